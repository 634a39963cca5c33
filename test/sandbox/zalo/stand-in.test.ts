import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { samplePhoto } from "../../../src/sandbox/samples.js";
import { zaloSandboxToken as token, ZaloStandIn } from "../../../src/sandbox/zalo/stand-in.js";
import { standingClock } from "../../support/standing-clock.js";

const me = "zalo:lan";
const secret = "a-secret-of-the-webhook";

let app: FastifyInstance;
let zalo: ZaloStandIn;
let origin: string;
let hooked: { headers: Record<string, unknown>; body: Record<string, unknown> }[];
let hookStatus: number;
let onHooked: () => void;

beforeEach(async () => {
  zalo = new ZaloStandIn({ clock: standingClock() });
  app = fastify({ forceCloseConnections: true });
  zalo.mount(app);
  hooked = [];
  hookStatus = 200;
  onHooked = () => {};
  app.post("/hook", async (request, reply) => {
    hooked.push({ headers: request.headers, body: request.body as Record<string, unknown> });
    onHooked();
    return reply.code(hookStatus).send({});
  });
  app.get("/chart.png", async (_request, reply) => reply.type("image/png").send(Buffer.from(samplePhoto().bytes)));
  app.get("/page", async (_request, reply) => reply.type("text/html").send("<p>"));
  origin = await app.listen({ port: 0, host: "127.0.0.1" });
  zalo.addPhone(me, "Sở Tư pháp");
});

afterEach(async () => {
  await zalo.close();
  await app.close();
});

async function raw(method: string, init: RequestInit = {}, with_ = token) {
  return fetch(`${origin}/zalo/bot${with_}/${method}`, { method: "POST", ...init });
}

async function call(method: string, body: object = {}, with_ = token) {
  const headers = { "content-type": "application/json" };
  const response = await raw(method, { headers, body: JSON.stringify(body) }, with_);
  expect(response.status).toBe(200);
  return (await response.json()) as {
    ok: boolean;
    result?: Record<string, unknown>;
    error_code?: number;
    description?: string;
  };
}

/** The person writes; gives their chat id. */
async function met(): Promise<string> {
  await zalo.write(me, "xin chào");
  const { result } = await call("getUpdates", { timeout: "0" });
  return (result!.message as { chat: { id: string } }).chat.id;
}

function nextHook(): Promise<void> {
  return new Promise((resolve) => {
    onHooked = resolve;
  });
}

describe("what the stand-in refuses, with HTTP 200", () => {
  it.each<[string, string, (chat: string) => object, number, RegExp]>([
    ["a method of Telegram: edit", "editMessageText", (chat_id) => ({ chat_id, text: "x" }), 404, /Not Found/],
    ["a method of Telegram: answer a press", "answerCallbackQuery", () => ({}), 404, /Not Found/],
    ["a method of Telegram: document", "sendDocument", (chat_id) => ({ chat_id }), 404, /Not Found/],
    ["a method of Telegram: delete", "deleteMessage", (chat_id) => ({ chat_id }), 404, /Not Found/],
    ["a method of Telegram: commands", "setMyCommands", () => ({ commands: [] }), 404, /Not Found/],
    ["another case of a method's name", "sendmessage", (chat_id) => ({ chat_id, text: "x" }), 404, /Not Found/],
    ["a name from JavaScript", "toString", () => ({}), 404, /Not Found/],
    ["a keyboard", "sendMessage", (chat_id) => ({ chat_id, text: "x", reply_markup: {} }), 400, /reply_markup/],
    ["a field of our own", "sendMessage", (chat_id) => ({ chat_id, text: "x", expects: "figure" }), 400, /expects/],
    ["a number as chat id", "sendMessage", () => ({ chat_id: 12, text: "x" }), 400, /chat_id/],
    ["nobody's chat id", "sendMessage", () => ({ chat_id: "ffff", text: "x" }), 400, /chat not found/],
    ["an empty text", "sendMessage", (chat_id) => ({ chat_id, text: " \n" }), 400, /text/],
    ["a text of 2,001", "sendMessage", (chat_id) => ({ chat_id, text: "x".repeat(2001) }), 400, /too long/],
    ["HTML of Telegram", "sendMessage", (chat_id) => ({ chat_id, text: "x", parse_mode: "HTML" }), 400, /parse_mode/],
    ["no photo", "sendPhoto", (chat_id) => ({ chat_id }), 400, /The photo must not be empty/],
    [
      "a data URI",
      "sendPhoto",
      (chat_id) => ({ chat_id, photo: "data:image/png;base64,AA" }),
      400,
      /must start with http/,
    ],
    [
      "a photo nobody can reach",
      "sendPhoto",
      (chat_id) => ({ chat_id, photo: "http://127.0.0.1:1/a" }),
      400,
      /URL is invalid/,
    ],
    [
      "a photo in a private network",
      "sendPhoto",
      (chat_id) => ({ chat_id, photo: "https://10.0.0.5/a" }),
      400,
      /URL is invalid/,
    ],
    ["a photo that is a page", "sendPhoto", (chat_id) => ({ chat_id, photo: `${origin}/page` }), 400, /URL is invalid/],
    ["typing as something else", "sendChatAction", (chat_id) => ({ chat_id, action: "upload_photo" }), 400, /action/],
    ["offset", "getUpdates", () => ({ timeout: 0, offset: 1 }), 400, /offset/],
    ["no webhook to tell of", "getWebhookInfo", () => ({}), 404, /Not Found/],
    ["a webhook without secret", "setWebhook", () => ({ url: `${origin}/hook` }), 400, /secret_token/],
    ["a secret of 7", "setWebhook", () => ({ url: `${origin}/hook`, secret_token: "1234567" }), 400, /8 and 256/],
    [
      "a secret of 257",
      "setWebhook",
      () => ({ url: `${origin}/hook`, secret_token: "x".repeat(257) }),
      400,
      /8 and 256/,
    ],
    ["a webhook without url", "setWebhook", () => ({ secret_token: secret }), 400, /url/],
    ["plain http", "setWebhook", () => ({ url: "http://bot.example.gov.vn/z", secret_token: secret }), 400, /https/],
    ...[
      "https://10.1.2.3/z",
      "https://192.168.1.2/z",
      "https://172.20.0.1/z",
      "https://bot.local/z",
      "https://bot/z",
    ].map((url): [string, string, () => object, number, RegExp] => [
      `a private host: ${url}`,
      "setWebhook",
      () => ({ url, secret_token: secret }),
      400,
      /URL is invalid/,
    ]),
  ])("%s", async (_, method, body, code, description) => {
    const answer = await call(method, body(await met()));
    expect(answer).toEqual({ ok: false, error_code: code, description: expect.stringMatching(description) });
  });

  it("an uploaded photo, which it does not read", async () => {
    const form = new FormData();
    form.set("chat_id", await met());
    form.set("photo", new Blob([Uint8Array.from(samplePhoto().bytes)]), "a.png");
    const response = await raw("sendPhoto", { body: form });
    expect(await response.json()).toMatchObject({ ok: false, error_code: 400 });
  });

  it("a body that is no JSON", async () => {
    const response = await raw("sendMessage", { headers: { "content-type": "application/json" }, body: "{" });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ok: false, error_code: 400, description: "Bad Request" });
  });

  it("another token", async () => {
    expect(await call("getMe", {}, "12:other")).toEqual({ ok: false, error_code: 401, description: "Unauthorized" });
  });

  it("to write to someone who never wrote", async () => {
    const chat = await met();
    zalo.addPhone("zalo:hung", "Sở Nội vụ");
    expect(await call("sendMessage", { chat_id: `${chat.slice(0, -1)}x`, text: "x" })).toMatchObject({
      error_code: 400,
    });
    expect(zalo.history("zalo:hung")).toEqual([]);
  });

  it("to write to someone who blocked the bot, until they write again", async () => {
    const chat = await met();
    zalo.block(me, true);
    expect(await call("sendMessage", { chat_id: chat, text: "x" })).toMatchObject({ error_code: 403 });
    await zalo.write(me, "tôi đây");
    expect(await call("sendMessage", { chat_id: chat, text: "x" })).toMatchObject({ ok: true });
  });

  it("more than the month's messages, a new month having new ones", async () => {
    const clock = standingClock("2024-02-29T23:59");
    const small = new ZaloStandIn({ clock, path: "/small", behaviour: { quota: 2 } });
    const other = fastify({ forceCloseConnections: true });
    small.mount(other);
    const at = await other.listen({ port: 0, host: "127.0.0.1" });
    small.addPhone(me, "Sở Tư pháp");
    await small.write(me, "a");
    const post = async (method: string, body: object) => {
      const headers = { "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(body) };
      return (await (await fetch(`${at}/small/bot${token}/${method}`, init)).json()) as {
        ok: boolean;
        error_code?: number;
        result?: { message: { chat: { id: string } } };
      };
    };
    const chat_id = (await post("getUpdates", { timeout: 0 })).result?.message.chat.id;
    const say = () => post("sendMessage", { chat_id, text: "x" });
    expect([(await say()).ok, (await say()).ok]).toEqual([true, true]);
    expect(await say()).toEqual({ ok: false, error_code: 429, description: "Quota exceeded" });
    clock.put("2024-03-01T00:00");
    expect((await say()).ok).toBe(true);
    await small.close();
    await other.close();
  });
});

describe("getUpdates", () => {
  it("gives one event, not a list, and no update id", async () => {
    await zalo.write(me, "một");
    await zalo.write(me, "hai");
    const { result } = await call("getUpdates", { timeout: "30" });
    expect(result).toEqual({
      event_name: "message.text.received",
      message: {
        date: expect.any(Number),
        chat: { chat_type: "PRIVATE", id: expect.stringMatching(/^[0-9a-f]{20}$/) },
        message_id: expect.stringMatching(/^[0-9a-f]{20}$/),
        from: { id: expect.any(String), is_bot: false, display_name: expect.any(String) },
        text: "một",
      },
    });
    expect((await call("getUpdates", { timeout: 30 })).result).toMatchObject({ message: { text: "hai" } });
  });

  it("is idle with 408 after the asked seconds", async () => {
    const began = performance.now();
    expect(await call("getUpdates", { timeout: "1" })).toEqual({
      ok: false,
      error_code: 408,
      description: "Request timeout",
    });
    expect(performance.now() - began).toBeGreaterThanOrEqual(995);
  });

  it("wakes when someone writes", async () => {
    const poll = call("getUpdates", { timeout: 30 });
    while (zalo.polling().length === 0) await new Promise(setImmediate);
    await zalo.write(me, "một");
    expect((await poll).result).toMatchObject({ message: { text: "một" } });
  });

  it("keeps what came for a caller that hung up", async () => {
    const gone = new AbortController();
    const url = `${origin}/zalo/bot${token}/getUpdates`;
    const poll = fetch(url, { method: "POST", signal: gone.signal }).catch(() => null);
    while (zalo.polling().length === 0) await new Promise(setImmediate);
    gone.abort();
    await poll;
    while (zalo.polling().length > 0) await new Promise(setImmediate);
    await zalo.write(me, "một");
    expect((await call("getUpdates", { timeout: 1 })).result).toMatchObject({ message: { text: "một" } });
  });

  it("replays a consumed event", async () => {
    await zalo.write(me, "một");
    const { result } = await call("getUpdates", { timeout: 1 });
    zalo.replay(2);
    expect((await call("getUpdates", { timeout: 1 })).result).toEqual(result);
    expect((await call("getUpdates", { timeout: 1 })).result).toEqual(result);
    expect((await call("getUpdates", { timeout: 0 })).error_code).toBe(408);
  });

  it("is refused while a webhook is set", async () => {
    await call("setWebhook", { url: `${origin}/hook`, secret_token: secret });
    expect(await call("getUpdates", { timeout: 1 })).toEqual({
      ok: false,
      error_code: 400,
      description: "You cannot use this API while a webhook is set. Please remove the webhook first",
    });
    expect((await call("deleteWebhook")).result).toEqual({ url: "", updated_at: expect.any(Number) });
    expect((await call("getUpdates", { timeout: 0 })).error_code).toBe(408);
  });
});

describe("events of the people", () => {
  async function received() {
    return (await call("getUpdates", { timeout: 0 })).result as {
      event_name: string;
      message?: Record<string, unknown>;
    };
  }

  it.each([
    ["milliseconds", 13],
    ["seconds", 10],
  ] as const)("dates in %s", async (dates, digits) => {
    zalo.behaviour.dates = dates;
    await zalo.write(me, "x");
    expect(String((await received()).message?.date)).toHaveLength(digits);
  });

  it.each(["photo_url", "photo"] as const)("a photo at an address that can be fetched, as %s", async (imageField) => {
    zalo.behaviour.imageField = imageField;
    await zalo.send(me, "photo", { ...samplePhoto(), caption: "ảnh" });
    const { event_name, message } = await received();
    expect([event_name, message?.caption]).toEqual(["message.image.received", "ảnh"]);
    const photo = await fetch(message?.[imageField] as string);
    expect(Buffer.from(await photo.arrayBuffer())).toEqual(Buffer.from(samplePhoto().bytes));
  });

  it("a document is unsupported and carries no file", async () => {
    await zalo.send(me, "document");
    const { event_name, message } = await received();
    expect(event_name).toBe("message.unsupported.received");
    expect(Object.keys(message!).sort()).toEqual(["chat", "date", "from", "message_id", "message_type"]);
  });

  it("a document without message", async () => {
    zalo.behaviour.bareUnsupported = true;
    await zalo.send(me, "document");
    expect(await received()).toEqual({ event_name: "message.unsupported.received" });
  });

  it("a sticker", async () => {
    await zalo.send(me, "sticker");
    expect((await received()).event_name).toBe("message.sticker.received");
  });

  it("anything else", async () => {
    zalo.emit({ event_name: "message.reaction.received", reaction: "heart" });
    expect(await received()).toEqual({ event_name: "message.reaction.received", reaction: "heart" });
  });
});

describe("the webhook", () => {
  it.each(["flat", "wrapped"] as const)("is called with a %s body, the secret and a Java user agent", async (shape) => {
    zalo.behaviour.shape = shape;
    await call("setWebhook", { url: `${origin}/hook`, secret_token: secret });
    const arrived = nextHook();
    await zalo.write(me, "viec");
    await arrived;
    const { headers, body } = hooked.at(-1)!;
    expect(headers).toMatchObject({ "x-bot-api-secret-token": secret, "user-agent": "Java/1.8.0_192" });
    const event = { event_name: "message.text.received", message: expect.objectContaining({ text: "viec" }) };
    expect(body).toEqual(shape === "wrapped" ? { ok: true, result: event } : event);
  });

  it.each([
    ["answers", 200, { ok: true, outcome: "webhook.ok" }],
    ["refuses", 403, { ok: false, outcome: "webhook.http.403" }],
  ])("is checked when it is set: it %s", async (_, status, verification) => {
    hookStatus = status;
    const { result } = await call("setWebhook", { url: `${origin}/hook`, secret_token: secret });
    expect(result).toEqual({ url: `${origin}/hook`, updated_at: expect.any(Number), verification });
    expect((await call("getWebhookInfo")).result).toEqual({ url: `${origin}/hook`, updated_at: expect.any(Number) });
  });

  it("is kept where it cannot be reached", async () => {
    const { result } = await call("setWebhook", { url: "http://127.0.0.1:1/hook", secret_token: secret });
    expect(result).toMatchObject({ verification: { ok: false, outcome: "webhook.err.blocked" } });
    expect((await call("getWebhookInfo")).ok).toBe(true);
  });

  it("may be set without a word about a check", async () => {
    zalo.behaviour.verification = false;
    const { result } = await call("setWebhook", { url: `${origin}/hook`, secret_token: secret });
    expect(result).not.toHaveProperty("verification");
    expect(hooked).toEqual([]);
  });

  it("gets what waited before it was set", async () => {
    await zalo.write(me, "trước");
    const arrived = nextHook();
    zalo.behaviour.verification = false;
    await call("setWebhook", { url: `${origin}/hook`, secret_token: secret });
    await arrived;
    expect(hooked[0]?.body).toMatchObject({ message: { text: "trước" } });
  });
});

describe("faults", () => {
  it.each([
    ["unauthorized", {}, 401, "Unauthorized"],
    ["quota", {}, 429, "Quota exceeded"],
    ["blocked", {}, 403, "Forbidden: the user has blocked this bot"],
    ["error", { value: 403, description: "internal server error" }, 403, "internal server error"],
  ] as const)("%s", async (kind, more, error_code, description) => {
    const chat_id = await met();
    zalo.fail({ method: "sendMessage", times: 1, kind, ...more });
    expect(await call("sendMessage", { chat_id, text: "x" })).toEqual({ ok: false, error_code, description });
    expect((await call("sendMessage", { chat_id, text: "x" })).ok).toBe(true);
  });

  it("a page of the gateway: HTTP 504", async () => {
    zalo.fail({ method: "*", times: 1, kind: "html" });
    const response = await raw("getMe");
    expect([response.status, response.headers.get("content-type")]).toEqual([504, "text/html"]);
  });

  it.each([
    ["reset-before", 0],
    ["reset-after", 1],
  ] as const)("%s", async (kind, shown) => {
    const chat_id = await met();
    zalo.fail({ method: "sendMessage", times: 1, kind });
    await expect(call("sendMessage", { chat_id, text: "x" })).rejects.toThrow();
    expect(zalo.history(me).filter(({ from }) => from === "bot")).toHaveLength(shown);
  });

  it("throttling is not Zalo's", () => {
    expect(() => zalo.fail({ method: "*", times: 1, kind: "throttle" })).toThrow(/quota/);
  });
});

describe("the phone", () => {
  it("shows texts and pictures of the bot, which it has really fetched", async () => {
    const chat_id = await met();
    await call("sendMessage", { chat_id, text: "V.1 · hạn 29/02" });
    await call("sendPhoto", { chat_id, photo: `${origin}/chart.png`, caption: "Quý I" });
    const [, text, photo] = zalo.history(me);
    expect(text).toMatchObject({
      from: "bot",
      text: "V.1 · hạn 29/02",
      buttons: [],
      at: expect.stringContaining("+07:00"),
    });
    expect(photo).toMatchObject({ text: "Quý I" });
    const shown = await fetch(origin + photo!.photo);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(Buffer.from(samplePhoto().bytes));
  });

  it("shows that the bot is typing, an answer without result", async () => {
    const chat_id = await met();
    expect(await call("sendChatAction", { chat_id, action: "typing" })).toEqual({ ok: true });
    expect(zalo.phones()[0]?.typing).toBe(true);
    await call("sendMessage", { chat_id, text: "x" });
    expect(zalo.phones()[0]?.typing).toBe(false);
  });

  it.each([
    ["a number of a list", "1. V.1 · Kế hoạch\n2. 🟡 I.10 tháng 02 · còn 3 ngày", "I.10 tháng 02", "2"],
    ["a number in a line", "Tình hình?\n1. Hoàn thành  2. Đang thực hiện", "Đang thực hiện", "2"],
    ["a letter", "Gửi hai số\na. Không phát sinh", "Không phát sinh", "a"],
    ["yes", "Gửi?\nTrả lời: có / sửa / hủy", "Xác nhận", "có"],
    ["yes to more", "Gửi?\nTrả lời: có (xác nhận 3 dòng) / sửa / hủy", "Xác nhận 3 dòng", "có"],
    ["a word", "Gửi?\nTrả lời: có / sửa / hủy", "Sửa", "sửa"],
    ["a way out", 'Tình hình?\n("quay lại" hoặc "hủy" để dừng)', "Quay lại", "quay lại"],
    ["a way onward", 'Danh sách\nTrả lời bằng số 1–3; "thêm" để xem 11 việc khác.', "Xem 11 việc khác", "thêm"],
  ])("presses %s by typing it", async (_, text, label, typed) => {
    const chat_id = await met();
    await call("sendMessage", { chat_id, text });
    await zalo.press(me, label);
    expect(zalo.history(me).at(-1)).toMatchObject({ from: "person", text: typed });
  });

  it("presses nothing that is not shown", async () => {
    const chat_id = await met();
    await call("sendMessage", { chat_id, text: "Sửa được đến hết 07/03. 1. Hoàn thành" });
    await expect(zalo.press(me, "Sửa")).rejects.toThrow(/Sửa/);
  });

  it("is settled when the bot has the event for certain and has answered", async () => {
    const chat_id = await met();
    await zalo.write(me, "viec");
    await call("getUpdates", { timeout: 1 });
    await expect(zalo.settled(me, { timeout: 20 })).rejects.toThrow(/does not have for certain/);
    const settled = zalo.settled(me);
    const next = call("getUpdates", { timeout: 1 });
    await call("sendMessage", { chat_id, text: "Sở Tư pháp" });
    await settled;
    await next;
  });

  it("may have met the bot on an earlier day, and everything outlives a run", async () => {
    zalo.addPhone("zalo:minh", "Sở Y tế");
    zalo.meet("zalo:minh");
    const chat_id = await met();
    await call("sendMessage", { chat_id, text: "x" });
    await zalo.send(me, "photo");
    const later = new ZaloStandIn({ clock: standingClock("2024-02-26T09:00"), path: "/later" });
    later.restore(zalo.save());
    const second = fastify({ forceCloseConnections: true });
    later.mount(second);
    const address = await second.listen({ port: 0, host: "127.0.0.1" });
    const at = (method: string, body: object) =>
      fetch(`${address}/later/bot${token}/${method}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }).then((response) => response.json());
    expect(later.history(me)).toEqual(zalo.history(me));
    expect(later.sent()).toBe(1);
    const minh = { chat_id: later.accountOf("zalo:minh"), text: "x" };
    expect(await at("sendMessage", minh)).toMatchObject({ ok: true });
    expect(await at("getUpdates", { timeout: 0 })).toMatchObject({ result: { event_name: "message.image.received" } });
    expect(await at("sendMessage", { chat_id, text: "x" })).toMatchObject({ ok: true });
    await later.close();
    await second.close();
  });

  it("belongs to one bot of several, which know its owner by different ids", async () => {
    const two = new ZaloStandIn({
      clock: standingClock(),
      bots: [
        { token: "111111:one", name: "Bot Một" },
        { token: "222222:two", name: "Bot Hai" },
      ],
    });
    two.addPhone("zalo:a", "Sở Tư pháp");
    two.addPhone("zalo:b", "Sở Tư pháp", "222222");
    expect(two.phones().map(({ bot }) => bot)).toEqual(["111111", "222222"]);
    expect(() => two.addPhone("zalo:c", "x", "333")).toThrow();
  });
});
