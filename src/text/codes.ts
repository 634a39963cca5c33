import type { Catalogue, CatalogueIndicator, CatalogueSection, CatalogueTask } from "./catalogue.js";
import type { Context, Reading } from "./context.js";
import { fold } from "./fold.js";
import { type Found, isChosen, type Line, matchAt } from "./line.js";

export type TaskCode =
  | { readonly kind: "task"; readonly task: CatalogueTask }
  | { readonly kind: "ask"; readonly typed: string; readonly tasks: readonly CatalogueTask[] }
  | { readonly kind: "no_task"; readonly sections: readonly CatalogueSection[] }
  | { readonly kind: "no_section"; readonly section: string };

export type IndicatorCode =
  | { readonly kind: "indicator"; readonly indicator: CatalogueIndicator }
  | { readonly kind: "ask"; readonly typed: string; readonly indicators: readonly CatalogueIndicator[] }
  | { readonly kind: "no_indicator"; readonly letter: string; readonly indicators: readonly CatalogueIndicator[] };

/** Where a code ends: at no letter or digit, or at a status or period that was typed against it ("v1xong", "b3q1"). */
const END = "(?![a-z0-9])|(?=xong|hoan|dang|chua|khong|kps|quy|thang|[qt]\\d)";
const TASK = new RegExp(
  `([ivx]{1,6})(?:[ -]?\\(?([ab])\\)?(?= ?[.,\\-–_]? ?\\d))?(?: ?[.\\-–_] ?|,| ?)(\\d{1,4}(?:\\.\\d{1,4})*)(?:${END})`,
  "y",
);
const INDICATOR = new RegExp(
  `(?:(ct)[ .:_–-]*|chi tieu[ :]+)?(dd|[a-z])([ ._-]?)(\\d{1,2})((?!q\\d|t\\d)[a-z])?(?!\\.\\d)(?:${END})`,
  "y",
);

/** "CT-b2a": letters, number, and what tells it from its like. */
const CODE = /^CT-([a-z]+)(\d+)[a-z]?$/;

/** A task code as printed: I.1, i1, "I 1", V.1, VIIb.2, "VII b.2". Whether it exists is told by the kind. */
export function readTaskCodeAt(line: Line, at: number, context: Context): Found<TaskCode> | null {
  const match = matchAt(TASK, line, at);
  // Ví, vĩ: words with marks are no Roman numerals.
  if (!match || !/^[\x20-\x7e–]+$/.test(line.text.slice(at, at + match[0].length))) return null;
  const [typed, roman, suffix, digits] = match;
  const value = resolveTask(roman!, suffix, digits!, isChosen(line, at), context);
  return { value, start: at, end: at + typed!.length };
}

function resolveTask(
  roman: string,
  suffix: string | undefined,
  number: string,
  chosen: boolean,
  { catalogue, agency }: Context,
): TaskCode {
  const sections = sectionsPrinted(catalogue, roman, suffix, chosen);
  if (sections.length === 0) return { kind: "no_section", section: roman.toUpperCase() + (suffix ?? "") };
  const { tasks: known } = numbersOf(catalogue);
  const tasks = sections.flatMap(({ code }) => known.get(`${code}.${number.replace(/^0+/, "")}`) ?? []);
  const [only, second] = tasks;
  if (!only) return { kind: "no_task", sections };
  if (!second) return { kind: "task", task: only };
  const led = tasks.filter((task) => task.leads.includes(agency));
  if (led.length === 1) return { kind: "task", task: led[0]! };
  return { kind: "ask", typed: `${roman.toUpperCase()}.${number}`, tasks };
}

/** Sections by the number that they print, in small letters, and tasks by their code; in the order of the plan. */
interface Numbers {
  readonly sections: ReadonlyMap<string, readonly CatalogueSection[]>;
  readonly tasks: ReadonlyMap<string, CatalogueTask>;
}

const numbers = new WeakMap<Catalogue, Numbers>();

function numbersOf(catalogue: Catalogue): Numbers {
  const known = numbers.get(catalogue);
  if (known) return known;
  const sections = new Map<string, CatalogueSection[]>();
  for (const section of catalogue.sections) {
    const number = fold(section.printedNumber);
    sections.set(number, [...(sections.get(number) ?? []), section]);
  }
  const made = { sections, tasks: new Map(catalogue.tasks.map((task) => [task.code, task])) };
  numbers.set(catalogue, made);
  return made;
}

/** The sections that print a number; "VIIa" and "VIIb" mean the first and the second of them. */
export function sectionsPrinted(
  catalogue: Catalogue,
  roman: string,
  suffix: string | undefined,
  exactly = false,
): readonly CatalogueSection[] {
  const printed = numbersOf(catalogue).sections.get(roman) ?? [];
  if (suffix) return printed.length > 1 ? printed.slice(suffix === "a" ? 0 : 1, suffix === "a" ? 1 : 2) : [];
  return exactly ? printed.filter((section) => fold(section.code) === roman) : printed;
}

/** An indicator code: CT-b3, b3, đ1, dd1. Null for a letter and digit that no indicator begins like ("t1", "q3"). */
export function readIndicatorCodeAt(line: Line, at: number, reading: Reading): Found<IndicatorCode> | null {
  const match = matchAt(INDICATOR, line, at);
  if (!match) return null;
  const [typed, prefix, folded, gap, digits, variant = ""] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const lettered = typed.length - folded.length - gap.length - digits.length - variant.length;
  const raw = line.text.slice(at + lettered, at + lettered + folded.length).toLowerCase();
  const letter = /^đđ?$/.test(raw) ? "dd" : raw;
  if (!/^[a-z]+$/.test(letter)) return null;
  const group = reading.catalogue.indicators.filter(({ code }) => CODE.exec(code)?.[1] === letter);
  if (group.length === 0) return null;
  const end = at + typed.length;
  // "a 1", "e 2": anh and em are addressed that way.
  const isAddress = gap === " " && lettered === 0 && /^[ae]$/.test(letter);
  if (isAddress && !/^[ :=]*(?:[:=\d]|q[uy. ]*[1-4iv]|t\d|thang)/.test(line.folded.slice(end))) return null;
  const stem = `CT-${letter}${digits}`;
  const exact = group.find(({ code }) => code === stem + variant);
  if (exact) {
    const twin = reading.catalogue.indicators.find(({ code }) => code === `CT-d${letter}${digits}${variant}`);
    if (twin && !prefix && !reading.accented && letter === "d") {
      return found({ kind: "ask", typed: raw + digits, indicators: [exact, twin] });
    }
    return found({ kind: "indicator", indicator: exact });
  }
  const variants = variant ? [] : group.filter(({ code }) => CODE.exec(code)?.[2] === digits && code !== stem);
  if (variants.length > 0) return found({ kind: "ask", typed: raw + digits, indicators: variants });
  return found({ kind: "no_indicator", letter: raw, indicators: group });

  function found(value: IndicatorCode): Found<IndicatorCode> {
    return { value, start: at, end };
  }
}

const SHAPE = /(?:ct[ -]?)?[a-z]{1,5} ?[.-]? ?\d{1,3}[a-z]?(?= |$|[:,;=–-])/y;

/** Something shaped like a code that is none: "Z.1", "k9", "CT-x2". */
export function readCodeShapeAt(line: Line, at: number): Found<string> | null {
  const match = matchAt(SHAPE, line, at);
  if (!match) return null;
  const typed = line.text.slice(at, at + match[0].length);
  // A code is one word, or carries its point: "Phường 1" and "ngày 23" are words and numbers.
  if (/ /.test(typed) || !/^(?:CT[ -]?)?(?:[A-Z]{1,5}[.-]?\d|[a-z]{1,2}[.-]?\d)/.test(typed)) return null;
  return { value: typed, start: at, end: at + match[0].length };
}

/** "b3" of "CT-b3". */
export function shortCode(code: string): string {
  return code.replace(/^CT-/, "");
}
