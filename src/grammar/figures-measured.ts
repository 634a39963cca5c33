import { fold } from "../text/fold.js";
import type { Found } from "../text/line.js";
import { asCount, formatCount, formatNumber, type Numeral, quotientOf } from "../text/numbers.js";
import { askExact, decimalOf, type Judge, NOTHING, refuseCount, say, type Value } from "./figure-judge.js";
import type { Pair } from "./figure-tail.js";
import { ask, inserted } from "./problems.js";
import type { Problem } from "./understanding.js";

/** What people measure in. */
const OTHER_UNIT = /^ ?(gio|phut|giay|ngay|tuan|thang|nam|diem|luot|nguoi|km|m2|dong)(?![a-z])/;
const LARGEST_VALUE = 1_000_000_000_000;
/** An indicator in days, hours, points: a number as it is, or two that are divided. */
export function judgeMeasure(judge: Judge, unit: string): Value | Problem {
  const { line, indicator, tail, reading } = judge;
  const { t } = reading;
  const example = `${formatNumber(indicator.target)} ${unit}`;
  const unreadable = () => say(judge, t("understanding.figure.notAValue", { unit, example }));
  if (tail.garbled || tail.percent) return unreadable();
  if (tail.status) return NOTHING;
  if (tail.pair) return judgeDivision(judge, tail.pair, example);
  if (tail.single) {
    const value = judgeMeasured(judge, tail.single, example);
    return tail.boundAt === null || "outcome" in value ? value : askExact(judge, tail.boundAt);
  }
  if (tail.target || tail.note !== null) return unreadable();
  const sentence = t("understanding.figure.missingValue", { code: indicator.code, unit, example });
  return ask(line, tail.valueAt, tail.valueAt, sentence, [
    { value: inserted("0/0"), label: t("common.status.nothing_arose") },
  ]);
}

function judgeMeasured(judge: Judge, { value: numeral, start, end }: Found<Numeral>, example: string): Value | Problem {
  const { line, reading, indicator } = judge;
  const { t } = reading;
  // "20 giờ" of what is counted in days.
  const other = OTHER_UNIT.exec(line.folded.slice(end))?.[1];
  if (other && !fold(indicator.unit).startsWith(other))
    return say(judge, t("understanding.figure.notAValue", { unit: indicator.unit, example }));
  if (numeral.negative && numeral.digits !== 0n) return say(judge, t("understanding.figure.negative", { example }));
  if (numeral.doubtful && numeral.grouped !== null) {
    const typed = line.text.slice(numeral.start, numeral.end).trim();
    const readings = [String(numeral.grouped), decimalOf(numeral)] as const;
    const [grouped, decimal] = [formatCount(Number(readings[0])), readings[1]];
    return ask(line, start, numeral.end, t("understanding.figure.grouped", { typed, grouped, decimal }), [
      { value: grouped, label: grouped },
      { value: decimal, label: decimal },
    ]);
  }
  const value = Number(numeral.digits) / 10 ** numeral.scale;
  if (value > LARGEST_VALUE) return say(judge, t("understanding.figure.tooLarge", { example }));
  return { numerator: null, denominator: null, percent: null, value };
}

function judgeDivision(judge: Judge, pair: Found<Pair>, example: string): Value | Problem {
  const { reading } = judge;
  const { t } = reading;
  const counts = [asCount(pair.value.numerator), asCount(pair.value.denominator)] as const;
  const [first, second] = counts;
  for (const [count, numeral] of [
    [first, pair.value.numerator],
    [second, pair.value.denominator],
  ] as const) {
    if (count.outcome === "refuse") return refuseCount(judge, numeral, count.reason);
  }
  if (first.outcome !== "value" || second.outcome !== "value")
    return say(judge, t("understanding.figure.notAValue", { unit: judge.indicator.unit, example }));
  const [numerator, denominator] = [first.value, second.value];
  if (denominator === 0 && numerator > 0)
    return say(judge, t("understanding.figure.noDenominator", { numerator: formatCount(numerator), example }));
  return { numerator, denominator, percent: null, value: quotientOf(numerator, denominator) };
}
