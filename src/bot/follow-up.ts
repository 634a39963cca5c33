import { understandApart } from "../grammar/apart/understand-apart.js";
import { type ComparedWith, unreadBeside } from "../grammar/compared-with.js";
import type { Slots } from "../grammar/understanding.js";
import { unreadWords } from "../grammar/unread-words.js";
import { isOffice } from "../people/roles.js";
import { queryFromWords, type SummaryQuery } from "../summary/query.js";
import { readFollowUp } from "../text/follow-up.js";
import type { AskedScreen } from "./asked-closer.js";
import { readAsked } from "./asked-data.js";
import { findCompared, whoseOf } from "./compare.js";
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
  if (follows.wants === "names") return { ...before, kind: "silent" };
  const named = await namedIn(ctx, follows.words);
  if (!named) return null;
  const { slots, other } = named;
  const query = merged(before.query, slots, queryFromWords(slots, null, ctx.today, ctx.plan!.catalogue));
  const versus = other ? whoseOf(other) : namesOthers(slots) ? undefined : before.versus;
  return { kind: other ? "summary" : before.kind, query, ...(versus ? { versus } : {}) };
}

/** Whether the office goes on asking so, also where nothing was answered that it could be about. */
export async function asksToGoOn(ctx: MemberContext, text: string): Promise<boolean> {
  const follows = isOffice(ctx.member) && ctx.plan ? readFollowUp(text) : null;
  return follows !== null && (follows.wants === "names" || (await namedIn(ctx, follows.words)) !== null);
}

interface Named {
  readonly slots: Slots;
  /** What is named beside the agency or group, to be compared with it. */
  readonly other: ComparedWith | null;
}

/** What the words name, where they say nothing else; null for any other. */
async function namedIn(ctx: MemberContext, words: string): Promise<Named | null> {
  const office = { catalogue: ctx.plan!.catalogue, agency: "office", today: ctx.today, t: ctx.t };
  const alone = await understandApart(words, office);
  if (alone.intent === "silent" || alone.intent === "late" || alone.intent === "nudge" || alone.intent === "export")
    return null;
  const asked = `tổng hợp ${words}`;
  const { outcome, slots } = await understandApart(asked, office);
  if (outcome !== "question" || !slots) return null;
  const other = findCompared(ctx, asked);
  const unread = unreadWords(asked, office);
  if ((other ? unreadBeside(unread, other) : unread) !== null) return null;
  return Object.values(slots).some((value) => value !== null) ? { slots, other } : null;
}

function namesOthers({ agency, group }: Slots): boolean {
  return agency !== null || group !== null;
}

/** What is named takes the place of what was; all else stays as it was asked. */
function merged(before: SummaryQuery, slots: Slots, named: SummaryQuery): SummaryQuery {
  const isOther = slots.task !== null || slots.indicator !== null || slots.section !== null;
  const isOnce = slots.task !== null && !named.now;
  const when = slots.period !== null || isOnce ? named : before;
  return {
    ...before,
    subject: isOther ? named.subject : before.subject,
    whose: namesOthers(slots) ? named.whose : before.whose,
    period: when.period,
    now: when.now,
    page: 1,
  };
}
