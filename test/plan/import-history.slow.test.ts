import { beforeAll, describe, expect, it } from "vitest";
import { type ImportWishes, importPlan, type PlanImport } from "../../src/plan/import-plan.js";
import { translator } from "../../src/text/language.js";
import { testDatabase } from "../support/database.js";
import { editedFolder, secondPlanFolder } from "../support/second-plan.js";

const db = testDatabase();
const now = new Date("2026-01-05T08:00:00+07:00");
const later = new Date("2026-02-10T08:00:00+07:00");
const nothing = { added: 0, changed: 0, removed: 0 };

async function importing(folder: string, wishes: Partial<ImportWishes> = {}): Promise<PlanImport> {
  const imported = await importPlan(db.prisma, { folder, now: later, ...wishes });
  if (!imported.ok) throw new Error(imported.say(translator("en")));
  return imported.value;
}

const plan = (edit: (text: string) => string) => editedFolder(secondPlanFolder, { "plan.yaml": edit });
const dutyOf = (task: string, agency: string, period: string) =>
  db.prisma.duty.findFirst({
    where: { task: { code: task }, agency: { code: agency }, period },
    include: { reports: { orderBy: { id: "asc" } } },
  });
const noted = (imported: PlanImport, what: string) =>
  imported.register.filter((one) => one.what === what).map(({ name, change }) => `${name} ${change}`);

let receipts = 0;

async function receipt(agencyId: number) {
  receipts += 1;
  const person = await db.prisma.person.create({ data: { joinedAt: now } });
  const made = await db.prisma.receipt.create({
    data: {
      number: `BN-2026-${String(receipts).padStart(6, "0")}`,
      agencyId,
      personId: person.id,
      issuedAt: now,
      onTime: true,
    },
  });
  return { reportedAt: now, personId: person.id, channel: "telegram", receiptId: made.id };
}

async function report(task: string, agency: string, period: string, status = "done"): Promise<number> {
  const duty = await dutyOf(task, agency, period);
  const reported = await receipt(duty!.agencyId);
  await db.prisma.statusReport.create({ data: { ...reported, dutyId: duty!.id, period, status } });
  const day = new Date("2026-01-05");
  await db.prisma.duty.update({
    where: { id: duty!.id },
    data: { status, answeredOn: day, settledOn: status === "done" || duty!.checkIn ? day : null },
  });
  return duty!.id;
}

beforeAll(async () => {
  await importing(secondPlanFolder, { now });
});

describe("a plan that is imported again", () => {
  it("moves a day, and the duty keeps its report, which keeps its period", async () => {
    const id = await report("A.1", "VPUBND", "2026-06-30");
    const moved = await importing(plan((text) => text.replace("day: 2026-06-30", "day: 2026-09-15")));
    expect(moved.changes).toEqual({ added: 0, changed: 1, removed: 0 });
    expect(noted(moved, "task")).toEqual(["A.1 changed"]);
    const duty = await dutyOf("A.1", "VPUBND", "2026-09-15");
    expect(duty).toMatchObject({ id, dueOn: new Date("2026-09-15"), status: "done" });
    expect(duty!.reports).toMatchObject([{ period: "2026-06-30" }]);
    expect((await importing(secondPlanFolder)).changes).toEqual({ added: 0, changed: 1, removed: 0 });
    expect((await dutyOf("A.1", "VPUBND", "2026-06-30"))!.id).toBe(id);
  });

  it("makes quarters of months: what was reported of a month is withdrawn and kept, the rest is gone", async () => {
    const january = await report("1.1", "STP", "2026-01");
    const quarterly = await importing(
      plan((text) =>
        text.replace("timing: Hàng tháng", "timing: Hàng quý").replace("kind: monthly", "kind: quarterly"),
      ),
    );
    expect(quarterly.changes).toEqual({ added: 8, changed: 0, removed: 24 });
    expect(quarterly.duties).toBe(99 - 24 + 8);
    expect(await dutyOf("1.1", "STP", "2026-01")).toMatchObject({ id: january, closedReason: "withdrawn" });
    expect(await dutyOf("1.1", "SYT", "2026-01")).toBeNull();
    // Named again it opens again, with what was reported.
    const back = await importing(secondPlanFolder);
    expect(back.changes).toEqual({ added: 24, changed: 0, removed: 8 });
    expect(await dutyOf("1.1", "STP", "2026-01")).toMatchObject({ id: january, closedOn: null, status: "done" });
  });

  it("settles anew what is no check-in any more", async () => {
    const id = await report("1.2.3", "STC", "2026-Q1", "in_progress");
    const dated = await importing(plan((text) => text.replace("kind: continuous", "kind: quarterly")));
    expect(dated.changes).toEqual({ added: 0, changed: 40, removed: 0 });
    expect(await dutyOf("1.2.3", "STC", "2026-Q1")).toMatchObject({ id, checkIn: false, settledOn: null });
    await importing(secondPlanFolder);
    expect(await dutyOf("1.2.3", "STC", "2026-Q1")).toMatchObject({ id, settledOn: new Date("2026-01-05") });
  });

  it("withdraws a task with reports and says so, and drops one without", async () => {
    const withdrawn = await importing(
      plan((text) =>
        text.replace(/ {6}- code: "1\.1"\n(?: {8}.*\n)+/, "").replace(/ {6}- code: A\.2\n(?: {8}.*\n)+/, ""),
      ),
    );
    expect(withdrawn.tasks).toBe(5);
    expect(noted(withdrawn, "task").sort()).toEqual(expect.arrayContaining(["1.1 withdrawn", "A.2 removed"]));
    expect(
      await db.prisma.audit.count({ where: { action: "import", subject: "2026 task 1.1", new: "withdrawn" } }),
    ).toBe(1);
    const back = await importing(secondPlanFolder);
    expect(noted(back, "task")).toEqual(expect.arrayContaining(["1.1 returned", "A.2 added"]));
    expect(back.duties).toBe(99);
  });

  it("leaves figures under the definition that they were given by", async () => {
    const old = await db.prisma.indicator.findFirstOrThrow({ where: { code: "KPI-2" } });
    const agency = await db.prisma.agency.findFirstOrThrow({ where: { code: "SYT" } });
    await db.prisma.figure.create({
      data: { ...(await receipt(agency.id)), indicatorId: old.id, agencyId: agency.id, period: "2026-Q1", percent: 75 },
    });
    const redefine = (text: string) =>
      text.replace("denominator: Tổng số hồ sơ tiếp nhận", "denominator: Số hồ sơ đủ điều kiện");
    const redefined = await importing(plan(redefine));
    expect(noted(redefined, "definition")).toEqual(["KPI-2 1 withdrawn"]);
    expect(redefined.indicators).toBe(3);
    const versions = await db.prisma.indicator.findMany({
      where: { code: "KPI-2" },
      orderBy: { version: "asc" },
      include: { figures: true },
    });
    expect(
      versions.map(({ denominator, withdrawnAt, figures }) => [denominator, withdrawnAt !== null, figures.length]),
    ).toEqual([
      ["Tổng số hồ sơ tiếp nhận", true, 1],
      ["Số hồ sơ đủ điều kiện", false, 0],
    ]);
    expect((await importing(plan(redefine))).registerChanges).toEqual(nothing);
    // A name is no definition: the row stays.
    const named = await importing(
      plan((text) => redefine(text).replace("short_name: Hồ sơ trực tuyến", "short_name: Nộp trực tuyến")),
    );
    expect(noted(named, "indicator")).toEqual(["KPI-2 changed"]);
  });

  it("offers a new code with the same text as a move, and keeps the reports where it is one", async () => {
    await importing(secondPlanFolder);
    const renumber = plan((text) => text.replace('code: "1.1"', 'code: "1.9"'));
    const offered = await importing(renumber, { preview: true });
    expect(offered.movesOffered).toEqual([{ from: "1.1", to: "1.9" }]);
    const moved = await importing(renumber, { moved: [{ from: "1.1", to: "1.9" }] });
    expect([moved.changes, moved.movesOffered]).toEqual([nothing, []]);
    expect(await dutyOf("1.9", "STP", "2026-01")).toMatchObject({ status: "done" });
    await importing(secondPlanFolder, { moved: [{ from: "1.9", to: "1.1" }] });
  });
});

describe("a preview", () => {
  it("says all of it and writes nothing", async () => {
    const rows = () =>
      Promise.all([
        db.prisma.duty.count(),
        db.prisma.task.findMany(),
        db.prisma.audit.count(),
        db.prisma.plan.findMany(),
      ]);
    const before = await rows();
    const previewed = await importing(
      plan((text) => text.replace("day: 2026-06-30", "day: 2026-07-31").replace("kind: monthly", "kind: quarterly")),
      { preview: true },
    );
    expect(previewed.changes.changed).toBe(1);
    expect(previewed.duties).toBe(99 - 24 + 8);
    expect(await rows()).toEqual(before);
  });
});

describe("a plan that is imported late", () => {
  it("has nothing overdue that was due before the day from which it counts", async () => {
    const november = new Date("2026-11-16T08:00:00+07:00");
    expect((await importing(secondPlanFolder, { now: november, preview: true })).overdue).toBeGreaterThan(50);
    const counted = await importing(secondPlanFolder, { now: november, countsFrom: "2026-11-16" });
    expect(counted.overdue).toBe(0);
    expect(counted.duties).toBe(99);
    expect(await db.prisma.duty.count({ where: { counts: false } })).toBe(counted.changes.changed);
    // Said once, it holds.
    expect((await importing(secondPlanFolder, { now: november })).changes).toEqual(nothing);
  });
});
