import type { Day } from "./calendar/day.js";
import type { CodeMove } from "./plan/move-tasks.js";
import { readDay } from "./plan/workbook/cell-values.js";
import { translator } from "./text/language.js";

const t = translator("vi");

/** Wrong usage: exit 2, with what is wrong on stderr. */
export class UsageError extends Error {}

export function yearTyped(typed: string): number {
  if (!/^2\d{3}$/.test(typed)) throw new UsageError(t("operator.usage.year", { typed }));
  return Number(typed);
}

/** "2026-03-01", "1/3/2026" */
export function dayTyped(typed: string): Day {
  const day = readDay(typed);
  if (day === null) throw new UsageError(t("operator.usage.day", { typed }));
  return day;
}

export function workbookPath(typed: string): string {
  if (!/\.xlsx$/i.test(typed)) throw new UsageError(t("operator.usage.workbook", { typed }));
  return typed;
}

/** "V.1=V.2": V.1 is called V.2 now. */
export function codeMove(typed: string): CodeMove {
  const [from = "", to = "", ...more] = typed.split("=").map((code) => code.trim());
  if (from === "" || to === "" || more.length > 0) throw new UsageError(t("operator.usage.moved", { typed }));
  return { from, to };
}

export function positive(typed: string): number {
  const number = Number(typed);
  if (!Number.isInteger(number) || number < 1 || number >= 2 ** 31)
    throw new UsageError(t("operator.usage.number", { typed }));
  return number;
}
