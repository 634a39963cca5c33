import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import type { Day } from "../../calendar/day.js";
import type { Translate } from "../../text/language.js";
import { normalise, searchKey } from "../../text/normalise.js";
import type { Place, PlanProblem } from "../place.js";
import { readDay, shownText } from "../workbook/cell-values.js";
import { cellName } from "../workbook/layout.js";
import { type CellContent, mostRows, type OpenedSheet, openWorkbook } from "../workbook/open-workbook.js";

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
 * The rows of a table with headings, from a CSV file (UTF-8, "," ";" or tabs) or from the first sheet of an .xlsx that has
 * them. Columns that are not asked for are passed over. Null, with problems, where it cannot be read as a table at all.
 */
export async function readTable<Key extends string>(
  path: string,
  columns: Readonly<Record<Key, TableColumn>>,
  problems: PlanProblem[],
): Promise<readonly TableRow<Key>[] | null> {
  return /\.xlsx$/i.test(path) ? readSheetTable(path, columns, problems) : readCsvTable(path, columns, problems);
}

const largestFile = 5 * 1_048_576;

async function readCsvTable<Key extends string>(
  path: string,
  columns: Readonly<Record<Key, TableColumn>>,
  problems: PlanProblem[],
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
  const [head, ...rows] = records.filter(({ record }) => record.some((cell) => cell !== ""));
  if (!head) return refuse((t) => t("agencies.emptyFile"));
  const found = findColumns(head.record, columns, { file, line: head.info.lines }, problems);
  if (!found) return null;
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

/** The one of which the first line has most: spreadsheets that write decimals with a comma separate by ";". */
function delimiterOf(source: string): string {
  const first =
    source
      .slice(0, 2_000)
      .split(/\r?\n/)
      .find((line) => line.trim() !== "") ?? "";
  const counted = [",", ";", "\t"].map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

async function readSheetTable<Key extends string>(
  path: string,
  columns: Readonly<Record<Key, TableColumn>>,
  problems: PlanProblem[],
): Promise<readonly TableRow<Key>[] | null> {
  const file = basename(path);
  const opened = await openWorkbook(path);
  if (!opened.ok) {
    problems.push({ at: { file, line: null }, what: opened.say });
    return null;
  }
  const { sheets, dayOf } = opened.value;
  const heads = sheets.map((sheet) => ({ sheet, head: headOf(sheet) }));
  const has = (head: readonly string[]) => required(columns).filter((column) => indexOf(head, column) >= 0).length;
  // The one with most of what is needed: a workbook may have other sheets before it.
  const best = heads.reduce<(typeof heads)[number] | null>(
    (best, one) => (one.head.length > 0 && (best === null || has(one.head) > has(best.head)) ? one : best),
    null,
  );
  if (!best) {
    problems.push({ at: { file, line: null }, what: (t) => t("agencies.emptyFile") });
    return null;
  }
  const { sheet, head } = best;
  const found = findColumns(head, columns, { sheet: sheet.name, cell: null }, problems);
  if (!found) return null;
  if (sheet.rows > mostRows)
    problems.push({ at: { sheet: sheet.name, cell: null }, what: (t) => t("workbook.tooManyRows", { mostRows }) });
  const rows: TableRow<Key>[] = [];
  for (let row = 1; row < Math.min(sheet.rows, mostRows); row += 1) {
    const content = (key: Key): CellContent | null => sheet.at(row, found.get(key) ?? sheet.columns);
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

function headOf(sheet: OpenedSheet): readonly string[] {
  const head = Array.from({ length: sheet.columns }, (_, column) => textOf(sheet.at(0, column)));
  return head.some((text) => text !== "") ? head : [];
}

function textOf(content: CellContent | null): string {
  return content === null || content.kind === "error" ? "" : shownText(content);
}

function tellFailed(content: CellContent | null, at: Place, problems: PlanProblem[]): void {
  if (content?.kind === "error") problems.push({ at, what: (t) => t("workbook.formulaError", { code: content.code }) });
  if (content?.kind === "uncalculated") problems.push({ at, what: (t) => t("workbook.uncalculated") });
}

function required(columns: Readonly<Record<string, TableColumn>>): readonly TableColumn[] {
  return Object.values(columns).filter((column) => column.required);
}

function indexOf(head: readonly string[], { headings }: TableColumn): number {
  return head.findIndex((text) => headings.some((heading) => keyOf(heading) === keyOf(text)));
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

function keyOf(heading: string): string {
  return searchKey(heading).replaceAll("_", "");
}

function oneLine(text: string): string {
  return normalise(text).replace(/\s+/g, " ").trim();
}
