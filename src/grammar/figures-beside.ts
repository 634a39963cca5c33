import { countRead } from "../text/effort.js";
import { type Line, partOf, withoutPart } from "../text/line.js";
import { matchesOf } from "../text/matches.js";
import { occurs } from "../text/occurs.js";
import { readPeriodAt } from "../text/periods.js";
import { findPhrase } from "../text/vocabulary.js";
import { findAgency, mayName } from "./agency-names.js";
import { readIndicatorCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { wordStarts } from "./find-at.js";
import { readIndicatorNameAt } from "./indicator-names.js";
import { BESIDE_EARLIER, BESIDE_NOW, BESIDE_OTHERS, BESIDE_TARGET, GIVEN_BEFORE } from "./lexicon/beside-words.js";
import { own } from "./lexicon/own.js";

/** A line that tells more is a text. */
const LONGEST = 300;
const FIGURE =
  /(?<![a-z0-9.,/])\d(?:[\d.,]*\d)?(?:\/\d(?:[\d.,]*\d)?)?(?: ?(?:%|phan tram)| (?:tren|trong)(?: tong(?: so)?)? \d(?:[\d.,]*\d)?)?/g;
const SIGNED = /[%/]|phan tram|tren|trong/;
const CLAUSE = /[;()\n]|,(?!\d)|[.](?=\s|$)|\s(?=(?:con|ma|nhung|rieng|gio|bay gio)\s)/g;
/** Behind a figure that was given before nothing else is said of it. */
const SAID_ALREADY = /^ *(?:roi|hom truoc|lan truoc|luc truoc)(?![a-z])/;
/** Who says one of these mends a figure, and compares none. */
const MENDING = /(?<![a-z])(?:nham|sai|lon|dinh chinh|dung la|dung ra|sua lai|chinh lai)(?![a-z])/;

type Role = "others" | "earlier" | "target" | "own" | "unsaid";

interface Clause {
  readonly start: number;
  readonly end: number;
  readonly figure: { readonly start: number; readonly end: number };
  readonly role: Role;
  /** Where the words begin that give it its role. */
  readonly from: number;
  readonly period: string | null;
  readonly inBrackets: boolean;
}

/**
 * A line without the figures that it only holds against the writer's own: another agency's, an earlier one, what was to be
 * reached. Where nothing tells one of them to be the writer's of now, or more than one may be, all stay, and are asked about.
 */
export function withoutFiguresBeside(line: Line, reading: Reading): Line {
  if (line.text.length > LONGEST) return line;
  const figures = matchesOf(FIGURE, line.folded).filter(([typed]) => SIGNED.test(typed));
  if (figures.length < 2 || figures.length > 4 || occurs(MENDING, line)) return line;
  countRead();
  const clauses = clausesOf(line, figures, reading);
  if (clauses === null) return line;
  const [meant, other] = clauses.filter(({ role }) => role === "own" || role === "unsaid");
  if (!meant && isAimAndBefore(clauses))
    return clauses.reduce((left, { from, figure }) => withoutPart(left, from, figure.end), line);
  if (!meant || other) return line;
  const beside = clauses.filter((clause) => clause !== meant);
  if (clauses.slice(1).some((clause) => namesIndicator(line, clause, reading))) return line;
  if (meant.role === "unsaid" && !beside.every((one) => isClear(one, meant))) return line;
  return beside.reduce((left, clause) => without(left, clause, meant, reading), line);
}

/** "b3 quý II chỉ tiêu 85%, kỳ trước 61%": what was to be reached and what was before, and nothing of the period named. */
function isAimAndBefore([first, ...others]: readonly Clause[]): boolean {
  return first?.role === "target" && first.period !== null && others.every(({ role }) => role === "earlier");
}

/** Beside another agency's figure one that nobody claims may be the rest of theirs, beside an earlier one no other. */
function isClear({ role, period, inBrackets, start }: Clause, meant: Clause): boolean {
  const isLater = period !== null && meant.period !== null && isBefore(period, meant.period);
  // "b1 quý III 85%, năm ngoái cùng kỳ có 61%": the first is of the period that is named.
  const isBehind = period === null && meant.period !== null && meant.start < start;
  // Right behind one another they are read together, and what was to be reached stays in the note.
  return (role === "target" && meant.period !== null) || (role === "earlier" && (inBrackets || isLater || isBehind));
}

/** The clauses that hold a figure; null where one holds two. */
function clausesOf(line: Line, figures: readonly RegExpMatchArray[], reading: Reading): readonly Clause[] | null {
  const borders = matchesOf(CLAUSE, line.folded).filter(
    ({ index }) => !figures.some(({ 0: typed, index: at }) => index > at! && index < at! + typed.length),
  );
  const starts = [0, ...borders.map(({ 0: sign, index }) => index + sign.length)];
  const ends = [...borders.map(({ index }) => index), line.text.length];
  const clauses: Clause[] = [];
  for (const [place, start] of starts.entries()) {
    const end = ends[place]!;
    const [one, more] = figures.filter(({ index }) => index! >= start && index! < end);
    if (more) return null;
    if (!one) continue;
    const figure = { start: one.index!, end: one.index! + one[0].length };
    const inBrackets = line.text[start - 1] === "(" && line.text[end] === ")";
    clauses.push({
      start,
      end,
      figure,
      inBrackets,
      ...roleOf(line, start, end, figure, inBrackets, clauses[0], reading),
    });
  }
  return clauses;
}

function roleOf(
  line: Line,
  start: number,
  end: number,
  figure: Clause["figure"],
  inBrackets: boolean,
  first: Clause | undefined,
  reading: Reading,
): Pick<Clause, "role" | "from" | "period"> {
  const ahead = partOf(line, start, figure.start);
  const named = periodIn(ahead, reading);
  const period = named?.code ?? null;
  const at = (role: Role, from: number) => ({ role, from: start + from, period });
  const target = BESIDE_TARGET.exec(ahead.folded);
  if (target) return at("target", target.index);
  const earlier = BESIDE_EARLIER.exec(ahead.folded);
  if (earlier) return at("earlier", earlier.index);
  const behind = line.folded.slice(figure.end, end);
  if (named && (GIVEN_BEFORE.test(ahead.folded.slice(named.end)) || SAID_ALREADY.test(behind)))
    return at("earlier", named.start);
  if (inBrackets && first?.period && period && isBefore(period, first.period)) return at("earlier", 0);
  if (BESIDE_NOW.test(ahead.folded)) return at("own", 0);
  const others = BESIDE_OTHERS.exec(ahead.folded);
  if (others) return at("others", others.index);
  const agency = findAgency(ahead, reading.catalogue);
  if (agency) return mayName(agency.value, reading.agency) ? at("own", 0) : at("others", agency.start);
  return at(findPhrase(own, ahead) ? "own" : "unsaid", 0);
}

/** Of the same kind and earlier, or of an earlier year. */
function isBefore(one: string, other: string): boolean {
  return (one.length === other.length && one < other) || one.slice(0, 4) < other.slice(0, 4);
}

function periodIn(line: Line, { catalogue, today }: Reading) {
  for (const at of wordStarts(line)) {
    const found = readPeriodAt(line, at, { year: catalogue.year, today });
    if (found?.value.kind === "period") return { code: found.value.code, start: found.start, end: found.end };
  }
  return null;
}

/** Whether it is about an indicator of its own. */
function namesIndicator(line: Line, { start, figure }: Clause, reading: Reading): boolean {
  const ahead = partOf(line, start, figure.start);
  if (codesIn(line, start, figure.start, reading).length > 0) return true;
  return [...wordStarts(ahead)].some((at) => readIndicatorNameAt(ahead, at, reading.catalogue) !== null);
}

/** Its words and figure, but not the code that the clause begins with, nor the only period that is named. */
function without(line: Line, clause: Clause, meant: Clause, reading: Reading): Line {
  const behind = /^ *(?:roi|thoi|a)*(?= *(?:[,;.)]|$))/.exec(line.folded.slice(clause.figure.end))?.[0].length ?? 0;
  const from = clause.start === 0 || meant.period === null ? clause.from : clause.start;
  const kept =
    codesIn(line, from, clause.figure.start, reading).at(-1) ??
    (clause.start === 0 && clause.role === "others" ? nameIn(line, from, clause.figure.start, meant, reading) : null);
  let left = withoutPart(line, kept?.end ?? from, clause.figure.end + behind);
  if (kept && kept.start > from) left = withoutPart(left, from, kept.start);
  return left;
}

/** "xã bên số hóa quý III 91%, xã em 69%": what both figures are of, and of when. */
function nameIn(line: Line, from: number, to: number, { period }: Clause, reading: Reading) {
  const ahead = partOf(line, 0, to);
  for (const start of wordStarts(ahead, from)) {
    const name = readIndicatorNameAt(ahead, start, reading.catalogue);
    if (!name) continue;
    const when = period === null ? periodIn(partOf(line, name.end, to), reading) : null;
    return { start, end: name.end + (when?.end ?? 0) };
  }
  return null;
}

function codesIn(line: Line, from: number, to: number, reading: Reading) {
  const codes: { readonly start: number; readonly end: number }[] = [];
  for (const at of wordStarts(partOf(line, 0, to), from)) {
    const code = readIndicatorCodeAt(line, at, reading);
    if (code?.value.kind === "indicator") codes.push(code);
  }
  return codes;
}
