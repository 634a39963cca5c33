import { comparedPeriod } from "../grammar/compared-period.js";
import { type ComparedWith, comparedWith, unreadBeside } from "../grammar/compared-with.js";
import { comparisonMessage } from "../summary/comparison.js";
import { periodsMessage } from "../summary/period-comparison.js";
import { isOfIndicator, type SummaryQuery, type Whose } from "../summary/query.js";
import type { Message } from "../text/message.js";
import type { MemberContext } from "./context.js";

/** What a question that compares two agencies or groups is answered with. */
interface Compared {
  readonly message: Message;
  readonly versus: Whose;
  readonly unread: string | null;
}

/**
 * The answer to a question that compares two agencies or groups; null for any other.
 *
 * @param unread the words that named nothing; what is compared is among them
 */
export async function compareMessage(
  ctx: MemberContext,
  text: string,
  query: SummaryQuery,
  unread: string | null,
): Promise<Compared | null> {
  const other = findCompared(ctx, text);
  if (!other || query.whose.of === "all") return null;
  const versus = whoseOf(other);
  return { message: await compareTwo(ctx, query, versus), versus, unread: unreadBeside(unread, other) };
}

export function findCompared({ plan, today, t }: MemberContext, text: string): ComparedWith | null {
  return comparedWith(text, { catalogue: plan!.catalogue, agency: "office", today, t });
}

export function whoseOf({ kind, code }: ComparedWith): Whose {
  return { of: kind, code };
}

/** The query's agency or group beside another. */
export async function compareTwo(ctx: MemberContext, query: SummaryQuery, versus: Whose): Promise<Message> {
  const { now, t, plans } = ctx;
  const asked = { db: ctx.services.db, plan: ctx.plan!, older: [], plans, now, t };
  return { ...(await comparisonMessage(query, [query.whose, versus], asked)), protected: true };
}

/**
 * The answer to a question that holds duties of two periods against each other; null for any other. Of figures their own
 * screens tell the period before.
 */
export async function comparePeriods(
  ctx: MemberContext,
  query: SummaryQuery,
  unread: string | null,
): Promise<{ readonly message: Message; readonly unread: string | null } | null> {
  if (isOfIndicator(query.subject) || query.subject.of === "indicators") return null;
  const { now, t, plans, today } = ctx;
  const other = comparedPeriod(unread, query.period, { year: ctx.plan!.year, today });
  if (!other) return null;
  const asked = { db: ctx.services.db, plan: ctx.plan!, older: [], plans, now, t };
  const message = await periodsMessage(query, other.period, asked);
  return { message: { ...message, protected: true }, unread: other.unread };
}
