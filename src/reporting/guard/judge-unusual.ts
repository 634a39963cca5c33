/** A figure as it was given: a rate or a value, with the two numbers it was made of where they were said. */
export interface Reading {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  readonly value?: number | null;
  /** A window of the same length as the one that is judged: only then are its numbers of the same size. */
  readonly sameLength: boolean;
}

/**
 * How a figure differs from all before it. `times`: it, or the number that it is a share of, is so many times as large, or
 * as small. `points`: of a rate, so many percentage points away. `zero`: nothing, where there always was something.
 * `part`: less than was counted in a part of its period.
 */
export type Unusual =
  | { readonly kind: "times"; readonly of: "figure" | "whole"; readonly times: number; readonly smaller: boolean }
  | { readonly kind: "points"; readonly points: number }
  | { readonly kind: "zero" }
  | { readonly kind: "part" };

/** As many of the latest periods say what is usual. */
const REMEMBERED = 8;
/** What is this many times the usual is asked about, whatever it is: a slip of the unit is ten times at least. */
const TIMES = 5;
/** Of dossiers and the like, which come and go. */
const TIMES_OF_WHOLE = 8;
/** Percentage points; where there are fewer than three periods to judge by, more are let pass. */
const POINTS = 25;
const POINTS_OF_FEW = 40;
/** The usual deviation of what spreads evenly is so many times the median deviation. */
const DEVIATION = 1.4826;

/**
 * Whether a figure is unusual against the agency's own history of the indicator; null where it is not, where there is no
 * history, and for "nothing arose".
 *
 * What is usual is the median of the earlier periods, so that one slip among them, three in all, decides nothing. Unusual is
 * what is five times the median or a fifth of it, unless the history itself lies as far apart, which a unit wrong by 10, 100
 * or 1,000 always is; of a rate also what lies 25 points from the median, and three usual deviations; nothing at all where at
 * least two periods always had something; and, of two numbers, a whole eight times as large or as small as in windows of the
 * same length, though the rate may be as ever.
 *
 * @param history the earlier periods, the oldest first
 */
export function judgeUnusual(now: Omit<Reading, "sameLength">, history: readonly Reading[]): Unusual | null {
  const recent = history.slice(-REMEMBERED);
  const measured = measureOf(now);
  const past = recent.flatMap((one) => measureOf(one) ?? []);
  if (measured === null || past.length === 0) return null;
  const times = jump(measured, past, TIMES);
  if (times) return { ...times, of: "figure" };
  if (measured === 0 && past.length > 1 && past.every((one) => one > 0)) return { kind: "zero" };
  if (now.percent !== null) {
    const points = Math.abs(measured - median(past));
    if (points > pointsLetPass(past)) return { kind: "points", points: Math.round(points) };
  }
  const wholes = recent.flatMap((one) => (one.sameLength && one.denominator ? one.denominator : []));
  const whole = now.denominator ? jump(now.denominator, wholes, TIMES_OF_WHOLE) : null;
  return whole && { ...whole, of: "whole" };
}

/** What is so many times what it replaces is asked about: a slip of the unit, in the one or in the other. */
const TIMES_OF_REPLACED = 8;

/**
 * Whether a figure is about a tenth, ten times or more of the one of the same period that it replaces; of two numbers also
 * where both are, and the rate is as before. Asked only where no earlier period tells which of the two is usual.
 */
export function judgeReplaced(
  now: Omit<Reading, "sameLength">,
  replaced: Omit<Reading, "sameLength">,
): Extract<Unusual, { kind: "times" }> | null {
  const [measured, before] = [measureOf(now), measureOf(replaced)];
  if (measured === null || before === null) return null;
  const times = jump(measured, [before], TIMES_OF_REPLACED);
  if (times) return { ...times, of: "figure" };
  const whole =
    now.denominator && replaced.denominator ? jump(now.denominator, [replaced.denominator], TIMES_OF_REPLACED) : null;
  return whole && { ...whole, of: "whole" };
}

/**
 * Whether fewer were counted in a period than in a part of it, of the one or of the other number; false where either was
 * given without its numbers.
 */
export function isLessThanPart(
  now: Pick<Reading, "numerator" | "denominator">,
  part: Pick<Reading, "numerator" | "denominator">,
): boolean {
  const isLess = (one: number | null, other: number | null) => one !== null && other !== null && one < other;
  return isLess(now.numerator, part.numerator) || isLess(now.denominator, part.denominator);
}

function measureOf({ percent, value }: Pick<Reading, "percent" | "value">): number | null {
  return percent ?? value ?? null;
}

/** How many times the usual it is, where that is as many as are asked about and more than lies between what there was. */
function jump(now: number, past: readonly number[], least: number) {
  const positive = past.filter((one) => one > 0);
  if (now <= 0 || positive.length === 0) return null;
  const ratio = now / median(positive);
  const times = Math.max(ratio, 1 / ratio);
  const spread = Math.max(...positive) / Math.min(...positive);
  if (times < least || times <= spread) return null;
  return { kind: "times", times: rounded(times), smaller: ratio < 1 } as const;
}

/** "khoảng 1.000 lần", not 1.250: near a power of ten that is what is meant. */
function rounded(times: number): number {
  const power = 10 ** Math.round(Math.log10(times));
  const nearPower = power >= 10 && Math.abs(Math.log10(times / power)) < 0.15;
  return nearPower ? power : Number(times.toPrecision(1));
}

function pointsLetPass(past: readonly number[]): number {
  if (past.length < 3) return POINTS_OF_FEW;
  const middle = median(past);
  const deviation = median(past.map((one) => Math.abs(one - middle))) * DEVIATION;
  return Math.max(POINTS, 3 * deviation);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
