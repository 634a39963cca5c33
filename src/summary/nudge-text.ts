import { type Day, dayInVietnam } from "../calendar/day.js";
import { formatDayWithWeekday, formatTime } from "../calendar/formats.js";
import { exampleTask } from "../grammar/examples.js";
import { action } from "../text/actions.js";
import { firstNames } from "../text/first-names.js";
import type { Button, Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import { type Telling, whatOf } from "./asked.js";
import { nameLines } from "./name-lines.js";
import type { OpenDuty } from "./open-duties.js";
import { linesOfPage } from "./paging.js";
import { formatQuery, type SummaryQuery } from "./query.js";

/** Whom a nudge would go to. */
export interface NudgePlan {
  readonly duties: readonly OpenDuty[];
  /** Codes of the agencies that somebody answers for. */
  readonly joined: ReadonlySet<string>;
  readonly people: number;
  /** When it goes out; null: at once. */
  readonly later: Date | null;
  /** The latest one of this plan. */
  readonly before: { readonly id: number; readonly at: Date } | null;
}

const agenciesOf = (duties: readonly OpenDuty[]) => [...new Set(duties.map(({ agency }) => agency))];

/** Before it is sent: how many, what they are told, who is not joined, by name. */
export function nudgePreview(query: SummaryQuery, planned: NudgePlan, telling: Telling): Message {
  const { plan, now, t } = telling;
  const today = dayInVietnam(now);
  const what = whatOf(query, telling);
  const agencies = agenciesOf(planned.duties);
  const latest: Button[] = planned.before ? [{ label: t("nudge.latest"), data: action.nudged(planned.before.id) }] : [];
  // What is left of all may be the office's own.
  const nobody = query.whose.of === "all" ? "nudge.nobodyElse" : "nudge.nobody";
  if (agencies.length === 0) return { text: t(nobody, { what }), buttons: [latest], protected: true };
  const joined = agencies.filter((code) => planned.joined.has(code));
  const lines: string[] = [
    t(query.who === "late" ? "nudge.headLate" : "nudge.head", {
      count: agencies.length,
      what,
      duties: dutiesOf(planned.duties, today, telling),
    }),
  ];
  if (joined.length === 0) lines.push(t("nudge.noneJoined"));
  else {
    const [first] = joined;
    lines.push(t("nudge.sample", { line: sampleLine(first!, planned.duties, today, telling) }));
    if (joined.length < agencies.length)
      lines.push(t("nudge.nobodyJoined", { count: agencies.length - joined.length }));
    if (planned.later) lines.push(t("nudge.later", when(planned.later, telling)));
    if (planned.before) lines.push(t("nudge.before", when(planned.before.at, telling)));
    lines.push(t("nudge.reach", { people: planned.people, agencies: joined.length }));
    const names = nameLines(new Map(joined.map((code) => [code, 1])), plan.catalogue, t);
    const shown = linesOfPage(names, 1);
    lines.push(...shown.items);
    if (shown.pages > 1) lines.push(t("nudge.names.more", { count: names.length - shown.items.length }));
    if (query.subject.of === "whole")
      lines.push(t("nudge.narrow", { task: exampleTask({ catalogue: plan.catalogue, agency: "office" }) }));
  }
  const list = { label: t("nudge.names.all"), data: action.silent(formatQuery({ ...query, page: 1 })) };
  const send = { label: t("nudge.send", { count: joined.length }), data: action.sendNudge(formatQuery(query)) };
  return {
    text: lines.join("\n"),
    buttons: joined.length === 0 ? [[list, ...latest]] : [[send], [list, ...latest]],
    protected: true,
  };
}

/** Right after it was sent. */
export function nudgeSent(query: SummaryQuery, id: number, planned: NudgePlan, telling: Telling): Message {
  const { t } = telling;
  const agencies = agenciesOf(planned.duties).filter((code) => planned.joined.has(code)).length;
  const about = { agencies, people: planned.people, what: whatOf(query, telling) };
  return {
    text: planned.later ? t("nudge.sentLater", { ...about, ...when(planned.later, telling) }) : t("nudge.sent", about),
    buttons: [[{ label: t("nudge.result"), data: action.nudged(id) }]],
    protected: true,
  };
}

type State = "answered" | "partly" | "reached" | "waiting" | "unreached" | "nobody";

/** In the order in which they are told: what needs a hand last, so that it is what is left in view. */
const order: readonly State[] = ["answered", "partly", "reached", "waiting", "unreached", "nobody"];

/** Names of one state that stand on the screen. */

/** What became of it: who answered since, who got it, who did not. */
export function nudgeResult(
  query: SummaryQuery,
  result: { readonly id: number; readonly at: Date; readonly states: ReadonlyMap<string, State> },
  telling: Telling,
): Message {
  const { plan, t } = telling;
  const lines: string[] = [
    t("nudge.resultHead", {
      count: result.states.size,
      what: whatOf(query, telling),
      ...when(result.at, telling),
    }),
  ];
  for (const state of order) {
    const names = plan.catalogue.agencies
      .filter(({ code }) => result.states.get(code) === state)
      .map(({ shortName }) => shortName);
    if (names.length === 0) continue;
    lines.push(t(`nudge.state.${state}`, { n: formatCount(names.length), names: firstNames(names, t) }));
  }
  return {
    text: lines.join("\n"),
    buttons: [
      [
        { label: t("nudge.refresh"), data: action.nudged(result.id) },
        { label: t("nudge.again"), data: action.nudge(formatQuery({ ...query, page: 1 })) },
      ],
    ],
    protected: true,
  };
}

function dutiesOf(duties: readonly OpenDuty[], today: Day, { t }: Telling): string {
  const days = duties.map(({ dueOn }) => dueOn).sort();
  const [first, last] = [days[0]!, days.at(-1)!];
  const n = formatCount(duties.length);
  if (first < today) return t("nudge.dutiesOverdue", { n });
  const day = formatDayWithWeekday(first, t);
  return t(first === last ? "nudge.dutiesToCome" : "nudge.dutiesToComeFrom", { n, day });
}

/** The first line of what an agency gets, as it stands on the lock screen. */
function sampleLine(code: string, duties: readonly OpenDuty[], today: Day, { plan, t }: Telling): string {
  const own = duties.filter(({ agency }) => agency === code);
  const overdue = own.filter(({ dueOn }) => dueOn < today).length;
  const agency = plan.catalogue.agencies.find((one) => one.code === code)?.name ?? code;
  const counts = overdue > 0 ? t("reminders.overdue", { count: overdue }) : t("nudge.toCome", { count: own.length });
  return t("nudge.asks", { head: t("reminders.oneAgency", { agency, counts }) });
}

function when(at: Date, { t }: Telling): { time: string; day: string } {
  return { time: formatTime(at), day: formatDayWithWeekday(dayInVietnam(at), t) };
}
