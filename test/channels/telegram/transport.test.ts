import { setTimeout as wait } from "node:timers/promises";
import { Api, GrammyError, InputFile } from "grammy";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Priority } from "../../../src/channels/channel.js";
import { withinDeadline } from "../../../src/channels/deadline.js";
import { failureOf } from "../../../src/channels/telegram/failures.js";
import { createTelegramChannel } from "../../../src/channels/telegram/telegram.js";
import { nowhere, ScriptedServer, token } from "./server.js";

let server: ScriptedServer;
let api: Api;

beforeEach(async () => {
  server = await ScriptedServer.start();
  api = apiAt(server.root);
});

afterEach(() => server.close());

function apiAt(apiRoot: string, limits = {}, notSent = [50, 100, 200]): Api {
  const retryPauses = { notSent, unanswered: [20, 40], refused: [20, 40] };
  const channel = createTelegramChannel({ token, apiRoot, log: pino({ level: "silent" }), limits, retryPauses });
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

  test("an answer waits as long as it is told", async () => {
    server.next(throttled(1));
    await send("x");
    expect(server.calls.length).toBe(2);
    expect(server.calls[1]!.at - server.calls[0]!.at).toBeGreaterThanOrEqual(990);
  });

  test("an answer does not wait longer than a handler may take", async () => {
    server.next(throttled(600));
    expect(failureOf(await failing(send("x")))).toEqual({ kind: "throttled", retryAfter: 600 });
    expect(server.calls.length).toBe(1);
  });

  test("a reminder does not wait: its row does", async () => {
    server.next(throttled(1));
    expect(failureOf(await failing(reminder("x")))).toEqual({ kind: "throttled", retryAfter: 1 });
    expect(server.calls.length).toBe(1);
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
    const error = await withinDeadline(controller.signal, () => failing(send("too late")));
    // It is not the messenger that is too slow.
    expect(error.error_code).toBe(498);
    expect(failureOf(error).kind).toBe("invalid");
    expect(server.calls.length).toBe(0);
  });

  test("nor finish what it waits for", async () => {
    server.next({ code: 429, description: "Too Many Requests: retry after 15", parameters: { retry_after: 15 } });
    const controller = new AbortController();
    const call = withinDeadline(controller.signal, () => failing(send("x")));
    await server.called(1);
    controller.abort();
    expect((await call).error_code).toBe(499);
    expect(server.calls.length).toBe(1);
  });
});

describe("pace", () => {
  test("a burst to one chat is spread", async () => {
    api = apiAt(server.root, { perChat: 2 });
    const began = performance.now();
    await Promise.all([send("1"), send("2"), send("3")]);
    expect(performance.now() - began).toBeGreaterThan(1_500);
  });

  test("an answer goes before the reminders that wait", async () => {
    api = apiAt(server.root, { perSecond: 10, perChat: 100 });
    const to = (chat_id: number, text: string, priority: Priority) =>
      api.raw.sendMessage({ chat_id, text, ...{ priority } });
    const calls = Array.from({ length: 12 }, (_, index) => to(index + 1, "reminder", "ordinary"));
    calls.push(to(99, "urgent", "urgent"), to(100, "answer", "answer"));
    await Promise.all(calls);
    const order = server.calls.map((call) => call.body.text);
    // Exactly when, pace.test.ts tells: what leaves at the same time may arrive in any order.
    expect(order.indexOf("answer")).toBeLessThan(order.lastIndexOf("reminder"));
    expect(order.indexOf("urgent")).toBeLessThan(order.lastIndexOf("reminder"));
  });

  test("what is no message does not wait", async () => {
    api = apiAt(server.root, { perSecond: 5, perChat: 1 });
    // At five a second they would take longer than a test may.
    await Promise.all(Array.from({ length: 1_000 }, (_, index) => api.answerCallbackQuery(String(index))));
    expect(server.calls.length).toBe(1_000);
  });
});

test("no error carries the token", async () => {
  server.next("reset", "reset");
  const error = await failing(send("x"));
  const seen = JSON.stringify({ ...error, message: error.message, stack: error.stack });
  expect(seen).not.toContain(token);
});
