import type { Translate } from "../text/language.js";

/** Where a thing stands in what a plan was read from: a line of a file, or a cell of a workbook's sheet. */
export type Place =
  /** `line` counts from 1; null where the whole file is meant. Of a table, `column` is the heading above it. */
  | { readonly file: string; readonly line: number | null; readonly column?: string }
  /** `cell` as people call it, "D7", or a range of merged cells, "D7:D9"; null where the whole sheet is meant. */
  | { readonly sheet: string; readonly cell: string | null };

/** "plan.yaml:60", "moves.csv:7:new_code", "Nhiệm vụ!D7", "plan.yaml", "Nhiệm vụ": for programs. */
export function formatPlace(place: Place): string {
  if ("file" in place) return [place.file, place.line, place.column].filter((one) => one != null).join(":");
  return place.cell === null ? place.sheet : `${place.sheet}!${place.cell}`;
}

/** One thing that is wrong in a plan, and where. */
export interface PlanProblem {
  readonly at: Place;
  readonly what: (t: Translate) => string;
}

/** "plan.yaml dòng 60: …", "moves.csv dòng 7, cột new_code: …", "Nhiệm vụ!D7: …" */
export function sayProblem({ at, what }: PlanProblem, t: Translate): string {
  if ("file" in at && at.line !== null) {
    const { file, line, column } = at;
    return column === undefined
      ? t("plan.atLine", { file, line, what: what(t) })
      : t("plan.atColumn", { file, line, column, what: what(t) });
  }
  return t("plan.atFile", { file: formatPlace(at), what: what(t) });
}
