import type { Day } from "../calendar/day.js";
import { formatPeriod } from "../calendar/formats.js";
import { parsePeriod } from "../calendar/windows.js";
import type { Translate } from "../text/language.js";
import { inRows } from "../text/rows.js";
import { statusesOffered } from "../text/statuses.js";
import { reportBefore } from "./as-before.js";
import { formatTarget } from "./describe.js";
import type { FigureFacts } from "./duty-facts.js";
import { countFiles } from "./evidence/files.js";
import { offersAsBefore } from "./figure-doubt.js";
import { findUnusual } from "./guard/ask-unusual.js";
import { sureLabel } from "./guard/text.js";
import { type DialogueContext, findFigure, planOfFigure } from "./lookup.js";
import { linesOnScreen, nextPage, pageOf } from "./own-workbook/pages.js";
import { passChoices, withoutOwnWays } from "./pass/choices.js";
import { alone, isAsking } from "./pass/pass.js";
import type { FigureEntry, ReportDraft } from "./report-draft.js";

/** One offered answer of the open step. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** The offered answers of the open step, in rows. Two verbs a row; what has long labels stands alone. */
export async function choicesOf(draft: ReportDraft, context: DialogueContext): Promise<readonly (readonly Choice[])[]> {
  if (!isAsking(draft)) return choicesAlone(draft, context);
  const own = draft.step === "together" ? [] : await choicesAlone(alone(draft), context);
  return [...withoutOwnWays(own, draft.step), ...(await passChoices(draft, context))];
}

async function choicesAlone(draft: ReportDraft, context: DialogueContext): Promise<readonly (readonly Choice[])[]> {
  const { t } = context;
  const [only] = draft.entries;
  const back: Choice = { label: t("common.back"), value: "back" };
  switch (draft.step) {
    case "status": {
      const duty = only?.kind === "task" ? await context.lookup.duty(only.dutyId) : null;
      const statuses = statusesOffered(duty?.nothingMayArise ?? false);
      const choices = statuses.map((status): Choice => ({ label: t(`common.status.${status}`), value: status }));
      const before: Choice[] = reportBefore(duty) ? [{ label: t("pass.asBefore"), value: "before" }] : [];
      return [...(before.length > 0 ? [before] : []), ...inRows(choices, 2), [back]];
    }
    case "document":
      return [[{ label: t("reporting.noDocument"), value: "skip" }, back]];
    case "progress":
      return [[{ label: t("reporting.skip"), value: "skip" }, back]];
    case "together":
    case "difficulty":
      return [[back]];
    case "period": {
      const figures =
        only?.kind === "figure" ? await context.lookup.figures(only.indicator, planOfFigure(only.period)) : [];
      const begun = figures.filter((figure) => isOffered(figure, context.today)).slice(-6);
      const choices = begun.map((f): Choice => ({ label: formatPeriod(f.period, t), value: f.period }));
      return [...inRows(choices, 2), [back]];
    }
    case "figure":
      return only?.kind === "figure" ? figureChoices(only, back, context) : [[back]];
    case "unusual": {
      const found = await findUnusual(draft, context);
      return [...(found ? [[{ label: sureLabel(found, t), value: "sure" }]] : []), retypeOrLeave(t)];
    }
    case "doubt":
      // A value may be longer than a button's data allows: its place stands for it.
      return [
        ...(draft.doubt?.choices ?? []).map((choice, index) => [{ label: choice.label, value: String(index) }]),
        ...((await offersAsBefore(draft.doubt, context)) ? [[{ label: t("pass.asBefore"), value: "before" }]] : []),
        retypeOrLeave(t),
      ];
    case "confirm":
      return confirmChoices(draft, t);
    case "edit":
      return [[back, { label: t("common.cancel"), value: "leave" }]];
  }
}

function retypeOrLeave(t: Translate): Choice[] {
  return [
    { label: t("reporting.retype"), value: "retype" },
    { label: t("common.cancel"), value: "leave" },
  ];
}

function confirmChoices(draft: ReportDraft, t: Translate): Choice[][] {
  return [
    [
      { label: confirmLabel(draft, t), value: "yes" },
      { label: t("common.edit"), value: "edit" },
      { label: t("common.cancel"), value: "leave" },
    ],
    ...pageChoice(draft, t),
    ...(draft.pass && draft.pass.rest.length > 0 ? [[{ label: t("pass.goOn"), value: "goon" }]] : []),
    ...dropFilesChoice(draft, t),
  ];
}

/** Of a workbook's lines those that do not fit on this screen: round and round. */
function pageChoice({ workbook, entries }: ReportDraft, t: Translate): Choice[][] {
  if (!workbook || entries.length <= linesOnScreen) return [];
  const [first, last] = pageOf(nextPage(workbook.page, entries.length), entries.length);
  return [[{ label: t("ownWorkbook.next", { first: first + 1, last }), value: "page" }]];
}

/** Half a year and more is offered once it is over; who types it gives it when they like. */
function isOffered({ period, beginsOn, endsOn, asked }: FigureFacts, today: Day): boolean {
  const kind = parsePeriod(period)?.kind;
  const isLong = kind === "half-year" || kind === "nine-months" || kind === "year";
  return isLong && !asked ? endsOn < today : beginsOn <= today;
}

/** What was given last, and none at all, are one tap. */
async function figureChoices(
  entry: FigureEntry,
  back: Choice,
  { lookup, t }: DialogueContext,
): Promise<readonly (readonly Choice[])[]> {
  const figure = await findFigure(lookup, entry);
  const period: Choice = { label: t("reporting.otherPeriod"), value: "period" };
  if (figure?.wholeUnits)
    return [
      [
        { label: t("reporting.unitsDone"), value: "done" },
        { label: t("reporting.unitsNotDone"), value: "notdone" },
      ],
      [period, back],
    ];
  const before: Choice[] = figure?.previous ? [{ label: t("pass.asBefore"), value: "before" }] : [];
  const zero: Choice[] = figure ? [{ label: formatTarget(0, figure.unit), value: "zero" }] : [];
  return [
    [{ label: t("common.status.nothing_arose"), value: "none" }, ...before, ...zero],
    [period, back],
  ];
}

function dropFilesChoice({ evidence = [] }: ReportDraft, t: Translate): Choice[][] {
  if (evidence.length === 0) return [];
  return [[{ label: t("evidence.leaveOut", { files: countFiles(evidence, t) }), value: "nofiles" }]];
}

function confirmLabel(draft: ReportDraft, t: Translate): string {
  const count = draft.entries.length;
  return count > 1 ? t("reporting.confirmLines", { count }) : t("common.confirm");
}
