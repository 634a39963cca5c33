import { beforeAll, describe, expect, it } from "vitest";
import { monthsOfYear, quartersOfYear } from "../../src/calendar/windows.js";
import { dayOf } from "../../src/database/days.js";
import { listPeriodWork } from "../../src/reporting/period-work.js";
import { importBundledPlan } from "../support/bundled-plan.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
const today = "2024-05-06";
let agencyId: number;
let planId: number;
let all: readonly { readonly id: number; readonly dueOn: string }[];

beforeAll(async () => {
  await importBundledPlan(db);
  planId = (await db.prisma.plan.findFirstOrThrow()).id;
  agencyId = (await db.prisma.agency.findFirstOrThrow({ where: { code: "STP" } })).id;
  const rows = await db.prisma.duty.findMany({ where: { agencyId, counts: true } });
  all = rows.map(({ id, dueOn }) => ({ id, dueOn: dayOf(dueOn) }));
});

const work = (period: string) => listPeriodWork(db.prisma, { agencyId, planId }, period, today);
const idsOf = async (periods: readonly string[]) =>
  (await Promise.all(periods.map(work))).flatMap(({ duties }) => duties.map(({ id }) => id)).sort((a, b) => a - b);
const ids = (of: typeof all) => of.map(({ id }) => id).sort((a, b) => a - b);

describe("what an agency has to do in a period", () => {
  it("is in one quarter of the year each, and all of it in the year", async () => {
    expect(all.length).toBeGreaterThan(40);
    expect(await idsOf(quartersOfYear(2024))).toEqual(ids(all));
    expect(await idsOf(["2024"])).toEqual(ids(all));
    expect(await idsOf(["2024-6M"])).toEqual(await idsOf(["2024-Q1", "2024-Q2"]));
  });

  it("is in a month what is due in it", async () => {
    for (const month of monthsOfYear(2024))
      expect(await idsOf([month])).toEqual(ids(all.filter(({ dueOn }) => dueOn.startsWith(month))));
  });

  it("stands beside what is overdue and of none of its periods", async () => {
    const overdue = all.filter(({ dueOn }) => dueOn < today);
    expect(overdue.length).toBeGreaterThan(0);
    expect((await work("2024-Q4")).overdueBesides).toBe(overdue.length);
    expect((await work("2024")).overdueBesides).toBe(0);
  });
});
