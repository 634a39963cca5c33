import { Api } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Logger } from "pino";
import { type Channel, type SendFailure, shortWait, type WithExpects } from "../channels/channel.js";
import type { Clock } from "../clock.js";
import type { Queries } from "../database/connect.js";
import type { Message } from "../text/message.js";
import { afterFailedAttempt, afterLastAccount, crashed, endOfLife, type Outlook } from "./after-attempt.js";
import { Crew } from "./crew.js";
import { isDatabaseTrouble } from "./database-trouble.js";
import { describeError } from "./describe-error.js";
import { insist } from "./insist.js";
import type { DeliveryMetrics } from "./metrics.js";
import {
  type Attempt,
  claimMessages,
  closeAttempt,
  findAttempts,
  finishMessage,
  freeMessages,
  type MessageEnding,
  type OutboxRow,
  openAttempt,
  type Route,
  setMessagesRight,
} from "./outbox.js";
import { shownOf } from "./shown.js";
import { outboxWake } from "./wake.js";

/** What a message says when its time has come. `items` is kept with it, for replies to it. */
export type Composed =
  | {
      readonly message: Message;
      readonly items?: unknown;
      /** The chat that it answers: it goes there first, and is repeated until it surely arrived. */
      readonly answers?: Pick<Route, "channel" | "bot" | "chatId">;
    }
  | "withdrawn"
  | { readonly postpone: Date };

export interface SenderOptions {
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
  /** Messages in flight at once. */
  readonly concurrency?: number;
  readonly lookAround?: number;
}

export interface Sender {
  /** Resolves when no message is due and none in flight. */
  idle(): Promise<void>;
  /** Takes nothing more; resolves when what is in flight is recorded, at the latest after 8 s, with how much is left. */
  stop(): Promise<number>;
}

const stopPatience = 8_000;
const bugTries = 3;
/** Milliseconds for which a channel may be away before its people are reached elsewhere. */
const awayPatience = 60_000;
/** Seconds after which a message looks whether its channel is still away; it is woken when the channel returns. */
const awayPause = 15;

/**
 * Sends due messages of the outbox and keeps the ledger. A message is sent, or its row says why not. A crash can repeat
 * at most what was in flight; it skips nothing.
 */
export function startSender(options: SenderOptions): Sender {
  const { db, holder, clock, log, channels, metrics } = options;
  const apis = new Map(channels.map((channel) => [keyOf(channel.name, channel.bot), { channel, api: apiOf(channel) }]));
  /** Tries that a bug ended, by message. Forgotten at a restart, which may have brought the mended program. */
  const bugs = new Map<number, number>();

  async function work(row: OutboxRow): Promise<void> {
    const ending = await bringOut(row).catch((error: unknown) => endingAfter(error, row));
    if (ending === null) return;
    if (ending.state !== "retrying") bugs.delete(row.id);
    await insist(
      () => finishMessage(db, holder, row.id, ending, clock.now()),
      (error) => log.error({ outbox: row.id, error: describeError(error) }, "cannot finish a message yet"),
    );
    if (ending.state === "stopped" || ending.state === "ambiguous" || ending.state === "failed") {
      const facts = {
        outbox: row.id,
        kind: row.kind,
        person: row.personId,
        state: ending.state,
        reason: ending.reason,
      };
      log.warn(facts, "a message did not reach its person");
    }
  }

  /** Something else than sending went wrong: the database, which mends itself, or a bug, which gets a few tries. */
  function endingAfter(error: unknown, row: OutboxRow): MessageEnding {
    const soon = (seconds: number) => new Date(clock.now().getTime() + seconds * 1_000);
    const { name } = describeError(error);
    if (isDatabaseTrouble(error)) return { state: "retrying", nextAt: soon(10), reason: `database: ${name}` };
    const tries = (bugs.get(row.id) ?? 0) + 1;
    bugs.set(row.id, tries);
    const facts = { outbox: row.id, kind: row.kind, person: row.personId, error: describeError(error) };
    log.error(facts, "could not work a message off");
    const reason = `bug: ${name}`;
    return tries < bugTries ? { state: "retrying", nextAt: soon(30), reason } : { state: "failed", reason };
  }

  /** Null: another process has it. */
  async function bringOut(row: OutboxRow): Promise<MessageEnding | null> {
    const attempts = row.attempts > 0 ? await recallAttempts(row) : [];
    const over = endOfLife(row, attempts, clock.now());
    if (over) return over;
    const composed = await options.compose(row);
    if (composed === "withdrawn") return { state: "withdrawn" };
    if ("postpone" in composed) return { state: "postponed", nextAt: composed.postpone };

    const outlooks: Outlook[] = [];
    let reason = "";
    for (const route of inOrder(await options.routes(row.personId), composed.answers)) {
      const bot = apis.get(keyOf(route.channel, route.bot));
      if (!bot) {
        outlooks.push("much-later");
        reason = `auth: no channel ${route.channel} ${route.bot}`;
        continue;
      }
      const { awayFor } = bot.channel.reach;
      if (awayFor !== null) {
        reason = "transient: the channel is away";
        if (awayFor < awayPatience) {
          const nextAt = new Date(clock.now().getTime() + awayPause * 1_000);
          return { state: "retrying", nextAt, reason };
        }
        outlooks.push("later");
        continue;
      }
      // Nobody waits for it: it is put off without an attempt, which would be refused.
      const wait = await bot.channel.waitFor(route.chatId, priorityOf(row.urgent));
      if (wait > shortWait)
        return {
          state: "retrying",
          nextAt: new Date(clock.now().getTime() + wait),
          reason: `throttled: ${Math.ceil(wait / 1_000)} s`,
        };

      const attempt = await openAttempt(db, holder, row.id, route, clock.now());
      if (!attempt) return null;
      const sent = await send(bot, route, composed.message, row.urgent);
      metrics?.sends.inc({ channel: route.channel, result: "failure" in sent ? sent.failure.kind : "sent" });
      if (!("failure" in sent))
        return {
          ...{ state: "sent", deliveryId: attempt.id, messageId: sent.messageId, items: composed.items },
          shown: composed.items !== undefined && bot.channel.capabilities.edit ? shownOf(composed.message) : null,
        };

      const { failure } = sent;
      reason = reasonOf(failure);
      await closeAttempt(db, attempt.id, failure.kind, reason);
      attempts.push({ ...attempt, state: failure.kind, reason });
      if (failure.kind === "stopped") await options.accountStopped(route.accountId, failure.detail);
      const next = afterFailedAttempt(failure, attempts, clock.now(), composed.answers !== undefined);
      if (next.step === "end") return next.ending;
      outlooks.push(next.outlook);
    }
    // Nobody to try: why that is so is known from an earlier message.
    if (outlooks.length === 0) reason = (await options.whyUnreachable?.(row.personId)) ?? "no account";
    return afterLastAccount(outlooks, attempts, reason, clock.now());
  }

  /** An attempt that is still open belongs to a process that ended: it may have arrived, and is sent again. */
  async function recallAttempts(row: OutboxRow): Promise<Attempt[]> {
    const attempts: Attempt[] = [];
    for (const attempt of await findAttempts(db, row.id)) {
      if (attempt.state !== "sending") {
        attempts.push(attempt);
        continue;
      }
      log.warn(
        { outbox: row.id, kind: row.kind, person: row.personId },
        "a message was in flight when a process ended",
      );
      await closeAttempt(db, attempt.id, "ambiguous", crashed);
      attempts.push({ ...attempt, state: "ambiguous", reason: crashed });
    }
    return attempts;
  }

  const crew = new Crew<OutboxRow>({
    name: "sender",
    claim: (limit) => claimMessages(db, holder, clock.now(), limit),
    work: (row) => work(row).then(() => null),
    async tidy() {
      await freeMessages(db);
      await setMessagesRight(db, clock.now());
    },
    concurrency: options.concurrency ?? 6,
    wake: outboxWake,
    lookAround: options.lookAround ?? 1_000,
    log,
  });
  return { idle: () => crew.idle(), stop: () => crew.stop(stopPatience) };
}

type Sent = { readonly messageId: number | null } | { readonly failure: SendFailure };

async function send(
  { channel, api }: { readonly channel: Channel; readonly api: Api },
  route: Route,
  message: Message,
  urgent: boolean,
): Promise<Sent> {
  const ours: WithExpects = { expects: message.expects, priority: priorityOf(urgent) };
  const keyboard: InlineKeyboardMarkup = {
    inline_keyboard: message.buttons.map((row) => row.map(({ label, data }) => ({ text: label, callback_data: data }))),
  };
  try {
    const sent = await api.raw.sendMessage({
      chat_id: route.chatId,
      text: message.text,
      ...(message.buttons.length > 0 ? { reply_markup: keyboard } : {}),
      ...(message.protected && channel.capabilities.protects ? { protect_content: true } : {}),
      ...ours,
    });
    return { messageId: typeof sent.message_id === "number" ? sent.message_id : null };
  } catch (error) {
    return { failure: channel.failureOf(error) };
  }
}

function inOrder(routes: readonly Route[], first: Pick<Route, "channel" | "bot" | "chatId"> | undefined) {
  const isFirst = (one: Route) =>
    one.channel === first?.channel && one.bot === first.bot && one.chatId === first.chatId;
  return [...routes.filter(isFirst), ...routes.filter((one) => !isFirst(one))];
}

function priorityOf(urgent: boolean) {
  return urgent ? "urgent" : "ordinary";
}

function apiOf(channel: Channel): Api {
  return new Api(channel.token, channel.client);
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
