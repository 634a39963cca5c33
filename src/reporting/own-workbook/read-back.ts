import type { Translate } from "../../text/language.js";
import type { DialogueContext } from "../lookup.js";
import { numberedLines } from "../read-back.js";
import type { ReportDraft, WorkbookLines } from "../report-draft.js";
import { linesOnScreen, pageOf } from "./pages.js";

/** Cells that are named one by one; more than these are counted. */
const mostWrong = 20;

/**
 * What "Xác nhận" saves of a workbook: how many lines are new, mend what was sent, bring nothing; a page of the lines, and
 * on the first one every cell that could not be taken.
 */
export async function workbookReadBack(
  draft: ReportDraft,
  { unchanged, emptied = 0, page }: WorkbookLines,
  context: DialogueContext,
): Promise<string[]> {
  const { t } = context;
  const count = draft.entries.length;
  const corrected = draft.entries.filter(({ seen }) => seen !== null).length;
  const wrong = draft.refused.length;
  const counts = [
    ...(count > corrected ? [t("ownWorkbook.counts.fresh", { count: count - corrected })] : []),
    ...(corrected > 0 ? [t("ownWorkbook.counts.corrected", { count: corrected })] : []),
    ...(unchanged > 0 ? [t("ownWorkbook.counts.unchanged", { count: unchanged })] : []),
    ...(emptied > 0 ? [t("ownWorkbook.counts.emptied", { count: emptied })] : []),
    ...(wrong > 0 ? [t("ownWorkbook.counts.wrong", { count: wrong })] : []),
  ].join(", ");
  const agency = context.catalogue.agencies.find(({ code }) => code === context.agency)?.name ?? context.agency;
  const [first, last] = pageOf(page, count);
  return [
    t("ownWorkbook.read", { agency, counts }),
    ...(count > linesOnScreen ? [t("ownWorkbook.page", { first: first + 1, last, count })] : []),
    ...(await numberedLines(draft, context, [first, last])),
    ...(page === 1 ? wrongLines(draft.refused, t) : []),
  ];
}

/** Every cell with what is wrong with it. */
export function wrongLines(sentences: readonly string[], t: Translate): string[] {
  if (sentences.length === 0) return [];
  const shown = sentences.slice(0, mostWrong).map((sentence) => `✗ ${sentence}`);
  const more = sentences.length - shown.length;
  return [...shown, ...(more > 0 ? [t("ownWorkbook.moreWrong", { count: more })] : []), t("ownWorkbook.sendAgain")];
}
