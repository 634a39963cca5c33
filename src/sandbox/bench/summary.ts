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
import { generateYear } from "./generated-year.js";
import { screensToMeasure } from "./screens.js";
import { handWritten } from "./summary-by-hand.js";

/**
 * How long the office waits for its screens: on a generated year of the bundled plan, every duty with three reports, on
 * the embedded database; with `--database URL` on a server, and again with 1,000 and 11,000 agencies (`--sizes 191,1000`
 * names others). Beside the first screen hand-written statements for the same numbers, and how it grows.
 */
const asOf = "2024-11-20";
const at = "09:00";
const rounds = 40;
const warmUp = 5;
/** After so many milliseconds a screen is measured no more than `leastRounds` times. */
const enough = 20_000;
const leastRounds = 10;
const log = pino({ level: "silent" });
const { values } = parseArgs({
  options: { database: { type: "string" }, sizes: { type: "string" }, json: { type: "boolean" } },
});

const sizes = (values.sizes ?? (values.database === undefined ? "191" : "191,1000,11000")).split(",").map(Number);
process.stdout.write(
  `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; ` +
    `${values.database === undefined ? "embedded PostgreSQL" : "PostgreSQL server"}; milliseconds, ${rounds} rounds\n`,
);
const measured: Growth[] = [];
for (const size of sizes) measured.push(await measureSize(size));
if (measured.length > 1) tellGrowth(measured);

async function measureSize(size: number): Promise<Growth> {
  const folder = await mkdtemp(join(tmpdir(), "summary-bench-"));
  const databases = values.database === undefined ? null : await benchDatabases(values.database, [`s${size}`]);
  try {
    const database = await openDatabase({
      dataDir: folder,
      log,
      ...(databases ? { databaseUrl: databases.urlOf(`s${size}`) } : {}),
    });
    try {
      return await measureDatabase(database.prisma, size);
    } finally {
      await database.close();
    }
  } finally {
    await databases?.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureDatabase(db: PrismaClient, size: number): Promise<Growth> {
  const now = instantOf(asOf, at);
  await fillDemo(db, { now: instantOf("2024-01-11", "08:00"), samples: false });
  await generateYear(db, size, now);
  const plan = (await planReader(db)())[0]!;
  const [duties, reports, figures] = [await db.duty.count(), await db.statusReport.count(), await db.figure.count()];
  const agencies = plan.catalogue.agencies.length;
  process.stdout.write(
    `\n${agencies} agencies, ${duties} duties, ${reports} reports, ${figures} figures\n${"".padEnd(26)}${head()}\n`,
  );
  // In turn, so that whatever else the machine does falls on both.
  const [first, byHand] = await measure(
    () => firstScreen(db, plan, now),
    () => handWritten(db, plan.id, dayInVietnam(now), now),
  );
  row("first screen", first!);
  row("the same by hand", byHand!);
  const times = (of: (one: Taken) => readonly number[]) =>
    (share(of(first!), 0.5) / share(of(byHand!), 0.5)).toFixed(1);
  process.stdout.write(
    `first screen: ${times(({ clock }) => clock)} times as long, ${times(({ processor }) => processor)} times the processor\n`,
  );
  for (const [name, screen] of screensToMeasure(db, plan, now)) row(name, (await measure(screen))[0]!);
  return { agencies, duties, p50: share(first!.clock, 0.5), p95: share(first!.clock, 0.95) };
}

function firstScreen(db: PrismaClient, plan: PlanInForce, now: Date) {
  return summaryMessage(db, parseQuery("@2024-Q4n")!, plan, now, translator("vi"));
}

/** Milliseconds, in order: by the clock, and of the processor in all threads of this process. */
interface Taken {
  readonly clock: readonly number[];
  readonly processor: readonly number[];
}

interface Growth {
  readonly agencies: number;
  readonly duties: number;
  readonly p50: number;
  readonly p95: number;
}

async function measure(...works: readonly (() => Promise<unknown>)[]): Promise<readonly Taken[]> {
  const taken = works.map(() => ({ clock: [] as number[], processor: [] as number[] }));
  const started = performance.now();
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [index, work] of works.entries()) {
      const began = performance.now();
      const before = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(before);
      if (round < 0) continue;
      taken[index]!.clock.push(performance.now() - began);
      taken[index]!.processor.push((user + system) / 1000);
    }
    if (round + 1 >= leastRounds && performance.now() - started > enough) break;
  }
  const inOrder = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
  return taken.map(({ clock, processor }) => ({ clock: inOrder(clock), processor: inOrder(processor) }));
}

function share(sorted: readonly number[], of: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))]!;
}

function head(): string {
  return ["p50", "p95", "max", "processor"].map((name) => name.padStart(11)).join("");
}

function row(name: string, { clock, processor }: Taken): void {
  const cells = [share(clock, 0.5), share(clock, 0.95), share(clock, 1), share(processor, 0.5)];
  process.stdout.write(`${name.padEnd(26)}${cells.map((value) => value.toFixed(1).padStart(11)).join("")}\n`);
}

/** Whether the first screen grows faster than what it counts: 1.0 is as fast. */
function tellGrowth(sizes: readonly Growth[]): void {
  process.stdout.write("\nthe first screen, for each step how many times the duties and how many times the p50\n");
  for (const [index, { agencies, duties, p50, p95 }] of sizes.entries()) {
    const before = sizes[index - 1];
    const step = before
      ? `duties x ${(duties / before.duties).toFixed(1)}, time x ${(p50 / before.p50).toFixed(1)}`
      : `duties ${duties}`;
    process.stdout.write(
      `${String(agencies).padStart(7)} agencies: p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}; ${step}\n`,
    );
  }
}
