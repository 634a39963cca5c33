import { type DecisionHead, readHead } from "./decision-head.js";
import { type DecisionSection, type RowLeft, readTasks } from "./decision-tasks.js";
import type { Block } from "./open-decision.js";
import { taskTables } from "./task-table.js";

/** What a decision says of its plan, verbatim; nothing of it is known to be right. */
export interface Decision {
  readonly head: DecisionHead;
  readonly sections: readonly DecisionSection[];
  /** Sentences of its prose that name a percentage: what an indicator may be made of. */
  readonly measured: readonly string[];
  /** Rows of the tables of tasks that were not taken for sections or tasks. */
  readonly rowsLeft: readonly RowLeft[];
  /** Tables that hold no tasks. */
  readonly otherTables: number;
}

/** Null where no table of tasks is in it. */
export function readDecision(blocks: readonly Block[]): Decision | null {
  const { tables, others } = taskTables(blocks);
  if (tables.length === 0) return null;
  const { sections, rowsLeft } = readTasks(tables);
  const prose = blocks.flatMap((block) => (block.kind === "text" ? block.text.split("\n") : []));
  return {
    head: readHead(blocks),
    ...{ sections, rowsLeft, otherTables: others },
    measured: prose.filter((line) => /\d\s*%/.test(line)),
  };
}
