import type { Cell, CellStyle, CellValue } from "hucre";
import { linkTo } from "./cells.js";

/** A formula with what it comes to now, for readers that do not calculate. */
export interface Formula {
  readonly formula: string;
  readonly result: CellValue;
  /** Where the cell leads in the workbook. */
  readonly link?: string | null;
}

export type Written = CellValue | Formula;

/** Rows of a sheet that is no table, written one below the other. */
export class SheetBuilder {
  readonly rows: CellValue[][] = [];
  readonly cells = new Map<string, Partial<Cell>>();
  /** Rows that are given a height, by their index from 0: what fits by itself is not measured alike by every program. */
  readonly rowDefs = new Map<number, { height: number }>();

  /** The number of the next row, from 1, as formulas have it. */
  get next(): number {
    return this.rows.length + 1;
  }

  /** @param height in points */
  add(
    values: readonly Written[],
    styles: CellStyle | readonly (CellStyle | undefined)[] = [],
    height: number | null = null,
  ): void {
    const row = this.rows.length;
    if (height !== null) this.rowDefs.set(row, { height });
    this.rows.push(values.map((value) => (isFormula(value) ? value.result : value)));
    for (const [column, value] of values.entries()) {
      const style = Array.isArray(styles) ? styles[column] : styles;
      if (isFormula(value))
        this.cells.set(`${row},${column}`, {
          value: value.result,
          formula: value.formula,
          formulaResult: value.result,
          style,
          ...(value.link ? { hyperlink: linkTo(value.link) } : {}),
        });
      else if (style) this.cells.set(`${row},${column}`, { value, style });
    }
  }

  gap(): void {
    this.rows.push([]);
  }
}

function isFormula(value: Written): value is Formula {
  return typeof value === "object" && value !== null && "formula" in value;
}
