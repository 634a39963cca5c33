import { type DraftOwner, type Drafts, readDrafts } from "../reporting/drafts.js";
import { draftNamedBy } from "../reporting/step-data.js";
import { readAction } from "../text/actions.js";
import type { MemberContext } from "./context.js";
import { pressedBy } from "./offers.js";
import { readOnce } from "./read-once.js";

/** Whose drafts this chat talks about. */
export function ownerOf(ctx: MemberContext): DraftOwner {
  const { personId, channel, bot, chatId } = ctx.member;
  return { personId, channel, bot, chatId };
}

/** The person's drafts as this update found them: read once, when first asked for, and not again for what it writes. */
export function draftsOf(ctx: MemberContext): Promise<Drafts> {
  return readOnce(ctx, "drafts", () => {
    const pressed = pressedBy(ctx);
    const named = pressed === undefined ? null : draftNamedBy(readAction(pressed).data);
    return readDrafts(ctx.services.db, ownerOf(ctx), { inboxId: ctx.inboxId, named });
  });
}
