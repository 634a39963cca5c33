import type { Day } from "../calendar/day.js";
import { formatPeriod } from "../calendar/formats.js";
import { settled } from "../grammar/problems.js";
import { translator } from "../text/language.js";
import type { DutyFacts } from "./duty-facts.js";
import { comesAgain } from "./labels.js";

type Coded = Pick<DutyFacts, "task" | "part" | "period" | "deadlineKind" | "checkIn" | "nextPlanYear">;

/** A duty's code as it is read without a question: which of the two sections "VII", which part, or that no part is meant. */
export function typedCode({ task, part }: Pick<Coded, "task" | "part">): string {
  return settled(part ? `${task}/${part}` : task);
}

/**
 * The code with its period, where the task comes again, "I.10 tháng 01/2024", or where its year has to be said because the
 * next plan has begun. The grammar reads Vietnamese whatever the language.
 */
export function typedCodeAndPeriod(duty: Coded, today: Day): string {
  const code = typedCode(duty);
  const isOld = duty.nextPlanYear !== null && today >= `${duty.nextPlanYear}-01-01`;
  return isOld || comesAgain(duty) ? `${code} ${formatPeriod(duty.period, translator("vi"))}` : code;
}
