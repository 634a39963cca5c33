import type { Prisma, PrismaClient } from "../../database/generated/client.js";
import type { Surrogates } from "./updates.js";

const channel = "zalo";

/** Gives Zalo's chats and messages the numbers that they have inside this program. */
export interface Chats {
  /** Numbers messages that came from chats, in their order; `isNew` where a chat was never seen before. */
  receive(externalIds: readonly string[]): Promise<readonly Numbered[]>;
  /** Null: no such chat, so nobody to write to. */
  find(chatId: number): Promise<KnownChat | null>;
  /** Numbers a message that goes to a chat. */
  nextMessage(chatId: number): Promise<number>;
  /** Remembers what a chat was shown last, as `lastShown` gives it back. */
  remember(chatId: number, lastShown: string): Promise<void>;
}

export interface Numbered extends Surrogates {
  readonly isNew: boolean;
}

export interface KnownChat {
  readonly externalId: string;
  /** Of both directions. */
  readonly lastMessageId: number;
  readonly lastShown: string | null;
}

interface ChatRow {
  readonly id: bigint;
  readonly externalId: string;
  readonly lastMessageId: number;
  readonly isNew: boolean;
}

/** Of one bot; in rows, so that a restart never gives a number twice. */
export function createChats(db: PrismaClient, bot: string): Chats {
  return {
    async receive(externalIds) {
      const given = new Map<string, number>();
      for (const id of externalIds) given.set(id, (given.get(id) ?? 0) + 1);
      // In one order, so that two processes never wait for each other's rows.
      const counts = [...given].sort(([one], [other]) => (one < other ? -1 : 1));
      const rows = await db.$queryRaw<ChatRow[]>`
        INSERT INTO "Chat" AS known (channel, bot, "externalId", "lastMessageId")
        SELECT ${channel}, ${bot}, counted.id, counted.count
        FROM unnest(${counts.map(([id]) => id)}::text[], ${counts.map(([, count]) => count)}::int[])
          WITH ORDINALITY AS counted (id, count, place)
        ORDER BY counted.place
        ON CONFLICT (channel, bot, "externalId")
          DO UPDATE SET "lastMessageId" = known."lastMessageId" + excluded."lastMessageId"
        RETURNING id, "externalId", "lastMessageId", xmax = 0 AS "isNew"`;
      const chats = new Map(rows.map((row) => [row.externalId, row]));
      return externalIds.map((externalId) => {
        const { id, lastMessageId, isNew } = chats.get(externalId)!;
        const behind = given.get(externalId)! - 1;
        given.set(externalId, behind);
        const messageId = lastMessageId - behind;
        return { chatId: Number(id), messageId, isNew: isNew && messageId === 1 };
      });
    },
    find: (chatId) => db.chat.findFirst({ where: { id: BigInt(chatId), channel, bot } }),
    async nextMessage(chatId) {
      const row = await db.chat.update({
        where: { id: BigInt(chatId) },
        data: { lastMessageId: { increment: 1 } },
      });
      return row.lastMessageId;
    },
    async remember(chatId, lastShown) {
      await db.chat.update({ where: { id: BigInt(chatId) }, data: { lastShown } });
    },
  };
}

/**
 * Takes off a chat who it is and what it was shown. The row stays and counts for the number of people that a bot may
 * have; who writes again from there is somebody new. Does nothing for a chat of another channel.
 */
export async function forgetChat(
  db: Prisma.TransactionClient,
  chat: { readonly channel: string; readonly bot: string; readonly chatId: bigint },
): Promise<void> {
  const { bot, chatId } = chat;
  if (chat.channel !== channel) return;
  await db.menu.deleteMany({ where: { channel, bot, chatId } });
  await db.chat.updateMany({
    where: { id: chatId, channel, bot },
    data: { externalId: `forgotten:${chatId}`, lastShown: null },
  });
}
