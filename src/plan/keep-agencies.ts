import type { Day } from "../calendar/day.js";
import { Prisma } from "../database/generated/client.js";
import type { ChangeLog } from "./change-log.js";
import { differingFields } from "./differences.js";
import { type Columns, insertRows, type Removal, updateRows } from "./keep-table.js";
import type { AgencyData } from "./plan-data.js";

type Tx = Prisma.TransactionClient;

interface AgencyRow {
  readonly id: number;
  readonly code: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  /** What this plan last said of it; null where it said nothing. */
  readonly said: Columns | null;
}

export interface KeptAgencies {
  /** In the order of what was wanted. */
  readonly ids: readonly number[];
  readonly removal: Removal;
}

/**
 * Agencies are there whatever the plan: one of a code and a day is the same unit to all. So only what a plan says of it
 * otherwise than at its last import is written, and a renaming or an end that came since stays. Those that no plan names
 * any more and nothing points to go with the `removal`.
 */
export async function keepAgencies(
  tx: Tx,
  planId: number,
  wanted: readonly AgencyData[],
  log: ChangeLog,
): Promise<KeptAgencies> {
  const taken = await findSame(tx, planId, wanted);
  const saying = wanted.map(sayingOf);
  const added: Columns[] = [];
  for (const [index, { code, validFrom }] of wanted.entries()) {
    if (taken[index]) continue;
    added.push({ code, validFrom, ...saying[index]! });
    log.note("agency", code, "added");
  }
  await insertRows(tx, "Agency", added);
  const changed = new Map<string, Columns[]>();
  for (const [index, row] of taken.entries()) {
    if (!row) continue;
    const fields = row.said ? differingFields(row.said, saying[index]!) : [];
    if (fields.length === 0) continue;
    log.note("agency", row.code, "changed", fields);
    const key = fields.join();
    const columns = Object.fromEntries(fields.map((field) => [field, saying[index]![field]!]));
    changed.set(key, [...(changed.get(key) ?? []), { id: row.id, ...columns }]);
  }
  for (const alike of changed.values()) await updateRows(tx, "Agency", ["id"], Prisma.sql`true`, alike);

  const after = added.length > 0 ? await findSame(tx, planId, wanted) : taken;
  const ids = after.map((row) => row!.id);
  const told = ids.map((agencyId, index) => ({ planId, agencyId, said: saying[index]! }));
  await tx.$executeRaw`
    INSERT INTO "PlanAgency" ("planId", "agencyId", said)
    SELECT "planId", "agencyId", said FROM jsonb_populate_recordset(NULL::"PlanAgency", ${JSON.stringify(told)}::jsonb)
    ON CONFLICT ("planId", "agencyId") DO UPDATE SET said = excluded.said
    WHERE "PlanAgency".said IS DISTINCT FROM excluded.said`;
  return { ids, removal: () => removeAgencies(tx, planId, ids, log) };
}

/** What a plan says of an agency besides its code and first day. */
function sayingOf(agency: AgencyData, order: number): Columns {
  const { name, shortName, otherNames, level, type, parentCode, formerArea, validTo } = agency;
  return { name, shortName, otherNames: [...otherNames], level, type, parentCode, formerArea, order, validTo };
}

/** For each agency the row of its code and first day, else the one of its code that exists at the same time. */
async function findSame(tx: Tx, planId: number, wanted: readonly AgencyData[]): Promise<(AgencyRow | undefined)[]> {
  const codes = [...new Set(wanted.map(({ code }) => code))];
  const rows = await tx.$queryRaw<AgencyRow[]>`
    SELECT a.id, a.code, a."validFrom"::text AS "validFrom", a."validTo"::text AS "validTo", p.said
    FROM "Agency" a LEFT JOIN "PlanAgency" p ON p."agencyId" = a.id AND p."planId" = ${planId}
    WHERE a.code = ANY(${codes}) ORDER BY a."validFrom"`;
  const byCode = new Map<string, AgencyRow[]>();
  for (const row of rows) byCode.set(row.code, [...(byCode.get(row.code) ?? []), row]);
  const endless = "9999-12-31";
  return wanted.map((agency) => {
    const namesakes = byCode.get(agency.code) ?? [];
    return (
      namesakes.find(({ validFrom }) => validFrom === agency.validFrom) ??
      namesakes.find(
        ({ validFrom, validTo }) =>
          validFrom <= (agency.validTo ?? endless) && agency.validFrom <= (validTo ?? endless),
      )
    );
  });
}

async function removeAgencies(tx: Tx, planId: number, ids: readonly number[], log: ChangeLog): Promise<void> {
  const dropped = await tx.$queryRaw<{ agencyId: number }[]>`
    DELETE FROM "PlanAgency" WHERE "planId" = ${planId} AND said IS NOT NULL AND NOT ("agencyId" = ANY(${[...ids]}))
      AND "agencyId" NOT IN (
        SELECT d."agencyId" FROM "Duty" d JOIN "Task" k ON k.id = d."taskId" WHERE k."planId" = ${planId})
    RETURNING "agencyId"`;
  const gone = await tx.$queryRaw<{ code: string }[]>`
    DELETE FROM "Agency" a
    WHERE a.id = ANY(${dropped.map(({ agencyId }) => agencyId)})
      AND NOT EXISTS (SELECT 1 FROM "PlanAgency" p WHERE p."agencyId" = a.id)
      AND NOT EXISTS (SELECT 1 FROM "AgencyGroupMember" m WHERE m."agencyId" = a.id)
      AND NOT EXISTS (SELECT 1 FROM "AgencySuccession" s WHERE a.id IN (s."predecessorId", s."successorId"))
      AND NOT EXISTS (SELECT 1 FROM "Duty" d WHERE d."agencyId" = a.id)
      AND NOT EXISTS (SELECT 1 FROM "Target" g WHERE g."agencyId" = a.id)
      AND NOT EXISTS (SELECT 1 FROM "Figure" f WHERE f."agencyId" = a.id)
      AND NOT EXISTS (SELECT 1 FROM "Post" o WHERE o."agencyId" = a.id)
      AND NOT EXISTS (SELECT 1 FROM "Invitation" i WHERE i."agencyId" = a.id)
      AND NOT EXISTS (SELECT 1 FROM "Receipt" r WHERE r."agencyId" = a.id)
    RETURNING a.code`;
  for (const { code } of gone) log.note("agency", code, "removed");
}
