import { type Day, dayInVietnam } from "../calendar/day.js";
import { formatDay, formatPeriod, formatPeriodShort } from "../calendar/formats.js";
import { monthOf, type PeriodCode, parsePeriod, quarterOf, windowOf } from "../calendar/windows.js";
import { action } from "../text/actions.js";
import { capitalised } from "../text/capitalised.js";
import type { Message } from "../text/message.js";
import type { Telling } from "./asked.js";
import { formatQuery, type SummaryQuery } from "./query.js";

const buttonsShown = 8;

export interface NotBegun {
  readonly begins: Day;
  /** What there is instead: the month of today for a month, else its quarter; null where the plan's year has not begun. */
  readonly instead: PeriodCode | null;
}

/** Of a period that was named and has not begun: when it does, and what to look at until then. Null for any other. */
export function notBegun(query: SummaryQuery, planYear: number, today: Day): NotBegun | null {
  const { first } = windowOf(query.period, "calendar");
  if (query.now || first <= today) return null;
  if (Number(today.slice(0, 4)) !== planYear) return { begins: first, instead: null };
  const isMonth = parsePeriod(query.period)?.kind === "month";
  return { begins: first, instead: isMonth ? monthOf(today, "calendar") : quarterOf(today, "calendar") };
}

/** "Quý IV/2024 chưa bắt đầu (từ 01/10/2024)…": for an answer or a file about such a period; null for any other. */
export function notBegunLine(
  kind: "summary" | "silent" | "file",
  query: SummaryQuery,
  { plan, now, t }: Pick<Telling, "plan" | "now" | "t">,
): string | null {
  const found = notBegun(query, plan.year, dayInVietnam(now));
  if (!found) return null;
  const begins = { period: capitalised(formatPeriod(query.period, t)), day: formatDay(found.begins) };
  if (found.instead === null) return t("screens.notBegun", begins);
  return t(`screens.notBegunBut.${kind}`, { ...begins, instead: formatPeriod(found.instead, t) });
}

/** The answer with that said below its head, and a button to what there is. */
export function withNotBegun(
  kind: "summary" | "silent",
  message: Message,
  query: SummaryQuery,
  telling: Pick<Telling, "plan" | "now" | "t">,
): Message {
  const line = notBegunLine(kind, query, telling);
  if (line === null) return message;
  const [head, ...rest] = message.text.split("\n");
  const text = [head, line, ...rest].join("\n");
  // Nobody is nudged about what has not begun.
  const buttons = message.buttons
    .map((row) => row.filter(({ data }) => !data.startsWith(action.nudge(""))))
    .filter((row) => row.length > 0);
  const instead = notBegun(query, telling.plan.year, dayInVietnam(telling.now))?.instead;
  if (!instead) return { ...message, text, buttons };
  const words = formatQuery({ ...query, period: instead, page: 1 });
  const label = telling.t("screens.button.earlier", { period: formatPeriodShort(instead, telling.t) });
  const button = { label, data: kind === "summary" ? action.summary(words) : action.silent(words) };
  return { ...message, text, buttons: [[button], ...atMost(buttons, buttonsShown - 1)] };
}

/** The last but one goes: the last leads back. */
function atMost(rows: Message["buttons"], most: number): Message["buttons"] {
  const count = rows.flat().length;
  if (count <= most) return rows;
  const [last = [], ...others] = [...rows].reverse();
  const kept = last.length > 1 ? [[...last.slice(0, -2), last.at(-1)!], ...others] : [last, ...withoutLast(others)];
  return kept.reverse();
}

function withoutLast([row = [], ...others]: readonly Message["buttons"][number][]): Message["buttons"][number][] {
  return row.length > 1 ? [row.slice(0, -1), ...others] : others;
}
