import type { Day } from "../calendar/day.js";
import type { Status } from "../grammar/understanding.js";

/** What one report says of its duty, wherever it comes from. */
export interface ReportContent {
  readonly status: Status;
  readonly percent: number | null;
  readonly result: string | null;
  readonly difficulty: string | null;
  readonly document: string | null;
  readonly documentDate: Day | null;
}

/** What one figure says of its indicator for a period. */
export interface FigureContent {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  /** In the indicator's own unit where that is not %. */
  readonly value: number | null;
  readonly note: string | null;
}
