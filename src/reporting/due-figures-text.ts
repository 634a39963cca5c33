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
  const periods = [...new Set(figures.map(({ period }) => period))];
  const [first] = figures;
  if (!first) return null;
  const parts = periods.map((period) => {
    const ofPeriod = figures.filter((figure) => figure.period === period);
    return saidOf(ofPeriod[0]!, ofPeriod.length, today, t);
  });
  const named = { periods: parts.join("; ") };
  if (first.dueOn < today) return t("due.figuresOverdue", named);
  return t(daysBetween(today, first.dueOn) <= soonDays ? "due.figuresSoon" : "due.figuresLater", named);
}

function saidOf({ period, dueOn }: DueFigure, count: number, today: Day, t: Translate): string {
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
