import {
  type Catalogue,
  type CatalogueIndicator,
  type CatalogueSection,
  type CatalogueTask,
  isOfPlan,
} from "./catalogue.js";
import { fold } from "./fold.js";
import { type Line, lettersFrom, standsAt } from "./line.js";
import { onceAWord } from "./remembered-words.js";

/**
 * How the codes of one plan are read: what they begin with, and how their numbers go on, are taken from the codes that
 * exist. Made once a catalogue.
 */
export interface CodeReader {
  /** Groups: head, the letter that tells sections of one number apart, what parts head and number, number. Null: no such codes. */
  readonly task: RegExp | null;
  /** Groups: prefix, head, what parts it from the number, number, the letter behind it. */
  readonly indicator: RegExp | null;
  /** Whether a task's code, or an indicator's, may begin with the letters that stand there and go on with what is none. */
  readonly beginsTask: (line: Line, at: number) => boolean;
  readonly beginsIndicator: (line: Line, at: number) => boolean;
  /** Whether a code is a number ("1.2"), which elsewhere is a date or a quantity. */
  readonly hasNumeric: boolean;
  /** By the number that they print; the letters in front of their tasks' numbers. */
  readonly sections: ReadonlyMap<string, readonly CatalogueSection[]>;
  /** By what is in front of a code's number, then by the number. */
  readonly tasks: ReadonlyMap<string, ReadonlyMap<string, readonly TaskEntry[]>>;
  readonly indicators: ReadonlyMap<string, readonly IndicatorEntry[]>;
  /** Everything that stands in front of a task's number. */
  readonly heads: ReadonlySet<string>;
  /** Letters of numerals: sections are numbered with few letters in many combinations, so that others may be meant. */
  readonly numerals: { readonly letters: string; readonly longest: number } | null;
  /** The letters that tell sections of one printed number apart: "ab"; empty where none repeats. */
  readonly suffixes: string;
  /** What all codes of indicators begin with and people leave out: "CT-" of "CT-b3". */
  readonly prefix: string;
}

export interface TaskEntry {
  readonly task: CatalogueTask;
  readonly number: string;
}

export interface IndicatorEntry {
  readonly indicator: CatalogueIndicator;
  readonly number: string;
  readonly variant: string;
}

/** Where a code ends: at no letter or digit, or at a status or period that was typed against it ("v1xong", "b3q1"). */
export const END = "(?![a-z0-9])|(?=xong|hoan|dang|chua|khong|kps|quy|thang|[qt]\\d)";
const SHAPE = /^(?:(\p{L}+)(?:\. |[\s.\-–_])?)?(\d+(?:\.\d+)*)(\p{L}?)$/u;
const FURTHER = 2;

/** Codes that are equal so are one for whoever types them: without regard to case, blanks and hyphens; đ is not d. */
export function codeKey(code: string): string {
  return headKey(code).replace(/[\s\-–_]/g, "");
}

/** A code's letters as they are compared: small, without marks, "đ" as "dd". */
export const headKey = onceAWord((letters) => fold(letters.toLocaleLowerCase("vi").replaceAll("đ", "dd")));

/** Whether a code has letters and a number, or a number with points, so that it can be read in a line. */
export function isReadableCode(code: string): boolean {
  const shape = SHAPE.exec(code);
  if (shape) return shape[1] !== undefined || shape[2]!.includes(".") || shape[3] !== "";
  return /^\p{L}+[-. ]?\p{L}+[-. ]?\d+\p{L}?$/u.test(code);
}

const readers = new WeakMap<Catalogue, CodeReader>();

export function codeReaderOf(catalogue: Catalogue): CodeReader {
  const known = readers.get(catalogue);
  if (known) return known;
  const made = makeReader(catalogue);
  readers.set(catalogue, made);
  return made;
}

/** "b3" of "CT-b3", where all indicators of the plan begin with "CT-". */
export function shortCode(code: string, catalogue: Catalogue): string {
  const { prefix } = codeReaderOf(catalogue);
  return code.startsWith(prefix) ? code.slice(prefix.length) : code;
}

function makeReader(whole: Catalogue): CodeReader {
  // Requests and events have codes of a shape of their own: see text/request-code, text/event-code.
  const catalogue = {
    ...whole,
    sections: whole.sections.filter((section) => !section.isRequests),
    tasks: whole.tasks.filter(isOfPlan),
  };
  const sections = group(catalogue.sections, (section) => headKey(section.printedNumber));
  const addressed = catalogue.tasks.map((task) => ({ task, ...addressOf(task, catalogue) }));
  const tasks = new Map(
    [...group(addressed, ({ head }) => head)].map(([head, entries]) => [head, group(entries, ({ number }) => number)]),
  );
  const prefix = prefixOf(catalogue.indicators.map(({ code }) => code));
  const measured = catalogue.indicators.map((indicator) => {
    const shape = SHAPE.exec(indicator.code.slice(prefix.length));
    const [, letters = "", number = "", variant = ""] = shape ?? [];
    return { indicator, head: headKey(letters), number, variant: variant.toLowerCase() };
  });
  const indicators = group(measured, ({ head }) => head);
  const heads = [...new Set([...sections.keys(), ...tasks.keys()])];
  const suffixes = "abcdefgh".slice(0, Math.max(0, ...[...sections.values()].map((same) => same.length)));
  const lettered = heads.filter((head) => /^[a-z]+$/.test(head));
  const numerals = numeralsOf([...sections.keys()].filter((head) => /^[a-z]+$/.test(head)));
  return {
    task: taskPattern(lettered, numerals, suffixes, catalogue),
    indicator: indicatorPattern([...indicators.keys()], prefix, measured),
    beginsTask: wholly(
      `(?:${headsOfTasks(lettered, numerals).join("|")})[${suffixes}]?`,
      firstLettersOf(lettered) + (numerals?.letters ?? ""),
    ),
    beginsIndicator: wholly(
      `(?:${letterLead(prefix)})?(?:${alternatives([...indicators.keys()]).join("|")})?|chi`,
      firstLettersOf([letterLead(prefix), ...indicators.keys(), "chi"]),
    ),
    hasNumeric: [...catalogue.tasks, ...catalogue.indicators].some(({ code }) => /^\d/.test(code)),
    sections,
    tasks,
    indicators,
    heads: new Set(heads),
    numerals,
    suffixes: suffixes.length > 1 ? suffixes : "",
    prefix,
  };
}

/** What stands in front of a task's number: what its section prints, or its code's own letters. */
function addressOf(task: CatalogueTask, catalogue: Catalogue): { readonly head: string; readonly number: string } {
  const section = catalogue.sections.find(({ code }) => code === task.section);
  const within = section && task.code.startsWith(`${section.code}.`) ? task.code.slice(section.code.length + 1) : null;
  const printed = headKey(section?.printedNumber ?? "");
  if (within !== null && /^[a-z]+$/.test(printed)) return { head: printed, number: numberKey(within) };
  const [, letters = "", number = "", variant = ""] = SHAPE.exec(task.code) ?? [];
  return { head: headKey(letters), number: numberKey(number + variant) };
}

/** "01" is 1. */
export function numberKey(number: string): string {
  return number.toLowerCase().replace(/(?<![0-9])0+(?=\d)/g, "");
}

/** Fewer letters than numbers made of them are numerals, as those of Rome. */
function numeralsOf(heads: readonly string[]): CodeReader["numerals"] {
  const letters = [...new Set(heads.join(""))].join("");
  const longest = Math.max(0, ...heads.map((head) => head.length));
  return longest > 1 && letters.length < heads.length ? { letters, longest: longest + FURTHER } : null;
}

function prefixOf(codes: readonly string[]): string {
  const [first] = codes;
  const prefix = first && /^\p{L}+[-. _]+(?=\p{L})/u.exec(first)?.[0];
  return prefix && codes.every((code) => code.startsWith(prefix)) ? prefix : "";
}

function taskPattern(
  lettered: readonly string[],
  numerals: CodeReader["numerals"],
  suffixes: string,
  { tasks }: Catalogue,
): RegExp | null {
  const heads = headsOfTasks(lettered, numerals);
  if (heads.length === 0) return null;
  const suffix = suffixes.length > 1 ? `(?:[ -]?\\(?([${suffixes}])\\)?(?= ?[.,\\-–_]? ?\\d))?` : "()";
  const letter = tasks.some(({ code }) => /\d\p{L}$/u.test(code)) ? "(?:(?![qt]\\d)[a-z])?" : "";
  return new RegExp(
    `(${heads.join("|")})${suffix}( ?[.\\-–_] ?|,| ?)(\\d{1,4}(?:\\.\\d{1,4})*${letter})(?:${END})`,
    "y",
  );
}

function headsOfTasks(lettered: readonly string[], numerals: CodeReader["numerals"]): readonly string[] {
  const others = alternatives(
    numerals ? lettered.filter((head) => /[^a-z]/.test(head) || !isNumeral(head, numerals)) : lettered,
  );
  return [...others, ...(numerals ? [`[${numerals.letters}]{1,${numerals.longest}}`] : [])];
}

/**
 * Whether letters go wholly by a pattern; any do where the pattern has other letters in it than are read as such. Most words
 * tell by their first letter.
 */
function wholly(pattern: string, firstLetters: string): CodeReader["beginsTask"] {
  if (/[^\x20-\x7e]/.test(pattern)) return () => true;
  const whole = new RegExp(`^(?:${pattern})$`);
  const isWhole = onceAWord((letters) => whole.test(letters));
  return (line, at) => standsAt(firstLetters, line, at) && isWhole(lettersFrom(line, at));
}

function firstLettersOf(words: readonly string[]): string {
  return [...new Set(words.map((word) => word.slice(0, 1)))].join("");
}

function isNumeral(head: string, { letters }: NonNullable<CodeReader["numerals"]>): boolean {
  return [...head].every((letter) => letters.includes(letter));
}

function indicatorPattern(
  heads: readonly string[],
  prefix: string,
  known: readonly { readonly number: string }[],
): RegExp | null {
  const lettered = heads.filter((head) => head !== "");
  if (lettered.length === 0) return null;
  const begin = letterLead(prefix);
  const lead = begin === "" ? "(?:()chi tieu[ :]+)?" : `(?:(${begin})[ .:_–-]*|chi tieu[ :]+)?`;
  const digits = Math.max(2, ...known.flatMap(({ number }) => number.split(".").map((part) => part.length)));
  const depth = Math.max(...known.map(({ number }) => number.split(".").length));
  const number = `\\d{1,${digits}}(?:\\.\\d{1,${digits}}){0,${depth - 1}}`;
  const gap = "[ ._-]?|(?<=[a-z]{2}) ?[._–-] ?";
  const all = alternatives(lettered).join("|");
  return new RegExp(`${lead}(${all})(${gap})(${number})((?!q\\d|t\\d)[a-z])?(?!\\.\\d)(?:${END})`, "y");
}

/** The letters that all codes begin with, as they are read. */
function letterLead(prefix: string): string {
  return headKey(prefix).replace(/[^a-z]/g, "");
}

/** Longest first; "dd" may be typed "đ", which folds to "d". */
function alternatives(heads: readonly string[]): readonly string[] {
  const typed = new Set(heads.flatMap((head) => [head, head.replaceAll("dd", "d")]));
  return [...typed].sort((a, b) => b.length - a.length);
}

function group<One>(all: readonly One[], key: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}
