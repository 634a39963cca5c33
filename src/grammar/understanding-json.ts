import { eventOfTaskCode } from "../text/event-code.js";
import { chosenMark } from "../text/line.js";
import type { TaskItem, Understanding } from "./understanding.js";

/** What `understand` answers, on which others rely: the same keys always, in this order; no spans, no text. */
export function understandingToJson({ outcome, items, problems, intent, slots, sentence }: Understanding): object {
  return {
    outcome,
    items: items.map((item) => (item.kind === "task" ? ofPlan(item) : item)),
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

/** What something that happened opened is the plan's task. */
function ofPlan(item: TaskItem): TaskItem {
  const event = eventOfTaskCode(item.task);
  return event ? { ...item, task: event.of } : item;
}
