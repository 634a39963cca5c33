import type { Step, TaskEntry } from "./report-draft.js";

type Said = Pick<TaskEntry, "status" | "percent" | "document" | "documentDate" | "note">;

/** What is still asked once the status is known: a document, how far it is, what the difficulty is. */
export function stepAfterStatus({ status, percent, document, documentDate, note }: Said): Step {
  if (status === "done" && !document && !documentDate) return "document";
  if (status === "in_progress" && percent === null && !note) return "progress";
  if (status === "blocked" && !note) return "difficulty";
  return "confirm";
}
