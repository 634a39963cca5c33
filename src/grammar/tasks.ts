import type { CatalogueTask } from "../text/catalogue.js";
import { type Found, isChosen, type Line } from "../text/line.js";
import type { PeriodReading } from "../text/periods.js";
import type { StatusWord } from "../text/statuses.js";
import { findAccomplished } from "./accomplished-work.js";
import { type Addressed, readCodes } from "./code-lists.js";
import type { Reading } from "./context.js";
import { type Doubt, readDoubt } from "./doubts.js";
import type { HeadingPeriod } from "./headings.js";
import { findNames, type NameMatch } from "./plan-names.js";
import { judgeTask } from "./task-rules.js";
import { readTaskTail, type TaskTail } from "./task-tail.js";
import type { Problem, TaskItem } from "./understanding.js";

const NAMED = 4.4;
const LONGEST_NAMED = 400;

export interface LineReading<Item> {
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
}

/** What stood in front of the code: "Quý I: …", "Xong V.1", or a heading line over several reports. */
export interface Before {
  readonly period: Found<PeriodReading> | null;
  readonly status: Found<StatusWord> | null;
  /** The period of a heading, which is meant only for reports that have such periods. */
  readonly heading: HeadingPeriod | null;
}

/** A line from its task code on. Several codes ("V.2, V.3 xong") share what follows. */
export function readTaskLine(line: Line, at: number, before: Before, reading: Reading): LineReading<TaskItem> {
  const addressed = readCodes(line, at, reading).map((one) => decided(line, one, reading));
  const { end } = addressed.at(-1)!;
  const sole =
    addressed.length === 1 && addressed[0]!.code.value.kind === "task" ? addressed[0]!.code.value.task : null;
  const tail = readTaskTail(line, end, sole, { year: reading.catalogue.year, today: reading.today });
  const isBare = tail.percent === null;
  const status = tail.status ?? before.status ?? (isBare ? findAccomplished(line, addressed) : null);
  const isAccomplished = status !== null && status !== tail.status && status !== before.status;
  const doubt = isAccomplished ? readDoubt(line, status, reading.today) : doubtOf(line, tail, before, end, reading);
  const periodsEnd = tail.periods.at(-1)?.end ?? null;
  const named = tail.periods.length > 0 ? tail.periods : [before.period];
  const codes = addressed.flatMap(({ code: { value } }) => (value.kind === "task" ? [value.task.code] : []));
  const items: TaskItem[] = [];
  const problems: Problem[] = [];
  for (const one of addressed) {
    for (const period of named) {
      const { percent, document, date, note, empty } = tail;
      const { heading } = before;
      const said = {
        status,
        percent,
        document,
        date,
        note,
        doubt,
        empty,
        codes,
        period,
        heading,
        codesEnd: end,
        periodsEnd,
      };
      const read = judgeTask(line, one, said, reading);
      if ("kind" in read) items.push(read);
      else {
        // Of a range only the last stands there, and answers for those before it.
        if (problems.at(-1)?.span && isSamePlace(problems.at(-1)!, read)) problems.pop();
        problems.push(read);
        if (!isAboutPeriod(read, period)) break;
      }
    }
  }
  return { items, problems };
}

/** A code of two sections, with words of one of its tasks beside it. */
export function decided(line: Line, one: Addressed, { catalogue }: Reading): Addressed {
  const { value } = one.code;
  if (value.kind !== "ask" || line.text.length > LONGEST_NAMED) return one;
  const behind = findNames(line, one.end, line.text.length, catalogue);
  const task = meantOf(value.tasks, behind) ?? meantOf(value.tasks, findNames(line, 0, one.code.start, catalogue));
  return task ? { ...one, code: { ...one.code, value: { kind: "task", task } } } : one;
}

/** Which of several tasks words name, by its own name or by its section's. */
function meantOf(tasks: readonly CatalogueTask[], names: readonly NameMatch[]): CatalogueTask | null {
  const scores = tasks.map((task) => {
    const own = names.find(({ named }) => named.kind === "task" && named.task === task)?.score ?? 0;
    const section =
      names.find(({ named }) => named.kind === "section" && named.section.code === task.section)?.score ?? 0;
    return { task, score: Math.max(own, section) };
  });
  const [best, other] = scores.sort((a, b) => b.score - a.score);
  return best && best.score >= NAMED && (other?.score ?? 0) <= best.score / 2 ? best.task : null;
}

/** "Xong V.1 một nửa", "xong V.1 đang làm": what stands in front of the code is held against what follows it. */
function doubtOf(line: Line, tail: TaskTail, before: Before, end: number, { today }: Reading): Doubt | null {
  // Of several reports in a line it stands before the first.
  const stands = before.status && line.text.slice(before.status.start, before.status.end).trim() !== "";
  if (!before.status || !stands || tail.doubt) return tail.doubt;
  if (tail.status && (isChosen(line, tail.status.start) || tail.status.value === before.status.value)) return null;
  if (tail.status) return { kind: "several", other: before.status.value };
  return readDoubt(line, { ...before.status, end }, today);
}

function isSamePlace({ span: one }: Problem, { span: other }: Problem): boolean {
  return one?.start === other?.start && one?.end === other?.end;
}

/** What is wrong with one of several periods is said of that one; what is wrong with the code, once. */
export function isAboutPeriod(problem: Problem, period: Found<PeriodReading> | null): boolean {
  return (
    period !== null && (problem.span === null || problem.span.end - problem.span.start === period.end - period.start)
  );
}
