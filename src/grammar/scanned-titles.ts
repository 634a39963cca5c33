import type { Line } from "../text/line.js";
import type { Addressed } from "./code-lists.js";
import type { Reading } from "./context.js";
import type { Evidence } from "./evidence.js";
import { findNames, runOf } from "./plan-names.js";

/** Enough to know the name of a task whose code is there. */
const TITLE = 5;

/** Where beside its code a task is named as well; not in a clause behind the state, where its words tell what came of it. */
export function titleBeside(line: Line, tasks: readonly Addressed[], { rest, statuses }: Evidence, reading: Reading) {
  const title = titleOf(tasks, rest, reading);
  const state = statuses.find(({ start, end }) => end > start);
  const isBehind = title && state && state.end <= title.start && /[,;.]/.test(line.text.slice(state.end, title.start));
  return isBehind ? null : title;
}

function titleOf(
  tasks: readonly Addressed[],
  rest: Line,
  { catalogue }: Reading,
): { readonly start: number; readonly end: number } | null {
  const [only, other] = tasks;
  if (!only || other || only.code.value.kind !== "task") return null;
  const { code } = only.code.value.task;
  const [best] = findNames(rest, 0, rest.text.length, catalogue);
  return best?.named.kind === "task" && best.named.task.code === code && best.score >= TITLE
    ? runOf(best.words(), rest)
    : null;
}
