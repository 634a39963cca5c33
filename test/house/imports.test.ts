import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, test } from "vitest";

const src = resolve(import.meta.dirname, "../../src");

/**
 * Which rooms a room may import from; itself always. Direction: `text`, `calendar` ← `plan`, `people` ← `grammar` ←
 * `reporting` ← `reminders`, `summary` ← `bot`; the files of src/ itself, and src/program/, put everything together.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  calendar: ["text"],
  text: ["calendar"],
  database: ["calendar"],
  channels: ["database", "text"],
  delivery: ["calendar", "channels", "database", "text"],
  plan: ["calendar", "database", "text"],
  people: ["calendar", "database", "text"],
  grammar: ["calendar", "text"],
  reporting: ["calendar", "database", "grammar", "people", "plan", "text"],
  reminders: ["calendar", "database", "grammar", "people", "plan", "reporting", "text"],
  summary: ["calendar", "database", "grammar", "people", "plan", "reporting", "text"],
  events: ["calendar", "database", "grammar", "people", "plan", "reminders", "reporting", "requests", "text"],
  helping: ["calendar", "database", "people", "plan", "reminders", "reporting", "text"],
  requests: ["calendar", "database", "grammar", "people", "plan", "reminders", "reporting", "summary", "text"],
  bot: [
    "calendar",
    "channels",
    "database",
    "events",
    "grammar",
    "helping",
    "people",
    "plan",
    "reminders",
    "reporting",
    "requests",
    "summary",
    "text",
  ],
  operator: [
    "calendar",
    "channels",
    "database",
    "delivery",
    "grammar",
    "people",
    "plan",
    "reminders",
    "reporting",
    "text",
  ],
  sandbox: ["calendar", "database", "grammar", "people", "plan", "reporting", "summary", "text"],
};

/** Files of src/ that a room may import, because they know nothing of the program. */
const words = ["clock.ts", "one-by-one.ts", "outcome.ts", "start-thread.ts"];

/** Each with its reason; one that is no longer needed fails. */
const exceptions: Readonly<Record<string, string>> = {
  "reporting/decisions/notices.ts → delivery/outbox.ts": "what is decided becomes rows of the outbox",
  "requests/compose.ts → delivery/after-message.ts": "a file arrives behind the request that it belongs to",
  "requests/compose.ts → delivery/composed.ts": "what a message says when its time has come, with its file",
  "sandbox/bench/fill-product.ts → channels/channel.ts": "which messengers there are",
  "sandbox/bench/fill-product.ts → config.ts": "fills the database of the program as it is configured",
  "sandbox/bench/product-bot.ts → channels/channel.ts": "which messengers there are",
  "sandbox/bench/product-bot.ts → config.ts": "measures the program as it is configured",
  "sandbox/bench/product-bot.ts → program.ts": "measures the whole program",
  "sandbox/bench/reminder-bot.ts → config.ts": "measures the program as it is configured",
  "sandbox/bench/reminder-bot.ts → program.ts": "measures the whole program",
  "sandbox/bench/reminder-planner.ts → reminders/plan-digests.ts": "measures how long it takes to plan them",
  "sandbox/bench/reminders.ts → channels/telegram/pace.ts": "the messenger's ceiling, beside which it measures",
  "operator/command.ts → config.ts": "a command is told which tokens and addresses there are",
  "operator/doctor.ts → config.ts": "asks each configured bot",
  "operator/move.ts → config.ts": "from which database to which",
  "operator/people.ts → forgetting.ts": "what is known of a person lies in every room",
  "operator/settings.ts → retention.ts": "shows and sets for how long texts are kept",
  "operator/status.ts → quotas.ts": "shows the same counters as the administrator's command",
  "operator/status.ts → retention.ts": "shows for how long texts are kept",
  "operator/telegram-name.ts → config.ts": "which Telegram bot is configured",
  "reminders/missed-digests.ts → delivery/outbox.ts": "what was missed becomes rows of the ledger",
  "reminders/put-out.ts → delivery/outbox.ts": "what is decided becomes rows of the outbox",
  "reminders/nudge.ts → delivery/outbox.ts": "what is decided becomes rows of the outbox",
  "reminders/plan-digests.ts → delivery/outbox.ts": "what is decided becomes rows of the outbox",
};

/** Libraries that belong to some rooms only. */
const guests: Readonly<Record<string, readonly string[]>> = {
  "@grammyjs/conversations": ["bot"],
  "@prisma/adapter-pg": ["database"],
  // The bench measures against a bot that stores what it is told, and nothing else.
  pg: ["database", "delivery", "sandbox"],
  "@electric-sql/pglite": ["database"],
  "@electric-sql/pglite-socket": ["database"],
  "fs-native-extensions": ["database"],
  "node-cron": ["reminders"],
  commander: ["."],
  "csv-parse": ["plan"],
  "@resvg/resvg-js": ["summary"],
  docx: ["summary"],
  echarts: ["summary"],
  hucre: ["plan", "summary"],
  mammoth: ["plan"],
  yaml: ["plan"],
  i18next: ["text"],
  "libphonenumber-js": ["people"],
  "prom-client": [".", "delivery"],
};

interface Import {
  readonly file: string; // people/join.ts
  readonly room: string; // people; "." for what puts everything together
  readonly names: string; // what stands between import and from
  readonly from: string; // as written
  readonly target: string | null; // text/language.ts; null outside src/
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(sep).join("/"))
  .filter((file) => file.endsWith(".ts") && !file.startsWith("database/generated/"))
  .sort();
const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), "utf8");
  const found = text.matchAll(
    /^(?:import|export)\s([^;'"]*?)from\s+"([^"]+)"|^import\s+"([^"]+)"|import\("([^"]+)"\)/gm,
  );
  return [...found].map(([, names = "", ...sources]) => {
    const from = sources.find((source) => source !== undefined)!;
    return { file, room: roomOf(file), names, from, target: from.startsWith(".") ? targetOf(file, from) : null };
  });
}

function targetOf(file: string, from: string): string | null {
  const path = relative(src, resolve(src, dirname(file), from))
    .split(sep)
    .join("/");
  return path.startsWith("../") ? null : path.replace(/\.js$/, ".ts");
}

function roomOf(file: string): string {
  const room = file.includes("/") ? file.split("/")[0]! : ".";
  return room === "program" ? "." : room;
}

function isAllowed({ room, target }: Import): boolean {
  if (room === "." || target === null) return true;
  const to = roomOf(target);
  return to === "." ? words.includes(target) : to === room || allowed[room]!.includes(to);
}

test("every folder of src/ has its place in the direction of imports", () => {
  const rooms = new Set(files.map(roomOf).filter((room) => room !== "."));
  expect([...rooms].sort()).toEqual(Object.keys(allowed).sort());
});

test("imports go one way", () => {
  const against = imports.filter((one) => !isAllowed(one)).map(({ file, target }) => `${file} → ${target}`);
  expect([...new Set(against)].sort()).toEqual(Object.keys(exceptions).sort());
});

test("no circle between rooms, but for text and calendar, which read and write days together", () => {
  const circles = Object.entries(allowed).flatMap(([room, others]) =>
    others.filter((other) => reaches(other, room)).map((other) => [room, other].sort().join(" ⇄ ")),
  );
  expect([...new Set(circles)]).toEqual(["calendar ⇄ text"]);
});

function reaches(from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return allowed[from]!.some((next) => reaches(next, to, seen));
}

test("only text/ reads the texts, and the page's server hands its own on", () => {
  const readers = imports.filter(({ from }) => from.includes("/locales/")).map(({ file }) => file);
  expect([...new Set(readers)]).toEqual(["sandbox/routes.ts", "text/language.ts"]);
});

describe("libraries stay in their rooms", () => {
  test.each(Object.entries(guests))("%s", (library, rooms) => {
    const users = imports.filter(({ from }) => from === library || from.startsWith(`${library}/`));
    expect([...new Set(users.map(({ room }) => room))].sort()).toEqual([...rooms].sort());
  });

  test("grammY's context is known in bot/ only; others know the Bot API's shapes and errors", () => {
    // The bench measures against a bare grammY bot.
    const elsewhere = imports.filter(
      ({ room, from, file }) =>
        from === "grammy" && room !== "bot" && !/^sandbox\/bench\/(echo|storing)-bot\.ts$/.test(file),
    );
    const names = elsewhere.flatMap(({ names }) => names.match(/\b[A-Z]\w+/g) ?? []);
    for (const name of ["Context", "Bot", "Composer", "InlineKeyboard"]) expect(names).not.toContain(name);
  });

  test("the machine's clock is read at the edge only", () => {
    const readers = files.filter((file) => {
      if (["sandbox", "operator", "."].includes(roomOf(file))) return false;
      return /\bDate\.now\(\)|\bnew Date\(\)/.test(withoutComments(readFileSync(join(src, file), "utf8")));
    });
    expect(readers).toEqual(Object.keys(clockReaders).sort());
  });
});

/** Each with its reason. */
const clockReaders: Readonly<Record<string, string>> = {};

/** The rooms of the domain and the conversations ask what a channel can do; which channels there are is no business of theirs. */
const channelless = ["bot", "people", "plan", "reminders", "reporting", "summary"];

/** Each with its reason. */
const namesOfChannels: Readonly<Record<string, string>> = {};

test("the domain and the conversations name no channel", () => {
  const naming = files.filter((file) => {
    if (!channelless.includes(roomOf(file))) return false;
    return /telegram|zalo/i.test(withoutComments(readFileSync(join(src, file), "utf8")));
  });
  expect(naming).toEqual(Object.keys(namesOfChannels).sort());
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}
