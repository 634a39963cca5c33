import { parsePeriod } from "../calendar/windows.js";
import { understandApart } from "../grammar/apart/understand-apart.js";
import type { Item, Problem, Understanding } from "../grammar/understanding.js";
import type { Catalogue } from "../text/catalogue.js";
import { chooseReading, type PlanReading } from "./choose-plan.js";
import type { DialogueContext, Lookup } from "./lookup.js";
import { withEventsSettled } from "./settle-events.js";

/** A message of which each line is read by the plan that it means. */
export interface ReadInPlans {
  readonly outcome: Understanding["outcome"];
  /** The message as it was read. */
  readonly text: string;
  readonly items: readonly OfPlan<Item>[];
  readonly problems: readonly OfPlan<Problem>[];
  readonly undecided: readonly Undecided[];
}

/** A line that may be of several plans, and the code that they share. */
export interface Undecided {
  readonly line: number;
  readonly years: readonly number[];
  readonly code: string;
}

export type OfPlan<Said> = Said & { readonly plan: number };

/** What one plan reads in a line. */
interface LineReading extends Pick<Understanding, "items" | "problems"> {
  readonly plan: number;
}

/**
 * Reads a message by the plan that is talked about and the others that it may mean (those in force, and any whose year
 * it names), and takes of each line the reading of the plan that it is about (choose-plan.ts). What one plan reads as
 * part of the line before stays with that line.
 *
 * @param preferred the plan of lines that may be of several: what the person chose, or what is talked about
 */
export async function readInPlans(typed: string, context: DialogueContext, preferred?: number): Promise<ReadInPlans> {
  const { catalogue, today, lookup } = context;
  const text = await withEventsSettled(typed, context);
  const readings = await readEach(candidates(text, context).map((of) => ({ of, text, context })));
  readings.sort((a, b) => b.year - a.year);
  const usual = readings.find(({ year }) => year === catalogue.year)!.understood;
  const reports = readings.filter(({ understood }) => isReport(understood));
  const able = reports.find(({ understood }) => understood.outcome !== "refuse")?.understood;
  // A question stays one, and words that no plan can report stay what they are.
  if (!isReport(usual) && (usual.outcome === "question" || !able))
    return { ...usual, items: [], problems: withPlan(usual.problems, catalogue.year), undecided: [] };
  const { outcome, text: read } = able ?? usual;

  const lines = [...new Set(reports.flatMap(({ understood }) => linesOf(understood)))].sort((a, b) => a - b);
  const texts = read.split("\n");
  const undecided: Undecided[] = [];
  const chosen = new Map<number, LineReading>();
  for (const line of lines) {
    const ofLine = reports.map(({ year, understood }) => readingOfLine(year, understood, line));
    const speaking = ofLine.filter(({ items, problems }) => items.length + problems.length > 0);
    // One plan reads it as a heading, or as part of the line before: only an item says otherwise.
    if (speaking.length < ofLine.length && !speaking.some(({ items }) => items.length > 0)) continue;
    const planReadings = speaking.map((one) => toPlanReading(one, speaking, context, texts[line - 1] ?? ""));
    const open = await openAmong(planReadings, lookup, today);
    const choice = chooseReading(planReadings, today, (year, item) => open.has(keyOf(year, item)));
    if (choice.kind === "ask" && (preferred === undefined || !choice.years.includes(preferred)))
      undecided.push({ line, years: choice.years, code: choice.code });
    const year = choice.kind === "plan" ? choice.year : (preferred ?? choice.years[0]);
    chosen.set(line, speaking.find(({ plan }) => plan === year) ?? speaking[0]!);
  }
  for (const line of lines) {
    if (chosen.has(line)) continue;
    const before = lines.filter((other) => other < line && chosen.has(other)).at(-1);
    const beside = before ?? lines.find((other) => chosen.has(other));
    const year = beside === undefined ? catalogue.year : chosen.get(beside)!.plan;
    const by = reports.find((one) => one.year === year) ?? reports[0]!;
    chosen.set(line, readingOfLine(by.year, by.understood, line));
  }
  const { taken, text: takenText } = await withoutOthersLines(
    [...chosen].sort(([a], [b]) => a - b),
    read,
    reports,
    context,
  );
  return {
    outcome,
    text: takenText,
    items: taken.flatMap(({ plan, items }) => withPlan(items, plan)),
    problems: taken.flatMap(({ plan, problems }) => withPlan(problems, plan)),
    undecided,
  };
}

/**
 * What each plan reads of its own lines alone: "1.1 T1 xong" is another plan's line, and not what comes of the line above
 * it because this one has no such code. The others' lines are left empty for it; places are those in the text of all.
 */
async function withoutOthersLines(
  chosen: readonly (readonly [line: number, reading: LineReading])[],
  read: string,
  reports: readonly { readonly year: number; readonly understood: Understanding }[],
  context: DialogueContext,
): Promise<{ readonly taken: readonly LineReading[]; readonly text: string }> {
  const plans = [...new Set(chosen.map(([, { plan }]) => plan))];
  const [first] = plans;
  const texts = read.split("\n");
  const owners: number[] = [];
  for (const [index] of texts.entries()) {
    const own = chosen.find(([line]) => line === index + 1)?.[1].plan;
    owners.push(own ?? owners.at(-1) ?? first!);
  }
  if (first === undefined || plans.length === 1) {
    const by = reports.find(({ year }) => year === first);
    return { taken: chosen.map(([, reading]) => reading), text: by?.understood.text ?? read };
  }
  const catalogues = candidates(read, context);
  const readings = await readEach(
    plans.map((plan) => {
      const own = texts.map((text, index) => (owners[index] === plan ? text : "")).join("\n");
      return { of: catalogues.find(({ year }) => year === plan)!, text: own, context };
    }),
  );
  const again = new Map(readings.map(({ year, understood }) => [year, understood]));
  const lines = owners.map((plan, index) => again.get(plan)!.text.split("\n")[index] ?? "");
  const taken = chosen.map(([line, { plan }]) => {
    const by = again.get(plan)!;
    const shift = startOfLine(lines, line) - startOfLine(by.text.split("\n"), line);
    const { problems, ...reading } = readingOfLine(plan, by, line);
    return { problems: problems.map((problem) => moved(problem, shift)), ...reading };
  });
  return { taken, text: lines.join("\n") };
}

/** Each text as its plan reads it, in their order. */
function readEach(
  asked: readonly { readonly of: Catalogue; readonly text: string; readonly context: DialogueContext }[],
): Promise<{ readonly year: number; readonly understood: Understanding }[]> {
  return Promise.all(
    asked.map(async ({ of, text, context }) => {
      const understood = await understandApart(text, { ...context, catalogue: of });
      return { year: of.year, understood };
    }),
  );
}

function startOfLine(lines: readonly string[], line: number): number {
  return lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
}

function moved(problem: Problem, by: number): Problem {
  const { span } = problem;
  return span ? { ...problem, span: { ...span, start: span.start + by, end: span.end + by } } : problem;
}

/** The plan that is talked about, the others in force, and others that are named. */
function candidates(text: string, { catalogue, others = [], closed = [] }: DialogueContext): readonly Catalogue[] {
  const named = closed.map((plan) => plan.catalogue).filter(({ year }) => text.includes(String(year)));
  return [catalogue, ...[...others, ...named].filter(({ year }) => year !== catalogue.year)];
}

function isReport({ outcome }: Understanding): boolean {
  return outcome === "items" || outcome === "ask" || outcome === "refuse";
}

function linesOf({ items, problems }: Understanding): readonly number[] {
  return [...items, ...problems].map(({ line }) => line);
}

function readingOfLine(plan: number, { items, problems }: Understanding, line: number): LineReading {
  return {
    plan,
    items: items.filter((one) => one.line === line),
    problems: problems.filter((one) => one.line === line),
  };
}

function toPlanReading(
  { plan: year, items, problems }: LineReading,
  all: readonly LineReading[],
  { catalogue, closed = [] }: DialogueContext,
  line: string,
): PlanReading {
  // The year stands in the line, or above it, and then every plan reads the same one.
  const isNamed =
    saysYear(items, year) &&
    (line.includes(String(year)) ||
      (all.every((one) => one.items.length === 0 || saysYear(one.items, year)) && all.length > 1));
  const isMeant = isNamed || !closed.some((one) => one.catalogue.year === year);
  const outcome = items.length > 0 ? "items" : problems.some((one) => one.outcome === "ask") ? "ask" : "refuse";
  return {
    year,
    // A plan that takes no reports is meant only where its year is said.
    understood: {
      outcome: isMeant ? outcome : "refuse",
      ...{ items: isMeant ? items : [], problems, intent: null, slots: null, sentence: null, text: line },
    },
    isNamed,
    isUsual: year === catalogue.year,
  };
}

/** Whether all that is said of a time is of that year, and something is said. */
function saysYear(items: readonly Item[], year: number): boolean {
  const periods = items.flatMap(({ period }) => period ?? []);
  return periods.length > 0 && periods.every((period) => parsePeriod(period)?.year === year);
}

/** What the agency still has to report of what is read, asked only where it decides. */
async function openAmong(
  readings: readonly PlanReading[],
  lookup: Lookup,
  today: string,
): Promise<ReadonlySet<string>> {
  const open = new Set<string>();
  const able = readings.filter(({ understood }) => understood.outcome !== "refuse");
  if (able.length < 2) return open;
  for (const { year, understood } of able)
    for (const item of understood.items) if (await isOpen(item, year, lookup, today)) open.add(keyOf(year, item));
  return open;
}

/** Duties that have begun and are not settled, and indicators that are asked for and were not given. */
async function isOpen(item: Item, year: number, lookup: Lookup, today: string): Promise<boolean> {
  if (item.kind === "task") {
    const duties = await lookup.dutiesOfTask(item.task, item.part, year);
    return duties.some(({ beginsOn, settledOn, counts }) => beginsOn <= today && settledOn === null && counts);
  }
  const figures = await lookup.figures(item.indicator, year);
  return figures.some(({ asked, latest, beginsOn }) => asked && latest === null && beginsOn <= today);
}

function keyOf(year: number, item: Item): string {
  return item.kind === "task" ? `${year} ${item.task} ${item.part ?? ""}` : `${year} ${item.indicator}`;
}

function withPlan<Said>(said: readonly Said[], plan: number): readonly OfPlan<Said>[] {
  return said.map((one) => ({ ...one, plan }));
}
