import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import fastify from "fastify";
import { bundledCatalogue } from "../../plan/catalogue.js";
import { SandboxClock } from "../clock.js";
import { TelegramStandIn } from "../telegram/stand-in.js";
import { benchDatabases } from "./databases.js";
import {
  echoScript,
  firstReports,
  firstScript,
  type Manner,
  playRound,
  type Round,
  reportingScript,
  reports,
  type Step,
} from "./people.js";
import { exportedRecords, MeasuredBot, measureStart } from "./processes.js";
import type { Wish } from "./product-bot.js";
import { figuresOf, loop, memory, middle, type Played, part, peak, processors, rate, report } from "./report.js";

/**
 * `npm run bench`: people report to the whole product, over the strict stand-in for Telegram, beside the same people
 * talking to a bare grammY bot that stores what it is told on the same kind of database, and to one that stores nothing.
 * Each bot is a process of its own; people and stand-in are this one. Fifty at once as fast as they are answered, fifty who
 * think half a second before each input, and one alone; before that each has been at work for as many rounds as are measured,
 * of which the first, when it has just started, is told by itself. Rounds alternate, so that whatever else the machine does
 * meets all. A last round shows the product over a stand-in that refuses what is more than Telegram allows. Afterwards every
 * receipt that a person was shown has to be in the database exactly once.
 */
const peopleAtOnce = 50;
const rounds = 3;
const alone = 20;
const starts = 2;
const at = "2024-02-26T07:30";
/** Milliseconds for one answer, and for the alternating rounds of one kind: a slow machine does fewer. */
const patience = 60_000;
const budget = 60_000;
const hurried = { patience, thought: 0 };
const atLeisure = { patience, thought: 500 };

/** A measured bot, who talks to it, and what they say. */
interface Side {
  readonly bot: MeasuredBot;
  readonly phones: readonly string[];
  readonly script: readonly Step[];
}

type Setting = "free" | "calm" | "limited";

const { values } = parseArgs({ options: { database: { type: "string" }, json: { type: "boolean" } } });
const products = {
  free: { token: "700001:BENCH-free", name: "Đầu Mối", username: "bench_free_bot", firstChat: 6_000_001 },
  calm: { token: "700004:BENCH-calm", name: "Đầu Mối", username: "bench_calm_bot", firstChat: 6_003_001 },
  limited: { token: "700002:BENCH-limited", name: "Đầu Mối", username: "bench_limited_bot", firstChat: 6_001_001 },
} as const;
const echo = { token: "700003:BENCH-echo", name: "Echo", username: "bench_echo_bot", firstChat: 6_002_001 };
const storing = { token: "700005:BENCH-storing", name: "Stores", username: "bench_storing_bot", firstChat: 6_004_001 };

const folder = mkdtempSync(join(tmpdir(), "dau-moi-bench-"));
const clock = new SandboxClock(at);
const messengers = {
  free: new TelegramStandIn({ clock, bots: [products.free, products.calm, echo, storing] }),
  limited: new TelegramStandIn({ clock, bots: [products.limited], keepRates: true, path: "/limited" }),
};
const app = fastify({ forceCloseConnections: true });
const free = messengers.free.mount(app);
const paths = { free, calm: free, limited: messengers.limited.mount(app) };
const address = await app.listen({ port: 0, host: "127.0.0.1" });
const databases =
  values.database === undefined ? null : await benchDatabases(values.database, [...Object.keys(products), "storing"]);

try {
  await run();
} finally {
  await messengers.free.close();
  await messengers.limited.close();
  await app.close();
  await databases?.drop();
  rmSync(folder, { recursive: true, force: true });
}

function environment(dataDir: string, setting: Setting): Record<string, string> {
  return {
    TELEGRAM_BOT_TOKEN: products[setting].token,
    TELEGRAM_API_ROOT: address + paths[setting],
    DATA_DIR: join(folder, dataDir),
    PORT: "0",
    LOG_LEVEL: "error",
  };
}

function environmentOf(setting: Setting): Record<string, string> {
  const own = environment(setting, setting);
  return databases === null ? own : { ...own, DATABASE_URL: databases.urlOf(setting) };
}

async function run(): Promise<void> {
  const { first, warm } = await startSeveralTimes();
  const agencies = await agenciesToReport();
  const many = agencies.slice(0, rounds * peopleAtOnce);
  const storingSide = await startBare("storing-bot.js", storing);
  const echoSide = await startBare("echo-bot.js", echo);

  const product = await startProduct("free", many);
  const starting = [{ ...product, script: firstScript }, storingSide, echoSide];
  const begun = await playInTurn(starting, { count: rounds, people: peopleAtOnce }, hurried);
  const rush = await playInTurn([product, storingSide, echoSide], { count: rounds, people: peopleAtOnce }, hurried);
  await echoSide.bot.stop();
  const hurriedly = [...begun[0]!.rounds, ...rush[0]!.rounds];
  const rushed = [...reportsBy(many, begun[0]!.rounds, firstReports), ...reportsBy(many, rush[0]!.rounds)];
  const wrong = await endProduct(product, "free", hurriedly, rushed);

  const calm = await startProduct("calm", agencies);
  const warming = await warmUp(calm);
  const leisure = await playInTurn([calm, storingSide], { count: rounds, people: peopleAtOnce }, atLeisure);
  const rest = { ...calm, phones: calm.phones.slice(many.length) };
  const single = await playInTurn([rest, storingSide], { count: rest.phones.length, people: 1 }, hurried);
  await storingSide.bot.stop();
  const calmly = [...leisure[0]!.rounds, ...single[0]!.rounds];
  const who = [...many.slice(0, leisure[0]!.rounds.length * peopleAtOnce), ...agencies.slice(many.length)];
  const reported = [...reportsBy(who, calmly), ...reportsBy(many, warming, firstReports)];
  wrong.push(...(await endProduct(calm, "calm", [...warming, ...calmly], reported)));

  const shipped = await startProduct("limited", agencies.slice(0, peopleAtOnce));
  const limited = await playRound(messengers.limited, shipped.phones, reportingScript, hurried);
  wrong.push(...(await endProduct(shipped, "limited", [limited], reportsBy(agencies, [limited]))));

  report({
    about: {
      node: process.versions.node,
      cores: cpus().length,
      load: loadavg()[0]!,
      database: values.database === undefined ? "embedded PostgreSQL" : "PostgreSQL server",
      people: peopleAtOnce,
      rounds: rush[0]!.rounds.length,
      inputs: reportingScript.length,
      receipts: receiptsOf([...hurriedly, ...warming, ...calmly, limited]).length,
    },
    figures: [
      ...figuresOf("saturated", rush, [rate, part(0.5), part(0.95), processors, loop, memory, peak]),
      ...figuresOf("at leisure", leisure, [rate, part(0.5), part(0.95), loop]),
      ...figuresOf("alone", single, [part(0.5), part(0.95), processors, loop]),
      ...figuresOf("with limits", [{ rounds: [limited], facts: null }], [rate, part(0.95)]),
      ...figuresOf("just started, saturated", begun.map(firstOf), [rate]),
      ...figuresOf("just started, at leisure", [{ rounds: warming.slice(0, 1), facts: null }], [part(0.5), part(0.95)]),
      { name: "start, first, s", values: [middle(first)], digits: 2 },
      { name: "start, warm, s", values: [middle(warm)], digits: 2 },
    ],
    wrong,
    json: values.json === true,
  });
  if (wrong.length > 0) process.exitCode = 1;
}

function firstOf({ facts, rounds: [first] }: Played): Played {
  return { facts, rounds: [first!] };
}

/** Seconds of starts in an empty folder, and in the same once more. */
async function startSeveralTimes(): Promise<{ readonly first: readonly number[]; readonly warm: readonly number[] }> {
  const first: number[] = [];
  const warm: number[] = [];
  for (let index = 0; index < starts; index++) {
    const env = environment(`start-${index}`, "free");
    first.push(await measureStart(env));
    warm.push(await measureStart(env));
  }
  return { first, warm };
}

/**
 * An engine compiles what it runs often, and a bot runs for months: as many rounds as were measured of the bare bot before,
 * about other tasks. The first of them at leisure, to be shown by itself.
 */
async function warmUp({ phones }: Side): Promise<Round[]> {
  const played: Round[] = [];
  for (let index = 0; index < rounds; index++) {
    const group = phones.slice(index * peopleAtOnce, (index + 1) * peopleAtOnce);
    played.push(await playRound(messengers.free, group, firstScript, index === 0 ? atLeisure : hurried));
  }
  return played;
}

/** Rounds of all in turn, the product's with other people each time; as many as there is time for. */
async function playInTurn(
  sides: readonly Side[],
  { count, people }: { readonly count: number; readonly people: number },
  manner: Manner,
): Promise<Played[]> {
  const played = sides.map(() => [] as Round[]);
  for (const { bot } of sides) await bot.facts();
  const began = performance.now();
  for (let index = 0; index < count && performance.now() - began < budget; index++)
    for (const [place, { phones, script }] of sides.entries()) {
      const from = script === echoScript ? 0 : index * people;
      const group = phones.slice(from, from + people);
      played[place]!.push(await playRound(messengers.free, group, script, manner));
    }
  return Promise.all(sides.map(async ({ bot }, place) => ({ rounds: played[place]!, facts: await bot.facts() })));
}

async function startBare(program: string, { token, firstChat }: typeof echo): Promise<Side> {
  const env = { DATA_DIR: join(folder, program), ...(databases && { DATABASE_URL: databases.urlOf("storing") }) };
  const bot = await MeasuredBot.start(program, [token, address + paths.free], env);
  const phones = Array.from({ length: peopleAtOnce }, (_, index) => addPhone("free", firstChat + index, token));
  return { bot, phones, script: echoScript };
}

/** What was reported of the agencies whose people had their turn. */
function reportsBy(
  agencies: readonly string[],
  played: readonly Round[],
  codes: readonly string[] = reports,
): string[] {
  const turns = played.reduce((sum, { waits }) => sum + waits.length, 0) / reportingScript.length;
  return agencies.slice(0, turns).flatMap((agency) => codes.map((code) => `${code} of ${agency}`));
}

/** Stops it; resolves with what is not in its database as it should be. */
async function endProduct({ bot }: Side, setting: Setting, played: readonly Round[], reported: readonly string[]) {
  const wrong = notOnce(receiptsOf(played), await exportedRecords(environmentOf(setting)), reported);
  await bot.stop();
  return wrong;
}

async function startProduct(setting: Setting, agencies: readonly string[]): Promise<Side> {
  const { token, firstChat } = products[setting];
  const people = agencies.map((agency, index) => ({ chat: firstChat + index, agency }));
  const wish: Wish = {
    at,
    people: people.map(({ chat, agency }) => ({ channel: "telegram", account: String(chat), agency })),
  };
  const bot = await MeasuredBot.start("product-bot.js", [JSON.stringify(wish)], environmentOf(setting));
  return { bot, phones: people.map(({ chat }) => addPhone(setting, chat, token)), script: reportingScript };
}

function receiptsOf(played: readonly Round[]): string[] {
  return played.flatMap(({ answers }) => answers.flatMap((text) => /BN-\d{4}-\d{6}/.exec(text)?.[0] ?? []));
}

/** Agencies that lead V.1 and V.2 and are asked for CT-b3, as many as the rounds need, in the order of the plan. */
async function agenciesToReport(): Promise<string[]> {
  const { tasks, indicators, agencies } = await bundledCatalogue();
  const asked = [
    ...["V.1", "V.2"].map((code) => tasks.find((task) => task.code === code)!.leads),
    indicators.find(({ code }) => code === "CT-b3")!.agencies,
  ];
  return agencies
    .map(({ code }) => code)
    .filter((code) => asked.every((list) => list.includes(code)))
    .slice(0, rounds * peopleAtOnce + alone);
}

function addPhone(setting: Setting, chat: number, token: string): string {
  const telegram = messengers[setting === "limited" ? "limited" : "free"];
  const phone = telegram.addPhone(`telegram:${chat}`, `${chat}`, token.split(":")[0]);
  telegram.meet(phone.id);
  return phone.id;
}

/** What is not in the database exactly once, in words: each receipt, and each report. */
function notOnce(
  receipts: readonly string[],
  records: readonly Record<string, unknown>[],
  reported: readonly string[],
): string[] {
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { type, number, receipt, task, indicator, agency } of records) {
    if (type === "receipt") add(`receipt ${number}`);
    if (type === "status_report" || type === "figure") {
      add(`content of ${receipt}`);
      add(`${task ?? indicator} of ${agency}`);
    }
  }
  const wanted = [...receipts.flatMap((number) => [`receipt ${number}`, `content of ${number}`]), ...reported];
  const known = new Set(wanted);
  return [
    ...wanted.filter((key) => counts.get(key) !== 1).map((key) => `${key}: ${counts.get(key) ?? 0} times`),
    ...[...counts.keys()].filter((key) => !known.has(key)).map((key) => `${key}: nobody was told`),
  ];
}
