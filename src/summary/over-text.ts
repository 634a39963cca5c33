import { formatPeriodShort } from "../calendar/formats.js";
import { type PeriodCode, parsePeriod } from "../calendar/windows.js";
import type { Translate } from "../text/language.js";
import { formatCount } from "../text/numbers.js";
import type { Telling } from "./asked.js";
import { type AgencyFigure, countFigures, type IndicatorState, inPartsOf, type Over } from "./combine-figures.js";

/** As many ways as have a line of their own. */
const waysShown = 2;

/**
 * Over which periods a figure is: "tháng 01, 02; chưa có tháng 03", "quý I (tháng 01; chưa có tháng 02, 03), II". Numbers
 * without counts, which are not added to counts, are named.
 */
export function describeOver({ given, missing, alone }: Over, t: Translate): string {
  const list = inList(
    given.map(({ period, over }) => ({ period, more: over ? ` (${describeOver(over, t)})` : "" })),
    t,
  );
  const isMean = alone.length === given.length && alone.length > 1;
  return [
    isMean ? t("office.indicators.overMean", { list }) : list,
    ...(alone.length > 0 && alone.length < given.length
      ? [t("office.indicators.overAlone", { list: inList(alone.map(plain), t) })]
      : []),
    ...(missing.length > 0 ? [t("office.indicators.overMissing", { list: inList(missing.map(plain), t) })] : []),
  ].join("; ");
}

/** `describeOver`, once for all who gave figures for the same periods: thousands of agencies do. */
function describer(t: Translate): (over: Over) => string {
  const known = new Map<string, string>();
  return (over) => {
    const key = JSON.stringify(over);
    const text = known.get(key) ?? describeOver(over, t);
    known.set(key, text);
    return text;
  };
}

/** The same for many agencies: in one line where all have given for the same periods, else by how many have. */
export function overLines(values: readonly AgencyFigure[], t: Translate): string[] {
  const ways = new Map<string, number>();
  const describe = describer(t);
  const itself = t("office.indicators.overItself");
  for (const { over } of values) {
    const way = over ? describe(over) : itself;
    ways.set(way, (ways.get(way) ?? 0) + 1);
  }
  if (values.every(({ over }) => over === null)) return [];
  const sorted = [...ways].sort(([, a], [, b]) => b - a);
  if (sorted.length === 1) return [t("office.indicators.over", { over: sorted[0]![0] })];
  const shown = sorted.slice(0, waysShown);
  const others = sorted.slice(waysShown).reduce((sum, [, count]) => sum + count, 0);
  return [
    ...shown.map(([over, count]) => t("office.indicators.overOf", { count, over })),
    ...(others > 0 ? [t("office.indicators.overOthers", { count: others })] : []),
  ];
}

/** The same for a line of a list, of all figures or of each way in which they were given: null where all are of the period itself. */
export function overInShort(overs: readonly (Over | null)[], t: Translate): string | null {
  const describe = describer(t);
  const ways = new Set(overs.map((over) => (over ? describe(over) : null)));
  const [only = null] = ways;
  return ways.size > 1 ? t("office.indicators.overSeveral") : only;
}

interface Listed {
  readonly period: PeriodCode;
  readonly more: string;
}

function plain(period: PeriodCode): Listed {
  return { period, more: "" };
}

/** "tháng 01, 02", "quý I, II": the word once. All are of one kind. */
function inList(periods: readonly Listed[], t: Translate): string {
  const [first, ...rest] = periods.map(({ period, more }) => `${formatPeriodShort(period, t)}${more}`);
  if (first === undefined) return "";
  const kind = parsePeriod(periods[0]!.period)?.kind;
  const word = kind === "month" || kind === "quarter" ? `${first.split(" ")[0]} ` : "";
  return [first, ...rest.map((one) => (one.startsWith(word) ? one.slice(word.length) : one))].join(", ");
}

/** "297 lượt mới có số liệu tháng": how many figures tell of a part of the period alone. */
export function partsWords(period: string, count: number, t: Translate): string {
  const isOfMonths = parsePeriod(period)?.kind === "quarter";
  return t(isOfMonths ? "office.indicators.inMonths" : "office.indicators.inParts", { n: formatCount(count) });
}

/** "Đã có số liệu: 0/174 đơn vị · thêm 97 mới có số liệu tháng" */
export function givenWords(state: IndicatorState, period: string, { plan, t }: Pick<Telling, "plan" | "t">): string {
  const { given, asked } = countFigures(state);
  const inParts = inPartsOf(state, period, plan.catalogue).length;
  const said = t("office.indicators.given", { given: given - inParts, asked });
  return inParts > 0 ? t("office.indicators.givenInParts", { said, parts: partsWords(period, inParts, t) }) : said;
}
