import { isDeepStrictEqual } from "node:util";
import type { ConversationData, VersionedState, VersionedStateStorage } from "@grammyjs/conversations";
import type { Update } from "grammy/types";
import type { Prisma, PrismaClient } from "../database/generated/client.js";
import type { BotContext } from "./context.js";

/** What an update's chat stood in when the update came, as the bot read it with all else; by update. */
const found = new WeakMap<Update, { value: unknown; text: string }>();

/** Told before the conversations are asked for; null where none is open. Nobody else handles this chat meanwhile. */
export function foundConversation({ update }: Pick<BotContext, "update">, value: unknown): void {
  found.set(update, { value, text: JSON.stringify(value) });
}

/**
 * Keeps which conversation a chat is in. What was answered is in draft rows, so a lost row costs nothing but the
 * order of two messages.
 */
export function conversationStorage(
  db: PrismaClient,
  bot: { readonly channel: string; readonly bot: string },
): { type: "context"; adapter: VersionedStateStorage<BotContext, ConversationData> } {
  const keyOf = (ctx: BotContext) => stateKey(bot, ctx.chatId);
  return {
    type: "context",
    adapter: {
      async read(ctx) {
        const known = ctx.update && found.get(ctx.update);
        if (known) return (known.value ?? undefined) as VersionedState<ConversationData> | undefined;
        const row = await db.conversationState.findUnique({ where: { key: keyOf(ctx) } });
        return row ? (row.value as unknown as VersionedState<ConversationData>) : undefined;
      },
      async write(ctx, state) {
        if (!isNew(ctx, state)) return;
        await db.$executeRaw`
          INSERT INTO "ConversationState" (key, value, "updatedAt")
          VALUES (${keyOf(ctx)}, ${JSON.stringify(state)}::jsonb, ${ctx.now})
          ON CONFLICT (key) DO UPDATE SET value = excluded.value, "updatedAt" = excluded."updatedAt"`;
      },
      async delete(ctx) {
        if (!isNew(ctx, null)) return;
        await db.$executeRaw`DELETE FROM "ConversationState" WHERE key = ${keyOf(ctx)}`;
      },
    },
  };
}

/** Whether it differs from what is stored. */
function isNew({ update }: BotContext, value: unknown): boolean {
  const known = update && found.get(update);
  if (!known) return true;
  const text = JSON.stringify(value);
  // The database gives keys back in an order of its own, but as many characters.
  const same = text.length === known.text.length && isDeepStrictEqual(JSON.parse(known.text), JSON.parse(text));
  if (!same) found.set(update, { value, text });
  return !same;
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
