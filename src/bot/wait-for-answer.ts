import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { BotContext } from "./context.js";

/** What becomes of a conversation with an answer: it waits for the next, it is over, or that was no answer to it. */
export type TurnOutcome = "open" | "closed" | "elsewhere";

/**
 * A whole conversation: it only keeps the place where an answer is waited for. What was answered is in a row, so after each
 * it goes back to its beginning: its state is always the same, a replay runs one wait, and a restart, a deploy or a lost
 * state costs nothing. An error thrown inside would end it, and the retry of the update would find nobody listening: it is
 * kept as the surprise of the update.
 */
export async function waitForAnswer(
  conversation: Conversation<BotContext, Context>,
  take: (ctx: BotContext) => Promise<TurnOutcome>,
): Promise<void> {
  const top = conversation.checkpoint();
  await conversation.wait();
  const outcome = await conversation.external(async (ctx): Promise<TurnOutcome> => {
    try {
      return await take(ctx);
    } catch (error) {
      ctx.surprise = { error };
      return "open";
    }
  });
  if (outcome === "elsewhere") await conversation.halt({ next: true });
  if (outcome === "open") await conversation.rewind(top);
}
