import type { Catalogue } from "../text/catalogue.js";
import { fold } from "../text/fold.js";
import { chosenMark, type Found, isChosen, type Line, textBefore } from "../text/line.js";
import type { StatusWord } from "../text/statuses.js";
import type { Reading } from "./context.js";
import type { DocumentReading } from "./documents.js";
import { noteOf } from "./notes.js";
import { ask, settled } from "./problems.js";
import type { Said } from "./task-rules.js";
import { agencyName } from "./task-sentences.js";
import type { Problem } from "./understanding.js";

const THEO =
  /(?:^|[^a-z])theo(?: (?:so|van ban|vb|ke hoach|kh|quyet dinh|qd|cong van|cv|chi thi|ct|nghi quyet|nq))*[\s:.]*$/;
/** Whose documents nobody below them issues. */
const ABOVE = new Set(["ubnd", "hdnd", "ttg", "cp", "tw", "tu", "btp", "bnv", "vpcp"]);

const OF_ABOVE = /^[ ,(]*cua (?:ubnd )?(huyen|tinh|bo|trung uong|chinh phu|thu tuong|cap tren|vp|van phong)(?![a-z])/;

/** Signs of offices in a document's symbol: "kh", "snv" of "18/KH-SNV". */
function signsOf(number: string): readonly string[] {
  return fold(number.slice(number.indexOf("/") + 1)).split(/[-./&]/);
}

/** The agency whose sign a document bears, where that is not the writer's; null where it bears none, or both. */
function issuerOf(number: string, { catalogue, agency }: Reading): string | null {
  const signs = signsOf(number);
  if (signs.includes(fold(agency))) return null;
  const issuer = issuersOf(catalogue).find(({ sign }) => signs.includes(sign));
  return issuer && issuer.code !== agency ? issuer.code : null;
}

const issuers = new WeakMap<Catalogue, readonly { readonly code: string; readonly sign: string }[]>();

/** The agencies of which documents bear the sign; "X24841" is none. */
function issuersOf(catalogue: Catalogue) {
  const known = issuers.get(catalogue);
  if (known) return known;
  const signed = catalogue.agencies.filter(({ code }) => /^[A-Z]{2,}$/.test(code));
  const made = signed.map(({ code }) => ({ code, sign: fold(code) }));
  issuers.set(catalogue, made);
  return made;
}

/** "làm theo 12/KH-UBND của huyện", of a commune. */
function isOfAbove(line: Line, { value, end }: Found<DocumentReading>, { catalogue, agency }: Reading): boolean {
  const behind = line.folded.slice(value.date?.end ?? end);
  const of = OF_ABOVE.exec(behind)?.[1] ?? OF_ABOVE.exec(line.folded.slice(end))?.[1];
  if (of === undefined) return false;
  const level = catalogue.agencies.find(({ code }) => code === agency)?.level;
  return !(level === "huyen" && of === "huyen");
}

const HAS =
  /(?:^|[,;.:] *)(?:(?:da|thi|va|con) )*(huyen|tinh|so|xa|phuong) (?:(?:da|vua|moi) )*(?:co|ban hanh|ra|ky)(?: (?:so|van ban|vb|ke hoach|kh|quyet dinh|qd|cong van|cv))* *$/;
const OWN_KINDS: Readonly<Record<string, readonly string[]>> = {
  xa: ["xa", "phuong"],
  huyen: ["huyen"],
  "so-ban-nganh": ["so"],
};

/** "huyện có KH 31/KH-UBND rồi", of a commune. */
function isHadByOthers(line: Line, begin: number, { catalogue, agency }: Reading): boolean {
  const kind = HAS.exec(textBefore(line, begin))?.[1];
  const level = catalogue.agencies.find(({ code }) => code === agency)?.level ?? "";
  return kind !== undefined && OWN_KINDS[level] !== undefined && !OWN_KINDS[level].includes(kind);
}

/** "theo QĐ 65/QĐ-UBND đang làm": what work that goes on is done by, where the writer's agency issues none such. */
function isWorkedBy(
  line: Line,
  document: Found<DocumentReading>,
  status: Found<StatusWord> | null,
  reading: Reading,
): boolean {
  if (isChosenDocument(line, document)) return false;
  const begin = numberAt(line, document);
  if (isOfAbove(line, document, reading) || isHadByOthers(line, begin, reading)) return true;
  if (!THEO.test(textBefore(line, begin))) return false;
  if (status?.value === "done") return false;
  const isOwn = / ?ubnd /.test(`${fold(agencyName(reading.agency, reading))} `);
  return !isOwn && signsOf(document.value.number).some((sign) => ABOVE.has(sign));
}

/** What work that goes on is done by is no number of its own, and stays among the words. */
export function withoutWorkedBy(line: Line, said: Said, reading: Reading): Said {
  const { document, status } = said;
  if (!document || !isWorkedBy(line, document, status, reading)) return said;
  const typed = line.text.slice(document.start, document.end);
  return { ...said, document: null, note: noteOf([...(said.note === null ? [] : [said.note]), typed]) };
}

/** A number that bears the sign of another agency is asked about. */
export function askIssuer(line: Line, document: Found<DocumentReading>, reading: Reading): Problem | null {
  if (isChosenDocument(line, document)) return null;
  const { number } = document.value;
  const issuer = issuerOf(number, reading);
  // "45/HD-SNV của Sở Nội vụ" says whose it is.
  if (issuer === null || /^[ ,(]*cua(?![a-z])/.test(line.folded.slice(document.end))) return null;
  const start = numberAt(line, document);
  const sentence = reading.t("documents.ofOthers", { number, agency: agencyName(issuer, reading) });
  const typed = line.text.slice(start, document.value.date?.start ?? document.end).trimEnd();
  return ask(line, start, start + typed.length, sentence, [{ value: settled(number), label: number }]);
}

function isChosenDocument(line: Line, { start, end }: Found<unknown>): boolean {
  return isChosen(line, start) || line.text.slice(start, end).includes(chosenMark);
}

function numberAt(line: Line, { start, end }: Found<unknown>): number {
  return start + Math.max(0, line.folded.slice(start, end).search(/\d/));
}
