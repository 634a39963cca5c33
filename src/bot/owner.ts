import type { DraftOwner } from "../reporting/drafts.js";
import type { MemberContext } from "./context.js";

/** Whose drafts this chat talks about. */
export function ownerOf(ctx: MemberContext): DraftOwner {
  const { personId, channel, bot, chatId } = ctx.member;
  return { personId, channel, bot, chatId };
}
