import type { Day } from "../calendar/day.js";
import type { DeadlineKind } from "../text/deadline-kinds.js";
import type { Level } from "../text/levels.js";
import type { Place } from "./place.js";
import type { Regime } from "./regime.js";

/**
 * A plan as its source says it, a folder or a workbook: validated, codes resolved against each other, nothing computed
 * yet. Texts are NFC. `where` says where a thing stands in the source; nothing else depends on which source it was.
 */
export interface PlanData {
  readonly year: number;
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: Day;
  /** Duties due before it are never overdue; null: the plan's date, unless the import or an earlier one named another. */
  readonly countsFrom: Day | null;
  /** Whom to telephone, as people are to read it; null where the plan does not say. */
  readonly contact: string | null;
  readonly regime: Regime;
  readonly sections: readonly SectionData[];
  readonly indicators: readonly IndicatorData[];
  /** Null where the source says nothing about targets of single agencies: those that are there then stay. */
  readonly targets: readonly TargetData[] | null;
  readonly agencies: readonly AgencyData[];
  readonly groups: readonly GroupData[];
  /** What is known only when something happens ('%co-quan-co-pakn'). */
  readonly dynamics: readonly DynamicData[];
  readonly holidays: readonly HolidayData[];
}

/** What people call a thing besides its title: a short name for lists, and other ways of saying it. */
export interface Named {
  readonly shortName: string | null;
  readonly otherNames: readonly string[];
}

export interface SectionData extends Named {
  readonly code: string;
  readonly printedNumber: string;
  readonly title: string;
  readonly tasks: readonly TaskData[];
  readonly where: Place;
}

export interface TaskData extends Named {
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
  readonly where: Place;
  /** Where its parts stand, by their names, in a source that gives them places of their own. */
  readonly partPlaces?: ReadonlyMap<string, Place>;
}

/** The only period of a deadline that does not recur; which of them by its kind. */
export interface Dated {
  readonly day?: Day; // fixed-day: 2026-06-30
  readonly month?: string; // fixed-month: 2024-02
  readonly quarter?: string; // fixed-quarter: 2024-Q2
}

/** What the timing of a task was read as. `kind` alone decides which duties come about. */
export interface Deadline extends Dated {
  readonly kind: DeadlineKind;
  /** What opens it: event-triggered. */
  readonly event?: string;
  readonly rule?: EventRule;
  /** Who asks for it: on-request. */
  readonly requestedBy?: string;
  readonly note?: string;
  readonly parts: readonly DeadlinePart[];
}

/** By when an event-triggered duty is due; `offset` null where the plan names no number of days. */
export interface EventRule {
  readonly direction: "before" | "after" | "during";
  readonly offset: number | null;
  readonly unit: "day" | "working-day" | null;
}

/** A second deadline that a task sets some of its agencies. */
export interface DeadlinePart extends Dated {
  readonly part: string; // 'ket-noi'
  readonly title: string; // "kết nối, đồng bộ hồ sơ"
  /** For lists and buttons: "kết nối". */
  readonly shortName: string;
  readonly otherNames: readonly string[];
  /** What has to be done, as the plan says it. */
  readonly text: string;
  readonly agencies: readonly string[];
  readonly kind: PartKind;
}

export type PartKind = "fixed-day" | "fixed-month" | "fixed-quarter" | "within-year";

/** "flow" adds up over periods, of "stock" and "yes-no" the latest counts; "yes-no" is done (1/1) or not (0/1). */
export type AddsUp = "flow" | "stock" | "yes-no";
export type Direction = "at-least" | "at-most";

export interface IndicatorData {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly otherNames: readonly string[];
  readonly unit: string; // '%', 'ngày', …
  readonly direction: Direction;
  readonly addsUp: AddsUp;
  readonly target: number;
  readonly numerator: string;
  /** Empty: a count, not a rate. */
  readonly denominator: string;
  readonly reporters: readonly string[];
  readonly where: Place;
}

/** The value that one agency has to reach instead of the plan's. */
export interface TargetData {
  readonly indicator: string;
  readonly agency: string;
  readonly value: number;
  readonly where: Place;
}

/** A unit from a day to a day. A code that is used again from a later day is another unit. */
export interface AgencyData {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly otherNames: readonly string[];
  readonly level: Level;
  readonly type: string;
  readonly parentCode: string | null;
  /** Where a unit without a district lies, as people say it: "Đà Lạt". */
  readonly formerArea: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly where: Place;
}

/** Whom a group holds: those that are named (agencies and other groups), and those of a level and type. */
export interface GroupRule {
  readonly codes: readonly string[];
  readonly level: Level | null;
  readonly type: string | null;
}

export interface GroupData {
  readonly code: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly rule: GroupRule;
  /** Agency codes, in the order of the agencies; those valid on the plan's date. */
  readonly members: readonly string[];
  readonly where: Place;
}

export interface DynamicData {
  readonly code: string;
  readonly name: string;
  readonly where: Place;
}

export interface HolidayData {
  readonly day: Day;
  readonly kind: "off" | "work";
  readonly name: string;
  readonly source: string;
}
