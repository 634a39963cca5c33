import { formatDay, formatPeriod } from "../calendar/formats.js";
import type { PeriodCode } from "../calendar/windows.js";
import type { Context } from "./context.js";
import type { Found, Line } from "./line.js";
import { latestBegun } from "./period-rules.js";
import type { PeriodReading } from "./periods.js";
import { ask, refuse, settled } from "./problems.js";
import type { Problem } from "./understanding.js";

/** "quý V", "T13": no period, in whatever sentence it stands. */
export function refuseUnknown(line: Line, { start, end }: Found<PeriodReading>, { t }: Pick<Context, "t">): Problem {
  const period = line.text.slice(start, end);
  const isQuarter = line.folded[start] === "q";
  const key = isQuarter ? "understanding.period.unknownQuarter" : "understanding.period.unknown";
  return refuse(line, t(key, { period }), { t });
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
  const typed = found.value.code;
  if (found.value.chosen || begins(typed) <= today) return typed;
  const begun = latestBegun(typed, catalogue.year, today, begins);
  const choices = [
    ...(begun ? [{ value: begun, label: formatPeriod(begun, t) }] : []),
    { value: settled(typed), label: formatPeriod(typed, t) },
  ];
  const values = { code, period: formatPeriod(typed, t), day: formatDay(begins(typed)) };
  return ask(line, found.start, found.end, t("understanding.period.notBegun", values), choices);
}
