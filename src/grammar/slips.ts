import { countRead } from "../text/effort.js";
import { type Found, isChosen, type Line, rewritten, textBefore, withoutPart } from "../text/line.js";
import { matchesOf } from "../text/matches.js";
import { readPeriodAt } from "../text/periods.js";
import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { readDocumentAt } from "./documents.js";
import { wordStarts } from "./find-at.js";
import { BARE_SLIP, RIGHT_ONE, SLIP, SLIP_BELOW } from "./lexicon/slip-words.js";
import { saysNothing } from "./notes.js";

/** A line that tells more is a text. */
const LONGEST = 300;

type Kind = "period" | "code" | "document";
interface Named extends Found<string> {
  readonly kind: Kind;
}

/** A period, a code or a document's number at `at`, with what it is known by. */
function readAny(line: Line, at: number, reading: Reading): Named | null {
  const period = readPeriodAt(line, at, { year: reading.catalogue.year, today: reading.today });
  if (period) {
    const code = period.value.kind === "period" ? period.value.code : "";
    return { kind: "period", value: code, start: period.start, end: period.end };
  }
  const document = readDocumentAt(line, at, reading.today);
  if (document) return { kind: "document", value: document.value.number, start: document.start, end: document.end };
  const code = readTaskCodeAt(line, at, reading) ?? readIndicatorCodeAt(line, at, reading);
  if (!code || / /.test(line.text.slice(code.start, code.end).trim())) return null;
  return { kind: "code", value: line.folded.slice(code.start, code.end), start: code.start, end: code.end };
}

function namedIn(line: Line, from: number, to: number, reading: Reading): readonly Named[] {
  const found: Named[] = [];
  let past = from;
  for (const at of wordStarts(line, from)) {
    if (at >= to) break;
    if (at < past) continue;
    const named = readAny(line, at, reading);
    if (!named) continue;
    found.push(named);
    past = named.end;
  }
  return found;
}

/**
 * A line without the period, code or number that its writer takes back for another: "tháng 3 không phát sinh, à nhầm, tháng
 * 4". Of several that may be meant none is taken out, so that they are asked about.
 */
export function withoutSlippedNames(line: Line, reading: Reading): Line {
  if (line.text.length > LONGEST) return line;
  countRead();
  const slips = matchesOf(SLIP, line.folded).map((slip) => ({ slip, isBare: false }));
  const bare = matchesOf(BARE_SLIP, line.text).map((slip) => ({ slip, isBare: true }));
  let left = line;
  for (const { slip, isBare } of [...slips, ...bare]) {
    const begin = slip.index;
    const end = begin + slip[0].length;
    const right = readAny(left, end, reading);
    if (!right || isChosen(left, right.start)) continue;
    const again = sameFigureAgain(left, begin, right, reading);
    if (again) {
      left = withoutPart(withoutPart(left, again.start, begin), begin, right.end);
      continue;
    }
    const behind = RIGHT_ONE.exec(left.folded.slice(right.end))?.[0].length ?? 0;
    // "à V.2 đang làm" goes on with another.
    const isAlone = behind > 0 || saysNothing(left.text.slice(right.end).replace(/\)/g, ""));
    if (isBare && !isAlone) continue;
    const before = namedIn(left, 0, begin, reading).filter(({ kind }) => kind === right.kind);
    const [wrong, other] = before;
    if (!wrong || other || wrong.value === right.value) continue;
    if (namedIn(left, right.end, left.text.length, reading).some(({ kind }) => kind === right.kind)) continue;
    const isPeriod = right.kind === "period";
    // Behind words a period would be one of them.
    const said = isPeriod ? shortest(left, wrong, right, reading) : null;
    if (isPeriod && said === null) continue;
    const mended = said === null ? withoutPart(left, wrong.start, wrong.end) : inPlaceOf(left, wrong, right, said);
    left = withoutPart(mended, begin, end);
    if (behind > 0) left = withoutPart(left, right.end, right.end + behind);
  }
  return left;
}

const FIGURE = /\d[\d.,]*(?: ?(?:%|phan tram)| ?\/ ?\d[\d.,]*)$/;
const NEW_FIGURE = /^ *:? *(?:(?:la|thi|dat|duoc|moi|chi)(?: |:)+)*\d[\d.,]* ?(?:%|phan tram|\/ ?\d)/;

/** "b3 90/180, ý lộn b3 là 19/180": the figure that is taken back, where what it is of is named once more. */
function sameFigureAgain(line: Line, begin: number, right: Named, reading: Reading): { readonly start: number } | null {
  if (right.kind !== "code" || !NEW_FIGURE.test(line.folded.slice(right.end))) return null;
  const wrong = FIGURE.exec(textBefore(line, begin));
  const last = namedIn(line, 0, begin, reading).findLast(({ kind }) => kind === "code");
  return wrong && last?.value === right.value ? { start: wrong.index } : null;
}

/** A period as it was typed, or as short as may be: what fits where the wrong one stood; null where nothing does. */
function shortest(line: Line, wrong: Named, right: Named, { catalogue }: Reading): string | null {
  const [, year, quarter, month] = /^(\d{4})-(?:Q(\d)|(\d\d))$/.exec(right.value) ?? [];
  const short = quarter ? `q${quarter}` : month ? `t${Number(month)}` : null;
  const ways = [line.folded.slice(right.start, right.end), Number(year) === catalogue.year ? short : null];
  return ways.find((way) => way !== null && way.length <= wrong.end - wrong.start) ?? null;
}

/** What is right, where the wrong one stood; everything else stays in its place. */
function inPlaceOf(line: Line, wrong: Named, right: Named, said: string): Line {
  const put = (text: string) => {
    const moved = text.slice(0, wrong.start) + said.padEnd(wrong.end - wrong.start) + text.slice(wrong.end);
    return moved.slice(0, right.start) + " ".repeat(right.end - right.start) + moved.slice(right.end);
  };
  return rewritten(line, put(line.text), put(line.folded));
}

/** A message in which a line that only mends the one above it stands behind it: "b3 85%", and below "à nhầm 58%". */
export function withSlipsJoined(text: string): string {
  return text.includes("\n") ? text.replace(SLIP_BELOW, (typed) => ",".padEnd(typed.length)) : text;
}
