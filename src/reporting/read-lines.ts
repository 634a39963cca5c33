import { formatPeriodShort } from "../calendar/formats.js";
import { findAnswerable, settle } from "../text/settle-problem.js";
import { understand } from "../text/understand.js";
import type { FigureItem, Item, TaskItem, Understanding } from "../text/understanding.js";
import { choosePeriod } from "./choose-period.js";
import type { DialogueContext } from "./dialogue.js";
import { dutyLabel } from "./labels.js";
import { type Entry, emptyFigure, emptyTask, type ReportDraft, sameSubject } from "./report-draft.js";
import { judgeReport } from "./rules.js";

/** A message read as reports: a draft at its read-back or at its first doubt, or only sentences where nothing was taken. */
export interface ReadLines {
  readonly draft: ReportDraft;
}

/** Null where the message is no report at all: a question, a command, a greeting. */
export async function readLines(text: string, context: DialogueContext): Promise<ReadLines | null> {
  const understood = read(text, context);
  if (understood.outcome === "question" || understood.outcome === "other") return null;
  const entries: Entry[] = [];
  const refused: string[] = [];
  for (const item of understood.items) {
    const entry = await resolve(item, context);
    if (typeof entry === "string") refused.push(entry);
    else {
      const same = entries.findIndex((other) => sameSubject(other, entry));
      if (same >= 0) entries.splice(same, 1);
      entries.push(entry);
    }
  }
  const asked = findAnswerable(understood);
  for (const problem of understood.problems) if (problem !== asked) refused.push(problem.sentence);
  return {
    draft: {
      agencyId: context.lookup.agencyId,
      step: asked ? "doubt" : stepOf(entries, refused),
      entries,
      refused,
      doubt: asked
        ? { text: understood.text, span: asked.span, sentence: asked.sentence, choices: asked.choices, step: "lines" }
        : null,
    },
  };
}

/** A report that says "vướng mắc" and not what is asked for it, where it stands alone. */
function stepOf(entries: readonly Entry[], refused: readonly string[]): "confirm" | "difficulty" {
  const [only, second] = entries;
  const silent = only?.kind === "task" && only.status === "blocked" && !only.note;
  return silent && !second && refused.length === 0 ? "difficulty" : "confirm";
}

/**
 * Whether a message, typed while something else is asked, is another matter: a report with a code of its own, or
 * a wish like "tổng hợp quý II". A bare "quý I" is none, it may be the answer.
 */
export function isAnotherMatter(text: string, context: DialogueContext): "report" | "wish" | null {
  const understood = read(text, context);
  if (understood.outcome === "question")
    return understood.slots?.period && understood.intent === "duties" ? null : "wish";
  const asked = understood.outcome === "ask" ? findAnswerable(understood) : null;
  const settled = asked ? read(settle(understood.text, asked.span, asked.choices[0]!.value), context) : understood;
  if (settled.outcome === "items") return "report";
  return asked && settled.outcome === "question" && settled.intent !== "duties" ? "wish" : null;
}

function read(text: string, { catalogue, agency, today, t }: DialogueContext): Understanding {
  return understand(text, { catalogue, agency, today, t });
}

async function resolve(item: Item, context: DialogueContext): Promise<Entry | string> {
  return item.kind === "task" ? resolveTask(item, context) : resolveFigure(item, context);
}

async function resolveTask(item: TaskItem, context: DialogueContext): Promise<Entry | string> {
  const { t, today, lookup } = context;
  const duties = await lookup.dutiesOfTask(item.task, item.part);
  const periods = duties.map((duty) => ({ ...duty, reported: duty.latest !== null }));
  const chosen = choosePeriod(periods, item.period, today, item.task);
  if (!chosen.ok) return chosen.say(t);
  const duty = chosen.value;
  const judged = judgeReport(duty, today);
  if (!judged.ok) return `${dutyLabel(duty, t)}: ${judged.say(t)}`;
  const { status, percent, document, documentDate, note } = item;
  return { ...emptyTask(duty.id, duty.latest?.id ?? null), status, percent, document, documentDate, note };
}

async function resolveFigure(item: FigureItem, context: DialogueContext): Promise<Entry | string> {
  const { t, today, lookup } = context;
  const figures = await lookup.figures(item.indicator);
  if (figures.length === 0) return t("reporting.notAsked", { indicator: item.indicator });
  // A period that is not named is a quarter: months may be given, but are not asked for.
  const offered = item.period === null ? figures.filter((f) => /-Q\d$/.test(f.period)) : figures;
  const periods = offered.map((f) => ({ ...f, beginsOn: f.first, reported: f.latest !== null }));
  const chosen = choosePeriod(periods, item.period, today, item.indicator);
  if (!chosen.ok) return chosen.say(t);
  const figure = chosen.value;
  const judged = judgeReport(figure, today);
  if (!judged.ok) return `${item.indicator} ${formatPeriodShort(figure.period, t)}: ${judged.say(t)}`;
  const { numerator, denominator, percent, note } = item;
  return {
    ...emptyFigure(item.indicator, figure.period, figure.latest?.id ?? null),
    given: true,
    numerator,
    denominator,
    percent,
    note,
  };
}
