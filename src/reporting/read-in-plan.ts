import { parsePeriod } from "../calendar/windows.js";
import { understandApart } from "../grammar/apart/understand-apart.js";
import type { Understanding } from "../grammar/understanding.js";
import type { Catalogue } from "../text/catalogue.js";
import type { DialogueContext } from "./lookup.js";

/** A message as it was read, and the year of the plan that its codes are of. */
export interface ReadInPlan {
  readonly understood: Understanding;
  readonly plan: number;
}

/**
 * Reads a message by the plan that is talked about, or by another in force where it names that one's year: "V.1 tháng
 * 12/2024" in January is last year's.
 */
export async function readInPlan(text: string, context: DialogueContext): Promise<ReadInPlan> {
  const { catalogue } = context;
  const understood = await understandApart(text, context);
  for (const other of context.others ?? []) {
    if (!text.includes(String(other.year))) continue;
    const otherwise = await understandApart(text, { ...context, catalogue: other });
    if (namesYear(otherwise, other.year)) return { understood: otherwise, plan: other.year };
  }
  return { understood, plan: catalogue.year };
}

/** Whether everything that it says of a time is of that year, and it says something. */
export function namesYear({ items, slots }: Understanding, year: number): boolean {
  const periods = [...items.map(({ period }) => period), slots?.period ?? null].filter((period) => period !== null);
  return periods.length > 0 && periods.every((period) => parsePeriod(period)?.year === year);
}

/** The same dialogue by the plan of this year. */
export function inPlan(context: DialogueContext, year: number): DialogueContext {
  const catalogues: readonly Catalogue[] = [context.catalogue, ...(context.others ?? [])];
  const catalogue = catalogues.find((one) => one.year === year);
  if (!catalogue || catalogue === context.catalogue) return context;
  return { ...context, catalogue, others: catalogues.filter((one) => one !== catalogue) };
}
