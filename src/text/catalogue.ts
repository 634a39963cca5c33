import type { PeriodKind, Reckoning } from "../calendar/windows.js";
import { type DeadlineKind, deadlineKinds } from "./deadline-kinds.js";
import type { Level } from "./levels.js";

/** The plan as the grammar needs it: codes, names and who leads what. Built by plan/, read-only, held in memory. */
export interface Catalogue {
  readonly year: number;
  /** Of the decision that it is issued by: 65/QĐ-UBND. */
  readonly number: string;
  readonly windows: CatalogueWindows;
  /** In the order of the plan. */
  readonly sections: readonly CatalogueSection[];
  readonly tasks: readonly CatalogueTask[];
  readonly indicators: readonly CatalogueIndicator[];
  readonly agencies: readonly CatalogueAgency[];
  /** '@cap-xa' → agency codes, in the order of the agencies. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** What the groups are called, in the order of the plan. */
  readonly groupNames: readonly CatalogueGroup[];
}

/** How the plan's check-ins and figures are counted, and in which windows. */
export interface CatalogueWindows {
  readonly reckoning: Reckoning;
  readonly checkIns: readonly PeriodKind[];
  /** Those that figures are asked for in, and those that they may be given for besides. */
  readonly figures: readonly PeriodKind[];
  readonly furtherFigures: readonly PeriodKind[];
}

export interface CatalogueGroup {
  readonly code: string; // @cap-xa
  readonly name: string;
  readonly otherNames: readonly string[];
}

export interface CatalogueSection {
  readonly code: string; // VIIb
  readonly printedNumber: string; // VII
  readonly title: string;
  readonly shortName: string | null;
  readonly otherNames: readonly string[];
  /** It holds what the office asks for besides the plan: neither it nor its tasks are called by anything but their codes. */
  readonly isRequests?: boolean;
}

export interface CatalogueTask {
  readonly code: string; // VIIb.2
  readonly section: string;
  readonly text: string;
  readonly shortName: string | null;
  readonly otherNames: readonly string[];
  readonly deadlineKind: DeadlineKind;
  /** Where it is reported once: 2024-02, 2024-Q2, 2024; null where it comes again, or only when something happens. */
  readonly onlyPeriod: string | null;
  /** Beside check-ins, tasks whose answer may be that nothing arose: I.8, I.10, VI.2. */
  readonly nothingMayArise?: boolean;
  /** Agency codes; empty where the leads are known only when something happens (II.1, VI.2). */
  readonly leads: readonly string[];
  readonly parts: readonly CataloguePart[];
  /** Asked for by the office besides the plan: YC-2024-001. */
  readonly isRequest?: boolean;
  /** Opened by something that happened: "III.4 SK-2024-001", which is III.4 for those whom it concerns. */
  readonly event?: CatalogueEvent;
  /** Who helps; without those that are known only when something happens. */
  readonly coordinators?: readonly string[];
  /** Of an event-triggered task: what opens it, and by when it is then due. */
  readonly trigger?: CatalogueTrigger;
}

export interface CatalogueEvent {
  readonly code: string; // SK-2024-001
  readonly of: string; // III.4
}

export interface CatalogueTrigger {
  readonly event: string | null;
  readonly direction: "before" | "after" | "during";
  /** Null where the plan names no number of days. */
  readonly offset: number | null;
  readonly unit: "day" | "working-day" | null;
}

/** What the plan itself names: neither asked for by the office besides it, nor opened by something that happened. */
export function isOfPlan({ isRequest, event }: Pick<CatalogueTask, "isRequest" | "event">): boolean {
  return !isRequest && event === undefined;
}

/** Whether its duties come only with something that happens: when, or to whom, is not known before. */
export function comesWithEvents(task: CatalogueTask): boolean {
  const { opens } = deadlineKinds[task.deadlineKind];
  return isOfPlan(task) && (opens === "event" || (opens === "plan" && task.leads.length === 0));
}

/** A second deadline of some agencies: VII.4 has 'ket-noi' for five departments. */
export interface CataloguePart {
  readonly part: string;
  readonly title: string;
  readonly shortName: string;
  readonly otherNames: readonly string[];
  readonly text: string;
  readonly agencies: readonly string[];
  /** The only period that it has: 2024-Q1. */
  readonly period: string;
}

export interface CatalogueIndicator {
  readonly code: string; // CT-b3
  readonly name: string;
  readonly shortName: string;
  readonly otherNames: readonly string[];
  readonly unit: string; // '%', 'ngày', …
  readonly direction: "at-least" | "at-most";
  readonly addsUp: "flow" | "stock" | "yes-no";
  readonly target: number;
  readonly numerator: string;
  readonly denominator: string; // '' where it is a count and not a rate
  /** "yes-no": it is done (1/1) or not (0/1). */
  readonly wholeUnits: boolean;
  /** Codes of the agencies that are asked for it. */
  readonly agencies: readonly string[];
}

export interface CatalogueAgency {
  readonly code: string; // STP, H679, X24856
  readonly name: string; // UBND xã Đạ Long, huyện Đam Rông
  readonly shortName: string; // Đạ Long
  readonly otherNames: readonly string[];
  readonly level: Level;
  readonly type: string;
  readonly parentCode: string | null;
  readonly formerArea: string | null;
  /** The codes of the agencies that became part of it, what those were called, and the districts in which they lay. */
  readonly formerCodes?: readonly string[];
  readonly formerNames?: readonly string[];
  readonly formerAreas?: readonly string[];
  /** It is no more, and nobody answers for what is left of it. */
  readonly ended?: boolean;
}
