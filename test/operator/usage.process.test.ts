import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testFolder } from "../support/database.js";
import { run } from "./command-line.js";

describe("wrong usage ends with 2, a sentence on stderr, nothing on stdout, and touches nothing", () => {
  test.each([
    [[]],
    [["bogus"]],
    [["status", "--wrong"]],
    [["plan", "import", "a", "b"]],
    [["plan", "import", "a.xlsx", "--count-from", "31/02/2026"]],
    [["plan", "import", "a.xlsx", "--moved", "V.1"]],
    [["plan", "template"]],
    [["plan", "template", "a.ods"]],
    [["plan", "template", "a.xlsx", "--from", "x"]],
    [["plan", "next", "2025", "a.xlsx"]],
    [["plan", "next", "2025", "--from", "2025", "a.xlsx"]],
    [["invite"]],
    [["invite", "STP", "--all"]],
    [["invite", "--person", "1", "--sheet", "file"]],
    [["invite", "--person", "x", "--json"]],
    [["people", "remove", "0"]],
    [["people", "forget"]],
    [["people", "forget", "x", "--yes"]],
    [["understand", "v1 xong"]],
    [["backup"]],
  ])("%j", async (args) => {
    const dataDir = join(testFolder(), "data");
    const { code, stdout, stderr } = await run("cli", args, { DATA_DIR: dataDir });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.trim()).not.toBe("");
    expect(stderr).not.toContain(" at ");
    expect(stderr).not.toMatch(/error|Usage|Options/);
    expect(existsSync(dataDir)).toBe(false);
  });
});

test("a slip is said in words", async () => {
  const { stderr } = await run("cli", ["status", "--wrong"], {});
  expect(stderr).toBe("Không có tùy chọn này: --wrong\n(xem các lệnh: npm run -s cli -- --help)\n");
});

test("help", async () => {
  const { code, stdout } = await run("cli", ["--help"], {});
  expect(code).toBe(0);
  for (const command of ["plan", "invite", "people", "status", "doctor", "export", "understand"])
    expect(stdout).toContain(`  ${command} `);
});

describe("a command that cannot work says why", () => {
  test("everything that is wrong in the environment at once", async () => {
    const wrong = { PORT: "x", LOG_LEVEL: "loud", DATABASE_URL: "mysql://hush-hush" };
    const { code, stdout, stderr } = await run("cli", ["status", "--json"], wrong);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    const { error } = JSON.parse(stdout);
    expect(error.code).toBe("configuration");
    for (const name of Object.keys(wrong)) expect(error.sentence).toContain(name);
    expect(error.sentence).not.toContain("hush");
  });

  test("for people in lines of plain text", async () => {
    const { code, stdout, stderr } = await run("cli", ["status"], { PORT: "x", LOG_LEVEL: "loud" });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const [head, ...wrong] = stderr.trimEnd().split("\n").slice(0, -1);
    expect(head).toBe("Cấu hình chưa đúng:");
    expect(wrong.map((line) => /PORT|LOG_LEVEL/.exec(line)?.[0])).toEqual(["PORT", "LOG_LEVEL"]);
  });

  test("a server that cannot be reached, without its password", async () => {
    const { code, stderr } = await run("cli", ["status"], { DATABASE_URL: "postgresql://me:hush-hush@127.0.0.1:1/x" });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Không kết nối được cơ sở dữ liệu: .*\n\{"error":.*\}\n$/);
    expect(stderr).not.toContain("hush");
  });

  test("a DATA_DIR that is a file", async () => {
    const file = join(testFolder(), "file");
    writeFileSync(file, "");
    // What is kept of it in a file is records or nothing.
    const { code, stdout, stderr } = await run("cli", ["export"], { DATA_DIR: file });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^Không có cơ sở dữ liệu nào .*\n\{"error":\{"code":"absent".*\}\n$/);
  });
});

describe("npm start", () => {
  test("without a token refuses, says everything that is wrong, and points to the demo", async () => {
    const dataDir = join(testFolder(), "data");
    const { code, stdout, stderr } = await run("main", [], { DATA_DIR: dataDir, PORT: "x" });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    for (const part of ["PORT", "TELEGRAM_BOT_TOKEN", "ZALO_BOT_TOKEN", "npm run demo"]) expect(stderr).toContain(part);
    expect(existsSync(dataDir)).toBe(false);
  });

  test("on an address that is not this machine's refuses in a sentence", async () => {
    const dataDir = join(testFolder(), "data");
    const env = { DATA_DIR: dataDir, PORT: "0", HOST: "192.0.2.1", TELEGRAM_BOT_TOKEN: "1:a" };
    const { code, stdout, stderr } = await run("main", [], env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^[^\n]*HOST=192\.0\.2\.1[^\n]*EADDRNOTAVAIL[^\n]*\n$/);
    expect(existsSync(dataDir)).toBe(false);
  });

  test("with nowhere to store what people send refuses in a sentence", async () => {
    const file = join(testFolder(), "file");
    writeFileSync(file, "");
    const env = { DATA_DIR: join(testFolder(), "data"), FILES_DIR: join(file, "files"), TELEGRAM_BOT_TOKEN: "1:a" };
    const { code, stderr } = await run("main", [], { ...env, PORT: "0", LOG_LEVEL: "silent" });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^[^\n]*FILES_DIR[^\n]*\n$/);
    expect(stderr).toContain(`${join(file, "files")} (ENOTDIR)`);
    const doctor = await run("cli", ["doctor"], env);
    expect(doctor).toMatchObject({ code: 1, stdout: expect.stringMatching(/LỖI +thư mục tệp +.*ENOTDIR/) });
  });

  test("on a port that is taken refuses in a sentence", async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, done));
    const { port } = other.address() as { port: number };
    const dataDir = join(testFolder(), "data");
    const env = { DATA_DIR: dataDir, PORT: String(port), TELEGRAM_BOT_TOKEN: "1:a" };
    const { code, stdout, stderr } = await run("main", [], env);
    other.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(String(port));
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(existsSync(dataDir)).toBe(false);
  });
});

test.each([["--port", "x"], ["--at", "2024-02-31T07:30"], ["--bogus"]])(
  "npm run demo -- %s: how it is used",
  async (...args) => {
    const { code, stderr } = await run("demo", args, { DATA_DIR: testFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain("npm run demo -- --port");
  },
);
