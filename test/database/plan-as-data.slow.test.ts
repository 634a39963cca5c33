import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { migrate, readMigrations } from "../../src/database/migrate.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { planReader } from "../../src/plan/plan-in-force.js";
import { openTestDatabase } from "../support/database.js";

/** What stood in a database before plans were data, in its own columns: a plan, a duty of a part, who reported it. */
const before = `
  INSERT INTO "Plan" VALUES (1, 2024, '65/QĐ-UBND', 'Kế hoạch', 'UBND tỉnh', '2024-01-10', '2024-01-10T01:00:00Z');
  INSERT INTO "Section" VALUES (1, 1, 'VII', 'VII', 'Một cửa', 0);
  INSERT INTO "Task" ("id", "sectionId", "code", "order", "text", "lead", "coordinating", "timing", "leads", "coordinators",
    "deadlineKind", "deadline")
  VALUES (1, 1, 'VII.4', 0, 'Thực hiện', 'Các sở', '-', 'Thường xuyên', '{STP}', '{}', 'continuous',
    '{"kind": "continuous", "parts": [{"part": "ket-noi", "title": "kết nối, đồng bộ hồ sơ", "what": "Triển khai kết nối (các đơn vị)", "agencies": ["STP"], "kind": "fixed-quarter", "quarter": "2024-Q1"}]}'),
    (2, 1, 'VII.5', 1, 'Chứng thực', 'Các sở', '-', 'Theo yêu cầu', '{STP}', '{}', 'on-request',
    '{"kind": "on-request", "requested_by": "đơn vị dự thảo"}');
  INSERT INTO "Indicator" ("id", "planId", "code", "order", "name", "shortName", "unit", "target", "numerator", "denominator",
    "reporters", "wholeUnits")
  VALUES (1, 1, 'CT-b5', 0, 'Chứng thực', 'Chứng thực', '%', 100, 'Số', 'Tổng', '{@so}', true);
  INSERT INTO "Agency" ("id", "code", "name", "shortName", "level", "type", "order", "validFrom")
  VALUES (1, 'STP', 'Sở Tư pháp', 'Sở Tư pháp', 'so-ban-nganh', 'sở', 0, '2024-01-01');
  INSERT INTO "AgencyGroup" VALUES ('@so', 'Các sở');
  INSERT INTO "AgencyGroupMember" VALUES ('@so', 1);
  INSERT INTO "Duty" ("id", "taskId", "agencyId", "period", "part", "quarter", "beginsOn", "dueOn", "lockOn", "status")
  VALUES (1, 1, 1, '2024-Q1', 'ket-noi', '2024-Q1', '2024-01-01', '2024-03-31', '2024-04-05', 'done');
  INSERT INTO "Setting" VALUES ('deadlines', '{"workingDaysAfterWindow": {"xa": 3}, "workingDaysToMend": 7}');
  INSERT INTO "Person" ("id", "joinedAt") VALUES (1, now());
  INSERT INTO "Receipt" ("id", "number", "agencyId", "personId", "issuedAt", "onTime")
  VALUES (1, 'BN-2024-000001', 1, 1, now(), true);
  INSERT INTO "StatusReport" ("id", "dutyId", "status", "reportedAt", "personId", "channel", "receiptId")
  VALUES (1, 1, 'done', now(), 1, 'zalo', 1);
  INSERT INTO "Figure" ("id", "indicatorId", "agencyId", "period", "percent", "reportedAt", "personId", "channel", "receiptId")
  VALUES (1, 1, 1, '2024-Q1', 80, now(), 1, 'zalo', 1);`;

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  const session = await database.openSession();
  await session.query("DROP SCHEMA public CASCADE");
  await session.query("CREATE SCHEMA public");
  const migrations = readMigrations();
  const first = migrations.filter(({ name }) => name < "0010");
  await migrate(session, first);
  await session.query(before);
  await session.query(
    `SELECT setval(pg_get_serial_sequence('"Agency"', 'id'), 1), setval(pg_get_serial_sequence('"Plan"', 'id'), 1)`,
  );
  await session.query(
    `SELECT setval(pg_get_serial_sequence('"Section"', 'id'), 1), setval(pg_get_serial_sequence('"Task"', 'id'), 2)`,
  );
  await session.query(
    `SELECT setval(pg_get_serial_sequence('"Indicator"', 'id'), 1), setval(pg_get_serial_sequence('"Duty"', 'id'), 1)`,
  );
  await migrate(session, migrations);
  await session.end();
});
afterAll(() => database.close());

test("a database from before plans were data has all that it had", async () => {
  const { prisma: db } = database;
  const [plan] = await planReader(db)();
  expect(plan).toMatchObject({ year: 2024, issuedOn: "2024-01-10", countsFrom: "2024-01-10", contact: null });
  expect(plan!.stateOn("2024-04-05")).toBe("in_force");
  expect(plan!.stateOn("2024-04-06")).toBe("archive");
  // What the setting said is the plan's own.
  expect(plan!.deadlines.regime).toMatchObject({
    cutOn: 15,
    workingDaysAfterWindow: { xa: 3, others: 2 },
    workingDaysToMend: { others: 7 },
    onRestDay: "stays",
  });
  expect(await db.setting.count()).toBe(0);
  expect(plan!.catalogue.tasks[0]!.parts).toEqual([
    {
      part: "ket-noi",
      title: "kết nối, đồng bộ hồ sơ",
      shortName: "kết nối",
      otherNames: [],
      text: "Triển khai kết nối",
      agencies: ["STP"],
      period: "2024-Q1",
    },
  ]);
  expect(plan!.catalogue.indicators).toMatchObject([
    { code: "CT-b5", addsUp: "yes-no", wholeUnits: true, agencies: ["STP"], otherNames: ["Chứng thực điện tử"] },
  ]);
  expect(await db.task.findUniqueOrThrow({ where: { id: 2 } })).toMatchObject({
    deadline: { requestedBy: "đơn vị dự thảo", parts: [] },
  });
  expect(await db.statusReport.findMany()).toMatchObject([{ period: "2024-Q1", status: "done" }]);
  expect(await db.figure.count()).toBe(1);
});

test("and is brought up to what the plan says by importing it", async () => {
  const imported = await importPlan(database.prisma, { folder: bundledPlanFolder(), now: new Date() });
  expect(imported.ok && imported.value.duties).toBe(8514);
  expect(await database.prisma.duty.findUniqueOrThrow({ where: { id: 1 } })).toMatchObject({
    status: "done",
    closedOn: null,
  });
});
