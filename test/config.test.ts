import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { environmentNames, readConfig } from "../src/config.js";
import { translator } from "../src/text/language.js";
import { testFolder } from "./support/database.js";

const t = translator("en");

function sentences(env: Record<string, string>, options?: { needsChannel: boolean }): string[] {
  const read = readConfig(env, options);
  return read.ok ? [] : read.say(t).split("\n");
}

test("nothing set: the defaults", () => {
  expect(readConfig({})).toEqual({
    ok: true,
    value: {
      telegram: null,
      zalo: { tokens: [], apiRoot: "https://bot-api.zaloplatforms.com", webhookUrl: null },
      webhookSecret: null,
      databaseUrl: null,
      dataDir: resolve("data"),
      filesDir: resolve("data", "files"),
      host: "0.0.0.0",
      port: 8080,
      publicUrl: null,
      metricsToken: null,
      logLevel: "info",
    },
  });
});

test("everything set", () => {
  const read = readConfig({
    TELEGRAM_BOT_TOKEN: "123456:AAE-x_y",
    TELEGRAM_API_ROOT: "http://127.0.0.1:8081/",
    TELEGRAM_WEBHOOK_URL: "https://bot.example.gov.vn/webhook/telegram",
    ZALO_BOT_TOKEN: "1:aa, 2:bb",
    ZALO_API_ROOT: "http://127.0.0.1:8082",
    ZALO_WEBHOOK_URL: "https://bot.example.gov.vn/webhook/zalo",
    WEBHOOK_SECRET: "a-secret_12",
    DATABASE_URL: "postgresql://dau_moi:p%40ss@db:5432/dau_moi",
    DATA_DIR: "/var/lib/dau-moi",
    FILES_DIR: "/srv/dau-moi-files",
    HOST: "127.0.0.1",
    PORT: "80",
    PUBLIC_URL: "https://bot.example.gov.vn/",
    METRICS_TOKEN: "number-reader",
    LOG_LEVEL: "warn",
  });
  expect(read).toEqual({
    ok: true,
    value: {
      telegram: {
        token: "123456:AAE-x_y",
        apiRoot: "http://127.0.0.1:8081",
        webhookUrl: "https://bot.example.gov.vn/webhook/telegram",
      },
      zalo: {
        tokens: ["1:aa", "2:bb"],
        apiRoot: "http://127.0.0.1:8082",
        webhookUrl: "https://bot.example.gov.vn/webhook/zalo",
      },
      webhookSecret: "a-secret_12",
      databaseUrl: "postgresql://dau_moi:p%40ss@db:5432/dau_moi",
      dataDir: "/var/lib/dau-moi",
      filesDir: "/srv/dau-moi-files",
      host: "127.0.0.1",
      port: 80,
      publicUrl: "https://bot.example.gov.vn",
      metricsToken: "number-reader",
      logLevel: "warn",
    },
  });
});

test("empty and blank count as unset", () => {
  const blank = Object.fromEntries(environmentNames.map((name) => [name, " "]));
  expect(readConfig(blank)).toEqual(readConfig({}));
});

describe("what is refused, without its value", () => {
  test.each([
    ["TELEGRAM_BOT_TOKEN", "hush-hush"],
    ["TELEGRAM_BOT_TOKEN", "123456:with space hush-hush"],
    ["TELEGRAM_API_ROOT", "hush-hush.example"],
    ["TELEGRAM_API_ROOT", "ftp://hush-hush.example"],
    ["TELEGRAM_WEBHOOK_URL", "/hush-hush"],
    ["TELEGRAM_WEBHOOK_URL", "https://hush-hush.vn/telegram"],
    ["TELEGRAM_WEBHOOK_URL", "https://hush-hush.vn"],
    ["TELEGRAM_WEBHOOK_URL", "https://hush-hush.vn/webhook/zalo"],
    ["TELEGRAM_WEBHOOK_URL", "https://hush-hush.vn/webhook/telegram?a=b"],
    ["ZALO_BOT_TOKEN", "hush-hush"],
    ["ZALO_BOT_TOKEN", "1:hush-hush,"],
    ["ZALO_BOT_TOKEN", "1:hush-hush,1:other"],
    ["ZALO_API_ROOT", "hush-hush"],
    ["ZALO_WEBHOOK_URL", "hush-hush"],
    ["ZALO_WEBHOOK_URL", "https://hush-hush.vn/webhook/telegram"],
    ["ZALO_WEBHOOK_URL", "https://hush-hush.vn/webhook/zalo/700001"],
    ["WEBHOOK_SECRET", "hush"],
    ["WEBHOOK_SECRET", "hush-hush!"],
    ["DATABASE_URL", "mysql://hush-hush"],
    ["DATABASE_URL", "hush-hush"],
    ["DATABASE_URL", "postgresql://bot:M@thush/9x@127.0.0.1/db"],
    ["DATABASE_URL", "postgresql://bot:12/hush@127.0.0.1/db"],
    ["DATABASE_URL", "postgresql://bot:12?hush@127.0.0.1/db"],
    ["DATABASE_URL", "postgresql://bot:12#hush@127.0.0.1/db"],
    ["HOST", "hush hush"],
    ["HOST", "http://hush-hush"],
    ["METRICS_TOKEN", "hush"],
    ["METRICS_TOKEN", "hush hush hush"],
    ["PORT", "-1"],
    ["PORT", "65536"],
    ["PORT", "8080a"],
    ["PUBLIC_URL", "hush-hush"],
    ["LOG_LEVEL", "hush-hush"],
  ])("%s=%s", (name, value) => {
    const said = sentences({ [name]: value });
    expect(said).toHaveLength(2);
    expect(said[1]).toContain(name);
    expect(said.join()).not.toContain("hush");
  });

  test.each(["TELEGRAM_WEBHOOK_URL", "ZALO_WEBHOOK_URL"])("%s without a secret", (name) => {
    const channel = name.split("_")[0]!;
    const address = `https://bot.example.gov.vn/webhook/${channel.toLowerCase()}`;
    expect(sentences({ [name]: address, [`${channel}_BOT_TOKEN`]: "1:a" })[1]).toContain("WEBHOOK_SECRET");
    // And one for a messenger that the program does not speak on.
    const alone = sentences({ [name]: address, WEBHOOK_SECRET: "a-secret_12" });
    expect(alone).toHaveLength(2);
    expect(alone[1]).toContain(`${channel}_BOT_TOKEN`);
  });
});

describe("secrets in files", () => {
  const folder = testFolder();
  const fileOf = (text: string) => {
    const file = join(folder, String(Math.random()));
    writeFileSync(file, text);
    return file;
  };

  test("each secret may be in one, and one newline at its end is cut", () => {
    const secrets = {
      TELEGRAM_BOT_TOKEN: "123456:AAE-x_y",
      ZALO_BOT_TOKEN: "1:aa, 2:bb",
      WEBHOOK_SECRET: "a-secret_12",
      DATABASE_URL: "postgresql://dau_moi:p%40ss@db:5432/dau_moi",
      METRICS_TOKEN: "number-reader",
    };
    const expected = readConfig(secrets);
    expect(expected.ok).toBe(true);
    for (const end of ["", "\n", "\r\n"]) {
      const files = Object.entries(secrets).map(([name, value]) => [`${name}_FILE`, fileOf(value + end)]);
      expect(readConfig(Object.fromEntries(files), { needsChannel: true })).toEqual(expected);
    }
    expect(readConfig({ TELEGRAM_BOT_TOKEN_FILE: " " })).toEqual(readConfig({}));
  });

  test("what is wrong in one is said, and nothing of what is in it", () => {
    expect(sentences({ WEBHOOK_SECRET_FILE: fileOf("hush-hush\n\n") })[1]).toContain("WEBHOOK_SECRET");
    expect(sentences({ WEBHOOK_SECRET_FILE: fileOf("hush hush") }).join()).not.toContain("hush");
  });

  test.each([
    ["no file", () => join(folder, "hush-hush"), "ENOENT"],
    ["a folder", () => folder, "EISDIR"],
    ["an empty file", () => fileOf("\n"), "EMPTY"],
  ])("%s", (_, file, reason) => {
    const said = sentences({ ZALO_BOT_TOKEN_FILE: file() }, { needsChannel: true });
    expect(said).toHaveLength(2);
    expect(said[1]).toContain("ZALO_BOT_TOKEN_FILE");
    expect(said[1]).toContain(reason);
    expect(said.join()).not.toContain("hush");
  });

  test("both set: which counts is not guessed", () => {
    const said = sentences({ DATABASE_URL: "postgresql://a@b/c", DATABASE_URL_FILE: fileOf("postgresql://a@b/d") });
    expect(said).toHaveLength(2);
    expect(said[1]).toContain("DATABASE_URL_FILE");
  });

  test("a webhook's secret in a file that cannot be read is said once", () => {
    const said = sentences({
      ZALO_BOT_TOKEN: "1:a",
      ZALO_WEBHOOK_URL: "https://a.vn/webhook/zalo",
      WEBHOOK_SECRET_FILE: join(folder, "nothing"),
    });
    expect(said).toHaveLength(2);
  });
});

test("everything that is wrong is said at once", () => {
  const wrong = {
    PORT: "x",
    LOG_LEVEL: "loud",
    DATABASE_URL: "x",
    WEBHOOK_SECRET: "x",
    ZALO_WEBHOOK_URL: "https://a.vn",
  };
  const said = sentences(wrong, { needsChannel: true });
  for (const name of ["PORT", "LOG_LEVEL", "DATABASE_URL", "WEBHOOK_SECRET", "TELEGRAM_BOT_TOKEN", "npm run demo"])
    expect(
      said.filter((sentence) => sentence.includes(name)),
      name,
    ).toHaveLength(1);
});

test("without a token there is nothing to run, but commands work", () => {
  expect(sentences({}, { needsChannel: true }).join(" ")).toContain("npm run demo");
  expect(sentences({ ZALO_BOT_TOKEN: "1:a" }, { needsChannel: true })).toEqual([]);
  expect(sentences({})).toEqual([]);
});
