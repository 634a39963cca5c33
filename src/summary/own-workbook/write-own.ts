import type { Cell, CellStyle, CellValue, DataValidation, WriteSheet } from "hucre";
import type { Day } from "../../calendar/day.js";
import { formatDay, formatDayInFull, formatPeriod, formatTime } from "../../calendar/formats.js";
import { printNames } from "../../plan/workbook/print-names.js";
import { describeAsGiven, formatTarget } from "../../reporting/describe.js";
import type { DutyFacts, FigureFacts } from "../../reporting/duty-facts.js";
import { shorten } from "../../reporting/labels.js";
import { cellsOfFigure, cellsOfReport, type Filled } from "../../reporting/own-workbook/filled-cells.js";
import { codeOfRow, type OwnRows } from "../../reporting/own-workbook/find-rows.js";
import {
  markSheet,
  type OwnColumn,
  type OwnMark,
  type OwnSheet,
  ownColumns,
  ownSheets,
  writeKey,
  writeMark,
} from "../../reporting/own-workbook/layout.js";
import { hasDueDay } from "../../text/deadline-kinds.js";
import type { Translate } from "../../text/language.js";
import { statusesOffered } from "../../text/statuses.js";
import { dayCell, font, headerStyle, landscape, plainStyleOf, textCell } from "../workbook/cells.js";
import { columnLetters } from "../workbook/layout.js";
import { pageMargins } from "../workbook/table-sheet.js";

export interface OwnTelling {
  readonly agencyName: string;
  readonly mark: OwnMark;
  readonly now: Date;
  readonly today: Day;
  readonly t: Translate;
}

const longestTitle = 160;
/** Yellow as paper forms have what is to be filled; what is locked is white. */
const toFill = "FFF9E5";

/** The workbook as bytes of an .xlsx: what was reported already stands in it, the rest is empty. */
export async function writeOwnWorkbook(rows: OwnRows, telling: OwnTelling): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre");
  const marks: WriteSheet = { name: markSheet, rows: writeMark(telling.mark), veryHidden: true };
  return writeXlsx({
    sheets: [dutySheet(rows.duties, telling), figureSheet(rows.figures, telling), marks],
    namedRanges: (["duties", "figures"] as const).flatMap((sheet) => {
      const last = columnLetters(ownColumns(sheet).length - 2); // the key is not printed
      return printNames(ownSheets[sheet].name, `$A$1:$${last}$${Math.max(2, rows[sheet].length + 1)}`);
    }),
    defaultFont: font,
  });
}

type Row = Readonly<Record<string, Filled>>;

function dutySheet(duties: readonly DutyFacts[], telling: OwnTelling): WriteSheet {
  const { t } = telling;
  const rows = duties.map((duty): Row => {
    return {
      code: codeOfRow(duty, t),
      title: shorten(duty.taskText, longestTitle),
      ...(hasDueDay(duty) ? { period: formatPeriod(duty.period, t), dueOn: { day: duty.dueOn } } : {}),
      ...cellsOfReport(duty.latest, t),
      key: writeKey({ kind: "task", dutyId: duty.id, seen: duty.latest?.id ?? 0 }),
    };
  });
  const choices = duties.map(({ nothingMayArise }) =>
    statusesOffered(nothingMayArise).map((status) => t(`common.status.${status}`)),
  );
  return sheetOf(
    "duties",
    rows,
    telling,
    choices.map((values, row) => oneOf(values, cellOf("duties", "status", row), t)),
  );
}

function figureSheet(figures: readonly FigureFacts[], telling: OwnTelling): WriteSheet {
  const { t } = telling;
  const rows = figures.map((figure): Row => {
    const { latest, previous } = figure;
    const last = latest ?? previous;
    return {
      code: figure.indicator,
      title: shorten(figure.name, longestTitle),
      period: formatPeriod(figure.period, t),
      dueOn: { day: figure.dueOn },
      target: formatTarget(figure.target, figure.unit),
      last: last && `${formatPeriod(last.period, t)}: ${describeAsGiven(last, figure, t)}`,
      ...cellsOfFigure(latest, figure, t),
      key: writeKey({
        ...{ kind: "figure", indicator: figure.indicator, period: figure.period },
        seen: latest?.id ?? 0,
      }),
    };
  });
  const units = [t("reporting.unitsDone"), t("reporting.unitsNotDone")];
  return sheetOf(
    "figures",
    rows,
    telling,
    figures.flatMap(({ wholeUnits }, row) => (wholeUnits ? [oneOf(units, cellOf("figures", "value", row), t)] : [])),
  );
}

function sheetOf(sheet: OwnSheet, rows: readonly Row[], telling: OwnTelling, checks: DataValidation[]): WriteSheet {
  const { agencyName, now, today, t } = telling;
  const columns = ownColumns(sheet);
  const cells = new Map<string, Partial<Cell>>();
  for (const [at, [, { name }]] of columns.entries()) cells.set(`0,${at}`, { value: name, style: headerStyle });
  for (const [index, row] of rows.entries())
    for (const [at, [key, column]] of columns.entries())
      cells.set(`${index + 1},${at}`, {
        value: toValue(row[key] ?? null, column),
        style: styleOf(column.format, column.filled),
      });
  const none = ownSheets[sheet] === ownSheets.duties ? t("ownWorkbook.noDuties") : t("ownWorkbook.noFigures");
  return {
    name: ownSheets[sheet].name,
    rows: [
      columns.map(([, { name }]) => name),
      ...rows.map((row) => columns.map(([key, column]) => toValue(row[key] ?? null, column))),
      ...(rows.length === 0 ? [[none]] : []),
    ],
    cells,
    columns: columns.map(([key, { width }]) => ({ width, hidden: key === "key" })),
    rowDefs: new Map([[0, { height: 34 }]]),
    freezePane: { rows: 1, columns: 1 },
    dataValidations: checks,
    // Without a password: it keeps from slips, and whoever has to may lift it.
    protection: {
      sheet: true,
      formatColumns: true,
      formatRows: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
    },
    pageSetup: { ...landscape, showGridLines: true },
    headerFooter: pageMargins({
      head: `${agencyName} · ${ownSheets[sheet].name}`,
      time: t("files.asOf", { time: formatTime(now), day: formatDayInFull(today, t) }),
    }),
  };
}

function toValue(value: Filled, { filled }: OwnColumn): CellValue {
  if (value === null) return null;
  if (typeof value === "object") return filled ? formatDay(value.day) : dayCell(value.day);
  return typeof value === "string" ? textCell(value) : value;
}

function styleOf(format: "text" | "day", filled: boolean): CellStyle {
  const plain = plainStyleOf(format === "text" ? "wide" : "day");
  if (!filled) return { ...plain, font };
  return {
    ...plain,
    font,
    // Whatever language the spreadsheet speaks, "1.250" stays what was typed, and "2/3/2024" no 3rd of February.
    numFmt: "@",
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb: toFill } },
    protection: { locked: false },
  };
}

function cellOf(sheet: OwnSheet, key: string, row: number): string {
  const column = ownColumns(sheet).findIndex(([name]) => name === key);
  return `${columnLetters(column)}${row + 2}`;
}

function oneOf(values: readonly string[], range: string, t: Translate): DataValidation {
  return {
    ...{ type: "list", allowBlank: true, showErrorMessage: true },
    ...{ errorTitle: t("workbook.pick.title"), errorMessage: t("workbook.pick.message") },
    values: [...values],
    range,
  };
}
