import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { readPlanRows } from "../../src/operator/plan-rows.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { loadPlan } from "../../src/plan/load-plan.js";
import { planReader } from "../../src/plan/plan-in-force.js";
import { exportDuties } from "../../src/reporting/export-reports.js";
import { nothingAsked, readAsked } from "../../src/requests/asked.js";
import { beginRequest, changeRequest, findRequestDraft } from "../../src/requests/drafts.js";
import { type Complete, sendRequest } from "../../src/requests/send.js";
import { withdrawRequest } from "../../src/requests/withdraw.js";
import { translator } from "../../src/text/language.js";
import { openPlannedDatabase } from "../support/planned.js";

const now = new Date("2024-02-26T09:00:00+07:00");
const t = translator("vi");
const folder = bundledPlanFolder();

let database: Database;
let plans: ReturnType<typeof planReader>;
beforeAll(async () => {
  database = await openPlannedDatabase();
  plans = planReader(database.prisma);
});
afterAll(() => database.close());

async function begun(words: string, inboxId: bigint) {
  const [plan] = await plans();
  const { catalogue, deadlines, endsOn } = plan!;
  const setting = { catalogue, holidays: deadlines.holidays, today: "2024-02-26", time: "09:00", endsOn };
  const asked = readAsked(words, nothingAsked, setting);
  const by = { planId: plan!.id, personId: 1, inboxId, now };
  const id = await beginRequest(database.prisma, asked, by);
  const draft = (await findRequestDraft(database.prisma, 1, id))!;
  return { plan: plan!, draft: { ...draft, asked: draft.asked as Complete } };
}

async function send(words: string, inboxId: bigint) {
  const { plan, draft } = await begun(words, inboxId);
  const sending = { plan, personId: 1, inboxId: inboxId + 1n, now, t };
  const once = () => database.prisma.$transaction((tx) => sendRequest(tx, draft, sending));
  return { plan, draft, code: await once(), once };
}

describe("a request beside the plan", () => {
  test("is in the plan's memory at once, and in none of its counts", async () => {
    const db = database.prisma;
    const before = await readPlanRows(db, "2024-02-26");
    const said = await loadPlan(db, 2024);
    const [first, second] = [
      await send("các sở: báo cáo, hạn 20/3", 10n),
      await send("các xã: báo cáo, hạn 20/3", 20n),
    ];
    expect([first.code, second.code]).toEqual(["YC-2024-001", "YC-2024-002"]);
    const tasks = (await plans())[0]!.catalogue.tasks.filter(({ isRequest }) => isRequest);
    expect(tasks.map(({ code, leads }) => [code, leads.length])).toEqual([
      ["YC-2024-001", 19],
      ["YC-2024-002", 142],
    ]);
    expect(await readPlanRows(db, "2024-02-26")).toEqual(before);
    expect(before).toMatchObject([{ tasks: 50, duties: 8_514 }]);
    expect(await loadPlan(db, 2024)).toEqual(said);
  });

  test("is left alone when the plan is imported again", async () => {
    const again = await importPlan(database.prisma, { folder, now });
    expect(again).toMatchObject({
      ok: true,
      value: {
        ...{ sections: 10, tasks: 50, duties: 8_514, movesOffered: [], register: [] },
        changes: { added: 0, changed: 0, removed: 0 },
      },
    });
    const lines: { task: unknown; period: unknown; request?: unknown; state?: unknown }[] = [];
    for await (const line of exportDuties(database.prisma)) lines.push(line as unknown as (typeof lines)[number]);
    expect(lines).toHaveLength(8_514 + 19 + 142);
    const asked = lines.filter(({ request }) => request !== undefined);
    expect(asked).toHaveLength(19 + 142);
    expect(asked.every(({ request, period, task, state }) => request === task && period === null && !state)).toBe(true);
  });

  test("is sent once for the same update, and by no other", async () => {
    const { once, draft, plan } = await send("Sở Y tế: báo cáo, hạn 20/3", 30n);
    expect(await once()).toBe("YC-2024-003");
    const other = { plan, personId: 1, inboxId: 39n, now, t };
    expect(await database.prisma.$transaction((tx) => sendRequest(tx, draft, other))).toBeNull();
    expect(await database.prisma.duty.count({ where: { task: { code: "YC-2024-003" } } })).toBe(1);
  });

  test("is not sent as it was before it was changed", async () => {
    const { plan, draft } = await begun("Sở Y tế: báo cáo, hạn 20/3", 40n);
    await changeRequest(
      database.prisma,
      draft,
      { ...draft.asked, text: "báo cáo gấp" },
      { personId: 1, inboxId: 41n, now },
    );
    const sending = { plan, personId: 1, inboxId: 42n, now, t };
    expect(await database.prisma.$transaction((tx) => sendRequest(tx, draft, sending))).toBeNull();
    const changed = await findRequestDraft(database.prisma, 1, draft.id);
    expect(changed).toMatchObject({ state: "draft", version: 2, asked: { text: "báo cáo gấp" } });
  });

  test("is withdrawn with its duties, which stay in the export, and its code is given to no other", async () => {
    const db = database.prisma;
    const row = await db.task.findFirstOrThrow({ where: { code: "YC-2024-003" } });
    const { id } = await db.request.findFirstOrThrow({ where: { taskId: row.id } });
    const [plan] = await plans();
    const by = { reason: "đủ số liệu", plan: plan!, personId: 1, inboxId: 50n, now };
    const withdraw = () => db.$transaction((tx) => withdrawRequest(tx, { id, taskId: row.id, code: row.code }, by));
    expect([await withdraw(), await withdraw()]).toEqual([true, true]);
    expect(await db.audit.count({ where: { action: "withdraw", subject: "YC-2024-003" } })).toBe(1);
    expect(await db.duty.findFirst({ where: { taskId: row.id } })).toMatchObject({ closedReason: "withdrawn" });
    expect((await plans())[0]!.catalogue.tasks.some(({ code }) => code === "YC-2024-003")).toBe(false);
    expect((await send("Sở Y tế: báo cáo, hạn 20/3", 60n)).code).toBe("YC-2024-004");
  });
});
