import { formatPeriod } from "../calendar/formats.js";
import type { Translate } from "../text/language.js";
import { inRows } from "../text/rows.js";
import { statusesOffered } from "../text/statuses.js";
import { countFiles } from "./evidence/files.js";
import { type DialogueContext, planOfFigure } from "./lookup.js";
import { linesOnScreen, nextPage, pageOf } from "./own-workbook/pages.js";
import type { ReportDraft } from "./report-draft.js";

/** One offered answer of the open step. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** The offered answers of the open step, in rows. Two verbs a row; what has long labels stands alone. */
export async function choicesOf(draft: ReportDraft, context: DialogueContext): Promise<readonly (readonly Choice[])[]> {
  const { t } = context;
  const [only] = draft.entries;
  const back: Choice = { label: t("common.back"), value: "back" };
  switch (draft.step) {
    case "status": {
      const duty = only?.kind === "task" ? await context.lookup.duty(only.dutyId) : null;
      const statuses = statusesOffered(duty?.nothingMayArise ?? false);
      const choices = statuses.map((status): Choice => ({ label: t(`common.status.${status}`), value: status }));
      return [...inRows(choices, 2), [back]];
    }
    case "document":
      return [[{ label: t("reporting.noDocument"), value: "skip" }, back]];
    case "progress":
      return [[{ label: t("reporting.skip"), value: "skip" }, back]];
    case "difficulty":
      return [[back]];
    case "period": {
      const figures =
        only?.kind === "figure" ? await context.lookup.figures(only.indicator, planOfFigure(only.period)) : [];
      const begun = figures.filter((f) => f.beginsOn <= context.today).slice(-6);
      const choices = begun.map((f): Choice => ({ label: formatPeriod(f.period, t), value: f.period }));
      return [...inRows(choices, 2), [back]];
    }
    case "figure": {
      const figures =
        only?.kind === "figure" ? await context.lookup.figures(only.indicator, planOfFigure(only.period)) : [];
      const period: Choice = { label: t("reporting.otherPeriod"), value: "period" };
      if (figures[0]?.wholeUnits)
        return [
          [
            { label: t("reporting.unitsDone"), value: "done" },
            { label: t("reporting.unitsNotDone"), value: "notdone" },
          ],
          [period, back],
        ];
      return [[{ label: t("common.status.nothing_arose"), value: "none" }, period], [back]];
    }
    case "doubt":
      return [
        // A value may be longer than a button's data allows: its place stands for it.
        ...(draft.doubt?.choices ?? []).map((choice, index) => [{ label: choice.label, value: String(index) }]),
        [
          { label: t("reporting.retype"), value: "retype" },
          { label: t("common.cancel"), value: "leave" },
        ],
      ];
    case "confirm":
      return [
        [
          { label: confirmLabel(draft, t), value: "yes" },
          { label: t("common.edit"), value: "edit" },
          { label: t("common.cancel"), value: "leave" },
        ],
        ...pageChoice(draft, t),
        ...dropFilesChoice(draft, t),
      ];
    case "edit":
      return [[back, { label: t("common.cancel"), value: "leave" }]];
  }
}

/** Of a workbook's lines those that do not fit on this screen: round and round. */
function pageChoice({ workbook, entries }: ReportDraft, t: Translate): Choice[][] {
  if (!workbook || entries.length <= linesOnScreen) return [];
  const [first, last] = pageOf(nextPage(workbook.page, entries.length), entries.length);
  return [[{ label: t("ownWorkbook.next", { first: first + 1, last }), value: "page" }]];
}

function dropFilesChoice({ evidence = [] }: ReportDraft, t: Translate): Choice[][] {
  if (evidence.length === 0) return [];
  return [[{ label: t("evidence.leaveOut", { files: countFiles(evidence, t) }), value: "nofiles" }]];
}

function confirmLabel(draft: ReportDraft, t: Translate): string {
  const count = draft.entries.length;
  return count > 1 ? t("reporting.confirmLines", { count }) : t("common.confirm");
}
