import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import type { Day } from "../../calendar/day.js";
import type { Translate } from "../../text/language.js";
import { normalise } from "../../text/normalise.js";
import type { Place, PlanProblem } from "../place.js";
import { readDay, shownText } from "../workbook/cell-values.js";
import { cellName } from "../workbook/layout.js";
import { type CellContent, mostRows, type OpenedSheet, openWorkbook } from "../workbook/open-workbook.js";
import { wordKey } from "../workbook/vocabulary.js";

/** The columns of a table by what they are to the program: the heading of a CSV file first, then that of a workbook. */
export interface TableColumn {
  readonly headings: readonly [string, ...string[]];
  readonly required: boolean;
}

/** A row in which something stands. */
export interface TableRow<Key extends string> {
  /** Whether the table has this column at all. */
  has(key: Key): boolean;
  /** On one line, without blanks at its ends; empty where nothing stands. */
  text(key: Key): string;
  /** Null where no day stands. */
  day(key: Key): Day | null;
  at(key: Key): Place;
}

/**
 * The rows of a table with headings, from a CSV file (UTF-8, "," ";" or tabs) or from the sheet of an .xlsx that has most
 * of them; titles may stand above the headings. Columns that are not asked for are passed over. Null, with problems, where
 * it cannot be read as a table at all.
 *
 * @param passedOver gets the headings that were passed over
 */
export async function readTable<Key extends string>(
  path: string,
  columns: Readonly<Record<Key, TableColumn>>,
  problems: PlanProblem[],
  passedOver: string[] = [],
): Promise<readonly TableRow<Key>[] | null> {
  // An .xls is no .xlsx, which is said where workbooks are opened.
  return /\.xls[xm]?$/i.test(path)
    ? readSheetTable(path, columns, problems, passedOver)
    : readCsvTable(path, columns, problems, passedOver);
}

/** Above the headings stand the office's name, what the list is and of which day: not more rows than these. */
const headWithin = 15;

const largestFile = 5 * 1_048_576;

async function readCsvTable<Key extends string>(
  path: string,
  columns: Readonly<Record<Key, TableColumn>>,
  problems: PlanProblem[],
  passedOver: string[],
): Promise<readonly TableRow<Key>[] | null> {
  const file = basename(path);
  const refuse = (what: PlanProblem["what"], line: number | null = null) => {
    problems.push({ at: { file, line }, what });
    return null;
  };
  const source = await readText(path);
  if (typeof source === "function") return refuse(source);
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parseCsv(source, {
      ...{ bom: true, info: true, skip_empty_lines: true, trim: true, relax_column_count: true },
      delimiter: delimiterOf(source),
    }) as never;
  } catch (error) {
    const { code, lines } = error as { code?: string; lines?: number };
    if (!code?.startsWith("CSV_") && !code?.startsWith("INVALID_")) throw error;
    return refuse((t) => t("plan.notCsv"), lines ?? null);
  }
  const filled = records.filter(({ record }) => record.some((cell) => cell !== ""));
  const at = bestHead(
    filled.slice(0, headWithin).map(({ record }) => record),
    columns,
  );
  const [head, ...rows] = filled.slice(at);
  if (!head) return refuse((t) => t("agencies.emptyFile"));
  const found = findColumns(head.record, columns, { file, line: head.info.lines }, problems);
  if (!found) return null;
  passedOver.push(...headingsBut(found, head.record));
  return rows.flatMap(({ record, info: { lines: line } }) => {
    if (record.length !== head.record.length) {
      const counts = { found: record.length, columns: head.record.length };
      problems.push({ at: { file, line }, what: (t) => t("agencies.otherWidth", counts) });
      return [];
    }
    const text = (key: Key) => oneLine(record[found.get(key) ?? record.length] ?? "");
    return [
      {
        has: (key: Key) => found.has(key),
        text,
        day: (key: Key) => readDay(text(key)),
        at: (key: Key): Place => ({
          file,
          line,
          column: head.record[found.get(key) ?? -1] ?? columns[key].headings[0],
        }),
      },
    ];
  });
}

/** The file's text, or what is wrong with it. */
async function readText(path: string): Promise<string | ((t: Translate) => string)> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return (t) => t("plan.noFile");
    if (facts.size > largestFile) return (t) => t("plan.tooLarge", { megabytes: largestFile / 1_048_576 });
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof TypeError) return (t) => t("plan.notUtf8");
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return (t) => t("plan.noFile");
  }
}

/**
 * The one of which the first line has most, and of a title with hardly any the next: spreadsheets that write decimals with
 * a comma separate by ";".
 */
function delimiterOf(source: string): string {
  const lines = source
    .slice(0, 2_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  const counted = lines.map((line) =>
    [",", ";", "\t"]
      .map((sign) => ({ sign, count: line.split(sign).length - 1 }))
      .reduce((best, one) => (one.count > best.count ? one : best)),
  );
  return (counted.find(({ count }) => count > 1) ?? counted[0])?.sign ?? ",";
}

async function readSheetTable<Key extends string>(
  path: string,
  columns: Readonly<Record<Key, TableColumn>>,
  problems: PlanProblem[],
  passedOver: string[],
): Promise<readonly TableRow<Key>[] | null> {
  const file = basename(path);
  const opened = await openWorkbook(path);
  if (!opened.ok) {
    problems.push({ at: { file, line: null }, what: opened.say });
    return null;
  }
  const { sheets, dayOf } = opened.value;
  const heads = sheets.flatMap((sheet) => headOf(sheet, columns));
  // The one with most of what is needed: a workbook may have other sheets before it.
  const best =
    heads[
      bestHead(
        heads.map(({ head }) => head),
        columns,
      )
    ];
  if (!best) {
    problems.push({ at: { file, line: null }, what: (t) => t("agencies.emptyFile") });
    return null;
  }
  const { sheet, head, headRow } = best;
  const found = findColumns(head, columns, { sheet: sheet.name, cell: null }, problems);
  if (!found) return null;
  passedOver.push(...headingsBut(found, head));
  const filledAt = withMerged(sheet);
  if (sheet.rows > mostRows)
    problems.push({ at: { sheet: sheet.name, cell: null }, what: (t) => t("workbook.tooManyRows", { mostRows }) });
  const rows: TableRow<Key>[] = [];
  for (let row = headRow + 1; row < Math.min(sheet.rows, mostRows); row += 1) {
    const content = (key: Key): CellContent | null => filledAt(row, found.get(key) ?? sheet.columns);
    const at = (key: Key): Place => ({ sheet: sheet.name, cell: cellName(row, found.get(key) ?? 0) });
    const text = (key: Key) => oneLine(textOf(content(key)));
    const keys = [...found.keys()];
    for (const key of keys) tellFailed(content(key), at(key), problems);
    if (keys.every((key) => content(key) === null || text(key) === "")) continue;
    rows.push({
      has: (key) => found.has(key),
      text,
      day: (key) => {
        const cell = content(key);
        if (cell?.kind === "day") return cell.day;
        return cell?.kind === "number" ? dayOf(cell.number) : readDay(text(key));
      },
      at,
    });
  }
  return rows;
}

/** The likeliest row of headings of a sheet; none of one on which nothing stands. */
function headOf(sheet: OpenedSheet, columns: Readonly<Record<string, TableColumn>>) {
  const rows = Array.from({ length: Math.min(sheet.rows, headWithin) }, (_, row) => ({
    ...{ sheet, headRow: row },
    head: Array.from({ length: sheet.columns }, (_, column) => textOf(sheet.at(row, column))),
  })).filter(({ head }) => head.some((text) => text !== ""));
  const at = bestHead(
    rows.map(({ head }) => head),
    columns,
  );
  return rows.slice(at, at + 1);
}

/** Which has most of the columns, those first that have to be there; of several alike the first. */
function bestHead(heads: readonly (readonly string[])[], columns: Readonly<Record<string, TableColumn>>): number {
  const all = Object.values(columns);
  const worth = heads.map((head) =>
    all.reduce((sum, column) => sum + (indexOf(head, column) < 0 ? 0 : column.required ? all.length : 1), 0),
  );
  return Math.max(0, worth.indexOf(Math.max(...worth)));
}

function headingsBut(found: ReadonlyMap<string, number>, head: readonly string[]): string[] {
  const used = new Set(found.values());
  return head.filter((text, index) => text !== "" && !used.has(index));
}

/** A cell that is merged with those below it holds for each of their rows: "Sở Tư pháp" once for its two people. */
function withMerged(sheet: OpenedSheet): OpenedSheet["at"] {
  const tops = new Map<string, number>();
  for (const { range, firstColumn, lastColumn } of sheet.merged) {
    const [first, last] = (range.match(/\d+/g) ?? []).map((row) => Number(row) - 1);
    if (firstColumn !== lastColumn || first === undefined || last === undefined) continue;
    for (let row = first + 1; row <= Math.min(last, sheet.rows); row += 1) tops.set(`${row},${firstColumn}`, first);
  }
  return (row, column) => sheet.at(tops.get(`${row},${column}`) ?? row, column);
}

function textOf(content: CellContent | null): string {
  return content === null || content.kind === "error" ? "" : shownText(content);
}

function tellFailed(content: CellContent | null, at: Place, problems: PlanProblem[]): void {
  if (content?.kind === "error") problems.push({ at, what: (t) => t("workbook.formulaError", { code: content.code }) });
  if (content?.kind === "uncalculated") problems.push({ at, what: (t) => t("workbook.uncalculated") });
}

function indexOf(head: readonly string[], { headings }: TableColumn): number {
  return head.findIndex((text) => headings.some((heading) => wordKey(heading) === wordKey(text)));
}

/** Null, with a problem for each, where a column is missing that has to be there. */
function findColumns<Key extends string>(
  head: readonly string[],
  columns: Readonly<Record<Key, TableColumn>>,
  at: Place,
  problems: PlanProblem[],
): ReadonlyMap<Key, number> | null {
  const found = new Map<Key, number>();
  const before = problems.length;
  for (const [key, column] of Object.entries(columns) as [Key, TableColumn][]) {
    const index = indexOf(head, column);
    if (index >= 0) found.set(key, index);
    else if (column.required) {
      const name = column.headings[0];
      problems.push({ at, what: (t) => t("agencies.noColumn", { name }) });
    }
  }
  return problems.length > before ? null : found;
}

function oneLine(text: string): string {
  return normalise(text).replace(/\s+/g, " ").trim();
}
