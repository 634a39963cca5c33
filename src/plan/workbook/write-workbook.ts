import type { Cell, CellStyle, CellValue, ConditionalRule, DataValidation, WriteSheet } from "hucre";
import type { Translate } from "../../text/language.js";
import {
  type Column,
  columnLetters,
  columnsOf,
  instructionsSheet,
  reviewColumn,
  type SheetKey,
  sheetKeys,
  sheets,
} from "./layout.js";
import type { PlanSheets, Written } from "./plan-sheets.js";
import { printNames } from "./print-names.js";
import {
  addsUpWords,
  directionWords,
  holidayWords,
  levelWords,
  offeredWords,
  restDayWords,
  yesWords,
} from "./vocabulary.js";

/** Empty rows that are formatted like the others, so that a code typed there stays a code, and a number keeps its first 0. */
export const spareRows = 200;
const reviewWidth = 44;

export const font = { name: "Times New Roman", size: 12 };
const line = { style: "thin", color: { rgb: "BFBFBF" } } as const;
const border = { top: line, right: line, bottom: line, left: line };
export const headerStyle: CellStyle = {
  border,
  font: { ...font, bold: true, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "1F4E79" } },
  alignment: { vertical: "center", wrapText: true },
};
export const requiredStyle: CellStyle = {
  ...headerStyle,
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "9C2A10" } },
};
const formats: Readonly<Record<Column["format"], string>> = { text: "@", day: "dd/mm/yyyy", number: "General" };

/** The workbook as bytes of an .xlsx. The sheet of instructions is in the reader's language, everything else is the format. */
export async function writeWorkbook(content: PlanSheets, t: Translate): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre");
  return writeXlsx({
    sheets: [guideSheet(t), ...sheetKeys.map((key) => tableSheet(key, content, t))],
    namedRanges: sheetKeys.flatMap((key) => printNames(sheets[key].name)),
    defaultFont: font,
  });
}

function tableSheet(key: SheetKey, content: PlanSheets, t: Translate): WriteSheet {
  const columns = [...columnsOf(key)];
  const rows = content[key] as readonly (Readonly<Record<string, Written>> & { readonly review?: string })[];
  const hasReviews = rows.some(({ review }) => review !== undefined);
  const last = rows.length + spareRows;
  const header = [...columns.map(([, { name }]) => name), ...(hasReviews ? [reviewColumn] : [])];
  const cells = new Map<string, Partial<Cell>>();
  header.forEach((name, column) => {
    const style = columns[column]?.[1].required ? requiredStyle : headerStyle;
    cells.set(`0,${column}`, { value: name, style });
  });
  rows.forEach((row, index) => {
    columns.forEach(([name], column) => {
      const value = row[name];
      // A day among texts, in the sheet "Kế hoạch".
      if (value !== null && typeof value === "object" && columns[column]![1].format !== "day")
        cells.set(`${index + 1},${column}`, { value: toValue(value), style: styleOf("day") });
    });
  });
  return {
    name: sheets[key].name,
    rows: [
      header,
      ...rows.map((row) => [
        ...columns.map(([name]) => toValue(row[name] ?? null)),
        ...(hasReviews ? [row.review ?? null] : []),
      ]),
      ...(key === "plan" ? [] : Array.from({ length: spareRows }, () => columns.map((): CellValue => null))),
    ],
    cells,
    columns: [
      ...columns.map(([, { width, format }]) => ({ width, style: styleOf(format) })),
      ...(hasReviews ? [{ width: reviewWidth, style: styleOf("text") }] : []),
    ],
    freezePane: { rows: 1, columns: 1 },
    ...(key === "plan" ? {} : { autoFilter: { range: `A1:${columnLetters(header.length - 1)}${rows.length + 1}` } }),
    dataValidations: key === "plan" ? planValidations(rows, t) : validations(key, columns, last, content, t),
    ...(hasReviews ? { conditionalRules: [reviewRule(columns.length, last)] } : {}),
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  };
}

function toValue(value: Written): CellValue {
  if (value === null || value === "") return null;
  return typeof value === "object" ? new Date(`${value.day}T00:00:00Z`) : value;
}

export function styleOf(format: Column["format"]): CellStyle {
  return {
    ...{ border, font, numFmt: formats[format] },
    alignment: { vertical: "top", wrapText: true, ...(format === "day" ? { horizontal: "left" } : {}) },
  };
}

/** The row is yellow until its last cell is emptied. */
function reviewRule(column: number, lastRow: number): ConditionalRule {
  const letters = columnLetters(column);
  return {
    type: "expression",
    priority: 1,
    formula: `LEN($${letters}2)>0`,
    style: { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF2CC" }, bgColor: { rgb: "FFF2CC" } } },
    range: `A2:${letters}${lastRow + 1}`,
  };
}

/** The columns whose values are closed: words, or codes of another sheet. */
const choices: { readonly [S in SheetKey]?: Readonly<Record<string, readonly string[] | SheetKey>> } = {
  tasks: { section: "sections", nothingMayArise: [yesWords.yes[0]] },
  indicators: { direction: offeredWords(directionWords), addsUp: offeredWords(addsUpWords) },
  targets: { indicator: "indicators", agency: "agencies" },
  agencies: { level: offeredWords(levelWords), parent: "agencies" },
  holidays: { kind: offeredWords(holidayWords) },
};

function validations(
  key: SheetKey,
  columns: readonly (readonly [string, Column])[],
  last: number,
  content: PlanSheets,
  t: Translate,
): DataValidation[] {
  return Object.entries(choices[key] ?? {}).map(([name, from]) => {
    const letters = columnLetters(columns.findIndex(([column]) => column === name));
    const source =
      typeof from === "string"
        ? { formula1: `'${sheets[from].name}'!$A$2:$A$${content[from].length + spareRows + 1}` }
        : { values: [...from] };
    return { ...oneOfList(t), ...source, range: `${letters}2:${letters}${last + 1}` };
  });
}

function planValidations(rows: readonly Readonly<Record<string, Written>>[], t: Translate): DataValidation[] {
  const words = offeredWords(restDayWords);
  const row = rows.findIndex(({ value }) => words.includes(String(value)));
  return row < 0 ? [] : [{ ...oneOfList(t), values: words, range: `B${row + 2}` }];
}

export function oneOfList(t: Translate) {
  return {
    type: "list",
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: t("workbook.pick.title"),
    errorMessage: t("workbook.pick.message"),
  } as const;
}

function guideSheet(t: Translate): WriteSheet {
  const steps = t("workbook.guide.steps").split("\n");
  const about = sheetKeys.map((key) => t(`workbook.guide.${key}`).split("|"));
  const heads = new Map<string, Partial<Cell>>([
    [
      "0,0",
      {
        value: t("workbook.guide.title"),
        style: { font: { ...font, bold: true, size: 16, color: { rgb: "1F4E79" } } },
      },
    ],
  ]);
  about.forEach(([name = ""], index) => {
    heads.set(`${index + steps.length + 3},0`, {
      value: name,
      style: { font: { ...font, bold: true }, alignment: { vertical: "top" } },
    });
  });
  return {
    name: instructionsSheet,
    rows: [
      [t("workbook.guide.title"), null],
      [],
      ...steps.map((step, index) => [`${index + 1}.`, step]),
      [],
      ...about.map(([name = "", text = ""]) => [name, text]),
    ],
    columns: [
      { width: 18, style: { alignment: { vertical: "top" } } },
      { width: 120, style: { alignment: { vertical: "top", wrapText: true } } },
    ],
    cells: heads,
    pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}
