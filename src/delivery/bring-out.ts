import type { Logger } from "pino";
import { type Channel, type ChannelName, type SendFailure, shortWait } from "../channels/channel.js";
import type { Clock } from "../clock.js";
import type { Queries } from "../database/connect.js";
import type { Message } from "../text/message.js";
import { afterFailedAttempt, afterLastAccount, crashed, endOfLife, type Outlook } from "./after-attempt.js";
import type { Composed } from "./composed.js";
import type { DeliveryMetrics } from "./metrics.js";
import {
  type Attempt,
  closeAttempt,
  findAttempts,
  type MessageEnding,
  type OutboxRow,
  openAttempt,
  type Route,
} from "./outbox.js";
import { priorityOf, type SendingBot, sendingBot, sendMessage } from "./send-message.js";
import { shownOf } from "./shown.js";

export interface BringingOut {
  readonly db: Queries;
  readonly holder: number;
  readonly clock: Clock;
  readonly log: Logger;
  readonly channels: readonly Channel[];
  /** From the rows as they are now, in the person's language. */
  readonly compose: (row: OutboxRow) => Promise<Composed>;
  /** The person's accounts that have not stopped, the preferred one first. */
  readonly routes: (personId: number) => Promise<readonly Route[]>;
  /** Why none of the person's accounts can be written to; null where there is none. */
  readonly whyUnreachable?: (personId: number) => Promise<string | null>;
  /** The person cannot be reached there until they write again. */
  readonly accountStopped: (accountId: number, reason: string) => Promise<void>;
  readonly metrics?: DeliveryMetrics;
}

/** Milliseconds for which a channel may be away before its people are reached elsewhere. */
const awayPatience = 60_000;
/** Seconds after which a message looks whether its channel is still away; it is woken when the channel returns. */
const awayPause = 15;

/**
 * Composes a message and tries its person's accounts, one after another, each try written down before and after. Answers
 * how the message ended; null where another process has it. Rejects for what is no matter of the channel.
 */
export function createBringOut(options: BringingOut): (row: OutboxRow) => Promise<MessageEnding | null> {
  const { clock, channels } = options;
  const bots = new Map(channels.map((channel) => [keyOf(channel.name, channel.bot), sendingBot(channel)]));
  return async (row) => {
    const attempts = row.attempts > 0 ? await recallAttempts(options, row) : [];
    const over = endOfLife(row, attempts, clock.now());
    if (over) return over;
    const composed = await options.compose(row);
    if (composed === "withdrawn") return { state: "withdrawn" };
    if ("postpone" in composed) return { state: "postponed", nextAt: composed.postpone };

    const outlooks: Outlook[] = [];
    let reason = "";
    for (const route of await routesFor(options, row, composed)) {
      const bot = bots.get(keyOf(route.channel, route.bot));
      const tried = bot
        ? await tryRoute(options, bot, route, { row, composed, attempts })
        : ({ outlook: "much-later", reason: `auth: no channel ${route.channel} ${route.bot}` } as const);
      if ("ending" in tried) return tried.ending;
      outlooks.push(tried.outlook);
      reason = tried.reason;
    }
    // Nobody to try: why that is so is known from an earlier message.
    if (outlooks.length === 0) reason = (await options.whyUnreachable?.(row.personId)) ?? "no account";
    return afterLastAccount(outlooks, attempts, reason, clock.now());
  };
}

/** How it ended, null where another process has it; or what can be hoped for there while the next account is tried. */
type Tried = { readonly ending: MessageEnding | null } | { readonly outlook: Outlook; readonly reason: string };

/** Where it goes; a chat that is nobody's has no account. */
type Way = Omit<Route, "accountId"> & { readonly accountId: number | null };

interface Outgoing {
  readonly row: OutboxRow;
  readonly composed: Extract<Composed, { message: Message }>;
  /** A failed one is added. */
  readonly attempts: Attempt[];
}

async function tryRoute(
  { db, holder, clock, metrics, accountStopped }: BringingOut,
  bot: SendingBot,
  route: Way,
  { row, composed, attempts }: Outgoing,
): Promise<Tried> {
  const notNow = await waitingFor(bot.channel, route, row, clock);
  if (notNow) return notNow;
  const attempt = await openAttempt(db, holder, row.id, route, clock.now());
  if (!attempt) return { ending: null };
  const sent = await sendMessage(bot, route, composed.message, row.urgent);
  metrics?.sends.inc({ channel: route.channel, result: "failure" in sent ? sent.failure.kind : "sent" });
  if (!("failure" in sent)) {
    const { items, message } = composed;
    const shown = items !== undefined && bot.channel.capabilities.edit ? shownOf(message) : null;
    const offer = message.offer ?? null;
    return { ending: { state: "sent", deliveryId: attempt.id, messageId: sent.messageId, items, shown, offer } };
  }
  const { failure } = sent;
  const reason = reasonOf(failure);
  await closeAttempt(db, attempt.id, failure.kind, reason);
  attempts.push({ ...attempt, state: failure.kind, reason });
  if (failure.kind === "stopped" && route.accountId !== null) await accountStopped(route.accountId, failure.detail);
  const next = afterFailedAttempt(failure, attempts, clock.now(), composed.answers !== undefined);
  return next.step === "end" ? { ending: next.ending } : { outlook: next.outlook, reason };
}

/** Where a try now would be in vain: what becomes of the message without an attempt. Null: now. */
async function waitingFor(channel: Channel, route: Way, row: OutboxRow, clock: Clock): Promise<Tried | null> {
  const { awayFor } = channel.reach;
  if (awayFor !== null) {
    const reason = "transient: the channel is away";
    if (awayFor >= awayPatience) return { outlook: "later", reason };
    return { ending: { state: "retrying", nextAt: new Date(clock.now().getTime() + awayPause * 1_000), reason } };
  }
  // Nobody waits for it: it is put off without an attempt, which would be refused.
  const wait = await channel.waitFor(route.chatId, priorityOf(row.urgent));
  if (wait <= shortWait) return null;
  const reason = `throttled: ${Math.ceil(wait / 1_000)} s`;
  return { ending: { state: "retrying", nextAt: new Date(clock.now().getTime() + wait), reason } };
}

/** An attempt that is still open belongs to a process that ended: it may have arrived, and is sent again. */
async function recallAttempts({ db, log }: BringingOut, row: OutboxRow): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for (const attempt of await findAttempts(db, row.id)) {
    if (attempt.state !== "sending") {
      attempts.push(attempt);
      continue;
    }
    log.warn({ outbox: row.id, kind: row.kind, person: row.personId }, "a message was in flight when a process ended");
    await closeAttempt(db, attempt.id, "ambiguous", crashed);
    attempts.push({ ...attempt, state: "ambiguous", reason: crashed });
  }
  return attempts;
}

async function routesFor(
  { routes }: BringingOut,
  { personId }: OutboxRow,
  { to, answers }: Outgoing["composed"],
): Promise<readonly Way[]> {
  return to
    ? [{ ...to, channel: to.channel as ChannelName, accountId: null }]
    : inOrder(await routes(personId), answers);
}

function inOrder(routes: readonly Route[], first: Pick<Route, "channel" | "bot" | "chatId"> | undefined) {
  const isFirst = (one: Route) =>
    one.channel === first?.channel && one.bot === first.bot && one.chatId === first.chatId;
  return [...routes.filter(isFirst), ...routes.filter((one) => !isFirst(one))];
}

function keyOf(channel: string, bot: string): string {
  return `${channel}:${bot}`;
}

function reasonOf(failure: SendFailure): string {
  switch (failure.kind) {
    case "throttled":
      return `throttled: ${failure.retryAfter} s`;
    case "moved":
      return "moved";
    default:
      return `${failure.kind}: ${failure.detail}`;
  }
}
