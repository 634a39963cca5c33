import type { Prisma, PrismaClient } from "../../database/generated/client.js";
import type { Surrogates } from "./updates.js";

const channel = "zalo";

/** Gives Zalo's chats and messages the numbers that they have inside this program. */
export interface Chats {
  /** Numbers a message that came from a chat; `isNew` where the chat was never seen before. */
  receive(externalId: string): Promise<Surrogates & { readonly isNew: boolean }>;
  /** Null: no such chat, so nobody to write to. */
  find(chatId: number): Promise<KnownChat | null>;
  /** Numbers a message that goes to a chat. */
  nextMessage(chatId: number): Promise<number>;
  /** Remembers what a chat was shown last, as `lastShown` gives it back. */
  remember(chatId: number, lastShown: string): Promise<void>;
}

export interface KnownChat {
  readonly externalId: string;
  /** Of both directions. */
  readonly lastMessageId: number;
  readonly lastShown: string | null;
}

/** Of one bot; in rows, so that a restart never gives a number twice. */
export function createChats(db: PrismaClient, bot: string): Chats {
  return {
    async receive(externalId) {
      // One statement: strangers' messages come this way too, by the thousand.
      const rows = await db.$queryRaw<{ id: bigint; lastMessageId: number; isNew: boolean }[]>`
        INSERT INTO "Chat" AS known (channel, bot, "externalId", "lastMessageId") VALUES (${channel}, ${bot}, ${externalId}, 1)
        ON CONFLICT (channel, bot, "externalId") DO UPDATE SET "lastMessageId" = known."lastMessageId" + 1
        RETURNING id, "lastMessageId", xmax = 0 AS "isNew"`;
      const { id, lastMessageId, isNew } = rows[0]!;
      return { chatId: Number(id), messageId: lastMessageId, isNew };
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
