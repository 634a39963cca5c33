import type { Day } from "../calendar/day.js";
import type { Catalogue } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";

/** What the grammar knows besides the message. */
export interface Context {
  readonly catalogue: Catalogue;
  /** The code of the agency that the writer answers for, or "office". */
  readonly agency: string;
  readonly today: Day;
  readonly t: Translate;
  /** Codes of the tasks that the writer's agency has open duties of, the most urgent first; offered where none is named. */
  readonly open?: readonly string[];
  /** The writer is of the office besides: examples are of what either may send. */
  readonly isOfficeToo?: boolean;
}

/** A message in hand: marks in any of its lines tell how the others are to be read (d1 and đ1). */
export interface Reading extends Context {
  readonly accented: boolean;
}
