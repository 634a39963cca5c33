import type { CatalogueIndicator } from "../text/catalogue.js";
import { meanOf, percentOf, quotientOf } from "../text/numbers.js";

/** What was given for one period. */
export interface GivenValue {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  readonly value: number | null;
}

/**
 * What several agencies that became one gave for the same period, as one value: numerators over denominators; done only
 * where all have done it; counts added up. The mean where nobody gave numbers to add.
 */
export function valueOfAll(
  given: readonly GivenValue[],
  { addsUp, denominator }: Pick<CatalogueIndicator, "addsUp" | "denominator">,
): GivenValue {
  const [first, second] = given;
  if (first && !second) return first;
  if (addsUp === "yes-no") {
    const done = given.every((one) => (one.percent ?? 0) >= 100);
    return { numerator: done ? 1 : 0, denominator: 1, percent: done ? 100 : 0, value: null };
  }
  const counted = given.filter((one) => one.numerator !== null && one.denominator !== null);
  if (counted.length > 0) {
    const numerator = sum(counted.map((one) => one.numerator!));
    const of = sum(counted.map((one) => one.denominator!));
    const hasValue = counted.some((one) => one.value !== null);
    return {
      ...{ numerator, denominator: of },
      percent: hasValue ? null : percentOf(numerator, of),
      value: hasValue ? quotientOf(numerator, of) : null,
    };
  }
  const values = given.flatMap((one) => one.value ?? []);
  const total = denominator === "" ? sum(values) : mean(values);
  return {
    ...{ numerator: null, denominator: null, percent: mean(given.flatMap((one) => one.percent ?? [])) },
    value: values.length === 0 ? null : total,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : meanOf(numbers, 2);
}
