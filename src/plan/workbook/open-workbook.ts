import { open } from "node:fs/promises";
import { basename } from "node:path";
import type { Cell, Sheet } from "hucre";
import { addDays, type Day } from "../../calendar/day.js";
import { type Failure, failure, success } from "../../outcome.js";
import { cellName, columnLetters } from "./layout.js";
import { unzippedSize } from "./unzipped-size.js";

const megabyte = 1_048_576;
/** 11,000 agencies and their plan are 1 MB and unpack to 15. */
const largestFile = 20 * megabyte;
const largestUnzipped = 48 * megabyte;
/** Of agencies and of what each has to reach. One more row is kept of a longer sheet, so that it is seen. */
export const mostRows = 20_000;
const lastColumn = "AZ";

/** What stands in a cell. Texts are as they were typed; a formula is what it came to when the file was saved. */
export type CellContent =
  | { readonly kind: "text"; readonly text: string }
  /** `percent`: shown as a percentage, so that 0.8 is read as 80. */
  | { readonly kind: "number"; readonly number: number; readonly percent: boolean }
  /** `monthFirst`: shown as 3/4/2026 where it is the 4th of March, so that whoever typed it may have meant another day. */
  | { readonly kind: "day"; readonly day: Day; readonly monthFirst: boolean }
  | { readonly kind: "error"; readonly code: string } // '#REF!'
  /** A formula that was never calculated. */
  | { readonly kind: "uncalculated" };

export interface OpenedSheet {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Both count from 0; null where nothing stands. */
  at(row: number, column: number): CellContent | null;
  readonly merged: readonly MergedCells[];
}

export interface MergedCells {
  readonly range: string; // 'D7:D9'
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface OpenedWorkbook {
  readonly sheets: readonly OpenedSheet[];
  /** The day that a number stands for, by the file's calendar (1900 or 1904); null where it stands for none. */
  dayOf(serial: number): Day | null;
}

export type WorkbookFailure = Failure<"no_file" | "empty" | "too_large" | "password" | "old_format" | "not_a_workbook">;

/**
 * Opens an .xlsx that somebody else made. Whatever it is, this takes bounded memory: the file, what it unpacks to, the
 * rows and the columns have limits, and nothing beyond them is kept.
 */
export async function openWorkbook(path: string): Promise<OpenedOrNot> {
  const bytes = await readLimited(path);
  return Buffer.isBuffer(bytes) ? openWorkbookBytes(bytes) : bytes;
}

type OpenedOrNot = { readonly ok: true; readonly value: OpenedWorkbook } | WorkbookFailure;

/** The same of a file that is in memory already: no larger than its reader takes. */
export async function openWorkbookBytes(bytes: Buffer): Promise<OpenedOrNot> {
  if (bytes.length === 0) return failure("empty", (t) => t("workbook.empty"));
  if (bytes.subarray(0, 4).equals(oleHeader)) return openedAsOle(bytes);
  const size = unzippedSize(bytes, largestUnzipped);
  if (size === "too_large") return failure("too_large", (t) => t("workbook.unpacksTooLarge"));
  if (size === null) return failure("not_a_workbook", (t) => t("workbook.notXlsx"));
  // A document of Word is a zip as well, and would be a workbook without a sheet.
  if (!bytes.includes("xl/workbook") && bytes.includes("word/document"))
    return failure("not_a_workbook", (t) => t("workbook.isWord"));
  // Loaded when a workbook is opened: no other command waits for it.
  const { HucreError, readXlsx } = await import("hucre");
  try {
    const { sheets, dateSystem } = await readXlsx(bytes, {
      readStyles: true,
      range: `A1:${lastColumn}${mostRows + 1}`,
    });
    return success({ sheets: sheets.map(toSheet), dayOf: (serial) => dayOfSerial(serial, dateSystem === "1904") });
  } catch (error) {
    if (!(error instanceof HucreError) && !(error instanceof RangeError)) throw error;
    return failure("not_a_workbook", (t) => t("workbook.notXlsx"));
  }
}

/** Of a container of Office before 2007, in which encrypted files still are. */
export const oleHeader = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

function openedAsOle(bytes: Buffer): WorkbookFailure {
  return bytes.includes(Buffer.from("EncryptedPackage", "utf16le"))
    ? failure("password", (t) => t("workbook.password"))
    : failure("old_format", (t) => t("workbook.oldFormat"));
}

/** The bytes of a file that somebody names, or why it cannot be read. */
export async function readLimited(path: string): Promise<Buffer | Failure<"no_file" | "too_large">> {
  let file: Awaited<ReturnType<typeof open>> | undefined;
  try {
    file = await open(path);
    const { size } = await file.stat();
    if (size > largestFile)
      return failure("too_large", (t) => t("workbook.tooLarge", { megabytes: largestFile / megabyte }));
    return await file.readFile();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ENOTDIR" && code !== "EISDIR" && code !== "EACCES") throw error;
    return failure("no_file", (t) => t("plan.noFile"));
  } finally {
    await file?.close();
  }
}

function toSheet({ name, rows, cells, merges = [] }: Sheet): OpenedSheet {
  return {
    name,
    rows: rows.length,
    columns: rows.reduce((most, row) => Math.max(most, row.length), 0),
    at: (row, column) => contentOf(rows[row]?.[column] ?? null, cells?.get(`${row},${column}`)),
    merged: merges.map(({ startRow, startCol, endRow, endCol }) => ({
      range: `${cellName(startRow, startCol)}:${columnLetters(endCol)}${endRow + 1}`,
      firstColumn: startCol,
      lastColumn: endCol,
    })),
  };
}

function contentOf(value: Sheet["rows"][number][number], cell: Cell | undefined): CellContent | null {
  if (cell?.type === "error") return { kind: "error", code: String(cell.value) };
  if (value === null || value === undefined) return cell?.formula === undefined ? null : { kind: "uncalculated" };
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return null;
    return {
      kind: "day",
      day: value.toISOString().slice(0, 10),
      monthFirst: monthFirst.test(cell?.style?.numFmt ?? ""),
    };
  }
  if (typeof value === "number") return { kind: "number", number: value, percent: /%/.test(cell?.style?.numFmt ?? "") };
  if (typeof value === "boolean") return { kind: "text", text: value ? "TRUE" : "" };
  if (cell?.formula !== undefined && /^#(?:REF|N\/A|NAME|VALUE|DIV\/0|NULL|NUM)[!?]?/.test(value))
    return { kind: "error", code: value };
  return { kind: "text", text: value };
}

/** "mm/dd/yyyy", "[$-409]m/d/yy"; not plain "m/d/yyyy", which is how the format is read that every computer shows in its own order. */
const monthFirst = /^(?!m\/d\/yyyy(?: h:mm)?$)(?:\[[^\]]*\])*m{1,2}\/d/i;

/** Excel counts 1900 as a leap year: its day 60 never was, so that serials count from 30/12/1899 after it. */
function dayOfSerial(serial: number, from1904: boolean): Day | null {
  const days = Math.floor(serial);
  if (!(days >= 61 && days <= 80_000)) return null;
  return addDays(from1904 ? "1904-01-01" : "1899-12-30", days);
}

/** The file's own name, which is where a fault of the whole file stands. */
export function fileName(path: string): string {
  return basename(path);
}
