import type { Day } from "../calendar/day.js";
import { formatDayNear } from "../calendar/formats.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { planIsInForce } from "../plan/plan-state.js";
import { findDuties } from "../reporting/find-duties.js";
import { itemLabel, type Labelled, type LabelledFigure } from "../reporting/labels.js";
import type { Translate } from "../text/language.js";

/** What the office sent back and waits for: how much, and what is waited for first. */
export interface ReturnedWork {
  readonly count: number;
  readonly first: readonly ReturnedItem[];
}

type ReturnedItem = { readonly agency: string; readonly answerBy: Day } & (
  | { readonly kind: "task"; readonly duty: Labelled }
  | { readonly kind: "figure"; readonly figure: LabelledFigure }
);

const shown = 4;

interface Row {
  readonly dutyId: number | null;
  readonly indicator: string | null;
  readonly period: string | null;
  readonly agency: string;
  readonly answerBy: Date;
  readonly count: number;
}

/** All that was sent back and not sent again, of whichever agency, of plans that still take it. */
export async function findReturnedWork(db: Prisma.TransactionClient, today: Day): Promise<ReturnedWork> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT r."dutyId", i.code AS indicator, f.period, h."shortName" AS agency, r."answerBy",
      (count(*) OVER ())::int AS count
    FROM "Return" r
    LEFT JOIN "Figure" f ON f.id = r."figureId"
    LEFT JOIN "Indicator" i ON i.id = f."indicatorId"
    LEFT JOIN "Duty" d ON d.id = r."dutyId"
    LEFT JOIN "Task" k ON k.id = d."taskId"
    JOIN "Plan" pl ON pl.id = coalesce(k."planId", i."planId")
    JOIN "Agency" a ON a.id = r."agencyId"
    JOIN "Agency" h ON h.id = coalesce(a."heirId", a.id)
    WHERE r.state = 'open' AND d."closedOn" IS NULL AND ${planIsInForce(today)}
    ORDER BY r."answerBy", r.id
    LIMIT ${shown}`;
  const ids = rows.flatMap(({ dutyId }) => (dutyId === null ? [] : [dutyId]));
  const duties = ids.length === 0 ? [] : await findDuties(db, ids);
  const first = rows.flatMap(({ dutyId, indicator, period, agency, answerBy }): ReturnedItem[] => {
    const of = { agency, answerBy: dayOf(answerBy) };
    if (indicator !== null && period !== null) return [{ kind: "figure", figure: { indicator, period }, ...of }];
    const duty = duties.find(({ id }) => id === dutyId);
    return duty ? [{ kind: "task", duty, ...of }] : [];
  });
  return { count: rows[0]?.count ?? 0, first };
}

/** "Đã trả lại, chưa gửi lại (2): CT-b3 quý III Sở Tư pháp (chậm nhất thứ Sáu 28/06), …"; null where nothing was. */
export function returnedWorkLine({ count, first }: ReturnedWork, today: Day, t: Translate): string | null {
  if (count === 0) return null;
  const items = first.map((one) =>
    t(one.answerBy < today ? "morning.returnedLate" : "morning.returnedUntil", {
      label: itemLabel(one, t, today),
      agency: one.agency,
      day: formatDayNear(one.answerBy, today, t),
    }),
  );
  const left = count - items.length;
  return t("morning.returned", { count, list: left > 0 ? `${items.join(", ")}, +${left}` : items.join(", ") });
}
