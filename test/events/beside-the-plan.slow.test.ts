import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { findEvent } from "../../src/events/find.js";
import { openEvent } from "../../src/events/open.js";
import {
  chooseDay,
  chooseLeads,
  happenedOf,
  leadsOffered,
  nothingTold,
  type Setting,
  tasksToOpen,
} from "../../src/events/told.js";
import { withdrawEvent } from "../../src/events/withdraw.js";
import { readPlanRows } from "../../src/operator/plan-rows.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { loadPlan } from "../../src/plan/load-plan.js";
import { type PlanInForce, planReader } from "../../src/plan/plan-in-force.js";
import { makeDutyOnRequest, reportsOnRequest } from "../../src/reporting/duty-on-request.js";
import { exportDuties } from "../../src/reporting/export-reports.js";
import { findDuties, findDutiesOfTask, findDuty } from "../../src/reporting/find-duties.js";
import type { DialogueContext } from "../../src/reporting/lookup.js";
import { readLines } from "../../src/reporting/read-lines.js";
import { hasDueDay } from "../../src/text/deadline-kinds.js";
import { eventOfTaskCode } from "../../src/text/event-code.js";
import { translator } from "../../src/text/language.js";
import { openTestDatabase } from "../support/database.js";
import { openPlannedDatabase } from "../support/planned.js";
import { secondPlanFolder } from "../support/second-plan.js";

const t = translator("vi");
let inboxId = 1_000n;

/** What one plan is tried with. */
interface Tried {
  readonly database: Database;
  readonly today: string;
  plan(): Promise<PlanInForce>;
}

function settingOf({ catalogue, deadlines, beginsOn, endsOn }: PlanInForce, today: string): Setting {
  return { catalogue, holidays: deadlines.holidays, today, beginsOn, endsOn, workingDays: 5, t };
}

async function open({ database, plan: read, today }: Tried, task: string, agency: string): Promise<string> {
  const plan = await read();
  const setting = settingOf(plan, today);
  const named = { ...nothingTold(null), task, said: "Quyết định số 12 của chủ tịch" };
  const happened = happenedOf(chooseLeads(agency, chooseDay(today, named, setting), setting), setting)!;
  inboxId += 1n;
  const opening = { plan, agencyId: null, personId: 1, inboxId, now: new Date(`${today}T09:00:00+07:00`) };
  const id = await database.prisma.$transaction((tx) => openEvent(tx, happened, opening));
  return (await findEvent(database.prisma, id))!.task;
}

async function contextOf({ database, plan: read, today }: Tried, agency: string): Promise<DialogueContext> {
  const db = database.prisma;
  const plan = await read();
  const { id } = await db.agency.findFirstOrThrow({ where: { code: agency } });
  const ofTask = (task: string, part: string | null) => findDutiesOfTask(db, plan.id, id, task, part);
  const { catalogue, deadlines } = plan;
  return {
    ...{ t, today, holidays: deadlines.holidays, catalogue, agency },
    lookup: {
      agencyId: id,
      duty: (dutyId) => findDuty(db, dutyId),
      dutiesOfTask: ofTask,
      async dutyOnRequest(task) {
        if (
          !reportsOnRequest(
            catalogue.tasks.find(({ code }) => code === task),
            agency,
          )
        )
          return null;
        await makeDutyOnRequest(db, plan, task, id, new Date(`${today}T09:00:00+07:00`));
        return (await ofTask(task, null))[0] ?? null;
      },
      figures: async () => [],
    },
  };
}

/** What a line is about, by the task of its duty; the sentence that refuses it. */
async function reported(tried: Tried, agency: string, text: string): Promise<string> {
  const lines = await readLines(text, await contextOf(tried, agency));
  const [entry] = lines?.entries ?? [];
  if (entry?.kind !== "task") return lines?.refused.join() || (lines?.doubt ? "doubt" : "nothing");
  return (await findDuties(tried.database.prisma, [entry.dutyId]))[0]!.task;
}

async function exported(database: Database): Promise<readonly Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = [];
  for await (const line of exportDuties(database.prisma)) lines.push(line);
  return lines;
}

let real: Tried;
let elsewhere: Tried;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  const database = await openPlannedDatabase();
  const plans = planReader(database.prisma);
  real = { database, today: "2024-05-10", plan: async () => (await plans())[0]! };
  const other = await openTestDatabase();
  await importPlan(other.prisma, { folder: secondPlanFolder, now: new Date("2026-01-05T08:00:00+07:00") });
  const others = planReader(other.prisma);
  elsewhere = { database: other, today: "2026-03-10", plan: async () => (await others())[0]! };
  closing.push(
    () => database.close(),
    () => other.close(),
  );
});
afterAll(async () => {
  for (const close of closing) await close();
});

describe.each([
  ["the plan of 2024", () => real, 11],
  ["that of another province", () => elsewhere, 1],
])("what has no duties in advance, of %s", (_, tried, count) => {
  test("is reportable: opened by what happens, or at any time", async () => {
    const { catalogue } = await tried().plan();
    const tasks = catalogue.tasks.filter(({ deadlineKind }) => /^(event-triggered|on-request)$/.test(deadlineKind));
    expect(tasks).toHaveLength(count);
    for (const task of tasks) {
      const [agency] = leadsOffered(task, { catalogue }, null);
      if (!hasDueDay(task)) {
        expect(await reported(tried(), agency!.code, `${task.code} hoàn thành`)).toBe(task.code);
        continue;
      }
      expect(await reported(tried(), agency!.code, `${task.code} hoàn thành`)).toMatch(/khi có việc phát sinh/);
      const opened = await open(tried(), task.code, agency!.code);
      expect(eventOfTaskCode(opened)?.of).toBe(task.code);
      expect(await reported(tried(), agency!.code, `${opened} hoàn thành`)).toBe(opened);
      expect(await reported(tried(), agency!.code, `${task.code} xong`)).toBe(opened);
      expect(await reported(tried(), agency!.code, `${eventOfTaskCode(opened)!.code.toLowerCase()} xong`)).toBe(opened);
    }
  });

  test("is in the export without a period once it is more than begun, and in no count of the plan", async () => {
    const { database, today, plan } = tried();
    const { year, catalogue } = await plan();
    const events = catalogue.tasks.filter(({ deadlineKind }) => deadlineKind === "event-triggered");
    const said = await loadPlan(database.prisma, year);
    const [row] = await readPlanRows(database.prisma, today);
    // What was asked for in the test before, on request, was never sent.
    const beside = (await exported(database)).filter(({ period }) => period === null);
    expect(beside).toHaveLength(events.length);
    expect(row!.duties).toBe((await exported(database)).length - events.length);
    for (const { event, task, dueOn } of beside) {
      const kind = said!.sections.flatMap(({ tasks }) => tasks).find(({ code }) => code === task)!.deadline.kind;
      expect([event !== undefined, dueOn !== null, kind]).toEqual([true, true, "event-triggered"]);
    }
  });

  test("is left alone when the plan is imported again", async () => {
    const { database, plan } = tried();
    const before = await exported(database);
    const folder = (await plan()).year === 2024 ? bundledPlanFolder() : secondPlanFolder;
    const again = await importPlan(database.prisma, { folder, now: new Date() });
    expect(again).toMatchObject({ ok: true, value: { changes: { added: 0, changed: 0, removed: 0 }, register: [] } });
    expect(await exported(database)).toEqual(before);
  });
});

describe("an event", () => {
  test("is opened once for the same update, and told to each who leads and helps", async () => {
    const db = real.database.prisma;
    const plan = await real.plan();
    const agencies = await db.agency.findMany({ where: { code: { in: ["STP", "H679"] } } });
    for (const { id, code } of agencies) {
      const person = await db.person.create({ data: { name: code, joinedAt: new Date("2024-01-10T08:00:00+07:00") } });
      const post = await db.post.create({ data: { agencyId: id, role: "focal_point", key: `focal_point:${id}` } });
      await db.holding.create({
        data: { postId: post.id, personId: person.id, since: new Date("2024-01-10T08:00:00+07:00") },
      });
    }
    const setting = settingOf(plan, real.today);
    const named = { ...nothingTold(null), task: "III.4", said: "Quyết định số 13" };
    const happened = happenedOf(chooseLeads("all", chooseDay(real.today, named, setting), setting), setting)!;
    const opening = { plan, agencyId: null, personId: 99, inboxId: 5n, now: new Date(`${real.today}T09:00:00+07:00`) };
    const once = () => db.$transaction((tx) => openEvent(tx, happened, opening));
    const id = await once();
    expect(await once()).toBe(id);
    const { taskId, task } = (await findEvent(db, id))!;
    expect(await db.duty.count({ where: { taskId } })).toBe(20);
    const told = await db.outboxMessage.findMany({ where: { key: { startsWith: "event" } }, orderBy: { id: "asc" } });
    expect(told.map(({ kind, key }) => [kind, key.split(":").slice(0, 2).join(":")])).toEqual([
      ["request", `event:${id}`],
      ["notice", `event_help:${id}`],
    ]);
    expect(await db.audit.findMany({ where: { action: "event", subject: task } })).toHaveLength(1);
    const row = await db.audit.findFirstOrThrow({ where: { action: "event", subject: task } });
    expect(row.new).toBe("20 2024-05-17");
  });

  test("is withdrawn with its duties, which stay in the export, and its code is given to no other", async () => {
    const db = real.database.prisma;
    const [last] = await db.triggerEvent.findMany({ orderBy: { id: "desc" }, take: 1 });
    const event = (await findEvent(db, last!.id))!;
    const by = { reason: "ký nhầm", plan: await real.plan(), helpers: [], personId: 99, inboxId: 6n, now: new Date() };
    const withdraw = () => db.$transaction((tx) => withdrawEvent(tx, event, by));
    expect([await withdraw(), await withdraw()]).toEqual([true, true]);
    expect(await db.audit.count({ where: { action: "withdraw", subject: event.task } })).toBe(1);
    const lines = (await exported(real.database)).filter((line) => line.event === event.code);
    expect(lines).toHaveLength(20);
    expect(lines.every(({ state, task }) => state === "withdrawn" && task === "III.4")).toBe(true);
    expect((await real.plan()).catalogue.tasks.some(({ code }) => code === event.task)).toBe(false);
    expect(await open(real, "III.4", "STP")).not.toBe(event.task);
  });

  test("follows its task to a new code", async () => {
    const db = real.database.prisma;
    const { id } = await db.task.findFirstOrThrow({ where: { code: "III.1", plan: { year: 2024 } } });
    const before = await db.task.findFirstOrThrow({ where: { ofTaskId: id } });
    expect(tasksToOpen((await real.plan()).catalogue, "STP").map(({ code }) => code)).toContain("III.1");
    const { moveTasks } = await import("../../src/plan/move-tasks.js");
    const { ChangeLog } = await import("../../src/plan/change-log.js");
    const { id: planId } = await real.plan();
    const move = (from: string, to: string) => moveTasks(db, planId, [{ from, to }], new ChangeLog(new Date()));
    expect(await move("III.1", "III.9")).toBeNull();
    expect((await db.task.findUniqueOrThrow({ where: { id: before.id } })).code).toBe(
      before.code.replace("III.1", "III.9"),
    );
    expect(await move("III.9", "III.1")).toBeNull();
  });
});
