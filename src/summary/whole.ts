import { formatTarget } from "../reporting/describe.js";
import { action } from "../text/actions.js";
import type { Button, Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import { headOf, type Telling, whatOf } from "./asked.js";
import { countFigures, fallsShort, type IndicatorState } from "./combine-figures.js";
import { formatQuery, type SummaryQuery } from "./query.js";
import { addUp, overdueOf, type Tally } from "./tally.js";
import { tallyLines } from "./tally-text.js";

export interface WholeFacts {
  readonly tasks: ReadonlyMap<string, Tally>;
  readonly indicators: readonly IndicatorState[];
  readonly recentReports: number;
  /** What is overdue of earlier plans that are still in force. */
  readonly older: readonly { readonly year: number; readonly overdue: number }[];
  /** Names of the agencies that have difficulties. */
  readonly blocked: readonly string[];
}

const worstShown = 3;
const indicatorsShown = 4;
const namesShown = 3;

/** /tonghop: the whole picture on one screen. */
export function wholeMessage(facts: WholeFacts, query: SummaryQuery, telling: Telling): Message {
  const { t } = telling;
  const tally = addUp(facts.tasks.values());
  const lines = [headOf(whatOf(query, telling), query, telling), ...tallyLines(tally, t)];
  if (facts.recentReports > 0 || tally.newlyOverdue > 0)
    lines.push(
      t("office.week", { reports: formatCount(facts.recentReports), overdue: formatCount(tally.newlyOverdue) }),
    );
  for (const { year, overdue } of facts.older)
    if (overdue > 0) lines.push(t("office.olderOverdue", { year, n: formatCount(overdue) }));
  lines.push(...worstLine(facts.tasks, telling), ...indicatorLines(facts.indicators, telling));
  if (facts.blocked.length > 0) lines.push(blockedLine(facts.blocked, telling));
  const of = (more: Partial<SummaryQuery>) => formatQuery({ ...query, page: 1, ...more });
  const buttons: Button[][] = [
    [
      { label: t("office.button.silent"), data: action.silent(of({})) },
      { label: t("office.button.indicators"), data: action.summary(of({ subject: { of: "indicators" } })) },
    ],
    [
      { label: t("office.button.sections"), data: action.summary(of({ subject: { of: "sections" } })) },
      { label: t("office.button.agencies"), data: action.summary(of({ subject: { of: "agencies" } })) },
    ],
  ];
  if (facts.blocked.length > 0)
    buttons.push([{ label: t("office.button.blocked"), data: action.silent(of({ who: "blocked" })) }]);
  return { text: lines.join("\n"), buttons };
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
  const list = worst
    .slice(0, worstShown)
    .map(([code, count]) => t("office.worstSection", { code, n: formatCount(count) }));
  return [t("office.worst", { list: list.join(", ") })];
}

/** What falls short, and apart from it what was not given at all. */
export function indicatorLines(indicators: readonly IndicatorState[], { t }: Telling): string[] {
  const lines: string[] = [];
  const short = indicators.flatMap(({ indicator, value: ofAgencies, province }) => {
    const value = ofAgencies ?? province?.value ?? null;
    return value !== null && fallsShort(value, indicator.target, indicator.direction) ? [{ indicator, value }] : [];
  });
  if (short.length > 0) {
    const list: string[] = short.slice(0, indicatorsShown).map(({ indicator, value }) =>
      t("office.shortItem", {
        code: indicator.code,
        value: formatTarget(value, indicator.unit),
        target: formatTarget(indicator.target, indicator.unit),
      }),
    );
    if (short.length > list.length) list.push(`+${short.length - list.length}`);
    lines.push(t("office.short", { list: list.join(" · ") }));
  }
  const counts = indicators.map(countFigures);
  const asked = counts.reduce((sum, one) => sum + one.asked, 0);
  const missing = asked - counts.reduce((sum, one) => sum + one.given, 0);
  if (missing > 0) lines.push(t("office.noFigures", { missing: formatCount(missing), asked: formatCount(asked) }));
  return lines;
}

export function blockedLine(names: readonly string[], { t }: Telling): string {
  return names.length <= namesShown
    ? t("office.blockedNames", { names: names.join(", ") })
    : t("office.blocked", { count: names.length });
}
