import type { Catalogue, CatalogueTask } from "./catalogue.js";
import { END } from "./code-reader.js";

const prefix = "YC";

/** YC-2024-001: the code of the office's n-th request beside the plan of a year. */
export function requestCode(year: number, number: number): string {
  return `${prefix}-${year}-${String(number).padStart(3, "0")}`;
}

/** In folded text. Groups: year, number. Without the year it is one word, "yc-001": "yc 5 đơn vị" asks for something. */
export const REQUEST_CODE = new RegExp(
  `yc(?:[ .\\-–_]{0,3}(20\\d\\d)[ .\\-–_/]{1,3}|[.\\-–_]?)(\\d{1,4})(?:${END})`,
  "y",
);

/** The request that a typed code names; undefined where the plan has none such. */
export function findRequest(
  { tasks, year: planYear }: Catalogue,
  year: string | undefined,
  number: string,
): CatalogueTask | undefined {
  const code = requestCode(Number(year ?? planYear), Number(number));
  return tasks.find((task) => task.isRequest && task.code === code);
}
