import type { Day } from "../calendar/day.js";

/** A plan as its folder says it: validated, codes resolved against each other, nothing computed yet. Texts are NFC. */
export interface PlanData {
  readonly year: number;
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: Day;
  readonly sections: readonly SectionData[];
  readonly indicators: readonly IndicatorData[];
  readonly agencies: readonly AgencyData[];
  readonly groups: readonly GroupData[];
  readonly holidays: readonly HolidayData[];
}

export interface SectionData {
  readonly code: string;
  readonly printedNumber: string;
  readonly title: string;
  readonly tasks: readonly TaskData[];
}

export interface TaskData {
  readonly code: string;
  readonly text: string;
  readonly lead: string;
  readonly coordinating: string;
  readonly timing: string;
  /** Codes of agencies ('STP'), groups ('@cap-xa') and of what is known only when it happens ('%co-quan-co-pakn'). */
  readonly leads: readonly string[];
  readonly coordinators: readonly string[];
  readonly deadline: Deadline;
  readonly nothingMayArise: boolean;
}

export type DeadlineKind =
  | "fixed-month"
  | "fixed-quarter"
  | "within-year"
  | "monthly"
  | "quarterly"
  | "last-month-of-quarter"
  | "continuous"
  | "event-triggered"
  | "on-request";

/** What the timing of a task was read as. `kind` alone decides which duties come about. */
export interface Deadline {
  readonly kind: DeadlineKind;
  readonly month?: string; // fixed-month: 2024-02
  readonly quarter?: string; // fixed-quarter: 2024-Q2
  readonly parts?: readonly DeadlinePart[];
  readonly [more: string]: unknown; // event, rule, note, …: for whoever opens event-triggered duties
}

/** A second deadline that a task sets some of its agencies. */
export interface DeadlinePart {
  readonly part: string; // 'ket-noi'
  readonly title: string;
  readonly agencies: readonly string[];
  readonly kind: "fixed-month" | "fixed-quarter";
  readonly month?: string;
  readonly quarter?: string;
}

export interface IndicatorData {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly unit: string;
  readonly target: number;
  readonly numerator: string;
  readonly denominator: string;
  readonly reporters: readonly string[];
  readonly wholeUnits: boolean;
}

export interface AgencyData {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly level: string;
  readonly type: string;
  readonly parentCode: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly replacedBy: string | null;
}

export interface GroupData {
  readonly code: string;
  readonly name: string;
  /** Agency codes, in the order of the agencies; those valid on the plan's date. */
  readonly members: readonly string[];
}

export interface HolidayData {
  readonly day: Day;
  readonly kind: "off" | "work";
  readonly name: string;
  readonly source: string;
}
