import type { FigureItem, Item, TaskItem } from "../grammar/understanding.js";
import { comesWithEvents } from "../text/catalogue.js";
import { choosePeriod } from "./choose-period.js";
import type { DutyFacts } from "./duty-facts.js";
import { dutyLabel, figureLabel } from "./labels.js";
import { refuseLongNote } from "./long-note.js";
import type { DialogueContext } from "./lookup.js";
import { askedPeriodsOf } from "./period-to-ask.js";
import { type Entry, emptyFigure, emptyTask } from "./report-draft.js";
import { judgeReport } from "./rules.js";

/**
 * What a line that was understood is about, as an entry of a draft; the sentence that refuses it where it cannot be one.
 *
 * @param known the duty that it is about, where that is not to be looked for
 * @param alone it is all of its message: what is locked is then taken, for its read-back offers to ask the office
 */
export function resolveItem(
  item: Item,
  plan: number,
  context: DialogueContext,
  known: DutyFacts | null = null,
  alone = false,
): Promise<Entry | string> {
  return item.kind === "task"
    ? resolveTask(item, plan, context, known, alone)
    : resolveFigure(item, plan, context, alone);
}

async function resolveTask(
  item: TaskItem,
  plan: number,
  context: DialogueContext,
  known: DutyFacts | null,
  alone: boolean,
): Promise<Entry | string> {
  const { today, holidays, t } = context;
  const duties = known ? [known] : await dutiesToReport(item, plan, context);
  if (duties.length === 0 && waitsForEvent(item.task, plan, context)) return t("event.noneOpen", { code: item.task });
  const chosen = choosePeriod(duties, item.period, today, item.task);
  if (!chosen.ok) return chosen.say(t);
  const judged = judgeReport(chosen.value, today, holidays);
  const label = dutyLabel(chosen.value, t, today);
  if (!judged.ok && !alone) return `${label}: ${judged.say(t)}`;
  const { status, percent, document, documentDate, note } = item;
  const tooLong = refuseLongNote(note, t);
  if (tooLong) return `${label}: ${tooLong}`;
  return { ...emptyTask(chosen.value.id), status, percent, document, documentDate, note };
}

/** What is reported on request has a duty from its first report on. */
async function dutiesToReport(
  { task, part }: TaskItem,
  plan: number,
  { lookup }: DialogueContext,
): Promise<readonly DutyFacts[]> {
  const duties = await lookup.dutiesOfTask(task, part, plan);
  if (duties.length > 0) return duties;
  const made = await lookup.dutyOnRequest?.(task, plan);
  return made ? [made] : [];
}

/** Whether there is nothing to report because nothing has happened. */
function waitsForEvent(code: string, plan: number, { catalogue, others = [] }: DialogueContext): boolean {
  const tasks = [catalogue, ...others].find(({ year }) => year === plan)?.tasks ?? [];
  const task = tasks.find((one) => one.code === code);
  return task !== undefined && comesWithEvents(task);
}

async function resolveFigure(
  item: FigureItem,
  plan: number,
  { lookup, today, holidays, t }: DialogueContext,
  alone: boolean,
): Promise<Entry | string> {
  const { indicator } = item;
  const figures = await lookup.figures(indicator, plan);
  if (figures.length === 0) return t("reporting.notAsked", { indicator });
  const chosen = choosePeriod(item.period === null ? askedPeriodsOf(figures) : figures, item.period, today, indicator);
  if (!chosen.ok) return chosen.say(t);
  const judged = judgeReport(chosen.value, today, holidays);
  const label = figureLabel(chosen.value, t);
  if (!judged.ok && !alone) return `${label}: ${judged.say(t)}`;
  const { numerator, denominator, percent, value, note } = item;
  const tooLong = refuseLongNote(note, t);
  if (tooLong) return `${label}: ${tooLong}`;
  return { ...emptyFigure(indicator, chosen.value.period), given: true, numerator, denominator, percent, value, note };
}
