import type { Day } from "../calendar/day.js";
import type { ChannelName } from "../channels/channel.js";
import type { Queries } from "../database/connect.js";
import { dateColumn, dayOf } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import type { Offer } from "../text/message.js";
import { livingHolders } from "./holder.js";
import { longestWait } from "./longest-wait.js";
import type { Shown } from "./shown.js";
import { outboxWake } from "./wake.js";

/** A message that must go out. What it says is decided when it is sent, from the rows as they are then. */
export interface OutboxEntry {
  /** Unique for ever: 'digest:12:2024-02-26'. Another entry with the same key is the same message. */
  readonly key: string;
  readonly personId: number;
  readonly kind: string;
  readonly day: Day;
  readonly urgent: boolean;
  readonly nextAt: Date;
  /** After this instant it is no longer worth sending; a day after it was entered where null. */
  readonly expiresAt: Date | null;
}

/** A message that the sender has in hand. */
export interface OutboxRow extends OutboxEntry {
  readonly id: number;
  readonly createdAt: Date;
  readonly attempts: number;
  readonly reason: string | null;
}

/** One account of a person. */
export interface Route {
  readonly accountId: number;
  readonly channel: ChannelName;
  readonly bot: string;
  readonly chatId: number;
}

/** Enters what is not there yet, by key, and wakes the sender. Resolves with how many were new. */
export async function enqueue(db: Queries, entries: readonly OutboxEntry[], now: Date): Promise<number> {
  if (entries.length === 0) return 0;
  const column = <Key extends keyof OutboxEntry>(key: Key) => entries.map((entry) => entry[key]);
  // As columns: ten thousand of a morning are one statement.
  const count = await db.$executeRaw`
    INSERT INTO "OutboxMessage" (key, "personId", kind, day, urgent, "nextAt", "expiresAt", "createdAt")
    SELECT e.*, ${now}::timestamptz FROM unnest(${column("key")}::text[], ${column("personId")}::int[], ${column("kind")}::text[],
      ${column("day")}::date[], ${column("urgent")}::boolean[], ${column("nextAt")}::timestamptz[],
      ${column("expiresAt")}::timestamptz[]) AS e
    ON CONFLICT (key) DO NOTHING`;
  if (count > 0) outboxWake.wake();
  return count;
}

/**
 * Enters, as failed, messages whose time went by while nobody could send them: they stand in the ledger with the reason.
 * What is there already is left as it is. Resolves with how many are new.
 */
export async function enterMissed(
  db: Queries,
  entries: readonly OutboxEntry[],
  reason: string,
  now: Date,
): Promise<number> {
  if (entries.length === 0) return 0;
  const ending = { state: "failed", reason, createdAt: now, finishedAt: now };
  const { count } = await db.outboxMessage.createMany({
    data: entries.map((entry) => ({ ...entry, ...ending, day: dateColumn(entry.day) })),
    skipDuplicates: true,
  });
  return count;
}

/** Takes due messages, urgent ones first. */
export async function claimMessages(db: Queries, holder: number, now: Date, limit: number): Promise<OutboxRow[]> {
  const rows = await db.$queryRaw<(Omit<OutboxRow, "day"> & { day: Date })[]>`
    WITH next AS MATERIALIZED (
      SELECT id FROM "OutboxMessage"
      WHERE state IN ('queued', 'retrying') AND holder IS NULL AND "nextAt" <= ${now}
      ORDER BY urgent DESC, "nextAt", id
      LIMIT ${limit}
      FOR UPDATE SKIP LOCKED)
    UPDATE "OutboxMessage" taken SET holder = ${holder}
    FROM next WHERE taken.id = next.id
    RETURNING taken.id, taken.key, taken."personId", taken.kind, taken.day, taken.urgent, taken."createdAt",
      taken."nextAt", taken."expiresAt", taken.attempts, taken.reason`;
  return rows
    .map((row) => ({ ...row, day: dayOf(row.day) }))
    .sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.nextAt.getTime() - b.nextAt.getTime() || a.id - b.id);
}

/** Messages in the hand of a process that lives no more may be taken again. Resolves with their number. */
export async function freeMessages(db: Queries): Promise<number> {
  return db.$executeRaw`
    UPDATE "OutboxMessage" SET holder = NULL
    WHERE state IN ('queued', 'retrying') AND holder IS NOT NULL AND holder NOT IN ${livingHolders}`;
}

/** Messages that wait because a channel failed are due now. */
export async function makeMessagesDue(db: Queries, now: Date): Promise<void> {
  const count = await db.$executeRaw`
    UPDATE "OutboxMessage" SET "nextAt" = ${now}
    WHERE state = 'retrying' AND "nextAt" > ${now} AND reason ~ '^(transient|ambiguous)'`;
  if (count > 0) outboxWake.wake();
}

/** Milliseconds by which the clocks of processes that share a database may differ. */
const tolerance = 60_000;

/**
 * Sets messages right that a wrong clock put into the future: entered then, they were entered now; put off for longer
 * than a message that was tried ever is, they are due.
 */
export async function setMessagesRight(db: Queries, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "OutboxMessage" SET "nextAt" = ${now}, "createdAt" = LEAST("createdAt", ${now})
    WHERE state IN ('queued', 'retrying') AND "nextAt" > ${now}
      AND ("createdAt" > ${now}
        OR (state = 'retrying' AND "nextAt" > ${now}::timestamptz + ${longestWait(Prisma.sql`reason`)}))`;
}

/**
 * Messages that were not sent, and ended at a time that is still to come, were ended by a wrong clock: they are queued
 * again, and their composers decide by the right one. Of what was sent, nothing is taken back.
 */
export async function reviveUnsentOfTheFuture(db: Queries, now: Date): Promise<void> {
  const after = new Date(now.getTime() + tolerance);
  const count = await db.$executeRaw`
    UPDATE "OutboxMessage" SET state = 'queued', "nextAt" = ${now}, "createdAt" = LEAST("createdAt", ${now}),
      "finishedAt" = NULL, reason = NULL
    WHERE state IN ('stopped', 'ambiguous', 'failed', 'withdrawn') AND "finishedAt" > ${after}`;
  if (count > 0) outboxWake.wake();
}

/** How an attempt ended; `sending` until it has. The rest are the kinds of SendFailure. */
export type AttemptState =
  | "sending"
  | "sent"
  | "throttled"
  | "quota"
  | "auth"
  | "stopped"
  | "moved"
  | "invalid"
  | "transient"
  | "ambiguous";

/** A line of the ledger. */
export interface Attempt {
  readonly id: number;
  readonly channel: ChannelName;
  readonly bot: string;
  readonly state: AttemptState;
  readonly reason: string | null;
}

export async function findAttempts(db: Queries, outboxId: number): Promise<Attempt[]> {
  const rows = await db.delivery.findMany({ where: { outboxId }, orderBy: { id: "asc" } });
  return rows.map(({ id, channel, bot, state, reason }) => ({
    id,
    channel: channel as ChannelName,
    bot,
    state: state as AttemptState,
    reason,
  }));
}

/**
 * Writes, before the message leaves, that it is about to: a crash from here on leaves a line that says so. Null: another
 * process has taken the message over, so it must not be sent here.
 */
export async function openAttempt(
  db: Queries,
  holder: number,
  outboxId: number,
  { channel, bot, chatId }: Omit<Route, "accountId">,
  now: Date,
): Promise<Attempt | null> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    WITH held AS (
      UPDATE "OutboxMessage" SET attempts = attempts + 1, channel = ${channel}, bot = ${bot}, "chatId" = ${BigInt(chatId)}
      WHERE id = ${outboxId} AND holder = ${holder}
      RETURNING id, attempts)
    INSERT INTO "Delivery" ("outboxId", attempt, channel, bot, at, state)
    SELECT id, attempts, ${channel}, ${bot}, ${now}, 'sending' FROM held
    RETURNING id`;
  const id = rows[0]?.id;
  return id === undefined ? null : { id, channel, bot, state: "sending", reason: null };
}

export async function closeAttempt(db: Queries, id: number, state: AttemptState, reason: string | null): Promise<void> {
  await db.delivery.updateMany({ where: { id }, data: { state, reason } });
}

/** How a message left the hand. `withdrawn`: when its time came there was nothing left to say. */
export type MessageEnding =
  | {
      readonly state: "sent";
      readonly deliveryId: number;
      readonly messageId: number | null;
      readonly items: unknown;
      /** How it looks, where it can still be changed. */
      readonly shown: Shown | null;
      /** What a bare "có" behind it presses. */
      readonly offer: Offer | null;
    }
  | { readonly state: "stopped" | "ambiguous" | "failed"; readonly reason: string }
  | { readonly state: "withdrawn" }
  | { readonly state: "retrying"; readonly nextAt: Date; readonly reason: string }
  | { readonly state: "postponed"; readonly nextAt: Date };

/** Does nothing where another process has taken the message over meanwhile. */
export async function finishMessage(
  db: Queries,
  holder: number,
  outboxId: number,
  ending: MessageEnding,
  now: Date,
): Promise<void> {
  if (ending.state === "sent") {
    // One statement for message and ledger: a crash between them would send it again.
    const items = ending.items === undefined ? null : JSON.stringify(ending.items);
    await db.$executeRaw`
      WITH told AS (UPDATE "Delivery" SET state = 'sent', reason = NULL WHERE id = ${ending.deliveryId})
      ${ending.offer === null ? Prisma.empty : leavingOffer(ending.offer, { holder, outboxId, deliveryId: ending.deliveryId }, now)}
      UPDATE "OutboxMessage" SET state = 'sent', holder = NULL, reason = NULL, "finishedAt" = ${now},
        "messageId" = ${ending.messageId}::int, items = ${items}::jsonb,
        shown = ${ending.shown === null ? null : JSON.stringify(ending.shown)}::jsonb
      WHERE id = ${outboxId} AND holder = ${holder}`;
    return;
  }
  const change: Prisma.OutboxMessageUpdateManyMutationInput =
    ending.state === "postponed"
      ? { state: "queued", nextAt: ending.nextAt }
      : ending.state === "retrying"
        ? { state: "retrying", nextAt: ending.nextAt, reason: ending.reason }
        : { state: ending.state, finishedAt: now, reason: "reason" in ending ? ending.reason : null };
  await db.outboxMessage.updateMany({ where: { id: outboxId, holder }, data: { ...change, holder: null } });
}

/** An update is answered within this time, or hardly at all: what came earlier is not looked through. */
const answeredWithin = Prisma.sql`interval '1 day'`;

/**
 * A further part of a WITH: leaves in the chat what the message offers, as an answer of the bot does. Not where something
 * that was written there is still to be answered, or was since the message began to go out: that answer is the last thing
 * said, or will be, and this was not what it was about.
 */
function leavingOffer(
  { yes, no }: Offer,
  { holder, outboxId, deliveryId }: { readonly holder: number; readonly outboxId: number; readonly deliveryId: number },
  now: Date,
): Prisma.Sql {
  const ofChat = Prisma.sql`i.channel = m.channel AND i.bot = m.bot AND i."chatId" = m."chatId"`;
  return Prisma.sql`, offered AS (
    INSERT INTO "Offer" (channel, bot, "chatId", "inboxId", yes, no, at)
    SELECT m.channel, m.bot, m."chatId", coalesce((SELECT max(id) FROM "InboxUpdate"), 0), ${yes}, ${no ?? null}, ${now}
    FROM "OutboxMessage" m
    JOIN "Delivery" d ON d.id = ${deliveryId}
    WHERE m.id = ${outboxId} AND m.holder = ${holder}
      AND NOT EXISTS (SELECT 1 FROM "InboxUpdate" i WHERE ${ofChat} AND i.state = 'new')
      AND NOT EXISTS (
        SELECT 1 FROM "InboxUpdate" i
        WHERE ${ofChat} AND i.state IN ('done', 'failed', 'aside') AND i."receivedAt" > d.at - ${answeredWithin}
          AND greatest(i."receivedAt", i."doneAt") > d.at)
      AND NOT EXISTS (
        SELECT 1 FROM "Offer" o
        WHERE o.channel = m.channel AND o.bot = m.bot AND o."chatId" = m."chatId" AND o.at > d.at)
    ON CONFLICT (channel, bot, "chatId") DO UPDATE
      SET "inboxId" = excluded."inboxId", yes = excluded.yes, no = excluded.no, at = excluded.at)`;
}

/**
 * Takes the chats and the contents off all messages to a person, and sends no more: what waits is withdrawn. That they
 * were sent stays in the ledger. Resolves with their number.
 */
export async function forgetMessages(db: Queries, personId: number, now: Date): Promise<number> {
  return db.$executeRaw`
    UPDATE "OutboxMessage" SET "chatId" = NULL, "messageId" = NULL, items = NULL, shown = NULL, marks = NULL, holder = NULL,
      "finishedAt" = coalesce("finishedAt", ${now}),
      state = CASE WHEN state IN ('queued', 'retrying') THEN 'withdrawn' ELSE state END
    WHERE "personId" = ${personId}`;
}
