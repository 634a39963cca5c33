import { formatPeriod } from "../calendar/formats.js";
import type { Catalogue } from "../text/catalogue.js";
import { translator } from "../text/language.js";
import type { DutyFacts } from "./duty-facts.js";
import { comesAgain } from "./labels.js";

type Coded = Pick<DutyFacts, "task" | "part" | "period" | "deadlineKind" | "checkIn">;

/** A duty's code as it is read without doubt: which of the two sections "VII", which part, or that no part is meant. */
export function typedCode(duty: Pick<Coded, "task" | "part">, catalogue: Catalogue): string {
  if (duty.part) return `${duty.task}/${duty.part}`;
  const code = duty.task.replace(/^VII\./, "VIIa.");
  const hasParts = catalogue.tasks.some((task) => task.code === duty.task && task.parts.length > 0);
  return hasParts ? `${code} thường xuyên` : code;
}

/** The code with its period, where the task comes again: "I.10 tháng 01/2024". The grammar reads Vietnamese whatever the language. */
export function typedCodeAndPeriod(duty: Coded, catalogue: Catalogue): string {
  const code = typedCode(duty, catalogue);
  return comesAgain(duty) ? `${code} ${formatPeriod(duty.period, translator("vi"))}` : code;
}
