import type { Day } from "../calendar/day.js";
import { formatDayShort, formatDayWithWeekday } from "../calendar/formats.js";
import { hasBegun } from "../plan/standing.js";
import { action } from "../text/actions.js";
import { type DueDays, windowOfDueDays } from "../text/due-days.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import type { DueFigure } from "./due-figures.js";
import { dueFiguresLabel, dueFiguresLine } from "./due-figures-text.js";
import type { Duty } from "./duty-row.js";
import { dutyLabel } from "./labels.js";
import { dutyButton, linesByDate } from "./work-text.js";

/** With the ways on and back the eight buttons of a screen. */
const PAGE = 5;
/** As many as a line names. */
const NAMED = 4;

interface Asked {
  readonly agency: { readonly id: number; readonly name: string };
  readonly days: DueDays;
  readonly page: number;
  readonly today: Day;
  readonly t: Translate;
}

/**
 * What is due on the days that were asked for, by date. What is overdue already is counted, not listed; of what has not
 * begun only its name is said.
 *
 * @param duties not settled, due on these days or overdue, in the order of due dates
 * @param figures due on these days
 */
export function dueDaysMessage(
  duties: readonly Duty[],
  figures: readonly DueFigure[],
  { agency, days, page: asked, today, t }: Asked,
): Message {
  const window = windowOfDueDays(days, today);
  const inDays = duties.filter(({ dueOn }) => dueOn >= window.first && dueOn <= window.last);
  const begun = inDays.filter((duty) => hasBegun(duty, today));
  const toCome = inDays.filter((duty) => !hasBegun(duty, today));
  const overdue = duties.filter(({ dueOn }) => dueOn < today).length;
  const pages = Math.max(1, Math.ceil(begun.length / PAGE));
  const page = Math.min(Math.max(Math.trunc(asked) || 1, 1), pages);
  const shown = begun.slice((page - 1) * PAGE, page * PAGE);
  const lines = [headOf(agency.name, days, window, t)];
  if (begun.length > 0) lines.push(t("due.days.count", { count: begun.length }));
  lines.push(...linesByDate(shown, today, t));
  const figuresLine = dueFiguresLine(figures, today, t);
  if (figuresLine) lines.push(figuresLine);
  else if (begun.length === 0) lines.push(t("due.days.none"));
  if (toCome.length > 0) {
    const labels = toCome.slice(0, NAMED).map((duty) => dutyLabel(duty, t, today));
    const isMore = toCome.length > NAMED;
    lines.push(t("due.days.notBegun", { count: toCome.length, labels: `${labels.join(", ")}${isMore ? ", …" : ""}` }));
  }
  if (overdue > 0) lines.push(t("due.days.overdue", { count: overdue }));
  const ways: Button[] = [];
  if (figures.length > 0) ways.push({ label: dueFiguresLabel(figures, t), data: action.figures(agency.id) });
  if (page < pages)
    ways.push({
      label: t("due.days.more", { count: begun.length - page * PAGE }),
      data: action.workOnDays(agency.id, days, page + 1),
    });
  ways.push(
    page > 1
      ? { label: t("common.back"), data: action.workOnDays(agency.id, days, page - 1) }
      : { label: t("reporting.work.mine"), data: action.work(agency.id) },
  );
  return {
    text: lines.join("\n"),
    buttons: [
      ...inRows(
        shown.map((duty) => dutyButton(duty, today, t)),
        2,
      ),
      ways,
    ],
  };
}

function headOf(agency: string, days: DueDays, { first, last }: { first: Day; last: Day }, t: Translate): string {
  const named =
    first === last
      ? formatDayWithWeekday(first, t)
      : t("due.days.between", { first: formatDayShort(first), last: formatDayShort(last) });
  return t("due.days.head", { agency, when: t(`due.days.${days}`), days: named });
}
