/** The plan as the grammar needs it: codes, names and who leads what. Built by plan/, read-only, held in memory. */
export interface Catalogue {
  readonly year: number;
  /** In the order of the plan. */
  readonly sections: readonly CatalogueSection[];
  readonly tasks: readonly CatalogueTask[];
  readonly indicators: readonly CatalogueIndicator[];
  readonly agencies: readonly CatalogueAgency[];
  /** '@cap-xa' → agency codes, in the order of the agencies. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

export interface CatalogueSection {
  readonly code: string; // VIIb
  readonly printedNumber: string; // VII
  readonly title: string;
}

export interface CatalogueTask {
  readonly code: string; // VIIb.2
  readonly section: string;
  readonly text: string;
  readonly deadlineKind: string;
  /** Where it is reported once: 2024-02, 2024-Q2, 2024; null where it comes again, or only when something happens. */
  readonly onlyPeriod: string | null;
  /** Beside check-ins, tasks whose answer may be that nothing arose: I.8, I.10, VI.2. */
  readonly nothingMayArise?: boolean;
  /** Agency codes; empty where the leads are known only when something happens (II.1, VI.2). */
  readonly leads: readonly string[];
  readonly parts: readonly CataloguePart[];
}

/** A second deadline of some agencies: VII.4 has 'ket-noi' for five departments. */
export interface CataloguePart {
  readonly part: string;
  readonly title: string;
  readonly agencies: readonly string[];
  /** The only period that it has: 2024-Q1. */
  readonly period: string;
}

export interface CatalogueIndicator {
  readonly code: string; // CT-b3
  readonly name: string;
  readonly shortName: string;
  readonly target: number;
  readonly numerator: string;
  readonly denominator: string;
  readonly wholeUnits: boolean;
  /** Codes of the agencies that are asked for it. */
  readonly agencies: readonly string[];
}

export interface CatalogueAgency {
  readonly code: string; // STP, H679, X24856
  readonly name: string; // UBND xã Đạ Long, huyện Đam Rông
  readonly shortName: string; // Đạ Long
  readonly level: string;
  readonly type: string;
  readonly parentCode: string | null;
}
