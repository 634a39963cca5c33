import { createHash } from "node:crypto";
import type { Update } from "grammy/types";
import type { ChannelName, Received } from "../channels/channel.js";
import { type Rank, ranks } from "../channels/rank.js";
import type { Queries } from "../database/connect.js";
import type { Statements } from "../database/direct.js";
import { Prisma } from "../database/generated/client.js";
import { storable } from "../database/storable.js";
import { isDatabaseTrouble } from "./database-trouble.js";
import { describeError } from "./describe-error.js";
import { livingHolders } from "./holder.js";
import { longestWait } from "./longest-wait.js";
import type { DoorLimit } from "./refuse-at-door.js";
import { inboxWake } from "./wake.js";

/** An update that a lane has in hand (`claim-updates.ts`). */
export interface InboxRow {
  readonly id: bigint;
  readonly channel: ChannelName;
  readonly bot: string;
  readonly updateId: string;
  readonly chatId: number | null;
  readonly update: Update;
  readonly interpreted: Update | null;
  readonly receivedAt: Date;
  /** Times it was taken, this one included. */
  readonly attempts: number;
  /** Processes that ended with it in hand. */
  readonly crashes: number;
  /** As it was stored. */
  readonly rank: Rank;
  /** Updates of this rank and chat that came before it in the same window; at most one more than are read. */
  readonly earlier: number;
}

/** One bot, as rows name it. */
export interface BotName {
  readonly name: ChannelName;
  readonly bot: string;
}

/** Told of each update that no lane will handle; `reason` holds nothing that people wrote. */
export type TellAside = (updateId: string, reason: string) => void;

/**
 * Stores updates and wakes the lanes. An update that is there already, by channel, bot and id, is left as it is. What is
 * unreadable is put aside. Where the database works and refuses what an update holds, the updates are stored one by one,
 * and that one is put aside without its content, so that it holds up nobody. What is past its limit is stored as not read,
 * and told of by number. Resolves with how many were new when all are
 * durable; rejects where not all are, so that the channel is asked for them again.
 */
export async function storeUpdates(
  db: Queries,
  bot: BotName,
  received: readonly Ranked[],
  now: Date,
  tellAside: TellAside = () => {},
  tellPast: (count: number) => void = () => {},
): Promise<number> {
  if (received.length === 0) return 0;
  const { stored, waiting, past } = await insert(db, bot, received, now).catch(async (error: unknown) => {
    if (isDatabaseTrouble(error)) throw error;
    const alone: Inserted[] = [];
    for (const one of received) alone.push(await insertOne(db, bot, one, now, tellAside));
    return {
      stored: alone.reduce((sum, one) => sum + one.stored, 0),
      waiting: alone.reduce((sum, one) => sum + one.waiting, 0),
      past: alone.reduce((sum, one) => sum + one.past, 0),
    };
  });
  for (const { updateId, unreadable } of received) if (unreadable !== undefined) tellAside(updateId, unreadable);
  if (past > 0) tellPast(past);
  if (waiting > 0) inboxWake.wake();
  return stored;
}

/** The first half of the keys of locks on chats: apart from our other locks, and anybody else's in the same database. */
const lockClass = 1_684_893_035;

/**
 * Locks a chat of the bot $1, $2 until what is stored in it is committed; by all in the order of the chats. A claim in the same
 * transaction then sees what another process stored there, and took.
 */
const lockOf = (chat: string) =>
  `pg_advisory_xact_lock(${lockClass}, hashtext($1::text || $2::text || ${chat})) AS lock`;

/** `served` says in SQL of a row "asked" (channel, bot, "chatId") whether it is served first. */
const insertionOfServed = (served: string) => `
  INSERT INTO "InboxUpdate" (channel, bot, "updateId", "chatId", rank, update, "receivedAt", "nextAt", state)
  SELECT asked.channel, asked.bot, asked."updateId", asked."chatId", ${ranks.indexOf("known")}, asked.update,
    $3::timestamptz, $3::timestamptz, 'new'
  FROM (
    SELECT $1 AS channel, $2 AS bot, one.*, ${lockOf('one."chatId"')}
    FROM (
      SELECT given.* FROM unnest($4::text[], $5::bigint[], $6::jsonb[])
        WITH ORDINALITY AS given ("updateId", "chatId", update, place)
      ORDER BY given."chatId" OFFSET 0) AS one
  ) AS asked
  WHERE ${served}
  ORDER BY asked.place
  ON CONFLICT DO NOTHING
  RETURNING "updateId"`;

/**
 * Asks of the chats of these updates whether they are served first and stores what comes from those that are, in one
 * statement; the lanes are not woken. Resolves with the ids of what it stored; the others, also what is there already, are for
 * `storeUpdates`, as all are where this rejects because the database refuses what one holds.
 *
 * @param served a condition in SQL on a row "asked" (channel, bot, "chatId")
 */
export async function storeServed(
  db: Pick<Statements, "$queryRawUnsafe">,
  { name, bot }: BotName,
  received: readonly Received[],
  now: Date,
  served: string,
): Promise<ReadonlySet<string>> {
  if (received.length === 0) return new Set();
  const stored = await db.$queryRawUnsafe<{ readonly updateId: string }[]>(
    insertionOfServed(served),
    name,
    bot,
    now,
    received.map(({ updateId }) => updateId),
    received.map(({ chatId }) => (chatId === null ? null : BigInt(chatId))),
    received.map(({ update }) => JSON.stringify(storable(update))),
  );
  return new Set(stored.map(({ updateId }) => updateId));
}

/** With the rank of who sent it, of the first one where none is said, and what it is measured against, if anything. */
type Ranked = Received & { readonly rank?: Rank; readonly limit?: DoorLimit | null };

/**
 * As many rows as there are, in their order, by one and the same statement. What is past its limit is stored as a lane would
 * leave it, unless something of a stranger's chat waits that may make them a member.
 */
const insertion = `
  INSERT INTO "InboxUpdate" (channel, bot, "updateId", "chatId", rank, update, "receivedAt", "nextAt", state, error, "doneAt")
  SELECT $1, $2, one."updateId", one."chatId", one.rank, CASE WHEN one.past THEN '{}' ELSE one.update END,
    $3::timestamptz, $3::timestamptz,
    CASE WHEN one.unreadable IS NOT NULL THEN 'aside' WHEN one.past THEN 'done' ELSE 'new' END,
    coalesce(one.unreadable, CASE WHEN one.past THEN 'limit: ' || ($11::text[])[one.rank + 1] END),
    CASE WHEN one.unreadable IS NOT NULL OR one.past THEN $3::timestamptz END
  FROM (
    SELECT given.*, given.allowed IS NOT NULL AND given.unreadable IS NULL AND (
      SELECT count(*) FROM (
        SELECT 1 FROM unnest('{new,done,failed}'::text[]) AS counted (state), LATERAL (
          SELECT 1 FROM "InboxUpdate" before
          WHERE before.channel = $1 AND before.bot = $2 AND before."chatId" = given."chatId"
            AND before.state = counted.state AND before.rank = given.rank AND before."receivedAt" >= given.since
          ORDER BY before."receivedAt"
          LIMIT given.allowed) AS of_state
        LIMIT given.allowed) AS of_window) >= given.allowed
    AND (given.rank <> ${ranks.indexOf("unknown")} OR NOT EXISTS (
      SELECT 1 FROM "InboxUpdate" waiting
      WHERE waiting.channel = $1 AND waiting.bot = $2 AND waiting."chatId" = given."chatId" AND waiting.state = 'new'
        AND waiting.rank <> given.rank)) AS past
    FROM (
      SELECT locked.*, ${lockOf('locked."chatId"')} FROM (
        SELECT sent.* FROM
          unnest($4::text[], $5::bigint[], $6::int[], $7::jsonb[], $8::text[], $9::int[], $10::timestamptz[])
            WITH ORDINALITY AS sent ("updateId", "chatId", rank, update, unreadable, allowed, since, place)
        ORDER BY sent."chatId" OFFSET 0) AS locked) AS given) AS one
  ORDER BY one.place
  ON CONFLICT DO NOTHING
  RETURNING state`;

/** How many are new, how many of these wait for a lane, and how many are past their limit. */
interface Inserted {
  readonly stored: number;
  readonly waiting: number;
  readonly past: number;
}

async function insert(db: Queries, { name, bot }: BotName, received: readonly Ranked[], now: Date): Promise<Inserted> {
  const rows = await db.$queryRawUnsafe<{ readonly state: string }[]>(
    insertion,
    name,
    bot,
    now,
    received.map(({ updateId }) => updateId),
    received.map(({ chatId }) => (chatId === null ? null : BigInt(chatId))),
    received.map(({ rank = "known" }) => ranks.indexOf(rank)),
    received.map(({ update }) => JSON.stringify(storable(update))),
    received.map(({ unreadable }) => unreadable ?? null),
    received.map(({ limit }) => limit?.allowed ?? null),
    received.map(({ limit }) => limit?.since ?? null),
    ranks,
  );
  const count = (ended: string) => rows.filter(({ state }) => state === ended).length;
  return { stored: rows.length, waiting: count("new"), past: count("done") };
}

/** Longest id that is kept as it is: an index takes no key of more than 2,700 bytes. */
const longestId = 256;

async function insertOne(
  db: Queries,
  bot: BotName,
  received: Ranked,
  now: Date,
  tellAside: TellAside,
): Promise<Inserted> {
  try {
    return await insert(db, bot, [received], now);
  } catch (error) {
    if (isDatabaseTrouble(error)) throw error;
    const { name, code } = describeError(error);
    const reason = code === undefined ? name : `${name} ${code}`;
    const given = storable(received.updateId);
    const updateId = given.length > longestId ? createHash("sha256").update(given).digest("hex") : given;
    // That this row goes in shows that the database works, and that it is the content that it refused.
    const kept = await insert(db, bot, [{ updateId, chatId: null, update: {} as Update, unreadable: reason }], now);
    tellAside(updateId, reason);
    return kept;
  }
}

/** Before handling, so that whoever takes the row over handles the same meaning, and counts it by the rank that it has. */
export async function storeInterpreted(db: Queries, id: bigint, interpreted: Update, rank: Rank): Promise<void> {
  const data = { interpreted: storable(interpreted) as object, rank: ranks.indexOf(rank) };
  await db.inboxUpdate.updateMany({ where: { id }, data });
}

/** How a row left the hand. */
export type Ending =
  | { readonly state: "done"; readonly reason: string | null }
  | { readonly state: "failed"; readonly reason: string }
  | { readonly state: "new"; readonly nextAt: Date; readonly reason: string };

/** Does nothing where another process has taken the row over meanwhile. */
export async function finishUpdate(db: Queries, holder: number, id: bigint, ending: Ending, now: Date): Promise<void> {
  const { state, reason } = ending;
  await db.inboxUpdate.updateMany({
    where: { id, holder, state: "new" },
    data: {
      state,
      error: reason,
      holder: null,
      ...(ending.state === "new" ? { nextAt: ending.nextAt } : { doneAt: now }),
    },
  });
}

/**
 * Processes that ended with a row in hand before it is suspected of having ended them: what was in hand beside it at two
 * ends is as innocent as what was there at one.
 */
export const suspectAfter = 2;

/** Whether suspect rows are due. */
export async function hasSuspects(db: Queries, bots: readonly BotName[], now: Date): Promise<boolean> {
  if (bots.length === 0) return false;
  const ofBots = Prisma.join(bots.map(({ name, bot }) => `${name}:${bot}`));
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "InboxUpdate" i
    WHERE i.state = 'new' AND i.holder IS NULL AND i."nextAt" <= ${now} AND i.channel || ':' || i.bot IN (${ofBots})
      AND i.crashes >= ${suspectAfter}
    LIMIT 1`;
  return found.length > 0;
}

/**
 * Ends an update that is not read, without its content: what people send past their limit must not fill the disk. `upTo`:
 * also what waits behind it in its chat and came before that instant, as far as it is of the same rank. Does nothing where
 * another process has taken the row over meanwhile. Resolves with their number.
 */
export async function dropUpdates(
  db: Queries,
  holder: number,
  { id, channel, bot, chatId, rank }: InboxRow,
  { upTo, reason, now }: { readonly upTo: Date | null; readonly reason: string; readonly now: Date },
): Promise<number> {
  const at = ranks.indexOf(rank);
  return db.$executeRaw`
    WITH held AS (SELECT id FROM "InboxUpdate" WHERE id = ${id} AND holder = ${holder} AND state = 'new'),
      behind AS (
        SELECT i.id FROM "InboxUpdate" i
        WHERE i.channel = ${channel} AND i.bot = ${bot} AND i."chatId" = ${chatId}::bigint AND i.state = 'new'
          AND i.holder IS NULL AND i.rank = ${at} AND i.id > ${id} AND i."receivedAt" < ${upTo}::timestamptz
          AND i.id < coalesce((
            SELECT min(other.id) FROM "InboxUpdate" other
            WHERE other.channel = ${channel} AND other.bot = ${bot} AND other."chatId" = ${chatId}::bigint
              AND other.state = 'new' AND other.rank <> ${at} AND other.id > ${id}), 9223372036854775807))
    UPDATE "InboxUpdate" SET state = 'done', error = ${reason}, holder = NULL, "doneAt" = ${now}, update = '{}', interpreted = NULL
    WHERE EXISTS (SELECT 1 FROM held) AND (id = ${id} OR id IN (SELECT behind.id FROM behind))`;
}

/**
 * Rows in the hand of a process that lives no more may be taken again, and remember it; and so may those that are in the hand
 * of `own` though it knows nothing of them, because the answer to its claim was lost. Resolves with their number.
 */
export async function freeUpdates(
  db: Queries,
  own: { readonly holder: number; readonly known: readonly bigint[] },
): Promise<number> {
  return db.$executeRaw`
    UPDATE "InboxUpdate" SET holder = NULL, crashes = crashes + CASE WHEN holder = ${own.holder} THEN 0 ELSE 1 END
    WHERE state = 'new' AND holder IS NOT NULL AND (
      (holder = ${own.holder} AND NOT (id = ANY(${own.known}::bigint[])))
      OR (holder <> ${own.holder} AND holder NOT IN ${livingHolders}))`;
}

/** What a row says of trouble that is over once its channel, or the network, is well. */
const ofNetwork = "^(transient|ambiguous)";

/** Rows that wait because this bot's channel failed are due now. */
export async function makeUpdatesDue(db: Queries, { name, bot }: BotName, now: Date): Promise<void> {
  const count = await db.$executeRaw`
    UPDATE "InboxUpdate" SET "nextAt" = ${now}
    WHERE state = 'new' AND "nextAt" > ${now} AND channel = ${name} AND bot = ${bot} AND error ~ ${ofNetwork}`;
  if (count > 0) inboxWake.wake();
}

/**
 * Sets rows right that a wrong clock put into the future: received then, they were received now; put off for longer than
 * a row ever is, they are due.
 */
export async function setUpdatesRight(db: Queries, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "InboxUpdate" SET "nextAt" = ${now}, "receivedAt" = LEAST("receivedAt", ${now})
    WHERE state = 'new' AND "nextAt" > ${now}
      AND ("receivedAt" > ${now} OR "nextAt" > ${now}::timestamptz + ${longestWait(Prisma.sql`error`)})`;
}

/** How an update ended whose content is of no use to anybody but whoever looks into what went wrong. */
const unhandled = ["failed", "aside"];

/**
 * Clears the content of updates that were handled before `handled`, and of those that could not be and came before
 * `received`; at most `limit` of each, so that it never holds others up. Their ids stay, so that a repetition is still
 * known. Resolves with their number. By an index that holds only what is not cleared, however many rows there are.
 */
export async function clearOldUpdates(
  db: Queries,
  before: { readonly handled: Date; readonly received: Date },
  limit: number,
): Promise<number> {
  const handled = await clear(
    db,
    Prisma.sql`state = 'done' AND "receivedAt" < ${before.handled} AND "doneAt" < ${before.handled}`,
    limit,
  );
  const rest = await clear(
    db,
    Prisma.sql`state IN (${Prisma.join(unhandled)}) AND "receivedAt" < ${before.received}`,
    limit,
  );
  return handled + rest;
}

/** The ids as an array: joined, a portion of a table of this size would be looked up by reading all of it. */
function clear(db: Queries, which: Prisma.Sql, limit: number): Promise<number> {
  return db.$executeRaw`
    UPDATE "InboxUpdate" SET update = '{}', interpreted = NULL
    WHERE id = ANY(ARRAY(SELECT id FROM "InboxUpdate" WHERE ${which} AND update <> '{}'::jsonb LIMIT ${limit}))`;
}

/** A chat, or what came from it in a stretch of time; null on a side where there is no bound. */
export interface ChatStretch {
  readonly channel: string;
  readonly bot: string;
  readonly chatId: bigint;
  readonly from: Date | null;
  readonly until: Date | null;
}

/** Clears all that came from a chat, also what still waits, which is then handled by nobody. Resolves with the number. */
export async function forgetUpdates(db: Queries, chat: ChatStretch, now: Date): Promise<number> {
  const { channel, bot, chatId, from, until } = chat;
  return db.$executeRaw`
    UPDATE "InboxUpdate" SET update = '{}', interpreted = NULL, "chatId" = NULL, holder = NULL,
      state = CASE state WHEN 'new' THEN 'done' ELSE state END, "doneAt" = coalesce("doneAt", ${now})
    WHERE channel = ${channel} AND bot = ${bot} AND "chatId" = ${chatId}
      AND (${from}::timestamptz IS NULL OR "receivedAt" >= ${from})
      AND (${until}::timestamptz IS NULL OR "receivedAt" <= ${until})`;
}
