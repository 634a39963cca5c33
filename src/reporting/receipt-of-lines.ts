import { type Day, dayInVietnam, timeInVietnam } from "../calendar/day.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { statusRules } from "../text/status-rules.js";
import { describeDutySubject, describeFigureSubject } from "./audit-subjects.js";
import type { DutyFacts, FigureFacts } from "./duty-facts.js";
import type { FigureAgency } from "./find-figures.js";
import { figureItem, type IssuedReceipt, type ReceiptItem, taskItem } from "./issued-receipt.js";
import type { Line, Submission } from "./judge-lines.js";
import type { FigureEntry, TaskEntry } from "./report-draft.js";
import { afterReport, mendableUntil, settles } from "./rules.js";
import { sameFigure, sameReport } from "./same-content.js";
import type { Succession } from "./succession.js";
import type { NewFigure, NewReceipt, NewReport } from "./write-receipt.js";

/** A receipt before it has its number. */
export type Unnumbered = Omit<IssuedReceipt, "number">;

/** As it will read. */
export function receiptOf(
  { now, draft, allowed = false }: Submission,
  agency: FigureAgency,
  lines: readonly Line[],
): Unnumbered {
  const { evidence = [] } = draft;
  const items = lines.map((one) => itemOf(one, dayInVietnam(now), allowed, evidence.length > 0));
  return {
    agencyId: agency.id,
    agencyName: agency.name,
    issuedAt: now,
    onTime: items.every(({ onTime }) => onTime),
    // Of several, the first that cannot be mended any more.
    mendUntil: allowed ? null : (items.map(({ mendUntil }) => mendUntil!).sort()[0] ?? null),
    items,
    evidence,
    takenBack: false,
    undoes: null,
  };
}

/** What is written of it. */
export function rowsOf(
  submission: Submission,
  receipt: Unnumbered,
  lines: readonly Line[],
): Omit<NewReceipt, "covered" | "onlyIf"> {
  const { now, personId, channel, inboxId, draftId, draft } = submission;
  const tasks = lines.filter((one) => one.kind === "task");
  const figures = lines.filter((one) => one.kind === "figure");
  const placeOf = (one: Line) => lines.indexOf(one) + 1;
  return {
    year: Number(dayInVietnam(now).slice(0, 4)),
    ...{ personId, channel, inboxId, draftId },
    reports: tasks.map((one) => newReport(one.entry, one.about, now, placeOf(one))),
    figures: figures.map((one) => newFigure(one.entry, one.about, one.plan, placeOf(one))),
    audits: lines.map((one) => ({
      action: one.about.latest ? "correct" : "report",
      subject: one.kind === "task" ? describeDutySubject(one.about) : describeFigureSubject(one.about),
      ...auditValues(one),
    })),
    ...receipt,
    evidence: (draft.evidence ?? []).map(({ id }) => id),
  };
}

/** @param allowed what the office had to agree to is not mended without it either */
function itemOf(one: Line, today: Day, allowed: boolean, hasFiles: boolean): ReceiptItem {
  const { onTime, plan } = one;
  const until = allowed ? null : mendableUntil(one.about.lockOn, givenOn(one, today), plan);
  const judged = { onTime, mendUntil: until, succession: successionOf(one, hasFiles) };
  if (one.kind === "figure") return figureItem(one.about, { ...one.entry, value: one.entry.value ?? null }, judged);
  return taskItem(one.about, { ...one.entry, status: one.entry.status! }, judged);
}

/** Nothing came after it yet. */
function successionOf(one: Line, hasFiles: boolean): Succession {
  const { latest, returned = false } = one.about;
  const replaces = latest && { receipt: latest.receipt, returned, unchanged: !hasFiles && saysTheSame(one) };
  return { replaces, replacedBy: null, returns: null };
}

function saysTheSame(one: Line): boolean {
  if (one.kind === "task") return one.about.latest !== null && sameReport(one.entry, one.about.latest);
  const { value = null } = one.entry;
  return one.about.latest !== null && sameFigure({ ...one.entry, value }, one.about.latest);
}

/** The day on which what is reported was first given: today, unless it only mends what is settled. */
function givenOn(one: Line, today: Day): Day {
  if (one.kind === "task" && !settles(one.about, one.entry.status!)) return today;
  return one.about.settledOn ?? today;
}

function newReport(entry: TaskEntry, duty: DutyFacts, now: Date, place: number): NewReport {
  const { percent, note, document, documentDate } = entry;
  const status = entry.status!;
  const { isDifficulty } = statusRules[status];
  return {
    dutyId: duty.id,
    period: duty.period,
    document,
    documentDate,
    replacesId: replacedBy(duty),
    place,
    // Free text goes to the difficulty when the work is blocked, else to the result.
    result: isDifficulty ? null : note,
    difficulty: isDifficulty ? note : null,
    ...afterReport(duty, { status, percent }, dayInVietnam(now), timeInVietnam(now)),
  };
}

function newFigure(entry: FigureEntry, figure: FigureFacts, plan: PlanInForce, place: number): NewFigure {
  const { indicator, agencyId, period, target } = figure;
  const { numerator, denominator, percent, value = null, note } = entry;
  return {
    planId: plan.id,
    replacesId: replacedBy(figure),
    place,
    ...{ indicator, agencyId, period, target, numerator, denominator, percent, value, note },
  };
}

/** The last row about it: also one that says that what came before was taken back. */
function replacedBy({
  latest,
  takenBackId,
}: Pick<DutyFacts | FigureFacts, "takenBackId"> & { latest: { id: number } | null }) {
  return takenBackId ?? latest?.id ?? null;
}

/**
 * Statuses and percentages only, the text of a report stays in the report; where a correction leaves these as they were,
 * what it may have changed besides: the document, or two numbers that come to the same percentage.
 */
function auditValues(one: Line): { old: string | null; new: string } {
  const plain =
    one.kind === "task"
      ? { old: one.about.latest?.status ?? null, new: one.entry.status! }
      : { old: one.about.latest && measuredIn(one.about.latest), new: measuredIn(one.entry) };
  if (plain.old !== plain.new) return plain;
  const more =
    one.kind === "task"
      ? [documentIn(one.about.latest!), documentIn(one.entry)]
      : [countsIn(one.about.latest!), countsIn(one.entry)];
  const [before, after] = more;
  if (before === after) return plain;
  return { old: `${plain.old} (${before})`, new: `${plain.new} (${after})` };
}

function measuredIn({ percent, value }: Pick<FigureEntry, "percent" | "value">): string {
  return String(percent ?? value ?? "0/0");
}

/** "45/60"; "–" of a number given alone. */
function countsIn({ numerator, denominator }: Pick<FigureEntry, "numerator" | "denominator">): string {
  return numerator === null || denominator === null ? "–" : `${numerator}/${denominator}`;
}

/** "18/KH-STP 2024-02-23"; "–" where there is none. */
function documentIn({ document, documentDate }: Pick<TaskEntry, "document" | "documentDate">): string {
  return [document, documentDate].filter(Boolean).join(" ") || "–";
}
