import { fork } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { defaultLimits } from "../../channels/telegram/pace.js";
import { playCampaign } from "./campaign.js";
import { benchDatabases } from "./databases.js";
import { bareEnvironment } from "./processes.js";
import type { Planned, Planning } from "./reminder-planner.js";

/**
 * `npm run bench -- reminders`: how long it takes to plan the digests of the fullest morning of a quarter, check-ins and
 * figures due, for 1,000 and 10,000 recipients (on a server 50,000 too), one of each agency; then how fast they are delivered,
 * beside what the messenger takes, by one process, on a server by two as well: to 10,000, on the embedded database, which is for
 * a small office, to 1,000.
 */
const day = "2024-03-18";
/** The bots start before the digests are due. */
const startsAt = `${day}T07:50`;
const dueAt = `${day}T08:00`;
const token = "700001:REMIND-telegram";
const megabyte = 1_048_576;
const { values } = parseArgs({
  options: {
    database: { type: "string" },
    sizes: { type: "string" },
    recipients: { type: "string" },
    json: { type: "boolean" },
  },
});
const server = values.database;
const sizes = (values.sizes ?? (server === undefined ? "1000,10000" : "1000,10000,50000")).split(",").map(Number);
const recipients = Number(values.recipients ?? (server === undefined ? 1_000 : 10_000));
const campaigns = server === undefined ? [1] : [1, 2];
const databases = server === undefined ? null : await benchDatabases(server, []);
const folder = mkdtempSync(join(tmpdir(), "dau-moi-reminders-"));
const results: object[] = [];
const filled = new Set<number>();

try {
  say(
    `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}, ` +
      `${databases === null ? "embedded PostgreSQL" : "PostgreSQL server"}\n`,
  );
  sayRow("planning", "planned", "s", "processor s", "next minute, s", "MB");
  for (const size of sizes) await measurePlanning(size);
  sayRow(
    "delivery",
    "once each",
    "refused",
    "a second",
    `of ${defaultLimits.perSecond}`,
    "most in 1 s",
    "processor ms",
    "MB",
  );
  for (const count of campaigns) await measureDelivery(count);
  if (values.json) process.stdout.write(`${JSON.stringify(results)}\n`);
} finally {
  await databases?.drop();
  rmSync(folder, { recursive: true, force: true });
}

async function measurePlanning(size: number): Promise<void> {
  const place = await fill(size, `plan_${size}`);
  const { planned, first, next, cpu, peak } = (await perform({ does: "plan", size, ...place })) as Planned;
  results.push({ size, planned, first, next, cpu, peak });
  sayRow(
    `${size} recipients`,
    ...[planned, (first / 1_000).toFixed(2), (cpu / 1_000).toFixed(2)],
    ...[(next / 1_000).toFixed(2), (peak / megabyte).toFixed(0)],
  );
  if (planned !== size) process.exitCode = 1;
}

async function measureDelivery(processes: number): Promise<void> {
  const place = await fill(recipients, `send_${processes}`);
  const { dataDir: DATA_DIR, databaseUrl } = place;
  const env = { DATA_DIR, ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }) };
  const delivered = await playCampaign({ token, recipients, processes, at: startsAt, due: dueAt, env });
  const perSecond = (delivered.sent - 1) / delivered.seconds;
  results.push({ processes, ...delivered, perSecond });
  sayRow(
    processes === 1 ? "one process" : `${processes} processes`,
    ...[`${delivered.once}/${recipients}`, delivered.refused, perSecond.toFixed(2)],
    ...[`${((100 * perSecond) / defaultLimits.perSecond).toFixed(1)} %`, delivered.most],
    ...[delivered.cpu.toFixed(1), (delivered.peak / megabyte).toFixed(0)],
  );
  if (delivered.once !== recipients || delivered.refused > 0) process.exitCode = 1;
}

/** A database with so many recipients: each size is filled once, and copied, because what is measured changes it. */
async function fill(size: number, name: string): Promise<ReturnType<typeof placeOf>> {
  const [original, place] = [`filled_${size}`, placeOf(name)];
  if (!filled.has(size)) {
    await databases?.create(original);
    await perform({ does: "fill", size, ...placeOf(original) });
    filled.add(size);
  }
  if (databases) await databases.copy(original, name);
  else cpSync(placeOf(original).dataDir, place.dataDir, { recursive: true });
  return place;
}

function placeOf(name: string): Omit<Planning, "does" | "size"> {
  const databaseUrl = databases === null ? null : databases.urlOf(name);
  return { bot: token.split(":")[0]!, dataDir: join(folder, name), databaseUrl, day };
}

/** In a process of its own, so that what filled the database is not counted to what plans on it. */
async function perform(planning: Planning): Promise<unknown> {
  const program = fileURLToPath(new URL("./reminder-planner.js", import.meta.url));
  const child = fork(program, [JSON.stringify(planning)], { env: bareEnvironment({}) });
  const ended = once(child, "exit");
  const [said] = await Promise.race([
    once(child, "message"),
    ended.then(([code]) => Promise.reject(new Error(`the planner ended with ${code}`))),
  ]);
  await ended;
  return said;
}

function say(text: string): void {
  if (!values.json) process.stdout.write(text);
}

function sayRow(name: string, ...cells: readonly (string | number)[]): void {
  say(`${name.padEnd(20)}${cells.map((cell) => String(cell).padStart(15)).join("")}\n`);
}
