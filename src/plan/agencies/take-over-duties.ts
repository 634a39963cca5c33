import type { Day } from "../../calendar/day.js";
import { dateColumn } from "../../database/days.js";
import type { Prisma } from "../../database/generated/client.js";
import { type MergingDuty, mergeDuties } from "./merge-duties.js";

type Tx = Prisma.TransactionClient;

export interface DutyMoves {
  readonly moved: number;
  readonly closed: number;
  /** By the id of each closed one, the one that is reported instead of it. */
  readonly takenBy: ReadonlyMap<number, number>;
}

/**
 * Hands what is due from the day on to successors (`mergeDuties`); what was due before keeps its agency's name. A unit
 * whose duties were closed because nobody succeeded, and which has a successor now, hands them over too.
 *
 * @param successions each of a unit that ends with its only successor; null: nobody succeeds
 */
export async function takeOverDuties(
  tx: Tx,
  day: Day,
  successions: readonly { readonly from: number; readonly to: number | null }[],
): Promise<DutyMoves> {
  const successors = new Map(successions.map(({ from, to }) => [from, to]));
  const named = [...successors.values()].filter((to) => to !== null);
  const ending = [...successors.keys()];
  await tx.$executeRaw`
    UPDATE "Duty" SET "closedOn" = NULL, "closedReason" = NULL
    WHERE "agencyId" = ANY(${successions.flatMap(({ from, to }) => (to === null ? [] : [from]))})
      AND "closedReason" = 'ended' AND "dueOn" >= ${day}::date`;
  const duties = await tx.$queryRaw<MergingDuty[]>`
    SELECT d.id, d."agencyId", d."taskId", d.period, d.part, d.status, d.percent::float8 AS percent,
      d."answeredOn"::text AS "answeredOn", d."settledOn"::text AS "settledOn", d."closedOn" IS NOT NULL AS closed,
      coalesce((SELECT max(r.id) FROM "StatusReport" r
        WHERE r."takenBackAt" IS NULL
          AND (r."dutyId" = d.id OR r."dutyId" IN (SELECT c.id FROM "Duty" c WHERE c."takenById" = d.id))), 0) AS "lastReport"
    FROM "Duty" d JOIN "Agency" a ON a.id = d."agencyId"
    WHERE (d."agencyId" = ANY(${ending}) AND d."closedOn" IS NULL AND d."dueOn" >= ${day}::date)
      OR (d."agencyId" = ANY(${named}) AND NOT d."agencyId" = ANY(${ending}))
    ORDER BY a."order", d."agencyId", d.id`;
  const { kept, closed, moved } = mergeDuties(duties, successors);
  const column = <T>(pick: (one: (typeof kept)[number]) => T): T[] => kept.map(pick);
  await tx.$executeRaw`
    UPDATE "Duty" d SET "agencyId" = k."agencyId", status = k.status, percent = k.percent, "answeredOn" = k."answeredOn",
      "settledOn" = k."settledOn", "closedOn" = NULL, "closedReason" = NULL
    FROM unnest(${column(({ id }) => id)}::int[], ${column(({ agencyId }) => agencyId)}::int[],
      ${column(({ state }) => state.status as string)}::text[], ${column(({ state }) => state.percent)}::numeric[],
      ${column(({ state }) => state.answeredOn)}::date[], ${column(({ state }) => state.settledOn)}::date[])
      AS k(id, "agencyId", status, percent, "answeredOn", "settledOn")
    WHERE d.id = k.id`;
  const ids = closed.map(({ id }) => id);
  const takers = closed.map(({ takenById }) => takenById);
  await tx.$executeRaw`
    UPDATE "Duty" d SET "closedOn" = ${dateColumn(day)}, "takenById" = c.taker,
      "closedReason" = CASE WHEN c.taker IS NULL THEN 'ended' ELSE 'merged' END
    FROM unnest(${ids}::int[], ${takers}::int[]) AS c(id, taker) WHERE d.id = c.id`;
  // What was closed in favour of one that is closed now follows it.
  await tx.$executeRaw`
    UPDATE "Duty" d SET "takenById" = c.taker
    FROM unnest(${ids}::int[], ${takers}::int[]) AS c(id, taker) WHERE d."takenById" = c.id AND c.taker IS NOT NULL`;
  return {
    moved,
    closed: closed.length,
    takenBy: new Map(closed.flatMap(({ id, takenById }) => (takenById === null ? [] : [[id, takenById] as const]))),
  };
}
