import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import fastify from "fastify";
import { bundledCatalogue } from "../../plan/catalogue.js";
import { SandboxClock } from "../clock.js";
import { TelegramStandIn } from "../telegram/stand-in.js";
import { benchDatabases } from "./databases.js";
import { echoScript, playRound, type Round, reportingScript } from "./people.js";
import { exportedRecords, MeasuredBot, measureStart } from "./processes.js";
import type { Wish } from "./product-bot.js";

/**
 * `npm run bench`: 50 people report at once to the whole product, over the strict stand-in for Telegram, beside the same
 * people talking to a bare grammY bot that says back what it is told. Each bot is a process of its own; people and
 * stand-in are this one. Rounds alternate, so that whatever else the machine does meets both. Both send as fast as they
 * can there; a last round shows the product as people meet it, at Telegram's 25 messages a second. Afterwards every
 * receipt that a person was shown has to be in the database exactly once.
 */
const peopleAtOnce = 50;
const rounds = 3;
const starts = 2;
const at = "2024-02-26T07:30";
/** Milliseconds for one answer, and for all alternating rounds together: a slow machine does fewer. */
const patience = 30_000;
const budget = 35_000;

type Pacing = "unpaced" | "paced";

const { values } = parseArgs({ options: { database: { type: "string" } } });
const products = {
  unpaced: { token: "700001:BENCH-unpaced", name: "Đầu Mối", username: "bench_unpaced_bot", firstChat: 6_000_001 },
  paced: { token: "700002:BENCH-paced", name: "Đầu Mối", username: "bench_paced_bot", firstChat: 6_001_001 },
} as const;
const echo = { token: "700003:BENCH-echo", name: "Echo", username: "bench_echo_bot", firstChat: 6_002_001 };

const folder = mkdtempSync(join(tmpdir(), "dau-moi-bench-"));
const telegram = new TelegramStandIn({ clock: new SandboxClock(at), bots: [products.unpaced, products.paced, echo] });
const app = fastify({ forceCloseConnections: true });
const path = telegram.mount(app);
const apiRoot = (await app.listen({ port: 0, host: "127.0.0.1" })) + path;
const databases = values.database === undefined ? null : await benchDatabases(values.database, Object.keys(products));

try {
  await run();
} finally {
  await telegram.close();
  await app.close();
  await databases?.drop();
  rmSync(folder, { recursive: true, force: true });
}

function environment(dataDir: string, token: string): Record<string, string> {
  return {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: apiRoot,
    DATA_DIR: join(folder, dataDir),
    PORT: "0",
    LOG_LEVEL: "error",
  };
}

function environmentOf(pacing: Pacing): Record<string, string> {
  const own = environment(pacing, products[pacing].token);
  return databases === null ? own : { ...own, DATABASE_URL: databases.urlOf(pacing) };
}

async function run(): Promise<void> {
  const first: number[] = [];
  const warm: number[] = [];
  for (let index = 0; index < starts; index++) {
    const env = environment(`start-${index}`, products.unpaced.token);
    first.push(await measureStart(env));
    warm.push(await measureStart(env));
  }

  const agencies = await agenciesToReport();
  const free = await startProduct("unpaced", agencies);
  const bare = await MeasuredBot.start("echo-bot.js", [echo.token, apiRoot], {});
  const echoed = Array.from({ length: peopleAtOnce }, (_, index) => addPhone(echo.firstChat + index, echo.token));
  const ours: Round[] = [];
  const theirs: Round[] = [];
  const began = performance.now();
  for (let index = 0; index < rounds && performance.now() - began < budget; index++) {
    const group = free.phones.slice(index * peopleAtOnce, (index + 1) * peopleAtOnce);
    ours.push(await playRound(telegram, group, reportingScript, patience));
    theirs.push(await playRound(telegram, echoed, echoScript, patience));
  }
  const [memory, bareMemory] = [await free.bot.memory(), await bare.memory()];
  await bare.stop();
  const wrong = await checkReceipts(ours, "unpaced", agencies);
  await free.bot.stop();

  const shipped = await startProduct("paced", agencies.slice(0, peopleAtOnce));
  const paced = await playRound(telegram, shipped.phones, reportingScript, patience);
  wrong.push(...(await checkReceipts([paced], "paced", agencies)));
  await shipped.bot.stop();

  const rate = ({ waits, seconds }: Round) => waits.length / seconds;
  const mebibyte = 1_048_576;
  const rows: (readonly [string, number, number, number | null, number])[] = [
    ["answers per second", middle(ours.map(rate)), middle(theirs.map(rate)), rate(paced), 1],
    ["wait p50, ms", middle(ours.map(part(0.5))), middle(theirs.map(part(0.5))), part(0.5)(paced), 0],
    ["wait p95, ms", middle(ours.map(part(0.95))), middle(theirs.map(part(0.95))), part(0.95)(paced), 0],
    ["memory, MB", memory.memory / mebibyte, bareMemory.memory / mebibyte, null, 0],
    ["memory at most, MB", memory.peak / mebibyte, bareMemory.peak / mebibyte, null, 0],
  ];
  const line = (...cells: string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(20) : cell.padStart(12))).join("");
  const output = [
    `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}, ` +
      `${values.database === undefined ? "embedded PostgreSQL" : "PostgreSQL server"}; ` +
      `medians of ${ours.length} rounds of ${peopleAtOnce} people, ${reportingScript.length} inputs each`,
    line("", "product", "bare echo", "ratio", "at 25/s"),
    ...rows.map(([name, a, b, p, digits]) =>
      line(name, a.toFixed(digits), b.toFixed(digits), (a / b).toFixed(2), p === null ? "" : p.toFixed(digits)),
    ),
    line("start, first, s", middle(first).toFixed(2)),
    line("start, warm, s", middle(warm).toFixed(2)),
    `receipts shown: ${receiptsOf([...ours, paced]).length}; in the database exactly once, with what they hold: ${wrong.length === 0 ? "all" : "NOT ALL"}`,
  ];
  process.stdout.write(`${output.join("\n")}\n`);
  if (wrong.length > 0) {
    process.stderr.write(`${wrong.join("\n")}\n`);
    process.exitCode = 1;
  }
}

async function startProduct(pacing: Pacing, agencies: readonly string[]) {
  const { token, firstChat } = products[pacing];
  const people = agencies.map((agency, index) => ({ chat: firstChat + index, agency }));
  const wish: Wish = { at, unpaced: pacing === "unpaced", people };
  const bot = await MeasuredBot.start("product-bot.js", [JSON.stringify(wish)], environmentOf(pacing));
  return { bot, phones: people.map(({ chat }) => addPhone(chat, token)) };
}

function receiptsOf(played: readonly Round[]): string[] {
  return played.flatMap(({ answers }) => answers.flatMap((text) => /BN-\d{4}-\d{6}/.exec(text)?.[0] ?? []));
}

async function checkReceipts(played: readonly Round[], pacing: Pacing, agencies: readonly string[]): Promise<string[]> {
  const reporting = agencies.slice(0, played.length * peopleAtOnce);
  return notOnce(receiptsOf(played), await exportedRecords(environmentOf(pacing)), reporting);
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
    .slice(0, rounds * peopleAtOnce);
}

function addPhone(chat: number, token: string): string {
  const phone = telegram.addPhone(`telegram:${chat}`, `${chat}`, token.split(":")[0]);
  telegram.meet(phone.id);
  return phone.id;
}

/** What is not in the database exactly once, in words: each receipt, and each of the three reports of each agency. */
function notOnce(
  receipts: readonly string[],
  records: readonly Record<string, unknown>[],
  agencies: readonly string[],
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
  const wanted = [
    ...receipts.flatMap((number) => [`receipt ${number}`, `content of ${number}`]),
    ...agencies.flatMap((agency) => ["V.1", "V.2", "CT-b3"].map((code) => `${code} of ${agency}`)),
  ];
  const known = new Set(wanted);
  return [
    ...wanted.filter((key) => counts.get(key) !== 1).map((key) => `${key}: ${counts.get(key) ?? 0} times`),
    ...[...counts.keys()].filter((key) => !known.has(key)).map((key) => `${key}: nobody was told`),
  ];
}

function part(share: number): (round: Round) => number {
  return ({ waits }) => [...waits].sort((a, b) => a - b)[Math.min(waits.length - 1, Math.floor(waits.length * share))]!;
}

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
