import { type Day, dayInVietnam, daysBetween } from "../calendar/day.js";
import { formatPeriod, formatPeriodShort } from "../calendar/formats.js";
import { dayOf } from "../database/days.js";
import { figureWindows } from "../reporting/figure-windows.js";
import { missingFigures } from "../reporting/missing-figures.js";
import { action } from "../text/actions.js";
import type { Button } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import type { Asked, Telling } from "./asked.js";
import { figurePeriodsOf } from "./combine-figures.js";
import type { NameList } from "./name-list.js";
import { formatQuery, type SummaryQuery } from "./query.js";
import { agenciesOf, exceptedBy } from "./scope.js";

/** What one agency has not given of a period whose due day has passed. */
export interface OverdueFigures {
  readonly agency: string;
  readonly period: string;
  readonly dueOn: Day;
  /** How many indicators. */
  readonly count: number;
}

/** Periods that have a line; what is older is in their list. */
const periodsShown = 2;

/**
 * The figures that are overdue of those whom a question for names is about, the earliest due first, in the order of agencies:
 * asked for now, of all periods; of a period that is named, of that and of those in it. None where the question is about
 * something else than what is owed.
 */
export async function findOverdueFigures(query: SummaryQuery, asked: Asked): Promise<readonly OverdueFigures[]> {
  const { db, plan, now } = asked;
  const { subject, who } = query;
  if ((who !== "silent" && who !== "late") || (subject.of !== "whole" && subject.of !== "indicators")) return [];
  const today = dayInVietnam(now);
  const periods = query.now ? null : figurePeriodsOf(query.period);
  const windows = figureWindows([plan], today).filter(
    ({ dueOn, period }) => dueOn < today && (periods === null || periods.includes(period)),
  );
  if (windows.length === 0) return [];
  const rows = await db.$queryRaw<(Omit<OverdueFigures, "dueOn"> & { readonly dueOn: Date })[]>`
    SELECT a.code AS agency, m.period, m."dueOn", m.count
    FROM (${missingFigures(windows, today)}) m JOIN "Agency" a ON a.id = m."agencyId"
    ORDER BY m."dueOn", m.period, a."order", a.id`;
  const among = agenciesOf(query.whose, plan.catalogue);
  const except = exceptedBy(query, plan.catalogue);
  return rows
    .filter(({ agency }) => (among === null || among.includes(agency)) && !except.includes(agency))
    .map((row) => ({ ...row, dueOn: dayOf(row.dueOn) }));
}

/** "🔴 Số liệu quý I · 12 đơn vị chưa gửi đủ · quá hạn 5 ngày": a line a period, counted apart from the duties. */
export function overdueFiguresLines(
  figures: readonly OverdueFigures[],
  query: SummaryQuery,
  telling: Telling,
): string[] {
  const { now, t } = telling;
  const today = dayInVietnam(now);
  const byPeriod = ofPeriods(figures);
  const lines = byPeriod.slice(0, periodsShown).map(([period, missing]): string => {
    const days = missing.map(({ dueOn }) => daysBetween(dueOn, today));
    const [least, most] = [Math.min(...days), Math.max(...days)];
    const about = {
      period: formatPeriodShort(period, t),
      overdue: t(least === most ? "overdueFigures.days" : "overdueFigures.longest", { days: most }),
    };
    if (query.whose.of === "agency") return t("overdueFigures.ofAgency", { ...about, count: missing[0]!.count });
    return t("overdueFigures.ofAgencies", { ...about, count: missing.length, n: formatCount(missing.length) });
  });
  const rest = byPeriod.length - lines.length;
  return rest > 0 ? [...lines, t("overdueFigures.more", { count: rest })] : lines;
}

/** To the names, period by period; of one agency to its figures. */
export function overdueFiguresButtons(
  figures: readonly OverdueFigures[],
  query: SummaryQuery,
  { t }: Telling,
): readonly Button[] {
  const of = (period: string) => formatQuery({ ...query, subject: { of: "indicators" }, period, now: false, page: 1 });
  const ofAgency = query.whose.of === "agency";
  const shown = ofPeriods(figures).slice(0, ofAgency ? 1 : periodsShown);
  return shown.map(([period, { length }]) => ({
    label: t(ofAgency ? "overdueFigures.open" : "overdueFigures.list", {
      period: formatPeriodShort(period, t),
      n: formatCount(length),
    }),
    data: ofAgency ? action.summary(of(period)) : action.silent(of(period)),
  }));
}

/** Who owes figures of a period, with how many indicators; `lines` where nobody does. */
export async function whoOwesFigures(
  query: SummaryQuery,
  asked: Asked,
): Promise<NameList | { readonly head: string; readonly lines: readonly string[] }> {
  const { t } = asked;
  const figures = await findOverdueFigures(query, asked);
  const period = formatPeriod(query.period, t);
  const times = new Map<string, number>();
  for (const { agency, count } of figures) times.set(agency, (times.get(agency) ?? 0) + count);
  if (times.size === 0) return { head: t("overdueFigures.nobody", { period }), lines: [] };
  return { head: t("overdueFigures.head", { period, count: times.size, n: formatCount(times.size) }), times };
}

function ofPeriods(figures: readonly OverdueFigures[]): readonly (readonly [string, readonly OverdueFigures[]])[] {
  const periods = new Map<string, OverdueFigures[]>();
  for (const one of figures) periods.set(one.period, [...(periods.get(one.period) ?? []), one]);
  return [...periods];
}
