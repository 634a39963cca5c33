import { type ComparedWith, comparedWith, unreadBeside } from "../grammar/compared-with.js";
import { comparisonMessage } from "../summary/comparison.js";
import type { SummaryQuery, Whose } from "../summary/query.js";
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
