import { type Line, partOf } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { isSpaced, readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { type Evidence, findEvidence } from "./evidence.js";
import { wordStarts } from "./find-at.js";
import { findNamedAddress, keyOf, type NamedAddress, sayingOf } from "./named-address.js";
import { findNames } from "./plan-names.js";
import { skipLeads } from "./report-start.js";

/** What may stand between two reports that are named in words. */
const BORDER = /\s*[;,\n•|+]\s*|\s*[.](?=\s)\s*|\s+[-–—]\s+|\s+(?:va|con|nhung|rieng|dong thoi|ngoai ra)\s+/g;
/** A name of which enough is said to begin a report of its own. */
const CERTAIN = 5.5;
const LONGEST = 600;
const SHARED = 0.4;
const FIGURE = /\d ?(?:%|\/ ?\d|phan tram|tren )/;

/** In front of an indicator's name, as people say it. */
const RATE = /^[^a-z0-9]*(?:ty le|ti le|muc do) /;

interface Piece {
  readonly start: number;
  readonly end: number;
  /** What it reports on; null where that is not said. */
  readonly about: string | null;
  readonly byCode: boolean;
  readonly saysFigure: boolean;
  readonly says: boolean;
  /** Whether its name stands at its beginning. */
  readonly isAhead: boolean;
}

/**
 * "Số hóa 85%, thanh toán trực tuyến 45/100, kế hoạch rà soát xong rồi": a report begins where a clause names something
 * else and says how it stands. Null where a line is one report, or begins with a code: those have their own way.
 */
export function namedClauses(line: Line, reading: Reading): readonly Line[] | null {
  if (line.text.length > LONGEST || reading.agency === "office") return null;
  const borders = piecesOf(line);
  if (borders.length < 2) return null;
  // Behind a code only a figure begins another report by its name.
  const [first, ...others] = borders;
  const beginsWithCode = findCode(partOf(line, first!.start, first!.end), reading) !== null;
  if (beginsWithCode && !others.some(({ start, end }) => FIGURE.test(line.folded.slice(start, end)))) return null;
  const pieces: Piece[] = [];
  for (const border of borders)
    pieces.push(describe(line, border, pieces.findLast(({ byCode }) => byCode)?.about, reading));
  const cuts: {
    start: number;
    end: number;
    about: string | null;
    says: boolean;
    saysFigure: boolean;
    byCode: boolean;
  }[] = [];
  for (const [index, piece] of pieces.entries()) {
    const last = cuts.at(-1);
    const next = pieces[index + 1];
    // "thanh toán trực tuyến - đang thực hiện": what is said of it may stand behind a dash.
    const says = piece.says || (next?.says === true && next.about === null);
    // A report holds one figure.
    const isSecond =
      last?.saysFigure === true && piece.saysFigure && piece.isAhead && !isRateOf(piece, last.about, line);
    const isOwn = piece.about !== null && says && (isSecond || !overlap(piece.about, last?.about ?? null));
    const isFurther = !last?.byCode || (piece.saysFigure && piece.isAhead);
    const begins = last?.says && last.about !== null && isOwn && isFurther && !piece.byCode;
    if (!last || begins) cuts.push({ ...piece });
    else {
      last.end = piece.end;
      last.says ||= piece.says;
      last.saysFigure ||= piece.saysFigure;
      if (last.about === null) [last.about, last.byCode] = [piece.about, piece.byCode];
    }
  }
  return cuts.length > 1 ? cuts.map(({ start, end }) => partOf(line, start, end)) : null;
}

/** "b3 quý I 40/50, tỷ lệ hồ sơ trực tuyến 80%": what the pair comes to. */
function isRateOf({ start, end, about }: Piece, before: string | null, line: Line): boolean {
  return about !== null && overlap(about, before) && RATE.test(line.folded.slice(start, end));
}

/** Whether two clauses may be about the same. */
function overlap(one: string, other: string | null): boolean {
  const others = other?.split(" ") ?? [];
  return one.split(" ").some((key) => others.includes(key));
}

function countOf({ statuses, percents, pairs, documents }: Evidence): number {
  const said = statuses.filter(({ value, start, end }) => value !== "none" && end > start);
  return said.length + percents.length + pairs.length + documents.length;
}

function piecesOf({ folded }: Line): readonly { readonly start: number; readonly end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  let start = 0;
  for (const border of eachMatch(BORDER, folded)) {
    const end = border.index;
    // A comma between digits is one of a number.
    if (/\d$/.test(folded.slice(0, end)) && /^,\d/.test(folded.slice(end))) continue;
    if (end > start) pieces.push({ start, end });
    start = end + border[0].length;
  }
  if (start < folded.length) pieces.push({ start, end: folded.length });
  return pieces;
}

/** `code`: the task that a clause before was about, whose own words its note may have. */
function describe(
  line: Line,
  { start, end }: { readonly start: number; readonly end: number },
  code: string | null | undefined,
  reading: Reading,
): Piece {
  const piece = partOf(line, start, end);
  const evidence = findEvidence(piece, reading);
  const says = countOf(evidence) > 0;
  const saysFigure = evidence.pairs.length + evidence.percents.length > 0;
  const own = findCode(piece, reading);
  if (own !== null) return { start, end, about: own, byCode: true, saysFigure, says, isAhead: true };
  if (!says) {
    const only = code ? null : findNamedAddress(evidence.rest, { state: true, pair: false, percent: false }, reading);
    const isNamed = only?.kind === "one" && only.score >= CERTAIN;
    const isAhead = isNamed && (start === 0 || only.start <= nameBegins(piece, isTask(code, reading)));
    return { start, end, about: isAhead ? keyOf(only.named) : null, byCode: false, saysFigure, says, isAhead };
  }
  if (code && namesToo(evidence.rest, code, reading))
    return { start, end, about: code, byCode: false, saysFigure, says, isAhead: false };
  const named = findNamedAddress(evidence.rest, sayingOf(evidence), reading);
  const isAhead = named !== null && named.start <= nameBegins(piece, isTask(code, reading));
  return { start, end, about: named && aboutOf(named), byCode: false, saysFigure, says, isAhead };
}

/** Whether words that may name something else are words of a task as well. */
function namesToo(rest: Line, code: string, { catalogue }: Reading): boolean {
  const ranked = findNames(rest, 0, rest.text.length, catalogue);
  const own = ranked.find(({ named }) => named.kind === "task" && named.task.code === code);
  return own !== undefined && own.score >= SHARED * ranked[0]!.score;
}

/** What is named, or which of several; null where too little is said. */
function aboutOf(named: NamedAddress): string | null {
  if (named.kind === "several") return named.named.map(keyOf).join(" ");
  return named.score >= CERTAIN ? keyOf(named.named) : null;
}

function findCode(line: Line, reading: Reading): string | null {
  for (const at of wordStarts(line)) {
    const task = readTaskCodeAt(line, at, reading);
    if (task && task.value.kind !== "no_section" && !isSpaced(line, task))
      return line.folded.slice(task.start, task.end);
    const indicator = readIndicatorCodeAt(line, at, reading);
    if (indicator && !isSpaced(line, indicator))
      return indicator.value.kind === "indicator"
        ? indicator.value.indicator.code
        : line.folded.slice(indicator.start, indicator.end);
  }
  return null;
}

/** Past the words in front of a name: "tỷ lệ số hóa". Behind a task's code such words tell of its work. */
function nameBegins(piece: Line, isOfTask: boolean): number {
  const at = skipLeads(piece, 0);
  return isOfTask ? at : at + (RATE.exec(piece.folded.slice(at))?.[0].length ?? 0);
}

function isTask(code: string | null | undefined, { catalogue }: Reading): boolean {
  return typeof code === "string" && !catalogue.indicators.some((one) => one.code === code);
}
