import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testDatabase, testFolder, urlOf } from "../support/database.js";
import { json, jsonLines, type Ran, run } from "./command-line.js";

interface Code {
  readonly code: string;
  readonly link: string | null;
  readonly expiresAt: string;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00$/;
const crockford = /^[0-9A-HJKMNP-TV-Z]{8}$/;

// The tests below follow one another: an operator's first day.
const db = testDatabase();
const cli = (...args: readonly string[]): Promise<Ran> => run("cli", args, { DATABASE_URL: urlOf(db.database) });

test("a new database has no plan: nothing is loaded by itself", async () => {
  expect(await json(cli("status", "--json"))).toMatchObject({
    plan: null,
    people: 0,
    statusReports: 0,
    figures: 0,
    lastReceipt: null,
  });
  const invited = await cli("invite", "STP", "--json");
  expect(invited.code).toBe(1);
  expect(JSON.parse(invited.stdout).error.sentence).toContain("plan import");
});

test("plan import, twice", async () => {
  const totals = { year: 2024, sections: 10, tasks: 50, indicators: 16, agencies: 191, duties: 8514 };
  const first = await json(cli("plan", "import", "--json"));
  expect(first).toEqual({ ...totals, changes: { added: 8514, changed: 0, removed: 0 } });
  const second = await json(cli("plan", "import", "--json"));
  expect(second).toEqual({ ...totals, changes: { added: 0, changed: 0, removed: 0 } });
});

test("plan import of a folder, in words", async () => {
  const { code, stdout, stderr } = await cli("plan", "import", "prisma/data/lam-dong-2024");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("8514");
});

test("a plan comes back from its workbook without a change, next year's is refused until it was looked at", async () => {
  const [file, next] = ["plan.xlsx", "next.xlsx"].map((name) => join(testFolder(), name)) as [string, string];
  expect(await json(cli("plan", "template", file, "--from", "2024", "--json"))).toMatchObject({
    tasks: 51,
    toReview: 0,
  });
  expect(await json(cli("plan", "import", file, "--json"))).toMatchObject({
    ...{ duties: 8514, changes: { added: 0, changed: 0, removed: 0 } },
  });
  const preview = await json<{ readings: object[]; problems: object[] }>(
    cli("plan", "import", file, "--preview", "--json"),
  );
  expect([preview.readings.length, preview.problems]).toEqual([51, []]);
  expect((await cli("plan", "next", "2025", "--from", "2024", next)).code).toBe(0);
  const { code, stdout } = await cli("plan", "import", next, "--json");
  expect(code).toBe(1);
  const refused = JSON.parse(stdout);
  expect(Object.keys(refused)).toEqual(["error", "problems"]);
  expect(refused.problems[0]).toEqual({ where: "Kế hoạch!C3", sentence: expect.stringContaining("cần xem") });
});

test("plan import of something else changes nothing and names what is wrong", async () => {
  const { code, stdout, stderr } = await cli("plan", "import", "prisma", "--json");
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  const { error } = JSON.parse(stdout);
  expect(Object.keys(error)).toEqual(["code", "sentence"]);
  expect(error.sentence).toContain("plan.yaml");
  expect(await json(cli("status", "--json"))).toMatchObject({ plan: { year: 2024, duties: 8514 } });
});

test("invite: a code for an agency, its leader, the office; asking again makes another", async () => {
  const [first, again, ...others] = await Promise.all(
    [["STP"], ["stp"], ["H679", "--leader"], ["office"], ["lead"], ["admin"]].map((who) =>
      json<Code>(cli("invite", ...who, "--json")),
    ),
  );
  expect(first).toEqual({
    code: expect.stringMatching(crockford),
    link: null,
    expiresAt: expect.stringMatching(instant),
  });
  expect(Date.parse(first!.expiresAt) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
  expect(again!.code).not.toBe(first!.code);
  for (const { code } of others) expect(code).toMatch(crockford);
  const { stdout } = await cli("invite", "SYT", "--name", "Lê Thị Lan", "--title", "Chuyên viên");
  expect(stdout).toMatch(/LIENKET [0-9A-Z]{8}/);
});

test("invite: the deep link, once the bot's name is known", async () => {
  await db.prisma.channelState.create({
    data: { channel: "telegram", bot: "123456", username: "dau_moi_bot", lastOkAt: new Date() },
  });
  const { code, link } = await json<Code>(cli("invite", "STP", "--json"));
  expect(link).toBe(`https://t.me/dau_moi_bot?start=${code}`);
});

test("what is refused gets a sentence: in JSON on stdout with --json, else on stderr with the JSON behind it", async () => {
  const refused = [
    [["invite", "XYZ"], "unknown_agency"],
    [["invite", "office", "--leader"], "no_leader"],
    [["invite", "STP", "--name", "1234"], "bad_name"],
    [["invite", "--person", "99"], "unknown_person"],
    [["people", "remove", "99"], "unknown_person"],
  ] as const;
  const answers = await Promise.all(refused.map(([args]) => cli(...args, "--json")));
  for (const [index, answer] of answers.entries()) {
    expect(answer).toMatchObject({ code: 1, stderr: "" });
    expect(JSON.parse(answer.stdout)).toEqual({ error: { code: refused[index]![1], sentence: expect.any(String) } });
  }
  const line = answers[0]!.stdout;
  const { sentence } = JSON.parse(line).error;
  expect(await cli("invite", "XYZ")).toEqual({ code: 1, stdout: "", stderr: `${sentence}\n${line}` });
});

test("invite --all: one code for each agency that nobody has joined; the second sheet is the first", async () => {
  const sheet = await json<(Code & { agency: string; name: string })[]>(cli("invite", "--all", "--json"));
  expect(sheet).toHaveLength(191);
  expect(new Set(sheet.map(({ agency }) => agency)).size).toBe(191);
  for (const line of sheet) expect(Object.keys(line)).toEqual(["agency", "name", "code", "link", "expiresAt"]);
  expect(sheet.find(({ agency }) => agency === "H679")).toMatchObject({ name: "UBND huyện Di Linh" });
  const { stdout } = await cli("invite", "--all");
  for (const { code, name } of sheet) expect(stdout).toMatch(new RegExp(`${code} .*${name}$`, "m"));

  const file = join(testFolder(), "invite.html");
  const written = await cli("invite", "--all", "--sheet", file);
  expect(written.stdout.trimEnd().split("\n").at(-1)).toBe(`Đã ghi tờ mời: ${file}`);
  const page = readFileSync(file, "utf8");
  expect(page.match(/<section>/g)).toHaveLength(191);
  for (const { code, name } of sheet) {
    expect(page).toContain(`<h2>Đầu mối ${name}</h2>`);
    expect(page).toContain(code);
  }
  expect(statSync(file).mode & 0o077).toBe(0);
});

test("invite STP --sheet: a sheet of one; a file that cannot be written is said", async () => {
  const file = join(testFolder(), "invite.html");
  const named = ["--name", "Lê Thị Lan", "--title", "Chuyên viên"];
  const { code } = await json<Code>(cli("invite", "SYT", ...named, "--sheet", file, "--json"));
  const page = readFileSync(file, "utf8");
  expect(page).toContain("<h2>Đầu mối Sở Y tế (đ/c Lê Thị Lan, Chuyên viên)</h2>");
  expect(page).toContain(`https://t.me/dau_moi_bot?start=${code}`);
  const nowhere = await cli("invite", "SYT", "--sheet", join(file, "below"));
  expect(nowhere).toMatchObject({ code: 1, stdout: "" });
  expect(nowhere.stderr).toContain(`Không ghi được tờ mời vào ${join(file, "below")} (ENOTDIR)`);
});

test("people: who has joined, who has not, unused codes; and remove", async () => {
  const now = new Date();
  const agency = await db.prisma.agency.findFirstOrThrow({ where: { code: "STP" } });
  const { id } = await db.prisma.person.create({
    data: {
      name: "Lan",
      phone: "+84912345678",
      joinedAt: now,
      accounts: { create: [{ channel: "telegram", bot: "123456", chatId: 5_000_001n, linkedAt: now }] },
      holdings: {
        create: [
          { since: now, post: { create: { key: "focal_point:STP", role: "focal_point", agencyId: agency.id } } },
        ],
      },
    },
  });

  interface People {
    joined: { id: number; name: string; posts: unknown; accounts: unknown[] }[];
    notJoined: { code: string }[];
    unusedCodes: { code: string }[];
  }
  const before = await json<People>(cli("people", "--json"));
  expect(before.joined).toMatchObject([{ id, name: "Lan", posts: [{ role: "focal_point", agency: "STP" }] }]);
  expect(before.notJoined).toHaveLength(190);
  expect(before.unusedCodes.length).toBeGreaterThan(191);
  const inWords = await cli("people");
  expect(inWords.stdout).toMatch(new RegExp(`^${id} +Lan +đầu mối Sở Tư pháp +Telegram$`, "m"));
  expect(inWords.stdout).toMatch(/^[0-9A-Z]{8} {2}lãnh đạo Văn phòng +\d\d:\d\d ngày \d\d\/\d\d/m);

  expect(await json(cli("people", "remove", String(id), "--json"))).toMatchObject({ removed: id });
  const after = await json<People>(cli("people", "--json"));
  expect(after.joined).toEqual([]);
  expect(after.notJoined).toHaveLength(191);
  expect(JSON.parse((await cli("people", "remove", String(id), "--json")).stdout).error.code).toBe("already_left");

  const unsure = await cli("people", "forget", String(id));
  expect(unsure).toMatchObject({ code: 1, stdout: "" });
  expect(unsure.stderr.split("\n").slice(0, -2)).toEqual([
    `Sẽ xóa thông tin cá nhân của cán bộ số ${id}:`,
    "- họ tên, chức vụ: đ/c Lan",
    "- số điện thoại: 0912 345 678",
    "- tài khoản: Telegram",
    "- nội dung: 0 tin đã nhận, 0 tin đã gửi, 0 bản nháp",
    "- giờ nhắc, trả lời lời nhắc, yêu cầu đang soạn",
    "Giữ lại báo cáo, số liệu, biên nhận và nhật ký, ghi theo vị trí: đầu mối Sở Tư pháp.",
    `Chưa xóa gì. Xóa rồi không khôi phục được; để xóa: people forget ${id} --yes`,
  ]);
  expect(JSON.parse((await cli("people", "forget", String(id), "--json")).stdout).error.code).toBe("not_confirmed");
  expect(await db.prisma.person.findUnique({ where: { id } })).toMatchObject({ name: "Lan" });
  expect(await json(cli("people", "forget", String(id), "--yes", "--json"))).toEqual({
    forgotten: id,
    removed: false,
    accounts: 1,
    drafts: 0,
    received: 0,
    sent: 0,
  });
  expect(await db.prisma.person.findUnique({ where: { id } })).toMatchObject({ name: null });
  expect(JSON.parse((await cli("people", "forget", "99", "--yes", "--json")).stdout).error.code).toBe("unknown_person");
});

test("status and doctor", async () => {
  const status = await json<Record<string, unknown>>(cli("status", "--json"));
  expect(status).toMatchObject({
    database: "server",
    plan: { number: "65/QĐ-UBND", archive: true, duties: 8514 },
    plans: [{ year: 2024, number: "65/QĐ-UBND", duties: 8514, state: "archive" }],
  });
  const doctor = await json<{ healthy: boolean; checks: { name: string; verdict: string }[] }>(cli("doctor", "--json"));
  expect(doctor.healthy).toBe(true);
  // It is over: nothing is wrong, and nothing takes reports.
  expect(doctor.checks.filter(({ name }) => name === "plan").map(({ verdict }) => verdict)).toEqual(["ok", "warning"]);
  expect(doctor.checks.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["node", "database", "plan", "holidays", "inbox", "channels"]),
  );
  for (const command of ["status", "doctor"]) {
    const { code, stdout, stderr } = await cli(command);
    expect({ code, stderr }, command).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("65/QĐ-UBND");
  }
});

test("export: JSON lines, also without --json", async () => {
  const { code, stdout, stderr } = await cli("export");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const lines = jsonLines(stdout);
  const duties = lines.filter(({ type }) => type === "duty");
  expect(duties).toHaveLength(8514);
  expect(duties.find(({ task, agency }) => task === "V.1" && agency === "STP")).toEqual({
    type: "duty",
    plan: 2024,
    task: "V.1",
    agency: "STP",
    part: null,
    period: "2024-02",
    dueOn: "2024-02-29",
    lockOn: "2024-03-07",
    status: "not_started",
    settled: false,
  });
  expect(lines.filter(({ type }) => type === "person")).toEqual([
    {
      type: "person",
      id: expect.any(Number),
      name: null,
      agency: "STP",
      role: "focal_point",
      channels: ["telegram"],
      joinedAt: expect.stringMatching(instant),
      leftAt: expect.stringMatching(instant),
    },
  ]);
  expect(lines.filter(({ type }) => type === "audit").map(({ action }) => action)).toContain("remove");
});

test("what only reads makes no database in a mistyped DATA_DIR and says that there is none", async () => {
  const dataDir = join(testFolder(), "mistyped");
  for (const args of [["status"], ["doctor"], ["people"], ["people", "remove", "1"]]) {
    const { code, stdout } = await run("cli", [...args, "--json"], { DATA_DIR: dataDir });
    expect({ code, error: JSON.parse(stdout).error }, args.join(" ")).toEqual({
      code: 1,
      error: { code: "absent", sentence: expect.stringContaining(dataDir) },
    });
  }
  const understood = await run("cli", ["understand", "--agency", "STP", "--at", "2024-02-26", "v1 xong"], {
    DATA_DIR: dataDir,
  });
  expect(understood).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining('"task":"V.1"') });
  expect(existsSync(dataDir)).toBe(false);
});

test("an embedded database is made where there is none by what fills it", async () => {
  const env = { DATA_DIR: join(testFolder(), "below", "here") };
  expect(await json(run("cli", ["invite", "admin", "--json"], env))).toMatchObject({ link: null });
  const { code, stdout, stderr } = await run("cli", ["status"], env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("trong DATA_DIR");
});
