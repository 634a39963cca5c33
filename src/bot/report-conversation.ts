import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import { withoutReport } from "./act.js";
import type { BotContext, MemberContext } from "./context.js";
import { type TurnOutcome, takeTurn } from "./report-turn.js";

/**
 * The conversation only keeps the place where a report waits for its answer. What was answered is in the draft row, which
 * also says what the answer means (route.ts), so after each it goes back to its beginning: its state is the same for every
 * report, a replay runs one wait, and a restart, a deploy or a lost state costs nothing.
 */
export async function report(conversation: Conversation<BotContext, Context>): Promise<void> {
  const top = conversation.checkpoint();
  await conversation.wait();
  const outcome = await conversation.external(takeTurnSafely);
  if (outcome === "elsewhere") await conversation.halt({ next: true });
  if (outcome === "open") await conversation.rewind(top);
}

/** An error thrown inside would end the conversation, and the retry of the update would find nobody listening. */
async function takeTurnSafely(ctx: BotContext): Promise<TurnOutcome> {
  const { turn } = ctx;
  if (turn.kind !== "answer") return "elsewhere";
  try {
    const outcome = await takeTurn(ctx as MemberContext, turn);
    if (outcome === "elsewhere") ctx.turn = withoutReport(ctx);
    return outcome;
  } catch (error) {
    ctx.surprise = { error };
    return "open";
  }
}
