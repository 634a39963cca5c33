import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { openWorkbook } from "../../../src/plan/workbook/open-workbook.js";
import { readPlanWorkbook } from "../../../src/plan/workbook/read-workbook.js";
import { testFolder } from "../../support/database.js";
import { changed, problemsOf, saved, smallPlan, vi } from "./workbooks.js";
import { cornerWorkbook, zipOf } from "./zip.js";

const told = async (sheets: Parameters<typeof saved>[0]) => problemsOf(await readPlanWorkbook(await saved(sheets)));

test("the small plan that these tests spoil can be read", async () => {
  const read = await readPlanWorkbook(await saved(smallPlan()));
  expect(read.ok ? [] : problemsOf(read)).toEqual([]);
  if (!read.ok) return;
  const [first, second] = read.value.sections;
  expect(first!.tasks.map(({ code, leads, deadline }) => [code, leads, deadline.kind])).toEqual([
    ["A.1", ["VP"], "fixed-month"],
    ["A.2", ["@so", "@xa"], "continuous"],
  ]);
  expect(second!.tasks[0]).toMatchObject({ leads: ["STP", "SYT", "@xa"], deadline: { day: "2026-06-30" } });
  expect(second!.tasks[0]!.where).toEqual({ sheet: "Nhiệm vụ", cell: "D4" });
  expect(read.value.agencies[0]).toMatchObject({
    shortName: "Văn phòng UBND tỉnh",
    validFrom: "2026-01-01",
    validTo: null,
  });
  expect(read.value.indicators[0]).toMatchObject({
    unit: "%",
    direction: "at-least",
    addsUp: "flow",
    numerator: "Tỷ lệ số hóa",
  });
  expect(read.value.regime.workingDaysAfterWindow).toEqual({ xa: 1, others: 2 });
});

describe("a cell that cannot be read is named with what would be right", () => {
  test.each<[string, Parameters<typeof saved>[0], string]>([
    [
      "an agency spelt wrong",
      changed("tasks", 0, { lead: "Sở Tư phap" }),
      'Nhiệm vụ!D2: không rõ "Sở Tư phap", có phải là Sở Tư pháp (STP)?',
    ],
    [
      "a lead nobody knows",
      changed("tasks", 1, { lead: "Liên minh Hợp tác xã" }),
      'Nhiệm vụ!D3: không rõ "Liên minh Hợp tác xã" là cơ quan nào',
    ],
    [
      "a coordinator nobody knows",
      changed("tasks", 1, { coordinating: "Sở Y te" }),
      'Nhiệm vụ!E3: không rõ "Sở Y te", có phải là Sở Y tế (SYT)?',
    ],
    [
      "a lead of other days",
      changed("agencies", 1, { validTo: { day: "2025-06-30" }, validFrom: { day: "2024-01-01" } }),
      'Nhiệm vụ!D4: "Sở Tư pháp" (STP) không có vào ngày của kế hoạch',
    ],
    ["no lead", changed("tasks", 0, { lead: null }), 'Nhiệm vụ!D2: thiếu "Chủ trì"'],
    [
      "a deadline nobody understands",
      changed("tasks", 0, { timing: "Sớm nhất có thể" }),
      'Nhiệm vụ!F2: không đọc được thời hạn "Sớm nhất có thể". Ghi ở "Đọc là" một trong: Tháng 02/2026',
    ],
    [
      "a reading nobody understands",
      changed("tasks", 0, { reading: "Sớm" }),
      'Nhiệm vụ!G2: không đọc được thời hạn "Sớm"',
    ],
    [
      "a deadline of another year",
      changed("tasks", 0, { timing: "Tháng 02/2024" }),
      'Nhiệm vụ!F2: "Tháng 02/2024" là năm 2024, kế hoạch là năm 2026',
    ],
    [
      "a month that is none",
      changed("tasks", 0, { timing: "2026-13-01" }),
      'Nhiệm vụ!F2: không đọc được thời hạn "2026-13-01"',
    ],
    ["a code twice", changed("tasks", 1, { code: "A.1" }), "Nhiệm vụ!A3: A.1 có hai lần"],
    [
      "a code twice but for case and blanks",
      changed("tasks", 1, { code: "a .1" }),
      "Nhiệm vụ!A3: a .1 và A.1 là một mã khi gõ",
    ],
    [
      "a code twice, of a task and an indicator",
      changed("indicators", 0, { code: "A-.1" }),
      "Chỉ tiêu!A2: A-.1 và A.1 là một mã khi gõ",
    ],
    ["a code that is a number", changed("indicators", 0, { code: "12" }), "Chỉ tiêu!A2: 12 đã có nghĩa khác khi gõ"],
    ["a code that is a month", changed("indicators", 0, { code: "T3" }), "Chỉ tiêu!A2: T3 đã có nghĩa khác khi gõ"],
    ["a code that is a quarter", changed("indicators", 0, { code: "q1" }), "Chỉ tiêu!A2: q1 đã có nghĩa khác"],
    ["a code that is a status", changed("indicators", 0, { code: "XONG" }), "Chỉ tiêu!A2: XONG đã có nghĩa khác"],
    ["a section that is none", changed("tasks", 0, { section: "C" }), 'Nhiệm vụ!B2: không có mục "C"'],
    ["no section", changed("tasks", 0, { code: "KH" }), "Nhiệm vụ!B2: chưa rõ KH thuộc mục nào"],
    [
      "a part of nothing",
      changed("tasks", 3, { code: "A.9/ket-noi", text: "x", lead: "STP", timing: "Quý I" }),
      "Nhiệm vụ!A5: không có nhiệm vụ A.9",
    ],
    [
      "a part of who does not lead",
      changed("tasks", 3, { code: "A.1/ket-noi", text: "x", lead: "STP", timing: "Quý I" }),
      "Nhiệm vụ!D5: STP không chủ trì nhiệm vụ này",
    ],
    [
      "a part that comes again",
      changed("tasks", 3, { code: "A.2/ket-noi", text: "x", lead: "STP", timing: "Hàng quý" }),
      'Nhiệm vụ!F5: "Hàng quý": thời hạn riêng phải là',
    ],
    ["a year that is none", changed("plan", 0, { value: "hai nghìn" }), 'Kế hoạch!B2: "hai nghìn" không phải là năm'],
    [
      "a day that is none",
      changed("plan", 2, { value: "31/02/2026" }),
      'Kế hoạch!B4: "31/02/2026" không phải là ngày. Ví dụ: 30/6/2026',
    ],
    [
      "a window that is none",
      changed("plan", 5, { item: "Kỳ số liệu", value: "tuần" }),
      'Kế hoạch!B7: không đọc được "tuần". Ví dụ: quý; nhận thêm: tháng; từ ngày 15 tháng trước',
    ],
    [
      "a day of signing that does not fit the year",
      changed("plan", 2, { value: "12/01/2019" }),
      "Kế hoạch!B4: ngày 12/01/2019 không hợp với kế hoạch năm 2026: phải trong năm đó hoặc năm trước",
    ],
    [
      "a day with half a year",
      changed("agencies", 1, { validFrom: "03/04/26" as never }),
      'Cơ quan!G3: "03/04/26": ghi đủ bốn chữ số của năm, ngày trước tháng sau',
    ],
    [
      "a day with the month first",
      changed("agencies", 1, { validFrom: "4/13/2026" as never }),
      'Cơ quan!G3: "4/13/2026" không phải là ngày',
    ],
    [
      "a day off of a year far away",
      changed("holidays", 0, { day: "30/4/2062" }),
      'Ngày nghỉ!A2: "30/4/2062" là năm 2062, kế hoạch là năm 2026',
    ],
    ["no issuer", changed("plan", 4, { value: null }), 'Kế hoạch!B6: thiếu giá trị của dòng "Cơ quan ban hành"'],
    [
      "a misspelt row",
      changed("plan", 5, { item: "Tính từ ngàyy", value: "1/3/2026" }),
      'Kế hoạch!A7: không có dòng "Tính từ ngàyy", có phải là "Tính từ ngày"?',
    ],
    [
      "a level that is none",
      changed("agencies", 1, { level: "bộ" }),
      'Cơ quan!D3: "bộ" phải là một trong: tỉnh, sở ban ngành, huyện, xã, trực thuộc, khác',
    ],
    ["an agency twice", changed("agencies", 2, { code: "stp" }), "Cơ quan!A4: stp và STP là một mã khi gõ"],
    [
      "a parent that is none",
      changed("agencies", 2, { parent: "Sở Tư phap" }),
      'Cơ quan!F4: không rõ "Sở Tư phap", có phải là Sở Tư pháp?',
    ],
    ["an end before the beginning", changed("agencies", 2, { validTo: { day: "2020-01-01" } }), "Cơ quan!H4:"],
    [
      "a target that is no number",
      changed("indicators", 0, { target: "nhiều" }),
      'Chỉ tiêu!F2: "nhiều" không phải là số',
    ],
    [
      "a number that can be read two ways",
      changed("indicators", 0, { target: "1,250", unit: "lượt" }),
      'Chỉ tiêu!F2: "1,250" có thể hiểu hai cách: ghi 1250 hoặc 1,25',
    ],
    ["more than 100%", changed("indicators", 0, { target: 120 }), 'Chỉ tiêu!F2: "120" lớn hơn 100%'],
    [
      "a direction that is none",
      changed("indicators", 0, { direction: "lên" }),
      'Chỉ tiêu!E2: "lên" phải là một trong: ít nhất, nhiều nhất',
    ],
    [
      "a target of an indicator that is none",
      changed("targets", 0, { indicator: "KPI-2", agency: "STP", value: 3 }),
      'Chỉ tiêu giao!A2: không rõ "KPI-2", có phải là KPI-1?',
    ],
    [
      "a target twice",
      { ...smallPlan(), targets: [1, 2].map((value) => ({ indicator: "KPI-1", agency: "STP", value })) },
      "Chỉ tiêu giao!B3: KPI-1 STP có hai lần",
    ],
    ["a group of itself", changed("groups", 0, { rule: "@so" }), "Nhóm!C2: nhóm @so gồm chính nó"],
    ["a group of nobody known", changed("groups", 0, { rule: "STP; SYD" }), 'Nhóm!C2: không rõ "SYD", có phải là SYT?'],
    ["a holiday that is none", changed("holidays", 0, { day: "03/04" }), 'Ngày nghỉ!A2: "03/04" không phải là ngày'],
    [
      "what is still to be looked at",
      changed("tasks", 2, { review: "đã đổi năm" }),
      'Nhiệm vụ!M4: cần xem: "đã đổi năm"',
    ],
  ])("%s", async (_, sheets, sentence) => {
    const problems = await told(sheets);
    expect(
      problems.filter((problem) => problem.startsWith(sentence)),
      problems.join("\n"),
    ).toHaveLength(1);
  });

  test("of what cannot be known for another fault nothing is told", async () => {
    // Without its year a plan's tasks tell it; with a day of another time its agencies are there all the same.
    expect(await told(changed("plan", 0, { value: "hai nghìn" }))).toEqual([expect.stringMatching(/^Kế hoạch!B2: /)]);
    expect(await told(changed("plan", 2, { value: "12/01/2019" }))).toHaveLength(1);
    expect(await told(changed("agencies", 1, { code: null as never }))).toEqual([
      expect.stringMatching(/^Cơ quan!A3: thiếu "Mã"/),
      expect.stringMatching(/^Nhóm!C2: .*"STP"/), // where it is named by the code that is missing
    ]);
    expect(await told(changed("agencies", 0, { level: null as never }))).toEqual([
      expect.stringMatching(/^Cơ quan!D2: thiếu "Cấp"/),
    ]);
    const parted = changed("tasks", 3, { code: "A.2/ket-noi", text: "x", lead: "STP", timing: "Quý I" });
    expect(await told({ ...parted, groups: changed("groups", 0, { rule: "SYT; SYD" }).groups })).toEqual([
      expect.stringMatching(/^Nhóm!C2: /),
    ]);
  });

  test("all at once", async () => {
    const plan = changed("tasks", 0, { lead: "Ai đó", timing: "Bao giờ" });
    const problems = await told({
      ...plan,
      agencies: [...plan.agencies.slice(0, 4), { code: "X2", name: "UBND phường Đông Hòa", level: "bộ" }],
    });
    expect(problems.map((problem) => problem.split(":")[0])).toEqual(["Cơ quan!D6", "Nhiệm vụ!D2", "Nhiệm vụ!F2"]);
  });
});

/** The small plan's workbook with a sheet's cells changed below its table, as no table of a plan is written. */
async function spoilt(spoil: (sheets: Awaited<ReturnType<typeof readXlsx>>["sheets"]) => void): Promise<string[]> {
  const { readFile } = await import("node:fs/promises");
  const { sheets } = await readXlsx(await readFile(await saved(smallPlan())), { readStyles: true });
  spoil(sheets);
  const file = join(testFolder(), "spoilt.xlsx");
  await writeFile(file, await writeXlsx({ sheets: sheets as never }));
  return problemsOf(await readPlanWorkbook(file));
}

describe("a workbook that is not as it should be", () => {
  test("a sheet that is missing, or called otherwise", async () => {
    expect(await spoilt((sheets) => sheets.splice(3, 1))).toContain("Nhiệm vụ: thiếu trang tính này");
    expect(
      await spoilt((sheets) => {
        sheets[3]!.name = "Nhiệm vụ 2026";
      }),
    ).toContain('Nhiệm vụ 2026: trang tính tên "Nhiệm vụ 2026", phải là "Nhiệm vụ"');
    // Of a sheet that may be missing nobody would notice.
    expect(
      await spoilt((sheets) => {
        sheets[8]!.name = "Ngày ngh";
      }),
    ).toEqual(['Ngày ngh: trang tính tên "Ngày ngh", phải là "Ngày nghỉ"']);
  });

  test("a title above the names of the columns", async () => {
    const below = await spoilt((sheets) => {
      const { rows, cells } = sheets[3]!;
      rows.unshift(["Phụ lục: các nhiệm vụ"]);
      cells?.clear();
    });
    expect(below).toContain(
      "Nhiệm vụ!A2: tên cột đang ở dòng 2: dòng đầu tiên của trang tính phải là tên cột, xóa các dòng ở trên",
    );
    expect(below.filter((one) => one.includes("thiếu cột"))).toEqual([]);
  });

  test("a column that is missing, there twice, or called otherwise", async () => {
    const head = (text: string | null) => (sheets: Awaited<ReturnType<typeof readXlsx>>["sheets"]) => {
      sheets[3]!.rows[0]![3] = text;
      sheets[3]!.cells?.delete("0,3");
    };
    expect(await spoilt(head(null))).toContain('Nhiệm vụ: thiếu cột "Chủ trì"');
    expect(await spoilt(head("Chủ trỉ x"))).toContain('Nhiệm vụ: thiếu cột "Chủ trì"');
    expect(await spoilt(head("Chủ tri1"))).toContain('Nhiệm vụ!D1: cột tên "Chủ tri1", phải là "Chủ trì"');
    expect(await spoilt(head("Mã"))).toContain('Nhiệm vụ!D1: cột "Mã" có hai lần');
  });

  test("merged cells", async () => {
    const problems = await spoilt((sheets) => {
      sheets[3]!.merges = [{ startRow: 1, startCol: 3, endRow: 3, endCol: 3 }];
    });
    expect(problems).toContain("Nhiệm vụ!D2:D4: ô gộp: bỏ gộp và điền từng ô");
  });

  test("formulas that failed or were never calculated; of others the result counts", async () => {
    const problems = await spoilt((sheets) => {
      const cells = sheets[3]!.cells!;
      cells.set("1,3", { type: "error", value: "#REF!" } as never);
      cells.set("2,5", { type: "formula", value: null, formula: 'B1&"x"' } as never);
      sheets[3]!.rows[1]![3] = "#REF!";
      sheets[3]!.rows[2]![5] = null;
      cells.set("3,2", { type: "formula", value: "Số hóa", formula: 'A1&"x"', formulaResult: "Số hóa" } as never);
    });
    expect(problems).toEqual([
      expect.stringMatching(/^Nhiệm vụ!D2: .*#REF!/),
      expect.stringMatching(/^Nhiệm vụ!F3: công thức chưa có kết quả/),
    ]);
  });

  test("a day that is shown with its month first can be read two ways; how every computer shows it in its own order, not", async () => {
    const shown = (numFmt: string, day: string) =>
      spoilt((sheets) => {
        const value = new Date(`${day}T00:00:00Z`);
        sheets[8]!.rows[1]![0] = value;
        sheets[8]!.cells!.set("1,0", { type: "date", value, style: { numFmt } } as never);
      });
    const doubt = "có thể hiểu hai cách, 04/03/2026 hoặc 03/04/2026";
    expect(await shown("mm/dd/yyyy", "2026-03-04")).toEqual([expect.stringContaining(doubt)]);
    expect(await shown("[$-409]m/d/yy", "2026-03-04")).toEqual([expect.stringMatching(/^Ngày nghỉ!A2: /)]);
    const isRead = "the plan was read";
    for (const plain of ["dd/mm/yyyy", "m/d/yyyy", "mm-dd-yy"])
      await expect(shown(plain, "2026-03-04")).rejects.toThrow(isRead);
    await expect(shown("mm/dd/yyyy", "2026-04-30")).rejects.toThrow(isRead);
  });

  test("a code that the spreadsheet took for a day", async () => {
    const problems = await spoilt((sheets) => {
      sheets[3]!.rows[1]![0] = new Date("2026-01-01T00:00:00Z");
      sheets[3]!.cells!.delete("1,0");
    });
    expect(problems).toEqual(["Nhiệm vụ!A2: mã đã bị đổi thành ngày: định dạng ô là Văn bản (Text) rồi gõ lại mã"]);
  });
});

describe("a file that is no workbook", () => {
  const of = async (bytes: Uint8Array | string, name = "tệp.xlsx") => {
    const file = join(testFolder(), name);
    await writeFile(file, bytes);
    const before = process.memoryUsage.rss();
    const problems = problemsOf(await readPlanWorkbook(file));
    return { problems, megabytes: (process.memoryUsage.rss() - before) / 1_048_576 };
  };

  test("an empty one, text, a broken zip, none at all", async () => {
    expect((await of("")).problems).toEqual(["tệp.xlsx: tệp trống"]);
    expect((await of("code,name\nSTP,Sở Tư pháp\n")).problems[0]).toContain("không phải tệp .xlsx");
    const { readFile } = await import("node:fs/promises");
    const whole = await readFile(await saved(smallPlan()));
    for (const cut of [4, 100, whole.length / 2, whole.length - 3]) {
      expect((await of(whole.subarray(0, cut))).problems[0]).toContain("không phải tệp .xlsx");
    }
    const flipped = Buffer.from(whole);
    for (let at = 60; at < 2000; at += 7) flipped[at] = flipped[at]! ^ 0x55;
    expect((await of(flipped)).problems[0]).toContain("không phải tệp .xlsx");
    expect((await of(zipOf({ "[Content_Types].xml": Buffer.from("<x/>") }))).problems[0]).toContain(
      "không phải tệp .xlsx",
    );
    expect((await of(zipOf({ "word/document.xml": Buffer.from("<w/>") }))).problems).toEqual([
      "tệp.xlsx: đây là tệp Word, không phải bảng tính: cần tệp .xlsx",
    ]);
    expect(problemsOf(await readPlanWorkbook(join(testFolder(), "none.xlsx")))).toEqual([
      "none.xlsx: không đọc được tệp này",
    ]);
  });

  test("a password, and the format before 2007", async () => {
    const locked = await writeXlsx({
      sheets: [{ name: "a", rows: [["x"]] }],
      encryption: { password: "p", spinCount: 1000 },
    });
    expect((await of(locked)).problems).toEqual(["tệp.xlsx: tệp đặt mật khẩu: mở bằng Excel, bỏ mật khẩu rồi lưu lại"]);
    const old = Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(600),
      Buffer.from("Workbook", "utf16le"),
    ]);
    expect((await of(old, "cũ.xls")).problems).toEqual(["cũ.xls: tệp .xls kiểu cũ: mở bằng Excel rồi lưu thành .xlsx"]);
  });

  test("200 MB are not read", async () => {
    const { open } = await import("node:fs/promises");
    const file = join(testFolder(), "lớn.xlsx");
    const handle = await open(file, "w");
    await handle.truncate(200 * 1_048_576);
    await handle.close();
    const before = process.memoryUsage.rss();
    expect(problemsOf(await readPlanWorkbook(file))).toEqual(["lớn.xlsx: tệp lớn hơn 20 MB, không phải tệp kế hoạch"]);
    expect((process.memoryUsage.rss() - before) / 1_048_576).toBeLessThan(50);
  });

  test("what unpacks to gigabytes is not unpacked, whatever it declares", async () => {
    const sheet = deflateRawSync(Buffer.alloc(400 * 1_048_576, " "));
    for (const declared of [400 * 1_048_576, 10]) {
      const { problems, megabytes } = await of(
        zipOf({ "xl/workbook.xml": Buffer.from("<x/>") }, { "xl/worksheets/sheet1.xml": { packed: sheet, declared } }),
      );
      expect(problems).toEqual(["tệp.xlsx: nội dung giải nén quá lớn, không phải tệp kế hoạch"]);
      expect(megabytes).toBeLessThan(300);
    }
  });

  test("a cell in the last corner of a sheet costs nothing", async () => {
    const file = join(testFolder(), "corner.xlsx");
    await writeFile(file, cornerWorkbook());
    const before = process.memoryUsage.rss();
    const opened = await openWorkbook(file);
    expect(opened.ok && opened.value.sheets[0]!.at(0, 0)).toEqual({ kind: "number", number: 1, percent: false });
    expect((process.memoryUsage.rss() - before) / 1_048_576).toBeLessThan(100);
  });

  test("what is wrong from end to end is told of in bounded time: each name is compared with a bounded number of others", async () => {
    const wrong = Array.from({ length: 8_000 }, (_, n) => ({
      ...{ code: `Z${n}`, name: `UBND xã số ${n}`, level: "xã", parent: `Huyện không có ${n}` },
    }));
    const plan = smallPlan();
    const agencies = [...plan.agencies, ...wrong];
    const tasks = [
      ...plan.tasks,
      ...Array.from({ length: 1_500 }, (_, n) => ({
        code: `A.${n + 10}`,
        text: "x",
        lead: `Sở số ${n}`,
        timing: "Sớm",
      })),
    ];
    const file = await saved({ ...plan, agencies, tasks });
    const began = process.cpuUsage();
    const read = await readPlanWorkbook(file);
    const { user, system } = process.cpuUsage(began);
    expect(problemsOf(read)).toHaveLength(2_000);
    if (!read.ok) expect(read.say(vi)).toMatch(/\nvà \d+ lỗi khác$/);
    expect((user + system) / 1e6).toBeLessThan(10);
  });

  test("a longer table than any", async () => {
    const holidays = Array.from({ length: 2_001 }, () => ({ name: "x" }));
    expect(await told({ ...smallPlan(), holidays })).toContain(
      "Ngày nghỉ: quá 2000 dòng: xóa các dòng thừa ở cuối trang",
    );
  });
});

test("days of the calendar that counts from 1904, and numbers that stand for days", async () => {
  const { readFile } = await import("node:fs/promises");
  const { sheets } = await readXlsx(await readFile(await saved(smallPlan())), { readStyles: true });
  const asSerial = (sheet: (typeof sheets)[number], row: number, column: number, value: Date | number) => {
    sheet.rows[row]![column] = value as never;
    sheet.cells!.delete(`${row},${column}`);
  };
  for (const [dateSystem, serial] of [
    ["1900", 46_203],
    ["1904", 44_741],
  ] as const) {
    asSerial(sheets[1]!, 3, 1, new Date("2026-06-30T00:00:00Z"));
    asSerial(sheets[8]!, 1, 0, serial);
    const file = join(testFolder(), `${dateSystem}.xlsx`);
    await writeFile(file, await writeXlsx({ sheets: sheets as never, dateSystem }));
    const read = await readPlanWorkbook(file);
    expect(read.ok && [read.value.issuedOn, read.value.holidays[0]?.day]).toEqual(["2026-06-30", "2026-06-30"]);
  }
});

test("a percentage is one as it is shown: 80% in a cell is kept as 0.8", async () => {
  const { readFile } = await import("node:fs/promises");
  const { sheets } = await readXlsx(await readFile(await saved(smallPlan())), { readStyles: true });
  sheets[4]!.rows[1]![5] = 0.8;
  sheets[4]!.cells!.set("1,5", { value: 0.8, type: "number", style: { numFmt: "0%" } });
  const file = join(testFolder(), "percent.xlsx");
  await writeFile(file, await writeXlsx({ sheets: sheets as never }));
  const read = await readPlanWorkbook(file);
  expect(read.ok && read.value.indicators[0]?.target).toBe(80);
});
