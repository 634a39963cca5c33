import type { Day } from "../calendar/day.js";
import { formatDay, formatDayNear, formatPeriod } from "../calendar/formats.js";
import { daysOverdue } from "../plan/standing.js";
import { action } from "../text/actions.js";
import { documentSign } from "../text/document-sign.js";
import type { Translate } from "../text/language.js";
import type { Button, Expects, Message } from "../text/message.js";
import { formatPercentShort } from "../text/numbers.js";
import { describeDocument, describeFigure, describeStatus, describeTask, describeValue } from "./describe.js";
import type { DutyFacts, FigureFacts, GivenFigure } from "./duty-facts.js";
import { dutyLabel, shorten } from "./labels.js";
import type { DialogueContext } from "./lookup.js";
import type { FigureEntry, ReportDraft, Step, TaskEntry } from "./report-draft.js";
import { choicesOf } from "./step-choices.js";

const LONGEST_TASK_TEXT = 160;

/**
 * The open question of a draft, or its read-back. The sentence of a problem says what was wrong with the last answer
 * and comes first, so that it is what a notification shows.
 *
 * @param shown goes into the buttons, so that a press is matched to its draft as it was shown: a draft that was answered
 * since, at a step of the same name, shows something else
 */
export async function promptFor(
  draft: ReportDraft,
  shown: ShownDraft,
  context: DialogueContext,
  problem: { readonly sentence?: string; readonly again?: boolean } = {},
): Promise<Message> {
  const lines: string[] = [];
  if (problem.sentence) lines.push(problem.sentence);
  if (!problem.sentence || problem.again) lines.push(...(await bodyOf(draft, context)));
  const rows = (await choicesOf(draft, context)).map((row) =>
    row.map((choice): Button => ({ label: choice.label, data: stepData(shown, choice.value) })),
  );
  return {
    text: lines.join("\n"),
    buttons: [...(await extraButtons(draft, context)), ...rows],
    expects: expectsOf(draft),
  };
}

/** A draft in a state: with the inbox row of the answer that brought it there. */
export interface ShownDraft {
  readonly id: number;
  readonly lastInput: bigint;
}

/** The data of a step's button. */
export function stepData({ id, lastInput }: ShownDraft, value: string): string {
  return `s:${id}:${lastInput}:${value}`;
}

/** Null for data that no step's button carries. */
export function readStepData(data: string): { readonly shown: ShownDraft; readonly value: string } | null {
  const match = /^s:(\d{1,10}):(\d{1,19}):(.*)$/s.exec(data);
  return match ? { shown: { id: Number(match[1]), lastInput: BigInt(match[2]!) }, value: match[3]! } : null;
}

/** A step that takes words takes numbers too, and a doubt about a figure the figure typed again. */
function expectsOf({ step, doubt }: ReportDraft): Expects {
  const asked = step === "doubt" ? doubt?.step : step;
  return asked === "figure" || asked === "progress" || asked === "document" || asked === "difficulty"
    ? "figure"
    : "choice";
}

async function bodyOf(draft: ReportDraft, context: DialogueContext): Promise<string[]> {
  const { t } = context;
  const [only] = draft.entries;
  if (draft.step === "doubt" && draft.doubt) return [draft.doubt.sentence];
  if (draft.step === "confirm") return readBack(draft, context);
  if (draft.step === "edit") return editBody(draft, context);
  if (only?.kind === "task") {
    const duty = await context.lookup.duty(only.dutyId);
    return duty ? taskBody(draft.step, only, duty, context) : [t("reporting.dutyGone")];
  }
  if (only?.kind === "figure") {
    const figure = (await context.lookup.figures(only.indicator)).find((f) => f.period === only.period);
    return figure ? figureBody(draft.step, figure, t) : [t("reporting.dutyGone")];
  }
  return [...draft.refused];
}

async function editBody(draft: ReportDraft, context: DialogueContext): Promise<string[]> {
  if (draft.entries.length === 0) return [context.t("reporting.editOne")];
  return [context.t("reporting.editLines"), ...(await numbered(draft, context))];
}

function taskBody(step: Step, entry: TaskEntry, duty: DutyFacts, context: DialogueContext): string[] {
  const { t, today } = context;
  const label = dutyLabel(duty, t);
  if (step === "status") {
    const lines = [`${label} · ${shorten(taskText(duty, t), LONGEST_TASK_TEXT)}`, dueLine(duty, today, t)];
    if (duty.latest)
      lines.push(
        t("reporting.lastReport", {
          content: describeContent(duty, t),
          receipt: duty.latest.receipt,
        }),
      );
    lines.push(t("reporting.ask.status"));
    return lines;
  }
  const head = `${duty.agencyName} · ${label} · ${describeStatus(entry, t)}`;
  if (step === "document") return [head, t("reporting.ask.document", { example: exampleDocument(duty, today) })];
  if (step === "progress") return [head, t("reporting.ask.progress")];
  return [head, t("reporting.ask.difficulty")];
}

function dueLine(duty: DutyFacts, today: Day, t: Translate): string {
  const agency = duty.agencyName;
  const days = duty.settledOn === null ? daysOverdue(duty, today) : 0;
  if (days > 0) return t("reporting.leadOverdue", { agency, day: formatDay(duty.dueOn), days });
  return t("reporting.leadUntil", { agency, day: formatDayNear(duty.dueOn, today, t) });
}

function figureBody(step: Step, figure: FigureFacts, t: Translate): string[] {
  const head = `${figure.indicator} · ${figure.shortName}`;
  if (step === "period") return [head, t("reporting.ask.period")];
  const lines = [
    head,
    t("reporting.figureWindow", {
      agency: figure.agencyName,
      period: formatPeriod(figure.period, t),
      first: formatDay(figure.beginsOn),
      last: formatDay(figure.endsOn),
    }),
    t("reporting.dueAndTarget", { day: formatDay(figure.dueOn), target: formatPercentShort(figure.target) }),
  ];
  const given = figure.latest ?? figure.previous;
  if (given) lines.push(givenLine(figure, given, t));
  lines.push(
    figure.wholeUnits
      ? t("reporting.ask.wholeUnits")
      : t("reporting.ask.figure", {
          numerator: lowerFirst(figure.numeratorText),
          denominator: lowerFirst(figure.denominatorText),
        }),
  );
  return lines;
}

function givenLine(figure: FigureFacts, given: GivenFigure, t: Translate): string {
  const values = {
    period: formatPeriod(given.period, t),
    value: describeValue(given, figure, t),
    receipt: given.receipt,
  };
  return figure.latest ? t("reporting.lastFigure", values) : t("reporting.previousFigure", values);
}

async function readBack(draft: ReportDraft, context: DialogueContext): Promise<string[]> {
  const { t } = context;
  const [only, second] = draft.entries;
  if (second || draft.refused.length > 0 || !only) {
    const lines = await numbered(draft, context);
    const count = draft.entries.length;
    const head =
      draft.refused.length > 0
        ? t("reporting.readLinesRefused", { count: count + draft.refused.length, refused: draft.refused.length })
        : t("reporting.readLines", { count });
    return [head, ...lines, ...draft.refused.map((sentence) => `✗ ${sentence}`)];
  }
  if (only.kind === "task") {
    const duty = await context.lookup.duty(only.dutyId);
    return duty ? taskReadBack(only, duty, t) : [t("reporting.dutyGone")];
  }
  const figure = (await context.lookup.figures(only.indicator)).find((f) => f.period === only.period);
  return figure ? figureReadBack(only, figure, t) : [t("reporting.dutyGone")];
}

function taskReadBack(entry: TaskEntry, duty: DutyFacts, t: Translate): string[] {
  const lines = [
    t("reporting.readBack.task"),
    `${duty.agencyName} · ${dutyLabel(duty, t)} · ${describeStatus(entry, t)}`,
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
    lines.push(t("reporting.readBack.replaces", { content: describeContent(duty, t), receipt: duty.latest.receipt }));
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
        content: describeValue(figure.latest, figure, t),
        receipt: figure.latest.receipt,
      }),
    );
  else if (figure.previous) lines.push(givenLine(figure, figure.previous, t));
  return lines;
}

/** "1.250/2.000 = 62,50% · chỉ tiêu giao 60%: đạt" */
export function againstTarget(
  value: Pick<FigureEntry, "numerator" | "denominator" | "percent">,
  figure: Pick<FigureFacts, "target" | "wholeUnits">,
  t: Translate,
): string {
  const target = formatPercentShort(figure.target);
  if (value.percent === null) return describeValue(value, figure, t);
  const key = value.percent >= figure.target ? "reporting.reached" : "reporting.notReached";
  return `${describeValue(value, figure, t)} · ${t(key, { target })}`;
}

async function numbered(draft: ReportDraft, context: DialogueContext): Promise<string[]> {
  const lines: string[] = [];
  for (const [index, entry] of draft.entries.entries()) {
    if (entry.kind === "task") {
      const duty = await context.lookup.duty(entry.dutyId);
      if (duty) lines.push(`${index + 1}. ${describeTask(duty, entry, context.t)}${replaced(duty.latest?.receipt)}`);
    } else {
      const figure = (await context.lookup.figures(entry.indicator)).find((f) => f.period === entry.period);
      if (figure)
        lines.push(`${index + 1}. ${describeFigure(figure, entry, context.t)}${replaced(figure.latest?.receipt)}`);
    }
  }
  return lines;

  function replaced(receipt: string | undefined): string {
    return receipt ? ` (${context.t("reporting.replacesShort", { receipt })})` : "";
  }
}

async function extraButtons(draft: ReportDraft, context: DialogueContext): Promise<Button[][]> {
  const [only] = draft.entries;
  if (draft.step !== "status" || only?.kind !== "task") return [];
  const duty = await context.lookup.duty(only.dutyId);
  if (!duty || taskText(duty, context.t).length <= LONGEST_TASK_TEXT) return [];
  return [[{ label: context.t("reporting.wholeText"), data: action.dutyText(duty.id) }]];
}

function taskText(duty: DutyFacts, t: Translate): string {
  return duty.part ? t("reporting.connectionText") : duty.taskText;
}

function describeContent(duty: DutyFacts, t: Translate): string {
  const { latest } = duty;
  if (!latest) return "";
  const document = describeDocument(latest, t);
  const note = latest.result ?? latest.difficulty;
  return [describeStatus(latest, t), document, note && shorten(note, 60)].filter(Boolean).join(" · ");
}

function exampleDocument(duty: DutyFacts, today: string): string {
  return `18/KH-${documentSign(duty.agency)} ${formatDay(today)}`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase("vi") + text.slice(1);
}
