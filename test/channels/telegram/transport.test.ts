import { setTimeout as wait } from "node:timers/promises";
import { Api, GrammyError, InputFile } from "grammy";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Channel, Priority } from "../../../src/channels/channel.js";
import { failureOf } from "../../../src/channels/telegram/failures.js";
import { createTelegramChannel } from "../../../src/channels/telegram/telegram.js";
import { type CallSignal, speakFor } from "../../../src/channels/waiting.js";
import { nowhere, ScriptedServer, token } from "./server.js";

let server: ScriptedServer;
let channel: Channel;
let api: Api;

beforeEach(async () => {
  server = await ScriptedServer.start();
  api = apiAt(server.root);
});

afterEach(() => server.close());

function apiAt(apiRoot: string, limits = {}, notSent = [50, 100, 200]): Api {
  const retryPauses = { notSent, unanswered: [20, 40], refused: [20, 40] };
  channel = createTelegramChannel({ token, apiRoot, log: pino({ level: "silent" }), limits, retryPauses });
  return new Api(channel.token, channel.client);
}

function send(text: string, more: Record<string, unknown> = {}) {
  return api.raw.sendMessage({ chat_id: 5000001, text, ...more } as Parameters<typeof api.raw.sendMessage>[0]);
}

function reminder(text: string) {
  return send(text, { priority: "ordinary" satisfies Priority });
}

async function failing(call: Promise<unknown>): Promise<GrammyError> {
  const error = await call.then(
    () => expect.fail("the call should have failed"),
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(GrammyError);
  return error as GrammyError;
}

describe("payload", () => {
  test("our own fields do not leave the house", async () => {
    await send("Trạng thái?", { expects: "choice", priority: "urgent" });
    expect(server.calls[0]?.body).toEqual({ chat_id: 5000001, text: "Trạng thái?" });
  });

  test("nor in an upload, which arrives whole", async () => {
    const bytes = Buffer.from([0, 1, 2, 253, 254, 255, 13, 10, 45, 45]);
    const more = { expects: "figure", priority: "ordinary" };
    await api.raw.sendDocument({ chat_id: 5000001, document: new InputFile(bytes, "bang.xlsx"), ...more } as never);
    const { raw, contentType } = server.calls[0]!;
    expect(contentType).toMatch(/^multipart\/form-data; boundary=/);
    expect(raw.includes("expects")).toBe(false);
    expect(raw.includes("priority")).toBe(false);
    expect(raw.includes('name="chat_id"\r\n\r\n5000001\r\n')).toBe(true);
    expect(raw.includes(bytes)).toBe(true);
  });
});

describe("long texts", () => {
  const keyboard = { inline_keyboard: [[{ text: "Xác nhận", callback_data: "ok" }]] };
  const line = "I.10 Báo cáo tháng: chưa báo cáo\n";

  test("are cut on line borders, with the keyboard on the last", async () => {
    const text = line.repeat(300).trim();
    await send(text, { reply_markup: keyboard });
    const bodies = server.calls.map((call) => call.body);
    expect(bodies.map((body) => String(body.text)).join("\n")).toBe(text);
    expect(bodies.length).toBe(3);
    expect(bodies.every((body) => String(body.text).length <= 4096)).toBe(true);
    expect(bodies.map((body) => "reply_markup" in body)).toEqual([false, false, true]);
  });

  test("an edit becomes an edit and a new message", async () => {
    await api.editMessageText(5000001, 43, line.repeat(150).trim(), { reply_markup: keyboard });
    expect(server.methods()).toEqual(["editMessageText", "sendMessage"]);
    expect(server.calls[0]?.body.message_id).toBe(43);
    expect(server.calls[1]?.body).toMatchObject({ chat_id: 5000001, reply_markup: keyboard });
    expect(server.calls[1]?.body).not.toHaveProperty("message_id");
  });

  test("the rest is not sent where a piece was refused", async () => {
    server.next({ code: 403, description: "Forbidden: bot was blocked by the user" });
    expect((await failing(send(line.repeat(300)))).error_code).toBe(403);
    expect(server.calls.length).toBe(1);
  });
});

describe("refusals that mean something else", () => {
  test("an identical edit has already happened", async () => {
    server.next({ code: 400, description: "Bad Request: message is not modified: specified new message content …" });
    expect(await api.editMessageText(5000001, 43, "x")).toBe(true);
  });

  test.each(["Bad Request: message to edit not found", "Bad Request: message can't be edited"])(
    "%s: sent anew",
    async (description) => {
      const reply_markup = { inline_keyboard: [[{ text: "Sửa", callback_data: "edit" }]] };
      server.next({ code: 400, description });
      const result = await api.editMessageText(5000001, 43, "Đã ghi nhận", { reply_markup });
      expect(result).toMatchObject({ message_id: 2 });
      expect(server.calls[1]).toMatchObject({
        method: "sendMessage",
        body: { chat_id: 5000001, text: "Đã ghi nhận", reply_markup },
      });
      expect(server.calls[1]?.body).not.toHaveProperty("message_id");
    },
  );

  test("a keyboard cannot be taken from a message that is gone, and need not", async () => {
    server.next({ code: 400, description: "Bad Request: message to edit not found" });
    expect(await api.editMessageReplyMarkup(5000001, 43)).toBe(true);
    expect(server.calls.length).toBe(1);
  });

  test("an answer to an old button press is let go", async () => {
    server.next({
      code: 400,
      description: "Bad Request: query is too old and response timeout expired or query ID is invalid",
    });
    expect(await api.answerCallbackQuery("1")).toBe(true);
  });

  test.each(["Bad Request: message to delete not found", "Bad Request: message can't be deleted"])(
    "%s: let go",
    async (description) => {
      server.next({ code: 400, description });
      expect(await api.deleteMessage(5000001, 43)).toBe(true);
    },
  );

  test("a reply to a message that is gone goes without the mark", async () => {
    server.next({ code: 400, description: "Bad Request: message to be replied not found" });
    await send("Biên nhận", { reply_parameters: { message_id: 7 } });
    expect(server.calls[1]?.body).toEqual({ chat_id: 5000001, text: "Biên nhận" });
  });

  test("a group that was upgraded is reported as moved", async () => {
    server.next({
      code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: -100777 },
    });
    expect(failureOf(await failing(send("x")))).toEqual({ kind: "moved", chatId: -100777 });
  });
});

describe("429", () => {
  const throttled = (seconds: number) => ({
    code: 429,
    description: `Too Many Requests: retry after ${seconds}`,
    parameters: { retry_after: seconds },
  });
  const to = (chat_id: number, text: string, more: Record<string, unknown> = {}) =>
    api.raw.sendMessage({ chat_id, text, ...more } as Parameters<typeof api.raw.sendMessage>[0]);

  test("an answer waits as long as it is told, where that is short", async () => {
    server.next(throttled(1));
    await send("x");
    expect(server.calls.length).toBe(2);
    expect(server.calls[1]!.at - server.calls[0]!.at).toBeGreaterThanOrEqual(990);
  });

  test("a longer pause is not waited for in the call, and nothing more is sent to that chat meanwhile", async () => {
    server.next(throttled(600));
    expect(failureOf(await failing(send("x")))).toEqual({ kind: "throttled", retryAfter: 600 });
    for (const call of [send("y"), reminder("z"), api.editMessageText(5000001, 43, "x")]) {
      const failure = failureOf(await failing(call));
      expect(failure.kind).toBe("throttled");
      expect(failure).toHaveProperty("retryAfter", expect.closeTo(600, -1));
    }
    expect(server.calls.length).toBe(1);
    // Another chat has its answers.
    await to(5000002, "x");
    expect(server.calls.length).toBe(2);
  });

  test("of several chats at once is one of all: nobody sends until it is over", async () => {
    server.next(throttled(1), throttled(1));
    const refused = ["1", "2"].map((chat) => failing(to(Number(chat), "x", { priority: "ordinary" })));
    await Promise.all(refused);
    expect(await channel.waitFor(3, "answer")).toBeGreaterThan(0);
    expect(failureOf(await failing(to(4, "x", { priority: "urgent" }))).kind).toBe("throttled");
    await Promise.all([to(3, "x"), api.answerCallbackQuery("1")]);
    expect(server.calls.length).toBe(4);
    expect(server.calls[2]!.at - server.calls[1]!.at).toBeGreaterThanOrEqual(980);
  });

  test("a reminder does not wait: its row does", async () => {
    server.next(throttled(1));
    expect(failureOf(await failing(reminder("x")))).toEqual({ kind: "throttled", retryAfter: 1 });
    expect(server.calls.length).toBe(1);
    expect(await channel.waitFor(5000001, "ordinary")).toBeGreaterThan(0);
    expect(await channel.waitFor(5000002, "ordinary")).toBe(0);
  });

  test("also where a page of the front says it", async () => {
    server.next({ page: "<h1>Too many</h1>", status: 429, headers: { "retry-after": "9" } });
    expect(failureOf(await failing(reminder("x")))).toEqual({ kind: "throttled", retryAfter: 9 });
  });
});

describe("the network", () => {
  test("nothing listens: tried again, then unreachable, so nothing was sent", async () => {
    const error = await failing(apiAt(nowhere).sendMessage(5000001, "x"));
    expect(error.description).toBe("Unreachable: ECONNREFUSED");
    expect(failureOf(error).kind).toBe("transient");
  });

  test("a server that comes up while we try gets the message once", async () => {
    const late = await ScriptedServer.startToComeBack();
    await late.close();
    const sent = apiAt(late.root).raw.sendMessage({ chat_id: 1, text: "x", ...{ priority: "ordinary" } });
    await wait(20);
    await late.comeBack();
    expect(await sent).toMatchObject({ message_id: 1 });
    expect(late.calls.length).toBe(1);
    await late.close();
  });

  test("a connection that a carrier resets in the TLS handshake has sent nothing", async () => {
    const { createServer } = await import("node:net");
    let connections = 0;
    const carrier = createServer((socket) => {
      connections += 1;
      socket.once("data", () => socket.resetAndDestroy());
    });
    await new Promise<void>((resolve) => carrier.listen(0, "127.0.0.1", resolve));
    const { port } = carrier.address() as import("node:net").AddressInfo;
    const error = await failing(apiAt(`https://127.0.0.1:${port}`).raw.sendMessage({ chat_id: 1, text: "x" }));
    expect(error.description).toBe("Unreachable: ECONNRESET");
    expect(connections).toBe(4);
    await new Promise((resolve) => carrier.close(resolve));
  });

  test("an unknown host is unreachable", async () => {
    const error = await failing(apiAt("http://no-such-host.invalid", {}, []).raw.getMe());
    expect(failureOf(error).kind).toBe("transient");
    // A machine without a network may not hear from anybody who knows names.
    expect(error.description).toMatch(/^Unreachable: (ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT)$/);
  });

  test.each(["reset", "cut"] as const)(
    "%s: an answer is sent once more, because a receipt must arrive",
    async (how) => {
      server.next(how);
      await send("BN-2024-000123");
      expect(server.methods()).toEqual(["sendMessage", "sendMessage"]);
    },
  );

  test("an answer that is lost twice is reported as ambiguous", async () => {
    server.next("reset", "reset");
    expect(failureOf(await failing(send("x"))).kind).toBe("ambiguous");
    expect(server.calls.length).toBe(2);
  });

  test("a lost reminder is reported at once: its row decides", async () => {
    server.next("reset");
    expect(failureOf(await failing(reminder("x"))).kind).toBe("ambiguous");
    expect(server.calls.length).toBe(1);
  });

  test("what may be done twice is tried twice more", async () => {
    server.next("reset", "reset");
    expect(await api.answerCallbackQuery("1")).toBe(true);
    expect(server.calls.length).toBe(3);
  });

  test("a page of the front with 502 is tried again for an answer", async () => {
    server.next({ page: "<html><h1>502 Bad Gateway</h1></html>", status: 502 });
    await send("x");
    expect(server.calls.length).toBe(2);
  });

  test("and is transient for a reminder", async () => {
    server.next({ page: "<html><h1>502 Bad Gateway</h1></html>", status: 502 });
    const error = await failing(reminder("x"));
    expect(failureOf(error)).toEqual({ kind: "transient", detail: "Not an answer of the Bot API (HTTP 502)" });
  });

  test.each([200, 403])("a blocking page with %i is no answer of the Bot API", async (status) => {
    server.next({ page: "<html>Trang web bị chặn</html>", status });
    expect(failureOf(await failing(reminder("x"))).kind).toBe("transient");
  });
});

describe("giving up", () => {
  test("a handler that was left behind cannot speak any more", async () => {
    const controller = new AbortController();
    controller.abort();
    speakFor(api, { rank: "known", signal: controller.signal });
    const error = await failing(send("too late"));
    // It is not the messenger that is too slow.
    expect(error.error_code).toBe(498);
    expect(failureOf(error).kind).toBe("invalid");
    expect(server.calls.length).toBe(0);
  });

  test("nor finish what it waits for", async () => {
    server.next({ code: 429, description: "Too Many Requests: retry after 2", parameters: { retry_after: 2 } });
    const controller = new AbortController();
    speakFor(api, { rank: "known", signal: controller.signal });
    const call = failing(send("x"));
    await server.called(1);
    controller.abort();
    expect((await call).error_code).toBe(499);
    expect(server.calls.length).toBe(1);
  });

  test.each(["the handling", "the call"])("where %s is given up, whichever is first", async (which) => {
    server.next({ code: 429, description: "Too Many Requests: retry after 2", parameters: { retry_after: 2 } });
    const [handling, one] = [new AbortController(), new AbortController()];
    speakFor(api, { rank: "known", signal: handling.signal });
    const call = failing(api.sendMessage(5000001, "x", {}, one.signal as CallSignal));
    await server.called(1);
    (which === "the call" ? one : handling).abort();
    expect((await call).error_code).toBe(499);
    expect(server.calls.length).toBe(1);
  });
});

describe("pace", () => {
  test("answers to members, edits and presses go at once", async () => {
    const began = performance.now();
    const sent = Array.from({ length: 100 }, (_, index) => send(String(index)));
    const edited = Array.from({ length: 100 }, (_, index) => api.editMessageText(5000001, 43, String(index)));
    const pressed = Array.from({ length: 800 }, (_, index) => api.answerCallbackQuery(String(index)));
    await Promise.all([...sent, ...edited, ...pressed]);
    // On a machine that is busy with something else, a connection that found no room is made again.
    expect(server.calls.length).toBeGreaterThanOrEqual(1_000);
    // At the documented pace they would take three minutes.
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test("what nobody waits for is spread, and comes again later where that takes long", async () => {
    api = apiAt(server.root, { perChat: 1, perGroup: 1 });
    const toStrangers = new Api(channel.token, channel.client);
    speakFor(toStrangers, { rank: "unknown", signal: new AbortController().signal });
    const stranger = () => toStrangers.sendMessage(5000001, "Xin mã mời");
    const began = performance.now();
    await Promise.all([reminder("1"), reminder("2"), reminder("3"), reminder("4")]);
    expect(performance.now() - began).toBeGreaterThanOrEqual(990);
    expect(failureOf(await failing(Promise.all([stranger(), stranger(), stranger()]))).kind).toBe("throttled");
  });
});

test("no error carries the token", async () => {
  server.next("reset", "reset");
  const error = await failing(send("x"));
  const seen = JSON.stringify({ ...error, message: error.message, stack: error.stack });
  expect(seen).not.toContain(token);
});
