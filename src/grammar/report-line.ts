import type { Item, Problem } from "./understanding.js";

/** What a line is, as far as it is a report. `missing`: the code is there, what it reports is not. */
export type ReportLine =
  | {
      readonly kind: "report";
      readonly items: readonly Item[];
      readonly problems: readonly Problem[];
      readonly missing: boolean;
      /** Named by words that behind another report may go on from it. */
      readonly weak?: boolean;
    }
  | { readonly kind: "question" }
  | { readonly kind: "none" };
