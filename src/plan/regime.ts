import { z } from "zod";
import type { Reckoning } from "../calendar/windows.js";
import { type Level, levels } from "../text/levels.js";
import { ladder } from "./ladder.js";

const windows = z.enum(["month", "quarter", "half-year", "nine-months", "year"]);
const days = z.int().min(0).max(60);
const perLevel = (others: number, more: Partial<Record<Level, number>> = {}) =>
  z
    .strictObject({
      others: days.default(others),
      ...(Object.fromEntries(
        levels.map((level) => [level, more[level] === undefined ? days.optional() : days.default(more[level])]),
      ) as Record<Level, z.ZodOptional<typeof days>>),
    })
    .prefault({});

/**
 * How a plan has its duties and figures reported. Every plan has its own, as data; what it does not say has these
 * defaults, which stand here only.
 */
export const regime = z.strictObject({
  /** The day of the month before on which a window begins (NĐ 09/2019/NĐ-CP Art. 12: the 15th); 1: calendar windows. */
  cutOn: z.int().min(1).max(28).default(15),
  /** How long the windows of continuous tasks are. */
  checkIns: z.array(windows).min(1).default(["quarter"]),
  /** The windows that figures are asked for in, and those that they may be given for besides. */
  figures: z.array(windows).min(1).default(["quarter"]),
  furtherFigures: z.array(windows).default(["month"]),
  /** Working days after the last day of a window by which a check-in or a figure is due. */
  workingDaysAfterWindow: perLevel(2, { xa: 1 }),
  /** Working days after the due date in which a report is mended freely. */
  workingDaysToMend: perLevel(5),
  /** Where a dated deadline goes that falls on a rest day. "stays" keeps the day that the plan names. */
  onRestDay: z.enum(["stays", "before", "after"]).default("stays"),
  /** When people are reminded of what is due. */
  ladder,
});
export type Regime = z.infer<typeof regime>;
export type PerLevel = Regime["workingDaysToMend"];

export const defaultRegime: Regime = regime.parse({});

/** Of a number for each level, the one of this; "others" where it has none of its own. */
export function forLevel(numbers: PerLevel, level: Level): number {
  return numbers[level] ?? numbers.others;
}

/** The calendar by which a plan's check-ins and figures are counted. */
export function reckoningOf({ cutOn }: Pick<Regime, "cutOn">): Reckoning {
  return cutOn === 1 ? "calendar" : { cutOn };
}
