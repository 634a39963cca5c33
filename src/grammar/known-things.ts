import type { Catalogue } from "../text/catalogue.js";
import { fold } from "../text/fold.js";
import { type Found, type Line, matchAt } from "../text/line.js";
import { readPeriodAt } from "../text/periods.js";
import { readPhrase } from "../text/vocabulary.js";
import { readAgencyAt } from "./agency-names.js";
import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { readDateAt } from "./dates.js";
import { readDocumentAt } from "./documents.js";
import { abbreviations } from "./lexicon/abbreviations.js";
import { nameless } from "./lexicon/nameless.js";
import { own } from "./lexicon/own.js";

const WHOLE = /(\d{1,5}) ?\/ ?(\d{1,5})(?![\d/])/y;
/** "quý I, II" */
const LISTED = /(?:\d{1,2}|[ivx]{1,4})(?![a-z0-9])/y;

const MONTH_OF_YEAR = /\d{1,2}[/.-]20\d\d(?![a-z0-9])/y;

const NAMELESS = new Set(nameless);
const ABBREVIATED = abbreviations.map(([short]) => fold(short));

/** The words of names that a plan gives, folded, and what offices cut short. */
export function wordsOfNames(names: readonly string[]): ReadonlySet<string> {
  return new Set([...wordsIn(names).map(fold), ...ABBREVIATED]);
}

/** The same without those that any text has. */
export function rareWordsOfNames(names: readonly string[]): ReadonlySet<string> {
  const rare = wordsIn(names).filter((word) => word.length > 1 && !NAMELESS.has(word));
  return new Set([...rare.map(fold), ...ABBREVIATED]);
}

const ownNames = new WeakMap<Catalogue, Map<string, ReadonlySet<string>>>();

/** Whether a word, folded, is one of the writer's own agency's names. */
export function namesOwn(word: string, { catalogue, agency }: Reading): boolean {
  const known = ownNames.get(catalogue) ?? new Map<string, ReadonlySet<string>>();
  ownNames.set(catalogue, known);
  let words = known.get(agency);
  if (!words) {
    const own = catalogue.agencies.find(({ code }) => code === agency);
    words = new Set(wordsIn(own ? [own.name, own.shortName, ...own.otherNames] : []).map(fold));
    known.set(agency, words);
  }
  return words.has(word);
}

function wordsIn(names: readonly string[]): readonly string[] {
  return names
    .join(" ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
}

/** Where a code, a period, a day, a document or an agency ends that stands there. */
export function readThingAt(line: Line, at: number, reading: Reading): number | null {
  const { catalogue, today } = reading;
  const found =
    readTaskCodeAt(line, at, reading) ??
    readIndicatorCodeAt(line, at, reading) ??
    readDocumentAt(line, at, today) ??
    readDateAt(line, at, today) ??
    readPeriodAt(line, at, { year: catalogue.year, today }) ??
    readAgencyAt(line, at, catalogue) ??
    readOwnAt(line, at, reading);
  if (found) return found.end;
  const month = matchAt(MONTH_OF_YEAR, line, at);
  if (month) return at + month[0].length;
  const whole = matchAt(WHOLE, line, at);
  if (whole) return whole[1] === whole[2] ? at + whole[0].length : null;
  const listed = matchAt(LISTED, line, at);
  return listed && at + listed[0].length;
}

/** "của Ban", which may go on as a name: "của Ban Dân tộc". */
function readOwnAt(line: Line, at: number, { catalogue }: Reading): Found<unknown> | null {
  const found = readPhrase(own, line, at);
  const last = found && at + line.folded.slice(at, found.end).lastIndexOf(" ") + 1;
  const named = last === null ? null : readAgencyAt(line, last, catalogue);
  return named && named.end > found!.end ? named : found;
}
