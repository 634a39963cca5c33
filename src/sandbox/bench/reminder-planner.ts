import pino from "pino";
import { instantOf } from "../../calendar/day.js";
import { openDatabase } from "../../database/open.js";
import { planReader } from "../../plan/plan-in-force.js";
import { planDigests } from "../../reminders/plan-digests.js";
import { fillDemo } from "../fill-demo.js";
import { fillFast } from "./fast-fill.js";
import { multiplied, multiply } from "./generated-year.js";
import { addRecipients } from "./recipients.js";

/** What this process is to do with a database: `node reminder-planner.js '{…}'`. */
export interface Planning {
  /** Fills an empty database; or plans the digests of a morning, and of the next minute, on one that is filled. */
  readonly does: "fill" | "plan";
  /** Recipients, one of each agency. */
  readonly size: number;
  readonly bot: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** The day on which they are reminded. */
  readonly day: string;
}

export interface Planned {
  readonly planned: number;
  /** Milliseconds of the first look, and of the next minute's, which finds nothing new. */
  readonly first: number;
  readonly next: number;
  /** Milliseconds of processors that this process took for the first look; of a server's work nothing. */
  readonly cpu: number;
  /** Bytes that the process held at most. */
  readonly peak: number;
}

const { does, size, bot, dataDir, databaseUrl, day } = JSON.parse(process.argv[2]!) as Planning;
const database = await openDatabase({
  dataDir,
  log: pino({ level: "silent" }),
  ...(databaseUrl === null ? {} : { databaseUrl }),
});
const db = database.prisma;
let result: Planned | null = null;
if (does === "fill") {
  const joinedAt = instantOf("2024-01-11", "08:00");
  await fillDemo(db, { now: joinedAt, samples: false });
  // Rounded to whole provinces: the last agencies have nobody.
  await fillFast(db, multiplied, (tx) => multiply(tx, size + 142));
  await addRecipients(db, size, bot, joinedAt);
} else {
  const plans = await planReader(db)();
  const look = async (time: string) => {
    const began = performance.now();
    const planned = await planDigests(db, instantOf(day, time), plans);
    return { planned, milliseconds: performance.now() - began };
  };
  const before = process.cpuUsage();
  const first = await look("08:00");
  const { user, system } = process.cpuUsage(before);
  const next = await look("08:01");
  const peak = process.resourceUsage().maxRSS * 1024;
  result = {
    planned: first.planned,
    first: first.milliseconds,
    next: next.milliseconds,
    cpu: (user + system) / 1e3,
    peak,
  };
}
await database.close();
process.send?.(result ?? { filled: size });
process.disconnect?.();
