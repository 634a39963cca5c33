import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import fastify from "fastify";
import { bundledCatalogue } from "../../plan/catalogue.js";
import { SandboxClock } from "../clock.js";
import { TelegramStandIn } from "../telegram/stand-in.js";
import { echoScript, playRound, type Round, reportingScript } from "./people.js";
import { exportedRecords, MeasuredBot, measureStart } from "./processes.js";
import type { Wish } from "./product-bot.js";

/**
 * `npm run bench`: 50 people report at once to the whole product, over the strict stand-in for Telegram, beside the same
 * people talking to a bare grammY bot that says back what it is told. Each bot is a process of its own; people and
 * stand-in are this one. Rounds alternate, so that whatever else the machine does meets both. Afterwards every receipt
 * that a person was shown has to be in the database exactly once.
 */
const peopleAtOnce = 50;
const rounds = 3;
const starts = 2;
const at = "2024-02-26T07:30";
/** Milliseconds for one answer, and for all rounds together: a slow machine does fewer. */
const patience = 30_000;
const budget = 75_000;

const { values } = parseArgs({ options: { database: { type: "string" } } });
const product = { token: "700001:BENCH-product", name: "Đầu Mối", username: "bench_product_bot" };
const echo = { token: "700002:BENCH-echo", name: "Echo", username: "bench_echo_bot" };
const firstChat = 6_000_001;

const folder = mkdtempSync(join(tmpdir(), "dau-moi-bench-"));
const telegram = new TelegramStandIn({ clock: new SandboxClock(at), bots: [product, echo] });
const app = fastify({ forceCloseConnections: true });
const path = telegram.mount(app);
const apiRoot = (await app.listen({ port: 0, host: "127.0.0.1" })) + path;
const environment = (dataDir: string) => ({
  TELEGRAM_BOT_TOKEN: product.token,
  TELEGRAM_API_ROOT: apiRoot,
  DATA_DIR: join(folder, dataDir),
  PORT: "0",
  LOG_LEVEL: "error",
});
const databaseUrl: Record<string, string> = values.database === undefined ? {} : { DATABASE_URL: values.database };

try {
  await run();
} finally {
  await telegram.close();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const first: number[] = [];
  const warm: number[] = [];
  for (let index = 0; index < starts; index++) {
    first.push(await measureStart(environment(`start-${index}`)));
    warm.push(await measureStart(environment(`start-${index}`)));
  }

  const agencies = await agenciesToReport();
  const wish: Wish = { at, people: agencies.map((agency, index) => ({ chat: firstChat + index, agency })) };
  const env = { ...environment("product"), ...databaseUrl };
  const bot = await MeasuredBot.start("product-bot.js", [JSON.stringify(wish)], env);
  const bare = await MeasuredBot.start("echo-bot.js", [echo.token, apiRoot], {});
  const phones = wish.people.map(({ chat, agency }) => addPhone(`telegram:${chat}`, agency, product.token));
  const echoed = Array.from({ length: peopleAtOnce }, (_, index) =>
    addPhone(`telegram:${firstChat + 1000 + index}`, `${index}`, echo.token),
  );

  const ours: Round[] = [];
  const theirs: Round[] = [];
  const began = performance.now();
  for (let index = 0; index < rounds; index++) {
    if (performance.now() - began > budget) break;
    const group = phones.slice(index * peopleAtOnce, (index + 1) * peopleAtOnce);
    ours.push(await playRound(telegram, group, reportingScript, patience));
    theirs.push(await playRound(telegram, echoed, echoScript, patience));
  }
  const [memory, bareMemory] = [await bot.memory(), await bare.memory()];
  await bare.stop();

  const shown = ours.flatMap(({ answers }) => answers.flatMap((text) => /BN-\d{4}-\d{6}/.exec(text)?.[0] ?? []));
  const wrong = notOnce(shown, await exportedRecords(env), agencies.slice(0, ours.length * peopleAtOnce));
  await bot.stop();

  const rate = ({ waits, seconds }: Round) => waits.length / seconds;
  const rows: (readonly [string, number, number, number])[] = [
    ["answers per second", middle(ours.map(rate)), middle(theirs.map(rate)), 1],
    ["wait p50, ms", middle(ours.map(part(0.5))), middle(theirs.map(part(0.5))), 0],
    ["wait p95, ms", middle(ours.map(part(0.95))), middle(theirs.map(part(0.95))), 0],
    ["memory, MB", memory.memory / 1_048_576, bareMemory.memory / 1_048_576, 0],
    ["memory at most, MB", memory.peak / 1_048_576, bareMemory.peak / 1_048_576, 0],
  ];
  const line = (...cells: string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(22) : cell.padStart(12))).join("");
  const output = [
    `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}, ` +
      `${values.database === undefined ? "embedded PostgreSQL" : "PostgreSQL server"}; ` +
      `medians of ${ours.length} rounds of ${peopleAtOnce} people, ${reportingScript.length} inputs each`,
    line("", "product", "bare echo", "ratio"),
    ...rows.map(([name, a, b, digits]) => line(name, a.toFixed(digits), b.toFixed(digits), (a / b).toFixed(2))),
    line("start, first, s", middle(first).toFixed(2)),
    line("start, warm, s", middle(warm).toFixed(2)),
    `receipts shown: ${shown.length}; in the database exactly once, with what they hold: ${wrong.length === 0 ? "all" : "NOT ALL"}`,
  ];
  process.stdout.write(`${output.join("\n")}\n`);
  if (wrong.length > 0) {
    process.stderr.write(`${wrong.join("\n")}\n`);
    process.exitCode = 1;
  }
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

function addPhone(id: string, owner: string, token: string): string {
  const phone = telegram.addPhone(id, owner, token.split(":")[0]);
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
