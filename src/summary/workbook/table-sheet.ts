import type { Cell, ConditionalRule, NamedRange, WriteSheet } from "hucre";
import { printNames } from "../../plan/workbook/print-names.js";
import {
  type Format,
  font,
  headerStyle,
  type Light,
  landscape,
  lightRules,
  linkStyle,
  linkTo,
  plainStyleOf,
} from "./cells.js";
import { columnLetters, type DataSheet, sheetNames } from "./layout.js";

/** What a cell of a table holds. */
export type TableValue = string | number | Date | null;

/** A column of rows of one kind. */
export interface Column<Row> {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly format: Format;
  readonly value: (row: Row) => TableValue;
  /** Words that are coloured. */
  readonly lights?: readonly (readonly [string, Light])[];
  /** Where its cell leads in the workbook: "'Biên nhận'!A12". */
  readonly link?: (row: Row) => string | null;
}

export interface Table<Row> {
  readonly sheet: DataSheet;
  readonly columns: readonly Column<Row>[];
  /** Columns from this one on are there to filter by, and are not printed. */
  readonly printed: number;
  readonly rows: readonly Row[];
  /** Said where there are no rows. */
  readonly empty: string;
}

/** Printed on every page. */
export interface Margins {
  readonly head: string;
  readonly time: string;
}

/**
 * A sheet with a header that stays, filters, and the place of its rows: a sample of one, empty, which shows how its cells
 * look and where there are links. `fillTables` puts the rows there; where there are none it says so.
 */
export function tableSheet<Row>(table: Table<Row>, { head, time }: Margins): WriteSheet {
  const { columns, rows } = table;
  const last = columnLetters(columns.length - 1);
  const end = Math.max(2, rows.length + 1);
  const cells = new Map<string, Partial<Cell>>(
    columns.map(({ title }, column) => [`0,${column}`, { value: title, style: headerStyle }]),
  );
  for (const [column, { link }] of columns.entries())
    if (link && rows.length > 0) cells.set(`1,${column}`, { hyperlink: linkTo("A1") });
  const first = rows.length === 0 ? table.empty : null;
  const rules: ConditionalRule[] = columns.flatMap(({ lights }, column) => {
    const letters = columnLetters(column);
    return lights ? lightRules(`${letters}2:${letters}${end}`, `${letters}2`, lights) : [];
  });
  return {
    name: sheetNames[table.sheet],
    rows: [columns.map(({ title }) => title), columns.map((_, column) => (column === 0 ? first : null))],
    cells,
    columns: columns.map(({ width, format, link }) => ({ width, style: link ? linkStyle : plainStyleOf(format) })),
    rowDefs: new Map([[0, { height: 34 }]]),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${last}${end}` },
    conditionalRules: rules.map((rule, index) => ({ ...rule, priority: index + 1 })),
    pageSetup: {
      ...landscape,
      showGridLines: true,
    },
    headerFooter: pageMargins({ head: `${head} · ${sheetNames[table.sheet]}`, time }),
  };
}

/** Its first row on every page, and of its columns those that are read on paper. */
export function printedPart<Row>({ sheet, printed, rows }: Table<Row>): NamedRange[] {
  return printNames(sheetNames[sheet], `$A$1:$${columnLetters(printed - 1)}$${Math.max(2, rows.length + 1)}`);
}

/** "&" begins a code there. */
export function pageMargins({ head, time }: Margins) {
  const plain = (text: string) => text.replaceAll("&", "&&");
  const code = `&"${font.name},Regular"&9`;
  return { oddHeader: `&L${code}${plain(head)}&R${code}${plain(time)}`, oddFooter: `&C${code}&P/&N` };
}
