import type { PeriodCode } from "../../calendar/windows.js";
import type { Prisma } from "../../database/generated/client.js";

/** What was decided that bears on an agency's figures of a plan. */
export interface DecidedFigures {
  /** The quarters that are approved and locked. */
  readonly approved: ReadonlySet<PeriodCode>;
  /** Ids of figures that were sent back and have not come again. */
  readonly returned: ReadonlySet<number>;
}

/** One statement. */
export async function decidedFigures(
  db: Prisma.TransactionClient,
  planId: number,
  agencyId: number,
): Promise<DecidedFigures> {
  const rows = await db.$queryRaw<{ quarter: PeriodCode | null; figureId: number | null }[]>`
    SELECT quarter, NULL::int AS "figureId" FROM "Approval" WHERE "planId" = ${planId} AND "reopenedAt" IS NULL
    UNION ALL SELECT NULL, "figureId" FROM "Return"
    WHERE "agencyId" = ${agencyId} AND state = 'open' AND "figureId" IS NOT NULL`;
  return {
    approved: new Set(rows.flatMap(({ quarter }) => quarter ?? [])),
    returned: new Set(rows.flatMap(({ figureId }) => figureId ?? [])),
  };
}
