import { dateColumn } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import type { Columns, KeptTable } from "./keep-table.js";
import type { HolidayData, PlanData, TargetData } from "./plan-data.js";

/** A table of the register with the rows that a plan wants in it. */
export interface WantedTable extends KeptTable {
  readonly rows: readonly Columns[];
}

/** By code. */
export type Ids = ReadonlyMap<string, number>;

export function wantedSections(plan: PlanData, planId: number): WantedTable {
  return {
    ...{ what: "section", table: "Section", key: ["code"], scope: saidBy(planId) },
    used: Prisma.sql`EXISTS (SELECT 1 FROM "Task" k WHERE k."sectionId" = t.id)`,
    rows: plan.sections.map(({ code, printedNumber, title, shortName, otherNames }, order) => ({
      ...{ planId, code, printedNumber, title, shortName, otherNames: [...otherNames], order },
    })),
  };
}

export function wantedTasks(plan: PlanData, planId: number, sections: Ids): WantedTable {
  return {
    ...{ what: "task", table: "Task", key: ["code"], scope: saidBy(planId) },
    used: Prisma.sql`(EXISTS (SELECT 1 FROM "Duty" d WHERE d."taskId" = t.id)
      OR EXISTS (SELECT 1 FROM "Task" e WHERE e."ofTaskId" = t.id))`,
    rows: plan.sections
      .flatMap((section) => section.tasks.map((task) => ({ sectionId: sections.get(section.code)!, task })))
      .map(({ sectionId, task }, order) => ({
        ...{ planId, sectionId, code: task.code, order, text: task.text },
        ...{ shortName: task.shortName, otherNames: [...task.otherNames] },
        ...{ lead: task.lead, coordinating: task.coordinating, timing: task.timing },
        ...{ leads: [...task.leads], coordinators: [...task.coordinators] },
        ...{ deadlineKind: task.deadline.kind, deadline: task.deadline, nothingMayArise: task.nothingMayArise },
      })),
  };
}

export function wantedTargets(
  targets: readonly TargetData[],
  planId: number,
  indicators: Ids,
  agencies: Ids,
): WantedTable {
  const indicatorName = namesOf(indicators);
  const agencyName = namesOf(agencies);
  return {
    ...{ what: "target", table: "Target", key: ["indicatorId", "agencyId"] },
    scope: Prisma.sql`t."indicatorId" IN (SELECT i.id FROM "Indicator" i WHERE i."planId" = ${planId})`,
    used: Prisma.sql`EXISTS (
      SELECT 1 FROM "Figure" f WHERE f."indicatorId" = t."indicatorId" AND f."agencyId" = t."agencyId")`,
    name: ({ indicatorId, agencyId }) => `${indicatorName(indicatorId)} ${agencyName(agencyId)}`,
    rows: targets.map(({ indicator, agency, value }) => ({
      ...{ indicatorId: indicators.get(indicator)!, agencyId: agencies.get(agency)!, value },
    })),
  };
}

export function wantedGroups(plan: PlanData, planId: number): WantedTable {
  const ruled = plan.groups.map(({ code, name, otherNames, rule }) => ({
    ...{ code, name, otherNames: [...otherNames], rule },
  }));
  const dynamic = plan.dynamics.map(({ code, name }) => ({
    ...{ code, name, otherNames: [], rule: { codes: [], level: null, type: null } },
  }));
  return {
    ...{ what: "group", table: "AgencyGroup", key: ["code"], scope: ofPlan(planId), used: null },
    rows: [...ruled, ...dynamic].map((group, order) => ({ planId, ...group, order })),
  };
}

/** Members that came since the plan's date, with a merger, are not the source's to remove. */
export function wantedMembers(plan: PlanData, planId: number, groups: Ids, agencies: Ids): WantedTable {
  const groupName = namesOf(groups);
  const agencyName = namesOf(agencies);
  const date = dateColumn(plan.issuedOn);
  return {
    ...{ what: "member", table: "AgencyGroupMember", key: ["groupId", "agencyId"], used: null },
    scope: Prisma.sql`t."groupId" IN (SELECT g.id FROM "AgencyGroup" g WHERE g."planId" = ${planId})
      AND t."agencyId" IN (
        SELECT a.id FROM "Agency" a WHERE a."validFrom" <= ${date} AND (a."validTo" IS NULL OR a."validTo" >= ${date}))`,
    name: ({ groupId, agencyId }) => `${groupName(groupId)} ${agencyName(agencyId)}`,
    rows: plan.groups.flatMap(({ code, members }) =>
      members.map((member) => ({ groupId: groups.get(code)!, agencyId: agencies.get(member)! })),
    ),
  };
}

/** Of the years that the source tells, it tells all days; other years stay as they are. */
export function wantedHolidays(holidays: readonly HolidayData[]): WantedTable {
  const years = [...new Set(holidays.map(({ day }) => Number(day.slice(0, 4))))];
  return {
    ...{ what: "holiday", table: "Holiday", key: ["day"], used: null },
    scope: Prisma.sql`extract(year FROM t.day)::int = ANY(${years})`,
    rows: holidays.map(({ day, kind, name, source }) => ({ day, kind, name, source })),
  };
}

/** What the office asks for besides is not the plan's to take away. */
function saidBy(planId: number): Prisma.Sql {
  return Prisma.sql`${ofPlan(planId)} AND t.origin = 'plan'`;
}

function ofPlan(planId: number): Prisma.Sql {
  return Prisma.sql`t."planId" = ${planId}`;
}

/** By id; ids that are not among them stay numbers. */
function namesOf(ids: Ids): (id: unknown) => string {
  const names = new Map([...ids].map(([code, id]) => [id as unknown, code]));
  return (id) => names.get(id) ?? String(id);
}
