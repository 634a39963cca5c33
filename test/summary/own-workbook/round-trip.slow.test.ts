import fc from "fast-check";
import { openXlsx, saveXlsx, writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { ownColumns } from "../../../src/reporting/own-workbook/layout.js";
import { type OwnRead, readOwnWorkbook } from "../../../src/reporting/own-workbook/read-own.js";
import type { Entry } from "../../../src/reporting/report-draft.js";
import { makeOwnWorkbook } from "../../../src/summary/own-workbook/make-own.js";
import { translator } from "../../../src/text/language.js";
import { cornerWorkbook, zipOf } from "../../plan/workbook/zip.js";
import { reportingOffice } from "../../reporting/office.js";
import { fillWorkbook, readFilling } from "../../support/fill-workbook.js";

const office = reportingOffice();
const t = translator("vi");
const at = (time: string) => new Date(`${time}+07:00`);
const morning = at("2024-02-26T08:00:00");

async function agencyOf(code: string) {
  const { id, name, shortName, level } = await office.db.agency.findFirstOrThrow({ where: { code } });
  return { id, code, name, shortName, level };
}

async function made(code: string, now = morning): Promise<Uint8Array> {
  const order = { agency: await agencyOf(code), comesBack: true };
  const file = await makeOwnWorkbook(order, { db: office.db, plan: office.plan, now, t });
  if (!file.ok) throw new Error(file.code);
  return file.value.bytes;
}

async function read(bytes: Uint8Array, code: string, personId: number, now = morning): Promise<OwnRead> {
  const { db, plan } = office;
  return readOwnWorkbook(bytes, { db, plans: [plan], now, t, personId, agencies: [await agencyOf(code)] });
}

async function said(bytes: Uint8Array, code: string, personId: number) {
  const found = await read(bytes, code, personId);
  if (found.is !== "read") throw new Error(found.is);
  return found;
}

async function filled(code: string, text: string, personId: number) {
  return said(await fillWorkbook(await made(code), readFilling(text)), code, personId);
}

async function send(code: string, personId: number, entries: readonly Entry[]) {
  const sent = await office.report(code, personId, entries, "2024-02-26");
  if (!sent.ok) throw new Error(sent.code);
  return sent.value;
}

describe("what was typed into the workbook", () => {
  it("is nothing where nothing was typed, also once everything is reported", async () => {
    const lan = await office.person();
    expect(await filled("SGTVT", "", lan)).toMatchObject({ entries: [], problems: [], unchanged: 0 });
    const text =
      "V.1 Trạng thái=Hoàn thành; Số văn bản=18/KH-SGTVT; Ngày văn bản=23/2/2024; Kết quả=đã ban hành | VII.7 Trạng thái=Có vướng mắc; Vướng mắc=thiếu kinh phí | CT-b3 Tử số=1250; Mẫu số=2000; Ghi chú=ước | CT-b1 Tỷ lệ (%), giá trị=85,5 | CT-b4 Tử số=0; Mẫu số=0";
    const { entries, fresh } = await filled("SGTVT", text, lan);
    expect(fresh).toBe(5);
    const receipt = await send("SGTVT", lan, entries);
    expect(receipt.items).toMatchObject([
      { status: "done", document: "18/KH-SGTVT", documentDate: "2024-02-23", note: "đã ban hành" },
      { status: "blocked", note: "thiếu kinh phí" },
      { percent: 85.5, numerator: null },
      { numerator: 1250, denominator: 2000, percent: 62.5, note: "ước" },
      { numerator: 0, denominator: 0, percent: null },
    ]);
    // A new workbook shows what was reported, and says nothing new.
    expect(await filled("SGTVT", "", lan)).toMatchObject({ entries: [], problems: [], unchanged: 5 });
    const again = await filled("SGTVT", "CT-b3 Tử số=1300", lan);
    expect(again).toMatchObject({ fresh: 0, corrected: 1, unchanged: 4, problems: [] });
    expect(again.entries).toMatchObject([{ indicator: "CT-b3", numerator: 1300, percent: 65, note: "ước" }]);
  });

  it.each([
    ["V.1 Trạng thái=hoàn thành", { status: "done" }],
    ["V.1 Trạng thái=xong", { status: "done" }],
    ["V.1 Trạng thái=In progress; Tiến độ (%)=60%", { status: "in_progress", percent: 60 }],
    ["V.1 Tiến độ (%)=#60", { status: "in_progress", percent: 60 }],
    [
      "V.1 Trạng thái=Hoàn thành; Số văn bản=18/kh-sxd ngày 23/2",
      { document: "18/KH-SXD", documentDate: "2024-02-23" },
    ],
    ["V.1 Trạng thái=Hoàn thành; Số văn bản=18/KH-SXD; Ngày văn bản=2/1/2024", { documentDate: "2024-01-02" }],
    ["V.1 Trạng thái=Hoàn thành; Ngày văn bản=2024-02-03; Số văn bản=1/BC-SXD", { documentDate: "2024-02-03" }],
    ["V.1 Trạng thái=Hoàn thành; Ngày văn bản=#45330; Số văn bản=1/BC-SXD", { documentDate: "2024-02-08" }],
    ["I.10 Trạng thái=Không phát sinh", { status: "nothing_arose" }],
    ["CT-b3 Tử số=1.250; Mẫu số=2 000", { numerator: 1250, denominator: 2000, percent: 62.5 }],
    ["CT-b3 Tử số=15k; Mẫu số=20k", { numerator: 15000, denominator: 20000 }],
    ["CT-b3 Tỷ lệ (%), giá trị=62.5%", { numerator: null, percent: 62.5 }],
    ["CT-b3 Tỷ lệ (%), giá trị=0", { numerator: null, percent: 0 }],
    ["CT-b3 Tỷ lệ (%), giá trị=không phát sinh", { numerator: 0, denominator: 0, percent: null }],
    ["CT-b3 Tử số=1250; Mẫu số=2000; Tỷ lệ (%), giá trị=62,5", { numerator: 1250, percent: 62.5 }],
  ])("%s", async (text, expected) => {
    const lan = await office.person();
    const { entries, problems } = await filled("SXD", text, lan);
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([expected]);
  });

  it.each([
    ["V.1 Trạng thái=gần xong rồi ạ", 'E4: "gần xong rồi ạ" phải là một trong'],
    ["V.1 Kết quả=đã họp", "E4: thiếu trạng thái"],
    ["V.1 Trạng thái=Hoàn thành; Tiến độ (%)=150", 'F4: "150" lớn hơn 100%'],
    ["V.1 Trạng thái=Hoàn thành; Tiến độ (%)=nhiều", 'F4: "nhiều" không phải là số'],
    ["V.1 Trạng thái=Hoàn thành; Tiến độ (%)=60", "F4: V.1: hoàn thành, hay đang thực hiện 60%?"],
    ["V.1 Trạng thái=Hoàn thành; Vướng mắc=thiếu người", "H4: chọn trạng thái"],
    ["V.1 Trạng thái=Có vướng mắc; Vướng mắc=thiếu người; Kết quả=đã họp", "G4: đã chọn"],
    ["V.1 Trạng thái=Hoàn thành; Số văn bản=1/BC-SXD; Ngày văn bản=30/2/2024", 'J4: "30/2/2024" không phải là ngày'],
    ["V.1 Trạng thái=Hoàn thành; Số văn bản=1/BC-SXD; Ngày văn bản=27/2/2024", "J4: ngày 27/02/2024 chưa đến"],
    ["CT-b3 Tử số=0,6; Mẫu số=2000", "G6: 0,6 không phải số nguyên"],
    ["CT-b3 Tử số=-5; Mẫu số=2000", "G6: "],
    ["CT-b3 Tử số=5; Mẫu số=0", "G6: Mẫu số là 0"],
    ["CT-b3 Tỷ lệ (%), giá trị=0,625", "I6: 0,625 là 62,5% hay 0,625%?"],
    ["CT-b3 Tử số=1250; Mẫu số=2000; Tỷ lệ (%), giá trị=70", "G6: 1.250/2.000 là 62,50%, không phải 70%"],
    ["CT-b3 Ghi chú=chưa có", "G6: thiếu số liệu"],
    ["CT-b3 Tử số=V.1 xong; Mẫu số=2000", 'G6: "V.1 xong" không phải là số'],
    ["V.1 Mã=V.2; Trạng thái=Hoàn thành", "A4: mã không khớp"],
    ["V.1 Khóa=; Trạng thái=Hoàn thành", "A4: dòng này không có trong tệp"],
    ["CT-b3 Kỳ=quý II; Tử số=1250; Mẫu số=2000", "C6: kỳ không khớp với dòng của tệp"],
    ["V.1 Kỳ=quý II; Trạng thái=Hoàn thành", "C4: kỳ không khớp với dòng của tệp"],
  ])("%s is wrong at its cell", async (text, expected) => {
    const lan = await office.person();
    const { entries, problems } = await filled("SXD", text, lan);
    expect(entries).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });

  it("never breaks, whatever stands in the cells, and never reports what grammar of chat would refuse", async () => {
    const lan = await office.person();
    const empty = await made("SCT");
    const word = fc.oneof(
      fc.constantFrom(
        "Hoàn thành",
        "60",
        "1.250",
        "1,250",
        "0",
        "12/5",
        "18/KH-SCT",
        "không",
        "=1+1",
        "V.1 xong",
        "-3",
        "%",
      ),
      fc.string({ maxLength: 12 }),
    );
    const cells = fc.record({
      status: word,
      percent: word,
      document: word,
      day: word,
      part: word,
      whole: word,
      value: word,
    });
    await fc.assert(
      fc.asyncProperty(cells, async (c) => {
        const bytes = await fillWorkbook(empty, [
          {
            row: "V.1",
            cells: {
              "Trạng thái": c.status,
              "Tiến độ (%)": c.percent,
              "Số văn bản": c.document,
              "Ngày văn bản": c.day,
            },
          },
          { row: "CT-b3", cells: { "Tử số": c.part, "Mẫu số": c.whole, "Tỷ lệ (%), giá trị": c.value } },
        ]);
        const { entries } = await said(bytes, "SCT", lan);
        for (const entry of entries) {
          if (entry.kind === "task") expect(entry.percent ?? 0).toBeLessThanOrEqual(100);
          else expect(entry.percent ?? 0).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("whose file it is", () => {
  it("another agency's is refused and noted, whoever sends it", async () => {
    const minh = await office.person();
    const found = await read(
      await fillWorkbook(await made("STP"), readFilling("V.1 Trạng thái=Hoàn thành")),
      "SYT",
      minh,
    );
    expect(found).toEqual({
      is: "refused",
      sentence: "Tệp này là của Sở Tư pháp, không báo cáo thay được. Lấy tệp của mình: /baocao excel",
      noted: "workbook STP",
    });
  });

  it("a forged key names nobody else's duty", async () => {
    const minh = await office.person();
    const { id } = await office.duty("STP", "V.1");
    const { entries, problems, noted } = await filled("SYT", `V.1 Khóa=d|${id}|0; Trạng thái=Hoàn thành`, minh);
    expect(entries).toEqual([]);
    expect(problems).toEqual(["Đầu việc!A4: dòng này không thuộc cơ quan của tệp"]);
    expect(noted).toEqual([`duty ${id}`]);
  });

  it("a row that is there twice counts once, and is named", async () => {
    const lan = await office.person();
    const { id } = await office.duty("SKHDT", "V.1");
    const text = `V.1 Trạng thái=Hoàn thành | V.2 Khóa=d|${id}|0; Mã=V.1; Trạng thái=Chưa thực hiện`;
    const { entries, problems } = await filled("SKHDT", text, lan);
    expect(entries).toHaveLength(1);
    expect(problems).toEqual(["Đầu việc!A5: dòng này có hai lần trong tệp; giữ một dòng"]);
  });

  it("one of a plan that is over is refused", async () => {
    const lan = await office.person();
    const found = await read(await made("STP"), "STP", lan, at("2025-02-01T08:00:00"));
    expect(found).toMatchObject({ is: "refused", noted: null });
    expect(found.is === "refused" && found.sentence).toContain("kế hoạch năm 2024");
  });
});

describe("an older copy", () => {
  it("does not go over what a colleague has reported since; what was not touched is nothing said", async () => {
    const [lan, hung] = [await office.person(), await office.person()];
    const older = await made("STC");
    const duty = await office.duty("STC", "V.1");
    const { entries } = await filled("STC", "V.1 Trạng thái=Hoàn thành; Số văn bản=3/KH-STC", hung);
    const { number } = await send("STC", hung, entries);
    expect(await said(older, "STC", lan)).toMatchObject({ entries: [], problems: [] });
    const typed = await fillWorkbook(older, readFilling("V.1 Trạng thái=Đang thực hiện"));
    const found = await said(typed, "STC", lan);
    expect(found.entries).toEqual([]);
    expect(found.problems[0]).toContain(`Đầu việc!E4: V.1: đã có báo cáo ${number} lúc 09:00 ngày 26/02`);
    // The same as was reported since is nothing to save.
    const same = await fillWorkbook(older, readFilling("V.1 Trạng thái=Hoàn thành; Số văn bản=3/KH-STC"));
    expect(await said(same, "STC", lan)).toMatchObject({ entries: [], problems: [], unchanged: 1 });
    expect((await said(typed, "STC", hung)).entries).toMatchObject([{ dutyId: duty.id, status: "in_progress" }]);
  });
});

describe("a file that is none", () => {
  const foreign = async (bytes: Uint8Array) => {
    const found = await read(bytes, "STP", 1);
    expect(found.is).toBe("foreign");
    return found.is === "foreign" ? found.sentence : "";
  };
  const ole = (word: string) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from(word, "utf16le")]);

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string | null]>([
    ["nothing", () => new Uint8Array(0), "tệp trống"],
    ["a picture", () => Buffer.from("\x89PNG and so on"), "không phải tệp .xlsx"],
    ["an encrypted workbook", () => ole("EncryptedPackage"), "tệp đặt mật khẩu"],
    ["an .xls, whatever it is called", () => ole("Workbook"), "tệp .xls kiểu cũ"],
    ["a zip that is no workbook", () => zipOf({ "a.txt": Buffer.from("x") }), "không phải tệp .xlsx"],
    ["a bomb", () => zipOf({ "xl/a.xml": Buffer.alloc(60 * 1_048_576) }), "giải nén quá lớn"],
    ["twenty million cells", () => cornerWorkbook(), null],
    ["somebody's own workbook", () => writeXlsx({ sheets: [{ name: "Tháng 2", rows: [["a"]] }] }), null],
    [
      "a copy without the mark",
      async () => {
        const workbook = await openXlsx(await made("STP"));
        return writeXlsx({
          sheets: workbook.sheets.filter(({ veryHidden }) => !veryHidden).map(({ name, rows }) => ({ name, rows })),
        });
      },
      "không phải tệp bot đã gửi",
    ],
  ])("%s", async (_, bytes, expected) => {
    const sentence = await foreign(await bytes());
    if (expected === null) expect(sentence).toBeNull();
    else expect(sentence).toContain(expected);
  });

  it("with ours encrypted by its own owner it says what to do", async () => {
    const locked = await saveXlsx(await openXlsx(await made("STP")), {
      encryption: { password: "x", spinCount: 1000 },
    });
    expect(await foreign(locked)).toContain("bỏ mật khẩu");
  });

  it("with a column taken away names it", async () => {
    const workbook = await openXlsx(await made("STP"));
    workbook.sheets[0]!.rows[0]![4] = "Cột mới";
    workbook.sheets[0]!.cells?.delete("0,4");
    const { problems } = await said(await saveXlsx(workbook), "STP", 1);
    expect(problems).toEqual(['Đầu việc: thiếu cột "Trạng thái". Lấy tệp mới: /baocao excel']);
  });
});

it("is protected but for the cells that are filled in, lies on A4, and hides its keys", async () => {
  const { sheets } = await openXlsx(await made("STP"), { readStyles: true });
  expect(sheets.map(({ name, veryHidden }) => [name, veryHidden ?? false])).toEqual([
    ["Đầu việc", false],
    ["Số liệu", false],
    ["_daumoi", true],
  ]);
  const [duties] = sheets;
  expect(duties!.protection?.sheet).toBe(true);
  expect(duties!.pageSetup).toMatchObject({ orientation: "landscape" });
  expect(duties!.columns?.at(-1)?.hidden).toBe(true);
  const unlocked = ownColumns("duties").map(
    (_, column) => duties!.cells?.get(`1,${column}`)?.style?.protection?.locked,
  );
  expect(unlocked).toEqual([...Array(4).fill(undefined), ...Array(6).fill(false), undefined]);
  expect(duties!.dataValidations?.[0]).toMatchObject({
    type: "list",
    range: "E2",
    values: ["Hoàn thành", "Đang thực hiện", "Có vướng mắc", "Chưa thực hiện", "Không phát sinh"],
  });
});
