import { isAddressed } from "../grammar/addressed.js";
import { understandApart } from "../grammar/apart/understand-apart.js";
import { isAnswerable } from "../grammar/settle-problem.js";
import type { Item, Status, Understanding } from "../grammar/understanding.js";
import { chosenMark } from "../text/line.js";
import { beginsWithStatus } from "./begins-with-status.js";
import { fitting } from "./change-entry.js";
import { correctedValue } from "./corrected-value.js";
import { doubtOf } from "./doubt.js";
import type { DutyFacts } from "./duty-facts.js";
import { type DialogueContext, planOfFigure } from "./lookup.js";
import { withNamedPart } from "./named-part.js";
import { refuseNoteAsBefore } from "./note-as-before.js";
import { inPlan, readInPlan } from "./read-in-plan.js";
import { type Entry, type ReportDraft, type Step, sameSubject, type TaskEntry } from "./report-draft.js";
import { resolveItem } from "./resolve-items.js";
import { stepAfterStatus } from "./step-after-status.js";
import { ask, say, sayAgain, type Turn } from "./turn.js";
import { typedCode } from "./typed-code.js";

/**
 * Reads a text typed at a step about the draft's only entry. The grammar of one-line reports reads it, with the code
 * that the step is about put in front where the text names none. Null where it is no answer, or about something else.
 */
export async function readStep(
  draft: ReportDraft,
  entry: Entry,
  text: string,
  asked: DialogueContext,
): Promise<Turn | null> {
  const own = await ownOf(entry, asked);
  if (!own) return null;
  const context = inPlan(asked, own.plan);
  const isWhole = isAddressed(text, context);
  const corrected = isWhole ? null : correctedValue(text);
  const line = withNamedPart((corrected ?? text).replace(/\s+/g, " "), entry);
  const { understood, plan } = isWhole
    ? await readInPlan(text, context)
    : {
        understood: await understandApart(`${own.code} ${wordsFor(draft.step, entry, line)}`, context),
        plan: own.plan,
      };
  const item = soleItem(understood);
  if (!item) return isWhole || isSmallTalk(draft.step, text) ? null : problemTurn(draft, understood);
  if (!isWhole && lacksAnswer(draft.step, item, line)) return null;
  const why = refuseNoteAsBefore(item, context);
  if (why !== null) return sayAgain(draft, why);
  return accept(draft, entry, item, { ...own, plan }, extentOf(isWhole, corrected !== null, line), context);
}

/**
 * How much of what was said before an answer stands for. "restated": it is a whole line with its code, which is another
 * matter where it names another period. "whole": it has its status, so that it stands for all that was said. "corrected": it
 * denies one thing of that, and the rest stays as far as it still can. "part": the rest stays.
 */
type Extent = "restated" | "whole" | "corrected" | "part";

function extentOf(isWhole: boolean, corrects: boolean, line: string): Extent {
  if (isWhole) return "restated";
  if (corrects) return "corrected";
  return beginsWithStatus(line) ? "whole" : "part";
}

/** Reads the text of a doubt again, in which a choice settled it. */
export async function readSettled(
  draft: ReportDraft,
  entry: Entry,
  text: string,
  asked: DialogueContext,
): Promise<Turn | null> {
  const own = await ownOf(entry, asked);
  if (!own) return null;
  const context = inPlan(asked, own.plan);
  const understood = await understandApart(text, context);
  const item = soleItem(understood);
  return item ? accept(draft, entry, item, own, "part", context) : problemTurn(draft, understood);
}

/** What an entry is about, as it is typed. */
interface Own {
  readonly code: string;
  readonly period: string;
  readonly plan: number; // its year
  readonly duty: DutyFacts | null;
}

async function ownOf(entry: Entry, { lookup }: DialogueContext): Promise<Own | null> {
  if (entry.kind === "figure") {
    const { indicator: code, period } = entry;
    return { code, period, plan: planOfFigure(period), duty: null };
  }
  const duty = await lookup.duty(entry.dutyId);
  return duty && { code: typedCode(duty), period: duty.period, plan: duty.planYear, duty };
}

/** The only thing that was understood, with no question about the rest. */
function soleItem({ items, problems }: Understanding): Item | null {
  return items.length === 1 && problems.length === 0 ? items[0]! : null;
}

/** The draft with what was said; null where that is of another matter. */
async function accept(
  draft: ReportDraft,
  entry: Entry,
  item: Item,
  own: Own,
  extent: Extent,
  context: DialogueContext,
): Promise<Turn | null> {
  const period = item.period ?? own.period;
  // Where its code was put in front of what was typed, what it is about is known.
  const known = extent !== "restated" && period === own.period && !own.duty?.closed ? own.duty : null;
  const said = await resolveItem({ ...item, period }, own.plan, context, known, true);
  if (typeof said === "string") return say(draft, said);
  if (extent === "restated" && !sameSubject(said, entry)) return null;
  if (entry.kind === "figure" && said.kind === "figure") {
    const now = extent === "corrected" ? { ...said, note: said.note ?? entry.note } : said;
    if (draft.step !== "period" || extent === "restated") return ask({ ...draft, step: "confirm", entries: [now] });
    // At the question for the period only that is taken of what was typed.
    return item.period === null
      ? null
      : ask({ ...draft, step: "figure", entries: [{ ...entry, period: said.period }] });
  }
  if (entry.kind === "task" && said.kind === "task") {
    const now = taskNow(entry, said, extent);
    return ask({ ...draft, step: stepAfter(draft.step, now), entries: [now] });
  }
  return null;
}

function taskNow(entry: TaskEntry, said: TaskEntry, extent: Extent): TaskEntry {
  if (extent === "corrected" && said.status) return amended({ ...entry, ...fitting(entry, said.status) }, said);
  const adds = extent === "part" || saysNoMore(said);
  return adds && said.status === entry.status ? amended(entry, said) : said;
}

/** A status by itself takes nothing back of what was said with it. */
function saysNoMore({ percent, document, documentDate, note }: TaskEntry): boolean {
  return percent === null && document === null && documentDate === null && note === null;
}

/** A status that was typed where others could follow leads to the question that its button leads to. */
function stepAfter(step: Step, now: TaskEntry): Step {
  if (step === "status") return stepAfterStatus(now);
  return now.status === "blocked" && !now.note ? "difficulty" : "confirm";
}

/** What was said before, with what was said now. */
function amended(before: TaskEntry, said: TaskEntry): TaskEntry {
  return {
    ...said,
    percent: said.percent ?? before.percent,
    document: said.document ?? before.document,
    documentDate: said.documentDate ?? before.documentDate,
    note: said.note ?? before.note,
  };
}

function problemTurn(draft: ReportDraft, understood: Understanding): Turn | null {
  const problem = understood.problems[0];
  if (!problem) return null;
  if (!isAnswerable(problem)) return say(draft, withoutQuote(problem.sentence));
  return ask({ ...draft, step: "doubt", doubt: doubtOf(understood.text, problem, draft.step) });
}

/** What was typed stands right above, and the code in the quotation was not even typed. */
function withoutQuote(sentence: string): string {
  const bare = sentence.replace(/^"[^"]*": /, "");
  return bare.slice(0, 1).toLocaleUpperCase("vi") + bare.slice(1);
}

/** A status as it is typed. */
export const statusWords: Readonly<Record<Status, string>> = {
  done: "hoàn thành",
  in_progress: "đang thực hiện",
  blocked: "có vướng mắc",
  not_started: "chưa thực hiện",
  nothing_arose: "không phát sinh",
};

/** The answer with what the step makes of it: "60" is a percentage where it is asked how far the work is. */
function wordsFor(step: Step, entry: Entry, line: string): string {
  // At the question for the period no value is expected: any would do to have the period read.
  if (entry.kind === "figure") return step === "period" ? `${line} 0/0` : line;
  if (step === "status" || entry.status === null || beginsWithStatus(line)) return line;
  const bare = step === "progress" ? line.replace(/^(\d{1,3})(?=\s|$)/, "$1%") : line;
  return `${chosenMark}${statusWords[entry.status]} ${bare}`;
}

/** Whether what the step asks for was not said: at the read-back, anything that changes it besides words. */
function lacksAnswer(step: Step, item: Item, line: string): boolean {
  if (item.kind === "figure") return false;
  const hasDocument = item.document !== null || item.documentDate !== null;
  if (step === "progress" && !beginsWithStatus(line))
    return !hasDocument && item.percent === null && item.note === null && item.status === "in_progress";
  if (step === "document") return item.status === "done" && !hasDocument;
  return step === "confirm" && !hasDocument && item.percent === null && !beginsWithStatus(line);
}

/** "gửi đi" at a read-back is not to be met with what is wrong with it as a figure. */
function isSmallTalk(step: Step, text: string): boolean {
  return step === "confirm" && !/\d/.test(text);
}
