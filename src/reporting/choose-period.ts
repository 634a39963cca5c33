import type { Day } from "../calendar/day.js";
import { formatDay, formatPeriod, formatPeriodShort } from "../calendar/formats.js";
import { overlap } from "../calendar/windows.js";
import { failure, type Outcome, success } from "../outcome.js";
import type { Translate } from "../text/language.js";

/** One period in which something may be reported, in the order in which they begin. */
export interface ReportablePeriod {
  readonly period: string;
  readonly beginsOn: Day;
  readonly latest: object | null; // what was reported in it last
  readonly counts: boolean; // false where it was due before the day from which its plan counts
}

/**
 * The period that a report means. Named: that one, or the only one that lies in it or around it (a month where periods are
 * quarters, a quarter where there is one month); one that has not begun was asked about before (text/judge-period).
 * Not named: the earliest begun one that has no report yet, of those that count; where all have one, the latest begun, as
 * a correction.
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
    // What is left of agencies that became part of this one may be of the same period: what was not reported comes first.
    const same = periods.filter((p) => p.period === named);
    const found =
      same.find((p) => p.latest === null) ?? same[0] ?? theOnly(periods.filter((p) => overlap(p.period, named)));
    if (!found)
      return failure("no_such_period", (t) =>
        t("reporting.noSuchPeriod", {
          code,
          named: formatPeriod(named, t),
          known: listPeriods(periods, t),
        }),
      );
    return success(found);
  }
  const begun = periods.filter((p) => p.beginsOn <= today);
  const chosen = begun.find((p) => p.latest === null && p.counts) ?? begun.at(-1);
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
      example: formatPeriodShort(period.period, t),
    }),
  );
}

function theOnly<P>(found: readonly P[]): P | undefined {
  return found.length === 1 ? found[0] : undefined;
}
