import { formatPeriodShort } from "../../calendar/formats.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import type { Translate } from "../../text/language.js";
import { earlierWords } from "../indicator-lines.js";
import { describeOver } from "../over-text.js";
import type { FigureRow, Reach, Use } from "../rows/figure-rows.js";
import { type Light, momentCell, textCell } from "./cells.js";
import type { Telling } from "./duty-tables.js";
import type { Names } from "./names.js";
import { remember } from "./remember.js";
import type { Table } from "./table-sheet.js";

const lightOf: Readonly<Record<Reach, Light>> = {
  short: "red",
  missing: "yellow",
  reached: "green",
  nothing: "grey",
  unjudged: "grey",
};

/** Where the columns of "Số liệu" are that formulas ask for. */
export const figureColumns = { indicator: 0, numerator: 3, denominator: 4, value: 5, reach: 8, use: 9 } as const;

export function reachWord(of: Reach, t: Translate): string {
  return t(`files.reach.${of}`);
}

export function useWord(of: Use, t: Translate): string {
  return t(`files.use.${of}`);
}

/** Every figure that is asked for in the period, given or not. In one piece: it reads as the sheet does, by columns. */
export function figuresTable(
  figures: readonly FigureRow[],
  {
    period,
    catalogue,
    names,
    receiptOf,
    t,
  }: Pick<PlanInForce, "catalogue"> & { period: string; names: Names } & Pick<Telling, "receiptOf" | "t">,
): Table<FigureRow> {
  const reach = remember((of: Reach) => reachWord(of, t));
  const use = remember((of: Use) => useWord(of, t));
  const onTime = remember((is: boolean) => t(is ? "files.onTime" : "files.late"));
  const whole = formatPeriodShort(period, t);
  // Most agencies gave it for the same periods.
  const over = remember((of: string) => describeOver(JSON.parse(of) as NonNullable<FigureRow["over"]>, t));
  const units = new Map(catalogue.indicators.map(({ code, unit }) => [code, unit]));
  const lastOf = (row: FigureRow) =>
    row.given.reduce<Date | null>((at, { reportedAt }) => (at && at > reportedAt ? at : reportedAt), null);
  return {
    sheet: "figures",
    rows: figures,
    printed: 14,
    empty: t("files.none.figures"),
    columns: [
      { title: t("files.column.indicator"), width: 9, format: "text", value: (f) => f.indicator },
      {
        title: t("files.column.indicatorName"),
        width: 38,
        format: "wide",
        value: (f) => textCell(names.indicator(f.indicator)),
      },
      { title: t("files.column.agency"), width: 30, format: "wide", value: (f) => giverOf(f, names, t) },
      { title: t("files.column.numerator"), width: 10, format: "count", value: (f) => f.numerator },
      { title: t("files.column.denominator"), width: 10, format: "count", value: (f) => f.denominator },
      { title: t("files.column.value"), width: 9, format: "number", value: (f) => f.value },
      { title: t("files.column.unit"), width: 9, format: "text", value: (f) => units.get(f.indicator) ?? null },
      { title: t("files.column.target"), width: 9, format: "number", value: (f) => f.target },
      {
        title: t("files.column.reach"),
        width: 15,
        format: "text",
        value: (f) => reach(f.reach),
        lights: (Object.keys(lightOf) as Reach[]).map((of) => [reachWord(of, t), lightOf[of]]),
      },
      { title: t("files.column.use"), width: 13, format: "text", value: (f) => f.use && use(f.use) },
      {
        title: t("files.column.over"),
        width: 20,
        format: "wide",
        value: (f) => (f.use === null ? null : f.over ? over(JSON.stringify(f.over)) : whole),
      },
      { title: t("files.column.note"), width: 22, format: "wide", value: (f) => textCell(notesOf(f, t)) },
      { title: t("files.column.reportedAt"), width: 16.5, format: "moment", value: (f) => momentCell(lastOf(f)) },
      {
        title: t("files.column.receipt"),
        width: 16.5,
        format: "wide",
        value: (f) => receiptsOf(f),
        // Of several the first: a cell leads to one place.
        link: (f) => (f.given[0] ? receiptOf(f.given[0].receipt, f.indicator, f.agency) : null),
      },
      {
        title: t("files.column.onTime"),
        width: 10,
        format: "text",
        value: (f) => (f.given.length === 0 ? null : onTime(f.given.every((one) => one.onTime))),
      },
      { title: t("files.column.agencyCode"), width: 10, format: "text", value: (f) => f.agency },
      { title: t("files.column.level"), width: 13, format: "text", value: (f) => names.level(f.agency) },
      { title: t("files.column.group"), width: 22, format: "text", value: (f) => names.group(f.agency) },
    ],
  };
}

/** What was given before its agency became part of another bears its name. */
function giverOf({ agency, given }: FigureRow, names: Names, t: Translate): string {
  const formers = [...new Set(given.flatMap(({ formerAgency }) => formerAgency ?? []))];
  const name = names.agency(agency);
  return formers.length > 0 ? t("office.indicators.ofFormer", { name, former: formers.join(", ") }) : name;
}

function notesOf({ given, earlier }: FigureRow, t: Translate): string | null {
  const notes = [...given.flatMap(({ note }) => note ?? []), ...earlierWords({ earlier }, t)];
  return notes.length > 0 ? notes.join("\n") : null;
}

function receiptsOf({ given }: FigureRow): string | null {
  return given.length > 0 ? [...new Set(given.map(({ receipt }) => receipt))].join("\n") : null;
}
