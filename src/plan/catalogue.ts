import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import type { Catalogue } from "../text/catalogue.js";
import { bundledPlanFolder } from "./data-folder.js";
import { expandCodes } from "./expand-leads.js";
import { agenciesOn } from "./make-duties.js";
import type { Deadline, GroupData, IndicatorData, PlanData, SectionData } from "./plan-data.js";
import { readPlan } from "./read-plan.js";

/** The imported plan as the grammar reads it; null where none is imported. */
export async function loadCatalogue(db: Prisma.TransactionClient): Promise<Catalogue | null> {
  const plan = await db.plan.findFirst({
    include: {
      sections: { orderBy: { order: "asc" }, include: { tasks: { orderBy: { order: "asc" } } } },
      indicators: { orderBy: { order: "asc" } },
    },
  });
  if (!plan) return null;
  const issuedOn = dayOf(plan.issuedOn);
  const agencies = await db.agency.findMany({
    where: { validFrom: { lte: plan.issuedOn }, OR: [{ validTo: null }, { validTo: { gte: plan.issuedOn } }] },
    orderBy: { order: "asc" },
  });
  const groups = await db.agencyGroup.findMany({
    orderBy: { code: "asc" },
    include: { members: { include: { agency: { select: { code: true } } }, orderBy: { agency: { order: "asc" } } } },
  });
  return toCatalogue({
    year: plan.year,
    issuedOn,
    sections: plan.sections.map((section) => ({
      ...section,
      tasks: section.tasks.map((task) => ({ ...task, deadline: task.deadline as unknown as Deadline })),
    })),
    indicators: plan.indicators.map((indicator) => ({ ...indicator, target: Number(indicator.target) })),
    agencies: agencies.map((a) => ({
      ...a,
      validFrom: dayOf(a.validFrom),
      validTo: dayOf(a.validTo),
    })),
    groups: groups.map((g) => ({ code: g.code, name: g.name, members: g.members.map((m) => m.agency.code) })),
  });
}

/** The plan that comes with the program, for whoever has no database. */
export async function bundledCatalogue(): Promise<Catalogue> {
  const plan = await readPlan(bundledPlanFolder());
  if (!plan.ok) throw new Error("the bundled plan cannot be read");
  return toCatalogue(plan.value);
}

type Told = Pick<PlanData, "year" | "issuedOn" | "agencies"> & {
  readonly sections: readonly SectionData[];
  readonly indicators: readonly IndicatorData[];
  readonly groups: readonly GroupData[];
};

export function toCatalogue(plan: Told): Catalogue {
  const existing = agenciesOn(plan.agencies, plan.issuedOn);
  const expansion = {
    groups: new Map(plan.groups.map((g) => [g.code, g.members])),
    agencies: existing.map((a) => a.code),
  };
  return {
    year: plan.year,
    sections: plan.sections.map(({ code, printedNumber, title }) => ({ code, printedNumber, title })),
    tasks: plan.sections.flatMap((section) =>
      section.tasks.map((task) => ({
        code: task.code,
        section: section.code,
        text: task.text,
        deadlineKind: task.deadline.kind,
        onlyPeriod: onlyPeriodOf(task.deadline, plan.year),
        nothingMayArise: task.nothingMayArise,
        leads: expandCodes(task.leads, expansion),
        parts: (task.deadline.parts ?? []).map(({ part, title, agencies, ...deadline }) => ({
          part,
          title,
          agencies,
          period: onlyPeriodOf(deadline, plan.year) ?? "",
        })),
      })),
    ),
    indicators: plan.indicators.map((indicator) => ({
      code: indicator.code,
      name: indicator.name,
      shortName: indicator.shortName,
      target: indicator.target,
      numerator: indicator.numerator,
      denominator: indicator.denominator,
      wholeUnits: indicator.wholeUnits,
      agencies: expandCodes(indicator.reporters, expansion),
    })),
    agencies: existing.map(({ code, name, shortName, level, type, parentCode }) => ({
      code,
      name,
      shortName,
      level,
      type,
      parentCode,
    })),
    groups: Object.fromEntries(plan.groups.map((g) => [g.code, g.members])),
  };
}

function onlyPeriodOf({ kind, month, quarter }: Pick<Deadline, "kind" | "month" | "quarter">, year: number) {
  return kind === "within-year" ? String(year) : (month ?? quarter ?? null);
}
