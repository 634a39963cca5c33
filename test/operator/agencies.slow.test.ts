import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { understand } from "../../src/grammar/understand.js";
import { type AgenciesSource, importAgencies, moveOpenPost } from "../../src/operator/agencies.js";
import type { CommandContext } from "../../src/operator/command.js";
import { exportLines } from "../../src/operator/export.js";
import type { ImportRefused } from "../../src/operator/import-plan.js";
import { createInvitation } from "../../src/people/invitations.js";
import { postKey } from "../../src/people/join.js";
import { loadCatalogue } from "../../src/plan/catalogue.js";
import { bundledPlanFolder, dataFolder } from "../../src/plan/data-folder.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { formatPlace } from "../../src/plan/place.js";
import { translator } from "../../src/text/language.js";
import { openPlannedDatabase } from "../support/planned.js";

const t = translator("vi");
const now = new Date("2024-12-02T08:00:00+07:00");
const bundled = join(dataFolder(), "lam-dong-agencies");
const folder = mkdtempSync(join(tmpdir(), "dau-moi-agencies-"));
afterAll(() => rmSync(folder, { recursive: true }));

let database: Database;
let context: CommandContext;
beforeEach(async () => {
  database = await openPlannedDatabase();
  context = { database, db: database.prisma, now, t } as unknown as CommandContext;
});
afterEach(() => database.close());

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const december: AgenciesSource = {
  ...{ file: join(bundled, "2024-12-01.csv"), moves: join(bundled, "moves.csv"), day: "2024-12-01", preview: false },
};
/** The same without the three Phòng Tư pháp, of whose merger no resolution speaks. */
function districtsAlone(): AgenciesSource {
  const without = (path: string) =>
    readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => !line.startsWith("PTP"))
      .join("\n");
  return {
    ...december,
    file: file("districts.csv", without(december.file)),
    moves: file("moves.csv", without(december.moves)),
  };
}

async function importing(source: AgenciesSource) {
  const imported = await importAgencies(context, source);
  if (!imported.ok) throw new Error(imported.say(t));
  return imported.value.json as {
    added: number;
    ended: number;
    renamed: number;
    unchanged: number;
    posts: { moved: number; open: { post: number; agency: string; successors: string[] }[] };
    duties: { moved: number; closed: number };
  };
}

/** Somebody who holds a post at the agency. */
async function holder(code: string, role = "focal_point"): Promise<{ person: number; post: number }> {
  const { prisma } = database;
  const agency = await prisma.agency.findFirstOrThrow({ where: { code, endedOn: null } });
  const post = await prisma.post.create({ data: { role, agencyId: agency.id, key: postKey(role, agency.id) } });
  const person = await prisma.person.create({
    data: { joinedAt: now, holdings: { create: { since: now, postId: post.id } } },
  });
  return { person: person.id, post: post.id };
}

const counted = () => database.prisma.duty.count({ where: { closedOn: null } });
const nothing = { moved: 0, closed: 0 };

describe("01/12/2024", () => {
  test("moves 41 duties, closes 95 and leaves 8,419; twice changes nothing", async () => {
    const source = districtsAlone();
    const changes = { added: 3, ended: 10, renamed: 17, posts: { moved: 0, open: [] } };
    expect(await importing({ ...source, preview: true })).toMatchObject({
      ...changes,
      duties: { moved: 41, closed: 95 },
    });
    expect(await counted()).toBe(8514);
    expect(await importing(source)).toMatchObject({ ...changes, duties: { moved: 41, closed: 95 } });
    expect(await counted()).toBe(8419);
    expect(await importing(source)).toEqual({
      ...{ added: 0, ended: 0, renamed: 0, unchanged: 147, posts: { moved: 0, open: [] }, duties: nothing },
    });
    const entries = await database.prisma.audit.findMany({ where: { subject: "agencies 2024-12-01" } });
    expect(entries).toMatchObject([{ action: "import", new: "+3 ~17 -10" }]);
  });

  test("leaves VII.5 of the three Phòng Tư pháp with the one that succeeds them", async () => {
    expect((await importing(december)).duties).toEqual({ moved: 42, closed: 97 });
    const open = await database.prisma.duty.findMany({
      where: { closedOn: null, task: { code: "VII.5" }, period: "2024-Q4", agency: { code: { startsWith: "PTP68" } } },
      include: { agency: true },
    });
    expect(open.map(({ agency }) => agency.code).sort()).toEqual(["PTP680", "PTP682B"]);
  });

  test("is not undone by importing the plan again", async () => {
    await importing(december);
    const again = await importPlan(database.prisma, { folder: bundledPlanFolder(), now });
    expect(again.ok && [again.value.changes, again.value.registerChanges]).toEqual([
      { added: 0, changed: 0, removed: 0 },
      { added: 0, changed: 0, removed: 0 },
    ]);
    expect(await counted()).toBe(8417);
  });

  test("a plan that is imported after it makes no duty for who is no more", async () => {
    await importing(december);
    await database.prisma.duty.deleteMany();
    const again = await importPlan(database.prisma, { folder: bundledPlanFolder(), now });
    expect(again.ok && again.value.duties).toBe(8417);
  });

  test("closed duties are exported as such, and the groups have other members", async () => {
    const { id } = await database.prisma.plan.findFirstOrThrow();
    const members = async (day: string | null) =>
      (await loadCatalogue(database.prisma, id, day))!.groups["@cap-huyen"]!.length;
    expect(await members(null)).toBe(12);
    await importing(december);
    expect([await members("2024-11-10"), await members("2024-12-01"), await members(null)]).toEqual([12, 10, 10]);
    const states = { closed: 0, counted: 0 };
    for await (const line of exportLines(database.prisma)) {
      if (!line.startsWith('{"type":"duty"')) continue;
      states[JSON.parse(line).state === "closed" ? "closed" : "counted"] += 1;
    }
    expect(states).toEqual({ closed: 97, counted: 8417 });
  });

  test("people and codes go on, nobody joins again", async () => {
    const mai = await holder("H682");
    const tu = await holder("H681");
    const leader = await holder("H681", "leader");
    const code = await createInvitation(database.prisma, { target: "H683", now });
    const { posts } = await importing(december);
    expect(posts).toEqual({ moved: 3, open: [] });
    const held = await database.prisma.holding.findMany({
      where: { until: null },
      orderBy: { personId: "asc" },
      include: { post: { include: { agency: true } } },
    });
    expect(held.map(({ personId, post }) => [personId, post.role, post.agency?.code])).toEqual([
      [mai.person, "focal_point", "H682B"],
      [tu.person, "focal_point", "H682B"],
      [leader.person, "leader", "H682B"],
    ]);
    const where = { code: code.ok ? code.value.code : "" };
    expect(await database.prisma.invitation.findUnique({ where, include: { agency: true } })).toMatchObject({
      agency: { code: "H682B" },
    });
    const told = await database.prisma.outboxMessage.findMany({ orderBy: { personId: "asc" } });
    expect(told.map(({ personId, kind }) => [personId, kind])).toEqual(
      [mai, tu, leader].map(({ person }) => [person, "notice"]),
    );
    const refused = await createInvitation(database.prisma, { target: "h683", now });
    expect(!refused.ok && refused.say(t)).toBe(
      "UBND huyện Cát Tiên đã nhập vào UBND huyện Đạ Huoai từ 01/12/2024. Dùng mã H682B.",
    );
  });

  test("a workbook says the same", async () => {
    const rows = readFileSync(december.file, "utf8").trim().split("\n");
    const cells = rows.map((row) => row.match(/"[^"]*"|[^,]+/g)!.map((cell) => cell.replace(/^"|"$/g, "")));
    const data = [["Mã", "Tên", "Cấp", "Trực thuộc", "Loại", "Ghi chú"], ...cells.slice(1)];
    const xlsx = file("units.xlsx", await writeXlsx({ sheets: [{ name: "Cơ quan", rows: data }] }));
    expect(await importing({ ...december, file: xlsx })).toMatchObject({
      ...{ added: 4, ended: 13, renamed: 17, duties: { moved: 42, closed: 97 } },
    });
  });
});

describe("one agency splits in two", () => {
  const head = "code,name,level,parent,type,former_area";
  const source = (): AgenciesSource => ({
    file: file("split.csv", `${head}\nN1,Sở Một,so-ban-nganh,LD,sở,\nN2,Sở Hai,so-ban-nganh,LD,sở,\n`),
    moves: file("split-moves.csv", "old_code,new_code,effective\nSXD,N1,2024-12-01\nSXD,N2,1/12/2024\n"),
    ...{ day: "2024-12-01", preview: false },
  });
  const ofDuties = async () => {
    const rows = await database.prisma.duty.groupBy({
      by: ["agencyId"],
      where: { closedOn: null, agency: { code: { in: ["SXD", "N1", "N2"] } } },
      _count: true,
    });
    const agencies = await database.prisma.agency.findMany({ where: { id: { in: rows.map((row) => row.agencyId) } } });
    return Object.fromEntries(rows.map((row) => [agencies.find(({ id }) => id === row.agencyId)!.code, row._count]));
  };

  test("its duties wait, with its people, until somebody chooses", async () => {
    const { SXD: before } = await ofDuties();
    const focal = await holder("SXD");
    const leader = await holder("SXD", "leader");
    const admin = await database.prisma.person.create({
      data: {
        joinedAt: now,
        holdings: { create: { since: now, post: { create: { role: "administrator", key: "administrator:" } } } },
      },
    });
    const { posts, duties } = await importing(source());
    const open = [focal, leader].map(({ post }) => ({ post, agency: "SXD", successors: ["N1", "N2"] }));
    expect([posts, duties]).toEqual([{ moved: 0, open }, nothing]);
    expect(await ofDuties()).toEqual({ SXD: before });
    const toAdmin = await database.prisma.outboxMessage.count({ where: { personId: admin.id, kind: "notice" } });
    expect(toAdmin).toBe(2);

    const moved = await moveOpenPost(context, String(focal.post), "n2");
    expect(moved.ok && moved.value.json).toMatchObject({ agency: "N2", people: 1 });
    const { SXD: left = 0, N2: taken = 0, ...others } = await ofDuties();
    expect([left + taken, taken > 0, others]).toEqual([before, true, {}]);
    // The leader's post is another choice, and the duties do not move twice.
    const second = await moveOpenPost(context, String(leader.post), "N1");
    expect(second.ok && second.value.json).toMatchObject({ people: 1, duties: nothing });
    const again = await moveOpenPost(context, String(focal.post), "N1");
    expect(again).toMatchObject({ ok: false, code: "not_open" });
    const plan = await importPlan(database.prisma, { folder: bundledPlanFolder(), now });
    expect(plan.ok && plan.value.changes).toEqual({ added: 0, changed: 0, removed: 0 });
  });

  test("an agency without people is settled by its code", async () => {
    await importing(source());
    const moved = await moveOpenPost(context, "sxd", "N1");
    expect(moved.ok && moved.value.json).toMatchObject({ post: null, from: "SXD", agency: "N1", people: 0 });
    expect(Object.keys(await ofDuties()).sort()).toEqual(["N1", "SXD"]);
    expect(await moveOpenPost(context, "sxd", "N2")).toMatchObject({ ok: false, code: "not_open" });
    // What it was called may mean either.
    const { id } = await database.prisma.plan.findFirstOrThrow();
    const catalogue = (await loadCatalogue(database.prisma, id, "2024-12-02"))!;
    for (const typed of ["Sở Xây dựng", "SXD"]) {
      const { problems } = understand(`tổng hợp ${typed}`, { catalogue, agency: "office", today: "2024-12-02", t });
      expect(problems.map(({ choices }) => choices.map(({ value }) => value))).toEqual([["N1", "N2"]]);
    }
    expect(await moveOpenPost(context, "999", "N2")).toMatchObject({ ok: false, code: "unknown_post" });
  });
});

describe("what is wrong is named, all at once, and nothing is written", () => {
  const units = "code,name,level,parent,type,former_area";
  const moves = "old_code,new_code,effective";
  const refused = async (agencies: string | Uint8Array, moved: string | Uint8Array = `${moves}\n`, name = "a.csv") => {
    const source = { file: file(name, agencies), moves: file("m.csv", moved), day: "2024-12-01", preview: false };
    const outcome = (await importAgencies(context, source)) as ImportRefused;
    expect(outcome.ok).toBe(false);
    return (outcome.problems ?? []).map(({ at, what }) => `${formatPlace(at)} ${what(t)}`);
  };

  test("rows and cells", async () => {
    await importing(december);
    const said = await refused(
      [
        units,
        "N1,Sở Một,so-ban-nganh,LD,sở,",
        "N2,Sở Hai,cap thon,LD,sở,",
        "n1,Sở Một,so-ban-nganh,LD,sở,",
        "N3,,xa,H999,xã,",
        "N4,Xã Bốn, huyện Di Linh,xa,H679,xã,",
        "office,Văn phòng,khac,,,",
      ].join("\n"),
      [
        moves,
        "SXX,STC,2024-12-01",
        "SXD,N9,2024-12-01",
        "SCT,N1,32/12/2024",
        "SNV,N1,2024-12-01",
        "SNV,N1,2024-12-01",
        "SYT,,2024-12-01",
        "SYT,N1,2024-12-01",
        "X25120,N1,2025-01-01",
      ].join("\n"),
    );
    expect(said).toEqual([
      "a.csv:6 dòng này có 7 ô, dòng tên cột có 6; tên có dấu phẩy phải đặt trong ngoặc kép",
      'a.csv:3:level "cap thon" không phải là cấp nào; các cấp: tinh, so-ban-nganh, huyen, xa, truc-thuoc, khac, tỉnh, sở ban ngành, huyện, xã, trực thuộc, khác',
      "a.csv:5:name ô này còn trống",
      'm.csv:4:effective "32/12/2024" không phải là ngày, cần dạng 2026-12-01 hoặc 1/12/2026',
      "m.csv:2:old_code không có cơ quan mã SXX, có phải SXD?",
      "m.csv:6:old_code SNV có hai lần",
      "m.csv:8:new_code SYT vừa ghi có cơ quan tiếp nhận, vừa ghi không có",
      "a.csv:4:code n1 có hai lần",
      "a.csv:5:parent cơ quan cấp trên H999 không có vào ngày này",
      "a.csv:7:code mã office dành cho Văn phòng, xin đặt mã khác",
      "m.csv:3:new_code không có cơ quan mã N9",
    ]);
    expect(await counted()).toBe(8417);
  });

  test("moves that are all of another day, each by its row", async () => {
    const said = await refused(
      `${units}\nN1,Sở Một,so-ban-nganh,LD,sở,\n`,
      `${moves}\nSTP,N1,2024-11-01\nSNV,N1,2024-11-01\n`,
    );
    expect(said).toEqual([
      "m.csv:2:effective STP ghi ngày 01/11/2024, không phải ngày 01/12/2024 của lệnh này",
      "m.csv:3:effective SNV ghi ngày 01/11/2024, không phải ngày 01/12/2024 của lệnh này",
    ]);
    expect(await database.prisma.agency.count({ where: { code: "N1" } })).toBe(0);
  });

  test("a day to come, which may be looked at", async () => {
    const ahead = { ...december, day: "2025-03-01" as const, file: join(bundled, "2025-03-01.csv") };
    const outcome = await importAgencies(context, ahead);
    expect(outcome).toMatchObject({ ok: false, code: "too_early" });
    const looked = await importAgencies(context, { ...ahead, preview: true });
    expect(looked.ok && looked.value.lines.at(-2)).toMatch(
      /^Bỏ qua \d+ dòng của ngày khác trong tệp chuyển: 01\/12\/2024, 01\/07\/2025\.$/,
    );
    expect(await database.prisma.agency.count({ where: { endedOn: { not: null } } })).toBe(0);
  });

  test("an agency that has ended already", async () => {
    await importing(december);
    context = { ...context, now: new Date("2025-01-02T08:00:00+07:00") };
    const later = {
      file: file("a.csv", `${units}\nN1,Sở Một,so-ban-nganh,LD,sở,\n`),
      moves: file("m.csv", `${moves}\nH683,N1,2025-01-01\n`),
      ...{ day: "2025-01-01", preview: false },
    };
    const outcome = (await importAgencies(context, later)) as ImportRefused;
    expect(outcome.problems?.map(({ what }) => what(t))).toEqual(["H683 đã kết thúc từ 01/12/2024"]);
  });

  test.each<[string, string | Uint8Array, string, string[]]>([
    ["an empty file", "", "a.csv", ["a.csv tệp trống: dòng đầu là tên các cột, mỗi dòng sau một cơ quan"]],
    ["no row", `${units}\n`, "a.csv", ["a.csv tệp trống: dòng đầu là tên các cột, mỗi dòng sau một cơ quan"]],
    ["no column", "code,level\nN1,xa\n", "a.csv", ["a.csv:1 thiếu cột name"]],
    [
      "another encoding",
      Buffer.from(`${units}\nN1,S\u00f4`, "latin1"),
      "a.csv",
      ["a.csv tệp phải lưu bằng bảng mã UTF-8"],
    ],
    ["no workbook", "code;name;level", "a.xlsx", ["a.xlsx không phải tệp .xlsx"]],
  ])("%s", async (_, text, name, expected) => {
    const said = await refused(text, undefined, name);
    expect(said.map((one) => one.slice(0, expected[0]!.length))).toEqual(expected);
  });
});
