import type { Line } from "../text/line.js";
import type { Reading } from "./context.js";
import { withoutSlips } from "./corrected.js";
import { withoutCorrecting, withoutDenial, withoutWrong } from "./correcting.js";
import { withoutDeniedFigures } from "./denied-figures.js";
import { withoutFiguresBeside } from "./figures-beside.js";
import { withoutLabels } from "./form-labels.js";
import { withMonthsSpelt, withoutQuarterOfMonths } from "./months-told.js";
import { withSameState } from "./same-state.js";
import { withoutSlippedNames } from "./slips.js";
import { withoutEarlierYear } from "./years-apart.js";

/** A line without what it takes back, denies or compares with, and with what it says in short spelt out; all stays in its place. */
export function tidied(line: Line, reading: Reading): Line {
  const corrected = withoutCorrecting(withoutWrong(withoutDenial(line, reading), reading), reading);
  const known = withoutEarlierYear(withoutSlippedNames(corrected, reading), reading);
  const said = withoutSlips(withoutDeniedFigures(known));
  const own = withSameState(withoutFiguresBeside(said, reading), reading);
  return withoutLabels(withMonthsSpelt(withoutQuarterOfMonths(own, reading), reading));
}
