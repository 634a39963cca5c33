import { type Day, daysBetween } from "../calendar/day.js";
import { formatDay, formatPeriod } from "../calendar/formats.js";
import type { Translate } from "../text/language.js";
import { type ListedLine, numbered } from "./compact-lines.js";
import { lockedLine } from "./decisions/asks-for-change.js";
import {
  againstTarget,
  describeAsGiven,
  describeDocument,
  describeGiven,
  describeReport,
  describeStatus,
} from "./describe.js";
import type { DutyFacts, FigureFacts } from "./duty-facts.js";
import { dutyLabel } from "./labels.js";
import { figureLine, taskLine } from "./listed.js";
import { type DialogueContext, findFigure } from "./lookup.js";
import { leftLines } from "./pass/text.js";
import type { FigureEntry, ReportDraft, TaskEntry } from "./report-draft.js";

const longestMonth = 31;

/** All that "Xác nhận" would save, and what it would replace. */
export async function readBack(draft: ReportDraft, context: DialogueContext): Promise<string[]> {
  const { t } = context;
  const [only, second] = draft.entries;
  if (second || draft.refused.length > 0 || !only || draft.pass) {
    const lines = await numberedLines(draft, context);
    const agency = context.catalogue.agencies.find(({ code }) => code === context.agency)?.name ?? context.agency;
    const refused = draft.refused.length;
    const count = draft.entries.length;
    const head =
      refused > 0
        ? t("reporting.readLinesRefused", { agency, count: count + refused, refused })
        : t("reporting.readLines", { agency, count });
    return [head, ...lines, ...draft.refused.map((sentence) => `✗ ${sentence}`), ...(await leftLines(draft, context))];
  }
  if (only.kind === "task") {
    const duty = await context.lookup.duty(only.dutyId);
    return duty
      ? [...taskReadBack(only, duty, context), ...early(duty, context), ...lockedLine(duty, context)]
      : [t("reporting.dutyGone")];
  }
  const figure = await findFigure(context.lookup, only);
  return figure
    ? [...figureReadBack(only, figure, t), ...early(figure, context), ...lockedLine(figure, context)]
    : [t("reporting.dutyGone")];
}

/** What was insisted on once may still be a slip; so may half a year before its end. */
function early(
  { beginsOn, endsOn, asked = true }: { readonly beginsOn: Day; readonly endsOn?: Day; readonly asked?: boolean },
  { today, t }: DialogueContext,
): string[] {
  if (beginsOn > today) return [t("reporting.readBack.early", { day: formatDay(beginsOn) })];
  const isLong = !asked && endsOn !== undefined && daysBetween(beginsOn, endsOn) > longestMonth;
  return isLong && endsOn >= today ? [t("due.notOver", { day: formatDay(endsOn) })] : [];
}

function taskReadBack(entry: TaskEntry, duty: DutyFacts, { today, t }: DialogueContext): string[] {
  const lines = [
    t("reporting.readBack.task"),
    `${duty.agencyName} · ${dutyLabel(duty, t, today)} · ${describeStatus(entry, t)}`,
  ];
  const document = describeDocument(entry, t);
  if (document) lines.push(t("reporting.readBack.document", { document }));
  if (entry.note)
    lines.push(
      entry.status === "blocked"
        ? t("reporting.readBack.difficulty", { note: entry.note })
        : t("reporting.readBack.result", { note: entry.note }),
    );
  if (duty.latest)
    lines.push(
      t("reporting.readBack.replaces", { content: describeReport(duty.latest, t), receipt: duty.latest.receipt }),
    );
  return lines;
}

function figureReadBack(entry: FigureEntry, figure: FigureFacts, t: Translate): string[] {
  const lines = [
    t("reporting.readBack.figure"),
    `${figure.agencyName} · ${figure.indicator} ${figure.shortName} · ${formatPeriod(figure.period, t)}`,
    againstTarget(entry, figure, t),
  ];
  if (entry.note) lines.push(t("reporting.readBack.note", { note: entry.note }));
  if (figure.latest)
    lines.push(
      t("reporting.readBack.replaces", {
        content: describeAsGiven(figure.latest, figure, t),
        receipt: figure.latest.receipt,
      }),
    );
  else if (figure.previous) lines.push(describeGiven(figure, figure.previous, [], t));
  return lines;
}

/**
 * The entries as the lines of a list, in which of many what several share is said once; of a page, the lines from `first` up
 * to `last`, which count from 0, each by itself.
 */
export async function numberedLines(
  draft: ReportDraft,
  { lookup, today, t }: DialogueContext,
  page?: readonly [first: number, last: number],
): Promise<string[]> {
  const lines: ListedLine[] = [];
  for (const entry of page ? draft.entries.slice(...page) : draft.entries) {
    if (entry.kind === "task") {
      const duty = await lookup.duty(entry.dutyId);
      if (duty) lines.push(replacing(taskLine(duty, entry, today, t), duty.latest?.receipt));
    } else {
      const figure = await findFigure(lookup, entry);
      if (figure) lines.push(replacing(figureLine(figure, entry, t), figure.latest?.receipt));
    }
  }
  return page ? lines.map(({ text }, index) => `${page[0] + index + 1}. ${text}`) : numbered(lines);

  function replacing(line: ListedLine, receipt: string | undefined): ListedLine {
    if (receipt === undefined) return line;
    return { ...line, shared: null, text: `${line.text} (${t("reporting.replacesShort", { receipt })})` };
  }
}
