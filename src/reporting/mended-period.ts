import type { FigureInQuestion, Item, Problem } from "../grammar/understanding.js";
import { saysMending } from "../text/says-mending.js";
import type { DialogueContext } from "./lookup.js";
import type { OfPlan } from "./read-in-plans.js";

interface Receipted {
  readonly period: string | null;
  readonly latest: { readonly receipt: string } | null;
}

/**
 * What a line says, with the period that it means where it mends and names none: the one with the newest receipt, for
 * nothing else was reported to be mended. As it is where nothing has a receipt.
 */
export async function withMendedPeriod<Said extends OfPlan<Item> | OfPlan<Problem>>(
  said: Said,
  line: string,
  context: DialogueContext,
): Promise<Said> {
  const { lookup } = context;
  const about: Item | FigureInQuestion | undefined = "outcome" in said ? said.figure : said;
  if (!about || about.period !== null || !saysMending(line)) return said;
  const all =
    "task" in about
      ? await lookup.dutiesOfTask(about.task, about.part, said.plan)
      : await lookup.figures(about.indicator, said.plan);
  const period = lastReceipted(all);
  if (period === null) return said;
  return "outcome" in said ? { ...said, figure: { ...about, period } } : { ...said, period };
}

/** Receipts count up. */
export function lastReceipted(all: readonly Receipted[]): string | null {
  let last: Receipted | null = null;
  for (const one of all) if (one.latest && (!last?.latest || one.latest.receipt > last.latest.receipt)) last = one;
  return last?.period ?? null;
}
