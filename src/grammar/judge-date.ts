import { type Day, daysBetween } from "../calendar/day.js";
import { formatDay } from "../calendar/formats.js";
import type { CatalogueTask } from "../text/catalogue.js";
import { type Found, isChosen, type Line } from "../text/line.js";
import { statusesOffered } from "../text/statuses.js";
import type { Context } from "./context.js";
import type { DateReading } from "./dates.js";
import { ask, refuse, settled } from "./problems.js";
import type { TaskTail } from "./task-tail.js";
import type { Problem } from "./understanding.js";

/** The day of a report, or what is asked about it; `isLone`: no document stands beside it. */
export function judgeDate(
  line: Line,
  found: Found<DateReading> | null,
  reading: Context,
  isLone: boolean,
): string | null | Problem {
  if (!found) return null;
  const { t, today } = reading;
  const value = withYear(line, found, reading, isLone);
  if (value.kind === "day") return value.day;
  if (value.kind === "no_such_day") {
    const date = line.text.slice(found.start, found.end).replace(/^ng\S+ /i, "");
    return refuse(line, t("understanding.date.noSuchDay", { date }), reading);
  }
  const choices = [
    ...(value.past ? [{ value: formatDay(value.past), label: formatDay(value.past) }] : []),
    { value: settled(formatDay(value.day)), label: formatDay(value.day) },
  ];
  const sentence = t("understanding.date.future", { day: formatDay(value.day), today: formatDay(today) });
  return ask(line, found.start, found.end, sentence, choices);
}

/** "hoàn thành 30/6" told in April: a day of no document is that of finishing, and one to come is no end yet. */
export function askPromised(
  line: Line,
  { code }: CatalogueTask,
  { status, date, document }: Pick<TaskTail, "status" | "date" | "document">,
  reading: Context,
): Problem | null {
  if (status?.value !== "done" || isChosen(line, status.start) || !date || document) return null;
  if (isChosen(line, date.start) || withYear(line, date, reading, true).kind !== "future") return null;
  const { t } = reading;
  const choices = statusesOffered(false).map((one) => ({ value: settled(one), label: t(`common.status.${one}`) }));
  const [from, to] = [Math.min(status.start, date.start), Math.max(status.end, date.end)];
  return ask(line, from, to, t("understanding.task.notWholly", { code }), choices);
}

/**
 * "29/2" a few days before it: nobody means the one of four years ago. Of a day without a document (`isLone`) nobody means
 * that of the year before either, unless it is the nearer one.
 */
function withYear(
  line: Line,
  { value, start, end }: Found<DateReading>,
  { catalogue, today }: Context,
  isLone = false,
): DateReading {
  if (value.kind !== "day" || /\d{4}|nam/.test(line.folded.slice(start, end)) || isChosen(line, start)) return value;
  const day = `${today.slice(0, 4)}${value.day.slice(4)}` as Day;
  const isLongAgo = Number(value.day.slice(0, 4)) < catalogue.year - 1;
  const isNearer = isLone && daysBetween(today, day) < daysBetween(value.day, today);
  return day > today && (isLongAgo || isNearer) ? { kind: "future", day, past: value.day } : value;
}
