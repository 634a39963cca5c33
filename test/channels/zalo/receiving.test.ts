import pino from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Received, Store } from "../../../src/channels/channel.js";
import { poll as pollZalo } from "../../../src/channels/zalo/polling.js";
import { samplePhoto } from "../../../src/sandbox/samples.js";
import { gate } from "../../delivery/support.js";
import { testDatabase } from "../../support/database.js";
import { lan, openWorld, type World } from "./world.js";

const db = testDatabase();
const secret = "a-secret-of-the-webhook";
let world: World;

beforeEach(async () => {
  world = await openWorld(db.prisma);
});

afterEach(() => world.close());

/** Collects what is stored; `until` resolves when that many have come. */
function inbox(): { store: Store; received: Received[]; until(count: number): Promise<void> } {
  const received: Received[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  return {
    received,
    store: async (updates) => {
      received.push(...updates);
      for (const { count, resolve } of waiting) if (received.length >= count) resolve();
    },
    until: (count) =>
      received.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve })),
  };
}

function texts(received: readonly Received[]) {
  return received.map(({ update }) => update.message?.text);
}

describe("polling", () => {
  let stop: AbortController;
  let polling: Promise<void> | null;

  beforeEach(() => {
    stop = new AbortController();
    polling = null;
  });

  afterEach(async () => {
    stop.abort();
    await polling;
  });

  /** Resolves when the bot's getUpdates call waits at Zalo. */
  async function waiting(): Promise<void> {
    while (world.zalo.polling().length === 0) await new Promise(setImmediate);
  }

  function poll(store: Store, channel = world.channel) {
    polling = channel.poll(store, stop.signal);
  }

  it("takes one event after another, each stored before the next request", async () => {
    const { store, received, until } = inbox();
    let open = 0;
    poll(async (updates) => {
      open = world.zalo.polling().length;
      await store(updates);
    });
    await world.zalo.write(lan, "một");
    await world.zalo.write(lan, "hai");
    await world.zalo.write(lan, "ba");
    await until(3);
    expect(texts(received)).toEqual(["một", "hai", "ba"]);
    expect(open).toBe(0);
    expect(world.channel.health.report).toMatchObject({ ok: true });
  });

  it("a message that comes twice has one update id", async () => {
    const { store, received, until } = inbox();
    poll(store);
    await world.zalo.write(lan, "một");
    await until(1);
    world.zalo.replay(2);
    await until(3);
    expect(new Set(received.map(({ updateId }) => updateId)).size).toBe(1);
    expect(new Set(received.map(({ chatId }) => chatId)).size).toBe(1);
  });

  it("asks at most once a second where Zalo answers at once with what it gave before", async () => {
    const { store, until } = inbox();
    poll(store, world.again({ polling: { floor: 300 } }));
    await world.zalo.write(lan, "một");
    await until(1);
    const began = performance.now();
    world.zalo.replay(3);
    await until(4);
    expect(performance.now() - began).toBeGreaterThan(550);
  });

  it("lets nobody wait where many write at once", async () => {
    const { store, until } = inbox();
    for (let count = 0; count < 10; count += 1) await world.zalo.write(lan, `${count}`);
    // Whoever waited once would wait longer than a test may.
    poll(store, world.again({ polling: { floor: 3_600_000 } }));
    await until(10);
  });

  it("an event with what the database cannot hold keeps nobody waiting", async () => {
    const { store, received, until } = inbox();
    poll(store);
    const odd = "x\0\ud800y";
    world.zalo.emit({
      event_name: "message.text.received",
      message: {
        date: 1_709_000_000_000,
        chat: { chat_type: "PRIVATE", id: odd },
        message_id: odd,
        from: { id: odd, is_bot: false, display_name: odd },
        text: odd,
      },
    });
    await world.zalo.write(lan, "hai");
    await until(2);
    expect(texts(received)).toEqual(["x\ufffdy", "hai"]);
    expect(received[0]!.updateId).toBe("x\ufffdy");
  });

  it("tries to store until it succeeds, for Zalo does not give the event again", async () => {
    const { store, received, until } = inbox();
    let failures = 0;
    poll(async (updates) => {
      if (failures++ < 2) throw new Error("database away");
      await store(updates);
    });
    await world.zalo.write(lan, "một");
    await until(1);
    expect(texts(received)).toEqual(["một"]);
    expect(failures).toBe(3);
  });

  it.each([
    ["a page of the gateway", { kind: "html" }],
    ["a broken connection", { kind: "reset-before" }],
    ["an error", { kind: "error", value: 403 }],
    ["a refused token", { kind: "unauthorized" }],
    ["idle answers at once", { kind: "error", value: 408, description: "Request timeout" }],
  ] as const)("goes on after %s", async (_, fault) => {
    const { store, received, until } = inbox();
    world.zalo.fail({ method: "getUpdates", times: 3, ...fault });
    poll(store);
    await world.zalo.write(lan, "một");
    await until(1);
    expect(texts(received)).toEqual(["một"]);
    expect(world.logged.join("")).not.toContain("SANDBOX-no-real-token");
  });

  it("says once what is wrong", async () => {
    const { store, until } = inbox();
    world.zalo.fail({ method: "getUpdates", times: 4, kind: "unauthorized" });
    const refused = new Promise<void>((resolve) => {
      world.channel.health.onReport(({ trouble }) => trouble === "auth" && resolve());
    });
    poll(store);
    await refused;
    await world.zalo.write(lan, "một");
    await until(1);
    expect(world.logged.filter((line) => line.includes("cannot receive"))).toHaveLength(1);
    expect(world.logged.filter((line) => line.includes("receiving again"))).toHaveLength(1);
  });

  it("after trouble asks for a short while, so that a poll which is lost as well is soon given up", async () => {
    world.zalo.fail({ method: "getUpdates", times: 1, kind: "html" });
    const failed = new Promise<void>((resolve) => {
      world.channel.health.onReport(({ trouble }) => trouble === "transient" && resolve());
    });
    const { store, until } = inbox();
    poll(store);
    await failed;
    await world.zalo.write(lan, "một");
    await until(1);
    await world.zalo.write(lan, "hai");
    await until(2);
    const polls = world.zalo.calls().filter(({ method }) => method === "getUpdates");
    expect(polls.map(({ body }) => body.timeout)).toEqual(["3", "30"]);
  });

  it("takes an old webhook away", async () => {
    await world.channel.setWebhook(`${world.origin}/nowhere`, secret);
    const { store, received, until } = inbox();
    poll(store);
    await waiting();
    await world.zalo.write(lan, "một");
    await until(1);
    expect(texts(received)).toEqual(["một"]);
  });

  it("passes what nobody can answer by, and logs its name alone", async () => {
    const { store, received, until } = inbox();
    world.zalo.behaviour.bareUnsupported = true;
    poll(store);
    await world.zalo.send(lan, "document");
    world.zalo.emit({ event_name: "message.reaction.received", reaction: "a secret heart" });
    world.zalo.emit({ event_name: "Lan: a secret word", reaction: "a secret heart" });
    await world.zalo.write(lan, "một");
    await until(1);
    expect(texts(received)).toEqual(["một"]);
    const logged = world.logged.join("");
    expect(logged).toContain("message.reaction.received");
    expect(logged).not.toContain("secret heart");
    expect(logged).not.toContain("secret word");
  });

  it("hands over what is no text as something that can be answered", async () => {
    const { store, received, until } = inbox();
    poll(store);
    await world.zalo.send(lan, "photo", { ...samplePhoto(), caption: "ảnh" });
    await world.zalo.send(lan, "document");
    await world.zalo.send(lan, "sticker");
    await until(3);
    expect(received.map(({ update }) => Object.keys(update.message!).at(-1))).toEqual([
      "caption",
      "document",
      "sticker",
    ]);
    expect((await fetch(received[0]!.update.message!.photo![0]!.file_id)).status).toBe(200);
  });

  it("reads LIENKET as /start", async () => {
    const { store, received, until } = inbox();
    poll(store);
    await world.zalo.write(lan, "Liên kết k7q4 m2px");
    await until(1);
    expect(received[0]!.update.message).toMatchObject({
      text: "/start K7Q4M2PX",
      entities: [{ type: "bot_command", offset: 0, length: 6 }],
    });
  });

  it("stores what it was given while it was told to stop", async () => {
    const { store, received } = inbox();
    const update = { updateId: "m1", chatId: 1, update: { update_id: 1 } };
    await pollZalo(
      {
        call: async () => {
          stop.abort();
          return { ok: true, result: {} };
        },
        read: async () => update,
        health: world.channel.health,
        log: pino({ level: "silent" }),
        pauses: { floor: 1_000, error: 1_000, refused: 1_000 },
      },
      store,
      stop.signal,
    );
    expect(received).toEqual([update]);
  });

  it("ends at once when told to", async () => {
    poll(async () => {});
    await waiting();
    const began = performance.now();
    stop.abort();
    await polling;
    // Well before the poll would have ended by itself, after 30 s; the machine may be busy.
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

describe("the webhook", () => {
  // fastify takes no route once it listens, so these worlds are opened with theirs.
  const hook: { store: Store } = { store: async () => {} };

  beforeEach(async () => {
    await world.close();
    world = await openWorld(db.prisma, {
      routes: (app) =>
        app.post("/webhook/zalo", async (request, reply) => {
          const accepted = await world.channel.receive(request.headers, request.body, (updates) => hook.store(updates));
          return reply.code(accepted === "taken" ? 200 : 403).send();
        }),
    });
  });

  it.each(["flat", "wrapped"] as const)("receives a %s body", async (shape) => {
    const { store, received, until } = inbox();
    hook.store = store;
    world.zalo.behaviour.shape = shape;
    await world.channel.setWebhook(`${world.origin}/webhook/zalo`, secret);
    await world.zalo.write(lan, "viec");
    await until(1);
    expect(texts(received)).toEqual(["viec"]);
    expect(world.channel.health.report).toMatchObject({ ok: true });
  });

  it("a message delivered twice has one update id", async () => {
    const { store, received, until } = inbox();
    hook.store = store;
    await world.channel.setWebhook(`${world.origin}/webhook/zalo`, secret);
    await world.zalo.write(lan, "viec");
    await until(1);
    world.zalo.replay();
    await until(2);
    expect(received[0]!.updateId).toBe(received[1]!.updateId);
  });

  const body = { event_name: "message.text.received", message: { message_id: "m1", chat: { id: "u1" }, text: "x" } };
  const header = "x-bot-api-secret-token";

  it.each([
    ["the right secret", { [header]: secret }, body, "taken", 1],
    ["another secret", { [header]: `${secret}x` }, body, "forbidden", 0],
    ["no secret", {}, body, "forbidden", 0],
    ["Telegram's header", { "x-telegram-bot-api-secret-token": secret }, body, "forbidden", 0],
    ["two secrets", { [header]: [secret, secret] }, body, "forbidden", 0],
    ["an unknown event", { [header]: secret }, { event_name: "bot.added" }, "taken", 0],
    ["no event", { [header]: secret }, { hello: 1 }, "no-update", 0],
    ["no JSON", { [header]: secret }, "<html>", "no-update", 0],
    ["nothing", { [header]: secret }, undefined, "no-update", 0],
  ])("%s", async (_, headers, given, accepted, count) => {
    const { store, received } = inbox();
    await world.channel.setWebhook(`${world.origin}/webhook/zalo`, secret);
    expect(await world.channel.receive(headers, given, store)).toBe(accepted);
    expect(received).toHaveLength(count);
  });

  it("acknowledges whatever Zalo sends to check the address that it is told", async () => {
    const [{ promise: called, open: call }, { promise: ended, open: end }] = [gate(), gate()];
    const channel = world.again();
    vi.spyOn(globalThis, "fetch").mockImplementationOnce(async () => {
      call();
      await ended;
      return Response.json({ ok: true, result: {} });
    });
    const setting = channel.setWebhook(`${world.origin}/webhook/zalo`, secret);
    await called;
    expect(await channel.receive({ [header]: secret }, {}, async () => {})).toBe("taken");
    end();
    await setting;
    expect(await channel.receive({ [header]: secret }, {}, async () => {})).toBe("no-update");
  });

  it("puts aside what it cannot read, under its id", async () => {
    const { store, received } = inbox();
    await world.channel.setWebhook(`${world.origin}/webhook/zalo`, secret);
    const odd = { ...body, message: { ...body.message, text: ["viec"] } };
    expect(await world.channel.receive({ [header]: secret }, odd, store)).toBe("taken");
    expect(received).toMatchObject([{ updateId: "m1", chatId: null, update: odd, unreadable: "text invalid_type" }]);
    expect(world.logged.join("")).not.toContain("viec");
  });

  it("is closed until it was set", async () => {
    expect(await world.channel.receive({ [header]: secret }, body, async () => {})).toBe("forbidden");
  });

  it("fails where the update cannot be stored, so that Zalo is not told that it arrived", async () => {
    await world.channel.setWebhook(`${world.origin}/webhook/zalo`, secret);
    const lost = world.channel.receive({ [header]: secret }, body, async () => {
      throw new Error("database away");
    });
    await expect(lost).rejects.toThrow("database away");
  });

  it.each([
    [
      "a check that failed is told, not thrown",
      () => `${world.origin}/elsewhere`,
      /check of it failed.*webhook\.http\.404|webhook\.http\.404.*check of it failed/,
    ],
    ["a check that passed", () => `${world.origin}/webhook/zalo`, /set and checked/],
  ])("%s", async (_, url, expected) => {
    await world.channel.setWebhook(url(), secret);
    expect(world.logged.join("")).toMatch(expected);
  });

  it("an older Zalo tells of no check", async () => {
    world.zalo.behaviour.verification = false;
    await world.channel.setWebhook(`${world.origin}/webhook/zalo`, secret);
    expect(world.channel.health.report).toMatchObject({ ok: true });
  });

  it.each([
    ["a secret of 7 characters", () => `${world.origin}/webhook/zalo`, "1234567", /8 to 256/],
    ["a private host", () => "https://192.168.1.10/webhook/zalo", secret, /refused/],
    ["plain http", () => "http://bot.example.gov.vn/webhook/zalo", secret, /refused/],
  ])("%s cannot be mended by waiting", async (_, url, given, expected) => {
    await expect(world.channel.setWebhook(url(), given)).rejects.toThrow(expected);
  });

  it("a gateway that is away for a moment is waited out", async () => {
    world.zalo.fail({ method: "setWebhook", times: 1, kind: "html" });
    await world.channel.setWebhook(`${world.origin}/webhook/zalo`, secret);
    expect(world.channel.health.report).toMatchObject({ ok: true });
  });
});
