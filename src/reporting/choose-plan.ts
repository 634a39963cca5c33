import type { Day } from "../calendar/day.js";
import { windowOf } from "../calendar/windows.js";
import type { Item, Understanding } from "../grammar/understanding.js";

/** A message as one plan reads it. */
export interface PlanReading {
  readonly year: number;
  readonly understood: Understanding;
  /** Whether it says the plan's year with what it says of a time. */
  readonly isNamed: boolean;
  /** Whether it is the plan that is meant where nothing says which. */
  readonly isUsual: boolean;
}

export type ChosenPlan =
  | { readonly kind: "plan"; readonly year: number }
  /** `code`: what the plans have both. */
  | { readonly kind: "ask"; readonly years: readonly number[]; readonly code: string };

/**
 * Which plan a message means of those that it may: the one whose year it names; else the one that can read it, where the
 * others cannot; else by a period without a year the latest in which that has begun ("quý IV" in January is last year's,
 * "quý I" this year's); else where the writer's duty is open. Reports that could be of either are asked about; questions
 * are about the usual plan.
 *
 * @param readings the latest year first
 * @param isOpen whether the writer still has to report this under the plan of that year
 */
export function chooseReading(
  readings: readonly PlanReading[],
  today: Day,
  isOpen: (year: number, item: Item) => boolean,
): ChosenPlan {
  const usual = readings.find((one) => one.isUsual) ?? readings[0];
  if (!usual) return { kind: "plan", year: 0 };
  const named = readings.filter((one) => one.isNamed);
  if (named.length > 0) return chosen(named[0]!);
  const able = readings.filter(({ understood }) => understood.outcome !== "refuse" && understood.outcome !== "other");
  if (able.length < 2) return chosen(able[0] ?? usual);
  const timed = able.filter(({ understood }) => periodOf(understood) !== null);
  if (timed.length > 0) return chosen(timed.find((one) => hasBegun(periodOf(one.understood)!, today)) ?? usual);
  const [item] = usual.understood.items;
  if (!item) return chosen(usual);
  const open = able.filter(({ year, understood }) => understood.items.some((one) => isOpen(year, one)));
  if (open.length === 1) return chosen(open[0]!);
  return {
    kind: "ask",
    years: (open.length > 1 ? open : able).map(({ year }) => year),
    code: item.kind === "task" ? item.task : item.indicator,
  };
}

function chosen({ year }: PlanReading): ChosenPlan {
  return { kind: "plan", year };
}

/** The first period that is named. */
function periodOf({ items, slots }: Understanding): string | null {
  return items.find(({ period }) => period !== null)?.period ?? slots?.period ?? null;
}

/** By the calendar, as people name months and quarters. */
function hasBegun(period: string, today: Day): boolean {
  return windowOf(period, "calendar").first <= today;
}
