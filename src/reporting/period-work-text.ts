import type { Day } from "../calendar/day.js";
import { formatPeriod } from "../calendar/formats.js";
import type { PeriodCode } from "../calendar/windows.js";
import { hasBegun, standingOf } from "../plan/standing.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import type { DueFigure } from "./due-figures.js";
import { dueFiguresLabel, dueFiguresLine } from "./due-figures-text.js";
import { dutyPage, dutyPageWays, notBegunLines } from "./duty-pages.js";
import type { Duty } from "./duty-row.js";
import type { PeriodWork } from "./period-work.js";
import { dutyButton, linesByDate } from "./work-text.js";

interface Asked {
  readonly agency: { readonly id: number; readonly name: string };
  readonly period: PeriodCode;
  readonly page: number;
  readonly today: Day;
  /** Why nothing is to be reported: its plan has ended, or not begun. */
  readonly closed: string | null;
  readonly t: Translate;
}

/**
 * How much an agency has to do in a period and how it stands, then by date what is not done; of what has not begun only its
 * name.
 *
 * @param figures of the period, to be given
 */
export function periodWorkMessage(
  { duties, overdueBesides }: PeriodWork,
  figures: readonly DueFigure[],
  { agency, period, page: asked, today, closed, t }: Asked,
): Message {
  const open = duties.filter(({ settledOn }) => settledOn === null);
  const begun = open.filter((duty) => hasBegun(duty, today));
  const toCome = open.filter((duty) => !hasBegun(duty, today));
  const shownPage = dutyPage(begun, asked);
  const { shown } = shownPage;
  const lines: string[] = [t("due.period.head", { agency: agency.name, period: formatPeriod(period, t) })];
  if (closed) lines.push(closed);
  lines.push(countsOf(duties, today, t), ...linesByDate(shown, today, t));
  const figuresLine = dueFiguresLine(figures, today, t);
  if (figuresLine) lines.push(figuresLine);
  lines.push(...notBegunLines(toCome, today, t));
  if (overdueBesides > 0) lines.push(t("due.days.overdue", { count: overdueBesides }));
  const ways: Button[] = [];
  if (figures.length > 0 && !closed)
    ways.push({
      label: dueFiguresLabel(figures, t),
      data: action.figures(agency.id, 1, undefined, figures[0]!.period),
    });
  ways.push(...dutyPageWays(shownPage, agency.id, period, t));
  const rows = inRows(closed ? [] : shown.map((duty) => dutyButton(duty, today, t)), 2);
  return { text: lines.join("\n"), buttons: [...rows, ways] };
}

/** "43 việc: 29 đã xong, 1 quá hạn, 13 chưa đến hạn". */
function countsOf(duties: readonly Duty[], today: Day, t: Translate): string {
  if (duties.length === 0) return t("due.period.none");
  const counts = { done: 0, overdue: 0, open: 0, notBegun: 0 };
  for (const duty of duties) {
    if (duty.settledOn !== null) counts.done += 1;
    else if (standingOf(duty, today) === "overdue") counts.overdue += 1;
    else if (hasBegun(duty, today)) counts.open += 1;
    else counts.notBegun += 1;
  }
  const each = (["done", "overdue", "open", "notBegun"] as const)
    .filter((of) => counts[of] > 0)
    .map((of) => t(`due.period.${of}`, { count: counts[of] }));
  return t("due.period.counts", { count: duties.length, each: each.join(", ") });
}
