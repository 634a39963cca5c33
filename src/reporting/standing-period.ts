import type { FigureInQuestion, Item, Problem } from "../grammar/understanding.js";
import { dutyLabel, figureLabel } from "./labels.js";
import { type DialogueContext, planOfFigure } from "./lookup.js";
import { type OfPlan, type ReadInPlans, readInPlans } from "./read-in-plans.js";
import { isReport, linesOf, type ReadLines, readLines } from "./read-lines.js";
import { type Doubt, type Entry, type ReportDraft, sameSubject } from "./report-draft.js";

/**
 * What is typed under a read-back. A line that names no period means the only one there of its task or indicator; `which`:
 * the question that takes its place where there are several. Null where it is no report at all.
 */
export async function readUnder(
  standing: readonly Entry[],
  text: string,
  context: DialogueContext,
): Promise<ReadUnder | null> {
  const read = await readInPlans(text, context, context.catalogue.year);
  if (!isReport(read)) return null;
  const { meant, which } = await placed(read, standing, context);
  return { lines: await linesOf(meant, context), which };
}

export interface ReadUnder {
  readonly lines: ReadLines;
  readonly which: string | null;
}

/** The text of a doubt once it is settled: as it was read under what stood there before it was typed. */
export async function readSettledUnder(
  { entries, doubt }: Pick<ReportDraft, "entries"> & { readonly doubt: Doubt },
  settled: string,
  context: DialogueContext,
): Promise<ReadUnder | null> {
  const own = doubt.kept === undefined ? await readLines(doubt.text, context) : null;
  const above = own ? entries.filter((entry) => !own.entries.some((said) => sameSubject(said, entry))) : [];
  return readUnder(above, settled, context);
}

async function placed(
  read: ReadInPlans,
  standing: readonly Entry[],
  context: DialogueContext,
): Promise<{ readonly meant: ReadInPlans; readonly which: string | null }> {
  const known = await periodsOf(standing, context);
  let which: string | null = null;
  const withPeriod = <Said extends OfPlan<Item> | OfPlan<Problem>>(said: Said): Said => {
    const about: Item | FigureInQuestion | undefined = "outcome" in said ? said.figure : said;
    if (!about || about.period !== null) return said;
    const alike = known.filter(({ key }) => key === keyOf(about, said.plan));
    if (alike.length > 1)
      which ??= context.t("numbered.whichPeriod", { labels: alike.map(({ label }) => label).join(", ") });
    const [only, second] = alike;
    if (!only || second) return said;
    const { period } = only;
    return "outcome" in said ? { ...said, figure: { ...about, period } } : { ...said, period };
  };
  return {
    meant: { ...read, items: read.items.map(withPeriod), problems: read.problems.map(withPeriod) },
    which,
  };
}

interface Standing {
  readonly key: string;
  readonly period: string;
  readonly label: string;
}

async function periodsOf(
  standing: readonly Entry[],
  { lookup, t, today }: DialogueContext,
): Promise<readonly Standing[]> {
  const known: Standing[] = [];
  for (const entry of standing) {
    if (entry.kind === "figure") {
      const { period } = entry;
      known.push({ key: keyOf(entry, planOfFigure(period)), period, label: figureLabel(entry, t) });
      continue;
    }
    const duty = await lookup.duty(entry.dutyId);
    if (duty) known.push({ key: keyOf(duty, duty.planYear), period: duty.period, label: dutyLabel(duty, t, today) });
  }
  return known;
}

function keyOf(
  about: { readonly task: string; readonly part: string | null } | { readonly indicator: string },
  plan: number,
): string {
  return "task" in about ? `${plan} ${about.task} ${about.part ?? ""}` : `${plan} ${about.indicator}`;
}
