import type { PeriodCode } from "../calendar/windows.js";
import type { CatalogueIndicator } from "../text/catalogue.js";
import { shortCode } from "../text/code-reader.js";
import { fold } from "../text/fold.js";
import type { Found, Line } from "../text/line.js";
import {
  asCount,
  asPercent,
  type CountReading,
  formatCount,
  formatNumber,
  formatPercent,
  type Numeral,
  percentOf,
  quotientOf,
} from "../text/numbers.js";
import { readStatusAt } from "../text/statuses.js";
import type { Reading } from "./context.js";
import { type FigureTail, type Pair, readFigureTail, unitOf } from "./figure-tail.js";
import { wordStarts } from "./find-at.js";
import { judgePeriod } from "./judge-period.js";
import { figurePeriodBegins } from "./period-rules.js";
import { ask, type Choice, inserted, refuse, settled } from "./problems.js";
import type { Before } from "./tasks.js";
import type { FigureItem, Problem } from "./understanding.js";

type Value = Pick<FigureItem, "numerator" | "denominator" | "percent" | "value">;

/** What people measure in. */
const OTHER_UNIT = /^ ?(gio|phut|giay|ngay|tuan|thang|nam|diem|luot|nguoi|km|m2|dong)(?![a-z])/;
const LARGEST_VALUE = 1_000_000_000_000;
const PAIR = "1.250/2.000";
const PERCENT = "85,5%";
const NOTHING: Value = { numerator: 0, denominator: 0, percent: null, value: null };
const DONE: Value = { numerator: 1, denominator: 1, percent: 100, value: null };
const NOT_DONE: Value = { numerator: 0, denominator: 1, percent: 0, value: null };

/** A line from where its indicator's code or name ends. */
export function readFigureLine(
  line: Line,
  at: number,
  indicator: CatalogueIndicator,
  before: Before,
  reading: Reading,
): FigureItem | Problem {
  const { catalogue, today } = reading;
  const { wholeUnits } = indicator;
  const unit = unitOf(indicator);
  const read = readFigureTail(line, at, { year: catalogue.year, today, wholeUnits, unit, names: namesOf(indicator) });
  const isStated = wholeUnits || before.status?.value === "nothing_arose";
  const tail =
    isStated && !read.status && !read.pair && !read.percent && !read.single ? { ...read, status: before.status } : read;
  const found = tail.period ?? before.period;
  const begins = (code: PeriodCode) => figurePeriodBegins(code, catalogue.windows);
  const above = before.heading;
  const heading = above && (above.chosen || begins(above.code) <= today) ? above.code : null;
  const period = found ? judgePeriod(line, indicator.code, found, begins, reading) : heading;
  if (period !== null && typeof period !== "string") return period;
  const judge: Judge = { line, indicator, tail, reading };
  if (tail.hedge) return askCertain(judge, tail.hedge);
  const value = wholeUnits ? judgeUnits(judge) : unit === null ? judgeValue(judge) : judgeMeasure(judge, unit);
  if ("outcome" in value) return value;
  return { line: line.number, kind: "figure", indicator: indicator.code, period, ...value, note: tail.note };
}

const names = new WeakMap<CatalogueIndicator, readonly string[]>();

/** Folded. */
function namesOf(indicator: CatalogueIndicator): readonly string[] {
  const known = names.get(indicator) ?? [indicator.name, indicator.numerator, indicator.denominator].map(fold);
  names.set(indicator, known);
  return known;
}

/** Whether a figure was given, in whatever shape; behind an indicator's name only then the line is a report. */
export function givesFigure(line: Line, at: number, indicator: CatalogueIndicator, reading: Reading): boolean {
  const { catalogue, today } = reading;
  const { wholeUnits } = indicator;
  const unit = unitOf(indicator);
  const tail = readFigureTail(line, at, { year: catalogue.year, today, wholeUnits, unit });
  return (
    tail.pair !== null ||
    tail.percent !== null ||
    tail.status !== null ||
    (tail.single !== null && (tail.period !== null || (unit !== null && tail.counts)))
  );
}

interface Judge {
  readonly line: Line;
  readonly indicator: CatalogueIndicator;
  readonly tail: FigureTail;
  readonly reading: Reading;
}

function judgeValue(judge: Judge): Value | Problem {
  const { line, indicator, tail, reading } = judge;
  const { t } = reading;
  if (tail.garbled) return say(judge, t("understanding.figure.notANumber", examples()));
  if (tail.status && tail.pair) return judgeRestated(judge, tail.pair);
  if (tail.status) return judgeNothing(judge, tail.status);
  if (tail.pair) return judgePair(judge, tail.pair);
  const value = tail.percent ? judgePercent(judge, tail.percent, true) : tail.single && judgeSingle(judge, tail.single);
  if (value) return tail.boundAt === null || "outcome" in value ? value : askExact(judge, tail.boundAt);
  if (tail.target) {
    const target = line.text.slice(tail.target.start, tail.target.end);
    return say(judge, t("understanding.figure.targetOnly", { target, ...examples() }));
  }
  const isState = statesWork(line, tail.valueAt);
  if (tail.note !== null && !isState) return say(judge, t("understanding.figure.notANumber", examples()));
  const sentence = t("understanding.figure.missing", { code: indicator.code, ...examples() });
  return ask(line, tail.valueAt, tail.valueAt, sentence, [
    { value: inserted("0/0"), label: t("common.status.nothing_arose") },
  ]);
}

/** "b1 xong rồi": how a task stands, where a number is to be said. */
function statesWork(line: Line, at: number): boolean {
  if (/\d/.test(line.text.slice(at))) return false;
  return [...wordStarts(line, at)].slice(0, 3).some((start) => {
    const status = readStatusAt(line, start);
    return status !== null && status.end > status.start && status.value !== "none";
  });
}

/** "không phát sinh 0/0"; with other numbers nobody can tell which is meant. */
function judgeRestated(judge: Judge, pair: Found<Pair>): Value | Problem {
  if (pair.value.denominator.digits === 0n && pair.value.numerator.digits === 0n) return NOTHING;
  return say(judge, judge.reading.t("understanding.figure.notANumber", examples()));
}

/** That none of the files came online may be 0% of them; only that there was no file is nothing. */
function judgeNothing(judge: Judge, status: Found<unknown>): Value | Problem {
  const { start, end } = status;
  if (!/ (?:truc tuyen|dien tu)/.test(judge.line.folded.slice(start, end))) return NOTHING;
  return askZero(judge, start, end);
}

function askZero({ line, indicator, reading: { t } }: Judge, start: number, end: number): Problem {
  return ask(line, start, end, t("understanding.figure.zero", { code: indicator.code }), [
    { value: "0/0", label: t("common.status.nothing_arose") },
    { value: "0%", label: "0%" },
  ]);
}

/** "hình như 85%": the number as typed, or one that they know. Only words beside it make room for the answer. */
function askCertain({ line, tail, reading: { t } }: Judge, hedge: Found<unknown>): Problem {
  const { start, end } = (tail.pair ?? tail.percent ?? tail.single ?? tail.status)!;
  const number = line.text.slice(start, end).trim();
  const isBeside = /^[\s,:(]*$/.test(line.text.slice(Math.min(hedge.end, end), Math.max(hedge.start, start)));
  const from = isBeside ? Math.min(start, hedge.start) : start;
  const to = isBeside ? Math.max(end, hedge.end) : end;
  const typed = line.text.slice(from, to).trim();
  return ask(line, from, to, t("understanding.figure.notExact", { typed, number }), [
    { value: settled(number), label: number },
  ]);
}

/** "dưới 60%", ">85%": more or less than it says. */
function askExact({ line, tail, reading: { t } }: Judge, start: number): Problem {
  const { value, end } = (tail.percent ?? tail.single)!;
  const typed = line.text.slice(start, end).trim();
  const number = line.text.slice(value.start, end).trim();
  return ask(line, start, end, t("understanding.figure.notExact", { typed, number }), [
    { value: number, label: number },
  ]);
}

function judgePair(judge: Judge, pair: Found<Pair>): Value | Problem {
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

type Refused = (CountReading & { outcome: "refuse" })["reason"];

function refuseCount(judge: Judge, numeral: Numeral, reason: Refused): Problem {
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

function decimalOf(numeral: Numeral): string {
  const count = asCount(numeral);
  return count.outcome === "ask" ? count.readings[1] : String(numeral.digits);
}

function judgePercent(judge: Judge, found: Found<Numeral>, explicit: boolean): Value | Problem {
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

/** A number without a sign: up to 100 a percentage, above it one half of a pair. */
function judgeSingle(judge: Judge, found: Found<Numeral>): Value | Problem {
  const { line, tail, reading } = judge;
  const { t } = reading;
  const { value: numeral } = found;
  if (numeral.digits === 0n) return askZero(judge, found.start, found.end);
  if (numeral.doubtful && numeral.grouped !== null && !numeral.negative) {
    const typed = line.text.slice(numeral.start, numeral.end).trim();
    const decimal = `${decimalOf(numeral)}%`;
    const grouped = formatCount(Number(numeral.grouped));
    return ask(line, found.start, numeral.end, t("understanding.figure.grouped", { typed, grouped, decimal }), [
      { value: String(numeral.grouped), label: grouped },
      { value: decimal, label: decimal },
    ]);
  }
  if (!numeral.negative && (tail.counts || numeral.digits > 100n * 10n ** BigInt(numeral.scale))) {
    const typed = line.text.slice(numeral.start, numeral.end).trim();
    return say(judge, t("understanding.figure.single", { number: typed, ...examples() }));
  }
  return judgePercent(judge, found, false);
}

/** An indicator in days, hours, points: a number as it is, or two that are divided. */
function judgeMeasure(judge: Judge, unit: string): Value | Problem {
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

/** An indicator of whole units (CT-b5): carried out or not. */
function judgeUnits(judge: Judge): Value | Problem {
  const { indicator, tail, reading } = judge;
  const { t } = reading;
  const code = shortCode(indicator.code, reading.catalogue);
  const only = () =>
    say(judge, t("understanding.figure.unitsOnly", { code: indicator.code, example: `${code} đã thực hiện` }));
  if (tail.garbled) return only();
  const restated = tail.status ? tail.pair : null;
  if (restated && restated.value.denominator.digits === 1n) {
    const isDone = restated.value.numerator.digits === 1n;
    if (isDone === (tail.status!.value === "done")) return isDone ? DONE : NOT_DONE;
    return only();
  }
  switch (tail.status?.value) {
    case "done":
      return DONE;
    case "not_started":
    case "unfinished":
      return NOT_DONE;
    case "nothing_arose": {
      // "không" answers "đã thực hiện hay chưa?" as well.
      const { start, end } = tail.status;
      if (!/^(?:khong|ko|k|hok)$/.test(judge.line.folded.slice(start, end).trim())) return NOTHING;
      return askUnits(judge, start, end);
    }
    case "in_progress":
    case "blocked":
      return askUnits(judge, tail.status.start, tail.status.end);
  }
  if (tail.pair) {
    const numerator = asCount(tail.pair.value.numerator);
    const denominator = asCount(tail.pair.value.denominator);
    if (numerator.outcome !== "value" || denominator.outcome !== "value") return only();
    if (denominator.value > 1 || numerator.value > denominator.value) return only();
    return judgePair(judge, tail.pair);
  }
  const number = tail.percent ?? tail.single;
  if (number) {
    const { digits, scale, negative } = number.value;
    if (digits === 0n) return NOT_DONE;
    const whole = scale === 0 && !negative && (tail.percent ? digits === 100n : digits === 1n || digits === 100n);
    return whole ? DONE : only();
  }
  if (tail.note !== null) return only();
  return askUnits(judge, tail.valueAt, tail.valueAt);

  function askUnits({ line: here }: Judge, start: number, end: number): Problem {
    return ask(here, start, end, t("understanding.figure.missingUnits", { code: indicator.code }), [
      { value: inserted("1/1"), label: t("understanding.figure.unitsDone") },
      { value: inserted("0/1"), label: t("understanding.figure.unitsNotDone") },
    ]);
  }
}

function say({ line, reading }: Judge, sentence: string): Problem {
  return refuse(line, sentence, reading);
}

function examples(): { readonly example: string; readonly percentExample: string } {
  return { example: PAIR, percentExample: PERCENT };
}
