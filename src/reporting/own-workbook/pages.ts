import type { ReportDraft, WorkbookLines } from "../report-draft.js";

/** With the head and what is wrong a screen of a phone. */
export const linesOnScreen = 9;

/** Which lines a page shows, counting from 0, the last not included; pages count from 1. */
export function pageOf(page: number, count: number): readonly [first: number, last: number] {
  const first = (page - 1) * linesOnScreen;
  return [first, Math.min(first + linesOnScreen, count)];
}

/** After the last comes the first. */
export function nextPage(page: number, count: number): number {
  return page * linesOnScreen < count ? page + 1 : 1;
}

export function turnPage(draft: ReportDraft, workbook: WorkbookLines): ReportDraft {
  return { ...draft, workbook: { ...workbook, page: nextPage(workbook.page, draft.entries.length) } };
}
