import { convertToHtml, extractRawText } from "mammoth";
import { beforeAll, describe, expect, it } from "vitest";
import { bundledPlanFolder } from "../../../src/plan/data-folder.js";
import { importPlan } from "../../../src/plan/import-plan.js";
import { type PlanInForce, planReader } from "../../../src/plan/plan-in-force.js";
import { writeSampleReports } from "../../../src/sandbox/sample-reports.js";
import { dayInWords } from "../../../src/summary/document/day-in-words.js";
import { issuerOf } from "../../../src/summary/document/issuer.js";
import { makeFile } from "../../../src/summary/files/make-file.js";
import { translator } from "../../../src/text/language.js";
import { testDatabase } from "../../support/database.js";

const db = testDatabase();
const now = new Date("2024-06-20T09:00:00+07:00");
const t = translator("vi");
let plan: PlanInForce;
let text: string;
let html: string;

beforeAll(async () => {
  await importPlan(db.prisma, { folder: bundledPlanFolder(), now: new Date("2024-01-11T08:00:00+07:00") });
  plan = (await planReader(db.prisma)())[0]!;
  await writeSampleReports(db.prisma, plan, now);
  const made = await makeFile(
    { kind: "document", query: "@2024-Q2n" },
    { db: db.prisma, plan, older: [], plans: [plan], now, t: translator("vi", plan) },
  );
  if (!made.ok) throw new Error(made.code);
  expect(made.value.name).toBe(
    "bao-cao-ke-hoach-65-qd-ubnd-quy-ii-2024-kem-viec-chua-xong-cua-cac-quy-truoc-den-09h00-20-06-2024.docx",
  );
  expect(made.value.caption).toBe(
    "Kế hoạch 65/QĐ-UBND · quý II/2024, kèm việc chưa xong của các quý trước · đến 09:00 ngày 20/06/2024",
  );
  const buffer = Buffer.from(made.value.bytes);
  text = (await extractRawText({ buffer })).value;
  html = (await convertToHtml({ buffer })).value;
});

describe("the report of a quarter", () => {
  it("has what an official report has", () => {
    for (const line of [
      "ỦY BAN NHÂN DÂN",
      "TỈNH LÂM ĐỒNG",
      "VĂN PHÒNG",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "BÁO CÁO",
      "Kết quả thực hiện Kế hoạch ban hành kèm theo Quyết định số 65/QĐ-UBND, quý II/2024, kèm việc chưa xong của các quý trước",
      "(Kèm theo Báo cáo số           /BC-VP ngày       tháng       năm 2024)",
      "Nơi nhận:",
      "- Lưu: VT.",
      "CHÁNH VĂN PHÒNG",
    ])
      expect(text.split("\n")).toContain(line);
    expect(text).toContain("số liệu đến 09:00 thứ Năm 20/06/2024");
    expect(text).toContain("./.");
  });

  it("refers to its annexes by number", () => {
    expect(text).toContain("Chi tiết tại Phụ lục I.");
    expect(text).toContain("Chi tiết tại Phụ lục II.");
    expect(text).toContain("(danh sách tại Phụ lục III)");
  });

  it("lists the communes that are late district by district", () => {
    const annex = text.slice(text.indexOf("CƠ QUAN, ĐƠN VỊ CÒN ĐẦU VIỆC QUÁ HẠN"));
    const places = plan.catalogue.agencies
      .filter(({ level, name }) => level === "xa" && annex.includes(name))
      .sort((a, b) => annex.indexOf(a.name) - annex.indexOf(b.name))
      .map(({ parentCode }) => parentCode);
    const runs = places.filter((place, at) => place !== places[at - 1]);
    expect(runs).toHaveLength(new Set(runs).size);
  });

  it("tells the numbers of the database", async () => {
    const today = new Date("2024-06-20");
    const due = { dueOn: { lt: today }, quarter: "2024-Q2", beginsOn: { lte: today } };
    const duties = await db.prisma.duty.findMany({ where: due });
    const onTime = duties.filter((one) => one.settledOn && one.settledOn <= one.dueOn).length;
    const silent = duties.filter((one) => one.answeredOn === null).length;
    const n = (value: number) => value.toLocaleString("de-DE");
    expect(text).toContain(`Đã đến hạn ${n(duties.length)} đầu việc: ${n(onTime)} đã báo cáo đúng hạn`);
    expect(text).toContain(`${n(silent)} quá hạn, chưa báo cáo`);
    const overdue = await db.prisma.duty.findMany({
      where: { settledOn: null, dueOn: { lt: today }, beginsOn: { lte: today } },
      include: { agency: true, reports: { orderBy: { id: "desc" }, take: 1 } },
    });
    const agencies = new Set(overdue.map(({ agency }) => agency.name));
    expect(text).toContain(`${agencies.size} cơ quan, đơn vị còn ${n(overdue.length)} đầu việc quá hạn`);
    const annex = text.slice(text.indexOf("CƠ QUAN, ĐƠN VỊ CÒN ĐẦU VIỆC QUÁ HẠN"));
    for (const name of agencies) expect(annex).toContain(name);
    for (const { reports } of overdue) if (reports[0]?.difficulty) expect(annex).toContain(reports[0].difficulty);
    for (const { code } of plan.catalogue.indicators) expect(text).toContain(code);
  });

  it("calls finished what was reported so, and counts apart what is under way or blocked", async () => {
    expect(text).not.toContain("hoàn thành đúng hạn");
    const today = new Date("2024-06-20");
    const due = await db.prisma.duty.findMany({
      where: { dueOn: { lt: today }, quarter: "2024-Q2", beginsOn: { lte: today }, settledOn: { not: null } },
    });
    const onTime = due.filter((one) => one.settledOn! <= one.dueOn);
    const [whole] = /\d+ đã báo cáo đúng hạn[^;]*/.exec(text)!;
    for (const [status, word] of [
      ["done", "hoàn thành"],
      ["in_progress", "đang thực hiện"],
      ["blocked", "có vướng mắc"],
      ["nothing_arose", "không phát sinh"],
    ] as const) {
      const count = onTime.filter((one) => one.status === status).length;
      if (count > 0) expect(whole).toContain(`${count.toLocaleString("de-DE")} ${word}`);
    }
  });

  it("leaves out no task that is overdue", async () => {
    const today = new Date("2024-06-20");
    const overdue = await db.prisma.duty.findMany({
      where: { settledOn: null, dueOn: { lt: today }, beginsOn: { lte: today } },
      include: { task: true },
    });
    const named = [...text.matchAll(/^Còn quá hạn: (.*)$/gm)].flatMap(([, list]) => [
      ...list!.matchAll(/\((\d+)\)(?=[;.])/g),
    ]);
    expect(named).toHaveLength(new Set(overdue.map(({ task }) => task.code)).size);
    expect(named.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(overdue.length);
  });

  it("tells of each indicator how all that are asked stand, the office's own figure among them", () => {
    const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
      [...row!.matchAll(/<t[dh]>(.*?)<\/t[dh]>/gs)].map(([, cell]) => cell!.replace(/<[^>]*>/g, "")),
    );
    const ofProvince: string[] = [];
    for (const { code, agencies } of plan.catalogue.indicators) {
      const row = rows.find(([first]) => first === code)!;
      const [asked, ...stand] = row.slice(7, 12).map(Number);
      const province = row[12]!;
      if (province) ofProvince.push(province);
      expect(asked, code).toBe(agencies.length);
      expect(stand.reduce((sum, n) => sum + n) + (province ? 1 : 0), code).toBe(asked);
    }
    expect(ofProvince).not.toEqual([]);
  });

  it("says over which months and quarters a value is", () => {
    const line = text.split("\n").find((one) => one.startsWith("- CT-b1 "))!;
    expect(line).toMatch(/Đã có số liệu: \d+\/174 đơn vị(?:, thêm \d+ mới có số liệu tháng)?\. /);
    expect(line).toMatch(/tháng 04/);
  });
});

it("takes who reports from what the plan says", () => {
  expect(issuerOf({ issuer: "Chủ tịch Ủy ban nhân dân tỉnh An Bình", contact: "Văn phòng UBND tỉnh" }, t)).toEqual({
    parent: ["ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"],
    body: "VĂN PHÒNG",
    sign: "VP",
    place: "An Bình",
    signer: "CHÁNH VĂN PHÒNG",
  });
  expect(issuerOf({ issuer: "Sở Nội vụ", contact: "Phòng Cải cách hành chính" }, t)).toMatchObject({
    parent: ["SỞ NỘI VỤ"],
    place: null,
    signer: "THỦ TRƯỞNG CƠ QUAN",
  });
});

it.each([
  ["2024-02-05", "ngày 05 tháng 02 năm 2024"],
  ["2024-06-20", "ngày 20 tháng 6 năm 2024"],
  ["2024-12-09", "ngày 09 tháng 12 năm 2024"],
])("%s is %s", (day, words) => {
  expect(dayInWords(day, t)).toBe(words);
});
