import "./database/spare-fetch.js";
import { Registry } from "prom-client";
import type { WatchedChannel } from "./announce-channels.js";
import { dayInVietnam } from "./calendar/day.js";
import type { Capabilities, Channel } from "./channels/channel.js";
import { createLinkedFiles } from "./channels/files.js";
import type { Limits } from "./channels/telegram/pace.js";
import type { Database } from "./database/connect.js";
import { watchHealth } from "./database/health.js";
import { openWhenThere } from "./database/open-when-there.js";
import { takeHolder } from "./delivery/holder.js";
import { createDeliveryMetrics } from "./delivery/metrics.js";
import { watchNeighbours } from "./delivery/neighbours.js";
import { rehearse } from "./grammar/rehearse.js";
import type { HttpOptions } from "./http.js";
import { ensureFirstAdministratorCode } from "./people/administrator.js";
import type { Invitation } from "./people/invitations.js";
import { planReader } from "./plan/plan-in-force.js";
import { usualPlan } from "./plan/which-plan.js";
import { createBots } from "./program/bots.js";
import { bringUpToDate } from "./program/bring-up-to-date.js";
import { createChannels } from "./program/channels.js";
import { refuseUnwritable } from "./program/files-unwritable.js";
import { minuteJobs } from "./program/jobs.js";
import { markReminders } from "./program/mark-reminders.js";
import { keptFileReader } from "./program/read-kept-file.js";
import { prepareReception } from "./program/reception.js";
import { createServer } from "./program/serve.js";
import { storeReceived } from "./program/store-received.js";
import type { Surroundings } from "./program/surroundings.js";
import { startWorkers } from "./program/workers.js";
import { startTicks } from "./reminders/tick.js";
import { createStoredFiles } from "./reporting/evidence/stored-files.js";
import { measureSpace } from "./space-warning.js";
import { openWorkshop } from "./summary/files/workshop.js";
import { translator } from "./text/language.js";
import { openWaitingRoom, type WaitingRoom } from "./waiting-room.js";

export interface ProgramOptions extends Pick<Surroundings, "config" | "clock" | "log"> {
  readonly host: string;
  /** Further routes on the program's own server. */
  readonly mount?: HttpOptions["mount"];
  /** Instead of Telegram's own, for measuring. */
  readonly telegramLimits?: Partial<Limits>;
  /** What all channels can do, where that is to be less than it is. */
  readonly capabilities?: Partial<Capabilities>;
  /** Fills the database before anything is received. */
  readonly prepare?: (database: Database) => Promise<void>;
  /** Ends the waiting for a database that is not there: starting rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** The running product. */
export interface Program {
  readonly database: Database;
  readonly address: string;
  readonly channels: readonly WatchedChannel[];
  /** Set where nobody is administrator yet. */
  readonly administratorCode: Invitation | null;
  /** Does now what is done every minute: decides what reminders are due, and the rest. */
  tick(): Promise<void>;
  /** Resolves when nothing that was received waits and nothing that is due waits to be sent. */
  idle(): Promise<void>;
  /** Finishes what is in hand, closes the database; at the latest after 10 s. Safe to call twice. */
  stop(): Promise<void>;
}

/** The whole program: database → channels → workers → http → clock ticks. While there is no database it says so by http. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { config, log, host, signal } = options;
  const waitingRoom = await openWaitingRoom({ log }, { port: config.port, host });
  try {
    const database = await openWhenThere({
      ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
      dataDir: config.dataDir,
      log,
      signal,
      onWaiting: ({ code }) => waitingRoom.says(code),
    });
    try {
      return await run(options, database, waitingRoom);
    } catch (error) {
      await database.close();
      throw error;
    }
  } catch (error) {
    await waitingRoom.close();
    throw error;
  }
}

/** What whoever writes first would wait for. */
async function rehearsePlan({ plans, clock }: Surroundings): Promise<void> {
  const today = dayInVietnam(clock.now());
  const plan = usualPlan(await plans(), today);
  if (plan) rehearse(plan.catalogue, { today, t: translator("vi", plan) });
}

async function run(options: ProgramOptions, database: Database, waitingRoom: WaitingRoom): Promise<Program> {
  const { config, clock, log, host, mount, prepare, telegramLimits, capabilities } = options;
  const { prisma: db } = database;
  const stored = createStoredFiles(config.filesDir);
  await refuseUnwritable(stored, config.filesDir);
  await prepare?.(database);
  await bringUpToDate(db, clock.now(), log);
  const administratorCode = await ensureFirstAdministratorCode(db, clock.now());
  const around: Surroundings = { config, clock, log, database, plans: planReader(db) };

  const holder = await takeHolder({ openSession: () => database.openSession(), log });
  const neighbours = await watchNeighbours({ db, log });
  const health = watchHealth(database, log);
  const registry = new Registry();
  const metrics = createDeliveryMetrics(registry, db, neighbours.count);
  if (database.kind === "embedded") measureSpace(registry, database.dataDir);
  const files = createLinkedFiles({ db, clock, publicUrl: config.publicUrl ?? undefined });

  const channels = createChannels(around, { files, processes: neighbours.count, telegramLimits, capabilities });
  const workshop = openWorkshop({ connection: database.connection });
  const marks = markReminders(around, { holder: holder.id, channels });
  const readKeptFile = keptFileReader(channels, stored);
  const bots = createBots(channels, around, { files: workshop, readKeptFile, onReported: marks.wake });
  const workers = startWorkers(around, { holder: holder.id, channels, bots, metrics, files: workshop, stored });
  const storeOf = (channel: Channel) => storeReceived(around, channel, { metrics, ...workers });
  const reception = prepareReception(around, { channels, bots, storeOf });
  const { watched } = reception;
  const http = await createServer(around, { channels, watched, storeOf, health, files, stored, registry, mount });
  await waitingRoom.close();
  const address = await http.listen({ port: config.port, host });
  await rehearsePlan(around);
  reception.start();
  const ticks = startTicks({ clock, log, jobs: minuteJobs(around, { health, files, channels, stored, marks }) });

  async function stop(): Promise<void> {
    const [left] = await Promise.all([workers.stop(), reception.stop(), http.close(), ticks.stop(), marks.stop()]);
    await Promise.all([workers.close(), workshop.close()]);
    neighbours.stop();
    await holder.close();
    await database.close();
    log.info({ left }, "stopped");
  }

  let stopped: Promise<void> | null = null;
  return {
    database,
    address,
    channels: watched,
    administratorCode,
    tick: () => ticks.tick(),
    async idle() {
      await workers.idle();
      await marks.idle();
    },
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}
