import { countFiles } from "../../reporting/evidence/files.js";
import { action, staying } from "../../text/actions.js";
import type { Translate } from "../../text/language.js";
import type { Button } from "../../text/message.js";
import type { FigureVersion, ReportVersion, Sent } from "./report-facts.js";

/** The last report that came with files and still counts: a correction without any leaves those of before. */
export function lastWithFiles(versions: readonly ReportVersion[]): ReportVersion | null {
  return versions.findLast(({ files, takenBack }) => files.length > 0 && !takenBack) ?? null;
}

/** "Kèm: 1 ảnh"; with the number of its receipt where that is not the latest. */
export function filesOfLine(of: Sent | null, latest: Sent, t: Translate): string[] {
  if (!of) return [];
  const files = countFiles(of.files, t);
  return [
    of.receipt === latest.receipt
      ? t("evidence.with", { files })
      : t("evidence.withReceipt", { files, receipt: of.receipt }),
  ];
}

/** "Xem 1 ảnh"; of a list with the number of its line. */
export function filesButton(of: ReportVersion | FigureVersion, t: Translate, line?: number): Button {
  const files = countFiles(of.files, t);
  return {
    label: line === undefined ? t("evidence.open", { files }) : t("evidence.openOfLine", { files, line }),
    data: staying(action.evidence("period" in of ? `f${of.id}` : of.id)),
  };
}
