import type { Telling } from "../asked.js";
import { renderPicture } from "./render.js";
import { colours, head, ink, labelAxis, text } from "./style.js";
import { wordsBelow } from "./words-below.js";

export interface TargetBar {
  readonly label: string;
  readonly value: number | null;
  /** Null where the bar stands for several that are not shown. */
  readonly target: number | null;
  readonly isShort: boolean;
  /** The value in words, with whether it reaches the target. */
  readonly said: string;
  /** The value of a bar of full length. */
  readonly whole: number;
}

const labelWidth = 360;
const barWidth = 34;

/** Bars with a mark where each target is, and in words what they say. */
export function barsAgainstTargets(
  bars: readonly TargetBar[],
  {
    title,
    under,
    telling,
    rowHeight = 96,
  }: {
    readonly title: string;
    readonly under: readonly string[];
    readonly telling: Telling;
    readonly rowHeight?: number;
  },
): Promise<Uint8Array> {
  const { t } = telling;
  const top = head(title, under, telling);
  const gridTop = top.height + 66;
  const height = gridTop + bars.length * rowHeight + 30;
  const rows = [...bars].reverse();
  return renderPicture(
    {
      title: top.titles,
      legend: {
        left: 36,
        top: top.height,
        itemWidth: 34,
        itemHeight: 24,
        itemGap: 30,
        icon: "rect",
        textStyle: { fontSize: text.small, color: ink },
        data: [
          t("files.reach.reached"),
          t("files.reach.short"),
          { name: t("files.picture.target"), itemStyle: { color: ink } },
        ],
      },
      grid: { left: labelWidth + 50, right: 50, top: gridTop, height: bars.length * rowHeight },
      xAxis: { type: "value", min: 0, max: 1, show: false },
      yAxis: labelAxis(
        rows.map(({ label }) => label),
        { width: labelWidth, lines: 2 },
      ),
      series: seriesOf(rows, { rowHeight, gridTop, telling }),
    },
    height,
  );
}

/** The bars, the marks of their targets, and below each what it says in words. */
function seriesOf(
  rows: readonly TargetBar[],
  {
    rowHeight,
    gridTop,
    telling: { t },
  }: {
    readonly rowHeight: number;
    readonly gridTop: number;
    readonly telling: Telling;
  },
): object[] {
  const share = ({ value, whole }: TargetBar) => Math.min(1, (value ?? 0) / whole);
  return [
    ...(["reached", "short"] as const).map((reach) => ({
      name: t(`files.reach.${reach}`),
      type: "bar",
      stack: "value",
      barWidth,
      itemStyle: { color: reach === "short" ? colours.unfinished.fill : colours.good.fill },
      data: rows.map((bar) => (bar.value !== null && bar.isShort === (reach === "short") ? share(bar) : 0)),
    })),
    {
      name: t("files.picture.target"),
      type: "bar",
      stack: "value",
      barWidth,
      itemStyle: { color: "transparent" },
      data: rows.map(() => 0),
      markLine: {
        silent: true,
        symbol: "none",
        label: { show: false },
        lineStyle: { color: ink, width: 5, type: "solid" },
        data: rows.flatMap(({ target, whole }, index) => {
          if (target === null) return [];
          const at = Math.min(1, target / whole);
          // A line as high as the bar and a little more, where the target is.
          return [[4, 48].map((down) => marked(at, index, rows.length, rowHeight, gridTop, down))];
        }),
      },
    },
    wordsBelow(
      rows.map(({ said }) => said),
      { gap: "15%", width: 32 },
    ),
  ];
}

/** Pixels, for a line that belongs to one bar. */
function marked(share: number, index: number, count: number, rowHeight: number, gridTop: number, down: number) {
  const left = labelWidth + 50;
  const rowTop = gridTop + (count - 1 - index) * rowHeight;
  return { x: left + share * (1080 - left - 50), y: rowTop + 8 + down };
}
