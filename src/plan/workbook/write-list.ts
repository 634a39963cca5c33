import type { CellValue, DataValidation } from "hucre";
import type { Translate } from "../../text/language.js";
import { columnLetters } from "./layout.js";
import { printNames } from "./print-names.js";
import { font, headerStyle, oneOfList, requiredStyle, spareRows, styleOf } from "./write-workbook.js";

export interface ListColumn {
  readonly heading: string;
  readonly width: number;
  readonly required: boolean;
  /** The words that may stand in it; any where there are none. */
  readonly choices?: readonly string[];
}

/** A sheet that an office fills in, with a row for each of `rows`, as bytes of an .xlsx. All cells are texts. */
export async function writeList(
  sheet: string,
  columns: readonly ListColumn[],
  rows: readonly (readonly (string | null)[])[],
  t: Translate,
): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre");
  const last = rows.length + spareRows + 1;
  const head = columns.map(({ heading, required }, column) => {
    const cell = { value: heading, style: required ? requiredStyle : headerStyle };
    return [`0,${column}`, cell] as const;
  });
  const dataValidations = columns.flatMap(({ choices }, column): DataValidation[] => {
    const letters = columnLetters(column);
    return choices ? [{ ...oneOfList(t), values: [...choices], range: `${letters}2:${letters}${last}` }] : [];
  });
  const empty = Array.from({ length: spareRows }, () => columns.map((): CellValue => null));
  return writeXlsx({
    sheets: [
      {
        name: sheet,
        rows: [columns.map(({ heading }) => heading), ...rows.map((row) => [...row]), ...empty],
        cells: new Map(head),
        columns: columns.map(({ width }) => ({ width, style: styleOf("text") })),
        freezePane: { rows: 1, columns: 0 },
        autoFilter: { range: `A1:${columnLetters(columns.length - 1)}${rows.length + 1}` },
        dataValidations,
        pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
    namedRanges: printNames(sheet),
    defaultFont: font,
  });
}
