import { isDeepStrictEqual } from "node:util";
import type { ConversationData, VersionedState, VersionedStateStorage } from "@grammyjs/conversations";
import type { Update } from "grammy/types";
import type { Prisma, PrismaClient } from "../database/generated/client.js";
import type { BotContext } from "./context.js";

type State = VersionedState<ConversationData>;

/** What an update's chat stood in when the update came, as the bot read it with all else; by update. */
const found = new WeakMap<Update, State | null>();

/** Told before the conversations are asked for; null where none is open. Nobody else handles this chat meanwhile. */
export function foundConversation({ update }: Pick<BotContext, "update">, value: unknown): void {
  found.set(update, value as State | null);
}

/**
 * Leaves in a chat which conversation it is in, where that has changed. What was answered is in draft rows, so a lost row
 * costs nothing but the order of two messages.
 */
export function conversationStorage(bot: { readonly channel: string; readonly bot: string }): {
  type: "context";
  adapter: VersionedStateStorage<BotContext, ConversationData>;
} {
  function leave(ctx: BotContext, value: State | null): void {
    // As it will be read back: without what JSON leaves out.
    const stored = value && (JSON.parse(JSON.stringify(value)) as State);
    // What was left before in this update may have to be as it was found after all.
    if (isDeepStrictEqual(found.get(ctx.update), stored)) delete ctx.left.conversation;
    else ctx.left.conversation = { key: stateKey(bot, ctx.chatId), value: stored, at: ctx.now };
  }
  return {
    type: "context",
    adapter: {
      // A copy: the plugin changes in place what it was given.
      read: ({ update }) => structuredClone(found.get(update)) ?? undefined,
      write: (ctx, state) => leave(ctx, state),
      delete: (ctx) => leave(ctx, null),
    },
  };
}

export function stateKey(
  bot: { readonly channel: string; readonly bot: string },
  chatId: number | bigint | undefined,
): string {
  return `${bot.channel}:${bot.bot}:${chatId ?? "none"}`;
}

/** Deletes conversations that were left open and not gone on with since `before`, at most `limit`: they hold messages. */
export async function clearOldConversations(db: PrismaClient, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "ConversationState"
    WHERE key = ANY(ARRAY(SELECT key FROM "ConversationState" WHERE "updatedAt" < ${before} LIMIT ${limit}))`;
}

/** Whatever conversation the chat was in, it is in none. */
export async function forgetConversation(
  db: Prisma.TransactionClient,
  chat: { readonly channel: string; readonly bot: string; readonly chatId: bigint },
): Promise<void> {
  await db.conversationState.deleteMany({ where: { key: stateKey(chat, chat.chatId) } });
}
