import { dayInVietnam } from "../calendar/day.js";
import { dutyLabel } from "../reporting/labels.js";
import { action } from "../text/actions.js";
import type { Button, Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { headOf, type Telling, whatOf } from "./asked.js";
import type { IndicatorState } from "./combine-figures.js";
import { dutyLine } from "./duty-line.js";
import { totalOfState } from "./indicator-totals.js";
import type { NamedDuty } from "./queries.js";
import { formatQuery, type SummaryQuery } from "./query.js";
import { agencyOf, groupOf } from "./scope.js";
import { addUp, type Tally } from "./tally.js";
import { tallyLines } from "./tally-text.js";
import { indicatorLines } from "./whole.js";

export interface AgencyFacts {
  readonly tasks: ReadonlyMap<string, Tally>;
  readonly overdue: readonly NamedDuty[];
  /** Not settled, due today or within seven days. */
  readonly soon: readonly NamedDuty[];
  readonly indicators: readonly IndicatorState[];
  readonly blocked: readonly string[]; // task codes
}

const mostLines = 12;
const dutyButtons = 4;
/** What is due soon is not crowded out by what is overdue. */
const soonLines = 2;

/** One agency: what is overdue and due soon, the nearest first, how it stands, which indicators fall short. */
export function agencyMessage(facts: AgencyFacts, asked: SummaryQuery & { agency: string }, telling: Telling): Message {
  const { plan, now, t } = telling;
  const today = dayInVietnam(now);
  const lines = [
    headOf(whatOf(asked, telling), asked, telling),
    ...tallyLines(addUp(facts.tasks.values()), asked.period, t),
  ];
  const after = [
    ...(facts.blocked.length > 0 ? [t("office.blockedNames", { names: facts.blocked.join(", ") })] : []),
    ...indicatorLines(
      facts.indicators.map((state) => totalOfState(state, asked.period, telling.plan.catalogue)),
      asked,
      telling,
    ),
  ];
  const all = facts.overdue.length + facts.soon.length;
  const shown = nearest(facts, mostLines - lines.length - after.length);
  lines.push(...shown.map((duty) => dutyLine(duty, today, telling)));
  if (all > shown.length) lines.push(t("office.more", { count: all - shown.length }));
  lines.push(...after);
  const agency = agencyOf(asked.agency, plan.catalogue)!;
  const of = (more: Partial<SummaryQuery>) => formatQuery({ ...asked, page: 1, ...more });
  const group = { subject: { of: "agencies" }, whose: { of: "group", code: groupOf(agency, plan.catalogue) } } as const;
  const buttons: Button[] = shown.slice(0, dutyButtons).map((duty) => ({
    label: dutyLabel(duty, t, null),
    data: action.openDutyView(duty.id, action.summary(of({}))),
  }));
  if (facts.overdue.length > 0)
    buttons.push({ label: t("office.button.overdue"), data: action.silent(of({ who: "late" })) });
  if (facts.indicators.length > 0)
    buttons.push({
      label: t("office.button.indicators"),
      data: action.summary(of({ subject: { of: "indicators" } })),
    });
  buttons.push({ label: t("common.back"), data: action.summary(of(group)) });
  return { text: [...lines].join("\n"), buttons: inRows(buttons, 2) };
}

/** The longest overdue and the next due, as many as have room. */
function nearest({ overdue, soon }: AgencyFacts, room: number): readonly NamedDuty[] {
  const byDay = (duties: readonly NamedDuty[]) => [...duties].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  if (overdue.length + soon.length <= room) return [...byDay(overdue), ...byDay(soon)];
  const lines = Math.max(room - 1, 1);
  const ofSoon = Math.min(soon.length, Math.max(soonLines, lines - overdue.length));
  return [...byDay(overdue).slice(0, Math.max(lines - ofSoon, 0)), ...byDay(soon).slice(0, ofSoon)];
}
