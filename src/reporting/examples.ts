import { exampleFigure, exampleFor, exampleOfNothing, exampleShort } from "../grammar/examples.js";
import type { Catalogue } from "../text/catalogue.js";

/** A line that this agency could send as it stands, in the grammar's own words: "V.1 hoàn thành 18/KH-STP 23/2". */
export function exampleLine(catalogue: Catalogue, agency: string): string {
  return exampleFor({ catalogue, agency });
}

/** A line of each kind that this agency could send, in the words that need least typing. */
export function exampleLines(catalogue: Catalogue, agency: string): string[] {
  const whose = { catalogue, agency };
  const lines = [exampleShort(whose), exampleOfNothing(whose, true), exampleFigure(whose, true)];
  return lines.filter((line) => line !== null);
}

/** A whole line to type again: that nothing arose, where the agency has such a duty. */
export function exampleOfLine({ catalogue, agency }: { catalogue: Catalogue; agency: string }): string {
  return exampleOfNothing({ catalogue, agency }, false) ?? exampleFor({ catalogue, agency });
}
