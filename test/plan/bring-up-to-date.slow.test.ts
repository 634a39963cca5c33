import { beforeEach, describe, expect, test } from "vitest";
import { dayOf } from "../../src/database/days.js";
import type { PrismaClient } from "../../src/database/generated/client.js";
import { kindsLeftOut } from "../../src/plan/bundled-periods.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { bringPlansUpToDate, importPlan, importPlanData } from "../../src/plan/import-plan.js";
import { loadPlan } from "../../src/plan/load-plan.js";
import { findOutOfDate } from "../../src/plan/out-of-date.js";
import { defaultRegime, regime } from "../../src/plan/regime.js";
import { testDatabase } from "../support/database.js";
import { nextYearsPlanFolder } from "../support/second-plan.js";

const database = testDatabase();
const now = new Date("2024-02-10T08:00:00+07:00");
const start = new Date("2024-02-26T07:30:00+07:00");
let db: PrismaClient;
beforeEach(async () => {
  db = database.prisma;
  await db.$executeRaw`TRUNCATE "Plan", "Holiday", "Setting", "Audit" RESTART IDENTITY CASCADE`;
  await importPlan(db, { folder: bundledPlanFolder(), now });
});

const off = (day: string) => db.holiday.create({ data: { day: new Date(day), kind: "off", name: "Nghỉ", source: "" } });
const importsWritten = () => db.audit.count({ where: { action: "import", at: start } });
const takes = async (year = 2024) =>
  regime.parse((await db.plan.findUniqueOrThrow({ where: { year } })).regime).furtherFigures;

/** As an earlier edition imported it, which noted nothing. */
async function figuresOfMonthsOnly(): Promise<void> {
  await db.setting.deleteMany();
  const plan = await db.plan.findUniqueOrThrow({ where: { year: 2024 } });
  const before = { ...(plan.regime as object), furtherFigures: ["month"], onRestDay: "after" };
  await db.plan.update({ where: { year: 2024 }, data: { regime: before } });
}

async function daysOf(level: string, period: string, task: string) {
  const duty = await db.duty.findFirstOrThrow({
    where: { period, agency: { level }, task: { code: task } },
    orderBy: { id: "asc" },
  });
  return [dayOf(duty.dueOn), dayOf(duty.lockOn)];
}

test("only what the bundled plan takes besides is left out", () => {
  expect(kindsLeftOut(defaultRegime, { figures: ["quarter"], furtherFigures: ["month", "year"] })).toEqual(["year"]);
  expect(kindsLeftOut(defaultRegime, { figures: ["month"], furtherFigures: [] })).toEqual([]);
});

describe("a start", () => {
  test("writes nothing where all is as it should be", async () => {
    expect(await bringPlansUpToDate(db, start)).toEqual([]);
    expect(await bringPlansUpToDate(db, start)).toEqual([]);
    expect(await importsWritten()).toBe(0);
    expect(await findOutOfDate(db, start, { bundled: true })).toBeNull();
    expect((await db.plan.findUniqueOrThrow({ where: { year: 2024 } })).importedAt).toEqual(now);
  });

  test("lets a plan of an earlier edition take the figures that the bundled one takes, and leaves the rest as it is", async () => {
    await figuresOfMonthsOnly();
    expect(await bringPlansUpToDate(db, start)).toMatchObject([{ year: 2024 }]);
    expect(await takes()).toEqual(["month", "half-year", "nine-months", "year"]);
    const plan = await db.plan.findUniqueOrThrow({ where: { year: 2024 } });
    expect(plan.regime).toMatchObject({ onRestDay: "after" });
    expect(await importsWritten()).toBeGreaterThan(0);
  });

  test("brings each kind once: what is taken out afterwards stays out", async () => {
    await bringPlansUpToDate(db, start);
    const plan = (await loadPlan(db, 2024))!;
    await importPlanData(db, { ...plan, regime: { ...plan.regime, furtherFigures: ["month"] } }, { now });
    expect(await bringPlansUpToDate(db, start)).toEqual([]);
    expect(await takes()).toEqual(["month"]);
  });

  test("leaves an archive alone", async () => {
    await figuresOfMonthsOnly();
    await off("2024-03-15");
    expect(await bringPlansUpToDate(db, new Date("2025-02-03T08:00:00+07:00"))).toEqual([]);
    expect(await takes()).toEqual(["month"]);
  });

  test("dates check-ins anew where a day off came into the table beside the plan, and keeps what the office extended", async () => {
    // The first quarter ends on Thursday 14/03: a commune has the 15th, a department Monday the 18th.
    expect(await daysOf("xa", "2024-Q1", "V.3")).toEqual(["2024-03-15", "2024-03-22"]);
    expect(await daysOf("so-ban-nganh", "2024-Q1", "V.3")).toEqual(["2024-03-18", "2024-03-25"]);
    const extended = await db.duty.findFirstOrThrow({
      where: { period: "2024-Q1", agency: { code: "STP" }, task: { code: "V.4" } },
    });
    await db.duty.update({
      where: { id: extended.id },
      data: {
        ...{ plannedDueOn: extended.dueOn, plannedLockOn: extended.lockOn },
        ...{ dueOn: new Date("2024-03-29"), lockOn: new Date("2024-04-05") },
      },
    });
    await off("2024-03-15");
    const [brought] = await bringPlansUpToDate(db, start);
    expect(brought!.duties).toBeGreaterThan(1_000);
    expect(await daysOf("xa", "2024-Q1", "V.3")).toEqual(["2024-03-18", "2024-03-25"]);
    expect(await daysOf("so-ban-nganh", "2024-Q1", "V.3")).toEqual(["2024-03-19", "2024-03-26"]);
    const after = await db.duty.findUniqueOrThrow({ where: { id: extended.id } });
    expect([dayOf(after.dueOn), dayOf(after.plannedDueOn)]).toEqual(["2024-03-29", "2024-03-19"]);
    expect(await bringPlansUpToDate(db, start)).toEqual([]);
  });

  test("leaves alone what came with a merger since", async () => {
    const group = await db.agencyGroup.findFirstOrThrow({ where: { code: "@cap-huyen" } });
    const { id: _, ...like } = await db.agency.findFirstOrThrow({ where: { code: "H679" } });
    const joined = await db.agency.create({
      data: { ...like, code: "H679B", name: "UBND huyện mới", validFrom: new Date("2024-12-01") },
    });
    await db.planAgency.create({ data: { planId: group.planId, agencyId: joined.id } });
    await db.agencyGroupMember.create({ data: { groupId: group.id, agencyId: joined.id } });
    await off("2024-03-15");
    expect(await bringPlansUpToDate(db, start)).toMatchObject([{ year: 2024 }]);
    expect(await bringPlansUpToDate(db, start)).toEqual([]);
    expect(await db.agencyGroupMember.count({ where: { agencyId: joined.id } })).toBe(1);
    expect(await db.planAgency.findMany({ where: { agencyId: joined.id } })).toMatchObject([{ said: null }]);
  });

  test("of two processes at once writes once", async () => {
    await figuresOfMonthsOnly();
    await off("2024-03-15");
    const both = await Promise.all([bringPlansUpToDate(db, start), bringPlansUpToDate(db, start)]);
    expect(both.flat()).toHaveLength(1);
    expect(await db.audit.count({ where: { action: "import", at: start, subject: { contains: "65/QĐ-UBND" } } })).toBe(
      1,
    );
  });
});

test("an import dates the plans of other years anew by its days off, which a preview only reckons", async () => {
  const late = new Date("2024-12-20T08:00:00+07:00");
  await bringPlansUpToDate(db, late);
  expect(await daysOf("so-ban-nganh", "2024-12", "I.10")).toEqual(["2024-12-31", "2025-01-08"]);
  await importPlan(db, { folder: nextYearsPlanFolder(), now: late });
  const next = (await loadPlan(db, 2025))!;
  const more = [...next.holidays, { day: "2025-01-03", kind: "off" as const, name: "Nghỉ bù", source: "" }];
  const withDayOff = { ...next, holidays: more.sort((a, b) => (a.day < b.day ? -1 : 1)) };
  await importPlanData(db, withDayOff, { now: late, preview: true });
  expect(await daysOf("so-ban-nganh", "2024-12", "I.10")).toEqual(["2024-12-31", "2025-01-08"]);
  await importPlanData(db, withDayOff, { now: late });
  expect(await daysOf("so-ban-nganh", "2024-12", "I.10")).toEqual(["2024-12-31", "2025-01-09"]);
});
