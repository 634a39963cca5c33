import fastify from "fastify";
import pino from "pino";
import { expect } from "vitest";
import type { Database } from "../../src/database/connect.js";
import type { PrismaClient } from "../../src/database/generated/client.js";
import { inboxWake, outboxWake } from "../../src/delivery/wake.js";
import { moveOpenPost } from "../../src/operator/agencies.js";
import type { CommandContext } from "../../src/operator/command.js";
import { exportLines } from "../../src/operator/export.js";
import { removePerson } from "../../src/people/remove-person.js";
import { type Program, startProgram } from "../../src/program.js";
import type { Bubble, Messenger, Phone } from "../../src/sandbox/messenger.js";
import { sampleDocument, samplePhoto } from "../../src/sandbox/samples.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { ZaloStandIn, zaloSandboxToken } from "../../src/sandbox/zalo/stand-in.js";
import { translator } from "../../src/text/language.js";
import { testConfig } from "./config.js";
import { openTestDatabase, testFolder, urlOf } from "./database.js";
import { expectAnswer, linesOf } from "./expect-answer.js";
import { fillIn } from "./fill-in.js";
import { fillWorkbook, readFilling } from "./fill-workbook.js";
import { linkPhone } from "./link-phone.js";
import { importBundledAgencies, importEditedPlan } from "./next-plan.js";
import {
  forgetPeople,
  openDatabaseAtTurnOfYear,
  openDatabaseOf2025,
  openDatabaseOfTwoPlans,
  openPlannedDatabase,
  openStandInDatabase,
} from "./planned.js";
import { beginsThere } from "./stand-ins.js";
import { standingClock } from "./standing-clock.js";
import type { Action, Step, Transcript } from "./transcript.js";

export type ChannelUnderTest = "telegram" | "zalo";

const log = pino({ level: process.env.SCENARIO_LOG ?? "silent" });
/** What a person needs to do something: so nothing that two of them do is of the same moment. */
const moment = 1_000;
/** Against hanging only; shorter than the test may take, so that what is missing is said. */
const patience = 100_000;

const databases: Readonly<Record<Transcript["plans"], () => Promise<Database>>> = {
  real: openPlannedDatabase,
  none: openTestDatabase,
  both: openPlannedDatabase,
  elsewhere: openStandInDatabase,
  next: openDatabaseOfTwoPlans,
  turn: openDatabaseAtTurnOfYear,
  2025: openDatabaseOf2025,
};

/** Where transcripts are played on one channel, one after another: the real program, its database, a messenger. */
export interface Theatre {
  /** Fails at the first line that does not come true. `elsewhere`: on the other province's plan. */
  play(transcript: Transcript, elsewhere?: boolean): Promise<void>;
  close(): Promise<void>;
}

/** @param tell hears what each input brought, in the language of transcripts: for whoever writes one */
export async function openTheatre(channel: ChannelUnderTest, tell?: (line: string) => void): Promise<Theatre> {
  const planned = await openPlannedDatabase();
  const dataDir = testFolder();
  let other: Database | null = null;
  return {
    async play(transcript, elsewhere = false) {
      const { plans } = transcript;
      if (elsewhere) other ??= await openStandInDatabase();
      // Units that are imported stay: nobody else plays on that.
      const changesUnits = transcript.steps.some(
        (step) => step.kind === "command" && ["agencies", "plan"].includes(step.name),
      );
      // So do days off and the rules of deadlines.
      const changesPlan = transcript.source.some((line) => /: \/(?:caidat|ngaynghi) /.test(line));
      const isShared = (plans === "real" || plans === "both") && !changesUnits && !changesPlan;
      const kept = elsewhere ? other : isShared ? planned : null;
      const database = kept ?? (await databases[plans]());
      if (kept) await forgetPeople(kept);
      const begins = elsewhere ? beginsThere : undefined;
      const stage = await openStage(transcript, channel, database, dataDir, begins);
      tell?.(transcript.source[0]!);
      try {
        for (const step of transcript.steps) {
          if (step.channel !== null && step.channel !== channel) continue;
          if (step.kind !== "expect") tell?.(transcript.source[step.line - 1]!);
          await stage.perform(step).catch((error: Error) => {
            error.message = `line ${step.line}: ${error.message}`;
            throw error;
          });
          if (tell && (step.kind === "act" || step.kind === "clock")) for (const line of stage.news(step)) tell(line);
        }
      } finally {
        await stage.close();
        if (!kept) await database.close();
      }
    },
    async close() {
      await planned.close();
      await other?.close();
    },
  };
}

async function openStage(
  transcript: Transcript,
  channel: ChannelUnderTest,
  database: Database,
  dataDir: string,
  begins: string | undefined,
) {
  const { prisma } = database;
  const [first] = transcript.steps;
  // On a clock that runs, a slow machine would bring what is due before its line.
  const clock = standingClock(first?.kind === "clock" ? first.at : begins);
  const telegram = channel === "telegram" ? new TelegramStandIn({ clock }) : null;
  const zalo = channel === "zalo" ? new ZaloStandIn({ clock }) : null;
  const messenger: Messenger = (telegram ?? zalo)!;
  const server = fastify({ forceCloseConnections: true });
  const path = messenger.mount(server);
  const apiRoot = (await server.listen({ port: 0, host: "127.0.0.1" })) + path;
  const config = testConfig(dataDir, {
    telegram: telegram && { token: sandboxToken, apiRoot, webhookUrl: null },
    zalo: { tokens: zalo ? [zaloSandboxToken] : [], apiRoot, webhookUrl: null },
    databaseUrl: urlOf(database),
    publicUrl: transcript.address,
  });
  // The phones here are patient, and people in transcripts are quick.
  const limits = { key: "limits", value: { updatesPerMinute: 1_000 } };
  await prisma.setting.upsert({ where: { key: limits.key }, create: limits, update: limits });
  const { capabilities } = transcript;
  const telegramLimits = { perSecond: 10_000, perChat: 10_000 };
  const start = () => startProgram({ config, clock, log, host: "127.0.0.1", telegramLimits, capabilities });

  const phones = new Map<string, Phone>();
  const people: Record<string, number> = {};
  for (const [index, { name, posts }] of transcript.cast.entries()) {
    const phone = messenger.addPhone(`${channel}:${5_000_001 + index}`, name);
    phones.set(name, phone);
    if (posts.length > 0) people[name] = await linkPhone(prisma, messenger, phone, posts, clock.now());
  }
  let program: Program = await start();
  /** What each phone showed when it was last looked at, and what was new then. */
  const seen = new Map<string, Map<string, Bubble>>();
  const fresh = new Map<string, News>();
  /** The button that was pressed last, where nothing was done since. */
  let pressed: string | null = null;
  let forged = false;
  const codes = new Map<string, string>();
  let last = "";
  /** The last to do something did not wait: what has come since is news to the next look. */
  let hurried = false;

  const phoneOf = (who: string): Phone => {
    const phone = phones.get(who);
    if (!phone) throw new Error(`nobody is called "${who}"`);
    return phone;
  };

  function lookAt(who: string): News {
    const known = fresh.get(who);
    if (known) return known;
    const before = seen.get(who);
    const now = messenger.history(phoneOf(who).id).filter(({ from }) => from === "bot");
    seen.set(who, new Map(now.map((bubble) => [bubble.id, bubble])));
    const found: { came: Bubble[]; changed: Bubble[] } = { came: [], changed: [] };
    for (const bubble of now) {
      const old = before?.get(bubble.id);
      if (old && look(old) === look(bubble)) continue;
      // What somebody pressed becomes the answer; anything else changes by itself.
      const isAnswer = who === last && (forged || old?.buttons.flat().some(({ label }) => label === pressed));
      (old && !isAnswer ? found.changed : found.came).push(bubble);
    }
    fresh.set(who, found);
    return found;
  }

  async function settle(): Promise<void> {
    inboxWake.wake();
    outboxWake.wake();
    await program.idle();
  }

  async function act(who: string, action: Action): Promise<void> {
    const phone = phoneOf(who);
    if (!hurried) lookAt(who);
    fresh.clear();
    last = who;
    pressed = action.does === "presses" ? action.label : null;
    forged = action.does === "forges";
    clock.move(moment);
    await perform(phone.id, action);
    hurried = action.does === "hurries";
    if (hurried) return;
    await messenger.settled(phone.id, { idle: () => program.idle(), timeout: patience });
  }

  async function perform(phone: string, action: Action): Promise<void> {
    const mine = messenger.history(phone);
    switch (action.does) {
      case "blocks":
      case "unblocks":
        return messenger.block(phone, action.does === "blocks");
      case "album":
        if (telegram) return telegram.sendAlbum(phone, [samplePhoto(), samplePhoto()]);
        await messenger.send(phone, "photo");
        return messenger.send(phone, "photo");
      case "photo":
      case "document": {
        const file = action.does === "photo" ? samplePhoto() : sampleDocument();
        return messenger.send(phone, action.does, action.caption ? { ...file, caption: action.caption } : file);
      }
      case "sticker":
        return messenger.send(phone, action.does);
      case "fills": {
        const { file } = mine.findLast(({ from, file }) => from === "bot" && file?.name.endsWith(".xlsx")) ?? {};
        if (!file) throw new Error("no workbook came");
        const came = await fetch(new URL(file.url, apiRoot));
        const filling = action.text === "" ? [] : readFilling(await filled(action.text));
        const bytes = await fillWorkbook(new Uint8Array(await came.arrayBuffer()), filling);
        return messenger.send(phone, "document", { name: file.name, bytes });
      }
      case "presses": {
        const { label, under } = action;
        if (under === null) return messenger.press(phone, label);
        const bubble = mine.find(({ from, text }) => from === "bot" && text.includes(under));
        if (!bubble) throw new Error(`no message says "${under}"`);
        return messenger.press(phone, label, bubble.id);
      }
    }
    const text = await filled(action.text);
    if (action.does === "writes" || action.does === "hurries") return messenger.write(phone, text);
    const newest = mine.findLast(({ from }) => from === (action.does === "edits" ? "person" : "bot"));
    if (action.does === "replies") return messenger.write(phone, text, { replyTo: newest?.id ?? "" });
    if (!telegram) throw new Error(`on ${channel} nobody ${action.does}`);
    if (action.does === "edits") return telegram.edit(phone, newest?.id ?? "", text);
    if (action.does === "shares" || action.does === "card")
      return telegram.sendContact(phone, text, action.does === "shares");
    if (action.does === "forges") return telegram.forge(phone, text);
    return telegram.forward(phone, { text });
  }

  function filled(text: string): Promise<string> {
    return fillIn(text, { prisma, now: clock.now(), codes, people });
  }

  async function command(name: string, rest: string): Promise<void> {
    if (name === "restart") {
      await program.stop();
      program = await start();
    } else if (name === "outage") {
      await program.stop();
      clock.put(moved(rest, clock.now()));
      program = await start();
      await program.tick();
      await settle();
    } else if (name === "fail") {
      const fault = JSON.parse(rest);
      messenger.fail("phone" in fault ? { ...fault, phone: phoneOf(fault.phone).id } : fault);
    } else if (name === "code") {
      await filled(`{code ${rest}}`);
    } else if (name === "remove") {
      const removed = await removePerson(prisma, { personId: people[rest] ?? 0, by: null, now: clock.now() });
      if (!removed.ok) throw new Error(removed.code);
    } else if (name === "agencies") {
      await importBundledAgencies(prisma, rest, clock.now());
    } else if (name === "plan") {
      await importEditedPlan(prisma, JSON.parse(rest), clock.now());
    } else if (name === "move") {
      const [from = "", to = ""] = rest.split(" ");
      const where = { agency: { code: from, endedOn: { not: null } }, holdings: { some: { until: null } } };
      const { id } = await prisma.post.findFirstOrThrow({ where });
      const context = { db: prisma, now: clock.now(), t: translator("vi") } as unknown as CommandContext;
      const moved = await moveOpenPost(context, String(id), to);
      if (!moved.ok) throw new Error(moved.code);
    } else if (name === "repeat" && zalo) {
      zalo.replay();
      await messenger.settled(phoneOf(last).id, { idle: () => program.idle(), timeout: patience });
    } else throw new Error(`no command ${name}`);
  }

  return {
    news(step: Step): string[] {
      return transcript.cast.flatMap(({ name }) => {
        const bubbles = lookAt(name).came;
        const isAnswer = step.kind === "act" && name === last;
        return bubbles.length === 0 ? [] : [`${isAnswer ? "Bot" : `${name} sees`}: ${describe(bubbles)}`];
      });
    },
    async perform(step: Step): Promise<void> {
      if (step.kind !== "expect" && step.kind !== "record") fresh.clear();
      switch (step.kind) {
        case "clock":
          clock.put(moved(step.at, clock.now()));
          await program.tick();
          return settle();
        case "act":
          return act(step.who, step.action);
        case "expect":
          return expectAnswer(step, lookAt(step.who ?? last)[step.again ? "changed" : "came"], channel);
        case "keys": {
          const { keyboard = [] } = messenger.phones().find(({ id }) => id === phoneOf(step.who).id)!;
          return expect(keyboard.flat()).toEqual(step.labels);
        }
        case "menu":
          return expect(messenger.commands(phoneOf(step.who).id).map(({ command }) => `/${command}`)).toEqual(
            step.commands,
          );
        case "record":
          return expectRecords(step, program.database, people);
        case "command":
          return command(step.name, step.rest);
      }
    },
    async close(): Promise<void> {
      await program.stop();
      await messenger.close();
      await server.close();
    },
  };
}

interface News {
  readonly came: readonly Bubble[];
  readonly changed: readonly Bubble[];
}

/** An answer that edited a message is news like a new one; buttons that were taken off are not. */
function look(bubble: Bubble): string {
  return `${bubble.text}\n${bubble.photo ?? ""}${bubble.file?.name ?? ""}`;
}

function describe(bubbles: readonly Bubble[]): string {
  const rows = (bubble: Bubble) => bubble.buttons.map((row) => row.map(({ label }) => `[${label}]`).join(" "));
  return bubbles.flatMap((bubble) => [...linesOf(bubble), ...rows(bubble)]).join("\n     ");
}

function moved(at: string, now: Date): Date | string {
  const by = /^\+(\d+)([smhd])$/.exec(at);
  if (!by) return at;
  const unit = { s: 1, m: 60, h: 3_600, d: 86_400 }[by[2] as "s"];
  return new Date(now.getTime() + Number(by[1]) * unit * 1_000);
}

async function expectRecords(
  { holds, count }: Extract<Step, { kind: "record" }>,
  { prisma }: Database,
  people: Readonly<Record<string, number>>,
): Promise<void> {
  const isDuty = holds.type === "duty";
  const named = typeof holds.person === "string" ? { ...holds, person: people[holds.person] } : holds;
  const { task, event } = holds as Readonly<Record<string, string | undefined>>;
  const code = event === undefined ? task : `${task} ${event}`;
  const ofDuty = { task: { code }, agency: { code: holds.agency as string } };
  // Of 8,514 duties only those meant are read.
  const narrowed = prisma.$extends({
    query: {
      duty: {
        findMany: ({ args, query }) => query({ ...args, where: { ...args.where, ...(isDuty ? ofDuty : { id: 0 }) } }),
      },
    },
  }) as unknown as PrismaClient;
  const wanted = Object.entries(named).map(([key, value]) => [key, JSON.stringify(value)] as const);
  let found = 0;
  const others: string[] = [];
  for await (const line of exportLines(narrowed)) {
    if (!line.startsWith(`{"type":"${holds.type}"`)) continue;
    const record = JSON.parse(line) as Record<string, unknown>;
    if (wanted.every(([key, value]) => JSON.stringify(record[key]) === value)) found++;
    else others.push(line);
  }
  if (found !== count)
    throw new Error(`${found} × ${JSON.stringify(named)} instead of ${count}; others:\n${others.slice(-8).join("")}`);
}
