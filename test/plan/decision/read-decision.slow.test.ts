import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDecision } from "../../../src/plan/decision/open-decision.js";
import { type Decision, readDecision } from "../../../src/plan/decision/read-decision.js";
import { testFolder } from "../../support/database.js";
import { type DocumentRow, documentOf } from "./decision-document.js";

let files = 0;

async function read(...blocks: readonly (string | readonly DocumentRow[])[]): Promise<Decision | null> {
  files += 1;
  const file = join(testFolder(), `decision-${files}.docx`);
  writeFileSync(file, await documentOf(blocks));
  const opened = await openDecision(file);
  if (!opened.ok) throw new Error(opened.code);
  return readDecision(opened.value);
}

const head: DocumentRow = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"];

/** "V.1 Ban hành kế hoạch | STP | | Tháng 02/2026 !no_number" */
async function tasks(...rows: readonly DocumentRow[]): Promise<string[]> {
  return said(await read([head, ...rows]));
}

function said(decision: Decision | null): string[] {
  const doubts = (all: readonly string[]) => all.map((one) => ` !${one}`).join("");
  return (decision?.sections ?? []).flatMap((section) => [
    `${section.code} ${section.title}${doubts(section.doubts)}`,
    ...section.tasks.map(
      ({ code, text, lead, coordinating, timing, doubts: all }) =>
        `${code} ${text} | ${lead} | ${coordinating} | ${timing}${doubts(all)}`,
    ),
  ]);
}

describe("the tasks of a decision", () => {
  it("are numbered in their column, by Word, or in front of their text", async () => {
    expect(
      await tasks(
        ["I", { text: "Chỉ đạo", columns: 4 }],
        ["1", "Lập kế hoạch", "STP", "", "Quý I/2026"],
        [{ isCounted: true }, "Kiểm tra", "SNV", "STP", "Quý II/2026"],
        ["3.", "Báo cáo", "VPUB", "", "Hàng quý"],
        [{ text: "II. Công khai", columns: 5 }],
        ["", "1. Công khai TTHC", "STP", "", "Hàng tháng"],
      ),
    ).toEqual([
      "I Chỉ đạo",
      "I.1 Lập kế hoạch | STP |  | Quý I/2026",
      "I.2 Kiểm tra | SNV | STP | Quý II/2026",
      "I.3 Báo cáo | VPUB |  | Hàng quý",
      "II Công khai",
      "II.1 Công khai TTHC | STP |  | Hàng tháng",
    ]);
  });

  it("have a code of their own where a number is printed twice, and it is told", async () => {
    expect(
      await tasks(
        ["VII", { text: "Một", columns: 4 }],
        ["1", "a", "STP", "", "Quý I/2026"],
        ["1", "b", "STP", "", "Quý I/2026"],
        ["VII", "Hai", "Hai", "Hai", "Hai"],
        ["1", "c", "STP", "", "Quý I/2026"],
      ),
    ).toEqual([
      "VII Một",
      "VII.1 a | STP |  | Quý I/2026",
      "VII.1b b | STP |  | Quý I/2026 !number_twice",
      "VIIb Hai !number_twice",
      "VIIb.1 c | STP |  | Quý I/2026",
    ]);
  });

  it("that stand below another bear its words and number", async () => {
    expect(
      await tasks(
        ["I", { text: "Một", columns: 4 }],
        ["1", "Rà soát TTHC:", "", "", ""],
        ["a)", "Cấp tỉnh", "STP", "", "Quý I/2026"],
        ["b)", "Cấp xã", "@cap-xa", "", "Quý II/2026"],
        ["2", "Công khai", "STP", "", "Quý I/2026"],
        ["2.1", "Trên Cổng", "STP", "", "Quý I/2026"],
      ),
    ).toEqual([
      "I Một",
      "I.1a Rà soát TTHC: Cấp tỉnh | STP |  | Quý I/2026 !below_heading",
      "I.1b Rà soát TTHC: Cấp xã | @cap-xa |  | Quý II/2026 !below_heading",
      "I.2 Công khai | STP |  | Quý I/2026",
      "I.2.1 Trên Cổng | STP |  | Quý I/2026",
    ]);
  });

  it("with several agencies or days in merged cells are one each", async () => {
    expect(
      await tasks(
        ["I", { text: "Một", columns: 4 }],
        [{ text: "1", merge: "begins" }, { text: "Rà soát", merge: "begins" }, "STP", "", "Quý I/2026"],
        [{ merge: "goes on" }, { merge: "goes on" }, "UBND cấp xã", "", "Quý II/2026"],
        ["2", "Báo cáo", { text: "STP;\nSNV", merge: "begins" }, "", "Quý\nIII/2026"],
        ["3", "Họp", { merge: "goes on" }, "", "Trong năm\n2026"],
      ),
    ).toEqual([
      "I Một",
      "I.1 Rà soát | STP |  | Quý I/2026",
      "I.1b Rà soát | UBND cấp xã |  | Quý II/2026 !second_deadline",
      "I.2 Báo cáo | STP; SNV |  | Quý\nIII/2026",
      "I.3 Họp | STP; SNV |  | Trong năm\n2026",
    ]);
  });

  it("without a number, a section or agencies are taken and told", async () => {
    expect(await tasks(["", "Lập kế hoạch", "STP", "", "Quý I/2026"], ["2", "Kiểm tra", "", "", ""])).toEqual([
      "I  !no_section",
      "I.1 Lập kế hoạch | STP |  | Quý I/2026 !no_number",
      "I.2 Kiểm tra |  |  | ",
    ]);
  });

  it("of sections that are counted like tasks", async () => {
    expect(
      await tasks(
        ["1", { text: "Chỉ đạo", columns: 4 }],
        ["1.1", "Lập kế hoạch", "STP", "", "Quý I/2026"],
        ["2", { text: "Công khai", columns: 4 }],
        ["2.1", "Công khai TTHC", "STP", "", "Hàng tháng"],
      ),
    ).toEqual([
      "1 Chỉ đạo",
      "1.1 Lập kế hoạch | STP |  | Quý I/2026",
      "2 Công khai",
      "2.1 Công khai TTHC | STP |  | Hàng tháng",
    ]);
  });

  it("go on in the next table, below a repeated heading, and with a heading of two rows", async () => {
    const two: DocumentRow[] = [
      [
        { text: "TT", merge: "begins" },
        { text: "Nội dung công việc", merge: "begins" },
        { text: "Cơ quan thực hiện", columns: 2 },
        { text: "Thời hạn hoàn thành", merge: "begins" },
        { text: "Sản phẩm", merge: "begins" },
      ],
      [{ merge: "goes on" }, { merge: "goes on" }, "Chủ trì", "Phối hợp", { merge: "goes on" }, { merge: "goes on" }],
    ];
    const decision = await read(
      [
        ...two,
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["I", { text: "Một", columns: 5 }],
        ["1", "Lập kế hoạch", "STP", "SNV", "30/6/2026", "Kế hoạch"],
        ...two,
        ["2", "Kiểm tra", "SNV", "STP", "Quý II/2026", ""],
      ],
      [["3", "Báo cáo", "VPUB", "", "Hàng quý", "Báo cáo"]],
    );
    expect(said(decision)).toEqual([
      "I Một",
      "I.1 Lập kế hoạch | STP | SNV | 30/6/2026",
      "I.2 Kiểm tra | SNV | STP | Quý II/2026",
      "I.3 Báo cáo | VPUB |  | Hàng quý",
    ]);
    expect(decision?.sections[0]?.tasks.map(({ beside }) => beside)).toEqual([
      "Sản phẩm: Kế hoạch",
      "",
      "Sản phẩm: Báo cáo",
    ]);
  });

  it("are not the rows of which nothing can be made: those are told", async () => {
    const decision = await read(
      "Tỷ lệ số hóa hồ sơ tối thiểu 80%;",
      [
        ["Chỉ tiêu", "Đơn vị"],
        ["Số hóa", "%"],
      ],
      "Phụ lục",
      [
        head,
        ["A", { text: "Nhóm một", columns: 4 }],
        ["I", { text: "Một", columns: 4 }],
        ["1", { text: "Đợt một", columns: 4 }],
        ["2", "Kiểm tra", "SNV", "STP", "Quý II/2026"],
        ["", { text: "* Ghi chú: theo yêu cầu của UBND tỉnh", columns: 4 }],
      ],
    );
    expect(decision).toMatchObject({
      rowsLeft: ["Nhóm một", "1. Đợt một", "* Ghi chú: theo yêu cầu của UBND tỉnh"],
      measured: ["Tỷ lệ số hóa hồ sơ tối thiểu 80%;"],
      otherTables: 1,
    });
  });

  it("are nowhere where no table names who leads and by when", async () => {
    expect(
      await read("I. Nhiệm vụ", [
        ["STT", "Nhiệm vụ", "Ghi chú"],
        ["1", "Lập kế hoạch", ""],
      ]),
    ).toBeNull();
  });
});

describe("the indicators of a decision", () => {
  const any: readonly DocumentRow[] = [head, ["1", "Lập kế hoạch", "STP", "", "Quý I/2026"]];

  it("are the rows of a table that says what is to be reached", async () => {
    const decision = await read(any, "Phụ lục II", [
      ["TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2025", "Mục tiêu năm 2026", "Cơ quan theo dõi", "Ghi chú"],
      ["I", { text: "Chỉ tiêu về số hóa", columns: 6 }],
      ["1", "Tỷ lệ số hóa hồ sơ", "%", "75", "≥ 80", "VPUB", ""],
      ["2", "Thời gian giải quyết", "ngày", "7", "không quá 5", "STP", "bình quân"],
      ["3", "Hồ sơ trực tuyến:", "", "", "", "", ""],
      ["", "- Cấp tỉnh", "", "", "từ 60% trở lên", "STP; SNV", ""],
      ["", "- Cấp xã", "", "", "40% - 50%", "@cap-xa", ""],
      ["4", "Số mô hình mới", "", "", "12", "SNV", ""],
    ]);
    expect(decision?.indicators).toEqual([
      {
        name: "Tỷ lệ số hóa hồ sơ",
        unit: "%",
        direction: "at-least",
        target: "80",
        reporters: "VPUB",
        beside: "Thực hiện năm 2025: 75",
      },
      {
        name: "Thời gian giải quyết",
        unit: "ngày",
        direction: "at-most",
        target: "5",
        reporters: "STP",
        beside: "Thực hiện năm 2025: 7; Ghi chú: bình quân",
      },
      {
        name: "Hồ sơ trực tuyến: Cấp tỉnh",
        unit: "%",
        direction: "at-least",
        target: "60",
        reporters: "STP; SNV",
        beside: "",
      },
      {
        name: "Hồ sơ trực tuyến: Cấp xã",
        unit: "%",
        direction: null,
        target: "40% - 50%",
        reporters: "@cap-xa",
        beside: "",
      },
      { name: "Số mô hình mới", unit: null, direction: null, target: "12", reporters: "SNV", beside: "" },
    ]);
    expect(decision?.otherTables).toBe(0);
  });

  it("are null where it has no such table", async () => {
    expect((await read("Tỷ lệ số hóa tối thiểu 80%", any))?.indicators).toBeNull();
  });
});

describe("the head of a decision", () => {
  const any: readonly DocumentRow[] = [head, ["1", "Lập kế hoạch", "STP", "", "Quý I/2026"]];

  it("is read from the line that encloses the plan", async () => {
    const decision = await read(
      "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2026 của tỉnh An Bình.",
      "(Ban hành kèm theo Quyết định số: 12/QĐ-UBND ngày 05 tháng 01 năm 2026 của Chủ tịch UBND tỉnh An Bình)",
      any,
    );
    expect(decision?.head).toEqual({
      ...{ number: "12/QĐ-UBND", issuedOn: "2026-01-05", year: 2026, issuer: "Chủ tịch UBND tỉnh An Bình" },
      title: "Ban hành Kế hoạch cải cách hành chính năm 2026 của tỉnh An Bình",
    });
  });

  it("is not that of a document that it is grounded on", async () => {
    const decision = await read(
      "Căn cứ Chương trình ban hành kèm theo Quyết định số 468/QĐ-TTg ngày 27 tháng 3 năm 2021 của Thủ tướng Chính phủ;",
      "(Kèm theo Quyết định số 65/QĐ-UBND ngày 10 tháng 01 năm 2024 của UBND tỉnh An Bình)",
      any,
    );
    expect(decision?.head).toMatchObject({ number: "65/QĐ-UBND", issuedOn: "2024-01-10", issuer: "UBND tỉnh An Bình" });
  });

  it("has no number where two are said", async () => {
    const decision = await read("Số: 66/QĐ-UBND", "(Kèm theo Quyết định số 65/QĐ-UBND ngày 10 tháng 01 năm 2024)", any);
    expect(decision?.head.number).toBeNull();
  });

  it("else from the head of the letter and the title of the plan", async () => {
    const decision = await read(
      [
        ["ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["Số: 12/QĐ-UBND", "An Bình, ngày 05 tháng 01 năm 2026"],
      ],
      "KẾ HOẠCH",
      "Cải cách hành chính năm 2026",
      "(Dự thảo)",
      any,
    );
    expect(decision?.head).toEqual({
      ...{ number: "12/QĐ-UBND", issuedOn: "2026-01-05", year: 2026, issuer: null },
      title: "KẾ HOẠCH Cải cách hành chính năm 2026",
    });
  });

  it("is open where it is not in it: a draft without number and day", async () => {
    const decision = await read("Số:    /QĐ-UBND", "An Bình, ngày    tháng 01 năm 2026", any);
    expect(decision?.head).toEqual({ number: null, issuedOn: null, title: null, issuer: null, year: null });
  });
});

describe("a file that is no decision", () => {
  it.each([
    ["empty", Buffer.alloc(0), "empty"],
    ["text", Buffer.from("QUYẾT ĐỊNH"), "not_a_document"],
    ["old", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), "old_format"],
  ])("is named: %s", async (name, bytes, code) => {
    const file = join(testFolder(), `${name}.docx`);
    writeFileSync(file, bytes);
    expect(await openDecision(file)).toMatchObject({ ok: false, code });
  });

  it("also where its text is too large to be one", async () => {
    const file = join(testFolder(), "large.docx");
    writeFileSync(file, await documentOf(["x".repeat(7_000_000)]));
    expect(await openDecision(file)).toMatchObject({ ok: false, code: "too_large" });
  });

  it("also where it is not there, or cut off", async () => {
    expect(await openDecision(join(testFolder(), "none.docx"))).toMatchObject({ ok: false, code: "no_file" });
    const file = join(testFolder(), "cut.docx");
    const whole = await documentOf([[head, ["1", "Lập kế hoạch", "STP", "", "Quý I/2026"]]]);
    writeFileSync(file, whole.subarray(0, whole.length / 2));
    expect(await openDecision(file)).toMatchObject({ ok: false, code: "not_a_document" });
  });
});
