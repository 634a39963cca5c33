import { countRead } from "./effort.js";
import { fold } from "./fold.js";

/**
 * A number as typed, exact: `digits` / 10^`scale`. `doubtful`: "1,250", which by Vietnamese rules is one and a quarter,
 * and by the hand of many a clerk one thousand two hundred and fifty; `grouped` is that second reading.
 */
export interface Numeral {
  readonly digits: bigint;
  readonly scale: number;
  readonly negative: boolean;
  readonly doubtful: boolean;
  readonly grouped: bigint | null;
  readonly start: number;
  readonly end: number;
}

export type CountReading =
  | { readonly outcome: "value"; readonly value: number }
  /** As whole number and as decimal, both as they can be typed: "1250", "1,25". */
  | { readonly outcome: "ask"; readonly readings: readonly [string, string] }
  | { readonly outcome: "refuse"; readonly reason: "negative" | "fraction" | "too_large" | "not_a_number" };

export type PercentReading =
  | { readonly outcome: "value"; readonly value: number } // two decimals, halves up
  /** As share of one and as percentage: "85,5%", "0,855%". */
  | { readonly outcome: "ask"; readonly readings: readonly [string, string] }
  | { readonly outcome: "refuse"; readonly reason: "negative" | "over_100" | "not_a_number" };

/** Counts stay far below what a JSON number holds exactly. */
const LARGEST = 1_000_000_000_000n;

const SIGN = /(?:[-−–]\s?|(?<![a-z0-9])am )(?=\d)/y;
const DOTTED = /([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?(?![\d.,]\d|\d)/y;
const SPACED = /([1-9]\d{0,2}(?: \d{3})+)(?:,(\d+))?(?![\d.,]\d|\d)/y;
const ENGLISH = /([1-9]\d{0,2}(?:,\d{3})+)\.(\d+)(?![\d.,]\d|\d)|([1-9]\d{0,2}(?:,\d{3}){2,})(?![\d.,]\d|\d)/y;
const PLAIN = /(\d+)(?:[.,](\d+))?(?![\d.,]\d|\d)/y;
const PERCENT_SIGN = / ?(?:%|pha{1,2}n[f62]{0,2} tram[w8]?(?![a-z0-9]))/y;
const MULTIPLIER = / ?(?:(k|nghin|ngan)|(trieu|tr))(?![a-z0-9])/y;

/** What a sign, a multiplier and a percent sign begin with, and what parts the digits of a number. */
const SIGNS = "-−–a";
const MULTIPLIES = " knt";
const PERCENTS = " %p";
const PARTING = "., ";
/** Digits of a number that is no number of anything. */
const LONGEST = 30;
/** Of no more digits a number holds each. */
const EXACT = 15;

function isOneOf(signs: string, folded: string, at: number): boolean {
  return at < folded.length && signs.includes(folded[at]!);
}

/** The number at `at` of a text in lower case without marks (see fold), or null. A sign may stand in front of it. */
export function numeralAt(folded: string, at: number): Numeral | null {
  countRead();
  const first = folded.charCodeAt(at);
  if (!isDigit(first) && !isOneOf(SIGNS, folded, at)) return null;
  SIGN.lastIndex = at;
  const negative = isDigit(first) ? null : SIGN.exec(folded);
  const start = at + (negative?.[0].length ?? 0);
  const found = plainAt(folded, start) ?? digitsAt(folded, start);
  if (!found) return null;
  MULTIPLIER.lastIndex = found.end;
  const times = isOneOf(MULTIPLIES, folded, found.end) ? MULTIPLIER.exec(folded) : null;
  const power = times ? (times[1] ? 3 : 6) : 0;
  const { digits, scale } = reduce(power === 0 ? found.digits : found.digits * 10n ** BigInt(power), found.scale);
  return {
    digits,
    scale,
    negative: negative !== null,
    doubtful: found.doubtful && power === 0,
    grouped: found.doubtful ? found.digits : null,
    start: at,
    end: found.end + (times?.[0].length ?? 0),
  };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Digits behind which neither more digits stand nor a sign that leads to some: what most numbers are. */
function plainAt(folded: string, at: number): Digits | null {
  let end = at;
  let value = 0;
  for (let code = folded.charCodeAt(end); isDigit(code); code = folded.charCodeAt(end)) {
    value = 10 * value + code - 48;
    end += 1;
  }
  const goesOn = isOneOf(PARTING, folded, end) && isDigit(folded.charCodeAt(end + 1));
  if (end === at || end - at > LONGEST || goesOn) return null;
  const digits = BigInt(end - at > EXACT ? folded.slice(at, end) : value);
  return { digits, scale: 0, doubtful: false, end };
}

interface Digits {
  readonly digits: bigint;
  readonly scale: number;
  readonly doubtful: boolean;
  readonly end: number;
}

function digitsAt(folded: string, at: number): Digits | null {
  for (const pattern of [DOTTED, SPACED, ENGLISH, PLAIN]) {
    pattern.lastIndex = at;
    const match = pattern.exec(folded);
    if (!match) continue;
    const whole = (match[1] ?? match[3]!).replace(/[., ]/g, "");
    const decimals = match[2] ?? "";
    if (whole.length + decimals.length > LONGEST) return null;
    return {
      digits: BigInt(whole + decimals),
      scale: decimals.length,
      doubtful: pattern === PLAIN && /^[1-9]\d{0,2},\d{3}$/.test(match[0]),
      end: at + match[0].length,
    };
  }
  return null;
}

function reduce(digits: bigint, scale: number): { readonly digits: bigint; readonly scale: number } {
  if (scale === 0) return { digits, scale };
  let [left, places] = [digits, scale];
  while (places > 0 && left % 10n === 0n) [left, places] = [left / 10n, places - 1];
  return { digits: left, scale: places };
}

/** A count of files, procedures, people: whole and not negative. */
export function asCount(numeral: Numeral): CountReading {
  if (numeral.negative && numeral.digits !== 0n) return { outcome: "refuse", reason: "negative" };
  if (numeral.doubtful && numeral.grouped !== null) {
    return { outcome: "ask", readings: [String(numeral.grouped), writeDecimal(numeral)] };
  }
  if (numeral.scale > 0) return { outcome: "refuse", reason: "fraction" };
  if (numeral.digits > LARGEST) return { outcome: "refuse", reason: "too_large" };
  return { outcome: "value", value: Number(numeral.digits) };
}

/** A percentage from 0 to 100. `explicit`: with a percent sign, so that 0,855 is no longer doubtful. */
export function asPercent(numeral: Numeral, explicit: boolean): PercentReading {
  const { digits, scale, negative } = numeral;
  if (negative && digits !== 0n) return { outcome: "refuse", reason: "negative" };
  const one = 10n ** BigInt(scale);
  if (digits > 100n * one) return { outcome: "refuse", reason: "over_100" };
  if (!explicit && digits > 0n && digits < one) {
    const share = scale >= 2 ? reduce(digits, scale - 2) : { digits: digits * 10n ** BigInt(2 - scale), scale: 0 };
    return { outcome: "ask", readings: [`${writeDecimal(share)}%`, `${writeDecimal(numeral)}%`] };
  }
  return { outcome: "value", value: toHundredths(digits, one) };
}

/** A whole text as a percentage: "85,5%", "85.5". */
export function readPercent(text: string): PercentReading {
  const folded = fold(text).trim();
  const numeral = numeralAt(folded, 0);
  const sign = numeral ? percentSignAt(folded, numeral.end) : null;
  if (!numeral || (sign ?? numeral.end) !== folded.length) return { outcome: "refuse", reason: "not_a_number" };
  return asPercent(numeral, sign !== null);
}

/** Where a percent sign (or "phần trăm") ends that stands at `at`; null where there is none. */
export function percentSignAt(folded: string, at: number): number | null {
  if (!isOneOf(PERCENTS, folded, at)) return null;
  PERCENT_SIGN.lastIndex = at;
  const match = PERCENT_SIGN.exec(folded);
  return match ? at + match[0].length : null;
}

/**
 * Two decimals, halves up, computed exactly, and never onto a whole percent that it is not: targets are whole, and 99.999 of
 * 100.000 shown as 100,00% would have met one that it misses. Null for 0/0, where nothing arose. The denominator of others
 * is not 0.
 */
export function percentOf(numerator: number, denominator: number): number | null {
  if (denominator === 0) return null;
  return toHundredths(BigInt(numerator) * 100n, BigInt(denominator));
}

/** Days by files: four decimals, computed and rounded likewise; null for 0/0. */
export function quotientOf(numerator: number, denominator: number): number | null {
  if (denominator === 0) return null;
  return roundedTo(10_000n, BigInt(numerator), BigInt(denominator));
}

/** The mean of numbers that were given alone, with as many decimals, rounded likewise. */
export function meanOf(numbers: readonly number[], decimals: number): number {
  const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const round = Number(mean.toFixed(decimals));
  const off = mean - round;
  if (!Number.isInteger(round) || Math.abs(off) < 1e-9) return round;
  return Number((round + Math.sign(off) * 10 ** -decimals).toFixed(decimals));
}

function toHundredths(dividend: bigint, divisor: bigint): number {
  return roundedTo(100n, dividend, divisor);
}

function roundedTo(parts: bigint, dividend: bigint, divisor: bigint): number {
  const round = (2n * dividend * parts + divisor) / (2n * divisor);
  const off = dividend * parts - round * divisor;
  const step = off === 0n || round % parts !== 0n ? 0n : off > 0n ? 1n : -1n;
  return Number(round + step) / Number(parts);
}

/** "1.250". In every language as Vietnamese writes it, because that is how it is read when typed. */
export function formatCount(value: number): string {
  return String(Math.trunc(value)).replace(/\B(?=(\d{3})+$)/g, ".");
}

/** "1.200", "2,5": without decimals that say nothing. */
export function formatNumber(value: number): string {
  const [whole, decimals] = String(value).split(".") as [string, string | undefined];
  return formatCount(Number(whole)) + (decimals === undefined ? "" : `,${decimals}`);
}

/** "62,50%" */
export function formatPercent(value: number): string {
  return `${value.toFixed(2).replace(".", ",")}%`;
}

/** Without decimals that say nothing, for targets: "60%", "62,5%". */
export function formatPercentShort(value: number): string {
  return `${Number(value.toFixed(2)).toString().replace(".", ",")}%`;
}

function writeDecimal({ digits, scale }: Pick<Numeral, "digits" | "scale">): string {
  if (scale === 0) return String(digits);
  const text = String(digits).padStart(scale + 1, "0");
  return `${text.slice(0, -scale)},${text.slice(-scale)}`;
}
