import type { Day } from "../calendar/day.js";
import { formatPeriodShort } from "../calendar/formats.js";
import { type DeadlineKind, deadlineKinds } from "../text/deadline-kinds.js";
import type { Translate } from "../text/language.js";

/** What tells a duty from others. */
export interface Labelled {
  readonly task: string;
  readonly part: string | null;
  /** What the plan calls the part: "kết nối". */
  readonly partName: string | null;
  readonly period: string;
  readonly deadlineKind: DeadlineKind;
  readonly checkIn: boolean;
  readonly planYear: number;
  /** The year of the next plan that there is. */
  readonly nextPlanYear: number | null;
  /** The short name of the agency that it was made for, where that is no more and another answers for it. */
  readonly formerAgency?: string | null;
}

/** What tells a figure from others of its agency. */
export interface LabelledFigure {
  readonly indicator: string;
  readonly period: string;
}

/**
 * How a duty is called in lists and on buttons: its code, with the period where the task comes again: "I.10 tháng 01". Once
 * the next plan has begun, which may have the same codes, with its year: "V.1 (2024)". What is left of an agency that is
 * no more bears its name: "V.1 của Đạ Tẻh".
 *
 * @param today null where what stands around it says of which plan it is
 */
export function dutyLabel(duty: Labelled, t: Translate, today: Day | null): string {
  const label = labelInPlan(duty, t);
  const { planYear: year, nextPlanYear: next } = duty;
  if (today === null || next === null || today < `${next}-01-01`) return label;
  return t("reporting.label.ofYear", { label, year });
}

function labelInPlan(duty: Labelled, t: Translate): string {
  const label = labelOfTask(duty, t);
  return duty.formerAgency ? t("reporting.label.ofFormer", { label, agency: duty.formerAgency }) : label;
}

function labelOfTask(duty: Labelled, t: Translate): string {
  if (duty.part) return t("reporting.label.part", { code: duty.task, part: duty.partName ?? duty.part });
  if (!comesAgain(duty)) return duty.task;
  return `${duty.task} ${formatPeriodShort(duty.period, t)}`;
}

/** The same of a figure: "CT-b3 quý I". */
export function figureLabel({ indicator, period }: LabelledFigure, t: Translate): string {
  return `${indicator} ${formatPeriodShort(period, t)}`;
}

/** The same of one line of a report or a receipt, which is about either. */
export function itemLabel(
  item:
    | { readonly kind: "task"; readonly duty: Labelled }
    | { readonly kind: "figure"; readonly figure: LabelledFigure },
  t: Translate,
  today: Day | null,
): string {
  return item.kind === "task" ? dutyLabel(item.duty, t, today) : figureLabel(item.figure, t);
}

/** Whether the task is reported for several periods, so that its code alone does not say which duty is meant. */
export function comesAgain(duty: Pick<Labelled, "checkIn" | "deadlineKind">): boolean {
  return duty.checkIn || deadlineKinds[duty.deadlineKind].recurs;
}

/** Cuts at a word, if there is one, with "…" and no comma before it; the plan's texts are verbatim and shown whole on request. */
export function shorten(text: string, longest: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1);
  const word = cut.lastIndexOf(" ");
  // Half a surrogate pair is no character.
  return `${(word > 0 ? cut.slice(0, word) : cut).replace(/[\s,;:.·(–-]+$|[\ud800-\udbff]$/, "")}…`;
}
