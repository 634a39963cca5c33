import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Received } from "../../../src/channels/channel.js";
import { createTelegramChannel, type TelegramChannel } from "../../../src/channels/telegram/telegram.js";
import { ScriptedServer, type SeenCall, token } from "./server.js";

let server: ScriptedServer;
let channel: TelegramChannel;
let stop: AbortController;
let lines: { level: number; msg: string; kind?: string; detail?: string }[];

beforeEach(async () => {
  server = await ScriptedServer.start();
  // An open poll is held until the test gives an answer, as the messenger does.
  server.usual = (call) => (call.method === "getUpdates" ? "hang" : { result: true });
  lines = [];
  const log = pino({ level: "info" }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const pauses = { error: 10, conflict: 10, refused: 10 };
  const retryPauses = { notSent: [5], unanswered: [5], refused: [5] };
  channel = createTelegramChannel({ token, apiRoot: `${server.root}/`, log, pauses, retryPauses });
  stop = new AbortController();
});

afterEach(async () => {
  stop.abort();
  await server.close();
});

function message(update_id: number, chat = 5000001) {
  return { update_id, message: { message_id: update_id, date: 1, chat: { id: chat, type: "private" }, text: "viec" } };
}

function polls(): SeenCall[] {
  return server.calls.filter((call) => call.method === "getUpdates");
}

/** Polls until `count` calls have reached the server, then stops. */
async function pollUntil(count: number, store: (batch: readonly Received[]) => Promise<void>): Promise<void> {
  const polling = channel.poll(store, stop.signal);
  await server.called(count);
  stop.abort();
  await polling;
}

describe("poll", () => {
  test("takes a webhook away first, and says each time what it wants", async () => {
    server.next({ result: true }, { result: [] });
    await pollUntil(3, async () => {});
    expect(server.methods()).toEqual(["deleteWebhook", "getUpdates", "getUpdates"]);
    for (const call of polls()) {
      const allowed_updates = ["message", "edited_message", "callback_query", "my_chat_member"];
      expect(call.body).toEqual({ timeout: 30, limit: 100, allowed_updates });
    }
  });

  test("stores a batch before it confirms it", async () => {
    server.next({ result: true }, { result: [message(11), message(12, -100123)] });
    const stored: Received[] = [];
    let confirmedBeforeStored = false;
    await pollUntil(3, async (batch) => {
      await new Promise((resolve) => setImmediate(resolve));
      confirmedBeforeStored = server.calls.length > 2;
      stored.push(...batch);
    });
    expect(confirmedBeforeStored).toBe(false);
    expect(stored.map(({ updateId, chatId }) => [updateId, chatId])).toEqual([
      ["11", 5000001],
      ["12", -100123],
    ]);
    expect(polls()[1]?.body.offset).toBe(13);
  });

  test("asks again for what could not be stored", async () => {
    server.next({ result: true }, { result: [message(11)] }, { result: [message(11)] });
    let tries = 0;
    await pollUntil(4, async () => {
      tries += 1;
      if (tries === 1) throw new Error("the database is away");
    });
    expect(tries).toBe(2);
    expect(polls().map((call) => call.body.offset)).toEqual([undefined, undefined, 12]);
  });

  test("hands over what it cannot read under its id, and goes on behind it", async () => {
    const odd = { update_id: 12, message: { ...message(12).message, chat: { id: 1.5, type: "private" } } };
    server.next({ result: true }, { result: [message(11), odd, message(13)] });
    const stored: Received[] = [];
    await pollUntil(3, async (batch) => void stored.push(...batch));
    expect(stored.map(({ updateId, chatId, unreadable }) => [updateId, chatId, unreadable])).toEqual([
      ["11", 5000001, undefined],
      ["12", null, "message.chat.id invalid_type"],
      ["13", 5000001, undefined],
    ]);
    expect(polls()[1]?.body.offset).toBe(14);
  });

  test("rests where nothing that came has an id, for it comes again at once", async () => {
    server.next({ result: true }, { result: [{ message: {} }, null] }, { result: [{ update_id: 1.5 }, message(5)] });
    const stored: string[] = [];
    await pollUntil(4, async (batch) => void stored.push(...batch.map((one) => one.updateId)));
    expect(stored).toEqual(["5"]);
    expect(lines.filter((line) => line.kind === "unreadable")).toHaveLength(1);
  });

  test("ends at once when told to, in the middle of a long poll", async () => {
    const polling = channel.poll(async () => {}, stop.signal);
    await server.called(2);
    const began = performance.now();
    stop.abort();
    await polling;
    // Well before the poll would have ended by itself, after 30 s; the machine may be busy.
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  test("after trouble it asks for a short while, so that a poll which is lost as well is soon given up", async () => {
    server.next({ result: true }, "reset", { result: [] });
    await pollUntil(4, async () => {});
    expect(polls().map((call) => call.body.timeout)).toEqual([30, 5, 30]);
  });

  test("a poll that hangs is asked anew as soon as another call comes through again", async () => {
    const watching = new AbortController();
    channel.reach.watch(watching.signal);
    // Looks at the channel are answered only when it is back.
    let back = false;
    server.usual = (call) =>
      call.method === "getMe" && !back ? "reset" : call.method === "getUpdates" ? "hang" : { result: true };
    const polling = channel.poll(async () => {}, stop.signal);
    await server.called(2);
    channel.reach.failed();
    await server.called(3);
    back = true;
    const returned = new Promise<void>((resolve) => channel.reach.onReturn(resolve));
    await returned;
    await server.called(server.calls.length + 1);
    expect(polls().length).toBe(2);
    watching.abort();
    stop.abort();
    await polling;
  });

  test("another poller: says so once, waits, goes on", async () => {
    const conflict = {
      code: 409,
      description: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    };
    server.next({ result: true }, conflict, conflict, { result: [] });
    const trouble: (string | null)[] = [];
    channel.health.onReport((report) => trouble.push(report.trouble));
    await pollUntil(5, async () => {});
    expect(trouble).toEqual([null, "conflict", "conflict", null]);
    expect(lines.filter((line) => line.kind === "conflict").length).toBe(1);
    expect(lines.at(-1)?.msg).toBe("telegram: receiving again");
  });

  test("a webhook that was set behind our back is taken away again", async () => {
    server.next(
      { result: true },
      {
        code: 409,
        description:
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      },
    );
    await pollUntil(4, async () => {});
    expect(server.methods()).toEqual(["deleteWebhook", "getUpdates", "deleteWebhook", "getUpdates"]);
  });

  test("a refused token is reported, not thrown", async () => {
    server.next({ code: 401, description: "Unauthorized" }, { code: 401, description: "Unauthorized" });
    const reports: unknown[] = [];
    channel.health.onReport(({ ok, trouble, failures }) => reports.push([ok, trouble, failures]));
    await pollUntil(3, async () => {});
    expect(reports.slice(0, 2)).toEqual([
      [false, "auth", 1],
      [false, "auth", 2],
    ]);
    expect(lines.filter((line) => line.kind === "auth").length).toBe(1);
  });

  test("429, a page with 502 and a cut connection only make it wait", async () => {
    server.next(
      { result: true },
      { code: 429, description: "Too Many Requests: retry after 0", parameters: { retry_after: 0 } },
      { page: "<h1>Bad Gateway</h1>", status: 502 },
      "cut",
      { result: [message(5)] },
    );
    const stored: string[] = [];
    await pollUntil(6, async (batch) => void stored.push(...batch.map((one) => one.updateId)));
    expect(stored).toEqual(["5"]);
  });

  test("nothing that is logged carries the token", async () => {
    server.next({ code: 404, description: `Not Found: /bot${token}/getUpdates` });
    await pollUntil(3, async () => {});
    expect(lines.length).toBe(2);
    expect(JSON.stringify(lines)).not.toContain(token);
    expect(JSON.stringify(channel.health.report)).not.toContain(token);
  });
});

describe("webhook", () => {
  const url = "https://dau-moi.example/webhook/telegram";
  const of = (id: number) => ({ message_id: 1, date: 1, chat: { id, type: "private" } });
  const headers = (secret?: string) => ({ "x-telegram-bot-api-secret-token": secret });

  test("is registered with its secret and the updates we want", async () => {
    await channel.setWebhook(url, "mot-bi-mat");
    const allowed_updates = ["message", "edited_message", "callback_query", "my_chat_member"];
    expect(server.calls[0]?.body).toEqual({ url, secret_token: "mot-bi-mat", allowed_updates });
  });

  test("waits where waiting helps and throws where it does not", async () => {
    server.next({ code: 429, description: "Too Many Requests: retry after 1", parameters: { retry_after: 1 } });
    await channel.setWebhook(url, "mot-bi-mat");
    expect(server.calls.length).toBe(2);
    server.next({ code: 400, description: "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88 …" });
    await expect(channel.setWebhook("https://dau-moi.example:8080/", "mot-bi-mat")).rejects.toThrow("bad webhook");
  });

  test("takes nothing without its secret", async () => {
    const stored: Received[] = [];
    const store = async (batch: readonly Received[]) => void stored.push(...batch);
    expect(await channel.receive(headers("mot-bi-mat"), message(1), store)).toBe("forbidden");
    await channel.setWebhook(url, "mot-bi-mat");
    for (const wrong of [undefined, "", "mot-bi-ma", "mot-bi-mat-", "MOT-BI-MAT"])
      expect(await channel.receive(headers(wrong), message(1), store)).toBe("forbidden");
    expect(stored).toEqual([]);
    expect(await channel.receive(headers("mot-bi-mat"), message(1), store)).toBe("taken");
    expect(stored.map((one) => one.updateId)).toEqual(["1"]);
  });

  test.each([[null], [7], ["x"], [[]], [{}], [{ update_id: "7" }]])("does not take %j for an update", async (body) => {
    await channel.setWebhook(url, "mot-bi-mat");
    const stored: Received[] = [];
    const store = async (batch: readonly Received[]) => void stored.push(...batch);
    expect(await channel.receive(headers("mot-bi-mat"), body, store)).toBe("no-update");
    expect(stored).toEqual([]);
  });

  test("does not acknowledge what could not be stored", async () => {
    await channel.setWebhook(url, "mot-bi-mat");
    const receiving = channel.receive(headers("mot-bi-mat"), message(1), async () => {
      throw new Error("the database is away");
    });
    await expect(receiving).rejects.toThrow("away");
  });

  test.each([
    ["a message", { message: of(5) }, 5],
    ["an edited message", { edited_message: of(6) }, 6],
    ["a button press", { callback_query: { id: "1", from: { id: 1 }, message: of(-7) } }, -7],
    ["a button press without its message", { callback_query: { id: "1", from: { id: 8 } } }, 8],
    ["a block", { my_chat_member: { ...of(9), new_chat_member: { status: "kicked" } } }, 9],
    ["anything else", { poll: { id: "1" } }, null],
  ])("%s belongs to its chat's lane", async (_, part, chatId) => {
    await channel.setWebhook(url, "mot-bi-mat");
    const stored: Received[] = [];
    await channel.receive(
      headers("mot-bi-mat"),
      { update_id: 1, ...part },
      async (batch) => void stored.push(...batch),
    );
    expect(stored[0]?.chatId).toBe(chatId);
  });
});
