import type { PeriodCode } from "../calendar/windows.js";
import type { CatalogueIndicator } from "../text/catalogue.js";
import { fold } from "../text/fold.js";
import { type Found, isChosen, type Line, partOf, skipSeparators } from "../text/line.js";
import { matchesOf } from "../text/matches.js";
import { formatCount, type Numeral } from "../text/numbers.js";
import { readPeriodAt } from "../text/periods.js";
import { saysAsBefore } from "../text/says-as-before.js";
import { readStatusAt } from "../text/statuses.js";
import type { Reading } from "./context.js";
import { askExact, decimalOf, examples, type Judge, NOTHING, say, type Value } from "./figure-judge.js";
import { countedBy } from "./figure-roles.js";
import { type Pair, readFigureTail, unitOf } from "./figure-tail.js";
import { askComplement, COUNT, PERIOD, withoutRestated } from "./figures-in-words.js";
import { judgeMeasure } from "./figures-measured.js";
import { judgePair, judgePercent } from "./figures-of-pairs.js";
import { judgeUnits } from "./figures-of-units.js";
import { wordStarts } from "./find-at.js";
import { judgePeriod } from "./judge-period.js";
import { figurePeriodBegins } from "./period-rules.js";
import { findStrangeWord, leadsToLess, wordsOfIndicator } from "./plain-figure.js";
import { ask, inserted, quote, settled, wholeOf } from "./problems.js";
import { saysOtherwise } from "./taken-back-behind.js";
import type { Before } from "./tasks.js";
import type { FigureItem, Problem } from "./understanding.js";

/** A line from where its indicator's code or name ends. */
export function readFigureLine(
  typed: Line,
  at: number,
  indicator: CatalogueIndicator,
  before: Before,
  reading: Reading,
): FigureItem | Problem {
  const { catalogue, today } = reading;
  const { wholeUnits } = indicator;
  const unit = unitOf(indicator);
  const asBefore = findAsBefore(typed, at, reading);
  const line = withoutRestated(asBefore === null ? typed : partOf(typed, 0, asBefore), at);
  const read = readFigureTail(line, at, {
    year: catalogue.year,
    today,
    wholeUnits,
    unit,
    names: namesOf(indicator),
    parts: countedBy(indicator),
  });
  const isStated = wholeUnits || before.status?.value === "nothing_arose";
  const tail =
    isStated && !read.status && !read.pair && !read.percent && !read.single ? { ...read, status: before.status } : read;
  const found = tail.period ?? before.period;
  const begins = (code: PeriodCode) => figurePeriodBegins(code, catalogue.windows);
  const above = before.heading;
  const heading = above && (above.chosen || begins(above.code) <= today) ? above.code : null;
  const period = found ? judgePeriod(line, indicator.code, found, begins, reading) : heading;
  if (period !== null && typeof period !== "string") return period;
  const judged = judgeFigure({ line, indicator, tail, reading });
  if ("outcome" in judged) {
    const figure = { indicator: indicator.code, period, asBefore: asBefore !== null };
    return { figure, ...judged, said: wholeOf(typed) };
  }
  return { line: line.number, kind: "figure", indicator: indicator.code, period, ...judged, note: tail.note };
}

/** Where "như kỳ trước" begins, where nothing else but a period is said of the figure. */
function findAsBefore(line: Line, at: number, { catalogue, today }: Reading): number | null {
  const begin = skipSeparators(line, at);
  const period = readPeriodAt(line, begin, { year: catalogue.year, today, quarterly: true });
  const rest = skipSeparators(line, period?.end ?? begin);
  return saysAsBefore(line.text.slice(rest)) ? rest : null;
}

function judgeFigure(judge: Judge): Value | Problem {
  const { line, indicator, tail, reading } = judge;
  const unit = unitOf(indicator);
  if (tail.hedge) return askCertain(judge, tail.hedge, true);
  const value = indicator.wholeUnits
    ? judgeUnits(judge)
    : unit === null
      ? judgeValue(judge)
      : judgeMeasure(judge, unit);
  if ("outcome" in value) return value;
  const figure = tail.pair ?? tail.percent ?? tail.single;
  if (figure && !isChosen(line, figure.start)) {
    const isNone = value.denominator === 0;
    const isLess = !isNone && indicator.unit === "%" && leadsToLess(line, figure.start);
    const strange = isNone ? null : findStrangeWord(line, figure, wordsOfIndicator(indicator), reading);
    const isOther = isLess || saysOtherwise(tail.note);
    const unseen: Found<true> = { value: true, start: figure.end, end: figure.end };
    if (strange || isOther) return askCertain(judge, strange ?? unseen, false);
  }
  return value;
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
  const tail = readFigureTail(line, at, { year: catalogue.year, today, wholeUnits, unit, parts: countedBy(indicator) });
  return (
    tail.pair !== null ||
    tail.percent !== null ||
    tail.status !== null ||
    (tail.single !== null && (tail.period !== null || (unit !== null && tail.counts)))
  );
}

/** "không có cái nào quá hạn, 7 cái xử lý hết": where something is counted, or is not late, it is not that nothing arose. */
const COUNTED =
  /(?:^|[^a-z0-9./-])[1-9]\d{0,5}(?![\d./]) (?!thang|ngay|quy|nam|tuan)[a-z]|^(?:(?:cai|ho so|hs|truong hop|phieu) )?(?:nao )?(?:bi )?(?:qua han|tre|cham)/;

function judgeValue(judge: Judge): Value | Problem {
  const { line, indicator, tail, reading } = judge;
  const { t } = reading;
  if (tail.garbled)
    return askComplement(judge) ?? askPair(judge) ?? say(judge, t("understanding.figure.notANumber", examples()));
  if (tail.status && tail.pair) return judgeRestated(judge, tail.pair);
  if (tail.status && COUNTED.test(fold(tail.note ?? "")))
    return say(judge, t("understanding.figure.notANumber", examples()));
  if (tail.status) return judgeNothing(judge, tail.status);
  if (tail.pair) return judgePair(judge, tail.pair);
  const complement = tail.percent ? null : askComplement(judge);
  if (complement) return complement;
  const value = tail.percent ? judgePercent(judge, tail.percent, true) : tail.single && judgeSingle(judge, tail.single);
  if (value) return tail.boundAt === null || "outcome" in value ? value : askExact(judge, tail.boundAt);
  if (tail.target) {
    const target = line.text.slice(tail.target.start, tail.target.end);
    return say(judge, t("understanding.figure.targetOnly", { target, ...examples() }));
  }
  const isState = statesWork(line, tail.valueAt) || tellsChange(line, tail.valueAt);
  if (tail.note !== null && !isState) return say(judge, t("understanding.figure.notANumber", examples()));
  const sentence = t("understanding.figure.missing", { code: indicator.code, ...examples() });
  return ask(line, tail.valueAt, tail.valueAt, sentence, [
    { value: inserted("0/0"), label: t("common.status.nothing_arose") },
  ]);
}

/** Of three counts any two may be meant. */
function askPair({ line, indicator, tail, reading: { t } }: Judge): Problem | null {
  const from = tail.single?.start ?? tail.valueAt;
  const rest = line.folded.slice(from);
  const counts = matchesOf(COUNT, rest).filter(({ index }) => !PERIOD.test(rest.slice(0, index)));
  const [first, , last, more] = counts;
  if (!first || !last || more) return null;
  const numbers = counts.map(([typed]) => Number(typed.replaceAll(".", "")));
  const pairs = numbers.flatMap((one, index) =>
    numbers.filter((other, place) => place !== index && one <= other && other > 0).map((other) => `${one}/${other}`),
  );
  const choices = [...new Set(pairs)].map((pair) => ({ value: settled(pair), label: pair }));
  if (choices.length === 0) return null;
  const end = from + last.index + last[0].length;
  return ask(line, from + first.index, end, t("understanding.figure.whichPair", { code: indicator.code }), choices);
}

/** "b1 xong rồi": how a task stands, where a number is to be said. */
function statesWork(line: Line, at: number): boolean {
  if (/\d/.test(line.text.slice(at))) return false;
  return [...wordStarts(line, at)].slice(0, 3).some((start) => {
    const status = readStatusAt(line, start);
    return status !== null && status.end > status.start && status.value !== "none";
  });
}

/** "giảm 5% so với quý I", "cao hơn quý II 4,5%": by how much it changed, where it is to be said how much it is. */
const CHANGE =
  /(?<![a-z])(?:tang|giam|cao hon|thap hon|nhieu hon|it hon|hon|kem|vuot|nhinh hon)(?: (?:them|len|xuong|di|duoc|khoang|nhe))* (?:[a-z]+ ?[\divx]{0,4} ){0,3}\d[\d.,]* ?(?:%|phan tram|diem|ho so|hs)(?![^,;]*(?:%|\d ?\/ ?\d))/;

/** "tăng 12% so với quý I": by how much, and not how much it is. */
export function saysByHowMuch({ folded }: Line, at: number): boolean {
  const said = folded.slice(at, at + LONGEST_CHANGE);
  return CHANGE.test(said) && /(?<![a-z])(?:so voi|so sanh|cung ky|(?:ky|quy|thang|nam) truoc)(?![a-z])/.test(said);
}

/** "b3 quý II như quý I", "không thay đổi so với kỳ trước": what it is to be like, and no number. */
const UNCHANGED =
  /(?<![a-z])(?:(?:khong|ko|k|chua) (?:co )?(?:thay doi|doi|bien dong)|giu nguyen|van (?:vay|the|nhu)|y nhu|giong(?: nhu)?|nhu(?: cu)?|bang(?= (?:quy|ky|thang|q|t)))(?![a-z])(?!.*(?:%|\d ?\/ ?\d))/;

/** Further behind its code nothing is said of a figure. */
const LONGEST_CHANGE = 160;

function tellsChange({ folded }: Line, at: number): boolean {
  const said = folded.slice(at, at + LONGEST_CHANGE);
  if (UNCHANGED.test(said)) return true;
  return CHANGE.test(said) && !/\d ?\/ ?\d/.test(said) && (said.match(/%|phan tram/g)?.length ?? 0) < 2;
}

/** "không phát sinh 0/0"; with other numbers nobody can tell which is meant. */
function judgeRestated(judge: Judge, pair: Found<Pair>): Value | Problem {
  if (pair.value.denominator.digits === 0n && pair.value.numerator.digits === 0n) return NOTHING;
  return say(judge, judge.reading.t("understanding.figure.notANumber", examples()));
}

/** That none of the files came online may be 0% of them; only that there was no file is nothing. */
function judgeNothing(judge: Judge, status: Found<unknown>): Value | Problem {
  const { start, end } = status;
  const clause = /^[^,;.()]*/.exec(judge.line.folded.slice(end))![0];
  if (!/ (?:truc tuyen|dien tu|qua mang|online)/.test(judge.line.folded.slice(start, end) + clause)) return NOTHING;
  return askZero(judge, start, end);
}

function askZero({ line, indicator, reading: { t } }: Judge, start: number, end: number): Problem {
  return ask(line, start, end, t("understanding.figure.zero", { code: indicator.code }), [
    { value: "0/0", label: t("common.status.nothing_arose") },
    { value: "0%", label: "0%" },
  ]);
}

/**
 * "hình như 85%", "85/100 diem": the number as typed, or one that they know. Only words beside it make room for the answer.
 * Where it is not said to be uncertain, it is asked whether it is this indicator's figure, and the words by which it may
 * not be are quoted.
 */
function askCertain(
  { line, tail, indicator, reading: { t } }: Judge,
  doubt: Found<unknown>,
  isHedge: boolean,
): Problem {
  const { start, end } = (tail.pair ?? tail.percent ?? tail.single ?? tail.status)!;
  const number = line.text.slice(start, end).trim();
  const [first, last] = [Math.min(start, doubt.start), Math.max(end, doubt.end)];
  const isBeside = /^[\s,:(]*$/.test(line.text.slice(Math.min(doubt.end, end), Math.max(doubt.start, start)));
  const [from, to] = isBeside ? [first, last] : [start, end];
  const isSeen = doubt.start < doubt.end;
  const sentence =
    isHedge && isSeen
      ? t("understanding.figure.notExact", { typed: quote(line.text.slice(from, to)), number })
      : t("understanding.figure.whetherOf", {
          typed: quote(isSeen ? line.text.slice(first, last) : line.text),
          ...{ number, code: indicator.code },
        });
  return ask(line, from, to, sentence, [{ value: settled(number), label: number }]);
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
