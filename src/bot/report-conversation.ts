import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { BotContext, MemberContext } from "./context.js";
import { worksAnywhere } from "./read-command.js";
import { repliesToReminder } from "./reminder-replies.js";
import { type TurnOutcome, takeTurn } from "./report-turn.js";
import { isAnnouncement } from "./sent-by-people.js";

/**
 * The conversation only decides who gets the chat's next message. What was answered is in the draft row, so after each
 * answer it goes back to its beginning: its state stays small, a replay runs one wait, and a restart, a deploy or a
 * lost state costs nothing.
 */
export async function report(
  conversation: Conversation<BotContext, Context>,
  _entered: Context,
  draftId: number,
): Promise<void> {
  const top = conversation.checkpoint();
  await conversation.wait();
  const outcome = await conversation.external((ctx) => takeTurnSafely(ctx, draftId));
  if (outcome === "elsewhere") await conversation.halt({ next: true });
  if (outcome === "open") await conversation.rewind(top);
}

/** An error thrown inside would end the conversation, and the retry of the update would find nobody listening. */
async function takeTurnSafely(ctx: BotContext, draftId: number): Promise<TurnOutcome> {
  // What is written under a picture comes back as an answer, once it is said that the picture was not taken.
  if (!ctx.member || ctx.msg?.caption || isAnnouncement(ctx)) return "elsewhere";
  const member = ctx as MemberContext;
  try {
    if ((await worksAnywhere(ctx)) || (await repliesToReminder(member))) return "elsewhere";
    return await takeTurn(member, draftId);
  } catch (error) {
    ctx.surprise = { error };
    return "open";
  }
}
