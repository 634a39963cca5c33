import type { Day } from "../calendar/day.js";
import { countRead } from "../text/effort.js";
import { onceAPlace } from "../text/kept-on-line.js";
import { DIGITS, type Found, type Line, lineOf, matchAt, standsAt, textBefore } from "../text/line.js";
import { normalise } from "../text/normalise.js";
import { onceAWord } from "../text/remembered-words.js";
import { wordFrom } from "../text/words-of-line.js";
import { isCited } from "./cited-documents.js";
import { type DateReading, readDateAt, readRecentDayAt } from "./dates.js";

export interface DocumentReading {
  /** "18/KH-STP" */
  readonly number: string;
  readonly date: Found<DateReading> | null;
}

const NUMBER =
  /(\d{1,3}\.\d{3}|\d{1,6}[a-z]?) ?\/ ?(?:(20\d\d) ?\/ ?)?([a-z][a-z&]*(?:[-.&][a-z0-9&]+)*)(?![a-z0-9]|[/.]\d)/y;
/** "18/KH - STP", "18/KH–STP": only in capitals, since a dash also begins what comes next. */
const DASHED =
  /\d{1,6} ?\/ ?(?:20\d\d ?\/ ?)?[A-ZĐ]{1,5}(?: - ?| -|- | ?[–—] ?|_)(?![IVX]+\.)[A-ZĐ]{2,}(?:[-–—_][A-ZĐ]{2,})*(?![\p{L}\d])/uy;
/** "18/kh stp 23/2": signs of offices that are no words, where the document ends or its date begins. */
const SPACED =
  /\d{1,6} ?\/ ?(?:20\d\d ?\/ ?)?[a-z]{1,5}[ _–—](?:s[b-df-hj-np-tv-z]{2,7}|ubnd|hdnd)(?=[\s,;:.()–-]*(?:$|ngay|ng\W|ky(?![a-z])|ban hanh|\d))/y;
/** Documents of the Party: 18-KH/TU. */
const PARTY_NUMBER = /\d{1,6}-[a-z]{2,4}\/[a-z]{2,8}(?![a-z0-9])/y;
/** Of each of these no more characters stand before its stroke. */
const LONGEST_NUMBER = 12;
/** What stands between a document and its date. */
const DATE_LEAD =
  /[\s,;:('"\ue000–-]*(?:(?:de|ky|ban hanh)\s+)?(?=ngay|ng[ .\d]|n?\d|m[uo]ng |hom |sang |trua |chieu |bua )/y;
/** Words that only introduce a document, with what may stand behind each. No text is made of them in two ways; of so many nobody writes. */
const LEAD_WORDS =
  "theo|tai|bang|da ban hanh|ban hanh|so|van ban|vb|ke hoach|kh|quyet dinh|qd|cong van|cv|bao cao|bc|to trinh|ttr|thong bao|tb|nghi quyet|nq|huong dan|hd|chuong trinh|ctr|chi thi|ct|giay moi|gm|bien ban|bb";
const LEADS = `(?:(?:${LEAD_WORDS})[\\s:.]*){1,12}`;
/** "số 14 ngày 21/2": without its symbol a number is a document's where words say so and its day follows. */
const UNSIGNED = /(\d{1,4})(?=[\s,;(]{1,3}(?:(?:de|ky|ban hanh)\s+)?(?:ngay|ng[ .\d]|n?\d{1,2}[/.-]\d|m[uo]ng ))/y;
const SAID_NUMBER = /(?:^|[^a-z0-9])so[ :.]*$/;
/** "KH 14", "công văn số 14". */
const TYPED_NUMBER =
  /(?:^|[^a-z0-9])(?:van ban|vb|ke hoach|kh|quyet dinh|qd|cong van|cv|bao cao|bc|to trinh|ttr|thong bao|tb|huong dan|hd)(?: so)?[ :.]*$/;
/** They are read backwards from a number, or forwards to it. */
const LEAD_BEFORE = new RegExp(`(?:^|(?<=[\\s,;:(–—-]))${LEADS}$`);
const LEAD_TO = new RegExp(`${LEADS}(?=\\d)`, "y");
const firstWords = LEAD_WORDS.split("|").map((words) => words.split(" ")[0]!);
const mayLead = onceAWord((word) => firstWords.some((first) => word.startsWith(first)));
const TYPES = /^(?:kh|qd|cv|bc|ttr|tb|nq|hd|ctr|ct|gm|bb|tt|nd|lt|qc|da|pa|ubnd|hdnd|sy)$/;
/** Symbols that are not written in plain capitals. */
const MIXED: ReadonlyMap<string, string> = new Map([
  ["TTR", "TTr"],
  ["TTG", "TTg"],
  ["CTR", "CTr"],
  ["QD", "QĐ"],
  ["ND", "NĐ"],
  ["HDND", "HĐND"],
]);

/** The document that stands at `at`, with the date after it. */
export function readDocumentAt(line: Line, at: number, today: Day): Found<DocumentReading> | null {
  return standsAt(DIGITS, line, at) ? once(line, at, today) : null;
}

const once = onceAPlace((line: Line, at: number, today: Day): Found<DocumentReading> | null => {
  const before = line.folded.slice(Math.max(0, at - 3), at);
  if (/[a-z0-9/.-]$|\d,$/.test(before) && !/(?:^|[^a-z])so$/.test(before)) return null;
  const end = endOfNumber(line, at);
  if (end === null) return null;
  const lead = matchAt(DATE_LEAD, line, end);
  const behind = end + (lead?.[0].length ?? 0);
  const date = lead && (readDateAt(line, behind, today) ?? readRecentDayAt(line, behind, today));
  const number = writeSymbol(line.text.slice(at, end));
  return { value: { number, date }, start: at, end: date ? closing(line, date.end, lead[0]) : end };
});

/** The first document anywhere from `from` on that is not only cited, with the words that introduce it. */
export function findDocument(line: Line, from: number, today: Day): Found<DocumentReading> | null {
  const starts = /\d/g;
  starts.lastIndex = from;
  for (let digit = starts.exec(line.folded); digit; digit = starts.exec(line.folded)) {
    countRead();
    const found = readDocumentAt(line, digit.index, today) ?? readUnsignedAt(line, digit.index, today);
    if (found && !isCited(line, found.start, found.end))
      return { ...found, start: leadBefore(line, from, found.start) };
    if (found) starts.lastIndex = found.end;
  }
  return null;
}

/** The document at `at`, or behind words at `at` that only introduce it. */
export function readIntroducedAt(line: Line, at: number, today: Day): Found<DocumentReading> | null {
  const lead = mayLead(wordFrom(line, at)) ? (matchAt(LEAD_TO, line, at)?.[0].length ?? 0) : 0;
  const found = readDocumentAt(line, at + lead, today) ?? (lead > 0 ? readUnsignedAt(line, at + lead, today) : null);
  return found && { ...found, start: at };
}

function leadBefore(line: Line, from: number, start: number): number {
  const before = textBefore(line, start, from);
  const lead = LEAD_BEFORE.exec(before);
  return lead ? start - before.length + lead.index : start;
}

function endOfNumber(line: Line, at: number): number | null {
  if (!line.folded.slice(at, at + LONGEST_NUMBER).includes("/")) return null;
  const party = matchAt(PARTY_NUMBER, line, at);
  if (party && /^[^a-zđ]+$/.test(line.text.slice(at, at + party[0].length))) return at + party[0].length;
  DASHED.lastIndex = at;
  const whole = DASHED.exec(line.text) ?? matchAt(SPACED, line, at);
  if (whole) return at + whole[0].length;
  const match = matchAt(NUMBER, line, at);
  if (!match) return null;
  const symbol = match[3]!;
  const end = at + match[0].length;
  const typed = line.text.slice(end - symbol.length, end);
  const inCapitals = symbol.length >= 2 && typed === typed.toUpperCase();
  return symbol.includes("-") || inCapitals || TYPES.test(symbol) ? end : null;
}

/** The document whose number without a symbol stands at `at`; its words stand before it. */
export function readUnsignedAt(line: Line, at: number, today: Day): Found<DocumentReading> | null {
  const number = standsAt(DIGITS, line, at) ? matchAt(UNSIGNED, line, at) : null;
  if (!number) return null;
  const before = textBefore(line, at);
  if (!SAID_NUMBER.test(before) && !TYPED_NUMBER.test(before)) return null;
  const end = at + number[0].length;
  const lead = matchAt(DATE_LEAD, line, end);
  const date = lead && readDateAt(line, end + lead[0].length, today);
  if (!date) return null;
  return { value: { number: number[1]!, date }, start: at, end: closing(line, date.end, lead[0]) };
}

/** One word with hyphens; typed in small letters throughout, a symbol gets the capitals it is issued with. */
function writeSymbol(typed: string): string {
  const number = typed.replace(/\s*([/-])\s*/g, "$1").replace(/\s*[–—_]\s*|\s+/g, "-");
  const slash = number.indexOf("/");
  const symbol = number.slice(slash);
  // "QD" is no symbol: who types no marks leaves out its bar.
  if (symbol !== symbol.toLowerCase())
    return number.slice(0, slash) + symbol.replace(/(?<![A-ZĐ])(?:QD|HDND)(?![A-ZĐ])/g, (part) => MIXED.get(part)!);
  return number.slice(0, slash) + symbol.toUpperCase().replace(/[A-ZĐ]+/g, (part) => MIXED.get(part) ?? part);
}

function closing(line: Line, end: number, lead: string): number {
  return lead.includes("(") && line.text[end] === ")" ? end + 1 : end;
}

export type WholeDocumentReading =
  | { readonly outcome: "value"; readonly document: string; readonly documentDate: Day | null }
  | { readonly outcome: "ask"; readonly document: string; readonly day: Day; readonly past: Day | null }
  | { readonly outcome: "refuse"; readonly document: string; readonly date: string };

/** A whole text as a document: "18/KH-STP 23/02/2024", "số 18/KH-STP ngày 23/2"; null where it is something else. */
export function readDocument(text: string, today: Day): WholeDocumentReading | null {
  const line = lineOf(normalise(text).trim());
  const found = findDocument(line, 0, today);
  if (found?.start !== 0 || /[a-z0-9]/.test(line.folded.slice(found.end))) return null;
  const { number: document, date } = found.value;
  if (!date) return { outcome: "value", document, documentDate: null };
  switch (date.value.kind) {
    case "day":
      return { outcome: "value", document, documentDate: date.value.day };
    case "future":
      return { outcome: "ask", document, day: date.value.day, past: date.value.past };
    case "no_such_day":
      return { outcome: "refuse", document, date: line.text.slice(date.start, date.end) };
  }
}
