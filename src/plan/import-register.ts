import type { Day } from "../calendar/day.js";
import { dateColumn } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import { ChangeLog } from "./change-log.js";
import { differingSettings } from "./chat-settings.js";
import { keepAgencies } from "./keep-agencies.js";
import { keepIndicators } from "./keep-indicators.js";
import { keepTable, type Removal } from "./keep-table.js";
import { agenciesOn } from "./make-duties.js";
import type { PlanData } from "./plan-data.js";
import { regime as regimeOf } from "./regime.js";
import { requestSectionCode } from "./request-section.js";
import {
  type Ids,
  type WantedTable,
  wantedGroups,
  wantedHolidays,
  wantedMembers,
  wantedSections,
  wantedTargets,
  wantedTasks,
} from "./wanted-tables.js";

type Tx = Prisma.TransactionClient;

/** The ids by which duties point into the register, and what is left to do once the duties are made. */
export interface Register {
  readonly planId: number;
  readonly taskIds: Ids;
  /** Of the agencies that exist on the plan's date. */
  readonly agencyIds: Ids;
  /** Withdraws or removes what the plan no longer names, once no duty needs it. */
  finish(): Promise<void>;
}

/** Writes everything of a plan but its duties: plan, sections, tasks, indicators, targets, agencies, groups, holidays. */
export async function importRegister(tx: Tx, plan: PlanData, countsFrom: Day, log: ChangeLog): Promise<Register> {
  const planId = await keepHead(tx, plan, countsFrom, log);
  const removals: Removal[] = [];
  const keep = async (table: WantedTable) => {
    removals.push(await keepTable(tx, table, table.rows, log));
  };
  const idsOf = (table: "Section" | "Task" | "AgencyGroup") => readIds(tx, table, Prisma.sql`"planId" = ${planId}`);

  await makeWay(tx, planId, plan.sections);
  await keep(wantedSections(plan, planId));
  await keep(wantedTasks(plan, planId, await idsOf("Section")));
  await moveEvents(tx, planId);
  const agencies = await keepAgencies(tx, planId, plan.agencies, log);
  const existing = new Set(agenciesOn(plan.agencies, plan.issuedOn));
  const agencyIds: Ids = new Map(
    plan.agencies.flatMap((agency, index) => (existing.has(agency) ? [[agency.code, agencies.ids[index]!]] : [])),
  );
  removals.push(await keepIndicators(tx, planId, plan.indicators, log));
  if (plan.targets) {
    const defined = await readIds(tx, "Indicator", Prisma.sql`"planId" = ${planId} AND "withdrawnAt" IS NULL`);
    await keep(wantedTargets(plan.targets, planId, defined, agencyIds));
  }
  await keep(wantedGroups(plan, planId));
  await keep(wantedMembers(plan, planId, await idsOf("AgencyGroup"), agencyIds));
  await keepHolidays(tx, plan, log);
  const taskIds = await idsOf("Task");
  return {
    planId,
    taskIds,
    agencyIds,
    async finish() {
      // What points to something goes before it; an agency last of all.
      for (const remove of [agencies.removal, ...removals].reverse()) await remove();
    },
  };
}

/** The section of the office's own requests gives its code up to one that the plan names so. */
async function makeWay(tx: Tx, planId: number, sections: PlanData["sections"]): Promise<void> {
  const codes = sections.map(({ code }) => code);
  await tx.section.updateMany({
    where: { planId, origin: "request", code: { in: codes } },
    data: { code: requestSectionCode(codes) },
  });
}

/** What was opened of a task stands where the plan now has that task. */
async function moveEvents(tx: Tx, planId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Task" e SET "sectionId" = t."sectionId", "order" = t."order" FROM "Task" t
    WHERE e."planId" = ${planId} AND t.id = e."ofTaskId" AND t."withdrawnAt" IS NULL
      AND (e."sectionId", e."order") IS DISTINCT FROM (t."sectionId", t."order")`;
}

async function readIds(tx: Tx, table: string, condition: Prisma.Sql): Promise<Ids> {
  const rows = await tx.$queryRaw<{ code: string; id: number }[]>`
    SELECT code, id FROM ${Prisma.raw(`"${table}"`)} WHERE ${condition}`;
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** At once, since duties are dated with them. */
async function keepHolidays(tx: Tx, { holidays }: PlanData, log: ChangeLog): Promise<void> {
  const table = wantedHolidays(holidays);
  const remove = await keepTable(tx, table, table.rows, log);
  await remove();
}

/** The plan's own row, which is made where there is none of its year. */
async function keepHead(tx: Tx, plan: PlanData, countsFrom: Day, log: ChangeLog): Promise<number> {
  const { year, number, title, issuer, issuedOn, contact, regime } = plan;
  const wanted = { year, number, title, issuer, issuedOn, countsFrom, contact, regime };
  const there = await tx.plan.findUnique({ where: { year }, select: { id: true, regime: true } });
  if (there) {
    const scope = Prisma.sql`t.id = ${there.id}`;
    const noted = new ChangeLog(log.at);
    // Whatever is not wanted is nothing here: there is one row of the year.
    await keepTable(tx, { what: "plan", table: "Plan", scope, key: ["year"], used: null }, [wanted], noted);
    const settings = differingSettings(regimeOf.parse(there.regime), regime);
    for (const { what, name, change, fields } of noted.changes) {
      const each = fields.flatMap((field) => (field === "regime" ? settings : [field]));
      log.note(what, name, change, each);
    }
    return there.id;
  }
  log.note("plan", String(year), "added");
  const row = await tx.plan.create({
    data: {
      ...wanted,
      issuedOn: dateColumn(issuedOn),
      countsFrom: dateColumn(countsFrom),
      importedAt: log.at,
    },
    select: { id: true },
  });
  return row.id;
}
