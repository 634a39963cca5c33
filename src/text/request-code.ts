import type { Catalogue, CatalogueTask } from "./catalogue.js";
import { numberedCode, numberedPattern } from "./numbered-code.js";

const prefix = "YC";

/** YC-2024-001: the code of the office's n-th request beside the plan of a year. */
export function requestCode(year: number, number: number): string {
  return numberedCode(prefix, year, number);
}

/** In folded text. Groups: year, number. */
export const REQUEST_CODE = numberedPattern(prefix);

/** The request that a typed code names; undefined where the plan has none such. */
export function findRequest(
  { tasks, year: planYear }: Catalogue,
  year: string | undefined,
  number: string,
): CatalogueTask | undefined {
  const code = requestCode(Number(year ?? planYear), Number(number));
  return tasks.find((task) => task.isRequest && task.code === code);
}
