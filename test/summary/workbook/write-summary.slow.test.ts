import { inflateRawSync } from "node:zlib";
import { type CellValue, readXlsx, type Workbook } from "hucre";
import { beforeAll, describe, expect, it } from "vitest";
import { bundledPlanFolder } from "../../../src/plan/data-folder.js";
import { importPlan } from "../../../src/plan/import-plan.js";
import { type PlanInForce, planReader } from "../../../src/plan/plan-in-force.js";
import { writeSampleReports } from "../../../src/sandbox/sample-reports.js";
import { parseQuery } from "../../../src/summary/query.js";
import { gatherWithHistory } from "../../../src/summary/rows/facts.js";
import { columnLetters } from "../../../src/summary/workbook/layout.js";
import { writeSummaryWorkbook } from "../../../src/summary/workbook/write-summary.js";
import { translator } from "../../../src/text/language.js";
import { testDatabase } from "../../support/database.js";

const db = testDatabase();
const now = new Date("2024-06-20T09:00:00+07:00");
let plan: PlanInForce;
let bytes: Uint8Array;
let book: Workbook;

async function write(words: string): Promise<Uint8Array> {
  const t = translator("vi", plan);
  const facts = await gatherWithHistory(parseQuery(words)!, { db: db.prisma, plan, older: [], plans: [plan], now, t });
  return writeSummaryWorkbook(facts, { plan, t });
}

beforeAll(async () => {
  await importPlan(db.prisma, { folder: bundledPlanFolder(), now: new Date("2024-01-11T08:00:00+07:00") });
  plan = (await planReader(db.prisma)())[0]!;
  await writeSampleReports(db.prisma, plan, now);
  const report = await db.prisma.statusReport.findFirstOrThrow({ where: { duty: { quarter: "2024-Q2" } } });
  await db.prisma.statusReport.updateMany({
    where: { dutyId: report.dutyId },
    data: { result: '=HYPERLINK("http://x","bấm")\u0001', difficulty: null },
  });
  bytes = await write("@2024-Q2n");
  book = await readXlsx(bytes);
});

const sheet = (name: string) => book.sheets.find((one) => one.name === name)!;
const records = (name: string): Record<string, CellValue>[] => {
  const [header, ...rows] = sheet(name).rows;
  return rows.map((row) => Object.fromEntries(header!.map((title, index) => [String(title), row[index] ?? null])));
};
/** A part of the file as it is written. */
function part(of: Uint8Array, name: string): string {
  const file = Buffer.from(of);
  for (let at = file.indexOf("PK\u0001\u0002"); at >= 0; at = file.indexOf("PK\u0001\u0002", at + 4)) {
    const length = file.readUInt16LE(at + 28);
    if (file.toString("utf8", at + 46, at + 46 + length) !== name) continue;
    const local = file.readUInt32LE(at + 42);
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const data = file.subarray(from, from + file.readUInt32LE(at + 20));
    return (file.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString("utf8");
  }
  throw new Error(`no ${name}`);
}

/** Where the cells of a sheet lead. */
function linksOf(number: number): Map<string, string> {
  const xml = part(bytes, `xl/worksheets/sheet${number}.xml`);
  return new Map(
    [...xml.matchAll(/<hyperlink ref="([A-Z]+\d+)" location="([^"]+)"/g)].map(([, cell, location]) => [
      cell!,
      location!.replaceAll("&apos;", "'"),
    ]),
  );
}

describe("the workbook of a quarter", () => {
  it("has the sheets that are promised, each with a header that stays and filters", () => {
    expect(book.sheets.map(({ name }) => name)).toEqual([
      "Tổng quan",
      "Đầu việc",
      "Số liệu",
      "Chưa báo cáo",
      "Quá hạn",
      "Biên nhận",
    ]);
    for (const number of [2, 3, 4, 5, 6]) {
      const xml = part(bytes, `xl/worksheets/sheet${number}.xml`);
      expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
      expect(xml).toMatch(/<autoFilter ref="A1:/);
      expect(xml).toMatch(/orientation="landscape" fitToWidth="1" fitToHeight="0"/);
    }
    // A name with a blank that stands there without quotation marks makes Excel call the file damaged.
    const names = [...part(bytes, "xl/workbook.xml").matchAll(/<definedName [^>]*>([^<]*)</g)].map(
      ([, range]) => range!,
    );
    expect(names).toContain("'Đầu việc'!$1:$1");
    for (const range of names) expect(range).toMatch(/^'[^']+'!\$/);
  });

  it("tells each task whole where it is told once, and keeps numbers apart from the words beside them", () => {
    const told = new Map(sheet("Tổng quan").rows.map(([code, text]) => [code, text]));
    const tasks = plan.catalogue.tasks.filter(({ code }) => told.has(code));
    expect(tasks.some(({ text }) => text.length > 200)).toBe(true);
    for (const { code, text } of tasks) expect(told.get(code)).toBe(text);
    expect(part(bytes, "xl/styles.xml")).toContain('indent="1"');
  });

  it("lists every duty that is overdue, as the rows of the database have it", async () => {
    const today = new Date("2024-06-20");
    const overdue = await db.prisma.duty.findMany({
      where: { settledOn: null, dueOn: { lt: today }, beginsOn: { lte: today } },
      include: { agency: true, task: true },
    });
    const listed = records("Quá hạn");
    const key = (...parts: readonly unknown[]) => parts.join("|");
    expect(listed.map((row) => key(row.Mã, row["Cơ quan, đơn vị"], (row.Hạn as Date).toISOString())).sort()).toEqual(
      overdue.map((duty) => key(duty.task.code, duty.agency.name, duty.dueOn.toISOString())).sort(),
    );
    const silent = overdue.filter(({ answeredOn }) => answeredOn === null);
    expect(records("Chưa báo cáo")).toHaveLength(silent.length);
    expect(silent.length).toBeGreaterThan(100);
    // What was answered leads to its receipt, and the receipt stands among the receipts.
    const receipts = new Set(records("Biên nhận").map((row) => row["Biên nhận"]));
    const answered = listed.filter((row) => row["Tình trạng"] === "Quá hạn, chưa xong");
    expect(answered).toHaveLength(overdue.length - silent.length);
    for (const row of answered) expect(receipts.has(row["Biên nhận"]!)).toBe(true);
  });

  it("counts in formulas, and keeps what they come to", async () => {
    const today = new Date("2024-06-20");
    const rows = sheet("Tổng quan").rows;
    const line = rows.find((row) => row[0] === "V")!;
    const silent = await db.prisma.duty.count({
      where: { task: { section: { code: "V" } }, answeredOn: null, settledOn: null, dueOn: { lt: today } },
    });
    expect(line[3]).toBe(silent);
    const figures = await db.prisma.figure.findMany({
      where: { indicator: { code: "CT-b4" }, period: { in: ["2024-Q2", "2024-04", "2024-05", "2024-06"] } },
    });
    const whole = figures.filter(({ period }) => period === "2024-Q2").map(({ agencyId }) => agencyId);
    // The latest of each agency and period; months only where the quarter itself was not given.
    const latest = new Map(figures.map((one) => [`${one.agencyId} ${one.period}`, one]));
    const used = [...latest.values()].filter((one) => one.period === "2024-Q2" || !whole.includes(one.agencyId));
    const sum = (of: "numerator" | "denominator") => used.reduce((total, one) => total + Number(one[of] ?? 0), 0);
    const indicator = rows.find((row) => row[0] === "CT-b4")!;
    expect([indicator[5], indicator[6]]).toEqual([sum("numerator"), sum("denominator")]);
    expect(indicator[2]).toBeCloseTo((100 * sum("numerator")) / sum("denominator"), 2);
    const xml = part(bytes, "xl/worksheets/sheet1.xml");
    expect([...xml.matchAll(/<f>COUNTIFS\('Đầu việc'!/g)].length).toBeGreaterThan(1_000);
    expect(xml).toMatch(/<f>IF\(G\d+=0,"",ROUND\(F\d+\*100\/G\d+,2\)\+IF\([^<]*\)<\/f><v>/);
    expect(xml).not.toMatch(/<f>[^<]*<\/f><\/c>/);
  });

  it("leads from each receipt's number to the row that tells of it", () => {
    const receipts = sheet("Biên nhận").rows;
    for (const [number, name, about] of [
      [2, "Đầu việc", "Mã"],
      [3, "Số liệu", "Chỉ tiêu"],
      [5, "Quá hạn", "Mã"],
    ] as const) {
      const rows = records(name);
      const column = columnLetters(sheet(name).rows[0]!.indexOf("Biên nhận"));
      const links = [...linksOf(number)].filter(([cell]) => cell.replace(/\d+/, "") === column);
      expect(links).toHaveLength(rows.filter((row) => row["Biên nhận"] !== null).length);
      expect(links.length).toBeGreaterThan(20);
      for (const [cell, location] of links) {
        const row = rows[Number(cell.replace(/\D+/, "")) - 2]!;
        const there = receipts[Number(/^'Biên nhận'!A(\d+)$/.exec(location)![1]) - 1]!;
        const [first] = String(row["Biên nhận"]).split("\n");
        expect([there[0], there[3], there[2]]).toEqual([first, row[about], row["Cơ quan, đơn vị"]]);
      }
    }
  });

  it("leads from a count to the rows that it counts", () => {
    const rows = sheet("Tổng quan").rows;
    const line = rows.findIndex((row) => row[0] === "STP");
    const location = linksOf(1).get(`D${line + 1}`)!;
    const [, first, last] = /^'Chưa báo cáo'!A(\d+):[A-Z]+(\d+)$/.exec(location)!;
    const shown = records("Chưa báo cáo").slice(Number(first) - 2, Number(last) - 1);
    expect(shown).toHaveLength(Number(rows[line]![3]));
    for (const row of shown) expect(row["Cơ quan, đơn vị"]).toBe(rows[line]![1]);
    const indicator = rows.findIndex((row) => row[0] === "CT-b4");
    const [, from, to] = /^'Số liệu'!A(\d+):R(\d+)$/.exec(linksOf(1).get(`C${indicator + 1}`)!)!;
    const figures = records("Số liệu");
    for (const [place, row] of figures.entries())
      expect(row["Chỉ tiêu"] === "CT-b4").toBe(place >= Number(from) - 2 && place <= Number(to) - 2);
  });

  it("takes what people wrote for text, and days for days", () => {
    const results = records("Đầu việc").map((row) => row["Kết quả"]);
    expect(results).toContain('=HYPERLINK("http://x","bấm") ');
    expect(part(bytes, "xl/worksheets/sheet2.xml")).not.toContain("<f>");
    expect(records("Đầu việc").every((row) => row.Hạn instanceof Date)).toBe(true);
  });
});

it("says that there is nothing where there is nothing", async () => {
  const empty = await readXlsx(await write("section:I;STP@2024-Q1"));
  const [, first] = empty.sheets.find(({ name }) => name === "Số liệu")!.rows;
  expect(first![0]).toBe("Không có chỉ tiêu nào.");
});
