import { fold } from "../../text/fold.js";
import type { Block, TableRow } from "./open-decision.js";

/** What the columns of a table of decisions are for. */
type ColumnUse = "number" | "text" | "lead" | "coordinating" | "timing" | "unit" | "target";

/** A table whose heading says what it holds. Columns count from 0. */
export interface HeadedTable {
  readonly holds: "tasks" | "indicators";
  readonly columns: Readonly<Partial<Record<ColumnUse, number>>>;
  /** What has no column in a plan's workbook: "Sản phẩm", "Ghi chú". By its heading. */
  readonly others: readonly { readonly column: number; readonly name: string }[];
  /** Below the heading; of a table that another one continues, the rows of both. */
  readonly rows: readonly TableRow[];
}

/** Of a kind of table: what its columns are, by the folded heading, the first that fits; and which it cannot be without. */
interface Kind {
  readonly holds: HeadedTable["holds"];
  readonly headings: readonly (readonly [ColumnUse | "other", RegExp])[];
  readonly needed: readonly ColumnUse[];
}

const number = ["number", /^(?:stt|tt|so tt|so thu tu|so)$/] as const;
// Before all others: "cơ quan phối hợp thực hiện" is not who leads.
const coordinating = ["coordinating", /phoi hop/] as const;

const kinds: readonly Kind[] = [
  {
    holds: "tasks",
    headings: [
      ...[coordinating, number],
      ["lead", /chu tri|(?:co quan|don vi).*(?:thuc hien|tham muu|phu trach)|phan cong|trach nhiem/],
      ["timing", /thoi gian|thoi han|tien do|thoi diem|han hoan thanh|hoan thanh truoc/],
      ["other", /^(?:san pham|ket qua|ghi chu|kinh phi|can cu)/],
      ["text", /nhiem vu|noi dung|cong viec|hoat dong|dau viec|giai phap/],
    ],
    needed: ["text", "lead", "timing"],
  },
  {
    holds: "indicators",
    headings: [
      ...[coordinating, number],
      ["lead", /chu tri|(?:co quan|don vi).*(?:thuc hien|bao cao|theo doi|phu trach|tham muu)/],
      ["unit", /^(?:don vi tinh|dvt|don vi)$/],
      ["other", /^(?:thuc hien|uoc|ket qua nam|ghi chu|can cu|thoi)/],
      ["target", /giao|muc tieu|ke hoach|phan dau|can dat|^nam 20\d\d$/],
      ["text", /chi tieu|noi dung/],
    ],
    needed: ["text", "target"],
  },
];

const mostRowsAbove = 3;
const mostHeadingRows = 2;

/**
 * The tables whose heading, of one row or two, names what tasks or indicators have. A table of as many columns right
 * behind one, without a heading, continues it. `others` is how many hold neither.
 */
export function headedTables(blocks: readonly Block[]): { readonly tables: HeadedTable[]; readonly others: number } {
  const tables: HeadedTable[] = [];
  let others = 0;
  let widthToGoOn: number | null = null;
  for (const block of blocks) {
    if (block.kind === "text") {
      widthToGoOn = null;
      continue;
    }
    const width = Math.max(0, ...block.rows.map((row) => row.length));
    const found = headOf(block.rows);
    const before: HeadedTable | undefined = found || widthToGoOn !== width ? undefined : tables.pop();
    const table: HeadedTable | undefined = found ?? (before && { ...before, rows: [...before.rows, ...block.rows] });
    if (table) tables.push(table);
    else others += 1;
    widthToGoOn = table ? width : null;
  }
  return { tables, others };
}

function headOf(rows: readonly TableRow[]): HeadedTable | null {
  for (const kind of kinds)
    for (let first = 0; first < Math.min(rows.length, mostRowsAbove); first += 1)
      for (let height = 1; height <= mostHeadingRows; height += 1) {
        const columns = columnsOf(rows.slice(first, first + height), kind);
        if (columns) return { holds: kind.holds, ...columns, rows: belowHead(rows, first, height) };
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

function columnsOf(
  head: readonly TableRow[],
  { headings, needed }: Kind,
): Pick<HeadedTable, "columns" | "others"> | null {
  const width = Math.max(...head.map((row) => row.length));
  const found = new Map<ColumnUse, number[]>();
  const others: { column: number; name: string }[] = [];
  for (let column = 0; column < width; column += 1) {
    const name = [...new Set(head.flatMap((row) => row[column]?.text.split("\n") ?? []))].join(" ");
    const folded = fold(name).replace(/\s+/g, " ").trim();
    const use = headings.find(([, pattern]) => pattern.test(folded))?.[0];
    if (use && use !== "other") found.set(use, [...(found.get(use) ?? []), column]);
    else if (folded !== "") others.push({ column, name });
  }
  const single = [...found].filter(([, columns]) => columns.length === 1);
  const columns: HeadedTable["columns"] = Object.fromEntries(single.map(([use, [column]]) => [use, column!]));
  return needed.every((use) => columns[use] !== undefined) ? { columns, others } : null;
}
