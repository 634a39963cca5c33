import type { PeriodCode } from "../../calendar/windows.js";
import { Prisma } from "../../database/generated/client.js";

/** What was decided that bears on an agency's figures of a plan. */
export interface DecidedFigures {
  /** The quarters that are approved and locked. */
  readonly approved: ReadonlySet<PeriodCode>;
  /** Ids of figures that were sent back and have not come again. */
  readonly returned: ReadonlySet<number>;
}

/** As columns of every row of a statement that reads figures. */
export interface DecidedColumns {
  readonly approved: readonly PeriodCode[] | null;
  readonly returned: readonly number[] | null;
}

export function approvedQuarters(planId: number | Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT array_agg(quarter) FROM "Approval" WHERE "planId" = ${planId} AND "reopenedAt" IS NULL)`;
}

export function returnedFigures(agencyId: number): Prisma.Sql {
  return Prisma.sql`(SELECT array_agg("figureId") FROM "Return"
    WHERE "agencyId" = ${agencyId} AND state = 'open' AND "figureId" IS NOT NULL)`;
}

export function decidedOf(row: DecidedColumns | undefined): DecidedFigures {
  return { approved: new Set(row?.approved), returned: new Set(row?.returned) };
}
