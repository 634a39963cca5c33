import { dayInVietnam } from "../calendar/day.js";
import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import type { Asked } from "./asked.js";
import { findAgencyId } from "./queries.js";
import { formatQuery, type SummaryQuery } from "./query.js";
import { figureMessage } from "./reports/figure-view.js";
import { findFigureRecord } from "./reports/find-records.js";

/** One indicator of one agency: its numbers, note and target, what it was before, who gave it. */
export async function agencyFigureMessage(
  query: SummaryQuery & { readonly code: string; readonly agency: string },
  { db, plan, plans, now, t, anonymous }: Asked,
): Promise<Message> {
  const agencyId = await findAgencyId(db, plan.id, query.agency);
  const about = { agencyId: agencyId ?? 0, indicator: query.code, period: query.period };
  const record = await findFigureRecord(db, plan, plans, about);
  if (!record) return { text: t("office.unknown"), buttons: [] };
  const back = action.summary(formatQuery({ ...query, subject: { of: "indicators" }, page: 1 }));
  return figureMessage(record, { today: dayInVietnam(now), t, back, persons: anonymous !== true });
}
