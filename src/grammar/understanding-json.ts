import { eventOfTaskCode } from "../text/event-code.js";
import { chosenMark } from "../text/line.js";
import type { OpenItem, TaskItem, Understanding } from "./understanding.js";

/**
 * What `understand` answers, on which others rely: the same keys always, in this order; no spans, no text. A report of
 * which only the status is not said is an item whose status is null, and the question about it a problem beside it: the
 * person answers that one, and the same is read back.
 */
export function understandingToJson({ outcome, items, problems, intent, slots, sentence }: Understanding): object {
  const open = problems.flatMap((problem) => problem.open ?? []);
  const all = [...items, ...open].sort((a, b) => a.line - b.line);
  return {
    outcome: outcome === "ask" && open.length > 0 ? "items" : outcome,
    items: all.map((item) => (item.kind === "task" ? ofPlan(item) : item)),
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
function ofPlan(item: TaskItem | OpenItem): TaskItem | OpenItem {
  const event = eventOfTaskCode(item.task);
  return event ? { ...item, task: event.of } : item;
}
