import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import { withoutReport } from "./act.js";
import type { BotContext, MemberContext } from "./context.js";
import { takeTurn } from "./report-turn.js";
import { type TurnOutcome, waitForAnswer } from "./wait-for-answer.js";

/** Holds the place of the open report; its draft also says what an answer means (route.ts). */
export function report(conversation: Conversation<BotContext, Context>): Promise<void> {
  return waitForAnswer(conversation, takeReportTurn);
}

async function takeReportTurn(ctx: BotContext): Promise<TurnOutcome> {
  const { turn } = ctx;
  if (turn.kind !== "answer") return "elsewhere";
  const outcome = await takeTurn(ctx as MemberContext, turn);
  if (outcome === "elsewhere") ctx.turn = withoutReport(ctx);
  return outcome;
}
