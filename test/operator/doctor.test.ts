import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readConfig } from "../../src/config.js";
import { doctor, doctorWithout } from "../../src/operator/doctor.js";
import { translator } from "../../src/text/language.js";
import { testDatabase, testFolder } from "../support/database.js";

const db = testDatabase();
const now = new Date("2026-02-26T08:00:00+07:00");
const seconds = now.getTime() / 1_000;
const address = "https://bot.example.gov.vn/webhook/telegram";
let telegram: Server;
let info: object;

beforeAll(async () => {
  telegram = createServer((request, response) => {
    response.end(JSON.stringify({ ok: true, result: request.url?.endsWith("/getWebhookInfo") ? info : {} }));
  });
  await new Promise<void>((done) => telegram.listen(0, "127.0.0.1", done));
});
beforeEach(() => db.clear());
afterAll(() => telegram.close());

async function checks(env: Record<string, string> = {}) {
  const config = readConfig({ FILES_DIR: testFolder(), ...env });
  if (!config.ok) throw new Error(config.say(translator("en")));
  const { lines, json } = await doctor({
    ...{ database: db.database, db: db.prisma, config: config.value, now, t: translator("vi") },
  });
  const found = (json as { checks: { name: string; verdict: string; detail: string }[] }).checks;
  return { said: lines.join("\n"), of: (name: string) => found.find((check) => check.name === name) };
}

test.each([
  [{ url: address, pending_update_count: 0 }, "ok", "0 tin chờ"],
  [{ url: "https://old.vn/x", pending_update_count: 0 }, "wrong", "https://old.vn/x"],
  [{ url: "", pending_update_count: 0 }, "warning", "chưa đăng ký"],
  [
    { url: address, pending_update_count: 7, last_error_date: seconds - 60, last_error_message: "404 Not Found" },
    "warning",
    "7 tin chờ ở Telegram, lỗi gần nhất: 404 Not Found",
  ],
  [
    { url: address, pending_update_count: 0, last_error_date: seconds - 86_400, last_error_message: "404 Not Found" },
    "ok",
    "0 tin chờ",
  ],
])("where Telegram sends to: %j", async (told, verdict, detail) => {
  info = told;
  const { of, said } = await checks({
    TELEGRAM_BOT_TOKEN: "700001:hush-hush",
    TELEGRAM_API_ROOT: `http://127.0.0.1:${(telegram.address() as AddressInfo).port}`,
    TELEGRAM_WEBHOOK_URL: address,
    WEBHOOK_SECRET: "hush-hush",
  });
  expect(of("webhook")).toMatchObject({ verdict, detail: expect.stringContaining(detail) });
  expect(of("telegram 700001")).toMatchObject({ verdict: "ok" });
  expect(said).not.toContain("hush");
});

test("what is set aside counts among what could not be handled", async () => {
  await db.prisma.inboxUpdate.create({
    data: {
      channel: "telegram",
      bot: "700001",
      updateId: "1",
      update: {},
      receivedAt: now,
      nextAt: now,
      state: "aside",
    } as never,
  });
  const { of } = await checks();
  expect(of("inbox")).toMatchObject({ verdict: "warning", detail: expect.stringMatching(/^1 tin .*1 để riêng/) });
});

test("the folder of files: written to, or not there yet", async () => {
  expect((await checks()).of("files")).toMatchObject({ verdict: "ok" });
  const absent = await checks({ FILES_DIR: `${testFolder()}/files` });
  expect(absent.of("files")).toMatchObject({ verdict: "ok", detail: expect.stringContaining("chưa có") });
  // Where nobody can make it, the bot will not either.
  expect((await checks({ FILES_DIR: "/proc/x/files" })).of("files")).toMatchObject({ verdict: "wrong" });
});

const legal = ["02-16", "02-17", "02-18", "02-19", "02-20", "04-26", "04-30", "05-01", "09-01", "09-02"];

test.each([
  ["2026-12-10", "Mùng 1 Tết; 4 ngày còn lại chờ thông báo", "ok", "10/12/2026; còn chờ thông báo: 10/12/2026"],
  ["2026-04-10", "Mùng 1 Tết; 4 ngày còn lại chờ thông báo", "warning", "còn chờ thông báo: 10/04/2026"],
  ["2026-04-10", "Giỗ Tổ", "ok", "02/09/2026"],
])("days off that are all entered, and %s, %s", async (day, name, verdict, detail) => {
  const days = [...legal.map((of) => ({ day: `2026-${of}`, name: "" })), { day, name }];
  await db.prisma.holiday.createMany({
    data: days.map((one) => ({ ...one, day: new Date(one.day), kind: "off", source: "thử" })),
  });
  expect((await checks()).of("holidays")).toMatchObject({ verdict, detail: expect.stringContaining(detail) });
});

test.each([
  ["2025-04-10", "Giỗ Tổ", "warning", "Chưa có lịch nghỉ năm 2026"],
  ["2026-02-19", "Tết", "warning", "Lịch nghỉ năm 2026 còn thiếu: Tết Nguyên đán (có 1/5 ngày), Giỗ"],
])("days off to %s, %s", async (day, name, verdict, detail) => {
  await db.prisma.holiday.create({ data: { day: new Date(day), kind: "off", name, source: "thử" } });
  expect((await checks()).of("holidays")).toMatchObject({ verdict, detail: expect.stringContaining(detail) });
});

test("without a database the rest is looked at all the same", async () => {
  const config = readConfig({ FILES_DIR: testFolder() });
  if (!config.ok) throw new Error(config.say(translator("en")));
  const { healthy, lines } = await doctorWithout(
    { config: config.value, now, t: translator("vi") },
    "không kết nối được",
  );
  expect(healthy).toBe(false);
  expect(lines.join("\n")).toMatch(
    /LỖI +cơ sở dữ liệu +không kết nối được[\s\S]*thư mục tệp[\s\S]*chưa có TELEGRAM_BOT_TOKEN/,
  );
});
