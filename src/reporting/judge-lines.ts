import { type Day, dayInVietnam, timeInVietnam } from "../calendar/day.js";
import { failure, type Outcome, success } from "../outcome.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { planOfPeriod } from "../plan/which-plan.js";
import type { DutyFacts, FigureFacts } from "./duty-facts.js";
import type { FigureAgency } from "./find-figures.js";
import { dutyLabel } from "./labels.js";
import type { FigureEntry, ReportDraft, TaskEntry } from "./report-draft.js";
import { judgeReport, reportIsOnTime } from "./rules.js";

export interface Submission {
  readonly draftId: number;
  readonly draft: ReportDraft;
  readonly personId: number;
  readonly channel: string;
  /** The confirming update: the key under which everything is written once. */
  readonly inboxId: bigint;
  readonly now: Date;
  /** The office said yes to exactly this: it is written though it is locked. */
  readonly allowed?: boolean;
}

export type Refusal = "locked" | "closed" | "changed" | "incomplete" | "sent" | "archive";

/** An entry with what it is about as it stands now. */
export type Line = { readonly onTime: boolean; readonly plan: PlanInForce } & (
  | { readonly kind: "task"; readonly entry: TaskEntry; readonly about: DutyFacts }
  | { readonly kind: "figure"; readonly entry: FigureEntry; readonly about: FigureFacts }
);

/** The lines of what was confirmed, or why nothing of it is taken, as all stands now. */
export function judgeLines(
  { draft, now, allowed = false }: Submission,
  agency: FigureAgency,
  { duties, figures }: { readonly duties: readonly DutyFacts[]; readonly figures: readonly FigureFacts[] },
  plans: readonly PlanInForce[],
): Outcome<Line[], Refusal> {
  const today = dayInVietnam(now);
  const lines: Line[] = [];
  for (const entry of draft.entries) {
    const one =
      entry.kind === "task"
        ? taskLine(
            entry,
            duties.find((duty) => duty.id === entry.dutyId && duty.agencyId === agency.id),
          )
        : figureLine(
            entry,
            figures.find((f) => f.indicator === entry.indicator && f.period === entry.period),
          );
    if (!one) return incomplete();
    if (one.kind === "task" && one.about.closed) return closed(one.about, today);
    if ((one.about.latest?.id ?? null) !== entry.seen) return changed();
    const { plan } = one;
    if (plan.isArchive(today)) return failure("archive" as const, (t) => t("reporting.archive", { year: plan.year }));
    const judged = judgeReport(one.about, today, plan.deadlines.holidays);
    if (!judged.ok && !allowed) return judged;
    lines.push(one);
  }
  return lines.length > 0 ? success(lines) : incomplete();

  function taskLine(entry: TaskEntry, about: DutyFacts | undefined): Line | null {
    const plan = about && plans.find(({ year }) => year === about.planYear);
    if (!plan || entry.status === null) return null;
    return { kind: "task", plan, entry, about, onTime: reportIsOnTime(about, entry.status, today, timeInVietnam(now)) };
  }

  function figureLine(entry: FigureEntry, about: FigureFacts | undefined): Line | null {
    const plan = planOfPeriod(plans, entry.period);
    if (!about || !plan || !entry.given) return null;
    return { kind: "figure", plan, entry, about, onTime: about.firstOnTime ?? today <= about.dueOn };
  }
}

export function incomplete() {
  return failure("incomplete" as const, (t) => t("reporting.incomplete"));
}

/** The plan no longer names it, or its agency is no more; one that is reported elsewhere since is asked about anew there. */
function closed(duty: DutyFacts, today: Day) {
  if (duty.takenById) return changed();
  return failure("closed" as const, (t) => t("reporting.closed", { label: dutyLabel(duty, t, today) }));
}

export function changed() {
  return failure("changed" as const, (t) => t("reporting.changed"));
}
