import type { Update } from "grammy/types";
import {
  type DraftOwner,
  type Drafts,
  draftsFound,
  type FoundDraft,
  readDrafts,
  type Wanted,
} from "../reporting/drafts.js";
import { draftNamedBy } from "../reporting/step-data.js";
import { readAction } from "../text/actions.js";
import type { BotContext, MemberContext } from "./context.js";
import { pressedBy } from "./offers.js";
import { readOnce } from "./read-once.js";

/** What was found together with who writes; by update. */
const found = new WeakMap<Update, { readonly drafts: readonly FoundDraft[]; readonly named: number | null }>();

/** Whose drafts this chat talks about. */
export function ownerOf(ctx: MemberContext): DraftOwner {
  const { personId, channel, bot, chatId } = ctx.member;
  return { personId, channel, bot, chatId };
}

/** Which drafts an update may be about, as far as that is known: a bare "có" means a button only once its offer is read. */
export function draftsWanted(ctx: BotContext): Wanted {
  return { inboxId: ctx.inboxId, named: namedBy(pressedBy(ctx)) };
}

/** Which drafts an update that was not handled before may be about, as far as it says so itself. */
export function draftsWantedAtFirst(update: Update): Wanted {
  return { inboxId: null, named: namedBy(update.callback_query?.data) };
}

function namedBy(pressed: string | undefined): number | null {
  return pressed === undefined ? null : draftNamedBy(readAction(pressed).data);
}

/** Told of the drafts that were asked for together with who writes, before anything else is known. */
export function foundDrafts(ctx: BotContext, drafts: readonly FoundDraft[]): void {
  found.set(ctx.update, { drafts, named: draftsWanted(ctx).named });
}

/** The person's drafts as this update found them: read once, when first asked for, and not again for what it writes. */
export function draftsOf(ctx: MemberContext): Promise<Drafts> {
  return readOnce(ctx, "drafts", () => readDrafts(ctx.services.db, ownerOf(ctx), draftsWanted(ctx)));
}

/** The same where nothing was written yet: as they were found with who writes, unless a bare "có" meant the button of another. */
export function draftsAtFirst(ctx: MemberContext): Promise<Drafts> {
  const before = found.get(ctx.update);
  const wanted = draftsWanted(ctx);
  if (!before || (wanted.named !== null && wanted.named !== before.named)) return draftsOf(ctx);
  return readOnce(ctx, "drafts", async () => draftsFound(before.drafts, ownerOf(ctx), wanted));
}
