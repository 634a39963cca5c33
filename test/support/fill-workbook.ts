import { type CellValue, openXlsx, saveXlsx } from "hucre";

/** What somebody types into the rows of a workbook, as text, or with "#" as a number. */
export interface RowFilling {
  /** The code in its first column, of several the first; "I.10#2" the second, "_" a row below all. */
  readonly row: string;
  readonly cells: Readonly<Record<string, CellValue>>;
}

export function readFilling(text: string): readonly RowFilling[] {
  if (text === "") return [];
  return text.split(" | ").map((row) => {
    const first =
      /(?:^| )(?:Trạng thái|Tiến độ|Kết quả|Vướng mắc|Số văn bản|Ngày văn bản|Tử số|Mẫu số|Tỷ lệ|Ghi chú|Khóa|Mã|Kỳ)[^=]*=/u;
    const at = first.exec(row)?.index ?? row.length;
    const cells = row
      .slice(at)
      .split("; ")
      .map((cell) => cell.trim().split(/=(.*)/s) as [string, string])
      .map(([name, value]) => [name, /^#\d/.test(value) ? Number(value.slice(1)) : value || null] as const);
    return { row: row.slice(0, at).trim(), cells: Object.fromEntries(cells) };
  });
}

/** The workbook as somebody saves it who has typed this into it. */
export async function fillWorkbook(bytes: Uint8Array, rows: readonly RowFilling[]): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes, { readStyles: true });
  for (const { row, cells } of rows) {
    const [code, nth = "1"] = row.split("#") as [string, string?];
    const sheet = workbook.sheets.find(({ rows: [header] }) =>
      Object.keys(cells).every((name) => header?.includes(name)),
    );
    if (!sheet) throw new Error(`no sheet has the columns ${Object.keys(cells)}`);
    const found = sheet.rows.flatMap(([first], index) => (first === code ? [index] : []));
    const at = code === "_" ? sheet.rows.length : found[Number(nth) - 1];
    if (at === undefined) throw new Error(`no row is of ${row}`);
    const header = sheet.rows[0]!;
    sheet.rows[at] ??= header.map(() => null);
    for (const [name, value] of Object.entries(cells)) {
      const column = header.indexOf(name);
      sheet.rows[at]![column] = value;
      sheet.cells?.delete(`${at},${column}`);
    }
  }
  return saveXlsx(workbook);
}
