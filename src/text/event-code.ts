import type { CatalogueEvent } from "./catalogue.js";
import { END } from "./code-reader.js";

const prefix = "SK";

/** SK-2024-001: the code of the n-th thing that happened beside the plan of a year. */
export function eventCode(year: number, number: number): string {
  return `${prefix}-${year}-${String(number).padStart(3, "0")}`;
}

/** "III.4 SK-2024-001": the code of the task that an event opened. */
export function taskCodeOfEvent({ of, code }: CatalogueEvent): string {
  return `${of} ${code}`;
}

/** Takes apart what `taskCodeOfEvent` put together; null for the code of any other task. */
export function eventOfTaskCode(task: string): CatalogueEvent | null {
  const match = /^(.+) (SK-\d{4}-\d{3,})$/.exec(task);
  return match && { of: match[1]!, code: match[2]! };
}

/** In folded text. Groups: year, number. Without the year it is one word, as of requests. */
export const EVENT_CODE = new RegExp(
  `sk(?:[ .\\-–_]{0,3}(20\\d\\d)[ .\\-–_/]{1,3}|[.\\-–_]?)(\\d{1,4})(?:${END})`,
  "y",
);
