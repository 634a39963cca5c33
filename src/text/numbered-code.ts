import { END } from "./code-reader.js";

/** SK-2024-001: the code of the n-th thing of a kind beside the plan of a year. */
export function numberedCode(prefix: string, year: number, number: number): string {
  return `${prefix}-${year}-${String(number).padStart(3, "0")}`;
}

/** In folded text. Groups: year, number. Without the year it is one word, "yc-001": "yc 5 đơn vị" asks for something. */
export function numberedPattern(prefix: string): RegExp {
  const folded = prefix.toLowerCase();
  return new RegExp(`${folded}(?:[ .\\-–_]{0,3}(20\\d\\d)[ .\\-–_/]{1,3}|[.\\-–_]?)(\\d{1,4})(?:${END})`, "y");
}
