import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { openDatabase } from "../../database/open.js";
import { bundledPlanFolder } from "../../plan/data-folder.js";
import { importPlan } from "../../plan/import-plan.js";
import { planReader } from "../../plan/plan-in-force.js";
import type { FileKind } from "../../summary/files/order.js";
import { openWorkshop } from "../../summary/files/workshop.js";
import { benchDatabases } from "./databases.js";
import { fillFullYear } from "./full-year.js";

/**
 * What the office's files take on a full year of the bundled plan, every duty reported three times: from the order to the
 * bytes, and for how long the process that chats was held meanwhile. `--database URL`: on a server; `--json`: for programs.
 */
const rounds = 5;

const { values: wishes } = parseArgs({
  options: { database: { type: "string" }, sizes: { type: "string" }, json: { type: "boolean", default: false } },
});
const files: readonly (readonly [FileKind, string])[] = [
  ["progress", "@"],
  ["agencies", "@"],
  ["indicators", "indicators@"],
  ["ranking", "indicator:{indicator}@"],
  ["trend", "@"],
  ["workbook", "@"],
  ["document", "@"],
];

const folder = mkdtempSync(join(tmpdir(), "daumoi-bench-"));
const server = wishes.database ? await benchDatabases(wishes.database, ["summary"]) : null;
const log = { info() {}, error: (error: unknown) => process.stderr.write(`${JSON.stringify(error)}\n`) };
const database = await openDatabase({ dataDir: folder, databaseUrl: server?.urlOf("summary"), log });
try {
  const { prisma } = database;
  await importPlan(prisma, { folder: bundledPlanFolder(), now: new Date() });
  const [plan] = await planReader(prisma)();
  if (!plan) throw new Error("the bundled plan cannot be read");
  const { year, catalogue } = plan;
  const filled = await fillFullYear(prisma, plan);
  const at = Date.parse(`${year + 1}-01-02T09:00:00+07:00`);
  const workshop = openWorkshop({ connection: database.connection, timeLimit: 120_000 });
  const make = async (kind: FileKind, about: string) => {
    const query = `${about.replace("{indicator}", catalogue.indicators[0]!.code)}${year}`;
    const began = performance.now();
    const before = process.cpuUsage();
    const made = await workshop.make({ kind, query, plan: year, at, language: "vi" });
    if (!made.ok) throw new Error(`${kind}: ${made.code}`);
    const { user, system } = process.cpuUsage(before);
    return { ms: performance.now() - began, processor: (user + system) / 1000, bytes: made.value.bytes.length };
  };
  const first = await make("progress", "@");
  const results: Result[] = [];
  for (const [kind, about] of files) {
    const held = monitorEventLoopDelay({ resolution: 5 });
    held.enable();
    const taken: Awaited<ReturnType<typeof make>>[] = [];
    for (let round = 0; round < rounds; round += 1) taken.push(await make(kind, about));
    held.disable();
    const times = taken.map(({ ms }) => ms).sort((a, b) => a - b);
    results.push({
      file: kind,
      median: Math.round(times[Math.floor(rounds / 2)]!),
      processor: Math.round(taken.reduce((sum, one) => sum + one.processor, 0) / rounds),
      worst: Math.round(times.at(-1)!),
      kilobytes: Math.round(taken[0]!.bytes / 1024),
      held: Math.round(held.max / 1e6),
    });
  }
  await workshop.close();
  tell(results, Math.round(first.ms), filled);
} finally {
  await database.close();
  await server?.drop();
  rmSync(folder, { recursive: true, force: true });
}

/** Milliseconds, but for the size. */
interface Result {
  readonly file: string;
  readonly median: number;
  /** Of all threads, the embedded database's too: what a busy machine lengthens less. */
  readonly processor: number;
  readonly worst: number;
  readonly kilobytes: number;
  /** The longest time for which the process that ordered it did nothing else. */
  readonly held: number;
}

function tell(results: readonly Result[], first: number, filled: object): void {
  const facts = { node: process.versions.node, cores: cpus().length, load: Number(loadavg()[0]!.toFixed(1)) };
  const on = database.kind;
  if (wishes.json) {
    process.stdout.write(`${JSON.stringify({ ...facts, on, ...filled, rounds, first, files: results })}\n`);
    return;
  }
  const line = (cells: readonly (string | number)[]) =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(12) : String(cell).padStart(10))).join("");
  process.stdout.write(
    [
      `Node ${facts.node}, ${facts.cores} cores, load ${facts.load}, ${on} database; ${JSON.stringify(filled)}`,
      `the first picture, with the start of its thread: ${first} ms; then, of ${rounds}:`,
      line(["file", "median ms", "worst ms", "processor", "KB", "held ms"]),
      ...results.map(({ file, median, worst, processor, kilobytes, held }) =>
        line([file, median, worst, processor, kilobytes, held]),
      ),
      "",
    ].join("\n"),
  );
}
