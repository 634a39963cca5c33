import type { CatalogueEvent } from "./catalogue.js";
import { numberedCode, numberedPattern } from "./numbered-code.js";

const prefix = "SK";

/** SK-2024-001: the code of the n-th thing that happened beside the plan of a year. */
export function eventCode(year: number, number: number): string {
  return numberedCode(prefix, year, number);
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

/** In folded text. Groups: year, number. */
export const EVENT_CODE = numberedPattern(prefix);
