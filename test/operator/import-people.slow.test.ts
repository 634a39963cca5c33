import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.js";
import type { CommandContext } from "../../src/operator/command.js";
import type { ImportRefused } from "../../src/operator/import-plan.js";
import { importPeople, type RosterSource } from "../../src/operator/roster/import-people.js";
import { writePeopleTemplate } from "../../src/operator/roster/people-template.js";
import { createInvitation } from "../../src/people/invitations.js";
import { join as joinWith } from "../../src/people/join.js";
import { formatPlace } from "../../src/plan/place.js";
import { openWorkbook } from "../../src/plan/workbook/open-workbook.js";
import { translator } from "../../src/text/language.js";
import { createAgencies } from "../people/agencies.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
const t = translator("vi");
const now = new Date("2024-02-26T08:00:00+07:00");
const folder = mkdtempSync(join(tmpdir(), "dau-moi-roster-"));
afterAll(() => rmSync(folder, { recursive: true }));

function at(moment = now): CommandContext {
  const config = readConfig({});
  if (!config.ok) throw new Error(config.code);
  return { database: db.database, db: db.prisma, config: config.value, now: moment, t };
}

beforeEach(async () => {
  await db.clear();
  await createAgencies(db.prisma);
});

type Rows = readonly (readonly (string | number | null)[])[];

async function workbook(
  rows: Rows,
  merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [],
) {
  const path = join(folder, "roster.xlsx");
  const data = rows.map((row) => [...row]);
  writeFileSync(path, await writeXlsx({ sheets: [{ name: "Danh sách", rows: data, merges }] }));
  return path;
}

function csv(text: string, name = "roster.csv"): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

interface Answer {
  people: number;
  unfilled: number;
  notUsed: string[];
  added: { role: string; agency: string | null; name: string; newPost: boolean }[];
  changed: { person: number | null; name: string; changes: string[] }[];
  unchanged: number;
  missing: { person: number; name: string | null }[];
  codes: { agency: string | null; name: string; code: string }[];
  problems: { where: string; sentence: string }[];
}

async function importing(file: string, wishes: Partial<RosterSource> = {}, moment = now) {
  const source = { file, preview: false, skipBad: false, sheet: null, ...wishes };
  const imported = await importPeople(at(moment), source);
  if (!imported.ok) throw new Error(imported.say(t));
  return { ...(imported.value.json as Answer), lines: imported.value.lines, bad: imported.value.bad };
}

async function refused(file: string, wishes: Partial<RosterSource> = {}) {
  const source = { file, preview: false, skipBad: false, sheet: null, ...wishes };
  const outcome = (await importPeople(at(), source)) as ImportRefused;
  expect(outcome.ok).toBe(false);
  const problems = (outcome.problems ?? []).map(({ at, what }) => `${formatPlace(at)} ${what(t)}`);
  return { problems, code: outcome.code, last: outcome.say(t).split("\n").at(-1) };
}

let chats = 5_000_000;
async function joined(target: string, name: string | null, more: { leader?: boolean; phone?: string } = {}) {
  const made = await createInvitation(db.prisma, { target, name, now, ...more });
  if (!made.ok) throw new Error(made.code);
  return joinedBy(made.value.code);
}

async function joinedBy(code: string) {
  chats += 1;
  const done = await joinWith(db.prisma, { channel: "telegram", bot: "1", chatId: chats, code, now, inboxId: null });
  if (!done.ok) throw new Error(done.code);
  return done.value.personId;
}

const stored = () =>
  db.prisma.invitation.findMany({
    where: { usedAt: null },
    orderBy: { id: "asc" },
    select: { role: true, name: true, title: true, phone: true, agency: { select: { code: true } } },
  });

describe("a list as offices write it", () => {
  test("with a merged title, a number of each row, headings in their own order, and cells merged over two people", async () => {
    const file = await workbook(
      [
        ["UBND TỈNH\nVĂN PHÒNG", null, null, null, null, null, null],
        ["DANH SÁCH CÁN BỘ ĐẦU MỐI, năm 2024", null, null, null, null, null, null],
        [null, null, null, null, null, null, null],
        ["STT", "Họ và tên", "CHỨC VỤ", "Cơ quan, đơn vị", "Vai trò", "Số ĐT", "E-mail"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        [1, "NGUYỄN THỊ LAN", "Chuyên viên", "Sở Tư pháp", "Đầu mối", 912345678, "lan@example.vn"],
        [2, "Ông Trần Văn Minh", "Phó Giám đốc", null, "lãnh đạo", "0263.3822.345", null],
        ["I", null, null, "CÁC HUYỆN", null, null, null],
        [3, "Lê Văn Cường", null, "h679", "cán bộ đầu mối", null, null],
        [4, "Đỗ Thị Hoa", "Trưởng phòng", "Văn phòng UBND tỉnh", "Phụ trách", "+84 987 654 321", null],
        [5, "Bà Hồ Thị Mai", null, null, "quản trị", null, null],
      ],
      [
        { startRow: 0, startCol: 0, endRow: 0, endCol: 6 },
        { startRow: 1, startCol: 0, endRow: 1, endCol: 6 },
        { startRow: 5, startCol: 3, endRow: 6, endCol: 3 },
      ],
    );
    const answer = await importing(file);
    expect(answer).toMatchObject({ people: 5, unfilled: 1, notUsed: ["STT", "E-mail"], problems: [] });
    expect(await stored()).toEqual([
      {
        ...{ role: "focal_point", agency: { code: "STP" } },
        ...{ name: "Nguyễn Thị Lan", title: "Chuyên viên", phone: "+84912345678" },
      },
      {
        ...{ role: "leader", agency: { code: "STP" } },
        ...{ name: "Trần Văn Minh", title: "Phó Giám đốc", phone: "+842633822345" },
      },
      { role: "focal_point", agency: { code: "H679" }, name: "Lê Văn Cường", title: null, phone: null },
      { role: "lead", agency: null, name: "Đỗ Thị Hoa", title: "Trưởng phòng", phone: "+84987654321" },
      { role: "administrator", agency: null, name: "Hồ Thị Mai", title: null, phone: null },
    ]);
    expect(answer.codes.map(({ agency, name }) => [agency, name])).toContainEqual(["STP", "Nguyễn Thị Lan"]);
    const [audit] = await db.prisma.audit.findMany();
    expect(audit).toMatchObject({ personId: null, action: "import", subject: "people", new: "+5 ~0" });
  });

  test.each([
    ["commas", "co quan,vai tro,ho ten,dien thoai\nso tu phap,dau moi,Nguyen Thi Lan,0912345678\n"],
    [
      "semicolons and a title",
      "Danh sách đầu mối, năm 2024\nCƠ QUAN;VAI TRÒ;HỌ TÊN;SĐT\nSTP;Đầu mối;Nguyen Thi Lan;0912 345 678\n",
    ],
    [
      "tabs, a byte order mark and letters taken apart",
      `\uFEFF${"Cơ quan\tVai trò\tHọ tên\tDi động\nSở Tư pháp\tđầu mối\tNguyen Thi Lan\t84912345678\n".normalize("NFD")}`,
    ],
  ])("a CSV file with %s", async (_, text) => {
    expect(await importing(csv(text))).toMatchObject({ people: 1, problems: [] });
    expect(await stored()).toMatchObject([
      { role: "focal_point", agency: { code: "STP" }, name: "Nguyen Thi Lan", phone: "+84912345678" },
    ]);
  });

  test("without a column of roles everybody is a focal point, which is said", async () => {
    const { lines, added } = await importing(csv("Mã,Cơ quan,Họ tên\nSTP,Sở Tư pháp,Lan\nSTC,Sở Tài chính,\n"));
    expect(added).toEqual([{ role: "focal_point", agency: "STP", name: "Lan", newPost: true }]);
    expect(lines.slice(0, 6)).toEqual([
      "Đọc được 1 người.",
      "Dòng chưa điền ai: 1.",
      "Không có cột Vai trò: ai cũng được coi là đầu mối.",
      "Mời mới (1):",
      "đầu mối Sở Tư pháp (đ/c Lan), vị trí chưa có ai",
      "Giữ nguyên: 0 người đã liên kết, 0 người đã có mã mời.",
    ]);
  });
});

describe("a template", () => {
  test("has a row for each agency of today, and is read as nobody until it is filled in", async () => {
    const file = join(folder, "template.xlsx");
    const written = await writePeopleTemplate(at(), file);
    expect(written.ok && written.value.json).toEqual({ file, agencies: 5 });
    expect(await importing(file)).toMatchObject({ people: 0, unfilled: 5, notUsed: [], added: [], problems: [] });
    const opened = await openWorkbook(file);
    if (!opened.ok) throw new Error(opened.say(t));
    const [sheet] = opened.value.sheets;
    const texts = [0, 2].map((row) =>
      [0, 1, 2, 3, 4, 5].map((column) => (sheet!.at(row, column) as { text: string } | null)?.text),
    );
    expect(texts).toEqual([
      ["Mã", "Cơ quan", "Vai trò", "Họ tên", "Chức vụ", "Số điện thoại"],
      ["STP", "Sở Tư pháp", "đầu mối", undefined, undefined, undefined],
    ]);
    expect(await writePeopleTemplate(at(), file)).toMatchObject({ ok: false, code: "file_exists" });
  });
});

describe("what is wrong is named by its cell, and nothing is written", () => {
  const head = ["Cơ quan", "Vai trò", "Họ tên", "Chức vụ", "Số điện thoại"];

  test("all at once", async () => {
    const file = await workbook([
      head,
      ["Sở Tư phap", "đầu mối", "Lan", null, null],
      ["Sở Du lịch", "đầu mối", "Hà", null, null],
      ["STPP", "đầu mối", "Hà", null, null],
      [null, "đầu mối", "Hùng", null, null],
      ["STP", "thủ kho", "Hùng", null, null],
      ["STP", "đầu mối", null, "Chuyên viên", null],
      ["STP", "đầu mối", "Hùng 2", null, "123"],
      ["STC", "đầu mối", "Mai", null, "0912345678; 0987654321"],
      ["STC", "đầu mối", "Nguyễn Văn Hùng", null, "0912345678"],
      ["STC", "lãnh đạo", "nguyen van hung", null, null],
      ["STC", "đầu mối", "Nguyễn Văn Hưng", null, "0912.345.678"],
      ["STP", "văn phòng", "Tâm", null, null],
    ]);
    const { problems, code, last } = await refused(file);
    expect(problems).toEqual([
      'Danh sách!A3 không có cơ quan "Sở Du lịch"',
      'Danh sách!A4 không có cơ quan "STPP". Gần nhất: STP Sở Tư pháp',
      "Danh sách!A5 ô này còn trống",
      'Danh sách!B6 "thủ kho" không phải là vai trò nào; các vai trò: đầu mối, lãnh đạo, văn phòng, phụ trách, quản trị',
      "Danh sách!C7 ô này còn trống",
      expect.stringContaining('Danh sách!C8 "Hùng 2" có chữ số'),
      expect.stringContaining('Danh sách!E8 Số "123" chưa phải số điện thoại Việt Nam'),
      'Danh sách!E9 "0912345678; 0987654321" có nhiều số: chỉ ghi một số',
      "Danh sách!C10 trùng họ tên với dòng 11 của cùng cơ quan: bỏ một dòng; nếu là hai người thì ghi thêm chữ để phân biệt",
      "Danh sách!E10 trùng số điện thoại với dòng 12 của cùng cơ quan: sửa hoặc bỏ một số",
      // Without marks it may be either.
      "Danh sách!C11 trùng họ tên với dòng 10 của cùng cơ quan: bỏ một dòng; nếu là hai người thì ghi thêm chữ để phân biệt",
      "Danh sách!C12 trùng họ tên với dòng 11 của cùng cơ quan: bỏ một dòng; nếu là hai người thì ghi thêm chữ để phân biệt",
      "Danh sách!E12 trùng số điện thoại với dòng 10 của cùng cơ quan: sửa hoặc bỏ một số",
      "Danh sách!A13 vai trò này thuộc Văn phòng UBND tỉnh: để trống ô này, hoặc ghi cơ quan đó",
    ]);
    expect([code, last]).toEqual(["unreadable_roster", "Chưa ghi gì. Sửa các ô trên rồi chạy lại."]);
    expect(await stored()).toEqual([]);
    expect(await db.prisma.audit.count()).toBe(0);
  });

  test.each<[string, string, string]>([
    ["a list of agencies", "code,name,level\nSTP,Sở Tư pháp,so-ban-nganh\n", "roster.csv:1 thiếu cột Họ tên"],
    ["nobody's agency", "Họ tên,Vai trò\nLan,đầu mối\n", "roster.csv thiếu cột Cơ quan"],
    ["a heading alone", "Cơ quan,Họ tên\n", "roster.csv chưa có dòng nào: dưới dòng tên cột, mỗi dòng một người"],
    [
      "a code and another's name",
      "Mã,Cơ quan,Họ tên\nSTP,Sở Tài chính,Lan\n",
      "roster.csv:2:Cơ quan khác với mã STP, là Sở Tư pháp: sửa mã hoặc tên",
    ],
    [
      "an ended agency",
      "Cơ quan,Họ tên\nH683,Lan\n",
      "roster.csv:2:Cơ quan UBND huyện Cát Tiên đã kết thúc từ 01/02/2024.",
    ],
  ])("%s", async (_, text, problem) => {
    await db.prisma.agency.create({
      data: {
        ...{ code: "H683", name: "UBND huyện Cát Tiên", shortName: "Cát Tiên", level: "huyen", type: "", order: 9 },
        ...{ validFrom: new Date("2020-01-01"), endedOn: new Date("2024-02-01") },
      },
    });
    expect((await refused(csv(text))).problems).toEqual([problem]);
  });

  test("a few rows are passed over where that is asked for, with the others written", async () => {
    const file = csv("Cơ quan,Họ tên\nSTP,Lan\nSXX,Hùng\nSTC,Mai\n");
    expect((await refused(file)).last).toBe(
      "Chưa ghi gì. Sửa các ô trên rồi chạy lại, hoặc thêm --skip-bad để ghi các dòng còn lại.",
    );
    const answer = await importing(file, { skipBad: true });
    expect(answer.codes.map(({ name }) => name)).toEqual(["Lan", "Mai"]);
    expect(answer.lines).toContain("Bỏ qua 1 dòng:");
    expect(answer.problems).toEqual([{ where: "roster.csv:3:Cơ quan", sentence: 'không có cơ quan "SXX"' }]);
  });

  test("many are not: then the file is another one", async () => {
    const file = csv(`Cơ quan,Họ tên\nSTP,Lan\n${"SXX,Hùng\n".repeat(6)}`);
    expect(await refused(file, { skipBad: true })).toMatchObject({
      last: "Chưa ghi gì: 6 trên 7 dòng chưa đọc được, --skip-bad chỉ bỏ qua nhiều nhất 5 dòng. Sửa các ô trên rồi chạy lại.",
    });
    expect(await stored()).toEqual([]);
  });

  test("a preview shows both, and writes nothing", async () => {
    const answer = await importing(csv("Cơ quan,Họ tên\nSTP,Lan\nSXX,Hùng\n"), { preview: true });
    expect(answer).toMatchObject({
      bad: 1,
      codes: [],
      added: [{ name: "Lan" }],
      problems: [{ where: "roster.csv:3:Cơ quan" }],
    });
    expect(answer.lines.slice(-3)).toEqual([
      "Chưa đọc được 1 dòng:",
      'roster.csv dòng 3, cột Cơ quan: không có cơ quan "SXX"',
      "Đây là bản xem trước, chưa ghi gì.",
    ]);
    expect(await stored()).toEqual([]);
  });
});

describe("against those who are there", () => {
  const head = "Cơ quan,Vai trò,Họ tên,Chức vụ,Số điện thoại";

  test("names, titles and numbers change by number, then by name; who is not named is named, and stays", async () => {
    const lan = await joined("STP", "Lan", { phone: "+84912345678" });
    const hung = await joined("STC", "Nguyễn Văn Hùng");
    const minh = await joined("STC", "Trần Minh");
    const nobody = await joined("H679", null);
    const file = csv(
      `${head}\nSTP,đầu mối,Nguyễn Thị Lan,Chuyên viên,0912 345 678\nSTC,đầu mối,nguyen van hung,,0987654321\n`,
    );
    const preview = await importing(file, { preview: true });
    expect(preview.lines).toEqual([
      "Đọc được 2 người.",
      "Đổi (2):",
      `số ${lan}, đầu mối Sở Tư pháp: họ tên Lan → Nguyễn Thị Lan; chức vụ – → Chuyên viên`,
      `số ${hung}, đầu mối Sở Tài chính: điện thoại – → 0987 654 321`,
      "Giữ nguyên: 0 người đã liên kết, 0 người đã có mã mời.",
      "Có trong hệ thống, không có trong tệp, vẫn giữ (2):",
      `số ${minh}, đầu mối Sở Tài chính (đ/c Trần Minh)`,
      `số ${nobody}, đầu mối UBND huyện Di Linh`,
      "Đây là bản xem trước, chưa ghi gì.",
    ]);
    expect(await db.prisma.person.findUnique({ where: { id: lan } })).toMatchObject({ name: "Lan", title: null });

    const { changed, codes } = await importing(file);
    expect(changed).toMatchObject([
      { person: lan, changes: ["name", "title"] },
      { person: hung, changes: ["phone"] },
    ]);
    expect(codes).toEqual([]);
    expect(await db.prisma.person.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { name: "Nguyễn Thị Lan", title: "Chuyên viên", phone: "+84912345678", leftAt: null },
      { name: "Nguyễn Văn Hùng", title: null, phone: "+84987654321", leftAt: null },
      { name: "Trần Minh", leftAt: null },
      { name: null, leftAt: null },
    ]);
    const audit = await db.prisma.audit.findMany({ where: { action: { not: "join" } }, orderBy: { id: "asc" } });
    expect(audit.map(({ action, subject, new: said }) => [action, subject, said])).toEqual([
      ["import", `person ${lan}`, "name, title"],
      ["setting", `phone person ${hung}`, "set"],
      ["import", `person ${hung}`, "phone"],
      ["import", "people", "+0 ~2"],
    ]);
    const before = await db.prisma.audit.count();
    expect(await importing(file)).toMatchObject({ changed: [], added: [], unchanged: 2 });
    expect(await db.prisma.audit.count()).toBe(before);
  });

  test("twice gives the same codes, a name put right goes on its code, and who joined needs none", async () => {
    const rows = (lan: string) => csv(`${head}\nSTP,đầu mối,${lan},,0912345678\nSTC,lãnh đạo,Mai,,\n`);
    const first = await importing(rows("Lan"));
    const again = await importing(rows("Lan"));
    expect(again.codes.map(({ code }) => code)).toEqual(first.codes.map(({ code }) => code));
    expect(again).toMatchObject({ added: [], changed: [], unchanged: 2 });
    const mended = await importing(rows("Nguyễn Thị Lan"));
    expect(mended).toMatchObject({ added: [], changed: [{ person: null, changes: ["name"] }] });
    expect(mended.codes[0]).toMatchObject({ code: first.codes[0]!.code, name: "Nguyễn Thị Lan" });

    const lan = await joinedBy(first.codes[0]!.code);
    expect(await db.prisma.person.findUnique({ where: { id: lan } })).toMatchObject({
      ...{ name: "Nguyễn Thị Lan", phone: "+84912345678" },
    });
    expect((await importing(rows("Nguyễn Thị Lan"))).codes.map(({ name }) => name)).toEqual(["Mai"]);
    const late = await importing(rows("Nguyễn Thị Lan"), {}, new Date("2024-03-04T08:00:00+07:00"));
    expect(late.codes[0]!.code).not.toBe(first.codes[1]!.code);
  });

  test("a code that was made out to somebody else is not made out anew", async () => {
    const first = await importing(csv(`${head}\nSTP,đầu mối,Lan,,0912345678\n`));
    const second = await importing(csv(`${head}\nSTP,đầu mối,Hùng,,0912345678\n`));
    expect(second.added).toEqual([{ role: "focal_point", agency: "STP", name: "Hùng", newPost: false }]);
    expect(second.codes[0]!.code).not.toBe(first.codes[0]!.code);
    expect((await stored()).map(({ name }) => name)).toEqual(["Lan", "Hùng"]);
  });

  test("nobody is renamed to another person who has the same telephone, or one of two with one name", async () => {
    const an = await joined("STP", "Nguyễn Văn An", { phone: "+842633822345" });
    await joined("STC", "Hoa");
    await joined("STC", "Hoa");
    const { problems } = await refused(csv(`${head}\nSTP,đầu mối,Trần Bình,,0263 3822 345\nSTC,đầu mối,Hoa,,\n`));
    expect(problems).toEqual([
      `roster.csv:2:Số điện thoại số này đang là của Nguyễn Văn An (số ${an}). Cùng một người thì người đó đổi tên bằng /ten; người khác thì bỏ số này, hoặc chạy trước: people remove ${an}`,
      "roster.csv:3:Họ tên có 2 người tên này ở cùng vị trí: ghi số điện thoại đã biết của đúng người",
    ]);
  });

  test("one person may have two posts", async () => {
    const file = csv(
      `${head}\nSTP,đầu mối,Lan,,0912345678\nSTP,lãnh đạo,Lan,,0912345678\nSTC,đầu mối,Lan,,0912345678\n`,
    );
    expect((await importing(file)).codes).toHaveLength(3);
  });

  test("the sheet to print has a block for each code", async () => {
    const sheet = join(folder, "sheet.html");
    const { codes, lines } = await importing(csv(`${head}\nSTP,đầu mối,Lan,,\nSTC,đầu mối,Mai,,\n`), { sheet });
    const html = readFileSync(sheet, "utf8");
    for (const { code } of codes) expect(html).toContain(code);
    expect(html).toContain("<h2>Đầu mối Sở Tư pháp (đ/c Lan)</h2>");
    expect(lines.at(-1)).toBe(`Đã ghi tờ mời: ${sheet}`);
  });
});
