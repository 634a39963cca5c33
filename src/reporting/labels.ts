import { formatPeriodShort } from "../calendar/formats.js";
import type { Translate } from "../text/language.js";

interface Labelled {
  readonly task: string;
  readonly part: string | null;
  readonly period: string;
  readonly deadlineKind: string;
  readonly checkIn: boolean;
}

/** How a duty is called in lists and on buttons: its code, with the period where the task comes again: "I.10 tháng 01". */
export function dutyLabel(duty: Labelled, t: Translate): string {
  if (duty.part) return t("reporting.label.part", { code: duty.task, part: t("reporting.label.connection") });
  if (!comesAgain(duty)) return duty.task;
  return `${duty.task} ${formatPeriodShort(duty.period, t)}`;
}

/** Whether the task is reported for several periods, so that its code alone does not say which duty is meant. */
export function comesAgain(duty: Pick<Labelled, "checkIn" | "deadlineKind">): boolean {
  return duty.checkIn || ["monthly", "quarterly", "last-month-of-quarter"].includes(duty.deadlineKind);
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
