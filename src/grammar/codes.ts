import type { Catalogue, CatalogueIndicator, CatalogueSection, CatalogueTask } from "../text/catalogue.js";
import { type CodeReader, codeReaderOf, END, headKey, type IndicatorEntry, numberKey } from "../text/code-reader.js";
import { onceAPlace } from "../text/kept-on-line.js";
import { DIGITS, type Found, isChosen, type Line, matchAt, standsAt, textBefore } from "../text/line.js";
import { onceAWordOf } from "../text/remembered-words.js";
import { findRequest, REQUEST_CODE } from "../text/request-code.js";
import { wordFrom } from "../text/words-of-line.js";
import type { Context, Reading } from "./context.js";
import { readEventAt, withEvent } from "./event-codes.js";

export type TaskCode =
  | { readonly kind: "task"; readonly task: CatalogueTask }
  | { readonly kind: "ask"; readonly typed: string; readonly tasks: readonly CatalogueTask[] }
  | { readonly kind: "no_task"; readonly sections: readonly CatalogueSection[] }
  | { readonly kind: "no_section"; readonly section: string }
  | { readonly kind: "no_event"; readonly typed: string; readonly tasks: readonly CatalogueTask[] };

export type IndicatorCode =
  | { readonly kind: "indicator"; readonly indicator: CatalogueIndicator }
  | { readonly kind: "ask"; readonly typed: string; readonly indicators: readonly CatalogueIndicator[] }
  | { readonly kind: "no_indicator"; readonly letter: string; readonly indicators: readonly CatalogueIndicator[] };

/** A code of numbers alone; a date with its year, a fraction and a share go on behind it. */
const NUMERIC = new RegExp(`(\\d{1,3}(?:\\.\\d{1,3})+[a-z]?)(?![.,/-]\\d| ?%| ?\\/ ?\\d)(?:${END})`, "y");
/** Where a number is a code: at the head of a clause, or behind words that lead to one. */
const HEAD =
  /(?:^|[;,|+&\n\ue000]|(?:^|[^a-z0-9])(?:ma|nhiem vu|nv|viec|dau viec|muc|chi tieu|task|bao cao|bc|ve|cua|va|con|den|toi|voi|xong|hoan thanh|dang lam|dang thuc hien|tong hop|tinh hinh|tien do|ket qua|xem|chua lam|lam|phai lam))[\s(*•:.–—-]*(?:\d{1,2}[.)] +)?$/;
/** In front of these a number is none. */
const DAY = /(?:^|[^a-z0-9])(?:ngay|ng|hom|mung|luc|tu|het) *$/;
/** A section's number is quoted for a code that does not exist only where it looks like one of its tasks. */
const LIKELY = /^\d{1,2}$/;

/**
 * A task code as the plan prints it, however it is typed: V.1, v1, "V 1", VIIb.2, "VII b.2", A.1, 1.2.3. Whether it exists
 * is told by the kind.
 */
export function readTaskCodeAt(line: Line, at: number, context: Context): Found<TaskCode> | null {
  return mayBeginTask(line, at, context.catalogue) ? taskCodeAt(line, at, context) : null;
}

function mayBeginTask(line: Line, at: number, catalogue: Catalogue): boolean {
  const word = wordFrom(line, at);
  return word === "" ? codeReaderOf(catalogue).beginsTask(line, at) : wordMayBeginTask(word, catalogue, line, at);
}

const wordMayBeginTask = onceAWordOf((word, catalogue: Catalogue, line: Line, at: number): boolean => {
  const reader = codeReaderOf(catalogue);
  return /^(?:yc|sk)/.test(word) || (reader.hasNumeric && /^\d/.test(word)) || reader.beginsTask(line, at);
});

const taskCodeAt = onceAPlace((line: Line, at: number, context: Context): Found<TaskCode> | null => {
  const reader = codeReaderOf(context.catalogue);
  const beside = readRequest(line, at, context) ?? readEventAt(line, at, context);
  if (beside) return beside;
  const found = readLetteredTask(line, at, context, reader) ?? readNumericTask(line, at, context, reader);
  return found && withEvent(line, found, context);
});

/** What the office asks for besides the plan: YC-2024-001, "yc 2024 001", "yc-1". */
function readRequest(line: Line, at: number, { catalogue }: Context): Found<TaskCode> | null {
  if (!standsAt("y", line, at) || !line.folded.startsWith("yc", at) || /[a-z0-9]/.test(line.folded[at - 1] ?? " "))
    return null;
  const match = matchAt(REQUEST_CODE, line, at);
  if (!match) return null;
  const [typed, year, number = ""] = match;
  const end = at + typed.length;
  const task = findRequest(catalogue, year, number);
  if (task) return { value: { kind: "task", task }, start: at, end };
  const sections = year === undefined ? [] : catalogue.sections.filter(({ isRequests }) => isRequests);
  // Of another year it may be another plan's.
  const isNone = sections.length > 0 || (year !== undefined && Number(year) === catalogue.year);
  return isNone ? { value: { kind: "no_task", sections }, start: at, end } : null;
}

function readLetteredTask(line: Line, at: number, context: Context, reader: CodeReader): Found<TaskCode> | null {
  const match = reader.task && reader.beginsTask(line, at) ? matchAt(reader.task, line, at) : null;
  if (!match) return null;
  const end = at + match[0].length;
  const typed = { raw: line.text.slice(at, end), match, isChosen: isChosen(line, at) };
  const value = meaningOf(
    `${typed.isChosen ? "=" : ""}${typed.raw} ${context.agency}`,
    context.catalogue,
    typed,
    context,
  );
  return value && { value, start: at, end };
}

interface TypedTask {
  readonly raw: string;
  /** By the reader's pattern. */
  readonly match: RegExpExecArray;
  readonly isChosen: boolean;
}

/** Of what is typed so, whoever of an agency types it; null where it is no code. */
const meaningOf = onceAWordOf(
  (_key, catalogue: Catalogue, { raw, match, isChosen }: TypedTask, context: Context): TaskCode | null => {
    const reader = codeReaderOf(catalogue);
    const [, head, suffix, gap, digits] = match as unknown as [string, string, string | undefined, string, string];
    // Ví, vĩ: words with marks are no numerals; "đ" is a letter of its own.
    if (!/^[\x20-\x7eđĐ–]+$/.test(raw)) return null;
    const heads = headsOf(raw.slice(0, head.length), reader);
    const isNumeral = reader.numerals !== null && isOf(head, reader.numerals.letters);
    // "a 1", "c 2" are words and numbers where letters are not numerals.
    if (!isNumeral && gap === " " && head.length === 1 && !/\p{Lu}/u.test(raw)) return null;
    const typedCode = { head, heads, suffix: suffix || undefined, number: numberKey(digits) };
    const value = resolveTask(typedCode, isChosen, context, reader);
    if (value.kind === "no_section" && !isNumeral) return null;
    return value.kind === "no_task" && !isNumeral && !gap.includes(".") ? null : value;
  },
);

/** What letters may mean: without marks in a whole message "d" may stand for "đ". */
function headsOf(raw: string, { heads }: CodeReader): readonly string[] {
  const exact = headKey(raw);
  const dashed = headKey(raw.replace(/d/gi, "đ"));
  return !heads.has(exact) && heads.has(dashed) ? [dashed] : [exact];
}

function isOf(word: string, letters: string): boolean {
  return [...word].every((letter) => letters.includes(letter));
}

interface TypedCode {
  readonly head: string;
  readonly heads: readonly string[];
  readonly suffix: string | undefined;
  readonly number: string;
}

function resolveTask(
  { head, heads, suffix, number }: TypedCode,
  chosen: boolean,
  { catalogue, agency }: Context,
  reader: CodeReader,
): TaskCode {
  const found = heads.flatMap((one) => reader.tasks.get(one)?.get(number) ?? []);
  const sections = heads.flatMap((one) => sectionsPrinted(catalogue, one, suffix, chosen));
  const printed = new Set(sections.map(({ code }) => code));
  const own = heads.some((one) => reader.sections.has(one)) || suffix !== undefined;
  const tasks = found.map(({ task }) => task).filter((task) => !own || printed.has(task.section));
  const [only, second] = tasks;
  if (!only) {
    return sections.length > 0
      ? { kind: "no_task", sections }
      : { kind: "no_section", section: head.toUpperCase() + (suffix ?? "") };
  }
  if (!second) return { kind: "task", task: only };
  const led = tasks.filter((task) => task.leads.includes(agency));
  if (led.length === 1) return { kind: "task", task: led[0]! };
  return { kind: "ask", typed: `${head.toUpperCase()}.${number}`, tasks };
}

/** A code of numbers alone; elsewhere than at the head of a clause it is a date or a quantity. */
function readNumericTask(line: Line, at: number, context: Context, reader: CodeReader): Found<TaskCode> | null {
  const typed = readNumeric(line, at, context, reader);
  if (!typed) return null;
  const [entry] = reader.tasks.get("")?.get(typed.value) ?? [];
  if (entry) return { ...typed, value: { kind: "task", task: entry.task } };
  const [begin, number] = [typed.value.replace(/\.[^.]*$/, ""), typed.value.replace(/^.*\./, "")];
  const section = context.catalogue.sections.find(({ code }) => numberKey(code) === begin);
  if (!section || !LIKELY.test(number) || !/^[^a-z0-9]*$/.test(line.folded.slice(0, at))) return null;
  return { ...typed, value: { kind: "no_task", sections: [section] } };
}

function readNumeric(line: Line, at: number, { agency }: Context, { hasNumeric }: CodeReader): Found<string> | null {
  if (!hasNumeric || !standsAt(DIGITS, line, at) || /[a-z0-9.,/]/.test(line.folded[at - 1] ?? " ")) return null;
  const match = matchAt(NUMERIC, line, at);
  if (!match) return null;
  const before = textBefore(line, at);
  if (agency === "office" ? DAY.test(before) : !HEAD.test(before)) return null;
  return { value: numberKey(match[1]!), start: at, end: at + match[0].length };
}

/** The sections that print a number; "VIIa" and "VIIb" mean the first and the second of them. `head`: in small letters. */
export function sectionsPrinted(
  catalogue: Catalogue,
  head: string,
  suffix: string | undefined,
  exactly = false,
): readonly CatalogueSection[] {
  const { sections, suffixes } = codeReaderOf(catalogue);
  const printed = sections.get(head) ?? [];
  if (suffix === undefined) return exactly ? printed.filter(({ code }) => headKey(code) === head) : printed;
  const only = printed.length > 1 ? printed[suffixes.indexOf(suffix)] : undefined;
  return only ? [only] : [];
}

/** An indicator code: CT-b3, b3, đ1, dd1, KPI-1. Null for a letter and digit that no indicator begins like ("t1", "q3"). */
export function readIndicatorCodeAt(line: Line, at: number, reading: Reading): Found<IndicatorCode> | null {
  const reader = codeReaderOf(reading.catalogue);
  const mayBegin = reader.indicator !== null && reader.beginsIndicator(line, at);
  const match = mayBegin ? matchAt(reader.indicator!, line, at) : null;
  return match ? indicatorTyped(match, line, at, reading, reader) : readNumericIndicator(line, at, reading, reader);
}

function indicatorTyped(
  match: RegExpExecArray,
  line: Line,
  at: number,
  reading: Reading,
  reader: CodeReader,
): Found<IndicatorCode> | null {
  const [typed, prefix, head, gap, digits, variant = ""] = match as unknown as [
    string,
    string | undefined,
    string,
    string,
    string,
    string | undefined,
  ];
  const lettered = typed.length - head.length - gap.length - digits.length - variant.length;
  const raw = line.text.slice(at + lettered, at + lettered + head.length).toLowerCase();
  if (!/^[a-zđ]+$/.test(raw)) return null;
  const letter = /^đđ$/.test(raw) ? headKey("đ") : headKey(raw);
  const group = reader.indicators.get(letter) ?? [];
  const dashed = reader.indicators.get(headKey(raw.replaceAll("d", "đ"))) ?? [];
  const mayBeDashed = raw.includes("d") && !raw.includes("dd") && !reading.accented && !prefix;
  if (group.length === 0 && !(mayBeDashed && dashed.length > 0)) return null;
  const end = at + typed.length;
  // "a 1", "e 2": anh and em are addressed that way.
  const isAddress = gap === " " && lettered === 0 && /^[ae]$/.test(letter);
  if (isAddress && !/^[ :=]*(?:[:=\d]|q[uy. ]*[1-4iv]|t\d|thang)/.test(line.folded.slice(end))) return null;
  const number = numberKey(digits);
  const exact = findExact(group, number, variant);
  const twin = mayBeDashed ? findExact(dashed, number, variant) : undefined;
  if (exact && twin && exact !== twin) {
    return found({ kind: "ask", typed: raw + digits, indicators: [exact.indicator, twin.indicator] });
  }
  const only = exact ?? twin;
  if (only) return found({ kind: "indicator", indicator: only.indicator });
  const variants = variant ? [] : group.filter((one) => one.number === number);
  if (variants.length > 0) return found({ kind: "ask", typed: raw + digits, indicators: variants.map(indicatorOf) });
  const known = group.length > 0 ? group : dashed;
  return found({ kind: "no_indicator", letter: shown(raw), indicators: known.map(indicatorOf) });

  function found(value: IndicatorCode): Found<IndicatorCode> {
    return { value, start: at, end };
  }
}

function findExact(group: readonly IndicatorEntry[], number: string, variant: string): IndicatorEntry | undefined {
  return group.find((one) => one.number === number && one.variant === variant);
}

function indicatorOf({ indicator }: IndicatorEntry): CatalogueIndicator {
  return indicator;
}

/** A letter as it was typed; several are a word of capitals. */
function shown(letters: string): string {
  return letters.length > 2 ? letters.toUpperCase() : letters;
}

function readNumericIndicator(
  line: Line,
  at: number,
  reading: Reading,
  reader: CodeReader,
): Found<IndicatorCode> | null {
  const typed = reader.indicators.has("") ? readNumeric(line, at, reading, reader) : null;
  const entry = typed && reader.indicators.get("")!.find(({ number, variant }) => number + variant === typed.value);
  return entry ? { ...typed, value: { kind: "indicator", indicator: entry.indicator } } : null;
}

/** Whether a code is typed as "b 3", which within words is none. */
export function isSpaced({ text }: Line, { start, end }: Found<unknown>): boolean {
  return /(?:^|[^\p{L}])(?:\p{L}|dd) +\d/iu.test(text.slice(start, end));
}

/** The task of the same kind with another number: V.3 for V.1 and 3. */
export function siblingOf(task: CatalogueTask, number: number, { tasks }: Catalogue): CatalogueTask | undefined {
  const code = task.code.replace(/\d+(?=\p{L}?$)/u, String(number)).replace(/\p{L}$/u, "");
  return tasks.find((other) => other.code === code && other.section === task.section);
}

const SHAPE = /(?:[a-z]{2,4}-)?[a-z]{1,5} ?[.-]? ?\d{1,3}[a-z]?(?= |$|[:,;=–-])/y;

/** Something shaped like a code that is none: "Z.1", "k9", "CT-x2". */
export function readCodeShapeAt(line: Line, at: number): Found<string> | null {
  const match = standsAt(DIGITS, line, at) ? null : matchAt(SHAPE, line, at);
  if (!match) return null;
  const typed = line.text.slice(at, at + match[0].length);
  // A code is one word, or carries its point: "Phường 1" and "ngày 23" are words and numbers.
  if (/ /.test(typed) || !/^(?:[A-Z]{2,4}-)?(?:[A-Z]{1,5}[.-]?\d|[a-z]{1,2}[.-]?\d)/.test(typed)) return null;
  return { value: typed, start: at, end: at + match[0].length };
}
