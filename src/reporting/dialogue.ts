import { isAddressed } from "../grammar/addressed.js";
import { exampleDocument } from "../grammar/examples.js";
import { findAnswerable, settle } from "../grammar/settle-problem.js";
import { understand } from "../grammar/understand.js";
import type { Status } from "../grammar/understanding.js";
import { matchChoice } from "../text/choices.js";
import { normalise, searchKey } from "../text/normalise.js";
import { statusRules } from "../text/status-rules.js";
import { exampleOfLine } from "./examples.js";
import { shorten } from "./labels.js";
import { refuseLongNote } from "./long-note.js";
import { type DialogueContext, planOfFigure } from "./lookup.js";
import { mergeLines, readLines } from "./read-lines.js";
import { readSettled, readStep } from "./read-step.js";
import type { Entry, FigureEntry, ReportDraft, Step, TaskEntry } from "./report-draft.js";
import { judgeReport } from "./rules.js";
import { stepAfterStatus } from "./step-after-status.js";
import { choicesOf } from "./step-choices.js";
import { ask, back, elsewhere, leave, say, sayAgain, type Turn } from "./turn.js";

export type Answer =
  | { readonly kind: "choice"; readonly value: string }
  | { readonly kind: "outdated" } // a choice of a question that was answered, or asked otherwise, since
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "other" }; // a sticker, a photo, a file: nothing that can be read

/** Takes one answer. Never throws for what a person sends; nothing accepted before is lost. */
export async function takeAnswer(draft: ReportDraft, answer: Answer, context: DialogueContext): Promise<Turn> {
  switch (answer.kind) {
    case "other":
      return sayAgain(draft, context.t("reporting.onlyText"));
    case "outdated":
      return sayAgain(draft, context.t("reporting.oldButton"));
    case "choice": {
      const offered = (await choicesOf(draft, context)).flat();
      if (offered.some(({ value }) => value === answer.value)) return takeChoice(draft, answer.value, context);
      return sayAgain(draft, context.t("reporting.oldButton"));
    }
    case "text":
      return takeTyped(draft, normalise(answer.text).trim(), context);
  }
}

async function takeTyped(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn> {
  if (text === "") return sayAgain(draft, context.t("reporting.empty"));
  const way = wayOutOf(text);
  if (way) return way === "leave" ? leave : goBack(draft);
  const options = (await choicesOf(draft, context)).flat().map(({ label, value }) => ({ key: "", label, value }));
  const chosen = matchChoice(text, options);
  return chosen ? takeChoice(draft, chosen.value, context) : takeText(draft, text, context);
}

function wayOutOf(text: string): "leave" | "back" | null {
  const key = searchKey(text);
  if (key === "huy" || key === "thoi" || key === "cancel") return "leave";
  if (key === "quaylai" || key === "back") return "back";
  return null;
}

async function takeChoice(draft: ReportDraft, value: string, context: DialogueContext): Promise<Turn> {
  if (value === "back") return goBack(draft);
  if (value === "leave") return leave;
  const [only] = draft.entries;
  switch (draft.step) {
    case "status":
      return ask(withStatus(draft, only as TaskEntry, value as Status));
    case "document":
      return ask(withEntry(draft, "confirm", { ...(only as TaskEntry), document: null, documentDate: null }));
    case "progress":
      return ask({ ...draft, step: "confirm" });
    case "period":
      return withPeriod(draft, only as FigureEntry, value, context);
    case "figure":
      return ask(value === "period" ? { ...draft, step: "period" } : withFigure(draft, only as FigureEntry, value));
    case "doubt":
      return settleDoubt(draft, value, context);
    case "confirm":
      return value === "yes" ? { kind: "submit" } : ask({ ...draft, step: firstStepOf(draft) });
    case "difficulty":
    case "edit":
      return sayAgain(draft, context.t("reporting.oldButton")); // they offer only ways out
  }
}

async function takeText(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn> {
  const [only] = draft.entries;
  if (!only || isAboutLines(draft)) return amendLines(draft, text, context);
  if (draft.step === "difficulty") {
    const tooLong = refuseLongNote(text, context.t);
    return tooLong ? say(draft, tooLong) : ask(withEntry(draft, "confirm", { ...(only as TaskEntry), note: text }));
  }
  if (draft.step === "doubt") return retype(draft, text, context);
  const turn = await readStep(draft, only, text, context);
  // Words that are a question with the code in front of them may be a wish without it.
  if (!turn || isOpenStill(turn)) return elsewhereOr(turn, draft, text, context);
  return turn;
}

/** At a read-back of lines, one typed again replaces the one about the same thing; others are added. */
async function amendLines(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn> {
  const lines = await readLines(text, context);
  if (!lines) return elsewhereOr(null, draft, text, context);
  // What is refused altogether is refused, and noted, as a message of its own.
  return lines.entries.length > 0 || lines.doubt ? ask(mergeLines(draft, lines)) : elsewhere;
}

/** A doubt is answered by one of its choices, or by typing the answer again. */
async function retype(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn> {
  const turn = await takeText({ ...draft, step: draft.doubt!.step as Step, doubt: null }, text, context);
  return turn.kind === "ask" && turn.sentence ? { ...turn, draft } : turn;
}

async function settleDoubt(draft: ReportDraft, value: string, context: DialogueContext): Promise<Turn> {
  const doubt = draft.doubt!;
  const before: ReportDraft =
    doubt.step === "lines" ? { ...draft, step: "edit" } : { ...draft, step: doubt.step, doubt: null };
  if (value === "retype") return ask(before);
  const choice = doubt.choices[Number(value)]!;
  const settled = settle(doubt.text, doubt.span, choice.value);
  const [only] = draft.entries;
  if (only && doubt.step !== "lines") {
    return (await readSettled(before, only, settled, context)) ?? sayAgain(before, context.t("reporting.oldButton"));
  }
  const lines = await readLines(settled, context);
  if (!lines) return ask(before);
  const merged = mergeLines(draft, lines);
  if (merged.entries.length === 0 && !merged.doubt) return sayAgain(draft, merged.refused.join("\n"));
  return ask(askForMore(merged));
}

/** A status that was chosen, not typed, is followed by the question that its button would lead to. */
function askForMore(draft: ReportDraft): ReportDraft {
  const [only] = draft.entries;
  if (draft.step !== "confirm" || isAboutLines(draft) || only?.kind !== "task") return draft;
  return { ...draft, step: stepAfterStatus(only) };
}

/** Whether the step did not take the text: it is refused or asked about. */
function isOpenStill(turn: Turn): boolean {
  return turn.kind === "ask" && (turn.sentence !== undefined || turn.draft.step === "doubt");
}

/** Another report, or a wish, is not for this draft. Anything else gets a sentence, and the step stays open. */
function elsewhereOr(turn: Turn | null, draft: ReportDraft, text: string, context: DialogueContext): Turn {
  if (isAddressed(text, context) || isWish(text, context)) return elsewhere;
  const said = { text: shorten(text, 60), document: exampleDocument(context.agency), example: exampleOfLine(context) };
  return turn ?? say(draft, context.t(`reporting.unread.${draft.step}`, said));
}

/** "tổng hợp quý II", also where it is in doubt ("tổng hợp mục VII"). A bare "quý I" is none: it may be meant as an answer. */
function isWish(text: string, context: DialogueContext): boolean {
  const understood = understand(text, context);
  const asked = understood.outcome === "ask" ? findAnswerable(understood) : null;
  const { outcome, intent, slots } = asked
    ? understand(settle(understood.text, asked.span, asked.choices[0]!.value), context)
    : understood;
  return outcome === "question" && !(intent === "duties" && slots?.period);
}

function withStatus(draft: ReportDraft, entry: TaskEntry, status: Status): ReportDraft {
  const said = { status, percent: null, document: null, documentDate: null, note: null };
  return withEntry(draft, stepAfterStatus(said), { ...entry, ...fitting(entry, status), status });
}

/** Of what was said with another status only what this one can say too: 60 % and a difficulty are no part of finished work. */
function fitting(entry: TaskEntry, status: Status): Pick<TaskEntry, "percent" | "document" | "documentDate" | "note"> {
  const { percent, document, documentDate, note } = entry;
  if (status === entry.status) return { percent, document, documentDate, note };
  const { hasWork } = statusRules[status];
  return {
    percent: hasWork && status !== "done" ? percent : null,
    document: hasWork ? document : null,
    documentDate: hasWork ? documentDate : null,
    note: hasWork && (status === "blocked") === (entry.status === "blocked") ? note : null,
  };
}

async function withPeriod(
  draft: ReportDraft,
  entry: FigureEntry,
  period: string,
  { lookup, today, t }: DialogueContext,
): Promise<Turn> {
  const figure = (await lookup.figures(entry.indicator, planOfFigure(entry.period))).find(
    (one) => one.period === period,
  )!;
  const judged = judgeReport(figure, today);
  return judged.ok ? ask(withEntry(draft, "figure", { ...entry, period })) : say(draft, judged.say(t));
}

/** A figure that is a button: nothing arose, or of whole units done and not. */
function withFigure(draft: ReportDraft, entry: FigureEntry, value: string): ReportDraft {
  const denominator = value === "none" ? 0 : 1;
  const numerator = value === "done" ? 1 : 0;
  const percent = denominator === 0 ? null : numerator * 100;
  return withEntry(draft, "confirm", {
    ...entry,
    given: true,
    numerator,
    denominator,
    percent,
    value: null,
    note: null,
  });
}

function goBack(draft: ReportDraft): Turn {
  switch (draft.step) {
    case "edit":
      return ask({ ...draft, step: draft.doubt ? "doubt" : "confirm" });
    case "period":
      return ask({ ...draft, step: "figure" });
    case "doubt":
      return draft.doubt && draft.doubt.step !== "lines"
        ? ask({ ...draft, step: draft.doubt.step, doubt: null })
        : back;
  }
  const first = firstStepOf(draft);
  return isAboutLines(draft) || draft.step === first ? back : ask({ ...draft, step: first });
}

/** Several lines, or one among others that were refused or are in doubt: answered by typing lines. */
function isAboutLines({ step, entries, refused, doubt }: ReportDraft): boolean {
  if (step === "doubt") return doubt?.step === "lines";
  return step === "edit" || entries.length !== 1 || refused.length > 0;
}

function firstStepOf(draft: ReportDraft): Step {
  if (isAboutLines(draft)) return "edit";
  return draft.entries[0]!.kind === "task" ? "status" : "figure";
}

function withEntry(draft: ReportDraft, step: Step, entry: Entry): ReportDraft {
  return { ...draft, step, entries: [entry] };
}
