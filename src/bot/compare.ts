import { comparedWith, unreadBeside } from "../grammar/compared-with.js";
import { comparisonMessage } from "../summary/comparison.js";
import type { SummaryQuery } from "../summary/query.js";
import type { Message } from "../text/message.js";
import type { MemberContext } from "./context.js";

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
): Promise<{ readonly message: Message; readonly unread: string | null } | null> {
  const plan = ctx.plan!;
  const { today, now, t, plans } = ctx;
  const other = comparedWith(text, { catalogue: plan.catalogue, agency: "office", today, t });
  if (!other || query.whose.of === "all") return null;
  const asked = { db: ctx.services.db, plan, older: [], plans, now, t };
  const message = await comparisonMessage(query, [query.whose, { of: other.kind, code: other.code }], asked);
  return { message: { ...message, protected: true }, unread: unreadBeside(unread, other) };
}
