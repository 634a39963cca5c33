import { type Day, dayInVietnam } from "../calendar/day.js";
import type { CatalogueIndicator } from "../text/catalogue.js";
import type { FigureFacts } from "./duty-facts.js";

/** What a figure meant and had to reach when it was given. */
export interface Definition
  extends Pick<FigureFacts, "unit" | "direction" | "wholeUnits" | "numeratorText" | "denominatorText" | "target"> {
  /** From this day on figures are given under another; of the one in use, the day after its plan's year. */
  readonly until: Day;
}

/** The columns of a definition that statements and Prisma give alike. */
export interface DefinitionRow {
  readonly unit: string;
  readonly direction: string;
  readonly addsUp: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly withdrawnAt: Date | null;
}

/** For `select` of an indicator: what `definitionOf` needs. */
export const definitionColumns = {
  ...{ unit: true, direction: true, addsUp: true, numerator: true, denominator: true },
  ...{ withdrawnAt: true, target: true },
} as const;

/** What an indicator means as the plan of this year says it now. */
export function definitionNow(indicator: CatalogueIndicator, year: number): Definition {
  const { unit, direction, wholeUnits, numerator, denominator, target } = indicator;
  const words = { numeratorText: numerator, denominatorText: denominator };
  return { unit, direction, wholeUnits, ...words, target, until: `${year + 1}-01-01` };
}

/** @param target of the figure; where none was kept, what its indicator says */
export function definitionOf(
  row: DefinitionRow,
  { target, year }: { readonly target: number | { toNumber(): number }; readonly year: number },
): Definition {
  return {
    unit: row.unit,
    direction: row.direction as Definition["direction"],
    wholeUnits: row.addsUp === "yes-no",
    numeratorText: row.numerator,
    denominatorText: row.denominator,
    target: typeof target === "number" ? target : target.toNumber(),
    until: row.withdrawnAt ? dayInVietnam(row.withdrawnAt) : `${year + 1}-01-01`,
  };
}

export type Meaning = Pick<Definition, "unit" | "direction" | "wholeUnits" | "numeratorText" | "denominatorText">;

/**
 * What a figure that stands now meant and has to reach: while it means the same, what the plan asks now, as on every screen
 * of now; its receipt says what was asked then.
 */
export function standingUnder(then: Definition | undefined, now: Omit<Definition, "until">): Omit<Definition, "until"> {
  return then && redefinedOn(then, now) !== null ? then : now;
}

/** The day from which numbers mean something else than that earlier figure; null where they mean the same. */
export function redefinedOn(earlier: Definition | undefined, now: Meaning): Day | null {
  if (!earlier) return null;
  const isSame =
    earlier.unit === now.unit &&
    earlier.direction === now.direction &&
    earlier.wholeUnits === now.wholeUnits &&
    earlier.numeratorText === now.numeratorText &&
    earlier.denominatorText === now.denominatorText;
  return isSame ? null : earlier.until;
}
