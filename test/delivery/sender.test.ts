import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTelegramChannel, type TelegramChannel } from "../../src/channels/telegram/telegram.js";
import type { Composed } from "../../src/delivery/composed.js";
import { type Holder, takeHolder } from "../../src/delivery/holder.js";
import {
  enqueue,
  makeMessagesDue,
  type OutboxEntry,
  type OutboxRow,
  type Route,
  reviveUnsentOfTheFuture,
} from "../../src/delivery/outbox.js";
import { type Sender, startSender } from "../../src/delivery/sender.js";
import { outboxWake } from "../../src/delivery/wake.js";
import { nowhere, ScriptedServer } from "../channels/telegram/server.js";
import { testDatabase } from "../support/database.js";
import { errorLevel, gate, recordingLog, StandingClock } from "./support.js";

const db = testDatabase();
let clock: StandingClock;
let recorded: ReturnType<typeof recordingLog>;
/** Two messengers: the person's preferred one and another. */
let first: ScriptedServer;
let second: ScriptedServer;
let accounts: Route[];
let stopped: [accountId: number, reason: string][];
let compose: (row: OutboxRow) => Promise<Composed>;
let running: { sender: Sender; holder: Holder }[];

const tokenOf = (bot: string) => `${bot}:AAtestTokenOfThisTest_0123456789abcdef`;
const blocked = { code: 403, description: "Forbidden: bot was blocked by the user" };

beforeEach(async () => {
  await db.clear();
  clock = new StandingClock();
  recorded = recordingLog();
  first = await ScriptedServer.start();
  second = await ScriptedServer.start();
  await db.prisma.person.create({ data: { joinedAt: clock.now() } });
  accounts = [
    { accountId: 1, channel: "telegram", bot: "1", chatId: 5000001 },
    { accountId: 2, channel: "telegram", bot: "2", chatId: 5000002 },
  ];
  stopped = [];
  compose = async (row) => ({
    message: { text: `Nhắc việc ${row.day}`, buttons: [[{ label: "V.1", data: "duty:812" }]], expects: "choice" },
    items: [{ number: 1, duty: 812 }],
  });
  running = [];
});

afterEach(async () => {
  for (const { sender, holder } of running) {
    await sender.stop();
    await holder.close();
  }
  await first.close();
  await second.close();
});

/** The channels of the sender that was started last. */
let channels: TelegramChannel[];

async function start(more: { lookAround?: number; perChat?: number } = {}): Promise<Sender> {
  const holder = await takeHolder({ openSession: db.openSession, log: recorded.log });
  const channel = (bot: string, server: ScriptedServer) =>
    createTelegramChannel({
      token: tokenOf(bot),
      apiRoot: server.root,
      log: recorded.log,
      limits: more.perChat === undefined ? {} : { perChat: more.perChat },
      retryPauses: { notSent: [], unanswered: [], refused: [] },
    });
  channels = [channel("1", first), channel("2", second)];
  const sender = startSender({
    db: db.prisma,
    holder: holder.id,
    clock,
    log: recorded.log,
    channels,
    compose: (row) => compose(row),
    routes: async () => accounts,
    accountStopped: async (accountId, reason) => {
      stopped.push([accountId, reason]);
      accounts = accounts.filter((one) => one.accountId !== accountId);
    },
    lookAround: more.lookAround ?? 3_600_000,
  });
  running.push({ sender, holder });
  return sender;
}

function entry(changes: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    key: "digest:1:2024-02-26",
    personId: 1,
    kind: "digest",
    day: "2024-02-26",
    urgent: false,
    nextAt: clock.now(),
    expiresAt: null,
    ...changes,
  };
}

async function moveOn(seconds: number, sender: Sender): Promise<void> {
  clock.move(seconds);
  outboxWake.wake();
  await sender.idle();
}

const row = () => db.prisma.outboxMessage.findFirstOrThrow();
const ledger = async () =>
  (await db.prisma.delivery.findMany({ orderBy: { id: "asc" } })).map((one) => [one.attempt, one.bot, one.state]);
const sent = (server: ScriptedServer) => server.calls.filter((call) => call.method === "sendMessage").length;

describe("enqueue", () => {
  test("a key is one message, however many ticks and processes enter it", async () => {
    const counts = await Promise.all(Array.from({ length: 5 }, () => enqueue(db.prisma, [entry()], clock.now())));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    const sender = await start();
    await sender.idle();
    expect(await enqueue(db.prisma, [entry(), entry({ key: "digest:1:2024-02-27" })], clock.now())).toBe(1);
    await sender.idle();
    expect(sent(first)).toBe(2);
  });
});

describe("a message that goes out", () => {
  test("leaves in its chat what it offers, unless something that was written there waits for its answer", async () => {
    compose = async () => ({
      message: { text: "Cho vào?", buttons: [], offer: { yes: "wish:yes:1", no: "wish:no:1" } },
    });
    const written = {
      channel: "telegram",
      bot: "1",
      chatId: 5000001n,
      update: {},
      receivedAt: clock.now(),
      nextAt: clock.now(),
    };
    const { id } = await db.prisma.inboxUpdate.create({ data: { ...written, updateId: "1" } });
    const sender = await start();
    await enqueue(db.prisma, [entry({ urgent: true })], clock.now());
    await sender.idle();
    expect(await db.prisma.offer.findMany()).toEqual([]);
    await db.prisma.inboxUpdate.update({ where: { id }, data: { state: "done" } });
    await enqueue(db.prisma, [entry({ key: "notice:2", urgent: true })], clock.now());
    await sender.idle();
    const chat = { channel: "telegram", bot: "1", chatId: 5000001n };
    expect(await db.prisma.offer.findMany()).toEqual([
      { ...chat, inboxId: id, yes: "wish:yes:1", no: "wish:no:1", at: clock.now() },
    ]);
  });

  test.each([
    ["came and was answered", { receivedAt: 1_000, doneAt: 2_000 }],
    ["was answered", { receivedAt: -1_000, doneAt: 2_000 }],
  ])("leaves no offer where something of the chat %s while it went out", async (_, times) => {
    const chat = { channel: "telegram", bot: "1", chatId: 5000001n };
    const at = (past: number) => new Date(clock.now().getTime() + past);
    const { id } = await db.prisma.inboxUpdate.create({
      data: {
        ...{ ...chat, updateId: "1", update: {}, state: "done", nextAt: clock.now() },
        ...{ receivedAt: at(times.receivedAt), doneAt: at(times.doneAt) },
      },
    });
    const lower = { ...chat, inboxId: id, yes: "join:yes", no: "join:no", at: clock.now() };
    await db.prisma.offer.create({ data: lower });
    compose = async () => ({ message: { text: "Cho vào?", buttons: [], offer: { yes: "wish:yes:1" } } });
    const sender = await start();
    await enqueue(db.prisma, [entry({ urgent: true })], clock.now());
    await sender.idle();
    expect(sent(first)).toBe(1);
    expect(await db.prisma.offer.findMany()).toEqual([lower]);
  });

  test("says what the rows say when it is sent, and is in the ledger", async () => {
    const sender = await start();
    await enqueue(db.prisma, [entry({ urgent: true })], clock.now());
    await sender.idle();
    expect(first.calls[0]?.body).toEqual({
      chat_id: 5000001,
      text: "Nhắc việc 2024-02-26",
      reply_markup: { inline_keyboard: [[{ text: "V.1", callback_data: "duty:812" }]] },
    });
    expect(await row()).toMatchObject({
      state: "sent",
      attempts: 1,
      channel: "telegram",
      bot: "1",
      chatId: 5000001n,
      messageId: 1,
      items: [{ number: 1, duty: 812 }],
      finishedAt: clock.now(),
      holder: null,
      reason: null,
    });
    expect(await ledger()).toEqual([[1, "1", "sent"]]);
    expect(sent(second)).toBe(0);
  });

  test("not before its time, urgent ones first", async () => {
    const sender = await start();
    const later = new Date(clock.now().getTime() + 60_000);
    const order: string[] = [];
    const composed = compose;
    compose = async (one) => {
      order.push(one.key);
      return composed(one);
    };
    await enqueue(
      db.prisma,
      [
        entry({ key: "a", nextAt: later }),
        entry({ key: "b", nextAt: later }),
        entry({ key: "c", nextAt: later, urgent: true }),
      ],
      clock.now(),
    );
    await sender.idle();
    expect(order).toEqual([]);
    await moveOn(60, sender);
    expect(order).toEqual(["c", "a", "b"]);
  });
});

describe("a message that need not go out", () => {
  test("is withdrawn where nothing is left to say, and is not entered again that day", async () => {
    compose = async () => "withdrawn";
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    expect(await row()).toMatchObject({ state: "withdrawn", attempts: 0, reason: null, finishedAt: clock.now() });
    expect(await ledger()).toEqual([]);
    expect(await enqueue(db.prisma, [entry()], clock.now())).toBe(0);
    expect(first.calls).toEqual([]);
  });

  test("waits where it is told to", async () => {
    const until = new Date(clock.now().getTime() + 3_600_000);
    const composed = compose;
    compose = async () => ({ postpone: until });
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    expect(await row()).toMatchObject({ state: "queued", nextAt: until, attempts: 0, holder: null });
    compose = composed;
    await moveOn(3_600, sender);
    expect(await row()).toMatchObject({ state: "sent" });
  });

  test("is failed, with its reason, when its time has passed", async () => {
    const sender = await start();
    const expiresAt = new Date(clock.now().getTime() + 20_000);
    first.next({ page: "<h1>502</h1>", status: 502 });
    await enqueue(db.prisma, [entry({ expiresAt })], clock.now());
    await sender.idle();
    await moveOn(30, sender);
    expect(await row()).toMatchObject({
      state: "failed",
      reason: "expired, transient: Not an answer of the Bot API (HTTP 502)",
      attempts: 1,
    });
    expect(recorded.lines.at(-1)).toMatchObject({ msg: "a message did not reach its person", person: 1 });
  });
});

describe("a person who cannot be reached", () => {
  test("on the first account gets it once, on the second", async () => {
    first.next(blocked);
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    expect(await row()).toMatchObject({ state: "sent", bot: "2", chatId: 5000002n, attempts: 2 });
    expect(await ledger()).toEqual([
      [1, "1", "stopped"],
      [2, "2", "sent"],
    ]);
    expect(stopped).toEqual([[1, "Forbidden: bot was blocked by the user"]]);
  });

  test.each([
    ["token refused", { code: 401, description: "Unauthorized" }, "auth"],
    ["message not taken", { code: 400, description: "Bad Request: BUTTON_DATA_INVALID" }, "invalid"],
  ])("%s: the second account, and the first is not called stopped", async (_, reply, state) => {
    first.next(reply);
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    expect(await ledger()).toEqual([
      [1, "1", state],
      [2, "2", "sent"],
    ]);
    expect(stopped).toEqual([]);
  });

  test("on any account is listed with the reason", async () => {
    first.next(blocked);
    second.next({ code: 403, description: "Forbidden: user is deactivated" });
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    const reason = "stopped: Forbidden: user is deactivated";
    expect(await row()).toMatchObject({ state: "stopped", reason, attempts: 2, finishedAt: clock.now() });
    expect(stopped.map(([accountId]) => accountId)).toEqual([1, 2]);
  });

  test("because there is no account is listed too", async () => {
    accounts = [];
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    expect(await row()).toMatchObject({ state: "stopped", reason: "no account", attempts: 0 });
  });

  test("through a messenger that stays away gets it on the other one", async () => {
    first.root = nowhere;
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    await moveOn(5, sender);
    expect(await row()).toMatchObject({ state: "retrying", reason: "transient: Unreachable: ECONNREFUSED" });
    await moveOn(30, sender);
    expect(await ledger()).toEqual([
      [1, "1", "transient"],
      [2, "1", "transient"],
      [3, "1", "transient"],
      [4, "2", "sent"],
    ]);
  });

  test("whose message nobody takes: failed at once", async () => {
    accounts = accounts.slice(0, 1);
    first.next({ code: 400, description: "Bad Request: message text is empty" });
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    expect(await row()).toMatchObject({ state: "failed", reason: "invalid: Bad Request: message text is empty" });
  });
});

describe("too many requests", () => {
  test("the message waits as long as told, others of that chat with it, those of another chat do not", async () => {
    first.next({ code: 429, description: "Too Many Requests: retry after 30", parameters: { retry_after: 30 } });
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    await enqueue(db.prisma, [entry({ key: "digest:1:2024-02-27" })], clock.now());
    await sender.idle();
    expect(sent(first)).toBe(1);
    const rows = await db.prisma.outboxMessage.findMany({ orderBy: { id: "asc" } });
    expect(rows.map((one) => [one.state, one.reason, one.attempts])).toEqual([
      ["retrying", "throttled: 30 s", 1],
      ["retrying", "throttled: 30 s", 0],
    ]);
    const waits = rows.map(({ nextAt }) => nextAt.getTime() - clock.now().getTime());
    expect(waits[0]).toBe(30_000);
    // By the machine's time, of which a little went by.
    expect(waits[1]).toBeGreaterThan(20_000);
    expect(waits[1]).toBeLessThanOrEqual(30_000);

    accounts = [{ accountId: 3, channel: "telegram", bot: "1", chatId: 5000003 }];
    await enqueue(db.prisma, [entry({ key: "digest:1:2024-02-28" })], clock.now());
    await sender.idle();
    expect(sent(first)).toBe(2);
    expect(sent(second)).toBe(0);
  });
});

describe("a connection that breaks", () => {
  test("before the request left: sent again, once in all", async () => {
    await first.close();
    first = await ScriptedServer.startToComeBack();
    await first.close();
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    expect(await row()).toMatchObject({ state: "retrying", reason: "transient: Unreachable: ECONNREFUSED" });
    await first.comeBack();
    await moveOn(5, sender);
    expect(await row()).toMatchObject({ state: "sent", attempts: 2 });
    expect(sent(first)).toBe(1);
  });

  test("after the request left: sent once more, never through another account", async () => {
    first.next("reset");
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    expect(await row()).toMatchObject({ state: "retrying" });
    await moveOn(15, sender);
    expect(await ledger()).toEqual([
      [1, "1", "ambiguous"],
      [2, "1", "sent"],
    ]);
    expect(sent(second)).toBe(0);
  });

  test("twice after the request left: the office is told that it is not known", async () => {
    first.next("reset", "cut");
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    await moveOn(15, sender);
    await moveOn(3_600, sender);
    expect(await row()).toMatchObject({
      state: "ambiguous",
      attempts: 2,
      reason: expect.stringMatching(/^ambiguous: Sent, but not answered: /),
    });
    expect(sent(first)).toBe(2);
  });
});

describe("a channel that is known to be away", () => {
  const away = (milliseconds: number | null) =>
    vi.spyOn(channels[0]!.reach, "awayFor", "get").mockReturnValue(milliseconds);

  test("costs no attempt, and the message goes as soon as it returns", async () => {
    const sender = await start();
    away(500);
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    expect(await row()).toMatchObject({ state: "retrying", attempts: 0, reason: "transient: the channel is away" });
    away(null);
    await makeMessagesDue(db.prisma, clock.now());
    await sender.idle();
    expect(await row()).toMatchObject({ state: "sent", attempts: 1, bot: "1" });
  });

  test("for long: its people are reached elsewhere", async () => {
    const sender = await start();
    away(60_000);
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    expect(await row()).toMatchObject({ state: "sent", bot: "2" });
    expect(sent(first)).toBe(0);
  });

  test("what waits for a refused token, a quota or as long as it was told is not made due by it", async () => {
    first.next({ code: 429, description: "Too Many Requests: retry after 40", parameters: { retry_after: 40 } });
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    await makeMessagesDue(db.prisma, clock.now());
    expect((await row()).nextAt).toEqual(new Date(clock.now().getTime() + 40_000));
  });
});

describe("an answer", () => {
  test("goes first to the chat that it answers, and is repeated until it surely arrived", async () => {
    const composed = await compose({} as OutboxRow);
    if (typeof composed === "string" || !("message" in composed)) return expect.fail("it composes a message");
    compose = async () => ({ ...composed, answers: accounts[1]! });
    second.next("reset", "cut", "reset", "cut");
    const sender = await start();
    await enqueue(db.prisma, [entry({ kind: "notice" })], clock.now());
    await sender.idle();
    for (let again = 0; again < 4; again += 1) await moveOn(15, sender);
    expect(await row()).toMatchObject({ state: "sent", attempts: 5, bot: "2" });
    expect(sent(first)).toBe(0);
  });
});

describe("what goes to somebody who has no account", () => {
  beforeEach(async () => {
    const composed = await compose({} as OutboxRow);
    if (typeof composed === "string" || !("message" in composed)) return expect.fail("it composes a message");
    compose = async () => ({ ...composed, to: { channel: "telegram", bot: "2", chatId: 5000009 } });
  });

  test("goes to that chat alone", async () => {
    const sender = await start();
    await enqueue(db.prisma, [entry({ kind: "notice" })], clock.now());
    await sender.idle();
    expect(await row()).toMatchObject({ state: "sent", bot: "2", chatId: 5000009n });
    expect(sent(first)).toBe(0);
  });

  test("blocks nobody's account where it is blocked, and goes nowhere else", async () => {
    second.next(blocked);
    const sender = await start();
    await enqueue(db.prisma, [entry({ kind: "notice" })], clock.now());
    await sender.idle();
    expect(await row()).toMatchObject({ state: "stopped", bot: "2" });
    expect([stopped, sent(first)]).toEqual([[], 0]);
  });
});

describe("a clock that was ahead", () => {
  const hours = (count: number) => new Date(clock.now().getTime() + count * 3_600_000);

  test("what was entered then, or put off till then, is due by the right time", async () => {
    await enqueue(db.prisma, [entry({ nextAt: hours(11) })], hours(11));
    await enqueue(db.prisma, [entry({ key: "2" }), entry({ key: "3", nextAt: hours(1) })], clock.now());
    const putOff = { state: "retrying", attempts: 2, reason: "transient: away", nextAt: hours(11) };
    await db.prisma.outboxMessage.updateMany({ where: { key: "2" }, data: putOff });
    const sender = await start();
    await sender.idle();
    const rows = await db.prisma.outboxMessage.findMany({ orderBy: { id: "asc" } });
    expect(rows.map(({ state }) => state)).toEqual(["sent", "sent", "queued"]);
    expect(rows[0]!.createdAt).toEqual(clock.now());
  });

  test("what it ended unsent is decided again; what was sent stays sent", async () => {
    const keys = ["failed", "stopped", "ambiguous", "withdrawn", "sent", "today"];
    await enqueue(
      db.prisma,
      keys.map((key) => entry({ key, nextAt: hours(1), expiresAt: hours(9) })),
      clock.now(),
    );
    for (const key of keys) {
      const finishedAt = key === "today" ? clock.now() : hours(11);
      const data = { state: key === "today" ? "failed" : key, finishedAt, reason: "x" };
      await db.prisma.outboxMessage.updateMany({ where: { key }, data });
    }
    await reviveUnsentOfTheFuture(db.prisma, clock.now());
    const rows = await db.prisma.outboxMessage.findMany({ orderBy: { id: "asc" } });
    expect(rows.map(({ key, state }) => `${key} ${state}`)).toEqual([
      ...["failed queued", "stopped queued", "ambiguous queued", "withdrawn queued", "sent sent", "today failed"],
    ]);
    expect(rows[0]).toMatchObject({ nextAt: clock.now(), finishedAt: null, reason: null });
  });

  test("a pause that a bot asked for then is kept for as long as it was asked for, not until that hour", async () => {
    clock.move(11 * 3_600);
    first.next({ code: 429, description: "Too Many Requests: retry after 40", parameters: { retry_after: 40 } });
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    clock.move(-11 * 3_600);
    await enqueue(db.prisma, [entry({ key: "2" })], clock.now());
    await sender.idle();
    const { state, nextAt } = await db.prisma.outboxMessage.findFirstOrThrow({ where: { key: "2" } });
    expect(state).toBe("retrying");
    expect(nextAt.getTime() - clock.now().getTime()).toBeLessThanOrEqual(40_000);
  });
});

describe("a page with 502", () => {
  test("is a reason to come again", async () => {
    first.next({ page: "<html>502 Bad Gateway</html>", status: 502 });
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await sender.idle();
    await moveOn(5, sender);
    expect(await ledger()).toEqual([
      [1, "1", "transient"],
      [2, "1", "sent"],
    ]);
  });
});

describe("a process that ended", () => {
  /** What a process leaves behind that was killed after it wrote that the message is about to leave. */
  async function leftBehind(): Promise<void> {
    await enqueue(db.prisma, [entry()], clock.now());
    const { id } = await row();
    await db.prisma.outboxMessage.update({
      where: { id },
      data: { holder: 77, attempts: 1, channel: "telegram", bot: "1" },
    });
    const sending = { outboxId: id, attempt: 1, channel: "telegram", bot: "1", at: clock.now(), state: "sending" };
    await db.prisma.delivery.create({ data: sending });
  }

  test("with a message in flight: it is sent once more, and the ledger says what is known", async () => {
    await leftBehind();
    const sender = await start();
    await sender.idle();
    expect(await row()).toMatchObject({ state: "sent", attempts: 2 });
    expect(await ledger()).toEqual([
      [1, "1", "ambiguous"],
      [2, "1", "sent"],
    ]);
  });

  test("and the next answer is lost as well: it still goes out once more", async () => {
    await leftBehind();
    first.next("reset");
    const sender = await start();
    await sender.idle();
    await moveOn(15, sender);
    expect(await row()).toMatchObject({ state: "sent", attempts: 3 });
  });

  test("two senders do not send one message twice", async () => {
    const both = await Promise.all([start({ perChat: 1_000 }), start({ perChat: 1_000 })]);
    const entries = Array.from({ length: 20 }, (_, index) => entry({ key: `digest:${index}` }));
    await enqueue(db.prisma, entries, clock.now());
    await Promise.all(both.map((sender) => sender.idle()));
    outboxWake.wake();
    await Promise.all(both.map((sender) => sender.idle()));
    expect(sent(first)).toBe(20);
    expect(await db.prisma.outboxMessage.count({ where: { state: "sent" } })).toBe(20);
  });

  test("stopping waits for what is in flight", async () => {
    const asked = gate();
    const goOn = gate();
    const composed = compose;
    compose = async (one) => {
      asked.open();
      await goOn.promise;
      return composed(one);
    };
    const sender = await start();
    await enqueue(db.prisma, [entry()], clock.now());
    await asked.promise;
    const stopping = sender.stop();
    goOn.open();
    await stopping;
    expect(await row()).toMatchObject({ state: "sent" });
  });
});

describe("a bug in composing", () => {
  test("gets a few tries, is failed with its name, and holds up nobody", async () => {
    const composed = compose;
    compose = async (one) => {
      if (one.key === "bad") throw new TypeError("no such duty");
      return composed(one);
    };
    const sender = await start();
    await enqueue(db.prisma, [entry({ key: "bad" }), entry({ key: "good" })], clock.now());
    await sender.idle();
    await moveOn(30, sender);
    await moveOn(30, sender);
    const rows = await db.prisma.outboxMessage.findMany({ orderBy: { id: "asc" } });
    expect(rows.map((one) => [one.key, one.state, one.reason])).toEqual([
      ["bad", "failed", "bug: TypeError"],
      ["good", "sent", null],
    ]);
    expect(recorded.lines.filter((line) => line.level >= errorLevel).length).toBe(3);
  });
});
