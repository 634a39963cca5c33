import { dayInVietnam } from "../calendar/day.js";
import { formatPeriod } from "../calendar/formats.js";
import { dutyLabel, shorten } from "../reporting/labels.js";
import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { type Asked, headOf, type Telling, whatOf } from "./asked.js";
import { dutyLine } from "./duty-line.js";
import { pageOf, turning } from "./paging.js";
import { dutiesOf, listDuties, type NamedDuty } from "./queries.js";
import { formatQuery, type SummaryQuery } from "./query.js";
import { findDutyRecord } from "./reports/find-records.js";
import { reportMessage } from "./reports/report-view.js";
import { agencyOf, groupOf, groupWithin, placeCodeOf, taskOf } from "./scope.js";

type OfTask = SummaryQuery & { readonly code: string };

/** One task of one agency: what was reported on it; where it has several periods, which they are and how they stand. */
export async function agencyTaskMessage(query: OfTask, asked: Asked): Promise<Message> {
  const { db, plan, now, t } = asked;
  const today = dayInVietnam(now);
  const duties = await listDuties(db, dutiesOf(query, plan, today));
  const [only, second] = duties;
  const back = action.summary(formatQuery({ ...query, whose: groupAround(query, asked), page: 1 }));
  if (!only)
    return {
      text: t("office.noSuchDuty", {
        what: whatOf(query, asked),
        period: formatPeriod(query.period, t),
      }),
      buttons: [[{ label: t("common.back"), data: back }]],
    };
  if (second) return severalMessage(duties, query, back, asked);
  const record = await findDutyRecord(db, only.id);
  const more = asked.onReport?.(record!) ?? [];
  return reportMessage(record!, { today, t, back, more, persons: asked.anonymous !== true });
}

/** The group of an agency, or what of it lies in the same place. */
function groupAround({ whose }: OfTask, { plan: { catalogue } }: Telling): SummaryQuery["whose"] {
  const agency = whose.of === "agency" ? agencyOf(whose.code, catalogue) : null;
  if (!agency) return { of: "all" };
  const group = groupOf(agency, catalogue);
  const place = placeCodeOf(agency, catalogue);
  return { of: "group", code: place === null ? group : groupWithin(group, place) };
}

function severalMessage(duties: readonly NamedDuty[], query: OfTask, back: string, telling: Telling): Message {
  const { plan, t, now } = telling;
  const today = dayInVietnam(now);
  const task = plan.catalogue.tasks.find(({ code }) => code === taskOf(query.code))!;
  const page = pageOf(duties, query.page);
  const self = action.summary(formatQuery(query));
  return {
    text: [
      headOf(whatOf(query, telling), query, telling),
      shorten(task.text, 90),
      ...page.items.map((duty) => dutyLine(duty, today, telling)),
    ].join("\n"),
    buttons: [
      ...inRows(
        page.items.map((duty) => ({ label: dutyLabel(duty, t, null), data: action.openDutyView(duty.id, self) })),
        2,
      ),
      turning(page, (to) => action.summary(formatQuery({ ...query, page: to })), back, t),
    ],
  };
}
