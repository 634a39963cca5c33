import type { Day } from "../calendar/day.js";
import { formatDayWithWeekday } from "../calendar/formats.js";
import { dayOf } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import { answeredBy } from "../plan/agencies/heirs.js";
import { planIsInForce } from "../plan/plan-state.js";
import { figureLabel, type LabelledFigure } from "../reporting/labels.js";
import { action, staying } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button } from "../text/message.js";

/** A figure that the office sent back and waits for. */
export interface ReturnedFigure extends LabelledFigure {
  /** Of the row of the return. */
  readonly id: number;
  /** Who answers for it now. */
  readonly agencyId: number;
  readonly agencyName: string;
  readonly agencyShortName: string;
  readonly planYear: number;
  readonly answerBy: Day;
}

const shown = 3;

/**
 * The figures that were sent back and not sent again, of plans that are still in force, the earliest waited for first.
 *
 * @param agencyIds of these alone
 */
export async function findReturnedFigures(
  db: Prisma.TransactionClient,
  today: Day,
  agencyIds: readonly number[] | null = null,
): Promise<readonly ReturnedFigure[]> {
  const isAmong = agencyIds ? Prisma.sql`AND r."agencyId" = ANY(${answeredBy(agencyIds)})` : Prisma.empty;
  const rows = await db.$queryRaw<(Omit<ReturnedFigure, "answerBy"> & { readonly answerBy: Date })[]>`
    SELECT r.id, i.code AS indicator, f.period, h.id AS "agencyId", h.name AS "agencyName",
      h."shortName" AS "agencyShortName", pl.year AS "planYear", r."answerBy"
    FROM "Return" r
    JOIN "Figure" f ON f.id = r."figureId"
    JOIN "Indicator" i ON i.id = f."indicatorId"
    JOIN "Plan" pl ON pl.id = i."planId"
    JOIN "Agency" a ON a.id = r."agencyId"
    JOIN "Agency" h ON h.id = coalesce(a."heirId", a.id)
    WHERE r.state = 'open' ${isAmong} AND ${planIsInForce(today)}
    ORDER BY r."answerBy", r.id`;
  return rows.map((row) => ({ ...row, answerBy: dayOf(row.answerBy) }));
}

/** "trả lại, gửi lại chậm nhất thứ Sáu 28/06"; after that day "trả lại, phải gửi lại từ thứ Sáu 28/06". */
export function returnedUntilText(answerBy: Day, today: Day, t: Translate): string {
  const day = formatDayWithWeekday(answerBy, t);
  return t(answerBy < today ? "reminders.returned.late" : "reminders.returned.until", { day });
}

/** A line of a digest for each, as many as there is room for; of several agencies each names its own. */
export function returnedLines(
  returned: readonly ReturnedFigure[],
  several: boolean,
  today: Day,
  t: Translate,
): readonly string[] {
  const lines = returned.slice(0, shown).map((one) => {
    const mark = one.answerBy < today ? "🔴" : "🟡";
    const parts = [`${mark} ${figureLabel(one, t)}`, ...(several ? [one.agencyShortName] : [])];
    return [...parts, returnedUntilText(one.answerBy, today, t)].join(" · ");
  });
  const left = returned.length - lines.length;
  return left > 0 ? [...lines, t("reminders.returned.others", { count: left })] : lines;
}

/** What opens each of them filled in. */
export function returnedButtons(returned: readonly ReturnedFigure[], t: Translate): readonly Button[] {
  return returned.slice(0, shown).map((one) => ({
    label: t("decisions.return.mendOne", { label: figureLabel(one, t) }),
    data: staying(action.mendReturned(one.id)),
  }));
}
