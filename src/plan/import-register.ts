import type { Day } from "../calendar/day.js";
import { dateColumn } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import type { ChangeLog } from "./change-log.js";
import { keepAgencies } from "./keep-agencies.js";
import { keepIndicators } from "./keep-indicators.js";
import { type Columns, type KeptTable, keepTable, type Removal } from "./keep-table.js";
import { agenciesOn } from "./make-duties.js";
import type { HolidayData, PlanData } from "./plan-data.js";
import { requestSectionCode } from "./request-section.js";

type Tx = Prisma.TransactionClient;

/** The ids by which duties point into the register, and what is left to do once the duties are made. */
export interface Register {
  readonly planId: number;
  readonly taskIds: ReadonlyMap<string, number>;
  /** By code, of the agencies that exist on the plan's date. */
  readonly agencyIds: ReadonlyMap<string, number>;
  /** Withdraws or removes what the plan no longer names, once no duty needs it. */
  finish(): Promise<void>;
}

/** Writes everything of a plan but its duties: plan, sections, tasks, indicators, targets, agencies, groups, holidays. */
export async function importRegister(tx: Tx, plan: PlanData, countsFrom: Day, log: ChangeLog): Promise<Register> {
  const planId = await keepHead(tx, plan, countsFrom, log);
  const mine = Prisma.sql`t."planId" = ${planId}`;
  const ofPlan = Prisma.sql`${mine} AND t.origin = 'plan'`;
  const removals: Removal[] = [];
  const keep = async (kept: Omit<KeptTable, "scope"> & { readonly scope?: Prisma.Sql }, wanted: readonly Columns[]) => {
    removals.push(await keepTable(tx, { scope: mine, ...kept }, wanted, log));
  };

  await makeWay(tx, planId, plan.sections);
  await keep(
    {
      what: "section",
      table: "Section",
      scope: ofPlan,
      key: ["code"],
      used: Prisma.sql`EXISTS (SELECT 1 FROM "Task" k WHERE k."sectionId" = t.id)`,
    },
    plan.sections.map(({ code, printedNumber, title, shortName, otherNames }, order) => ({
      ...{ planId, code, printedNumber, title, shortName, otherNames: [...otherNames], order },
    })),
  );
  const sectionIds = await idsOf("Section");
  await keep(
    {
      what: "task",
      table: "Task",
      scope: ofPlan,
      key: ["code"],
      used: Prisma.sql`EXISTS (SELECT 1 FROM "Duty" d WHERE d."taskId" = t.id)`,
    },
    plan.sections
      .flatMap((section) => section.tasks.map((task) => ({ sectionId: sectionIds.get(section.code)!, task })))
      .map(({ sectionId, task }, order) => ({
        ...{ planId, sectionId, code: task.code, order, text: task.text },
        ...{ shortName: task.shortName, otherNames: [...task.otherNames] },
        ...{ lead: task.lead, coordinating: task.coordinating, timing: task.timing },
        ...{ leads: [...task.leads], coordinators: [...task.coordinators] },
        ...{ deadlineKind: task.deadline.kind, deadline: task.deadline, nothingMayArise: task.nothingMayArise },
      })),
  );
  const agencies = await keepAgencies(tx, planId, plan.agencies, log);
  const existing = new Set(agenciesOn(plan.agencies, plan.issuedOn));
  const agencyIds = new Map(
    plan.agencies.flatMap((agency, index) => (existing.has(agency) ? [[agency.code, agencies.ids[index]!]] : [])),
  );
  const agencyName = namesOf(agencyIds);
  removals.push(await keepIndicators(tx, planId, plan.indicators, log));
  if (plan.targets) {
    const indicatorIds = new Map(
      (await tx.indicator.findMany({ where: { planId, withdrawnAt: null }, select: { id: true, code: true } })).map(
        ({ id, code }) => [code, id],
      ),
    );
    const indicatorName = namesOf(indicatorIds);
    await keep(
      {
        what: "target",
        table: "Target",
        scope: Prisma.sql`t."indicatorId" IN (SELECT i.id FROM "Indicator" i WHERE i."planId" = ${planId})`,
        key: ["indicatorId", "agencyId"],
        used: Prisma.sql`EXISTS (
          SELECT 1 FROM "Figure" f WHERE f."indicatorId" = t."indicatorId" AND f."agencyId" = t."agencyId")`,
        name: ({ indicatorId, agencyId }) => `${indicatorName(indicatorId)} ${agencyName(agencyId)}`,
      },
      plan.targets.map(({ indicator, agency, value }) => ({
        ...{ indicatorId: indicatorIds.get(indicator)!, agencyId: agencyIds.get(agency)!, value },
      })),
    );
  }
  await keep(
    { what: "group", table: "AgencyGroup", key: ["code"], used: null },
    [
      ...plan.groups.map(({ code, name, otherNames, rule }) => ({ code, name, otherNames: [...otherNames], rule })),
      ...plan.dynamics.map(({ code, name }) => ({
        ...{ code, name, otherNames: [], rule: { codes: [], level: null, type: null } },
      })),
    ].map((group, order) => ({ planId, ...group, order })),
  );
  const groupIds = await idsOf("AgencyGroup");
  const groupName = namesOf(groupIds);
  const ofGroups = Prisma.sql`t."groupId" IN (SELECT g.id FROM "AgencyGroup" g WHERE g."planId" = ${planId})`;
  // Members that came since, with a merger, are not the source's to remove.
  const onPlansDate = Prisma.sql`t."agencyId" IN (
    SELECT a.id FROM "Agency" a WHERE a."validFrom" <= ${dateColumn(plan.issuedOn)}
      AND (a."validTo" IS NULL OR a."validTo" >= ${dateColumn(plan.issuedOn)}))`;
  await keep(
    {
      what: "member",
      table: "AgencyGroupMember",
      scope: Prisma.sql`${ofGroups} AND ${onPlansDate}`,
      key: ["groupId", "agencyId"],
      used: null,
      name: ({ groupId, agencyId }) => `${groupName(groupId)} ${agencyName(agencyId)}`,
    },
    plan.groups.flatMap(({ code, members }) =>
      members.map((member) => ({ groupId: groupIds.get(code)!, agencyId: agencyIds.get(member)! })),
    ),
  );
  await keepHolidays(tx, plan.holidays, log);
  removals.push(agencies.removal);
  const taskIds = await idsOf("Task");
  return {
    planId,
    taskIds,
    agencyIds,
    async finish() {
      // What points to something goes before it; an agency last of all.
      const [sections, tasks, ...others] = removals;
      const last = others.pop()!;
      for (const remove of [...others.reverse(), tasks!, sections!, last]) await remove();
    },
  };

  async function idsOf(table: "Section" | "Task" | "AgencyGroup"): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.$queryRaw<{ code: string; id: number }[]>`
      SELECT code, id FROM ${Prisma.raw(`"${table}"`)} WHERE "planId" = ${planId}`;
    return new Map(rows.map(({ code, id }) => [code, id]));
  }
}

/** The section of the office's own requests gives its code up to one that the plan names so. */
async function makeWay(tx: Tx, planId: number, sections: PlanData["sections"]): Promise<void> {
  const codes = sections.map(({ code }) => code);
  await tx.section.updateMany({
    where: { planId, origin: "request", code: { in: codes } },
    data: { code: requestSectionCode(codes) },
  });
}

/** By id; ids that are not among them stay numbers. */
function namesOf(ids: ReadonlyMap<string, number>): (id: unknown) => string {
  const names = new Map([...ids].map(([code, id]) => [id as unknown, code]));
  return (id) => names.get(id) ?? String(id);
}

/** Of the years that the source tells, it tells all days; other years stay as they are. Duties are dated with them. */
async function keepHolidays(tx: Tx, holidays: readonly HolidayData[], log: ChangeLog): Promise<void> {
  const years = [...new Set(holidays.map(({ day }) => Number(day.slice(0, 4))))];
  const scope = Prisma.sql`extract(year FROM t.day)::int = ANY(${years})`;
  const wanted = holidays.map(({ day, kind, name, source }) => ({ day, kind, name, source }));
  const remove = await keepTable(
    tx,
    { what: "holiday", table: "Holiday", scope, key: ["day"], used: null },
    wanted,
    log,
  );
  await remove();
}

/** The plan's own row, which is made where there is none of its year. */
async function keepHead(tx: Tx, plan: PlanData, countsFrom: Day, log: ChangeLog): Promise<number> {
  const { year, number, title, issuer, issuedOn, contact, regime } = plan;
  const wanted = { year, number, title, issuer, issuedOn, countsFrom, contact, regime };
  const there = await tx.plan.findUnique({ where: { year }, select: { id: true } });
  if (there) {
    const scope = Prisma.sql`t.id = ${there.id}`;
    // Whatever is not wanted is nothing here: there is one row of the year.
    await keepTable(tx, { what: "plan", table: "Plan", scope, key: ["year"], used: null }, [wanted], log);
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
