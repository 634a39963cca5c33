import { formatDay } from "../calendar/formats.js";
import { documentSign } from "../grammar/document-sign.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Expects, Message } from "../text/message.js";
import { beforeLines } from "./as-before.js";
import { asksForChange } from "./decisions/asks-for-change.js";
import { pendingLines } from "./decisions/pending.js";
import { describeDocument, describeStatus, describeValue, formatTarget } from "./describe.js";
import type { DutyFacts, FigureFacts } from "./duty-facts.js";
import { type CountedFile, filesLine } from "./evidence/files.js";
import { exampleOfLine } from "./examples.js";
import { findUnusual } from "./guard/ask-unusual.js";
import { unusualBody } from "./guard/text.js";
import { dutyLabel, shorten } from "./labels.js";
import { type About, type DialogueContext, findFigure } from "./lookup.js";
import { noteLines } from "./note-lines.js";
import { pageOf } from "./own-workbook/pages.js";
import { workbookReadBack } from "./own-workbook/read-back.js";
import { beginsItem } from "./pass/choices.js";
import { alone, entriesInHand, isAsking } from "./pass/pass.js";
import { answeredLines, togetherBody, withPlace } from "./pass/text.js";
import { numberedLines, readBack } from "./read-back.js";
import type { ReportDraft, Step, TaskEntry } from "./report-draft.js";
import { choicesOf } from "./step-choices.js";
import { type ShownDraft, stepData } from "./step-data.js";
import { askedFilesButton, dueLine, figureLines, givenFilesRow, lastReportLine } from "./views.js";

const LONGEST_TASK_TEXT = 160;
const LONGEST_KEPT = 60;
/** What a screen of a phone takes. */
const mostButtons = 8;

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
  problem: PromptProblem = {},
): Promise<Message> {
  const { sentence, again, declined = false, aside } = problem;
  const lines: string[] = [];
  if (sentence) lines.push(sentence);
  // What a button confirms stands above it.
  const confirms = draft.step === "confirm" && !declined;
  if (!sentence || again || confirms) lines.push(...(await bodyWithFiles(draft, context)));
  if (aside) lines.push(aside);
  // What is locked is not written by a press: it asks the office.
  const asks = confirms && (await asksForChange(draft, context));
  const labelOf = ({ label, value }: { readonly label: string; readonly value: string }) =>
    asks && value === "yes" ? context.t("decisions.change.send") : label;
  const rows = (await choicesOf(draft, context)).map((row) =>
    row
      .filter(({ value }) => !declined || value !== "yes")
      .map((choice): Button => ({ label: labelOf(choice), data: stepData(shown, choice.value) })),
  );
  // Of a full screen what the plan says whole gives way.
  const extra = rows.flat().length < mostButtons ? await extraButtons(draft, context) : [];
  return {
    text: namingAgency(lines, context).join("\n"),
    buttons: [...extra, ...rows],
    expects: expectsOf(draft),
    ...(confirms ? { offer: { yes: stepData(shown, "yes") } } : {}),
    ...(draft.step === "unusual" ? { offer: { yes: stepData(shown, "sure") } } : {}),
  };
}

/** Of a person of several agencies every question says for which it is asked. */
function namingAgency(
  lines: readonly string[],
  { catalogue, agency: code, amongSeveral, t }: DialogueContext,
): readonly string[] {
  const agency = catalogue.agencies.find((one) => one.code === code)?.name;
  const [first, ...rest] = lines;
  if (!amongSeveral || !agency || first === undefined || lines.some((line) => line.includes(agency))) return lines;
  return [t("colleague.ofAgency", { agency, text: first }), ...rest];
}

/** What is said around the question: what was wrong with the last answer, and what else is kept. */
export interface PromptProblem {
  readonly sentence?: string;
  /** The question is repeated. */
  readonly again?: boolean;
  /** The read-back was declined: it is asked whether to change or to leave it. */
  readonly declined?: boolean;
  /** A last line: the other report that was left for this one. */
  readonly aside?: string;
}

/** A step that takes words takes numbers too, and a doubt about a figure the figure typed again. */
function expectsOf({ step, doubt }: ReportDraft): Expects {
  const asked = step === "doubt" ? (doubt?.figure ? "figure" : doubt?.step) : step;
  return asked === "figure" ||
    asked === "unusual" ||
    asked === "progress" ||
    asked === "document" ||
    asked === "difficulty"
    ? "figure"
    : "choice";
}

/** What goes with it stands under the read-back, and above a question. */
async function bodyWithFiles(draft: ReportDraft, context: DialogueContext): Promise<string[]> {
  const body = await bodyOf(draft, context);
  const files = filesLine(draft.evidence ?? [], context.t);
  return draft.step === "confirm" ? [...body, ...files] : [...body.slice(0, -1), ...files, ...body.slice(-1)];
}

async function bodyOf(draft: ReportDraft, context: DialogueContext): Promise<string[]> {
  if (!isAsking(draft)) {
    const alone = await bodyAlone(draft, context);
    return [...alone.slice(0, -1), ...(await keptLines(draft, context)), ...alone.slice(-1)];
  }
  const body = await (draft.step === "together" ? togetherBody(draft, context) : bodyAlone(alone(draft), context));
  if (!beginsItem(draft.step)) return body;
  const placed = withPlace(draft.pass, body, context);
  return [...placed.slice(0, -1), ...(await answeredLines(draft, context)), ...placed.slice(-1)];
}

/** What a question would replace: it stays until another answer comes. */
async function keptLines({ step, entries: [only] }: ReportDraft, context: DialogueContext): Promise<string[]> {
  const { t, lookup } = context;
  if (step === "status" && only?.kind === "task" && only.status !== null) {
    const { note } = only;
    const parts = [describeStatus(only, t), describeDocument(only, t), note && shorten(note, LONGEST_KEPT)];
    return [t("reporting.keptNow", { what: parts.filter(Boolean).join(" · ") })];
  }
  if (step !== "figure" || only?.kind !== "figure" || !only.given) return [];
  const figure = await findFigure(lookup, only);
  return figure ? [t("reporting.keptNow", { what: describeValue(only, figure, t) })] : [];
}

async function bodyAlone(draft: ReportDraft, context: DialogueContext): Promise<string[]> {
  const { t } = context;
  const [only] = draft.entries;
  if (draft.step === "doubt" && draft.doubt) {
    const { kept, sentence } = draft.doubt;
    return kept === undefined ? [sentence] : [kept, sentence];
  }
  if (draft.step === "confirm")
    return draft.workbook ? workbookReadBack(draft, draft.workbook, context) : readBack(draft, context);
  if (draft.step === "edit") return editBody(draft, context);
  if (draft.step === "unusual") {
    const found = await findUnusual(draft, context);
    return found ? unusualBody(found, t) : readBack(draft, context);
  }
  if (only?.kind === "task") {
    const duty = await context.lookup.duty(only.dutyId);
    return duty ? await taskBody(draft.step, only, duty, context) : [t("reporting.dutyGone")];
  }
  if (only?.kind === "figure") {
    const figure = await findFigure(context.lookup, only);
    return figure ? await figureBody(draft.step, figure, context) : [t("reporting.dutyGone")];
  }
  return [...draft.refused];
}

async function editBody(draft: ReportDraft, context: DialogueContext): Promise<string[]> {
  if (draft.entries.length === 0) return [context.t("reporting.editOne", { example: exampleOfLine(context) })];
  const shown = draft.workbook ? pageOf(draft.workbook.page, draft.entries.length) : undefined;
  return [context.t("reporting.editLines"), ...(await numberedLines(draft, context, shown))];
}

async function taskBody(step: Step, entry: TaskEntry, duty: DutyFacts, context: DialogueContext): Promise<string[]> {
  const { t, today } = context;
  const label = dutyLabel(duty, t, today);
  if (step === "status") {
    const lines = [`${label} · ${shorten(duty.taskText, LONGEST_TASK_TEXT)}`, dueLine(duty, today, t)];
    if (duty.latest) lines.push(lastReportLine(duty.latest, await filesGiven(duty, context), t));
    lines.push(...(await pendingOf(entry, context)));
    lines.push(...beforeLines(duty, t), ...noteLines(duty.notes ?? [], t));
    lines.push(t("reporting.ask.status"));
    return lines;
  }
  const head = `${duty.agencyName} · ${label} · ${describeStatus(entry, t)}`;
  if (step === "document") return [head, t("reporting.ask.document", { example: exampleDocument(duty, today) })];
  if (step === "progress") return [head, t("reporting.ask.progress")];
  return [head, t("reporting.ask.difficulty")];
}

/** What came with what was reported last. */
async function filesGiven(
  about: DutyFacts | FigureFacts,
  { lookup }: DialogueContext,
): Promise<readonly CountedFile[]> {
  return about.latest ? ((await lookup.files?.(about)) ?? []) : [];
}

async function figureBody(step: Step, figure: FigureFacts, context: DialogueContext): Promise<string[]> {
  const { t } = context;
  if (step === "period") return [`${figure.indicator} · ${figure.shortName}`, t("reporting.ask.period")];
  const lines = figureLines(figure, await filesGiven(figure, context), t);
  return [...lines, ...(await pendingOf({ kind: "figure", ...figure }, context)), askFigure(figure, t)];
}

async function pendingOf(about: About, { lookup, today, t }: DialogueContext): Promise<string[]> {
  return pendingLines((await lookup.pending?.(about)) ?? null, today, t);
}

function askFigure(figure: FigureFacts, t: Translate): string {
  if (figure.wholeUnits) return t("reporting.ask.wholeUnits");
  const { unit, target } = figure;
  if (unit !== "%") return t("reporting.ask.value", { unit, example: formatTarget(target, unit) });
  return t("reporting.ask.figure", {
    numerator: lowerFirst(figure.numeratorText),
    denominator: lowerFirst(figure.denominatorText),
  });
}

async function extraButtons(draft: ReportDraft, context: DialogueContext): Promise<Button[][]> {
  const [only] = entriesInHand(draft);
  if (draft.step === "figure" && only?.kind === "figure") {
    const figure = await findFigure(context.lookup, only);
    return figure ? [...givenFilesRow(figure, await filesGiven(figure, context), context.t)] : [];
  }
  if (draft.step !== "status" || only?.kind !== "task") return [];
  const duty = await context.lookup.duty(only.dutyId);
  if (!duty) return [];
  const whole = { label: context.t("reporting.wholeText"), data: action.dutyText(duty.id) };
  const files = askedFilesButton(duty, context.t);
  const row = [...(files ? [files] : []), ...(duty.taskText.length > LONGEST_TASK_TEXT ? [whole] : [])];
  const given = givenFilesRow(duty, await filesGiven(duty, context), context.t);
  return [...given, ...(row.length > 0 ? [row] : [])];
}

function exampleDocument(duty: DutyFacts, today: string): string {
  return `18/KH-${documentSign(duty.agency)} ${formatDay(today)}`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase("vi") + text.slice(1);
}
