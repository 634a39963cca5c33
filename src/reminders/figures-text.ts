import { type Day, daysBetween } from "../calendar/day.js";
import { formatDayWithWeekday, formatPeriodShort } from "../calendar/formats.js";
import type { DueFigures } from "../reporting/missing-figures.js";
import { action, staying } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button } from "../text/message.js";

const periodsShown = 2;

/** What a headline says of figures, counted apart from the duties: what is overdue, what is to come. */
export function figuresParts(figures: readonly DueFigures[], today: Day, t: Translate): string[] {
  const overdue = countOf(figures.filter(({ dueOn }) => dueOn < today));
  const soon = figures.filter(({ dueOn }) => dueOn >= today);
  const parts: string[] = [];
  if (overdue > 0) parts.push(t("ladder.figuresOverdue", { count: overdue }));
  if (soon.length > 0) parts.push(t("ladder.figuresSoon", { count: countOf(soon) }));
  return parts;
}

/** "🔴 Số liệu quý I: 12 chỉ tiêu, quá hạn 5 ngày; quý II: 12 chỉ tiêu, đến hết thứ Ba 18/06": one line, the earliest first. */
export function figuresLine(figures: readonly DueFigures[], today: Day, t: Translate): string {
  const several = new Set(figures.map(({ agencyId }) => agencyId)).size > 1;
  const groups = new Map<string, DueFigures[]>();
  for (const one of figures) {
    const key = `${one.period} ${one.dueOn}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const said = [...groups.values()].slice(0, periodsShown).map((group) => {
    const { period, dueOn, locked } = group[0]!;
    const whose = group.map(({ agencyShortName }) => agencyShortName);
    const many = t("ladder.figures.count", { count: countOf(group) });
    const line = t("ladder.figures.ofPeriod", {
      period: formatPeriodShort(period, t),
      many: several ? t("ladder.figures.ofAgencies", { many, agencies: whose.join(", ") }) : many,
      until: untilText(dueOn, today, t),
    });
    return locked ? `${line}, ${t("due.locked")}` : line;
  });
  const rest = groups.size - said.length;
  const mark = figures.some(({ dueOn }) => dueOn < today) ? "🔴" : "🟡";
  return `${mark} ${t("ladder.figures.line", { periods: rest > 0 ? `${said.join("; ")}; +${rest}` : said.join("; ") })}`;
}

function untilText(dueOn: Day, today: Day, t: Translate): string {
  if (dueOn < today) return t("reminders.daysOverdue", { count: daysBetween(dueOn, today) });
  return dueOn === today ? t("reminders.dueToday") : t("reminders.until", { day: formatDayWithWeekday(dueOn, t) });
}

/** Opens the figures of the agency; of several, asks which. */
export function figuresButton(figures: readonly DueFigures[], t: Translate): Button {
  const agencies = new Set(figures.map(({ agencyId }) => agencyId));
  const [period, other] = new Set(figures.map((one) => one.period));
  const [first] = figures;
  return {
    label:
      other === undefined
        ? t("ladder.figures.open", { period: formatPeriodShort(period!, t) })
        : t("ladder.figures.openAll"),
    data: staying(agencies.size > 1 ? action.figures() : action.figures(first!.agencyId, 1, first!.planYear)),
  };
}

function countOf(figures: readonly DueFigures[]): number {
  return figures.reduce((sum, { count }) => sum + count, 0);
}
