import { type Day, daysBetween } from "../calendar/day.js";
import { formatDayNear, formatPeriodShort } from "../calendar/formats.js";
import { daysOverdue, soonDays } from "../plan/standing.js";
import type { Translate } from "../text/language.js";
import type { DueFigure } from "./due-figures.js";

/**
 * One line beside the duties, counted apart: "🟡 Số liệu quý I: 12 chỉ tiêu, đến hết thứ Sáu 15/03". Null where none is due.
 * Of several periods each is named, the earliest first; the mark is that of what is latest.
 */
export function dueFiguresLine(figures: readonly DueFigure[], today: Day, t: Translate): string | null {
  const [first] = figures;
  if (!first) return null;
  const periods = [...new Set(figures.map(({ period }) => period))].map((period) =>
    figures.filter((figure) => figure.period === period),
  );
  const overdue = periods.filter(([one]) => one!.dueOn < today);
  const others = periods.filter(([one]) => one!.dueOn >= today).map((of) => saidOf(of[0]!, of.length, today, t));
  if (overdue.length === 0) {
    const isSoon = daysBetween(today, first.dueOn) <= soonDays;
    return t(isSoon ? "due.figuresSoon" : "due.figuresLater", { periods: others.join("; ") });
  }
  const [oldest, second] = overdue;
  // Of several it is enough how many of each.
  const late = second
    ? t("due.overdueMany", { each: overdue.map(([one, ...more]) => countOf(one!, more.length + 1, t)).join(", ") })
    : saidOf(oldest![0]!, oldest!.length, today, t);
  return t("due.figuresOverdue", { periods: [late, ...others].join("; ") });
}

function countOf({ period, locked }: DueFigure, count: number, t: Translate): string {
  return t(locked ? "due.countOfLocked" : "due.countOf", { period: formatPeriodShort(period, t), count });
}

function saidOf(figure: DueFigure, count: number, today: Day, t: Translate): string {
  const said = untilOf(figure, count, today, t);
  return figure.locked ? `${said}, ${t("due.locked")}` : said;
}

function untilOf({ period, dueOn }: DueFigure, count: number, today: Day, t: Translate): string {
  const days = daysOverdue({ dueOn }, today);
  const named = { period: formatPeriodShort(period, t), count };
  if (days > 0) return t("due.overdueOf", { ...named, days });
  return t("due.soonOf", { ...named, day: formatDayNear(dueOn, today, t) });
}

/** What opens them: "Số liệu quý I"; of several periods "Số liệu". */
export function dueFiguresLabel(figures: readonly DueFigure[], t: Translate): string {
  const [period, second] = new Set(figures.map((figure) => figure.period));
  return period && !second ? t("due.open", { period: formatPeriodShort(period, t) }) : t("due.openAll");
}
