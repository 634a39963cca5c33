import { mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pino from "pino";
import { dayInVietnam, instantOf } from "../../calendar/day.js";
import type { PrismaClient } from "../../database/generated/client.js";
import { openDatabase } from "../../database/open.js";
import { type PlanInForce, planReader } from "../../plan/plan-in-force.js";
import { summaryMessage } from "../../summary/answer.js";
import { parseQuery } from "../../summary/query.js";
import { translator } from "../../text/language.js";
import { fillDemo } from "../fill-demo.js";
import { benchDatabases } from "./databases.js";
import { fillYear, multiply } from "./generated-year.js";
import { screensToMeasure } from "./screens.js";
import { handWritten } from "./summary-by-hand.js";

/**
 * How long the office waits for its screens: on a generated year of the bundled plan, every duty with three reports, on
 * the embedded database; with `--database URL` on a server, and again with 1,000 and 11,000 agencies. Beside the first
 * screen a hand-written statement for the same numbers.
 */
const asOf = "2024-11-20";
const at = "09:00";
const rounds = 40;
const warmUp = 5;
const log = pino({ level: "silent" });
const { values } = parseArgs({
  options: { database: { type: "string" }, sizes: { type: "string" }, json: { type: "boolean" } },
});

const sizes = (values.sizes ?? (values.database === undefined ? "191" : "191,1000,11000")).split(",").map(Number);
process.stdout.write(
  `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; ` +
    `${values.database === undefined ? "embedded PostgreSQL" : "PostgreSQL server"}; milliseconds, ${rounds} rounds\n`,
);
for (const size of sizes) await measureSize(size);

async function measureSize(size: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "summary-bench-"));
  const databases = values.database === undefined ? null : await benchDatabases(values.database, [`s${size}`]);
  try {
    const database = await openDatabase({
      dataDir: folder,
      log,
      ...(databases ? { databaseUrl: databases.urlOf(`s${size}`) } : {}),
    });
    try {
      await measureDatabase(database.prisma, size);
    } finally {
      await database.close();
    }
  } finally {
    await databases?.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureDatabase(db: PrismaClient, size: number): Promise<void> {
  const now = instantOf(asOf, at);
  await fillDemo(db, { now: instantOf("2024-01-11", "08:00"), samples: false });
  await multiply(db, size);
  await fillYear(db, now);
  const plan = (await planReader(db)())[0]!;
  const counts = await countRows(db);
  process.stdout.write(`\n${plan.catalogue.agencies.length} agencies, ${counts}\n${"".padEnd(26)}${head()}\n`);
  const first = await measure(() => firstScreen(db, plan, now));
  row("first screen", first);
  row("the same by hand", await measure(() => handWritten(db, plan.id, dayInVietnam(now), now)));
  for (const [name, screen] of screensToMeasure(db, plan, now)) row(name, await measure(screen));
}

function firstScreen(db: PrismaClient, plan: PlanInForce, now: Date) {
  return summaryMessage(db, parseQuery("@2024-Q4n")!, plan, now, translator("vi"));
}

async function countRows(db: PrismaClient): Promise<string> {
  const [duties, reports, figures] = [await db.duty.count(), await db.statusReport.count(), await db.figure.count()];
  return `${duties} duties, ${reports} reports, ${figures} figures`;
}

async function measure(work: () => Promise<unknown>): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    if (round >= 0) taken.push(performance.now() - began);
  }
  return taken.sort((a, b) => a - b);
}

function head(): string {
  return ["p50", "p95", "max"].map((name) => name.padStart(9)).join("");
}

function row(name: string, sorted: readonly number[]): void {
  const shares = [0.5, 0.95, 1].map((share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!);
  process.stdout.write(`${name.padEnd(26)}${shares.map((value) => value.toFixed(1).padStart(9)).join("")}\n`);
}
