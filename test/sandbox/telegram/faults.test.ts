import { Bot, GrammyError, HttpError } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Fault } from "../../../src/sandbox/messenger.js";
import { type OpenTelegram, openTelegram } from "../../support/telegram.js";

const lan = 5_000_001;
const phone = "telegram:5000001";

let open: OpenTelegram;
beforeEach(async () => {
  open = await openTelegram();
  open.telegram.addPhone(phone, "Sở Tư pháp");
  await open.telegram.write(phone, "/start");
});
afterEach(() => open.close());

const send = () => open.api.sendMessage(lan, "Chào");
const fault = (kind: Fault["kind"], more: Partial<Fault> = {}): Fault => ({
  method: "sendMessage",
  times: 1,
  kind,
  ...more,
});

describe("a fault answers instead of the work", () => {
  test.each([
    [fault("throttle", { value: 5 }), 429, "Too Many Requests: retry after 5", { retry_after: 5 }],
    [fault("blocked"), 403, "Forbidden: bot was blocked by the user", {}],
    [fault("unauthorized"), 401, "Unauthorized", {}],
    [fault("error", { value: 500 }), 500, "Internal Server Error: restart", {}],
    [fault("error", { value: 502 }), 502, "Bad Gateway", {}],
    [
      fault("error", { value: 400, description: "not enough rights to send text messages to the chat" }),
      400,
      "Bad Request: not enough rights to send text messages to the chat",
      {},
    ],
  ])("$kind $value", async (one, code, description, parameters) => {
    open.telegram.fail(one);
    const error: unknown = await send().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GrammyError);
    expect(error).toMatchObject({ error_code: code, description, parameters });
    expect(open.telegram.history(phone)).toHaveLength(1);
    await send();
    expect(open.telegram.history(phone)).toHaveLength(2);
  });

  test("a throttled call says so in the header as well", async () => {
    open.telegram.fail(fault("throttle", { value: 7 }));
    const response = await fetch(`${open.apiRoot}/bot${open.token}/sendMessage?chat_id=${lan}&text=a`);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "7"]);
  });

  test("the front server's page is no JSON", async () => {
    open.telegram.fail(fault("html"));
    const response = await fetch(`${open.apiRoot}/bot${open.token}/sendMessage?chat_id=${lan}&text=a`);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain("<center>nginx</center>");
  });

  test.each([
    ["reset-before", 1],
    ["reset-after", 2],
  ] as const)("%s: the bot cannot know", async (kind, messages) => {
    open.telegram.fail(fault(kind));
    expect(await send().catch((reason: unknown) => reason)).toBeInstanceOf(HttpError);
    expect(open.telegram.history(phone)).toHaveLength(messages);
    expect(open.telegram.calls().at(-1)).toMatchObject({ method: "sendMessage", answer: null });
  });

  test("slow: the message is there long before the answer", async () => {
    open.telegram.fail(fault("slow", { value: 150 }));
    const began = performance.now();
    let arrived = Number.NaN;
    open.telegram.onChange(() => {
      arrived = performance.now() - began;
    });
    await send();
    const answered = performance.now() - began;
    expect(answered).toBeGreaterThan(140);
    expect(answered - arrived).toBeGreaterThan(140);
  });
});

test("faults count down, fit their method and phone, and can be cleared", async () => {
  open.telegram.addPhone("telegram:5000002", "Văn phòng UBND tỉnh");
  await open.telegram.write("telegram:5000002", "/start");
  open.telegram.fail({ method: "*", times: 2, kind: "blocked", phone });
  await open.api.sendMessage(5_000_002, "Chào");
  await expect(send()).rejects.toThrow("blocked");
  expect(open.telegram.faults()).toEqual([{ method: "*", times: 1, kind: "blocked", phone }]);
  open.telegram.clearFaults();
  await send();
  open.telegram.fail({ method: "sendphoto", times: 1, kind: "blocked" });
  await send();
  expect(() => open.telegram.fail({ method: "*", times: 1, kind: "quota" })).toThrow("Zalo");
});

test("calls are kept without the token, with files as their size", async () => {
  await send();
  const call = open.telegram.calls().at(-1)!;
  expect(call).toMatchObject({ method: "sendMessage", body: { chat_id: lan, text: "Chào" }, answer: { ok: true } });
  expect(JSON.stringify(open.telegram.calls())).not.toContain(open.token.split(":")[1]);
});

describe("settled", () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = new Bot(open.token, { client: { apiRoot: open.apiRoot } });
    bot.catch(() => {});
  });
  afterEach(() => bot.stop());

  const start = () => {
    void bot.start();
    return open.telegram.settled(phone);
  };

  test("waits for the answer to a text", async () => {
    bot.on("message:text", (ctx) => ctx.reply(`Đã nhận: ${ctx.message.text}`));
    await start();
    await open.telegram.write(phone, "chào");
    await open.telegram.settled(phone);
    expect(open.telegram.history(phone).at(-1)).toMatchObject({ from: "bot", text: "Đã nhận: chào" });
  });

  test("waits for the acknowledgement of a press and for the edit, in either order", async () => {
    bot.command("start", (ctx) =>
      ctx.reply("?", { reply_markup: { inline_keyboard: [[{ text: "Xong", callback_data: "a" }]] } }),
    );
    bot.on("callback_query", async (ctx) => {
      await ctx.answerCallbackQuery();
      await ctx.editMessageText("Đã ghi nhận");
    });
    await start();
    await open.telegram.press(phone, "Xong");
    await open.telegram.settled(phone);
    expect(open.telegram.history(phone).at(-1)).toMatchObject({ text: "Đã ghi nhận" });
  });

  test("a toast alone is an answer", async () => {
    bot.command("start", (ctx) =>
      ctx.reply("?", { reply_markup: { inline_keyboard: [[{ text: "Xong", callback_data: "a" }]] } }),
    );
    bot.on("callback_query", (ctx) => ctx.answerCallbackQuery("Nút này đã cũ"));
    await start();
    await open.telegram.press(phone, "Xong");
    await open.telegram.settled(phone);
    expect(open.telegram.history(phone).at(-1)).toMatchObject({ toast: "Nút này đã cũ" });
  });

  test("gives up with what was outstanding", async () => {
    await expect(open.telegram.settled(phone, { timeout: 20 })).rejects.toThrow("1 update(s) not confirmed");
    bot.on("message", () => {});
    void bot.start();
    // It comes back for more when it has confirmed what it was given.
    while (open.telegram.polling().length === 0) await new Promise((resolve) => setImmediate(resolve));
    await expect(open.telegram.settled(phone, { timeout: 20 })).rejects.toThrow("not answered the last input");
  });

  test("asks the bot itself where it is given its word", async () => {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    bot.on("message", async (ctx) => {
      // Confirmed at once, answered later: as a bot with an inbox does.
      setTimeout(async () => {
        await ctx.reply("một");
        await ctx.reply("hai");
        finish();
      }, 30);
    });
    void bot.start();
    await open.telegram.settled(phone, { idle: () => finished });
    expect(open.telegram.history(phone).map(({ text }) => text)).toEqual(["/start", "một", "hai"]);
  });
});
