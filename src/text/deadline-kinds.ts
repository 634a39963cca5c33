import type { PeriodKind } from "../calendar/windows.js";

/** The kinds of deadline that a plan may set. A kind that is added here does not compile until it has its entry below. */
const deadlineKindNames = [
  "fixed-day",
  "fixed-month",
  "fixed-quarter",
  "within-year",
  "monthly",
  "quarterly",
  "last-month-of-quarter",
  "continuous",
  "event-triggered",
  "on-request",
] as const;
export type DeadlineKind = (typeof deadlineKindNames)[number];

export interface DeadlineRule {
  /** Whether the task is reported for several periods, so that its code alone does not say which duty is meant. */
  readonly recurs: boolean;
  /** "plan": by the windows of the plan's regime, due some working days after them; "calendar": due on their last day. */
  readonly reckoning: "calendar" | "plan";
  /** How long its periods are; "regime": as the plan's check-ins are; null: no duty until something happens. */
  readonly periods: PeriodKind | "regime" | null;
  /** What brings its duties about: the plan, in advance; something that happens; or the report itself, which is never due. */
  readonly opens: "plan" | "event" | "report";
  /** From when on a period may be reported; a single day leaves the year until it to do it in. */
  readonly begins: "with-period" | "with-year" | "last-month";
}

const dated = { recurs: false, reckoning: "calendar", begins: "with-period", opens: "plan" } as const;

/** What recurs, how it is reckoned, what its periods are. Whoever treats a kind specially asks this table. */
export const deadlineKinds: Readonly<Record<DeadlineKind, DeadlineRule>> = {
  "fixed-day": { ...dated, periods: "day", begins: "with-year" },
  "fixed-month": { ...dated, periods: "month" },
  "fixed-quarter": { ...dated, periods: "quarter" },
  "within-year": { ...dated, periods: "year" },
  monthly: { ...dated, recurs: true, periods: "month" },
  quarterly: { ...dated, recurs: true, periods: "quarter" },
  "last-month-of-quarter": { ...dated, recurs: true, periods: "quarter", begins: "last-month" },
  continuous: { ...dated, recurs: true, reckoning: "plan", periods: "regime" },
  "event-triggered": { ...dated, periods: null, opens: "event" },
  "on-request": { ...dated, periods: null, opens: "report" },
};

/** Whether what is reported of such a deadline has a day by which it is due. */
export function hasDueDay({ deadlineKind }: { readonly deadlineKind: DeadlineKind }): boolean {
  return deadlineKinds[deadlineKind].opens !== "report";
}

/** The kinds whose duties come with their report. */
export const onRequestKinds = deadlineKindNames.filter((deadlineKind) => !hasDueDay({ deadlineKind }));
