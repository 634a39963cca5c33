import type { Day } from "../calendar/day.js";
import { formatDay, formatPeriod } from "../calendar/formats.js";
import { failure, type Outcome, success } from "../outcome.js";
import type { Translate } from "../text/language.js";

/** One period in which something may be reported, in the order in which they begin. */
export interface ReportablePeriod {
  readonly period: string;
  readonly beginsOn: Day;
  readonly latest: object | null; // what was reported in it last
}

/**
 * The period that a report means. Named: that one (a month named where periods are quarters means its quarter).
 * Not named: the earliest begun one that has no report yet; where all have one, the latest begun, as a correction.
 *
 * @param code how the task or indicator is called in the sentence of a failure
 */
export function choosePeriod<P extends ReportablePeriod>(
  periods: readonly P[],
  named: string | null,
  today: Day,
  code: string,
): Outcome<P, "no_such_period" | "not_begun"> {
  if (named !== null) {
    const found = periods.find((p) => p.period === named) ?? periods.find((p) => p.period === quarterOfMonth(named));
    if (!found)
      return failure("no_such_period", (t) =>
        t("reporting.noSuchPeriod", {
          code,
          named: formatPeriod(named, t),
          known: listPeriods(periods, t),
        }),
      );
    if (found.beginsOn > today) return notBegun(code, found);
    return success(found);
  }
  const begun = periods.filter((p) => p.beginsOn <= today);
  const chosen = begun.find((p) => p.latest === null) ?? begun.at(-1);
  if (chosen) return success(chosen);
  const first = periods[0];
  if (first) return notBegun(code, first);
  return failure("no_such_period", (t) => t("reporting.noPeriods", { code }));
}

/** "tháng 01/2024 đến tháng 12/2024" where they are many. */
function listPeriods(periods: readonly ReportablePeriod[], t: Translate): string {
  const names = periods.map((p) => formatPeriod(p.period, t));
  if (names.length <= 4) return names.join(", ");
  return t("reporting.periodsFromTo", { first: names[0]!, last: names.at(-1)! });
}

function notBegun(code: string, period: ReportablePeriod) {
  return failure("not_begun" as const, (t) =>
    t("reporting.periodNotBegun", {
      code,
      period: formatPeriod(period.period, t),
      day: formatDay(period.beginsOn),
    }),
  );
}

function quarterOfMonth(period: string): string | null {
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  return month ? `${month[1]}-Q${Math.ceil(Number(month[2]) / 3)}` : null;
}
