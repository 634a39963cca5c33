import { formatDay } from "../calendar/formats.js";
import { statusWords } from "./read-step.js";
import type { FigureEntry, TaskEntry } from "./report-draft.js";

type Said = Pick<TaskEntry, "percent" | "document" | "documentDate" | "note">;

/** How a task stands, as it would be typed behind its code. */
export function typedState({
  status,
  percent,
  document,
  documentDate,
  note,
}: Said & Pick<TaskEntry, "status">): string {
  const state = [
    ...(status === null ? [] : [statusWords[status]]),
    ...(percent === null ? [] : [`${decimal(percent)}%`]),
  ];
  const signed = [
    ...(document === null ? [] : [document]),
    ...(documentDate === null ? [] : [`ngày ${formatDay(documentDate)}`]),
  ];
  return [state.join(" "), signed.join(" "), note ?? ""].filter((part) => part !== "").join(", ");
}

/** The same of a figure. */
export function typedFigure({
  numerator,
  denominator,
  percent,
  value,
  note,
}: Pick<FigureEntry, "numerator" | "denominator" | "percent" | "value" | "note">): string {
  const pair = numerator !== null && denominator !== null ? `${decimal(numerator)}/${decimal(denominator)}` : null;
  const number = pair ?? (percent === null ? decimal(value ?? 0) : `${decimal(percent)}%`);
  return note === null ? number : `${number}, ${note}`;
}

function decimal(value: number): string {
  return String(value).replace(".", ",");
}
