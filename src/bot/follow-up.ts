import { understandApart } from "../grammar/apart/understand-apart.js";
import type { Slots } from "../grammar/understanding.js";
import { unreadWords } from "../grammar/unread-words.js";
import { isOffice } from "../people/roles.js";
import { queryFromWords, type SummaryQuery } from "../summary/query.js";
import { readFollowUp } from "../text/follow-up.js";
import type { AskedScreen } from "./asked-closer.js";
import { readAsked } from "./asked-data.js";
import type { MemberContext } from "./context.js";
import { findStandingOffer } from "./offers.js";

/**
 * "còn Đà Lạt thì sao", "thế tháng 1", "liệt kê ra": what the question before asked, of what is named now. Null where it is
 * a question of its own, or the answer is not the last thing that was said in the chat.
 */
export async function findFollowUp(ctx: MemberContext, text: string): Promise<AskedScreen | null> {
  const follows = isOffice(ctx.member) && ctx.plan ? readFollowUp(text) : null;
  const before = follows && readAsked((await findStandingOffer(ctx))?.yes);
  if (!follows || !before) return null;
  if (follows.wants === "names") return { kind: "silent", query: before.query };
  const slots = await namedIn(ctx, follows.words);
  if (!slots) return null;
  const named = queryFromWords(slots, null, ctx.today, ctx.plan!.catalogue);
  return { kind: before.kind, query: merged(before.query, slots, named) };
}

/** Whether the office goes on asking so, also where nothing was answered that it could be about. */
export async function asksToGoOn(ctx: MemberContext, text: string): Promise<boolean> {
  const follows = isOffice(ctx.member) && ctx.plan ? readFollowUp(text) : null;
  return follows !== null && (follows.wants === "names" || (await namedIn(ctx, follows.words)) !== null);
}

/** What the words name, where they say nothing else; null for any other. */
async function namedIn(ctx: MemberContext, words: string): Promise<Slots | null> {
  const office = { catalogue: ctx.plan!.catalogue, agency: "office", today: ctx.today, t: ctx.t };
  const alone = await understandApart(words, office);
  if (alone.intent === "silent" || alone.intent === "late" || alone.intent === "nudge" || alone.intent === "export")
    return null;
  const asked = `tổng hợp ${words}`;
  const { outcome, slots } = await understandApart(asked, office);
  if (outcome !== "question" || !slots || unreadWords(asked, office) !== null) return null;
  return Object.values(slots).some((value) => value !== null) ? slots : null;
}

/** What is named takes the place of what was; all else stays as it was asked. */
function merged(before: SummaryQuery, slots: Slots, named: SummaryQuery): SummaryQuery {
  const isOther = slots.task !== null || slots.indicator !== null || slots.section !== null;
  const isOthers = slots.agency !== null || slots.group !== null;
  const isOnce = slots.task !== null && !named.now;
  const when = slots.period !== null || isOnce ? named : before;
  return {
    ...before,
    subject: isOther ? named.subject : before.subject,
    whose: isOthers ? named.whose : before.whose,
    period: when.period,
    now: when.now,
    page: 1,
  };
}
