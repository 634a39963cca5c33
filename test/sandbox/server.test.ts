import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Bot, InputFile } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inVietnam, type SandboxClock } from "../../src/sandbox/clock.js";
import { keepSandbox, readKeptTime } from "../../src/sandbox/keeping.js";
import { type RunningSandbox, startSandbox } from "../../src/sandbox/server.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { ZaloStandIn } from "../../src/sandbox/zalo/stand-in.js";
import { startPolling } from "../support/polling-bot.js";
import { standingClock } from "../support/standing-clock.js";

const lan = "telegram:5000001";

let sandbox: RunningSandbox;
let telegram: TelegramStandIn;
let zalo: ZaloStandIn;
let clock: SandboxClock;
let bot: Bot;

beforeEach(async () => {
  clock = standingClock();
  telegram = new TelegramStandIn({ clock });
  zalo = new ZaloStandIn({ clock });
  telegram.addPhone(lan, "Sở Tư pháp");
  zalo.addPhone("zalo:5000001", "Sở Tư pháp");
  sandbox = await startSandbox({
    port: 0,
    clock,
    messengers: [telegram, zalo],
    notes: (language) => [language === "vi" ? "Mã: K7Q4M2PX" : "Code: K7Q4M2PX"],
  });
  bot = new Bot(sandboxToken, { client: { apiRoot: sandbox.apiRoot("telegram") } });
  bot.command("start", (ctx) =>
    ctx.reply("Chào\ndòng hai", { reply_markup: { inline_keyboard: [[{ text: "Xong", callback_data: "a" }]] } }),
  );
  bot.on("callback_query", async (ctx) => {
    await ctx.answerCallbackQuery();
    await ctx.editMessageText("Đã ghi nhận");
  });
  bot.on("message:photo", (ctx) => ctx.reply("Đã nhận ảnh"));
  bot.on("message:document", (ctx) => ctx.reply(`Đã nhận ${ctx.message.document.file_name}`));
  bot.on(["message", "edited_message"], (ctx) => ctx.reply(`${ctx.update.edited_message ? "sửa" : "mới"}`));
  bot.catch(() => {});
  await startPolling(bot);
});
afterEach(async () => {
  await bot.stop();
  await sandbox.close();
});

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each expected at its place
async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; json: any }> {
  const response = await fetch(`${sandbox.address}/sandbox/${path}`, {
    method,
    ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  return { status: response.status, json: await response.json() };
}
const get = async (path: string) => (await ask("GET", path)).json;
const post = async (path: string, body: unknown) => (await ask("POST", path, body)).json;

test("the clock is read and put", async () => {
  expect((await get("clock")).at).toMatch(/^2024-02-26T07:30:\d\d\+07:00$/);
  expect((await post("clock", { at: "2024-02-27T08:00" })).at).toBe("2024-02-27T08:00:00+07:00");
  expect((await post("clock", { forward: "1h" })).at).toMatch(/^2024-02-27T09:00/);
  expect((await post("clock", { forward: "2d" })).at).toMatch(/^2024-02-29T09:00/);
  expect(inVietnam(clock.now())).toMatch(/^2024-02-29T09:00/);
});

test("a stranger talks to the bot with nothing but HTTP", async () => {
  const { id } = await post("phones", { owner: "Người lạ", channel: "telegram" });
  expect(id).toBe("telegram:5000002");
  const started = await post(`phones/${id}/write`, { text: "/start", wait: true });
  expect(started.bubbles).toMatchObject([
    { from: "person", text: "/start" },
    { from: "bot", text: "Chào\ndòng hai", buttons: [[{ label: "Xong" }]] },
  ]);
  const pressed = await post(`phones/${id}/press`, { label: "Xong", wait: true });
  expect(pressed.bubbles).toMatchObject([{ text: "Đã ghi nhận", edited: true }]);
  expect(await get(`phones/${id}/history`)).toHaveLength(2);
  expect(await get(`phones/${id}`)).toMatchObject({ owner: "Người lạ", botName: "Đầu Mối", commands: [] });
  expect((await get("phones")).map((phone: { id: string }) => phone.id)).toEqual([lan, id, "zalo:5000001"]);

  const photo = await post(`phones/${id}/send`, { what: "photo", wait: true });
  expect(photo.bubbles.at(-1).text).toBe("Đã nhận ảnh");
  const captioned = await post(`phones/${id}/send`, { what: "photo", caption: "V.1 xong", wait: true });
  expect(captioned.bubbles[0]).toMatchObject({ from: "person", text: "V.1 xong" });
  expect(captioned.bubbles[0].photo).toBeTruthy();
  const album = await post(`phones/${id}/send`, { what: "album", wait: true });
  expect(album.bubbles.filter(({ photo }: { photo?: string }) => photo)).toHaveLength(2);
  const base64 = Buffer.from("PK").toString("base64");
  const file = await post(`phones/${id}/send`, { what: "document", name: "b3.xlsx", base64, wait: true });
  expect(file.bubbles.at(-1).text).toBe("Đã nhận b3.xlsx");
  const [{ id: bubble }] = (await post(`phones/${id}/write`, { text: "chào", wait: true })).bubbles;
  expect((await post(`phones/${id}/edit`, { bubble, text: "chào!", wait: true })).bubbles.at(-1).text).toBe("sửa");
  expect((await post(`phones/${id}/forward`, { bubble, wait: true })).bubbles.at(-1).text).toBe("mới");
  expect((await post(`phones/${id}/forge`, { data: "x" })).ok).toBe(true);
});

test("notifications have the first line, edits have none", async () => {
  await post(`phones/${lan}/write`, { text: "/start", wait: true });
  await post(`phones/${lan}/press`, { label: "Xong", wait: true });
  await bot.api.sendDocument(5_000_001, new InputFile(Buffer.from("a"), "tong-hop.docx"));
  expect(await get(`notifications?phone=${lan}`)).toMatchObject([
    { owner: "Sở Tư pháp", channel: "telegram", title: "Đầu Mối", line: "Chào", file: null },
    { line: "", file: "tong-hop.docx" },
  ]);
});

test("faults come, are seen, hit and cleared; calls are kept", async () => {
  await post(`phones/${lan}/write`, { text: "/start", wait: true });
  expect(await post("faults", { kind: "throttle", method: "sendMessage", value: 3 })).toEqual([
    { channel: "telegram", kind: "throttle", method: "sendMessage", value: 3, times: 1 },
  ]);
  expect(await post("faults", { kind: "quota" })).toHaveLength(2);
  await expect(bot.api.sendMessage(5_000_001, "?")).rejects.toMatchObject({ parameters: { retry_after: 3 } });
  expect(await post("faults", { kind: "html", phone: lan })).toHaveLength(2);
  expect((await ask("DELETE", "faults")).json).toEqual([]);
  expect(await get("faults")).toEqual([]);
  const calls = await get("calls?channel=telegram&last=1");
  expect(calls).toMatchObject([{ method: "sendMessage", answer: { error_code: 429 } }]);
  await post(`phones/${lan}/block`, { blocked: true });
  await expect(bot.api.sendMessage(5_000_001, "?")).rejects.toMatchObject({ error_code: 403 });
});

describe("what is wrong is said", () => {
  test.each([
    ["POST", "clock", { at: "mai" }, 400, "Not a time: mai"],
    ["POST", "clock", {}, 400, 'say one of {"at"'],
    ["GET", "phones/telegram:1", undefined, 404, "There is no phone telegram:1"],
    ["POST", `phones/${lan}/write`, { text: " " }, 400, "empty message"],
    ["POST", `phones/${lan}/write`, { words: "chào" }, 400, "words"],
    ["POST", `phones/${lan}/press`, { label: "Xong" }, 400, 'No button "Xong"'],
    ["POST", "phones/zalo:5000001/forge", { data: "a" }, 400, "Only Telegram"],
    ["POST", "faults", { kind: "fire" }, 400, "kind"],
    ["POST", "faults", { kind: "quota", channel: "telegram" }, 400, "Zalo"],
    ["POST", "phones", { owner: "Ai", channel: "viber" }, 400, "channel"],
  ])("%s %s", async (method, path, body, status, sentence) => {
    const answer = await ask(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.json.error.sentence).toContain(sentence);
  });
});

test("the page, its files and its texts come from this server, and nothing else does", async () => {
  const page = await fetch(sandbox.address);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
  const html = await page.text();
  const base = `${sandbox.address}/page/`;
  expect(html).toContain('<base href="/page/" />');
  for (const [, file] of html.matchAll(/(?:src|href)="([a-z.-]+)"/g))
    expect((await fetch(base + file)).status).toBe(200);
  expect(html).not.toMatch(/https?:\/\//);
  expect((await fetch(`${sandbox.address}/page/..%2Fserver.ts`)).status).toBe(404);
  expect(await get("page")).toMatchObject({
    channels: ["telegram", "zalo"],
    notes: { vi: ["Mã: K7Q4M2PX"], en: ["Code: K7Q4M2PX"] },
    texts: { vi: { title: "Đầu Mối" }, en: { title: "Đầu Mối" } },
  });
});

test("changes come as they happen", async () => {
  const stream = await fetch(`${sandbox.address}/sandbox/events`);
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const until = async (piece: string) => {
    while (!text.includes(piece)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`ended before ${piece}`);
      text += value;
    }
  };
  await until("event: clock");
  await telegram.write(lan, "/start");
  await until(`event: phone\ndata: {"phone":"${lan}"}`);
  await until("event: notification");
  clock.put("2024-02-27T08:00");
  await until('"2024-02-27T08:00:00+07:00","moved":true');
  await reader.cancel();
});

test("a later run takes up the chats, the menus, the files and the clock", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  try {
    const stop = keepSandbox(folder, clock, [telegram, zalo]);
    await post(`phones/${lan}/write`, { text: "/start", wait: true });
    await bot.api.sendDocument(5_000_001, new InputFile(Buffer.from("xin chào"), "a.txt"));
    await bot.api.setMyCommands([{ command: "viec", description: "Việc" }]);
    clock.put("2024-02-28T08:00");
    await bot.stop();
    await telegram.write(lan, "chưa ai đọc");
    stop();

    expect(inVietnam(readKeptTime(folder)!)).toMatch(/^2024-02-28T08:00/);
    const later = new TelegramStandIn({ clock });
    const close = keepSandbox(folder, clock, [later]);
    expect(later.phones()).toMatchObject([{ id: lan, owner: "Sở Tư pháp", started: true }]);
    expect(later.history(lan)).toEqual(telegram.history(lan));
    expect(later.commands(lan)).toEqual(telegram.commands(lan));
    const second = await startSandbox({ port: 0, clock, messengers: [later] });
    expect(await (await fetch(second.address + later.history(lan)[2]!.file!.url)).text()).toBe("xin chào");
    const api = new Bot(sandboxToken, { client: { apiRoot: second.apiRoot("telegram") } }).api;
    expect((await api.getUpdates()).map(({ message }) => message?.text)).toEqual(["chưa ai đọc"]);
    await later.press(lan, "Xong");
    expect((await api.getUpdates()).at(-1)).toMatchObject({ callback_query: { data: "a" } });
    await second.close();
    close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
