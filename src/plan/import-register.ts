import { dateColumn, dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { type Changes, differences } from "./differences.js";
import type { PlanData } from "./plan-data.js";

type Tx = Prisma.TransactionClient;

/** The ids by which duties point into the register, and what is left to do once the duties are made. */
export interface Register {
  readonly taskIds: ReadonlyMap<string, number>;
  readonly agencyIds: ReadonlyMap<string, number>;
  /** Removes what the folder no longer names and nothing points to; answers what the whole import changed. */
  finish(): Promise<Changes>;
}

/** Writes everything of a plan but its duties: plan, sections, tasks, indicators, agencies, groups, holidays. */
export async function importRegister(tx: Tx, plan: PlanData, now: Date): Promise<Register> {
  const changes = { added: 0, changed: 0, removed: 0 };
  const count = (d: { added: readonly unknown[]; changed: readonly unknown[] }) => {
    changes.added += d.added.length;
    changes.changed += d.changed.length;
  };
  const planId = await importHead();
  const sections = await importSections();
  const tasks = await importTasks(new Map(sections.rows.map((s) => [s.code, s.id])));
  const indicators = await importIndicators();
  const agencies = await importAgencies();
  const agencyIds = new Map(agencies.rows.map((a) => [a.code, a.id]));
  await importGroups(agencyIds);
  await importHolidays();
  return { taskIds: new Map(tasks.rows.map((t) => [t.code, t.id])), agencyIds, finish };

  async function importHead(): Promise<number> {
    const { year, number, title, issuer, issuedOn } = plan;
    const rows = await tx.plan.findMany({ where: { year } });
    const d = differences(
      rows,
      [{ year, number, title, issuer, issuedOn }],
      (p) => String(p.year),
      (p) => ({ year: p.year, number: p.number, title: p.title, issuer: p.issuer, issuedOn: dayOf(p.issuedOn) }),
    );
    count(d);
    const data = { year, number, title, issuer, issuedOn: dateColumn(issuedOn) };
    const old = rows[0];
    if (old && d.changed.length === 0) return old.id;
    const row = await tx.plan.upsert({ where: { year }, create: { ...data, importedAt: now }, update: data });
    return row.id;
  }

  async function importSections() {
    const wanted = plan.sections.map(({ code, printedNumber, title }, order) => ({
      code,
      printedNumber,
      title,
      order,
    }));
    const d = differences(
      await tx.section.findMany({ where: { planId } }),
      wanted,
      (s) => s.code,
      ({ code, printedNumber, title, order }) => ({ code, printedNumber, title, order }),
    );
    count(d);
    if (d.added.length > 0) await tx.section.createMany({ data: d.added.map((s) => ({ planId, ...s })) });
    for (const { row, wanted: data } of d.changed) await tx.section.update({ where: { id: row.id }, data });
    const rows = await tx.section.findMany({ where: { planId }, select: { id: true, code: true } });
    return { rows, removed: d.removed };
  }

  async function importTasks(sectionIds: ReadonlyMap<string, number>) {
    let order = 0;
    const wanted = plan.sections.flatMap((section) =>
      section.tasks.map((task) => ({
        sectionId: sectionIds.get(section.code)!,
        code: task.code,
        order: order++,
        text: task.text,
        lead: task.lead,
        coordinating: task.coordinating,
        timing: task.timing,
        leads: [...task.leads],
        coordinators: [...task.coordinators],
        deadlineKind: task.deadline.kind as string,
        // As it comes back from the database: without what is undefined.
        deadline: JSON.parse(JSON.stringify(task.deadline)) as Prisma.JsonObject,
        nothingMayArise: task.nothingMayArise,
      })),
    );
    const d = differences(
      await tx.task.findMany(),
      wanted,
      (task) => task.code,
      ({ id: _id, ...task }) => ({ ...task, deadline: task.deadline as Prisma.JsonObject }),
    );
    count(d);
    const write = (task: (typeof wanted)[number]) => ({
      ...task,
      deadline: task.deadline as Prisma.InputJsonObject,
    });
    if (d.added.length > 0) await tx.task.createMany({ data: d.added.map(write) });
    for (const { row, wanted: task } of d.changed) await tx.task.update({ where: { id: row.id }, data: write(task) });
    return { rows: await tx.task.findMany({ select: { id: true, code: true } }), removed: d.removed };
  }

  async function importIndicators() {
    const wanted = plan.indicators.map((indicator, order) => ({
      code: indicator.code,
      order,
      name: indicator.name,
      shortName: indicator.shortName,
      unit: indicator.unit,
      target: indicator.target,
      numerator: indicator.numerator,
      denominator: indicator.denominator,
      reporters: [...indicator.reporters],
      wholeUnits: indicator.wholeUnits,
    }));
    const d = differences(
      await tx.indicator.findMany({ where: { planId } }),
      wanted,
      (i) => i.code,
      ({ id: _id, planId: _planId, ...i }) => ({ ...i, target: Number(i.target) }),
    );
    count(d);
    if (d.added.length > 0) await tx.indicator.createMany({ data: d.added.map((i) => ({ planId, ...i })) });
    for (const { row, wanted: data } of d.changed) await tx.indicator.update({ where: { id: row.id }, data });
    return { removed: d.removed };
  }

  async function importAgencies() {
    const wanted = plan.agencies.map((agency, order) => ({ ...agency, order }));
    const d = differences(
      await tx.agency.findMany(),
      wanted,
      (a) => a.code,
      ({ id: _id, validFrom, validTo, ...a }) => ({ ...a, validFrom: dayOf(validFrom), validTo: dayOf(validTo) }),
    );
    count(d);
    const write = (agency: (typeof wanted)[number]) => ({
      ...agency,
      validFrom: dateColumn(agency.validFrom),
      validTo: dateColumn(agency.validTo),
    });
    if (d.added.length > 0) await tx.agency.createMany({ data: d.added.map(write) });
    for (const { row, wanted: agency } of d.changed)
      await tx.agency.update({ where: { id: row.id }, data: write(agency) });
    return { rows: await tx.agency.findMany({ select: { id: true, code: true } }), removed: d.removed };
  }

  async function importGroups(ids: ReadonlyMap<string, number>) {
    const groups = plan.groups.map(({ code, name }) => ({ code, name }));
    const d = differences(
      await tx.agencyGroup.findMany(),
      groups,
      (g) => g.code,
      (g) => g,
    );
    const wanted = plan.groups.flatMap((g) =>
      g.members.map((member) => ({ groupCode: g.code, agencyId: ids.get(member)! })),
    );
    const members = differences(
      await tx.agencyGroupMember.findMany(),
      wanted,
      (m) => `${m.groupCode}|${m.agencyId}`,
      (m) => m,
    );
    count(d);
    count(members);
    changes.removed += members.removed.length + d.removed.length;
    for (const { groupCode, agencyId } of members.removed)
      await tx.agencyGroupMember.delete({ where: { groupCode_agencyId: { groupCode, agencyId } } });
    if (d.removed.length > 0)
      await tx.agencyGroup.deleteMany({ where: { code: { in: d.removed.map((g) => g.code) } } });
    if (d.added.length > 0) await tx.agencyGroup.createMany({ data: [...d.added] });
    for (const { wanted: group } of d.changed)
      await tx.agencyGroup.update({ where: { code: group.code }, data: group });
    if (members.added.length > 0) await tx.agencyGroupMember.createMany({ data: [...members.added] });
  }

  /** Of the years that the folder tells, it tells all days; other years stay as they are. */
  async function importHolidays() {
    const years = new Set(plan.holidays.map((h) => h.day.slice(0, 4)));
    const rows = (await tx.holiday.findMany()).map((h) => ({ ...h, day: dayOf(h.day) }));
    const d = differences(
      rows.filter((h) => years.has(h.day.slice(0, 4))),
      plan.holidays.map((h) => ({ ...h, kind: h.kind as string })),
      (h) => h.day,
      (h) => h,
    );
    count(d);
    changes.removed += d.removed.length;
    const write = (h: (typeof rows)[number]) => ({ ...h, day: dateColumn(h.day) });
    if (d.added.length > 0) await tx.holiday.createMany({ data: d.added.map(write) });
    for (const { wanted } of d.changed)
      await tx.holiday.update({ where: { day: dateColumn(wanted.day) }, data: write(wanted) });
    for (const { day } of d.removed) await tx.holiday.delete({ where: { day: dateColumn(day) } });
  }

  async function finish(): Promise<Changes> {
    const gone = await tx.task.deleteMany({
      where: { id: { in: tasks.removed.map((t) => t.id) }, duties: { none: {} } },
    });
    const empty = await tx.section.deleteMany({
      where: { id: { in: sections.removed.map((s) => s.id) }, tasks: { none: {} } },
    });
    const unused = { id: { in: indicators.removed.map((i) => i.id) }, figures: { none: {} } };
    await tx.target.deleteMany({ where: { indicator: unused } });
    const dropped = await tx.indicator.deleteMany({ where: unused });
    const nowhere = await tx.agency.deleteMany({
      where: {
        id: { in: agencies.removed.map((a) => a.id) },
        duties: { none: {} },
        targets: { none: {} },
        figures: { none: {} },
        posts: { none: {} },
        invitations: { none: {} },
        receipts: { none: {} },
      },
    });
    return {
      ...changes,
      removed: changes.removed + gone.count + empty.count + dropped.count + nowhere.count,
    };
  }
}
