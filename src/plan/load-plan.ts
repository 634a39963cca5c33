import type { Day } from "../calendar/day.js";
import { dateColumn, dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { numberOf } from "../database/numbers.js";
import { levelOf } from "../text/levels.js";
import type { Place } from "./place.js";
import type { AddsUp, AgencyData, Deadline, Direction, GroupRule, HolidayData, PlanData } from "./plan-data.js";
import { regime } from "./regime.js";

/**
 * Of agencies that were renamed or ended since: what the plan's source said, or what they are now; `source` leaves out those
 * that came since, with a merger: what is written again as if the source had said so.
 */
export type AgenciesAs = "said" | "now" | "source";

const nowhere: Place = { file: "database", line: null };

/**
 * An imported plan as its source said it, so that importing it again would change nothing; null where there is none of
 * this year. Without what was withdrawn. Days off are those of its year and the next, in which its last reports are mended.
 *
 * In one piece: what is asked of the database and what becomes of it stand side by side, name by name.
 */
export async function loadPlan(
  db: Prisma.TransactionClient,
  year: number,
  agenciesAs: AgenciesAs = "said",
): Promise<PlanData | null> {
  const plan = await db.plan.findUnique({
    where: { year },
    include: {
      sections: {
        where: { origin: "plan", withdrawnAt: null },
        orderBy: { order: "asc" },
        include: { tasks: { where: { origin: "plan", withdrawnAt: null }, orderBy: { order: "asc" } } },
      },
      indicators: {
        where: { withdrawnAt: null },
        orderBy: { order: "asc" },
        include: {
          targets: { where: { withdrawnAt: null }, include: { agency: { select: { code: true, order: true } } } },
        },
      },
      groups: {
        orderBy: { order: "asc" },
        include: {
          members: { include: { agency: { select: { code: true } } }, orderBy: { agency: { order: "asc" } } },
        },
      },
      agencies: { include: { agency: true } },
    },
  });
  if (!plan) return null;
  const known = plan.agencies.filter(({ said }) => agenciesAs !== "source" || said !== null);
  const knownIds = new Set(known.map(({ agencyId }) => agencyId));
  const countsFrom = dayOf(plan.countsFrom);
  const issuedOn = dayOf(plan.issuedOn);
  const groups = plan.groups.map(({ code, name, otherNames, rule, members }) => ({
    ...{ code, name, otherNames, rule: rule as unknown as GroupRule },
    members: members.flatMap(({ agencyId, agency }) => (knownIds.has(agencyId) ? [agency.code] : [])),
    where: nowhere,
  }));
  return {
    ...{ year, number: plan.number, title: plan.title, issuer: plan.issuer, issuedOn },
    countsFrom: countsFrom === issuedOn ? null : countsFrom,
    ...{ contact: plan.contact, regime: regime.parse(plan.regime) },
    sections: plan.sections.map(({ code, printedNumber, title, shortName, otherNames, tasks }) => ({
      ...{ code, printedNumber, title, shortName, otherNames, where: nowhere },
      tasks: tasks.map((task) => ({
        ...{ code: task.code, text: task.text, shortName: task.shortName, otherNames: task.otherNames },
        ...{ lead: task.lead, coordinating: task.coordinating, timing: task.timing },
        ...{ leads: task.leads, coordinators: task.coordinators, nothingMayArise: task.nothingMayArise },
        deadline: task.deadline as unknown as Deadline,
        where: nowhere,
      })),
    })),
    indicators: plan.indicators.map((one) => ({
      ...{ code: one.code, name: one.name, shortName: one.shortName, otherNames: one.otherNames, unit: one.unit },
      ...{ direction: one.direction as Direction, addsUp: one.addsUp as AddsUp, target: numberOf(one.target) },
      ...{ numerator: one.numerator, denominator: one.denominator, reporters: one.reporters, where: nowhere },
    })),
    targets: plan.indicators.flatMap(({ code, targets }) =>
      [...targets]
        .sort((a, b) => a.agency.order - b.agency.order)
        .map(({ agency, value }) => ({ indicator: code, agency: agency.code, value: numberOf(value), where: nowhere })),
    ),
    agencies: agenciesOf(known, agenciesAs),
    groups: groups.filter(({ code }) => !code.startsWith("%")),
    dynamics: groups.filter(({ code }) => code.startsWith("%")).map(({ code, name, where }) => ({ code, name, where })),
    holidays: await holidaysOf(db, [year, year + 1]),
  };
}

/** The days off and worked Saturdays of some years, in their order. */
export async function holidaysOf(db: Prisma.TransactionClient, years: readonly number[]): Promise<HolidayData[]> {
  const rows = await db.holiday.findMany({
    where: {
      OR: years.map((year) => ({ day: { gte: dateColumn(`${year}-01-01`), lte: dateColumn(`${year}-12-31`) } })),
    },
    orderBy: { day: "asc" },
  });
  return rows.map(({ day, kind, name, source }) => ({
    ...{ day: dayOf(day), kind: kind === "work" ? "work" : "off", name, source },
  }));
}

type AgencyRow = Prisma.PlanAgencyGetPayload<{ include: { agency: true } }>;

/** In the order of the source; units that came since, with a merger, stand at the end. */
function agenciesOf(rows: readonly AgencyRow[], as: AgenciesAs): AgencyData[] {
  return rows
    .map(({ agency, said }) => {
      const now = { ...agency, validTo: dayOf(agency.validTo) };
      const then = said as unknown as Partial<typeof now> | null;
      return { ...now, ...(as === "now" ? {} : then), order: then?.order ?? 1_000_000 + agency.order };
    })
    .sort((a, b) => a.order - b.order)
    .map(
      (one): AgencyData => ({
        ...{ code: one.code, name: one.name, shortName: one.shortName, otherNames: one.otherNames },
        ...{ level: levelOf(one.level), type: one.type, parentCode: one.parentCode, formerArea: one.formerArea },
        ...{ validFrom: dayOf(one.validFrom) as Day, validTo: one.validTo, where: nowhere },
      }),
    );
}
