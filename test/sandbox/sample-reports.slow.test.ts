import { beforeAll, describe, expect, it } from "vitest";
import { dayInVietnam } from "../../src/calendar/day.js";
import { isWorkingDay } from "../../src/calendar/working-days.js";
import { dayOf } from "../../src/database/days.js";
import type { Status } from "../../src/grammar/understanding.js";
import { listPeople } from "../../src/people/list-people.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { type PlanInForce, planReader } from "../../src/plan/plan-in-force.js";
import { nextReceiptNumber } from "../../src/reporting/receipt-number.js";
import { settles } from "../../src/reporting/rules.js";
import { listWork } from "../../src/reporting/work-list.js";
import { type SampleCounts, writeSampleReports } from "../../src/sandbox/sample-reports.js";
import { countStatements } from "../support/count-statements.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
const now = new Date("2024-02-26T07:30:00+07:00");
let plan: PlanInForce;
let counts: SampleCounts;
let asked: number;

beforeAll(async () => {
  await importPlan(db.prisma, { folder: bundledPlanFolder(), now });
  plan = (await planReader(db.prisma)())[0]!;
  const { db: counted, statements } = countStatements(db.prisma);
  counts = await writeSampleReports(counted, plan, now);
  asked = statements();
});

describe("the sample reports of the demo", () => {
  it("are hundreds, written with a few statements", () => {
    expect(counts.reports).toBeGreaterThan(500);
    expect(counts.figures).toBeGreaterThan(300);
    expect(counts.receipts).toBeLessThan(counts.reports + counts.figures);
    expect(asked).toBeLessThan(50);
  });

  it("leave Sở Tư pháp one duty overdue, two due soon and three answered", async () => {
    const stp = await db.prisma.agency.findFirstOrThrow({ where: { code: "STP" } });
    const list = await listWork(db.prisma, stp.id, [plan.id], "2024-02-26");
    expect(list.overdue.map((d) => `${d.task} ${d.period}`)).toEqual(["I.10 2024-01"]);
    expect(list.soon.map((d) => `${d.task} ${d.period}`).sort()).toEqual(["I.10 2024-02", "V.1 2024-02"]);
    expect([list.later.length, list.answered.length]).toEqual([11, 3]);
  });

  it("show Sở Y tế as in the guided tour: 71,20% in February, no figure of online files", async () => {
    const figures = await db.prisma.figure.findMany({
      where: { agency: { code: "SYT" } },
      include: { indicator: true },
    });
    const february = figures.find((f) => f.indicator.code === "CT-b1" && f.period === "2024-02");
    expect([Number(february!.numerator), Number(february!.denominator), Number(february!.percent)]).toEqual([
      712, 1000, 71.2,
    ]);
    expect(figures.some((f) => f.indicator.code === "CT-b3")).toBe(false);
  });

  it("are all marked, in the past, after the plan, in office hours of working days", async () => {
    const receipts = await db.prisma.receipt.findMany();
    expect(receipts.length).toBe(counts.receipts);
    for (const { sample, issuedAt } of receipts) {
      const day = dayInVietnam(issuedAt);
      expect(sample).toBe(true);
      expect(issuedAt <= now && day > "2024-01-10").toBe(true);
      expect(isWorkingDay(day, plan.deadlines.holidays)).toBe(true);
    }
  });

  it("agree with the columns of their duties and with their receipts", async () => {
    const duties = await db.prisma.duty.findMany({
      where: { answeredOn: { not: null } },
      include: { reports: { orderBy: { id: "asc" }, include: { receipt: true } } },
    });
    expect(duties.length).toBeGreaterThan(500);
    for (const duty of duties) {
      const first = duty.reports[0]!;
      const last = duty.reports.at(-1)!;
      expect(duty.status).toBe(last.status);
      expect(duty.percent).toEqual(last.percent);
      expect(dayOf(duty.answeredOn)).toBe(dayInVietnam(first.reportedAt));
      expect(dayOf(duty.beginsOn) <= dayInVietnam(first.reportedAt)).toBe(true);
      const settling = duty.reports.find((r) => settles(duty, r.status as Status));
      expect(dayOf(duty.settledOn)).toBe(settling ? dayInVietnam(settling.reportedAt) : null);
      for (const [i, report] of duty.reports.entries()) {
        expect(report.replacesId).toBe(duty.reports[i - 1]?.id ?? null);
        expect(report.reportedAt).toEqual(report.receipt.issuedAt);
        // A correction after the lock date would have been refused.
        if (i > 0) expect(dayInVietnam(report.reportedAt) <= dayOf(duty.lockOn)).toBe(true);
        if (report.documentDate) expect(dayOf(report.documentDate) <= dayInVietnam(report.reportedAt)).toBe(true);
      }
    }
    expect(await db.prisma.duty.count({ where: { answeredOn: null, NOT: { status: "not_started" } } })).toBe(0);
  });

  it("number their receipts in order, and the next receipt goes on", async () => {
    const receipts = await db.prisma.receipt.findMany({ orderBy: { number: "asc" } });
    expect(receipts[0]!.number).toBe("BN-2024-000001");
    expect(receipts.map((r) => r.issuedAt.getTime())).toEqual(
      receipts.map((r) => r.issuedAt.getTime()).sort((a, b) => a - b),
    );
    const next = await nextReceiptNumber(db.prisma, 2024);
    expect(next).toBe(`BN-2024-${String(counts.receipts + 1).padStart(6, "0")}`);
  });

  it("come with an audit entry each", async () => {
    expect(await db.prisma.audit.count({ where: { action: { not: "import" } } })).toBe(counts.reports + counts.figures);
    const entry = await db.prisma.audit.findFirstOrThrow({ where: { subject: { startsWith: "VII.2 STP" } } });
    expect(entry).toMatchObject({ action: "report", subject: "VII.2 STP 2024-Q1", old: null, new: "in_progress" });
  });

  it("come from people without name or account who have left, so that every agency can still be joined", async () => {
    const people = await listPeople(db.prisma, now);
    expect(people.joined).toEqual([]);
    expect(people.notJoined.length).toBe(191);
    expect(await db.prisma.person.count({ where: { OR: [{ name: { not: null } }, { leftAt: null }] } })).toBe(0);
  });

  it("leave ids to go on with", async () => {
    const stp = await db.prisma.agency.findFirstOrThrow({ where: { code: "STP" } });
    const person = await db.prisma.person.create({ data: { joinedAt: now } });
    const receipt = await db.prisma.receipt.create({
      data: { number: "BN-2024-900000", agencyId: stp.id, personId: person.id, issuedAt: now, onTime: true },
    });
    expect(receipt.id).toBe(counts.receipts + 1);
    await db.prisma.audit.create({ data: { at: now, action: "report", subject: "x" } });
  });
});

describe("made again", () => {
  it("are the same", async () => {
    const read = async () =>
      (
        await db.prisma.statusReport.findMany({
          orderBy: [{ reportedAt: "asc" }, { id: "asc" }],
          include: { duty: { include: { task: true, agency: true } } },
        })
      ).map(
        (r) => `${r.duty.task.code} ${r.duty.agency.code} ${r.duty.period} ${r.status} ${r.reportedAt.toISOString()}`,
      );
    const before = await read();
    await db.clear();
    await importPlan(db.prisma, { folder: bundledPlanFolder(), now });
    await writeSampleReports(db.prisma, plan, now);
    expect(await read()).toEqual(before);
  });

  it("up to a later day they are the same until then, and more", async () => {
    const until = await db.prisma.receipt.count();
    await db.clear();
    await importPlan(db.prisma, { folder: bundledPlanFolder(), now });
    await writeSampleReports(db.prisma, plan, new Date("2024-04-10T17:00:00+07:00"));
    expect(await db.prisma.receipt.count({ where: { issuedAt: { lte: now } } })).toBe(until);
    const due = { dueOn: { lte: new Date("2024-03-31") } };
    const share =
      (await db.prisma.duty.count({ where: { ...due, settledOn: { not: null } } })) /
      (await db.prisma.duty.count({ where: due }));
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(0.98);
  });
});
