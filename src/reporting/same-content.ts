import type { FigureContent, ReportContent } from "./content.js";
import type { TaskEntry } from "./report-draft.js";

type Said = Pick<TaskEntry, "status" | "percent" | "document" | "documentDate" | "note">;

/** Whether two reports of a duty say the same, files apart. */
export function sameReport(said: Said, { result, difficulty, ...before }: ReportContent): boolean {
  return (
    said.status === before.status &&
    said.percent === before.percent &&
    said.document === before.document &&
    said.documentDate === before.documentDate &&
    said.note === (result ?? difficulty)
  );
}

/** Whether two figures are the same and say the same. */
export function sameFigure(said: FigureContent, before: FigureContent): boolean {
  return (
    said.numerator === before.numerator &&
    said.denominator === before.denominator &&
    said.percent === before.percent &&
    said.value === before.value &&
    said.note === before.note
  );
}
