import type { Day } from "../../calendar/day.js";
import { formatDay } from "../../calendar/formats.js";
import type { Translate } from "../../text/language.js";
import { searchKey } from "../../text/normalise.js";
import type { Place, PlanProblem } from "../place.js";
import {
  cleanText,
  type NumberReading,
  readDay,
  readNumber,
  roundAsShown,
  severalOf,
  shownText,
} from "./cell-values.js";
import { type ColumnKey, cellName, columnsOf, reviewColumn, type SheetKey, sheets } from "./layout.js";
import { nearest } from "./nearest.js";
import { type CellContent, mostRows, type OpenedSheet, type OpenedWorkbook } from "./open-workbook.js";
import { offeredWords, valueOfWord, type Words } from "./vocabulary.js";

type Say = (t: Translate) => string;

/** One row of a sheet, whose cells are asked for by the column's key. What cannot be read is added to the problems. */
export class SheetRow<Key extends string> {
  readonly #sheet: OpenedSheet;
  readonly #row: number;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #names: ReadonlyMap<string, { readonly name: string }>;
  readonly #problems: PlanProblem[];
  readonly #dayOf: (serial: number) => Day | null;

  constructor(
    sheet: OpenedSheet,
    row: number,
    columns: ReadonlyMap<string, number>,
    names: ReadonlyMap<string, { readonly name: string }>,
    problems: PlanProblem[],
    dayOf: (serial: number) => Day | null,
  ) {
    this.#sheet = sheet;
    this.#row = row;
    this.#columns = columns;
    this.#names = names;
    this.#problems = problems;
    this.#dayOf = dayOf;
  }

  /** Where a cell stands; the sheet where it has no such column. */
  place(key: Key): Place {
    const column = this.#columns.get(key);
    return { sheet: this.#sheet.name, cell: column === undefined ? null : cellName(this.#row, column) };
  }

  problem(key: Key, what: Say): void {
    this.#problems.push({ at: this.place(key), what });
  }

  /** Empty where nothing stands. */
  text(key: Key): string {
    const content = this.#content(key);
    return content === null ? "" : shownText(content);
  }

  /** A code, which must not have become a day: typed "1.1", kept by the spreadsheet as 01/01. */
  code(key: Key): string {
    if (this.isDay(key)) {
      this.problem(key, (t) => t("workbook.codeBecameDay"));
      return "";
    }
    return this.text(key).replace(/\s+/g, " ");
  }

  isDay(key: Key): boolean {
    return this.#content(key)?.kind === "day";
  }

  /** A text that has to be there. Null, with a problem, where it is not. */
  needed(key: Key): string | null {
    const text = this.text(key);
    if (text !== "") return text;
    this.#missing(key);
    return null;
  }

  neededCode(key: Key): string | null {
    const before = this.#problems.length;
    const code = this.code(key);
    if (code !== "") return code;
    if (this.#problems.length === before) this.#missing(key);
    return null;
  }

  several(key: Key): string[] {
    return severalOf(this.text(key));
  }

  /** Null where nothing stands, and, with a problem, where no day does. */
  day(key: Key): Day | null {
    const content = this.#content(key);
    if (content === null) return null;
    const day =
      content.kind === "day"
        ? content.day
        : content.kind === "number"
          ? this.#dayOf(content.number)
          : readDay(shownText(content));
    const text = shownText(content);
    if (day === null)
      this.problem(key, (t) => t(hasShortYear(text) ? "workbook.shortYear" : "workbook.notADay", { text }));
    else if (content.kind === "day" && content.monthFirst && isOtherDayToo(day)) {
      const other = `${day.slice(0, 5)}${day.slice(8)}-${day.slice(5, 7)}`;
      this.problem(key, (t) => t("workbook.ambiguousDay", { one: formatDay(day), other: formatDay(other) }));
    }
    return day;
  }

  /** Null where nothing stands, and, with a problem, where no number does. `percent`: cells may be shown as "80%". */
  number(key: Key, percent: boolean): number | null {
    const content = this.#content(key);
    if (content === null) return null;
    const text = shownText(content);
    const reading: NumberReading =
      content.kind === "number"
        ? roundAsShown(content.percent && percent ? content.number * 100 : content.number)
        : content.kind === "day"
          ? null
          : readNumber(text);
    if (reading === "ask")
      this.problem(key, (t) =>
        t("workbook.ambiguousNumber", { text, whole: text.replace(",", ""), decimal: text.replace(/,?0+$/, "") }),
      );
    else if (reading === null) this.problem(key, (t) => t("workbook.notANumber", { text }));
    else if (reading < 0) this.problem(key, (t) => t("workbook.negative", { text }));
    else return reading;
    return null;
  }

  /** `otherwise` where nothing stands, and, with a problem, where none of the words does. */
  word<Value extends string>(key: Key, words: Words<Value>, otherwise: NoInfer<Value>): Value {
    const text = this.text(key);
    if (text === "") return otherwise;
    const value = valueOfWord(words, text);
    if (value === null)
      this.problem(key, (t) => t("workbook.notAWord", { text, words: offeredWords(words).join(", ") }));
    return value ?? otherwise;
  }

  isEmpty(): boolean {
    return [...this.#columns.values()].every((column) => {
      const content = this.#sheet.at(this.#row, column);
      return content === null || (content.kind === "text" && cleanText(content.text) === "");
    });
  }

  /** Null also where a formula failed, which is told of where the sheet is read, once. */
  #content(key: Key): CellContent | null {
    const column = this.#columns.get(key);
    const content = column === undefined ? null : this.#sheet.at(this.#row, column);
    if (content?.kind === "error" || content?.kind === "uncalculated") return null;
    return content?.kind === "text" && cleanText(content.text) === "" ? null : content;
  }

  #missing(key: Key): void {
    if (!this.#columns.has(key)) return;
    const column = this.#columns.get(key)!;
    const { kind } = this.#sheet.at(this.#row, column) ?? {};
    if (kind === "error" || kind === "uncalculated") return;
    this.problem(key, (t) => t("workbook.missing", { column: this.#names.get(key)!.name }));
  }
}

/** "3/4/26": which of the three is the year? */
function hasShortYear(text: string): boolean {
  return /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text.replace(/\s/g, ""));
}

/** 03/04, which is 04/03 for whoever writes the month first; not 13/04, nor 04/04. */
function isOtherDayToo(day: Day): boolean {
  const [month, date] = [day.slice(5, 7), day.slice(8)];
  return month !== date && Number(date) <= 12;
}

const ofAgencies: ReadonlySet<SheetKey> = new Set(["agencies", "targets"]);
const mostOtherRows = 2_000;

export interface ReadSheet<Key extends string> {
  /** Those in which something stands, in their order. */
  readonly rows: readonly SheetRow<Key>[];
  readonly place: Place;
}

/**
 * The rows of one of the workbook's sheets. Null where the workbook does not have it; of one that it has to have, or that
 * stands there under a name like it, with a problem. What holds for every sheet is told here: columns that are missing,
 * merged cells, formulas that failed, and what somebody still has to look at.
 */
export function readSheet<S extends SheetKey>(
  workbook: OpenedWorkbook,
  key: S,
  problems: PlanProblem[],
): ReadSheet<ColumnKey<S>> | null {
  const { name, required } = sheets[key];
  const sheet = workbook.sheets.find((one) => searchKey(one.name) === searchKey(name));
  if (!sheet) {
    const known = new Set(Object.values(sheets).map((one) => searchKey(one.name)));
    const others = workbook.sheets.map((one) => one.name).filter((one) => !known.has(searchKey(one)));
    const similar = nearest(name, others) ?? others.find((one) => searchKey(one).startsWith(searchKey(name)));
    if (similar !== undefined)
      problems.push({
        at: { sheet: similar, cell: null },
        what: (t) => t("workbook.sheetMisnamed", { name, found: similar }),
      });
    else if (required) problems.push({ at: { sheet: name, cell: null }, what: (t) => t("workbook.noSheet") });
    return null;
  }
  const most = ofAgencies.has(key) ? mostRows : mostOtherRows;
  if (sheet.rows > most)
    problems.push({
      at: { sheet: sheet.name, cell: null },
      what: (t) => t("workbook.tooManyRows", { mostRows: most }),
    });
  const names = columnsOf(key);
  if (tellHeadBelow(sheet, [...names.values()], problems))
    return { rows: [], place: { sheet: sheet.name, cell: null } };
  const columns = findColumns(sheet, names, problems);
  const review = headerAt(sheet, reviewColumn);
  tellMerged(sheet, [...columns.values()], problems);
  const rows: SheetRow<ColumnKey<S>>[] = [];
  for (let row = 1; row < Math.min(sheet.rows, most); row += 1) {
    if (review !== null) tellReview(sheet, row, review, problems);
    const read = new SheetRow<ColumnKey<S>>(sheet, row, columns, names, problems, workbook.dayOf);
    if (read.isEmpty()) continue;
    for (const column of columns.values()) tellFailed(sheet, row, column, problems);
    rows.push(read);
  }
  return { rows, place: { sheet: sheet.name, cell: null } };
}

/** How far down a head is looked for, below a title. */
const headWithin = 10;

/** Whether the names of the columns stand further down, below a title: that one thing is told, and not that each is missing. */
function tellHeadBelow(
  sheet: OpenedSheet,
  names: readonly { readonly name: string }[],
  problems: PlanProblem[],
): boolean {
  const known = new Set(names.map(({ name }) => searchKey(name)));
  const matches = (row: number) => headersOf(sheet, row).filter(({ text }) => known.has(searchKey(text))).length;
  if (matches(0) > 0) return false;
  const rows = Array.from({ length: Math.min(sheet.rows, headWithin) }, (_, row) => row);
  const head = rows.find((row) => matches(row) > 1);
  if (head === undefined) return false;
  problems.push({
    at: { sheet: sheet.name, cell: cellName(head, 0) },
    what: (t) => t("workbook.headBelow", { row: head + 1 }),
  });
  return true;
}

function findColumns(
  sheet: OpenedSheet,
  names: ReadonlyMap<string, { readonly name: string; readonly required: boolean }>,
  problems: PlanProblem[],
): ReadonlyMap<string, number> {
  const headers = headersOf(sheet);
  const known = new Set([...names.values()].map(({ name }) => searchKey(name)));
  const columns = new Map<string, number>();
  for (const [key, { name, required }] of names) {
    const found = headers.filter((header) => searchKey(header.text) === searchKey(name));
    const [first, second] = found;
    if (first) columns.set(key, first.column);
    if (second)
      problems.push({
        at: { sheet: sheet.name, cell: cellName(0, second.column) },
        what: (t) => t("workbook.columnTwice", { name }),
      });
    if (first) continue;
    const others = headers.filter(({ text }) => !known.has(searchKey(text)));
    const similar = nearest(
      name,
      others.map(({ text }) => text),
    );
    const column = others.find(({ text }) => text === similar)?.column;
    if (column !== undefined)
      problems.push({
        at: { sheet: sheet.name, cell: cellName(0, column) },
        what: (t) => t("workbook.columnMisnamed", { name, found: similar! }),
      });
    else if (required)
      problems.push({ at: { sheet: sheet.name, cell: null }, what: (t) => t("workbook.noColumn", { name }) });
  }
  return columns;
}

function headersOf(sheet: OpenedSheet, row = 0): { readonly text: string; readonly column: number }[] {
  return Array.from({ length: sheet.columns }, (_, column) => {
    const content = sheet.at(row, column);
    return { text: content === null ? "" : shownText(content), column };
  }).filter(({ text }) => text !== "");
}

function headerAt(sheet: OpenedSheet, name: string): number | null {
  return headersOf(sheet).find(({ text }) => searchKey(text) === searchKey(name))?.column ?? null;
}

function tellMerged(sheet: OpenedSheet, columns: readonly number[], problems: PlanProblem[]): void {
  for (const { range, firstColumn, lastColumn } of sheet.merged)
    if (columns.some((column) => firstColumn <= column && column <= lastColumn))
      problems.push({ at: { sheet: sheet.name, cell: range }, what: (t) => t("workbook.merged") });
}

function tellReview(sheet: OpenedSheet, row: number, column: number, problems: PlanProblem[]): void {
  const content = sheet.at(row, column);
  const text = content === null ? "" : shownText(content);
  if (text !== "")
    problems.push({
      at: { sheet: sheet.name, cell: cellName(row, column) },
      what: (t) => t("workbook.toReview", { text }),
    });
}

function tellFailed(sheet: OpenedSheet, row: number, column: number, problems: PlanProblem[]): void {
  const content = sheet.at(row, column);
  const at = { sheet: sheet.name, cell: cellName(row, column) };
  if (content?.kind === "error") problems.push({ at, what: (t) => t("workbook.formulaError", { code: content.code }) });
  if (content?.kind === "uncalculated") problems.push({ at, what: (t) => t("workbook.uncalculated") });
}
