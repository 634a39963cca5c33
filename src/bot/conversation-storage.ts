import type { ConversationData, VersionedState, VersionedStateStorage } from "@grammyjs/conversations";
import type { Prisma, PrismaClient } from "../database/generated/client.js";
import type { BotContext } from "./context.js";

/**
 * Keeps which conversation a chat is in. What was answered is in draft rows, so a lost row costs nothing but the
 * order of two messages.
 */
export function conversationStorage(
  db: PrismaClient,
  bot: { readonly channel: string; readonly bot: string },
): { type: "context"; adapter: VersionedStateStorage<BotContext, ConversationData> } {
  const keyOf = (ctx: BotContext) => `${bot.channel}:${bot.bot}:${ctx.chatId ?? "none"}`;
  return {
    type: "context",
    adapter: {
      async read(ctx) {
        const row = await db.conversationState.findUnique({ where: { key: keyOf(ctx) } });
        return row ? (row.value as unknown as VersionedState<ConversationData>) : undefined;
      },
      async write(ctx, state) {
        const value = state as unknown as Prisma.InputJsonValue;
        const key = keyOf(ctx);
        const updatedAt = ctx.now;
        await db.conversationState.upsert({
          where: { key },
          create: { key, value, updatedAt },
          update: { value, updatedAt },
        });
      },
      async delete(ctx) {
        await db.conversationState.deleteMany({ where: { key: keyOf(ctx) } });
      },
    },
  };
}
