import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundledCatalogue, loadCatalogue } from "../../src/plan/catalogue.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { loadHolidays } from "../../src/plan/holidays.js";
import { type ImportWishes, importPlan, type PlanImport } from "../../src/plan/import-plan.js";
import { translator } from "../../src/text/language.js";
import { countStatements } from "../support/count-statements.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
const now = new Date("2024-02-26T07:30:00+07:00");
const later = new Date("2024-02-27T07:30:00+07:00");
const nothing = { added: 0, changed: 0, removed: 0 };
const totals = { year: 2024, sections: 10, tasks: 50, indicators: 16, agencies: 191, duties: 8514 };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plan-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(folder, file);
  const before = await readFile(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(path, after);
}

type Counted = Omit<PlanImport, "register" | "movesOffered" | "overdue" | "countsFrom" | "kept">;

async function importing(from = folder, at = now, into = db.prisma): Promise<Counted> {
  const {
    register: _register,
    movesOffered: _movesOffered,
    overdue: _overdue,
    countsFrom: _countsFrom,
    kept: _kept,
    ...counted
  } = await imported(from, at, into);
  return counted;
}

async function imported(
  from = folder,
  at = now,
  into = db.prisma,
  wishes: Partial<ImportWishes> = {},
): Promise<PlanImport> {
  const outcome = await importPlan(into, { folder: from, now: at, ...wishes });
  if (!outcome.ok) throw new Error(outcome.say(translator("en")));
  return outcome.value;
}

describe("importing the plan", () => {
  it("of Lâm Đồng makes 8,514 duties with a few statements", async () => {
    const { db: counted, statements } = countStatements(db.prisma);
    const { registerChanges, ...made } = await importing(bundledPlanFolder(), now, counted);
    expect(made).toEqual({ ...totals, changes: { added: 8514, changed: 0, removed: 0 } });
    expect(registerChanges.added).toBeGreaterThan(10 + 50 + 16 + 191);
    // Row by row it would take minutes.
    expect(statements()).toBeLessThan(200);
  });

  it("twice changes nothing", async () => {
    const again = await importing(bundledPlanFolder(), later);
    expect(again).toEqual({ ...totals, changes: nothing, registerChanges: nothing });
    expect((await db.prisma.plan.findFirstOrThrow()).importedAt).toEqual(now);
  });

  it("gives the grammar the same as the folder does", async () => {
    const { id } = await db.prisma.plan.findUniqueOrThrow({ where: { year: 2024 } });
    expect(await loadCatalogue(db.prisma, id)).toEqual(await bundledCatalogue());
  });

  it("brings the holidays", async () => {
    const holidays = await loadHolidays(db.prisma);
    expect(holidays.off.has("2024-02-12")).toBe(true);
    expect(holidays.work.has("2024-05-04")).toBe(true);
    expect(holidays.lastYear).toBe(2027);
  });
});

describe("importing a plan that was changed", () => {
  it("moves what moved and keeps what has reports", async () => {
    await cp(bundledPlanFolder(), folder, { recursive: true });
    const [reported] = await db.prisma.duty.findMany({ where: { task: { code: "V.1" }, agency: { code: "STP" } } });
    await giveReport(reported!.id);
    // V.1 is moved to March: its duties stay what they are, with another date.
    await edit("plan.yaml", (s) =>
      s.replace(/(code: V\.1\n(?:.*\n){4} {8}reading:\n.*\n.*\n {12}month: )2024-02/, "$12024-03"),
    );
    const moved = await importing();
    expect(moved.changes).toEqual({ added: 0, changed: 173, removed: 0 });
    expect(moved.duties).toBe(8514);
    const duty = await db.prisma.duty.findUniqueOrThrow({ where: { id: reported!.id }, include: { reports: true } });
    expect(duty).toMatchObject({ period: "2024-03", dueOn: new Date("2024-03-31"), status: "done", closedOn: null });
    // The report keeps the period that it was given for.
    expect(duty.reports).toMatchObject([{ period: "2024-02" }]);
    expect((await importing()).changes).toEqual(nothing);
  });

  it("follows new days off", async () => {
    await edit("holidays.csv", (s) => `${s}2024-03-18,T2,off,swap,Nghỉ thêm,thử,provisional\n`);
    const shifted = await importing();
    expect(shifted.changes.changed).toBeGreaterThan(0);
    expect(shifted.changes.added + shifted.changes.removed).toBe(0);
    expect(shifted.registerChanges).toEqual({ added: 1, changed: 0, removed: 0 });
    const duty = await db.prisma.duty.findFirstOrThrow({
      where: { task: { code: "V.2" }, agency: { code: "STP" }, period: "2024-Q1" },
    });
    expect(duty.dueOn).toEqual(new Date("2024-03-19"));
  });

  it("follows texts and drops tasks that nobody reported on", async () => {
    await edit("plan.yaml", (s) =>
      s
        .replace("text: Báo cáo kiểm soát TTHC định kỳ", "text: Báo cáo kiểm soát TTHC")
        .replace(/ {6}- code: IX\.2\n(?: {8}.*\n)+/, ""),
    );
    const outcome = await importing();
    expect(outcome.tasks).toBe(49);
    expect(outcome.changes).toEqual({ added: 0, changed: 0, removed: 1 });
    expect(outcome.registerChanges).toMatchObject({ changed: 1, removed: 1 });
    expect((await importing()).registerChanges).toEqual(nothing);
  });

  it("comes back to the bundled plan", async () => {
    const back = await importing(bundledPlanFolder(), later);
    // The task returns, and V.1's duties move back.
    expect(back).toMatchObject({ ...totals, changes: { added: 1, removed: 0 } });
    expect(back.changes.changed).toBeGreaterThanOrEqual(173);
    expect((await importing(bundledPlanFolder())).changes).toEqual(nothing);
  });
});

describe("importing what cannot be imported", () => {
  it("names file and line and changes nothing", async () => {
    await edit("plan.yaml", (s) => s.replace("kind: monthly", "kind: montly"));
    const outcome = await importPlan(db.prisma, { folder, now: later });
    expect(outcome).toMatchObject({ ok: false, code: "unreadable_plan" });
    if (!outcome.ok) expect(outcome.say(translator("vi"))).toMatch(/^plan\.yaml dòng \d+: kind /);
    expect(await db.prisma.duty.count()).toBe(8514);
  });

  it("refuses to give a task a code that is another's", async () => {
    const outcome = await importPlan(db.prisma, {
      folder: bundledPlanFolder(),
      now: later,
      moved: [{ from: "V.1", to: "V.2" }],
    });
    expect(outcome).toMatchObject({ ok: false, code: "no_such_move" });
    expect(await db.prisma.duty.count()).toBe(8514);
  });
});

async function giveReport(dutyId: number): Promise<void> {
  const duty = await db.prisma.duty.update({
    where: { id: dutyId },
    data: { status: "done", answeredOn: new Date("2024-02-26"), settledOn: new Date("2024-02-26") },
  });
  const person = await db.prisma.person.create({ data: { joinedAt: now } });
  await db.prisma.receipt.create({
    data: {
      number: "BN-2024-000001",
      agencyId: duty.agencyId,
      personId: person.id,
      issuedAt: now,
      onTime: true,
      reports: {
        create: {
          dutyId,
          period: duty.period,
          status: "done",
          reportedAt: now,
          personId: person.id,
          channel: "telegram",
        },
      },
    },
  });
}
