import type { Translate } from "../../text/language.js";
import { countFigures, fallsShort, type IndicatorState, isCount } from "../combine-figures.js";
import { earlierWords } from "../indicator-lines.js";
import type { FigureRow, Reach } from "../rows/figure-rows.js";
import { blockStyle, headerHeight, headerStyle, styleOf } from "./cells.js";
import { figureColumns, reachWord, useWord } from "./figure-table.js";
import { columnRange } from "./layout.js";
import { rowsLink } from "./links.js";
import type { Formula, SheetBuilder } from "./sheet-builder.js";
import { criterion } from "./tally-block.js";

/** The indicators with their values, as formulas over "Số liệu". */
export function writeIndicatorBlock(
  sheet: SheetBuilder,
  {
    states,
    figures,
    width,
    title,
    t,
  }: {
    readonly states: readonly IndicatorState[];
    readonly figures: readonly FigureRow[];
    /** How many columns "Số liệu" has. */
    readonly width: number;
    readonly title: string;
    readonly t: Translate;
  },
): void {
  sheet.add([title], blockStyle);
  sheet.add(
    [
      t("files.column.indicator"),
      t("files.column.indicatorName"),
      t("files.column.value"),
      t("files.column.target"),
      t("files.column.unit"),
      t("files.column.numerator"),
      t("files.column.denominator"),
      ...(["reached", "short", "nothing", "missing"] as const).map((of) => t(`files.overview.agencies.${of}`)),
      t("files.overview.province"),
      t("files.column.reach"),
    ],
    headerStyle,
    headerHeight,
  );
  for (const state of states) addIndicator(sheet, state, { figures, width, t });
  sheet.gap();
}

function addIndicator(
  sheet: SheetBuilder,
  state: IndicatorState,
  { figures, width, t }: { readonly figures: readonly FigureRow[]; readonly width: number; readonly t: Translate },
): void {
  const { indicator, numerator, denominator, province } = state;
  const row = sheet.next;
  const range = (column: keyof typeof figureColumns) => columnRange("figures", figureColumns[column], figures.length);
  const own = `${range("indicator")},"${criterion(indicator.code)}"`;
  const used = (use: "added" | "province") => `${own},${range("use")},"${criterion(useWord(use, t))}"`;
  const rows = figures.filter((figure) => figure.indicator === indicator.code);
  const total = (of: "numerator" | "denominator", result: number | null): Formula | null =>
    result === null ? null : { formula: `SUMIFS(${range(of)},${used("added")})`, result };
  const count = (reach: Reach): Formula => ({
    // What the office gave for the whole province is no agency's own.
    formula: `COUNTIFS(${own},${range("reach")},"${criterion(reachWord(reach, t))}",${range("use")},"<>${criterion(useWord("province", t))}")`,
    result: rows.filter((figure) => figure.reach === reach && figure.use !== "province").length,
  });
  const value = state.values.length > 0 ? state.value : (province?.value ?? null);
  const inTarget = indicator.direction === "at-most" ? "<=" : ">=";
  const none = countFigures(state).given === 0 ? reachWord("missing", t) : reachWord("nothing", t);
  sheet.add(
    [
      indicator.code,
      [indicator.name, ...earlierWords(state, t)].join(" · "),
      withLink(valueFormula(state, value, row, { used, range }), figures, indicator.code, width),
      indicator.target,
      indicator.unit,
      total("numerator", numerator),
      total("denominator", denominator),
      count("reached"),
      count("short"),
      count("nothing"),
      count("missing"),
      province && { formula: `SUMIFS(${range("value")},${used("province")})`, result: province.value },
      {
        formula: `IF(C${row}="","${none}",IF(C${row}${inTarget}D${row},"${reachWord("reached", t)}","${reachWord("short", t)}"))`,
        result:
          value === null
            ? none
            : reachWord(fallsShort(value, indicator.target, indicator.direction) ? "short" : "reached", t),
      },
    ],
    [
      styleOf("text"),
      styleOf("wide"),
      styleOf("number", true),
      styleOf("number"),
      styleOf("text"),
      ...Array.from({ length: 6 }, () => styleOf("count")),
      styleOf("number"),
      { ...styleOf("text"), alignment: { horizontal: "center", vertical: "top", wrapText: true } },
    ],
  );
}

/** To the rows that make the value. */
function withLink(
  formula: Formula | null,
  figures: readonly FigureRow[],
  indicator: string,
  width: number,
): Formula | null {
  const places = figures.flatMap((figure, place) => (figure.indicator === indicator ? [place] : []));
  return formula && { ...formula, link: rowsLink("figures", places, width) };
}

/** As the chat computes it: Σ/Σ, else the mean of numbers given alone, else the province's own. Empty where nothing arose. */
function valueFormula(
  state: IndicatorState,
  value: number | null,
  row: number,
  {
    used,
    range,
  }: {
    readonly used: (use: "added" | "province") => string;
    readonly range: (column: "value") => string;
  },
): Formula | null {
  const { indicator, values, numerator } = state;
  if (countFigures(state).given === 0) return null;
  const [times, decimals] = indicator.unit === "%" ? ["*100", 2] : ["", 4];
  const quotient = `F${row}${times}/G${row}`;
  const result = value ?? "";
  if (values.length === 0) return { formula: `SUMIFS(${range("value")},${used("province")})`, result };
  if (isCount(indicator)) return { formula: `SUMIFS(${range("value")},${used("added")})`, result };
  if (numerator !== null)
    return {
      formula: `IF(G${row}=0,"",${besideWhole(quotient, decimals, `F${row}${times}-ROUND(${quotient},0)*G${row}`)})`,
      result,
    };
  const mean = `AVERAGEIFS(${range("value")},${used("added")})`;
  return { formula: `IFERROR(${besideWhole(mean, decimals, `ROUND(${mean}-ROUND(${mean},0),9)`)},"")`, result };
}

/** Rounded as `percentOf` does: never onto a whole number that it is not. `off`: by how much it is more or less than that. */
function besideWhole(value: string, decimals: number, off: string): string {
  const round = `ROUND(${value},${decimals})`;
  return `${round}+IF(${round}=ROUND(${value},0),SIGN(${off})*${(10 ** -decimals).toFixed(decimals)},0)`;
}
