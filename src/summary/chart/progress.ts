import { formatPeriod } from "../../calendar/formats.js";
import { shorten } from "../../reporting/labels.js";
import { formatCount } from "../../text/numbers.js";
import { spanOf, type Telling, whatOf } from "../asked.js";
import type { SummaryQuery } from "../query.js";
import { groupOf, officeGroupTitles } from "../scope.js";
import { addUp, earlierOf, overdueOf, type Tally, totalOf } from "../tally.js";
import { renderPicture } from "./render.js";
import { colours, head, ink, labelAxis, text, together } from "./style.js";
import { wordsBelow } from "./words-below.js";

/** A bar: what it is of, and how that stands. */
export interface ProgressBar {
  readonly label: string;
  readonly tally: Tally;
}

const segments = [
  ["onTime", colours.good, (tally: Tally) => tally.onTime + tally.ahead],
  ["late", colours.late, (tally: Tally) => tally.late],
  ["waiting", colours.waiting, (tally: Tally) => tally.soon + tally.later],
  ["unfinished", colours.unfinished, (tally: Tally) => tally.unfinished],
  ["silent", colours.bad, (tally: Tally) => tally.silent],
] as const;

const rowHeight = 118;
const labelWidth = 330;
/** Share of a bar below which there is no room for a number in it. */
const narrow = 0.06;

/** Bars as long as each other, their parts by number of duties; the numbers that matter stand behind them in words. */
export function progressPicture(
  bars: readonly ProgressBar[],
  query: SummaryQuery,
  telling: Telling,
  kind: "progress" | "agencies" = "progress",
): Promise<Uint8Array> {
  const { t } = telling;
  const all = addUp(bars.map(({ tally }) => tally));
  const period = formatPeriod(query.period, t);
  const spanWords = spanOf(query, telling).replace(period, together(period));
  const top = head(
    t(`files.picture.${kind}`, { what: whatOf(query, telling), period: spanWords }),
    [sentence(all, telling), ...earlierWords(all, telling)],
    telling,
  );
  const legendTop = top.height;
  const gridTop = legendTop + 110;
  const height = gridTop + bars.length * rowHeight + 30;
  const rows = [...bars].reverse();
  return renderPicture(
    {
      title: top.titles,
      legend: {
        left: 36,
        top: legendTop,
        width: 1010,
        itemWidth: 34,
        itemHeight: 24,
        itemGap: 26,
        icon: "rect",
        textStyle: { fontSize: text.small, color: ink },
      },
      grid: { left: labelWidth + 50, right: 40, top: gridTop, height: bars.length * rowHeight },
      xAxis: { type: "value", min: 0, max: 1, show: false },
      yAxis: [
        labelAxis(
          rows.map(({ label }) => label),
          { width: labelWidth, lines: 3 },
        ),
      ],
      series: seriesOf(rows, telling),
    },
    height,
  );
}

/** The parts of each bar, and below it what it says in words. */
function seriesOf(rows: readonly ProgressBar[], telling: Telling): object[] {
  const { t } = telling;
  return [
    ...segments.map(([name, { fill, ink: on }, count]) => ({
      name: t(`files.picture.segment.${name}`),
      type: "bar",
      stack: "all",
      barWidth: 46,
      itemStyle: { color: fill, borderColor: "#ffffff", borderWidth: 2 },
      data: rows.map(({ tally }) => {
        const share = count(tally) / Math.max(1, totalOf(tally));
        return {
          value: share,
          label: { show: share >= narrow, formatter: formatCount(count(tally)), fontSize: text.label, color: on },
        };
      }),
    })),
    wordsBelow(
      rows.map(({ tally }) => sentence(tally, telling)),
      { gap: "10%", width: 34 },
    ),
  ];
}

/** Of how many of them all, where some are of earlier quarters: behind what is done it would be read as a part of that. */
function earlierWords(all: Tally, { t }: Telling): string[] {
  const earlier = earlierOf(all);
  if (earlier === 0) return [];
  return [t("files.picture.ofEarlier", { all: formatCount(totalOf(all)), earlier: formatCount(earlier) })];
}

/** "24 quá hạn · 312/371 đã xong" */
function sentence(tally: Tally, { t }: Telling): string {
  const done = t("files.picture.done", {
    n: formatCount(tally.onTime + tally.late + tally.ahead),
    all: formatCount(totalOf(tally)),
  });
  return overdueOf(tally) > 0 ? t("files.picture.overdue", { n: formatCount(overdueOf(tally)), done }) : done;
}

/** By section; of a section by task; of a task by group of agencies. */
export function progressBars(
  tallies: ReadonlyMap<string, Tally>,
  { subject }: SummaryQuery,
  { plan, t }: Telling,
): readonly ProgressBar[] {
  const { catalogue } = plan;
  const sum = (codes: readonly string[]) => addUp(codes.flatMap((code) => tallies.get(code) ?? []));
  const bars =
    subject.of === "task"
      ? officeGroupTitles(catalogue, t).map(({ code, title }) => ({
          label: title,
          tally: sum(catalogue.agencies.filter((one) => groupOf(one, catalogue) === code).map((one) => one.code)),
        }))
      : subject.of === "section"
        ? catalogue.tasks
            .filter(({ section }) => section === subject.code)
            .map((task) => ({
              label: `${task.code}. ${shorten(task.shortName ?? task.text, 90)}`,
              tally: sum([task.code]),
            }))
        : catalogue.sections.map(({ code, title, shortName }) => ({
            label: `${code}. ${shortName ?? title}`,
            tally: sum(catalogue.tasks.filter(({ section }) => section === code).map((task) => task.code)),
          }));
  return bars.filter(({ tally }) => totalOf(tally) > 0);
}
