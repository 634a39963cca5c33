import type { Day } from "../calendar/day.js";
import { formatDay, formatPeriod } from "../calendar/formats.js";
import { overlap, type PeriodCode, windowOf } from "../calendar/windows.js";
import type { Found, Line } from "../text/line.js";
import type { PeriodReading } from "../text/periods.js";
import type { Context } from "./context.js";
import { latestBegun } from "./period-rules.js";
import { ask, refuse, settled } from "./problems.js";
import type { Problem } from "./understanding.js";

/** "quý V", "T13": no period, in whatever sentence it stands. */
export function refuseUnknown(
  line: Line,
  { start, end }: Found<PeriodReading>,
  { t, catalogue }: Pick<Context, "t" | "catalogue">,
): Problem {
  const period = line.text.slice(start, end);
  const isQuarter = line.folded[start] === "q";
  const key = isQuarter ? "understanding.period.unknownQuarter" : "understanding.period.unknown";
  return refuse(line, t(key, { period, year: catalogue.year }), { t });
}

/** "thang sau" without marks: next month, or June; null for words that mean one period. */
export function askMeaning(line: Line, found: Found<PeriodReading>, { t }: Pick<Context, "t">): Problem | null {
  if (found.value.kind === "unknown" || found.value.or === null) return null;
  const choices = [found.value.code, found.value.or].map((code) => ({
    value: settled(code),
    label: formatPeriod(code, t),
  }));
  return ask(line, found.start, found.end, t("understanding.period.which"), choices);
}

/** What is reported once may be named by any period that it lies in or that lies in it: V.1 of February by "quý I". */
export function judgeOnlyPeriod(
  line: Line,
  code: string,
  found: Found<PeriodReading>,
  only: PeriodCode,
  begins: Day,
  reading: Context,
): PeriodCode | Problem {
  const { t, today } = reading;
  if (found.value.kind === "unknown") return refuseUnknown(line, found, reading);
  const doubt = askMeaning(line, found, reading);
  if (doubt) return doubt;
  const named = found.value.code;
  const period = formatPeriod(named, t);
  // When it was done, named as if it were a period: "V.1 tháng 3 xong".
  const wasThen = windowOf(named, "calendar").first <= today && named.slice(0, 4) >= only.slice(0, 4);
  if (!overlap(named, only) && begins <= today && wasThen) return only;
  if (!overlap(named, only)) {
    const known = formatPeriod(only, t);
    return refuse(line, t("reporting.noSuchPeriod", { code, named: period, known }), reading);
  }
  if (found.value.chosen || begins <= today) return named;
  const sentence = t("understanding.period.notBegun", { code, period, day: formatDay(begins) });
  return ask(line, found.start, found.end, sentence, [{ value: settled(named), label: period }]);
}

/** "93,2% là của năm ngoái": another year's figure is none of this plan. */
function isOfYearBefore(line: Line, { start, end, value }: Found<PeriodReading>, year: number): boolean {
  const isBefore = value.kind === "period" && Number(value.code.slice(0, 4)) < year;
  return isBefore && /nam (?:ngoai|truoc)/.test(line.folded.slice(start, end));
}

/** A period has to exist, and one that has not begun is asked about. */
export function judgePeriod(
  line: Line,
  code: string,
  found: Found<PeriodReading>,
  begins: (period: PeriodCode) => string,
  reading: Context,
): PeriodCode | Problem {
  const { t, today, catalogue } = reading;
  if (found.value.kind === "unknown") return refuseUnknown(line, found, reading);
  const doubt = askMeaning(line, found, reading);
  if (doubt) return doubt;
  const typed = found.value.code;
  if (!found.value.chosen && isOfYearBefore(line, found, catalogue.year)) {
    const choice = { value: settled(typed), label: formatPeriod(typed, t) };
    return ask(line, found.start, found.end, t("understanding.period.which"), [choice]);
  }
  if (found.value.chosen || begins(typed) <= today) return typed;
  const begun = latestBegun(typed, catalogue.year, today, begins);
  const choices = [
    ...(begun ? [{ value: begun, label: formatPeriod(begun, t) }] : []),
    { value: settled(typed), label: formatPeriod(typed, t) },
  ];
  const values = { code, period: formatPeriod(typed, t), day: formatDay(begins(typed)) };
  return ask(line, found.start, found.end, t("understanding.period.notBegun", values), choices);
}
