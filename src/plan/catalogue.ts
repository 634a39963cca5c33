import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import type { Catalogue } from "../text/catalogue.js";
import { levelOf } from "../text/levels.js";
import { bundledPlanFolder } from "./data-folder.js";
import { expandCodes } from "./expand-leads.js";
import { agenciesOn, onlyPeriodOf } from "./make-duties.js";
import type {
  AddsUp,
  AgencyData,
  Deadline,
  Direction,
  GroupData,
  IndicatorData,
  PlanData,
  SectionData,
  TaskData,
} from "./plan-data.js";
import { readPlan } from "./read-plan.js";
import { reckoningOf, regime } from "./regime.js";

/** A plan's row with what the grammar reads of it. */
const withRegister = {
  sections: {
    where: { withdrawnAt: null },
    orderBy: { order: "asc" },
    include: { tasks: { where: { withdrawnAt: null }, orderBy: { order: "asc" } } },
  },
  indicators: { where: { withdrawnAt: null }, orderBy: { order: "asc" } },
  agencies: { include: { agency: true }, orderBy: { agency: { order: "asc" } } },
  groups: {
    where: { code: { startsWith: "@" } },
    orderBy: { order: "asc" },
    include: { members: { include: { agency: { select: { code: true } } }, orderBy: { agency: { order: "asc" } } } },
  },
} satisfies Prisma.PlanInclude;

/** An imported plan as the grammar reads it; null where there is none of this id. */
export async function loadCatalogue(db: Prisma.TransactionClient, planId: number): Promise<Catalogue | null> {
  const plan = await db.plan.findUnique({ where: { id: planId }, include: withRegister });
  if (!plan) return null;
  return toCatalogue({
    year: plan.year,
    issuedOn: dayOf(plan.issuedOn),
    regime: regime.parse(plan.regime),
    sections: plan.sections.map((section) => ({
      ...section,
      tasks: section.tasks.map((task) => ({ ...task, deadline: task.deadline as unknown as Deadline })),
    })),
    indicators: plan.indicators.map((indicator) => ({
      ...indicator,
      direction: indicator.direction as Direction,
      addsUp: indicator.addsUp as AddsUp,
      target: Number(indicator.target),
    })),
    agencies: plan.agencies.map(({ agency }) => ({
      ...agency,
      level: levelOf(agency.level),
      validFrom: dayOf(agency.validFrom),
      validTo: dayOf(agency.validTo),
    })),
    groups: plan.groups.map((group) => ({ ...group, members: group.members.map((m) => m.agency.code) })),
  });
}

/** The plan that comes with the program, for whoever has no database. */
export async function bundledCatalogue(): Promise<Catalogue> {
  const plan = await readPlan(bundledPlanFolder());
  if (!plan.ok) throw new Error("the bundled plan cannot be read");
  return toCatalogue(plan.value);
}

type Told = Pick<PlanData, "year" | "issuedOn" | "regime"> & {
  readonly sections: readonly (Omit<SectionData, "tasks" | "where"> & {
    readonly tasks: readonly Omit<TaskData, "where">[];
  })[];
  readonly indicators: readonly Omit<IndicatorData, "where">[];
  readonly agencies: readonly Omit<AgencyData, "where">[];
  readonly groups: readonly Omit<GroupData, "where" | "rule">[];
};

export function toCatalogue(plan: Told): Catalogue {
  const existing = agenciesOn(plan.agencies, plan.issuedOn);
  const expansion = {
    groups: new Map(plan.groups.map((g) => [g.code, g.members])),
    agencies: existing.map((a) => a.code),
  };
  const { checkIns, figures, furtherFigures } = plan.regime;
  return {
    year: plan.year,
    windows: { reckoning: reckoningOf(plan.regime), checkIns, figures, furtherFigures },
    sections: plan.sections.map(({ code, printedNumber, title, shortName, otherNames }) => ({
      code,
      printedNumber,
      title,
      shortName,
      otherNames,
    })),
    tasks: plan.sections.flatMap((section) =>
      section.tasks.map((task) => ({
        code: task.code,
        section: section.code,
        text: task.text,
        shortName: task.shortName,
        otherNames: task.otherNames,
        deadlineKind: task.deadline.kind,
        onlyPeriod: onlyPeriodOf(task.deadline, plan.year),
        nothingMayArise: task.nothingMayArise,
        leads: expandCodes(task.leads, expansion),
        parts: task.deadline.parts.map(({ part, title, shortName, otherNames, text, agencies, ...deadline }) => ({
          part,
          title,
          shortName,
          otherNames,
          text,
          agencies,
          period: onlyPeriodOf(deadline, plan.year) ?? "",
        })),
      })),
    ),
    indicators: plan.indicators.map((indicator) => ({
      code: indicator.code,
      name: indicator.name,
      shortName: indicator.shortName,
      otherNames: indicator.otherNames,
      unit: indicator.unit,
      direction: indicator.direction,
      addsUp: indicator.addsUp,
      target: indicator.target,
      numerator: indicator.numerator,
      denominator: indicator.denominator,
      wholeUnits: indicator.addsUp === "yes-no",
      agencies: expandCodes(indicator.reporters, expansion),
    })),
    agencies: existing.map(({ code, name, shortName, otherNames, level, type, parentCode, formerArea }) => ({
      code,
      name,
      shortName,
      otherNames,
      level,
      type,
      parentCode,
      formerArea,
    })),
    groups: Object.fromEntries(plan.groups.map((g) => [g.code, g.members])),
    groupNames: plan.groups.map(({ code, name, otherNames }) => ({ code, name, otherNames })),
  };
}
