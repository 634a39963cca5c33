import type { Day } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import type { Catalogue, CatalogueAgency, CatalogueTrigger } from "../text/catalogue.js";
import { eventOfTaskCode } from "../text/event-code.js";
import { levelOf } from "../text/levels.js";
import { heirsOn } from "./agencies/heirs.js";
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
import { reckoningOf, regime } from "./regime.js";

/** A plan's row with what the grammar reads of it. */
const withRegister = {
  sections: {
    where: { withdrawnAt: null },
    orderBy: { order: "asc" },
    include: { tasks: { where: { withdrawnAt: null }, orderBy: [{ order: "asc" }, { id: "asc" }] } },
  },
  indicators: { where: { withdrawnAt: null }, orderBy: { order: "asc" } },
  agencies: {
    include: { agency: { include: { successors: { select: { successorId: true } } } } },
    orderBy: [{ agency: { order: "asc" } }, { agencyId: "asc" }],
  },
  groups: {
    where: { code: { startsWith: "@" } },
    orderBy: { order: "asc" },
    include: { members: { orderBy: [{ agency: { order: "asc" } }, { agencyId: "asc" }] } },
  },
} satisfies Prisma.PlanInclude;

/**
 * An imported plan as the grammar reads it, with the agencies that there are on a day; null where there is none of this
 * id. By default as it is when all is over: whatever was imported of agencies counts at once.
 */
export async function loadCatalogue(
  db: Prisma.TransactionClient,
  planId: number,
  asked: Day | null = null,
): Promise<Catalogue | null> {
  const plan = await db.plan.findUnique({ where: { id: planId }, include: withRegister });
  if (!plan) return null;
  const issuedOn = dayOf(plan.issuedOn);
  const last = lastDayOf({ year: plan.year, lastLockOn: dayOf(plan.lastLockOn) });
  const [, day] = [issuedOn, asked ?? last, last].sort() as [Day, Day, Day];
  const present = await agenciesPresent(db, plan, day);
  const codes = new Map([...present.agencies, ...present.ended].map(({ id, code }) => [id, code]));
  return catalogueOf(
    {
      year: plan.year,
      number: plan.number,
      issuedOn,
      regime: regime.parse(plan.regime),
      sections: plan.sections.filter(isInUse).map((section) => ({
        ...section,
        tasks: section.tasks.map((task) => ({ ...task, deadline: task.deadline as unknown as Deadline })),
      })),
      indicators: plan.indicators.map((indicator) => ({
        ...indicator,
        direction: indicator.direction as Direction,
        addsUp: indicator.addsUp as AddsUp,
        target: Number(indicator.target),
      })),
      agencies: [],
      groups: plan.groups.map((group) => ({
        ...group,
        members: group.members.flatMap(({ agencyId }) => codes.get(agencyId) ?? []),
      })),
    },
    {
      ...present,
      led: new Map(
        plan.groups.map(({ code, members }) => [
          code,
          members.flatMap(({ agencyId }) => codes.get(agencyId) ?? present.heirCodes.get(agencyId) ?? []),
        ]),
      ),
    },
  );
}

/** A section of requests is there while it holds any. */
function isInUse({ origin, tasks }: { readonly origin: string; readonly tasks: readonly unknown[] }): boolean {
  return origin === "plan" || tasks.length > 0;
}

/** The day by which everything of a plan is over. */
export function lastDayOf({ year, lastLockOn }: { readonly year: number; readonly lastLockOn: Day | null }): Day {
  return lastLockOn ?? `${year}-12-31`;
}

type PlanRow = Prisma.PlanGetPayload<{ include: typeof withRegister }>;
interface PresentAgency extends CatalogueAgency {
  readonly id: number;
}
interface PresentRows extends Present {
  readonly agencies: readonly PresentAgency[];
  readonly ended: readonly PresentAgency[];
  /** By the id of one that is no more, the code of who answers for it. */
  readonly heirCodes: ReadonlyMap<number, string>;
}

/** The agencies of a plan on a day, successors among them; and those that are no more and nobody's part. */
async function agenciesPresent(
  db: Prisma.TransactionClient,
  { id: planId, agencies, issuedOn }: PlanRow,
  day: Day,
): Promise<PresentRows> {
  const rows = agencies
    .map(({ agency, said }) => ({
      ...agency,
      ...{ said, level: levelOf(agency.level), validFrom: dayOf(agency.validFrom) },
      ...{ validTo: dayOf(agency.validTo), endedOn: dayOf(agency.endedOn) },
    }))
    .filter(({ validTo }) => validTo === null || validTo >= dayOf(issuedOn));
  const successors = new Set(rows.flatMap((row) => row.successors.map(({ successorId }) => successorId)));
  const begun = rows.filter(
    ({ id, said, validFrom }) =>
      validFrom <= dayOf(issuedOn) || (validFrom <= day && (said === null || successors.has(id))),
  );
  const isOver = ({ endedOn }: { readonly endedOn: Day | null }) => endedOn !== null && endedOn <= day;
  if (!begun.some(isOver)) return { agencies: begun, ended: [], nowOf: new Map(), heirCodes: new Map() };
  const heirs = await heirsOn(db, day);
  const byId = new Map(begun.map((row) => [row.id, row]));
  const over = begun.filter(isOver);
  const nowOf = new Map<string, string>();
  const heirCodes = new Map<number, string>();
  const former = new Map<number, Former>();
  for (const row of over) {
    const heir = byId.get(heirs.get(row.id) ?? 0);
    if (!heir || isOver(heir)) continue;
    nowOf.set(row.code, heir.code);
    heirCodes.set(row.id, heir.code);
    const names = [row.shortName];
    if (row.level !== "huyen" && row.level !== "xa") names.push(row.name, ...row.otherNames);
    const district = rows.find(({ code, level }) => code === row.parentCode && level === "huyen");
    // One that was divided is asked about, whoever answers for what it left.
    const parts = row.successors
      .flatMap(({ successorId }) => byId.get(successorId) ?? [])
      .filter((one) => !isOver(one));
    const left = { codes: [row.code], names, areas: district ? [district.shortName] : [] };
    for (const { id } of new Set([heir, ...parts])) former.set(id, together(former.get(id), left));
  }
  const left = over.filter(({ id }) => !heirCodes.has(id));
  const stillAsked = await askedStill(
    db,
    planId,
    left.map(({ id }) => id),
  );
  return {
    agencies: begun
      .filter((row) => !isOver(row))
      .map((row) => {
        const of = former.get(row.id);
        return of ? { ...row, ...formerOf(of) } : row;
      }),
    ended: left.filter(({ id }) => stillAsked.has(id)).map((row) => ({ ...row, ended: true })),
    nowOf,
    heirCodes,
  };
}

/** Those of ended agencies that still have duties of the plan, gave figures for it, or have people. */
async function askedStill(
  db: Prisma.TransactionClient,
  planId: number,
  agencyIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (agencyIds.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT a.id FROM "Agency" a WHERE a.id = ANY(${[...agencyIds]}) AND (
      EXISTS (SELECT 1 FROM "Duty" d JOIN "Task" t ON t.id = d."taskId"
        WHERE d."agencyId" = a.id AND t."planId" = ${planId} AND d."closedOn" IS NULL)
      OR EXISTS (SELECT 1 FROM "Figure" f JOIN "Indicator" i ON i.id = f."indicatorId"
        WHERE f."agencyId" = a.id AND i."planId" = ${planId})
      OR EXISTS (SELECT 1 FROM "Post" p JOIN "Holding" h ON h."postId" = p.id AND h.until IS NULL WHERE p."agencyId" = a.id))`;
  return new Set(rows.map(({ id }) => id));
}

/** What is left of agencies that became part of another: their codes, their names, the districts in which they lay. */
interface Former {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly areas: readonly string[];
}

function together(one: Former | undefined, other: Former): Former {
  if (!one) return other;
  return {
    codes: [...one.codes, ...other.codes],
    names: [...one.names, ...other.names],
    areas: [...one.areas, ...other.areas],
  };
}

function formerOf({ codes, names, areas }: Former) {
  return { formerCodes: unique(codes), formerNames: unique(names), formerAreas: unique(areas) };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** The plan that comes with the program, for whoever has no database. */
export async function bundledCatalogue(): Promise<Catalogue> {
  // What reads files would lie in the bot's memory for nothing.
  const { readPlan } = await import("./read-plan.js");
  const plan = await readPlan(bundledPlanFolder());
  if (!plan.ok) throw new Error("the bundled plan cannot be read");
  return toCatalogue(plan.value);
}

/** Where a row comes from; what was read from a source has only what is the plan's. */
interface Stored {
  readonly origin?: string;
}

type Told = Pick<PlanData, "year" | "number" | "issuedOn" | "regime"> & {
  readonly sections: readonly (Omit<SectionData, "tasks" | "where"> & {
    readonly tasks: readonly (Omit<TaskData, "where"> & Stored)[];
  } & Stored)[];
  readonly indicators: readonly Omit<IndicatorData, "where">[];
  readonly agencies: readonly Omit<AgencyData, "where">[];
  readonly groups: readonly Omit<GroupData, "where" | "rule">[];
};

export function toCatalogue(plan: Told): Catalogue {
  return catalogueOf(plan, { agencies: agenciesOn(plan.agencies, plan.issuedOn), ended: [], nowOf: new Map() });
}

/** The agencies of a plan on a day. */
interface Present {
  readonly agencies: readonly CatalogueAgency[];
  /** No more, and nobody's part: what was due before is still theirs. */
  readonly ended: readonly CatalogueAgency[];
  /** By the code of one that is no more, that of the one it is part of now. */
  readonly nowOf: ReadonlyMap<string, string>;
  /** By group, who leads what the group leads: its members, and who answers for what former ones left. */
  readonly led?: ReadonlyMap<string, readonly string[]>;
}

function catalogueOf(plan: Told, { agencies, ended, nowOf, led }: Present): Catalogue {
  const groups = new Map(plan.groups.map((g) => [g.code, g.members]));
  const present = agencies.map((a) => a.code);
  const now = (codes: readonly string[]) => codes.map((code) => nowOf.get(code) ?? code);
  const expand = (codes: readonly string[]) => expandCodes(now(codes), { groups, agencies: present });
  const leads = (codes: readonly string[]) =>
    expandCodes(now(codes), { groups: led ?? groups, agencies: [...present, ...ended.map((a) => a.code)] });
  const { checkIns, figures, furtherFigures } = plan.regime;
  return {
    year: plan.year,
    number: plan.number,
    windows: { reckoning: reckoningOf(plan.regime), checkIns, figures, furtherFigures },
    sections: plan.sections.map(({ code, printedNumber, title, shortName, otherNames, origin }) => ({
      code,
      printedNumber,
      title,
      shortName,
      otherNames,
      ...(origin === "request" ? { isRequests: true } : {}),
    })),
    tasks: plan.sections.flatMap((section) =>
      section.tasks.map((task) => taskOf(task, section.code, plan.year, { leads, expand })),
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
      agencies: expand(indicator.reporters),
    })),
    agencies: [...agencies.map(toAgency), ...ended.map(toAgency)],
    groups: Object.fromEntries(
      plan.groups.map((g) => [g.code, g.members.filter((code) => !ended.some((one) => one.code === code))]),
    ),
    groupNames: plan.groups.map(({ code, name, otherNames }) => ({ code, name, otherNames })),
  };
}

type Agencies = (codes: readonly string[]) => string[];

function taskOf(
  task: Told["sections"][number]["tasks"][number],
  section: string,
  year: number,
  { leads, expand }: { readonly leads: Agencies; readonly expand: Agencies },
): Catalogue["tasks"][number] {
  return {
    code: task.code,
    section,
    text: task.text,
    shortName: task.shortName,
    otherNames: task.otherNames,
    deadlineKind: task.deadline.kind,
    onlyPeriod: onlyPeriodOf(task.deadline, year),
    nothingMayArise: task.nothingMayArise,
    leads: leads(task.leads),
    ...(task.origin === "request" ? { isRequest: true } : {}),
    ...(task.origin === "event" ? { event: eventOfTaskCode(task.code)! } : {}),
    coordinators: expand(task.coordinators),
    ...(task.deadline.kind === "event-triggered" ? { trigger: triggerOf(task.deadline) } : {}),
    parts: task.deadline.parts.map(({ part, title, shortName, otherNames, text, agencies, ...deadline }) => ({
      part,
      title,
      shortName,
      otherNames,
      text,
      agencies,
      period: onlyPeriodOf(deadline, year) ?? "",
    })),
  };
}

function triggerOf({ event, rule }: Deadline): CatalogueTrigger {
  return { event: event ?? null, ...(rule ?? { direction: "after", offset: null, unit: null }) };
}

function toAgency(agency: CatalogueAgency): CatalogueAgency {
  const { code, name, shortName, otherNames, level, type, parentCode, formerArea, ended } = agency;
  const { formerCodes, formerNames, formerAreas } = agency;
  return {
    code,
    name,
    shortName,
    otherNames,
    level,
    type,
    parentCode,
    formerArea,
    ...(formerCodes ? { formerCodes } : {}),
    ...(formerNames ? { formerNames } : {}),
    ...(formerAreas ? { formerAreas } : {}),
    ...(ended ? { ended } : {}),
  };
}
