import type { Update } from "grammy/types";
import { apologyFor } from "../apology.js";
import { rankUpdates } from "../bot/rank-updates.js";
import { tellTooMany } from "../bot/tell-too-many.js";
import { dayInVietnam } from "../calendar/day.js";
import type { Channel, ChannelName } from "../channels/channel.js";
import type { Left } from "../channels/left.js";
import { readLimits } from "../channels/limits.js";
import type { Waiting } from "../channels/waiting.js";
import { connectInbox, type InboxConnections } from "../database/inbox-connections.js";
import type { InboxRow } from "../delivery/inbox.js";
import { type Lanes, startLanes } from "../delivery/lanes.js";
import type { DeliveryMetrics } from "../delivery/metrics.js";
import type { OutboxEntry } from "../delivery/outbox.js";
import { type Sender, startSender } from "../delivery/sender.js";
import { markStopped, routesOf, stopReasonOf } from "../people/accounts.js";
import { findMember } from "../people/member.js";
import { usualPlan } from "../plan/which-plan.js";
import type { StoredFiles } from "../reporting/evidence/stored-files.js";
import type { Workshop } from "../summary/files/workshop.js";
import { translator } from "../text/language.js";
import type { Bots } from "./bots.js";
import { KnownWriters } from "./known-writers.js";
import { composeMessages } from "./message-kinds.js";
import type { Surroundings } from "./surroundings.js";

export interface WorkerNeeds {
  /** This process, as the rows that it has in hand name it. */
  readonly holder: number;
  readonly channels: readonly Channel[];
  readonly bots: Bots;
  readonly metrics: DeliveryMetrics;
  readonly files: Workshop;
  readonly stored: StoredFiles;
}

/** What works off the inbox and the outbox. */
export interface Workers extends Pick<Lanes, "storing"> {
  /** Who wrote what is handed over to `storing`. */
  readonly writers: KnownWriters;
  /** Resolves when nothing that was received waits and nothing that is due waits to be sent. */
  idle(): Promise<void>;
  /** Takes nothing more; resolves with how much is left. */
  stop(): Promise<{ readonly updates: number; readonly messages: number }>;
  /** Once nothing is stored any more. */
  close(): Promise<void>;
}

export function startWorkers(around: Surroundings, needs: WorkerNeeds): Workers {
  const connections = connectInbox(around.database, around.log);
  const writers = new KnownWriters();
  const lanes = workOffInbox(around, needs, { connections, writers });
  const sender = workOffOutbox(around, needs);
  return {
    storing: lanes.storing,
    writers,
    async idle() {
      await lanes.idle();
      await sender.idle();
    },
    async stop() {
      const [updates, messages] = await Promise.all([lanes.stop(), sender.stop()]);
      return { updates, messages };
    },
    close: () => connections.close(),
  };
}

function workOffInbox(
  around: Surroundings,
  { holder, channels, bots, metrics }: WorkerNeeds,
  { connections, writers }: { readonly connections: InboxConnections; readonly writers: KnownWriters },
): Lanes {
  const { clock, log, database } = around;
  const db = database.prisma;
  return startLanes({
    db,
    connections,
    holder,
    clock,
    log,
    channels,
    metrics,
    onFailed: (update, row, _reason, waiting) => apologise(around, bots, update, { row, waiting }),
    async handle(update, row, waiting) {
      const left: Left = {};
      await bots.on(botOf(row)).handle(update, { inboxId: row.id, left, waiting, writer: writers.take(row, update) });
      return left;
    },
    limits: () => readLimits(db),
    async rankNow(update, row) {
      const [rank] = await rankUpdates(db, botOf(row), [{ chatId: row.chatId, update }], clock.now());
      return rank!;
    },
    async onTooMany(update, row, until, waiting) {
      const { channel, bot, chatId } = row;
      if (chatId === null) return;
      const language = (await findMember(db, { channel, bot, chatId }))?.language ?? "vi";
      const { updatesPerMinute } = await readLimits(db);
      const api = bots.on(botOf(row)).apiFor(waiting);
      await tellTooMany(api, update, { chatId, language, limit: updatesPerMinute, until });
    },
  });
}

/** What could not be handled is not met with silence: a member is told in any case, a stranger in one try. */
async function apologise(
  { clock, database, plans }: Surroundings,
  bots: Bots,
  update: Update,
  { row, waiting }: { readonly row: InboxRow; readonly waiting: Waiting },
): Promise<OutboxEntry | null> {
  const { channel, bot } = row;
  const chatId = update.message?.chat.id ?? update.callback_query?.message?.chat.id;
  if (chatId === undefined) return null;
  const member = await findMember(database.prisma, { channel, bot, chatId });
  if (member) return apologyFor(row, member.personId, clock.now());
  const plan = usualPlan(await plans(), dayInVietnam(clock.now()));
  await bots.on(botOf(row)).apiFor(waiting).sendMessage(chatId, translator("vi", plan)("help.failed"));
  return null;
}

function workOffOutbox(around: Surroundings, { holder, channels, metrics, files, stored }: WorkerNeeds): Sender {
  const { clock, log, database } = around;
  const db = database.prisma;
  return startSender({
    db,
    holder,
    clock,
    log,
    channels,
    metrics,
    compose: composeMessages(around, { files, channels, stored }),
    async routes(personId) {
      const routes = await routesOf(db, personId);
      return routes.map((route) => ({ ...route, channel: route.channel as ChannelName }));
    },
    whyUnreachable: (personId) => stopReasonOf(db, personId),
    accountStopped: (accountId, reason) => markStopped(db, accountId, reason, clock.now()),
  });
}

function botOf({ channel, bot }: InboxRow) {
  return { name: channel, bot };
}
