import type { Update } from "grammy/types";
import type { ChannelName, Received } from "../channels/channel.js";
import type { Queries } from "../database/connect.js";
import { Prisma } from "../database/generated/client.js";
import { storable } from "../database/storable.js";
import { livingHolders } from "./holder.js";
import { inboxWake } from "./wake.js";

/** An update that a lane has in hand. */
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
}

/** One bot, as rows name it. */
export interface BotName {
  readonly name: ChannelName;
  readonly bot: string;
}

/**
 * Stores updates and wakes the lanes. An update that is there already, by channel, bot and id, is left as it is. Resolves
 * with how many were new when all are durable; rejects where none is, so that the channel is asked for them again.
 */
export async function storeUpdates(
  db: Queries,
  { name, bot }: BotName,
  received: readonly Received[],
  now: Date,
): Promise<number> {
  if (received.length === 0) return 0;
  const { count } = await db.inboxUpdate.createMany({
    data: received.map(({ updateId, chatId, update }) => ({
      channel: name,
      bot,
      updateId,
      chatId: chatId === null ? null : BigInt(chatId),
      update: storable(update) as object,
      receivedAt: now,
      nextAt: now,
    })),
    skipDuplicates: true,
  });
  if (count > 0) inboxWake.wake();
  return count;
}

/**
 * Takes the next rows of these bots: the oldest unfinished one of each chat, where nothing of that chat is in hand. What
 * belongs to no chat waits for nobody. Two processes that ask at once never get two rows of one chat.
 */
export async function claimUpdates(
  db: Queries,
  holder: number,
  bots: readonly BotName[],
  now: Date,
  limit: number,
): Promise<InboxRow[]> {
  const ofBots = Prisma.join(bots.map(({ name, bot }) => Prisma.sql`(${name}, ${bot})`));
  const rows = await db.$queryRaw<RawRow[]>`
    WITH next AS MATERIALIZED (
      SELECT i.id FROM "InboxUpdate" i
      WHERE i.state = 'new' AND i.holder IS NULL AND i."nextAt" <= ${now} AND (i.channel, i.bot) IN (${ofBots})
        AND NOT EXISTS (
          SELECT 1 FROM "InboxUpdate" other
          WHERE other.channel = i.channel AND other.bot = i.bot AND other."chatId" = i."chatId" AND other.state = 'new'
            AND (other.id < i.id OR other.holder IS NOT NULL))
      ORDER BY i.id
      LIMIT ${limit}
      FOR UPDATE OF i SKIP LOCKED)
    UPDATE "InboxUpdate" taken SET holder = ${holder}, attempts = taken.attempts + 1
    FROM next WHERE taken.id = next.id
    RETURNING taken.id, taken.channel, taken.bot, taken."updateId", taken."chatId", taken.update, taken.interpreted,
      taken."receivedAt", taken.attempts`;
  return rows
    .map((row) => ({ ...row, chatId: row.chatId === null ? null : Number(row.chatId) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

type RawRow = Omit<InboxRow, "chatId"> & { readonly chatId: bigint | null };

/** Before handling, so that whoever takes the row over handles the same meaning. */
export async function storeInterpreted(db: Queries, id: bigint, interpreted: Update): Promise<void> {
  await db.inboxUpdate.updateMany({ where: { id }, data: { interpreted: storable(interpreted) as object } });
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

/** Rows in the hand of a process that lives no more may be taken again. Resolves with their number. */
export async function freeUpdates(db: Queries): Promise<number> {
  return db.$executeRaw`
    UPDATE "InboxUpdate" SET holder = NULL
    WHERE state = 'new' AND holder IS NOT NULL AND holder NOT IN ${livingHolders}`;
}

/** Days after which the content of a handled update is cleared: by then it is in the rows it led to, or in none. */
export const keepUpdatesDays = 7;

/**
 * Clears the content of updates that were done more than 7 days ago; their ids stay, so that a repetition is still
 * known. Resolves with their number.
 */
export async function clearOldUpdates(db: Queries, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keepUpdatesDays * 86_400_000);
  return db.$executeRaw`
    UPDATE "InboxUpdate" SET update = '{}', interpreted = NULL
    WHERE state = 'done' AND "doneAt" < ${before} AND update <> '{}'`;
}
