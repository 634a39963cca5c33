import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { environmentNames, readConfig } from "../src/config.js";
import { translator } from "../src/text/language.js";

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
      port: 8080,
      publicUrl: null,
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
    PORT: "80",
    PUBLIC_URL: "https://bot.example.gov.vn/",
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
      port: 80,
      publicUrl: "https://bot.example.gov.vn",
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
    ["ZALO_BOT_TOKEN", "hush-hush"],
    ["ZALO_BOT_TOKEN", "1:hush-hush,"],
    ["ZALO_BOT_TOKEN", "1:hush-hush,1:other"],
    ["ZALO_API_ROOT", "hush-hush"],
    ["ZALO_WEBHOOK_URL", "hush-hush"],
    ["WEBHOOK_SECRET", "hush"],
    ["WEBHOOK_SECRET", "hush-hush!"],
    ["DATABASE_URL", "mysql://hush-hush"],
    ["DATABASE_URL", "hush-hush"],
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
    expect(sentences({ [name]: "https://bot.example.gov.vn/hook" })[1]).toContain("WEBHOOK_SECRET");
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
