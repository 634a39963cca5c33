import { chosenMark } from "../text/line.js";
import type { Understanding } from "./understanding.js";

/** What `understand` answers, on which others rely: the same keys always, in this order; no spans, no text. */
export function understandingToJson({ outcome, items, problems, intent, slots, sentence }: Understanding): object {
  return {
    outcome,
    items,
    problems: problems.map((problem) => ({
      line: problem.line,
      outcome: problem.outcome,
      choices: problem.choices.map(({ value, label }) => ({ value: value.replaceAll(chosenMark, "").trim(), label })),
      sentence: problem.sentence,
    })),
    intent,
    slots,
    sentence,
  };
}
