import { fold } from "../../text/fold.js";
import type { Block, TableRow } from "./open-decision.js";

/** Which column of a table holds what; columns count from 0. */
export interface TaskColumns {
  readonly number: number | null;
  readonly text: number;
  readonly lead: number;
  readonly coordinating: number | null;
  readonly timing: number;
  /** What has no column in a plan's workbook: "Sản phẩm", "Ghi chú". By its heading. */
  readonly others: readonly { readonly column: number; readonly name: string }[];
}

export interface TaskTable {
  readonly columns: TaskColumns;
  /** Below the heading; of a table that another one continues, the rows of both. */
  readonly rows: readonly TableRow[];
}

/** By the folded heading; the first that fits counts, so that "cơ quan phối hợp thực hiện" is not who leads. */
const headings = [
  ["coordinating", /phoi hop/],
  ["lead", /chu tri|(?:co quan|don vi).*(?:thuc hien|tham muu|phu trach)|phan cong|trach nhiem/],
  ["timing", /thoi gian|thoi han|tien do|thoi diem|han hoan thanh|hoan thanh truoc/],
  ["other", /^(?:san pham|ket qua|ghi chu|kinh phi|can cu)/],
  ["text", /nhiem vu|noi dung|cong viec|hoat dong|dau viec|giai phap/],
  ["number", /^(?:stt|tt|so tt|so thu tu|so)$/],
] as const;

const mostRowsAbove = 3;
const mostHeadingRows = 2;

/**
 * The tables of tasks: those whose heading, of one row or two, names who leads, by when, and what. A table of as many
 * columns right behind one, without a heading, continues it.
 */
export function taskTables(blocks: readonly Block[]): { readonly tables: TaskTable[]; readonly others: number } {
  const tables: TaskTable[] = [];
  let others = 0;
  let widthToGoOn: number | null = null;
  for (const block of blocks) {
    if (block.kind === "text") {
      widthToGoOn = null;
      continue;
    }
    const width = Math.max(0, ...block.rows.map((row) => row.length));
    const found = headOf(block.rows);
    const before: TaskTable | undefined = found || widthToGoOn !== width ? undefined : tables.pop();
    const table: TaskTable | undefined = found ?? (before && { ...before, rows: [...before.rows, ...block.rows] });
    if (table) tables.push(table);
    else others += 1;
    widthToGoOn = table ? width : null;
  }
  return { tables, others };
}

function headOf(rows: readonly TableRow[]): TaskTable | null {
  for (let first = 0; first < Math.min(rows.length, mostRowsAbove); first += 1)
    for (let height = 1; height <= mostHeadingRows; height += 1) {
      const columns = columnsOf(rows.slice(first, first + height));
      if (columns) return { columns, rows: belowHead(rows, first, height) };
    }
  return null;
}

/** Without "(1) (2) (3)" under the heading, and without the heading where a page repeats it. */
function belowHead(rows: readonly TableRow[], first: number, height: number): TableRow[] {
  const heads = new Set(rows.slice(first, first + height).map(keyOf));
  return rows.slice(first + height).filter((row) => !heads.has(keyOf(row)) && !isColumnNumbers(row));
}

function keyOf(row: TableRow): string {
  return row.map(({ text }) => fold(text)).join("|");
}

function isColumnNumbers(row: TableRow): boolean {
  const texts = row.map(({ text }) => text);
  return texts.length > 2 && texts.every((text, index) => text.replace(/[()]/g, "") === String(index + 1));
}

function columnsOf(head: readonly TableRow[]): TaskColumns | null {
  const width = Math.max(...head.map((row) => row.length));
  const found = new Map<string, number[]>();
  const others: { column: number; name: string }[] = [];
  for (let column = 0; column < width; column += 1) {
    const name = [...new Set(head.flatMap((row) => row[column]?.text.split("\n") ?? []))].join(" ");
    const folded = fold(name).replace(/\s+/g, " ").trim();
    const kind = headings.find(([, pattern]) => pattern.test(folded))?.[0];
    if (kind && kind !== "other") found.set(kind, [...(found.get(kind) ?? []), column]);
    else if (folded !== "") others.push({ column, name });
  }
  const only = (kind: string) => (found.get(kind)?.length === 1 ? found.get(kind)![0]! : null);
  const [text, lead, timing] = [only("text"), only("lead"), only("timing")];
  if (text === null || lead === null || timing === null) return null;
  return { text, lead, timing, number: only("number"), coordinating: only("coordinating"), others };
}
