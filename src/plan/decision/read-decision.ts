import { type DecisionHead, readHead } from "./decision-head.js";
import { type DecisionIndicator, readIndicatorRows } from "./decision-indicators.js";
import { type DecisionSection, type RowLeft, readTasks } from "./decision-tasks.js";
import { headedTables } from "./headed-tables.js";
import type { Block } from "./open-decision.js";

/** What a decision says of its plan, verbatim; nothing of it is known to be right. */
export interface Decision {
  readonly head: DecisionHead;
  readonly sections: readonly DecisionSection[];
  /** Of its tables of indicators; null where it has none. */
  readonly indicators: readonly DecisionIndicator[] | null;
  /** Sentences of its prose that name a percentage: what an indicator may be made of. */
  readonly measured: readonly string[];
  /** Rows of the tables of tasks that were not taken for sections or tasks. */
  readonly rowsLeft: readonly RowLeft[];
  /** Tables that hold neither tasks nor indicators. */
  readonly otherTables: number;
}

/** Null where no table of tasks is in it. */
export function readDecision(blocks: readonly Block[]): Decision | null {
  const { tables, others } = headedTables(blocks);
  const [ofTasks, ofIndicators] = (["tasks", "indicators"] as const).map((kind) =>
    tables.filter(({ holds }) => holds === kind),
  );
  if (ofTasks!.length === 0) return null;
  const prose = blocks.flatMap((block) => (block.kind === "text" ? block.text.split("\n") : []));
  return {
    ...{ head: readHead(blocks), ...readTasks(ofTasks!), otherTables: others },
    indicators: ofIndicators!.length === 0 ? null : readIndicatorRows(ofIndicators!),
    measured: prose.filter((line) => /\d\s*%/.test(line)),
  };
}
