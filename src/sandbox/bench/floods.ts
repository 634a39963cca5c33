import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import fastify from "fastify";
import { benchDatabases } from "./databases.js";
import { type Flood, playFlood } from "./flood.js";
import { exportedRecords } from "./processes.js";

/**
 * `npm run bench -- floods`: strangers on Telegram, groups on Telegram and strangers on Zalo write as much as they can,
 * while one focal point reports. Shown is how long the focal point waits, and what the flood got.
 */
const floods: readonly Flood[] = [
  {
    name: "500 strangers × 4, Telegram",
    channel: "telegram",
    from: "strangers",
    senders: 500,
    messagesEach: 4,
    perSecond: 200,
  },
  {
    name: "32 groups × 60, Telegram",
    channel: "telegram",
    from: "groups",
    senders: 32,
    messagesEach: 60,
    perSecond: 200,
  },
  {
    name: "300 strangers × 10, Zalo",
    channel: "zalo",
    from: "strangers",
    senders: 300,
    messagesEach: 10,
    perSecond: 100,
  },
];
const { values } = parseArgs({ options: { database: { type: "string" } } });
const names = floods.map((_, index) => `flood_${index}`);
const databases = values.database === undefined ? null : await benchDatabases(values.database, names);
const folder = mkdtempSync(join(tmpdir(), "dau-moi-floods-"));
const row = (name: string, ...cells: (string | number)[]) =>
  `${name.padEnd(30)}${cells.map((cell) => String(cell).padStart(13)).join("")}\n`;

try {
  process.stdout.write(
    `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}, ` +
      `${databases === null ? "embedded PostgreSQL" : "PostgreSQL server"}; one focal point reports meanwhile\n` +
      row(
        "",
        "p50, ms",
        "max, ms",
        "inputs",
        "receipts",
        "stored",
        "others told",
        "most each",
        "refused",
        "worked off, s",
      ),
  );
  for (const [index, flood] of floods.entries()) await measure(flood, names[index]!);
} finally {
  await databases?.drop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(flood: Flood, name: string): Promise<void> {
  const app = fastify({ forceCloseConnections: true });
  const env = {
    DATA_DIR: join(folder, name),
    PORT: "0",
    LOG_LEVEL: "error",
    ...(databases === null ? {} : { DATABASE_URL: databases.urlOf(name) }),
  };
  // 25 inputs a minute: fewer than one sender may send.
  const options = { at: "2024-02-26T07:30", agency: "STP", pause: 2_400, patience: 300_000, env };
  const played = await playFlood(app, flood, options);
  await app.close();
  const records = await exportedRecords(played.env);
  const stored = played.receipts.filter((receipt) => records.filter(({ number }) => number === receipt).length === 1);
  const waits = [...played.waits].sort((a, b) => a - b);
  const middle = waits[Math.floor(waits.length / 2)]!;
  const told = `${played.answers}/${flood.senders * flood.messagesEach}`;
  process.stdout.write(
    row(
      flood.name,
      ...[middle.toFixed(0), waits.at(-1)!.toFixed(0), waits.length, played.receipts.length, stored.length],
      ...[told, played.most, played.refused, played.seconds.toFixed(1)],
    ),
  );
  if (stored.length !== played.receipts.length) process.exitCode = 1;
}
