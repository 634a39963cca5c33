import { isAnswerable } from "../text/settle-problem.js";
import { understand } from "../text/understand.js";
import type { Status, TaskItem, Understanding } from "../text/understanding.js";
import { beginsWithStatus } from "./begins-with-status.js";
import type { DialogueContext, Turn } from "./dialogue.js";
import type { FigureEntry, ReportDraft, Step, TaskEntry } from "./report-draft.js";
import { stepAfterStatus } from "./step-after-status.js";
import { typedCode } from "./typed-code.js";

/**
 * An answer typed at a step is read by the grammar of one-line reports, with the code that the step is about put in
 * front. "settled": the text is whole already, a doubt in it was settled by a choice.
 */
type Wholeness = "answer" | "settled";

/** Null where the text is no answer about this duty. */
export async function readTask(
  draft: ReportDraft,
  entry: TaskEntry,
  text: string,
  context: DialogueContext,
  wholeness: Wholeness = "answer",
): Promise<Turn | null> {
  const duty = await context.lookup.duty(entry.dutyId);
  if (!duty) return null;
  const line = text.replace(/\s+/g, " ");
  const typed =
    wholeness === "settled" ? text : `${typedCode(duty, context.catalogue)} ${withStatusWord(draft.step, entry, line)}`;
  const understood = read(typed, context);
  const item = understood.items[0];
  if (item?.kind === "task") {
    const next = stepAfter(draft.step, item);
    if (next === null) return null;
    const { status, percent, document, documentDate, note } = item;
    return {
      kind: "ask",
      draft: { ...draft, step: next, entries: [{ ...entry, status, percent, document, documentDate, note }] },
    };
  }
  return problemTurn(draft, understood);
}

/** Null where the text is no figure, and no period, of this indicator. */
export async function readFigure(
  draft: ReportDraft,
  entry: FigureEntry,
  text: string,
  context: DialogueContext,
  wholeness: Wholeness = "answer",
): Promise<Turn | null> {
  const figures = await context.lookup.figures(entry.indicator);
  // At the question for the period no value is expected: any would do to have the period read.
  const line = draft.step === "period" ? `${text.replace(/\s+/g, " ")} 0/0` : text.replace(/\s+/g, " ");
  const typed = wholeness === "settled" ? text : `${entry.indicator} ${line}`;
  const understood = read(typed, context);
  const item = understood.items[0];
  if (item?.kind !== "figure" || item.indicator !== entry.indicator) return problemTurn(draft, understood);
  const figure = figures.find((one) => one.period === (item.period ?? entry.period));
  if (!figure || figure.first > context.today) return null;
  const moved: FigureEntry = { ...entry, period: figure.period, seen: figure.latest?.id ?? null };
  if (draft.step === "period")
    return item.period === null ? null : { kind: "ask", draft: { ...draft, step: "figure", entries: [moved] } };
  const { numerator, denominator, percent, note } = item;
  return {
    kind: "ask",
    draft: { ...draft, step: "confirm", entries: [{ ...moved, given: true, numerator, denominator, percent, note }] },
  };
}

function read(text: string, { catalogue, agency, today, t }: DialogueContext): Understanding {
  return understand(text, { catalogue, agency, today, t });
}

function problemTurn(draft: ReportDraft, understood: Understanding): Turn | null {
  const problem = understood.problems[0];
  if (!problem || understood.outcome === "other" || understood.outcome === "question") return null;
  if (!isAnswerable(problem)) return { kind: "ask", draft, sentence: withoutQuote(problem.sentence) };
  const doubt = {
    text: understood.text,
    span: problem.span,
    sentence: problem.sentence,
    choices: problem.choices,
    step: draft.step,
  };
  return { kind: "ask", draft: { ...draft, step: "doubt", doubt } };
}

/** What was typed stands right above, and the code in the quotation was not even typed. */
function withoutQuote(sentence: string): string {
  const bare = sentence.replace(/^"[^"]*": /, "");
  return bare.slice(0, 1).toLocaleUpperCase("vi") + bare.slice(1);
}

const statusWords: Readonly<Record<Status, string>> = {
  done: "hoàn thành",
  in_progress: "đang thực hiện",
  blocked: "có vướng mắc",
  not_started: "chưa thực hiện",
  nothing_arose: "không phát sinh",
};

function withStatusWord(step: Step, entry: TaskEntry, line: string): string {
  if (step === "status" || entry.status === null || beginsWithStatus(line)) return line;
  // "60" at the question how far it is means a percentage.
  const bare = step === "progress" ? line.replace(/^(\d{1,3})(?=\s|$)/, "$1%") : line;
  return `${statusWords[entry.status]} ${bare}`;
}

/** Null where the answer has not what its step asked for. */
function stepAfter(step: Step, item: TaskItem): Step | null {
  if (step === "document" && item.status === "done" && !item.document && !item.documentDate) return null;
  return step === "status" ? stepAfterStatus(item) : "confirm";
}
