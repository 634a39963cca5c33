import { formatPeriodShort } from "../../calendar/formats.js";
import type { PeriodCode } from "../../calendar/windows.js";
import type { Telling } from "../asked.js";
import { renderPicture } from "./render.js";
import { colours, head, ink, paleInk, text } from "./style.js";

export interface TrendLine {
  readonly name: string;
  /** One a period; null where there is none. */
  readonly values: readonly (number | null)[];
  readonly tone: keyof typeof colours;
  /** Tells the lines apart where colours do not. */
  readonly symbol: "circle" | "triangle" | "rect";
}

const height = 900;

export interface Trend {
  readonly title: string;
  readonly under: readonly string[];
  readonly periods: readonly PeriodCode[];
  readonly lines: readonly TrendLine[];
  readonly target: { readonly value: number; readonly said: string } | null;
  readonly format: (value: number) => string;
}

/** Lines over periods, every point with its number. */
export function trendPicture(
  { title, under, periods, lines, target, format }: Trend,
  telling: Telling,
): Promise<Uint8Array> {
  const { t } = telling;
  const top = head(title, under, telling);
  const years = new Set(periods.map((period) => period.slice(0, 4)));
  const label = (period: PeriodCode) =>
    years.size > 1 && !/^\d{4}$/.test(period)
      ? `${formatPeriodShort(period, t)}\n${period.slice(0, 4)}`
      : formatPeriodShort(period, t);
  const known = [
    ...lines.flatMap(({ values }) => values.filter((value) => value !== null)),
    ...(target ? [target.value] : []),
  ];
  const largest = Math.max(...known, 1);
  return renderPicture(
    {
      title: top.titles,
      legend: {
        show: lines.length > 1,
        left: 36,
        top: top.height,
        itemWidth: 44,
        itemHeight: 24,
        itemGap: 30,
        textStyle: { fontSize: text.small, color: ink },
      },
      grid: { left: 90, right: 90, top: top.height + 110, bottom: 110 },
      xAxis: {
        type: "category",
        data: periods.map(label),
        axisTick: { show: false },
        axisLine: { onZero: false, lineStyle: { color: paleInk, width: 2 } },
        axisLabel: { fontSize: text.small, lineHeight: 30, color: ink, interval: 0, margin: 16 },
      },
      yAxis: { type: "value", show: false, min: Math.min(0, ...known) - 0.12 * largest, max: largest * 1.1 },
      series: seriesOf({ lines, target, format }),
    },
    height,
  );
}

/**
 * On which side of its mark each number stands, a line at a time: of two lines the greater above and the lesser below,
 * so that near values keep theirs; of one, away from the line of the target.
 */
export function labelSides(
  lines: readonly Pick<TrendLine, "values">[],
  target: { readonly value: number } | null,
): readonly (readonly ("top" | "bottom")[])[] {
  return lines.map(({ values }, line) =>
    values.map((value, at) => {
      const others = lines.flatMap((one, index) => (index === line ? [] : (one.values[at] ?? [])));
      if (value === null) return "top";
      if (others.length === 0) return target && value < target.value ? "bottom" : "top";
      // Of equal ones the first stands above.
      return value > Math.max(...others) || (line === 0 && value === Math.max(...others)) ? "top" : "bottom";
    }),
  );
}

function seriesOf({ lines, target, format }: Pick<Trend, "lines" | "target" | "format">): object[] {
  const sides = labelSides(lines, target);
  return lines.map(({ name, values, tone, symbol }, index) => ({
    name,
    type: "line",
    data: values.map((value, at) => ({ value, label: { position: sides[index]![at] } })),
    symbol,
    symbolSize: 20,
    lineStyle: { width: 6, color: colours[tone].fill, type: index === 0 ? "solid" : "dashed" },
    itemStyle: { color: colours[tone].fill },
    label: {
      show: true,
      distance: 12,
      fontSize: text.label,
      fontWeight: 700,
      color: ink,
      formatter: ({ value }: { value: unknown }) => (typeof value === "number" ? format(value) : ""),
    },
    ...(index === 0 && target
      ? {
          markLine: {
            silent: true,
            symbol: "none",
            lineStyle: { color: ink, width: 3, type: "dotted" },
            label: { formatter: target.said, position: "insideEndTop", fontSize: text.small, color: ink },
            data: [{ yAxis: target.value }],
          },
        }
      : {}),
  }));
}
