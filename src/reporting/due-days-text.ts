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
import { dutyPage, dutyPageWays, notBegunLines } from "./duty-pages.js";
import type { Duty } from "./duty-row.js";
import { dutyButton, linesByDate } from "./work-text.js";

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
  const shownPage = dutyPage(begun, asked);
  const { shown } = shownPage;
  const lines = [headOf(agency.name, days, window, t)];
  if (begun.length > 0) lines.push(t("due.days.count", { count: begun.length }));
  lines.push(...linesByDate(shown, today, t));
  const figuresLine = dueFiguresLine(figures, today, t);
  if (figuresLine) lines.push(figuresLine);
  else if (begun.length === 0) lines.push(t("due.days.none"));
  lines.push(...notBegunLines(toCome, today, t));
  if (overdue > 0) lines.push(t("due.days.overdue", { count: overdue }));
  const ways: Button[] = [];
  if (figures.length > 0) ways.push({ label: dueFiguresLabel(figures, t), data: action.figures(agency.id) });
  ways.push(...dutyPageWays(shownPage, agency.id, days, t));
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
