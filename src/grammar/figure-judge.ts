import type { CatalogueIndicator } from "../text/catalogue.js";
import type { Line } from "../text/line.js";
import { asCount, type CountReading, type Numeral } from "../text/numbers.js";
import type { Reading } from "./context.js";
import type { FigureTail } from "./figure-tail.js";
import { ask, refuse } from "./problems.js";
import type { FigureItem, Problem } from "./understanding.js";

export type Value = Pick<FigureItem, "numerator" | "denominator" | "percent" | "value">;

const PAIR = "1.250/2.000";
const PERCENT = "85,5%";
export const NOTHING: Value = { numerator: 0, denominator: 0, percent: null, value: null };

/** A figure that is judged, and what it is judged by. */
export interface Judge {
  readonly line: Line;
  readonly indicator: CatalogueIndicator;
  readonly tail: FigureTail;
  readonly reading: Reading;
}

export function say({ line, reading }: Judge, sentence: string): Problem {
  return refuse(line, sentence, reading);
}

export function examples(): { readonly example: string; readonly percentExample: string } {
  return { example: PAIR, percentExample: PERCENT };
}

type Refused = (CountReading & { outcome: "refuse" })["reason"];

export function refuseCount(judge: Judge, numeral: Numeral, reason: Refused): Problem {
  const { line, reading } = judge;
  const { t } = reading;
  switch (reason) {
    case "negative":
      return say(judge, t("understanding.figure.negative", examples()));
    case "fraction": {
      const number = line.text.slice(numeral.start, numeral.end).trim();
      return say(judge, t("understanding.figure.fraction", { number, ...examples() }));
    }
    case "too_large":
      return say(judge, t("understanding.figure.tooLarge", examples()));
    default:
      return say(judge, t("understanding.figure.notANumber", examples()));
  }
}

/** As typed, its sign a decimal's. */
export function decimalOf(numeral: Numeral): string {
  const count = asCount(numeral);
  return count.outcome === "ask" ? count.readings[1] : String(numeral.digits);
}

/** "dưới 60%", ">85%": more or less than it says. */
export function askExact({ line, tail, reading: { t } }: Judge, start: number): Problem {
  const { value, end } = (tail.percent ?? tail.single)!;
  const typed = line.text.slice(start, end).trim();
  const number = line.text.slice(value.start, end).trim();
  return ask(line, start, end, t("understanding.figure.notExact", { typed, number }), [
    { value: number, label: number },
  ]);
}
