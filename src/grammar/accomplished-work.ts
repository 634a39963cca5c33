import { fold } from "../text/fold.js";
import type { Found, Line } from "../text/line.js";
import type { StatusWord } from "../text/statuses.js";
import { findPhrase } from "../text/vocabulary.js";
import type { Addressed } from "./code-lists.js";
import { isTakenBack } from "./doubts.js";
import { accomplished } from "./lexicon/accomplished.js";

/** "đã công khai", of a task that ends with just that. */
export function findAccomplished(line: Line, tasks: readonly Addressed[]): Found<StatusWord> | null {
  const texts = tasks.flatMap(({ code: { value } }) =>
    value.kind === "task" && value.task.deadlineKind !== "continuous" ? [fold(value.task.text)] : [],
  );
  if (texts.length === 0) return null;
  const found = findPhrase(accomplished, line);
  if (!found || isTakenBack(line, 0, { ...found, value: "done" }, "9999-12-31")) return null;
  const verb = line.folded.slice(found.start, found.end).replace(/^(?:da|vua|da vua) /, "");
  return texts.every((text) => text.includes(verb)) ? { value: "done", start: found.start, end: found.start } : null;
}
