import type { Day } from "../calendar/day.js";
import type { Catalogue } from "../text/catalogue.js";
import { matchChoice } from "../text/choices.js";
import type { Translate } from "../text/language.js";
import { searchKey } from "../text/normalise.js";
import { formatCount } from "../text/numbers.js";
import { settle } from "../text/settle-problem.js";
import type { Status } from "../text/understanding.js";
import { isCommandWord } from "./command-words.js";
import { shorten } from "./labels.js";
import type { Lookup } from "./lookup.js";
import { isAnotherMatter, readLines } from "./read-lines.js";
import { readFigure, readTask } from "./read-step.js";
import {
  type Entry,
  type FigureEntry,
  type ReportDraft,
  type Step,
  sameSubject,
  type TaskEntry,
} from "./report-draft.js";
import { stepAfterStatus } from "./step-after-status.js";
import { choicesOf } from "./step-choices.js";

/** What a dialogue is told about the world; everything else it knows from its draft. */
export interface DialogueContext {
  readonly t: Translate;
  readonly today: Day;
  readonly catalogue: Catalogue;
  readonly agency: string; // the code of the agency that is reported for
  readonly lookup: Lookup;
}

export type Answer =
  | { readonly kind: "choice"; readonly step: Step; readonly value: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "other" }; // a sticker, a photo, a file: nothing that can be read

/**
 * What an answer leads to. A sentence tells what was wrong with it; the step then stays open. `again`: the question is
 * to be repeated with the sentence, because the person may no longer see it.
 */
export type Turn =
  | { readonly kind: "ask"; readonly draft: ReportDraft; readonly sentence?: string; readonly again?: boolean }
  | { readonly kind: "submit"; readonly draft: ReportDraft }
  | { readonly kind: "leave" } // Hủy: the draft is kept
  | { readonly kind: "back"; readonly draft: ReportDraft } // out of the first step
  | { readonly kind: "elsewhere" }; // not an answer: a command, or another report

const LONGEST_NOTE = 2000;

/** Takes one answer. Never throws for what a person types; nothing accepted before is lost. */
export async function takeAnswer(draft: ReportDraft, answer: Answer, context: DialogueContext): Promise<Turn> {
  if (answer.kind === "other") return again(draft, context.t("reporting.onlyText"));
  if (answer.kind === "choice") {
    if (answer.step !== draft.step) return again(draft, context.t("reporting.oldButton"));
    return takeChoice(draft, answer.value, context);
  }
  const text = answer.text.trim();
  if (text === "") return again(draft, context.t("reporting.empty"));
  const wayOut = wayOutOf(text);
  if (wayOut === "leave") return { kind: "leave" };
  if (wayOut === "back") return takeChoice(draft, "back", context);
  if (isCommandWord(text)) return { kind: "elsewhere" };
  const choices = await choicesOf(draft, context);
  const chosen = matchChoice(
    text,
    choices.flat().map((choice) => ({ key: "", label: choice.label, value: choice.value })),
  );
  if (chosen) return takeChoice(draft, chosen.value, context);
  return takeText(draft, text, context);
}

function wayOutOf(text: string): "leave" | "back" | null {
  const key = searchKey(text);
  if (key === "huy" || key === "thoi" || key === "cancel") return "leave";
  if (key === "quaylai" || key === "back") return "back";
  return null;
}

async function takeChoice(draft: ReportDraft, value: string, context: DialogueContext): Promise<Turn> {
  if (value === "back") return goBack(draft);
  if (value === "leave") return { kind: "leave" };
  const [only] = draft.entries;
  switch (draft.step) {
    case "status":
      return ask(withStatus(draft, only as TaskEntry, value as Status));
    case "document":
    case "progress":
      return ask({ ...draft, step: "confirm" });
    case "period":
      return ask(await withPeriod(draft, only as FigureEntry, value, context));
    case "figure":
      if (value === "period") return ask({ ...draft, step: "period" });
      return ask(withFigure(draft, only as FigureEntry, figureOf(value)));
    case "doubt":
      return settleDoubt(draft, value, context);
    case "confirm":
      if (value === "yes") return { kind: "submit", draft };
      return ask({ ...draft, step: firstStepOf(draft) });
    default:
      return again(draft, context.t("reporting.oldButton"));
  }
}

async function takeText(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn> {
  const [only, second] = draft.entries;
  // A report of something else, in the middle of this one. A difficulty may begin with a code too.
  if (!second && draft.step !== "difficulty" && draft.step !== "edit" && isAnotherMatter(text, context) === "report")
    return { kind: "elsewhere" };
  switch (draft.step) {
    case "status":
    case "document":
    case "progress": {
      const read = await readTask(draft, only as TaskEntry, text, context);
      return read ?? elsewhereOrSay(draft, text, context);
    }
    case "difficulty":
      if (text.length > LONGEST_NOTE)
        return say(
          draft,
          context.t("reporting.tooLong", { length: formatCount(text.length), longest: formatCount(LONGEST_NOTE) }),
        );
      return ask(replaceOnly({ ...draft, step: "confirm" }, { ...(only as TaskEntry), note: text }));
    case "period":
    case "figure": {
      const read = await readFigure(draft, only as FigureEntry, text, context);
      return read ?? elsewhereOrSay(draft, text, context);
    }
    case "confirm":
    case "edit":
      return amend(draft, text, context);
    case "doubt":
      return retype(draft, text, context);
  }
}

/** At the read-back a line typed again replaces the one about the same thing; anything else is another matter. */
async function amend(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn> {
  const [only, second] = draft.entries;
  if (draft.step === "edit" || second) {
    const lines = await readLines(text, context);
    if (lines && lines.draft.entries.length > 0) return ask(mergeLines(draft, lines.draft));
  }
  if (draft.step === "confirm" && only && !second) {
    const read =
      only.kind === "task"
        ? await readTask({ ...draft, step: "document" }, only, text, context)
        : await readFigure({ ...draft, step: "figure" }, only, text, context);
    if (read?.kind === "ask" && !read.sentence) return read;
  }
  return elsewhereOrSay(draft, text, context);
}

/** A doubt is answered by one of its choices, or by typing the answer again. */
async function retype(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn> {
  const step = draft.doubt?.step;
  if (!step || step === "lines") return { kind: "elsewhere" };
  const turn = await takeText({ ...draft, step, doubt: null }, text, context);
  return turn.kind === "ask" && turn.sentence ? { ...turn, draft } : turn;
}

async function settleDoubt(draft: ReportDraft, value: string, context: DialogueContext): Promise<Turn> {
  const { doubt } = draft;
  if (!doubt) return again(draft, context.t("reporting.oldButton"));
  if (value === "retype") {
    if (doubt.step === "lines") return { kind: "leave" };
    return ask({ ...draft, step: doubt.step, doubt: null });
  }
  const choice = doubt.choices[Number(value)];
  if (!choice) return again(draft, context.t("reporting.oldButton"));
  const settled = settle(doubt.text, doubt.span, choice.value);
  if (doubt.step === "lines") {
    const lines = await readLines(settled, context);
    return lines ? ask(askForMore(lines.draft)) : again(draft, context.t("reporting.oldButton"));
  }
  const [only] = draft.entries;
  const before: ReportDraft = { ...draft, step: doubt.step, doubt: null };
  const read =
    only?.kind === "figure"
      ? await readFigure(before, only, settled, context, "settled")
      : await readTask(before, only as TaskEntry, settled, context, "settled");
  return read ?? again(before, context.t("reporting.oldButton"));
}

/** A status that was chosen, not typed, is followed by the question that its button would lead to. */
function askForMore(draft: ReportDraft): ReportDraft {
  const [only, second] = draft.entries;
  if (draft.step !== "confirm" || second || only?.kind !== "task" || draft.refused.length > 0) return draft;
  return { ...draft, step: stepAfterStatus(only) };
}

function elsewhereOrSay(draft: ReportDraft, text: string, context: DialogueContext): Turn {
  if (isAnotherMatter(text, context)) return { kind: "elsewhere" };
  return say(draft, context.t(`reporting.unread.${draft.step}`, { text: shorten(text, 60) }));
}

function withStatus(draft: ReportDraft, entry: TaskEntry, status: Status): ReportDraft {
  const said = { status, percent: null, document: null, documentDate: null, note: null };
  return replaceOnly({ ...draft, step: stepAfterStatus(said) }, { ...entry, ...fitting(entry, status), status });
}

/** Of what was said with another status only what this one can say too: 60 % and a difficulty are no part of finished work. */
function fitting(entry: TaskEntry, status: Status): Pick<TaskEntry, "percent" | "document" | "documentDate" | "note"> {
  const { percent, document, documentDate, note } = entry;
  if (status === entry.status) return { percent, document, documentDate, note };
  const hasWork = status === "done" || status === "in_progress" || status === "blocked";
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
  context: DialogueContext,
): Promise<ReportDraft> {
  const facts = (await context.lookup.figures(entry.indicator)).find((f) => f.period === period);
  if (!facts) return draft;
  return replaceOnly({ ...draft, step: "figure" }, { ...entry, period, seen: facts.latest?.id ?? null });
}

function withFigure(
  draft: ReportDraft,
  entry: FigureEntry,
  figure: Pick<FigureEntry, "numerator" | "denominator" | "percent" | "note">,
): ReportDraft {
  return replaceOnly({ ...draft, step: "confirm" }, { ...entry, ...figure, given: true });
}

/** A figure that is a button: nothing arose, or of whole units done and not. */
function figureOf(value: string): Pick<FigureEntry, "numerator" | "denominator" | "percent" | "note"> {
  if (value === "none") return { numerator: 0, denominator: 0, percent: null, note: null };
  const isDone = value === "done";
  return { numerator: isDone ? 1 : 0, denominator: 1, percent: isDone ? 100 : 0, note: null };
}

function goBack(draft: ReportDraft): Turn {
  const [only, second] = draft.entries;
  const first = firstStepOf(draft);
  if (second || draft.step === first || !only)
    return draft.step === "edit" ? ask({ ...draft, step: "confirm" }) : back();
  if (draft.step === "period") return ask({ ...draft, step: "figure" });
  if (draft.step === "doubt" && draft.doubt && draft.doubt.step !== "lines")
    return ask({ ...draft, step: draft.doubt.step, doubt: null });
  return ask({ ...draft, step: first });

  function back(): Turn {
    return { kind: "back", draft };
  }
}

function firstStepOf(draft: ReportDraft): Step {
  const [only, second] = draft.entries;
  if (!only || second) return "edit";
  return only.kind === "task" ? "status" : "figure";
}

function mergeLines(draft: ReportDraft, typed: ReportDraft): ReportDraft {
  const { entries, refused } = typed;
  const kept = draft.entries.filter((old) => !entries.some((entry) => sameSubject(old, entry)));
  return { ...typed, entries: [...kept, ...entries], refused };
}

function replaceOnly(draft: ReportDraft, entry: Entry): ReportDraft {
  return { ...draft, entries: [entry] };
}

function ask(draft: ReportDraft): Turn {
  return { kind: "ask", draft };
}

function say(draft: ReportDraft, sentence: string): Turn {
  return { kind: "ask", draft, sentence };
}

function again(draft: ReportDraft, sentence: string): Turn {
  return { kind: "ask", draft, sentence, again: true };
}
