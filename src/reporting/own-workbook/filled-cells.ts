import type { Day } from "../../calendar/day.js";
import { formatDay } from "../../calendar/formats.js";
import type { Translate } from "../../text/language.js";
import type { FigureFacts, GivenFigure, ReportFacts } from "../duty-facts.js";

/** What stands in a cell that people fill: a text, a number, a day, nothing. */
export type Filled = string | number | { readonly day: Day } | null;

export type DutyCells<Value> = Readonly<
  Record<"status" | "percent" | "result" | "difficulty" | "document" | "documentDate", Value>
>;
export type FigureCells<Value> = Readonly<Record<"numerator" | "denominator" | "value" | "note", Value>>;

/** How a report stands in its row. */
export function cellsOfReport(report: ReportFacts | null, t: Translate): DutyCells<Filled> {
  const {
    status,
    percent = null,
    result = null,
    difficulty = null,
    document = null,
    documentDate = null,
  } = report ?? {};
  return {
    status: status === undefined ? null : t(`common.status.${status}`),
    ...{ percent, result, difficulty, document },
    documentDate: documentDate === null ? null : { day: documentDate },
  };
}

/** How a figure stands in its row: two numbers, or, where only that was given, what they come to. */
export function cellsOfFigure(
  given: GivenFigure | null,
  { wholeUnits }: Pick<FigureFacts, "wholeUnits">,
  t: Translate,
): FigureCells<Filled> {
  const nothing = { numerator: null, denominator: null, value: null };
  if (given === null) return { ...nothing, note: null };
  const { numerator, denominator, note } = given;
  const value = given.percent ?? given.value;
  if (wholeUnits && denominator === 1)
    return { ...nothing, value: t(numerator === 1 ? "reporting.unitsDone" : "reporting.unitsNotDone"), note };
  return numerator !== null && denominator !== null
    ? { numerator, denominator, value: null, note }
    : { ...nothing, value, note };
}

/** What somebody sees in such a cell: as the reader of workbooks gives it back. */
export function shownFilled(value: Filled): string {
  if (value === null) return "";
  return typeof value === "object" ? formatDay(value.day) : String(value).trim();
}
