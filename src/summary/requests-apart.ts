import { dayInVietnam, timeInVietnam } from "../calendar/day.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import type { Asked } from "./asked.js";
import { dutiesOf, tallyBy } from "./queries.js";
import { formatQuery, type SummaryQuery } from "./query.js";
import { addUp, overdueOf, type Tally, totalOf } from "./tally.js";
import { tallyLine } from "./tally-text.js";

/** What the office asked for besides the plan, as far as a query reaches. */
export interface Requests {
  /** The same question, about them. */
  readonly query: SummaryQuery;
  readonly tally: Tally;
}

const mostButtons = 8;

/** They stand beside what is about the plan as a whole; null where the query is not, or there are none. */
export async function readRequests(query: SummaryQuery, { db, plan, now }: Asked): Promise<Requests | null> {
  const of = requestsOf(query, plan);
  if (!of) return null;
  const today = dayInVietnam(now);
  const tally = addUp((await tallyBy(db, "task", dutiesOf(of, plan, today, timeInVietnam(now)))).values());
  return totalOf(tally) > 0 ? { query: of, tally } : null;
}

/** The query about what the office asked for besides the plan, where the given one is about the plan as a whole. */
export function requestsOf(query: SummaryQuery, { catalogue }: Pick<Asked["plan"], "catalogue">): SummaryQuery | null {
  const { of } = query.subject;
  if (of !== "whole" && of !== "sections" && of !== "agencies" && of !== "areas") return null;
  const section = catalogue.sections.find(({ isRequests }) => isRequests);
  return section ? { ...query, subject: { of: "section", code: section.code }, page: 1 } : null;
}

/** "🟡 Ngoài kế hoạch, yêu cầu đột xuất · 20 đến hạn trong 7 ngày" */
export function requestsLine({ tally }: Requests, t: Translate): string {
  return tallyLine(t("screens.besidePlan"), tally, t);
}

/** Whether any of them is overdue or due within seven days: then all is not clear. */
export function pressing(requests: Requests | null): boolean {
  return requests !== null && overdueOf(requests.tally) + requests.tally.soon > 0;
}

/** The screen with a line about them below all else, and a button where there is room. */
export function withRequests(message: Message, requests: Requests | null, t: Translate): Message {
  if (!requests) return message;
  const clear: string = t("screens.allClear");
  const lines = message.text.split("\n").filter((line) => line !== clear || !pressing(requests));
  const button: Button = { label: t("request.section"), data: action.summary(formatQuery(requests.query)) };
  const hasRoom = message.buttons.flat().length < mostButtons;
  return {
    ...message,
    text: [...lines, requestsLine(requests, t)].join("\n"),
    // The last row leads back.
    buttons: hasRoom ? [...message.buttons.slice(0, -1), [button], ...message.buttons.slice(-1)] : message.buttons,
  };
}
