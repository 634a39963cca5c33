import type { Day } from "../calendar/day.js";
import { formatPeriod, formatPeriodShort } from "../calendar/formats.js";
import { type PeriodCode, quarterOf, quartersOfYear, windowOf } from "../calendar/windows.js";
import { shorten } from "../reporting/labels.js";
import { action, type FilterOf } from "../text/actions.js";
import type { Button, Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { type Telling, whatOf } from "./asked.js";
import { pageOf, turning } from "./paging.js";
import { defaultPeriod, formatQuery, query, type SummaryQuery } from "./query.js";
import { officeGroupTitles } from "./scope.js";

/** Characters of a button. */
const longestLabel = 24;

/** [Lọc]: what the summary may be limited to, or of one of these what there is. */
export function filterMessage(what: FilterOf, asked: SummaryQuery, today: Day, telling: Telling): Message {
  const { t } = telling;
  const back = what === "" ? action.summary(formatQuery({ ...asked, page: 1 })) : action.filter("", formatQuery(asked));
  const head = t("screens.filter.head", {
    what: whatOf(asked, telling),
    period: formatPeriod(asked.period, t),
  });
  if (what === "indicator") return indicatorChoices(head, asked, back, telling);
  const buttons = choicesOf(what, asked, today, telling);
  return {
    text: what === "" ? head : `${head}\n${t(`screens.filter.${what}`)}`,
    buttons: [...inRows(buttons, 2), [{ label: t("common.back"), data: back }]],
  };
}

function choicesOf(
  what: Exclude<FilterOf, "indicator">,
  asked: SummaryQuery,
  today: Day,
  { plan, plans, t }: Telling,
): Button[] {
  const words = formatQuery({ ...asked, page: 1 });
  const of = (more: Partial<SummaryQuery>) => action.summary(formatQuery({ ...asked, page: 1, ...more }));
  switch (what) {
    case "":
      return [
        { label: t("screens.button.period"), data: action.filter("period", words) },
        { label: t("screens.button.group"), data: action.filter("group", words) },
        { label: t("screens.button.indicator"), data: action.filter("indicator", words) },
        ...(plans.length > 1 ? [{ label: t("screens.button.year"), data: action.filter("year", words) }] : []),
        { label: t("office.button.blocked"), data: action.silent(formatQuery({ ...asked, who: "blocked", page: 1 })) },
        { label: t("office.button.belated"), data: action.silent(formatQuery({ ...asked, who: "belated", page: 1 })) },
        { label: t("screens.button.cameIn"), data: action.cameIn("today") },
      ];
    case "period":
      return periodsOf(plan.year, today).map((period) => ({
        label: formatPeriodShort(period, t),
        data: of({ period, now: false }),
      }));
    case "group":
      return [
        ...officeGroupTitles(plan.catalogue, t).map(({ code, title: label }) => ({
          label,
          data: of({ subject: { of: "agencies" }, whose: { of: "group", code } }),
        })),
        { label: t("screens.button.areas"), data: of({ subject: { of: "areas" }, whose: { of: "all" } }) },
      ];
    case "year":
      return plans.map(({ year }) => ({
        label: t("screens.filter.year1", { year }),
        data: action.summary(formatQuery(query({ period: defaultPeriod(today, year), now: true }))),
      }));
  }
}

/** The quarters that have begun and what is longer; before the year begins its first quarter. */
function periodsOf(year: number, today: Day): readonly PeriodCode[] {
  const current = quarterOf(today, "calendar");
  const begun = quartersOfYear(year).filter((quarter) => quarter <= current);
  const quarters = begun.length > 0 ? begun : quartersOfYear(year).slice(0, 1);
  const longer = [`${year}-6M`, `${year}-9M`].filter(
    (period) => windowOf(period, "calendar").last <= lastDayOf(quarters),
  );
  return [...quarters, ...longer, String(year)];
}

function lastDayOf(quarters: readonly PeriodCode[]): Day {
  return windowOf(quarters.at(-1)!, "calendar").last;
}

function indicatorChoices(head: string, asked: SummaryQuery, back: string, { plan, t }: Telling): Message {
  const page = pageOf(plan.catalogue.indicators, asked.page);
  const buttons = page.items.map(({ code, shortName }) => ({
    label: shorten(`${code} ${shortName}`, longestLabel),
    data: action.summary(formatQuery({ ...asked, subject: { of: "indicator", code }, page: 1 })),
  }));
  const turn = (to: number) => action.filter("indicator", formatQuery({ ...asked, page: to }));
  return {
    text: `${head}\n${t("screens.filter.indicator")}`,
    buttons: [...inRows(buttons, 2), turning(page, turn, back, t)],
  };
}
