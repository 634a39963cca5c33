import { existsSync } from "node:fs";
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

test("what is refused gets a sentence: on stdout with --json, else on stderr", async () => {
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
  expect(await cli("invite", "XYZ")).toEqual({ code: 1, stdout: "", stderr: answers[0]!.stdout });
});

test("invite --all: one code for each agency that nobody has joined; the second sheet is the first", async () => {
  const sheet = await json<(Code & { agency: string })[]>(cli("invite", "--all", "--json"));
  expect(sheet).toHaveLength(191);
  expect(new Set(sheet.map(({ agency }) => agency)).size).toBe(191);
  for (const line of sheet) expect(Object.keys(line)).toEqual(["agency", "code", "link", "expiresAt"]);
  const { stdout } = await cli("invite", "--all");
  for (const { code } of sheet) expect(stdout).toContain(code);
});

test("people: who has joined, who has not, unused codes; and remove", async () => {
  const now = new Date();
  const agency = await db.prisma.agency.findFirstOrThrow({ where: { code: "STP" } });
  const { id } = await db.prisma.person.create({
    data: {
      name: "Lan",
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
  expect(inWords.stdout).toMatch(new RegExp(`^${id} +Lan `, "m"));

  expect(await json(cli("people", "remove", String(id), "--json"))).toMatchObject({ removed: id });
  const after = await json<People>(cli("people", "--json"));
  expect(after.joined).toEqual([]);
  expect(after.notJoined).toHaveLength(191);
  expect(JSON.parse((await cli("people", "remove", String(id), "--json")).stdout).error.code).toBe("already_left");
});

test("status and doctor", async () => {
  const status = await json<Record<string, unknown>>(cli("status", "--json"));
  expect(status).toMatchObject({ database: "server", plan: { number: "65/QĐ-UBND", archive: true, duties: 8514 } });
  const doctor = await json<{ healthy: boolean; checks: { name: string; verdict: string }[] }>(cli("doctor", "--json"));
  expect(doctor.healthy).toBe(true);
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
      name: expect.anything(),
      agency: "STP",
      role: "focal_point",
      channels: ["telegram"],
      joinedAt: expect.stringMatching(instant),
      leftAt: expect.stringMatching(instant),
    },
  ]);
  expect(lines.filter(({ type }) => type === "audit").map(({ action }) => action)).toContain("remove");
});

test("an embedded database is made where there is none", async () => {
  const dataDir = join(testFolder(), "below", "here");
  const { code, stdout, stderr } = await run("cli", ["status"], { DATA_DIR: dataDir });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("embedded");
  expect(existsSync(join(dataDir, "database", "files", "PG_VERSION"))).toBe(true);
});
