import { keepCard } from "../people/contact-card.js";
import { findInvited, type InvitedPost } from "../people/invited-number.js";
import { describePost } from "../people/names.js";
import { formatPhone, readSentPhone } from "../people/phone.js";
import type { HeldPost } from "../people/roles.js";
import { action } from "../text/actions.js";
import type { BotContext, MemberContext } from "./context.js";
import { numberKey, offerToJoin } from "./joining.js";
import type { SentNumber } from "./sent-by-people.js";
import { sendNew } from "./show.js";
import { askToBeLetIn } from "./wishes.js";

/**
 * A number that was sent as a card. One's own is looked up among the codes that were made out to it, and leads to what the
 * code itself would: nobody joins by knowing a number. Otherwise a member's is kept, as /ten keeps it, and a stranger's waits
 * for an administrator's yes.
 */
export async function takeNumber(ctx: BotContext, { typed, isOwn }: SentNumber): Promise<void> {
  if (!isOwn) return answer(ctx, ctx.t("people.number.notYours"), numberKey(ctx));
  const phone = readSentPhone(typed);
  if (!phone.ok) return answer(ctx, phone.say(ctx.t));
  const invited = await findInvited(ctx.services.db, phone.value, ctx.now);
  const [first, second] = invited.filter((post) => !holds(ctx, post));
  if (first && !second) return offerToJoin(ctx, first.code, ctx.t("people.number.matched"));
  if (first) return askWhich(ctx, invited);
  if (ctx.member) return keepNumber(ctx as MemberContext, phone.value);
  await askToBeLetIn(ctx, phone.value);
}

function answer(ctx: BotContext, text: string, key: ReturnType<typeof numberKey> | "gone" = "gone"): Promise<void> {
  return sendNew(ctx, { text, buttons: [], numberKey: key });
}

function holds({ member }: BotContext, { role, agency }: HeldPost): boolean {
  return member?.posts.some((post) => post.role === role && post.agency?.id === agency?.id) ?? false;
}

/** It stays as it is, so that the next one is taken from it. */
function askWhich(ctx: BotContext, invited: readonly InvitedPost[]): Promise<void> {
  const { t } = ctx;
  return sendNew(ctx, {
    text: t("people.number.which", { count: invited.length }),
    buttons: invited.map((post) => [{ label: describePost(post, t), data: action.code(post.code) }]),
    protected: true,
  });
}

async function keepNumber(ctx: MemberContext, phone: string): Promise<void> {
  const { personId } = ctx.member;
  await keepCard(ctx.services.db, { personId, card: { naming: null, phone }, by: personId }, ctx);
  await answer(ctx, ctx.t("reaching.phone.line", { phone: formatPhone(phone) }));
}
