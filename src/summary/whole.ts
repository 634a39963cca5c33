import { dayInVietnam } from "../calendar/day.js";
import { formatDayInFull, formatPeriod, formatPeriodShort, formatTime, formatWeekday } from "../calendar/formats.js";
import { previousPeriod } from "../calendar/windows.js";
import { planOfPeriod } from "../plan/which-plan.js";
import { formatTarget } from "../reporting/describe.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import { inRows } from "../text/rows.js";
import { headOf, type Telling, whatOf } from "./asked.js";
import { fallsShort, isOfFew } from "./combine-figures.js";
import type { IndicatorTotal } from "./indicator-totals.js";
import { sectionName } from "./names.js";
import { notBegun } from "./not-begun.js";
import { partsWords } from "./over-text.js";
import { formatQuery, type SummaryQuery } from "./query.js";
import { addUp, overdueOf, type Tally, totalOf } from "./tally.js";
import { dueLine, overdueLine, restLine, soonLine } from "./tally-text.js";

export interface WholeFacts {
  readonly tasks: ReadonlyMap<string, Tally>;
  readonly indicators: readonly IndicatorTotal[];
  /** How much was overdue at this hour a week ago; null where that tells nothing. */
  readonly overdueBefore: number | null;
  /** What is overdue of earlier plans that are still in force. */
  readonly older: readonly { readonly year: number; readonly overdue: number }[];
  /** Names of the agencies that have difficulties. */
  readonly blocked: readonly string[];
}

const worstShown = 3;
const indicatorsShown = 4;
const namesShown = 3;
const buttonsShown = 8;

/**
 * /tonghop: the whole picture on one screen, what is wrong now first.
 *
 * @param more what can be done with all of it; it takes the place of what is also found one step further
 */
export function wholeMessage(
  facts: WholeFacts,
  query: SummaryQuery,
  telling: Telling,
  more: readonly Button[] = [],
): Message {
  const { t } = telling;
  const tally = addUp(facts.tasks.values());
  const isToCome = notBegun(query, telling.plan.year, dayInVietnam(telling.now)) !== null;
  const lines = [
    query.now ? headOfNow(query, telling) : headOf(whatOf(query, telling), query, telling),
    // All is clear only where nothing of an earlier plan is left either; of what has not begun nothing is said.
    ...(overdueOf(tally) > 0 || (!isToCome && facts.older.every(({ overdue }) => overdue === 0))
      ? overdueLine(tally, t)
      : []),
    ...worstLine(facts.tasks, telling),
    ...weekLine(facts.overdueBefore, overdueOf(tally), telling),
    ...olderLines(facts, telling),
    ...soonLine(tally, t),
    totalOf(tally) === 0 ? t("office.noDuties") : dueLine(tally, query.period, t),
    ...restLine(tally, t),
    ...indicatorLines(facts.indicators, query, telling),
    ...(facts.blocked.length > 0 ? [blockedLine(facts.blocked, telling)] : []),
  ];
  return { text: lines.join("\n"), buttons: inRows(buttonsOf(facts, query, telling, more), 2) };
}

function buttonsOf(
  { blocked, tasks }: WholeFacts,
  query: SummaryQuery,
  { plan, plans, now, t }: Telling,
  more: readonly Button[],
): readonly Button[] {
  const tally = addUp(tasks.values());
  const overdue = overdueOf(tally);
  const isEmpty = totalOf(tally) === 0;
  const of = (changed: Partial<SummaryQuery>) => formatQuery({ ...query, page: 1, ...changed });
  const before = previousPeriod(query.period);
  const earlier: Button[] =
    isEmpty && planOfPeriod(plans, before) && !notBegun(query, plan.year, dayInVietnam(now))?.instead
      ? [
          {
            label: t("screens.button.earlier", { period: formatPeriodShort(before, t) }),
            data: action.summary(of({ period: before, now: false })),
          },
        ]
      : [];
  const always: Button[] = [
    ...earlier,
    {
      label: overdue > 0 ? t("screens.button.overdue", { n: formatCount(overdue) }) : t("office.button.sections"),
      data: action.summary(of({ subject: { of: "sections" }, ...(overdue > 0 ? { who: "late" } : {}) })),
    },
    { label: t("office.button.indicators"), data: action.summary(of({ subject: { of: "indicators" } })) },
    { label: t("office.button.agencies"), data: action.summary(of({ subject: { of: "agencies" } })) },
    { label: t("screens.button.filter"), data: action.filter("", of({})) },
  ];
  const besides: Button[] = [
    ...(blocked.length > 0 ? [{ label: t("office.button.blocked"), data: action.silent(of({ who: "blocked" })) }] : []),
    { label: t("screens.button.cameIn"), data: action.cameIn("today") },
  ];
  // Of an empty period there is nothing to nudge about or to take away.
  return [...always, ...(isEmpty ? [] : more), ...besides].slice(0, buttonsShown);
}

/** "Kế hoạch 65/QĐ-UBND · đến 09:00 thứ Tư 20/03/2024" */
function headOfNow(query: SummaryQuery, telling: Telling): string {
  const { now, t } = telling;
  return t("screens.head", {
    what: whatOf(query, telling),
    time: formatTime(now),
    day: formatDayInFull(dayInVietnam(now), t),
  });
}

/** "So với thứ Tư tuần trước: 91 → 73" */
function weekLine(before: number | null, overdue: number, { now, t }: Telling): string[] {
  if (before === null || (before === 0 && overdue === 0)) return [];
  const weekday = formatWeekday(dayInVietnam(now), t);
  return [t("screens.week", { weekday, before: formatCount(before), now: formatCount(overdue) })];
}

function olderLines({ older }: WholeFacts, { t }: Telling): string[] {
  return older
    .filter(({ overdue }) => overdue > 0)
    .map(({ year, overdue }) => t("office.olderOverdue", { year, n: formatCount(overdue) }));
}

function worstLine(tasks: ReadonlyMap<string, Tally>, { plan, t }: Telling): string[] {
  const overdue = new Map<string, number>();
  for (const task of plan.catalogue.tasks) {
    const tally = tasks.get(task.code);
    if (tally) overdue.set(task.section, (overdue.get(task.section) ?? 0) + overdueOf(tally));
  }
  // The order of the plan where two have as many.
  const worst = [...overdue].filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
  if (worst.length === 0) return [];
  const list = worst.slice(0, worstShown).map(([code, count]) => {
    const section = plan.catalogue.sections.find((one) => one.code === code)!;
    return t("screens.worstSection", { name: sectionName(section), n: formatCount(count) });
  });
  return [t("screens.worst", { list: list.join(" · ") })];
}

/** What falls short, by name, and apart from it what was not given at all. */
export function indicatorLines(indicators: readonly IndicatorTotal[], query: SummaryQuery, { t }: Telling): string[] {
  const lines: string[] = [];
  const short = indicators.filter(
    ({ indicator, value }) => value !== null && fallsShort(value, indicator.target, indicator.direction),
  );
  if (short.length > 0) {
    const list: string[] = short.slice(0, indicatorsShown).map(({ indicator, value, given, asked }) =>
      t(isOfFew({ given, asked }) ? "screens.shortItemOfFew" : "screens.shortItem", {
        name: indicator.shortName,
        value: formatTarget(value!, indicator.unit),
        target: formatTarget(indicator.target, indicator.unit),
        ...{ given: formatCount(given), asked: formatCount(asked) },
      }),
    );
    const left = short.length - list.length;
    if (left > 0) list.push(t("screens.shortMore", { count: left }));
    lines.push(t("screens.short", { list: list.join(" · ") }));
  }
  return [...lines, ...givenLine(indicators, query.period, t)];
}

/** How much of what is asked for the period was given for it; figures of its months are told apart, for it is owed beside them. */
function givenLine(indicators: readonly IndicatorTotal[], period: string, t: Translate): string[] {
  const sum = (of: "asked" | "given" | "inParts") => indicators.reduce((count, one) => count + one[of], 0);
  const inParts = sum("inParts");
  const given = sum("given") - inParts;
  if (given >= sum("asked")) return [];
  const said = t("screens.figures", {
    period: formatPeriod(period, t),
    given: formatCount(given),
    asked: formatCount(sum("asked")),
  });
  return [inParts > 0 ? t("screens.figuresInParts", { said, parts: partsWords(period, inParts, t) }) : said];
}

function blockedLine(names: readonly string[], { t }: Telling): string {
  return names.length <= namesShown
    ? t("office.blockedNames", { names: names.join(", ") })
    : t("office.blocked", { count: names.length });
}
