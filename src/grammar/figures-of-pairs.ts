import { fold } from "../text/fold.js";
import type { Found } from "../text/line.js";
import { asCount, asPercent, formatCount, formatPercent, type Numeral, percentOf } from "../text/numbers.js";
import { decimalOf, examples, type Judge, refuseCount, say, type Value } from "./figure-judge.js";
import type { Pair } from "./figure-tail.js";
import { ask, type Choice } from "./problems.js";
import type { Problem } from "./understanding.js";

export function judgePair(judge: Judge, pair: Found<Pair>): Value | Problem {
  const { line, tail, reading } = judge;
  const { t } = reading;
  const counts = [asCount(pair.value.numerator), asCount(pair.value.denominator)] as const;
  for (const [index, count] of counts.entries()) {
    if (count.outcome === "refuse")
      return refuseCount(judge, index === 0 ? pair.value.numerator : pair.value.denominator, count.reason);
  }
  const [first, second] = counts;
  if (first.outcome !== "value" || second.outcome !== "value") return askGrouped(judge, pair);
  const [numerator, denominator] = [first.value, second.value];
  if (denominator === 0 && numerator > 0) {
    return say(judge, t("understanding.figure.noDenominator", { numerator: formatCount(numerator), ...examples() }));
  }
  if (numerator > denominator) return say(judge, overSentence(judge, numerator, denominator));
  const percent = percentOf(numerator, denominator);
  if (tail.percent && percent !== null && differs(tail.percent.value, percent)) {
    const said = judgePercent(judge, tail.percent, true);
    if ("outcome" in said) return said;
    const typed = line.text.slice(tail.percent.start, tail.percent.end).trim();
    const shown = `${formatCount(numerator)}/${formatCount(denominator)}`;
    const from = Math.min(pair.start, tail.percent.start);
    const to = Math.max(pair.end, tail.percent.end);
    const values = { pair: shown, computed: formatPercent(percent), percent: typed };
    return ask(line, from, to, t("understanding.figure.mismatch", values), [
      { value: `${numerator}/${denominator}`, label: `${shown} = ${formatPercent(percent)}` },
      { value: typed, label: typed },
    ]);
  }
  return { numerator, denominator, percent, value: null };
}

/** Typed as precisely as people do: 66,7% of 2/3 agrees, 70% does not. */
function differs(typed: Numeral, percent: number): boolean {
  const scale = Math.min(typed.scale, 2);
  const hundredths = Math.round(percent * 100);
  const mine = Number(typed.digits) * 10 ** (2 - typed.scale);
  return Math.abs(mine - hundredths) > 0.5 * 10 ** (2 - scale) + 1e-9;
}

/** "1.250 hồ sơ trực tuyến nhiều hơn tổng số 200.": the name of the indicator where it names what is counted. */
function overSentence({ indicator, reading }: Judge, numerator: number, denominator: number): string {
  const { t } = reading;
  const values = { numerator: formatCount(numerator), denominator: formatCount(denominator), ...examples() };
  const what = indicator.shortName;
  if (!/^(?:ho so|tthc|phan anh)\b/.test(fold(what))) return t("understanding.figure.over", values);
  const lowered = /^TTHC/.test(what) ? what : what.charAt(0).toLowerCase() + what.slice(1);
  return t("understanding.figure.overCounted", { ...values, what: lowered });
}

/** "1,250/2,000": as thousands, or as decimals where these are whole. One answer settles both numbers. */
function askGrouped(judge: Judge, pair: Found<Pair>): Problem {
  const { line, reading } = judge;
  const { numerator, denominator } = pair.value;
  const readings = [groupedOf, decimalOf].map((read) => [read(numerator), read(denominator)] as const);
  const possible = readings.filter((one) => one.every((count) => /^\d+$/.test(count)) && isShare(one));
  const [first, second] = possible;
  if (!first) return say(judge, overSentence(judge, Number(groupedOf(numerator)), Number(groupedOf(denominator))));
  const { end } = denominator;
  const typed = line.text.slice(pair.start, end);
  const choices = possible.map((one) => ({ value: one.join("/"), label: shown(one) }));
  const sentence = second
    ? reading.t("understanding.figure.grouped", { typed, grouped: shown(first), decimal: shown(second) })
    : reading.t("understanding.figure.groupedOnly", { typed, grouped: shown(first) });
  return ask(line, pair.start, end, sentence, choices);

  function isShare([part, whole]: readonly [string, string]): boolean {
    return Number(part) <= Number(whole);
  }
  function shown(one: readonly [string, string]): string {
    return one.map((count) => formatCount(Number(count))).join("/");
  }
}

function groupedOf(numeral: Numeral): string {
  return String(numeral.doubtful && numeral.grouped !== null ? numeral.grouped : numeral.digits);
}

export function judgePercent(judge: Judge, found: Found<Numeral>, explicit: boolean): Value | Problem {
  const { line, reading } = judge;
  const { t } = reading;
  const percent = asPercent(found.value, explicit);
  const typed = line.text.slice(found.start, found.end).trim();
  if (percent.outcome === "value") return { numerator: null, denominator: null, percent: percent.value, value: null };
  if (percent.outcome === "refuse") {
    if (percent.reason === "negative") return say(judge, t("understanding.figure.percentNegative", examples()));
    return say(judge, t("understanding.figure.percentOver", { percent: typed, ...examples() }));
  }
  const [share, small] = percent.readings;
  const choices: Choice[] = [share, small].map((value) => ({ value, label: value }));
  const end = found.value.end;
  return ask(line, found.start, end, t("understanding.figure.share", { typed, percent: share, small }), choices);
}
