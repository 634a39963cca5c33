import { describe, expect, it } from "vitest";
import { planReader } from "../../src/plan/plan-in-force.js";
import { makeDutyOnRequest, reportsOnRequest } from "../../src/reporting/duty-on-request.js";
import {
  exportDuties,
  exportFigures,
  exportReceipts,
  exportStatusReports,
} from "../../src/reporting/export-reports.js";
import { reportingOffice, task, value } from "./office.js";

const office = reportingOffice();

async function all(lines: AsyncIterable<unknown>): Promise<unknown[]> {
  const list: unknown[] = [];
  for await (const line of lines) list.push(line);
  return list;
}

describe("the export", () => {
  it("has the lines and keys that others rely on, in their order", async () => {
    const { db } = office;
    const lan = await office.person();
    const [v1, connection] = [await office.duty("STP", "V.1"), await office.duty("STP", "VII.4", "2024-Q1", "ket-noi")];
    const done = { document: "18/KH-STP", documentDate: "2024-02-23" };
    const entries = [
      task(v1.id, done),
      value("CT-b3", "2024-Q1", { numerator: 1250, denominator: 2000, percent: 62.5 }),
    ];
    await office.report("STP", lan, entries, "2024-02-26T08:41:07");
    await office.report("STP", lan, [task(v1.id, { ...done, note: "bổ sung" })], "2024-03-05T23:30:00");
    const trouble = { status: "blocked" as const, percent: 40, note: "thiếu máy" };
    await office.report("STP", lan, [task(connection.id, trouble)], "2024-04-10T07:00:00");
    const nothing = { numerator: 0, denominator: 0, percent: null, note: "không có" };
    await office.report("STP", lan, [value("CT-b3", "2024-Q1", nothing)], "2024-03-19T00:10:00");

    const keys = (line: unknown) => Object.keys(line as object);
    const reports = await all(exportStatusReports(db));
    const common = { task: "V.1", agency: "STP", part: null, period: "2024-02", person: lan, channel: "telegram" };
    expect(reports).toEqual([
      {
        type: "status_report",
        plan: 2024,
        receipt: "BN-2024-000001",
        ...common,
        status: "done",
        percent: null,
        result: null,
        difficulty: null,
        document: "18/KH-STP",
        documentDate: "2024-02-23",
        reportedAt: "2024-02-26T08:41:07+07:00",
        replaces: null,
      },
      {
        type: "status_report",
        plan: 2024,
        receipt: "BN-2024-000002",
        ...common,
        status: "done",
        percent: null,
        result: "bổ sung",
        difficulty: null,
        document: "18/KH-STP",
        documentDate: "2024-02-23",
        reportedAt: "2024-03-05T23:30:00+07:00",
        replaces: "BN-2024-000001",
      },
      {
        type: "status_report",
        plan: 2024,
        receipt: "BN-2024-000003",
        ...common,
        task: "VII.4",
        part: "ket-noi",
        period: "2024-Q1",
        status: "blocked",
        percent: 40,
        result: null,
        difficulty: "thiếu máy",
        document: null,
        documentDate: null,
        reportedAt: "2024-04-10T07:00:00+07:00",
        replaces: null,
      },
    ]);
    expect(keys(reports[0])).toEqual(
      "type plan receipt task agency part period status percent result difficulty document documentDate reportedAt person channel replaces".split(
        " ",
      ),
    );

    const figures = await all(exportFigures(db));
    expect(figures).toMatchObject([
      {
        type: "figure",
        plan: 2024,
        receipt: "BN-2024-000001",
        indicator: "CT-b3",
        agency: "STP",
        period: "2024-Q1",
        numerator: 1250,
        denominator: 2000,
        percent: 62.5,
        value: null,
        note: null,
        reportedAt: "2024-02-26T08:41:07+07:00",
        person: lan,
        channel: "telegram",
        replaces: null,
      },
      { ...nothing, receipt: "BN-2024-000004", replaces: "BN-2024-000001" },
    ]);
    expect(keys(figures[0])).toEqual(
      "type plan receipt indicator agency period numerator denominator percent value note reportedAt person channel replaces".split(
        " ",
      ),
    );

    expect(await all(exportReceipts(db))).toEqual([
      { type: "receipt", number: "BN-2024-000001", agency: "STP", issuedAt: "2024-02-26T08:41:07+07:00", onTime: true },
      { type: "receipt", number: "BN-2024-000002", agency: "STP", issuedAt: "2024-03-05T23:30:00+07:00", onTime: true },
      {
        type: "receipt",
        number: "BN-2024-000003",
        agency: "STP",
        issuedAt: "2024-04-10T07:00:00+07:00",
        onTime: false,
      },
      { type: "receipt", number: "BN-2024-000004", agency: "STP", issuedAt: "2024-03-19T00:10:00+07:00", onTime: true },
    ]);

    const duties = (await all(exportDuties(db))) as Record<string, unknown>[];
    expect(duties).toHaveLength(8514);
    expect(keys(duties[0])).toEqual("type plan task agency part period dueOn lockOn status settled".split(" "));
    const of = (wanted: Record<string, unknown>) =>
      duties.filter((duty) => Object.entries(wanted).every(([key, one]) => duty[key] === one));
    expect(of({ task: "V.1", agency: "STP" })).toEqual([
      {
        type: "duty",
        plan: 2024,
        task: "V.1",
        agency: "STP",
        part: null,
        period: "2024-02",
        dueOn: "2024-02-29",
        lockOn: "2024-03-07",
        status: "done",
        settled: true,
      },
    ]);
    expect(of({ task: "VII.4", agency: "STP", part: "ket-noi" })).toMatchObject([
      { status: "blocked", settled: false },
    ]);
  });

  it("leaves out what opens with its first report and was begun, until it is reported", async () => {
    const { db } = office;
    const [plan] = await planReader(db)();
    const { id } = await db.agency.findFirstOrThrow({ where: { code: "STP" } });
    const asked = plan!.catalogue.tasks.find((one) => reportsOnRequest(one, "STP"))!.code;
    await makeDutyOnRequest(db, plan!, asked, id, new Date("2024-06-03T09:00:00+07:00"));
    const listed = async () =>
      ((await all(exportDuties(db))) as Record<string, unknown>[]).filter(
        (line) => line.task === asked && line.agency === "STP",
      );
    expect(await listed()).toEqual([]);
    const begun = await office.duty("STP", asked);
    await office.report("STP", await office.person(), [task(begun.id, {})], "2024-06-03T09:10:00");
    expect(await listed()).toMatchObject([{ dueOn: null, period: null, settled: true }]);
  });
});
