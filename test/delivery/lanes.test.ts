import fc from "fast-check";
import { Api } from "grammy";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Channel } from "../../src/channels/channel.js";
import { Reach } from "../../src/channels/reach.js";
import { createTelegramChannel } from "../../src/channels/telegram/telegram.js";
import { speakFor, type Waiting } from "../../src/channels/waiting.js";
import { type Holder, takeHolder } from "../../src/delivery/holder.js";
import { type InboxRow, storeUpdates } from "../../src/delivery/inbox.js";
import { type Lanes, type LanesOptions, startLanes } from "../../src/delivery/lanes.js";
import type { OutboxEntry } from "../../src/delivery/outbox.js";
import { inboxWake } from "../../src/delivery/wake.js";
import { ScriptedServer, token } from "../channels/telegram/server.js";
import { testDatabase } from "../support/database.js";
import {
  errorLevel,
  gate,
  leavingNothing,
  message,
  quietChannel,
  recordingLog,
  StandingClock,
  type Work,
} from "./support.js";

const db = testDatabase();
const bot = { name: "telegram", bot: "700001" } as const;
let clock: StandingClock;
let recorded: ReturnType<typeof recordingLog>;
let running: { lanes: Lanes; holder: Holder }[];

beforeEach(async () => {
  await db.clear();
  clock = new StandingClock();
  recorded = recordingLog();
  running = [];
});

afterEach(async () => {
  for (const { lanes, holder } of running) {
    await lanes.stop();
    await holder.close();
  }
});

/** Lanes of another process: a holder of its own. */
async function start(work: Work, more: Partial<LanesOptions> = {}): Promise<Lanes> {
  const holder = await takeHolder({ openSession: db.openSession, log: recorded.log });
  const channels = [quietChannel()];
  // Looking around is off: what these tests wait for comes by waking.
  const options = { db: db.prisma, holder: holder.id, clock, log: recorded.log, channels, lookAround: 3_600_000 };
  const lanes = startLanes({ ...options, handle: leavingNothing(work), ...more });
  running.push({ lanes, holder });
  return lanes;
}

const store = (...updates: ReturnType<typeof message>[]) => storeUpdates(db.prisma, bot, updates, clock.now());

async function states(): Promise<Record<string, string>> {
  const rows = await db.prisma.inboxUpdate.findMany({ orderBy: { id: "asc" } });
  return Object.fromEntries(rows.map((row) => [row.updateId, row.state]));
}

function boom(): never {
  throw new TypeError("boom");
}

test("handles what is stored, with the row's facts, and says that it is done", async () => {
  const seen: [Update, InboxRow][] = [];
  const lanes = await start(async (update, row) => void seen.push([update, row]));
  await store(message(1, 5000001, "b3 quý I 1.250/2.000"));
  await lanes.idle();
  expect(seen.length).toBe(1);
  expect(seen[0]?.[0].message?.text).toBe("b3 quý I 1.250/2.000");
  expect(seen[0]?.[1]).toMatchObject({
    channel: "telegram",
    bot: "700001",
    updateId: "1",
    chatId: 5000001,
    attempts: 1,
  });
  const row = await db.prisma.inboxUpdate.findFirstOrThrow();
  expect(row).toMatchObject({ state: "done", holder: null, error: null, doneAt: clock.now() });
});

test("two processes keep the order within each chat, one update at a time, and lose none", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ chat: fc.integer({ min: 1, max: 4 }), turns: fc.nat(4) }), { minLength: 1, maxLength: 25 }),
      fc.integer({ min: 1, max: 8 }),
      async (plan, batch) => {
        await db.clear();
        const handled = new Map<number, number[]>();
        const inHand = new Set<number>();
        let overlaps = 0;
        const handle = async (update: Update, row: InboxRow) => {
          const chat = row.chatId!;
          if (inHand.has(chat)) overlaps += 1;
          inHand.add(chat);
          for (let turn = 0; turn < plan[update.update_id]!.turns; turn += 1) await new Promise(setImmediate);
          handled.set(chat, [...(handled.get(chat) ?? []), update.update_id]);
          inHand.delete(chat);
        };
        const all = await Promise.all([start(handle, { concurrency: 3 }), start(handle, { concurrency: 3 })]);
        const updates = plan.map(({ chat }, index) => message(index, chat));
        for (let at = 0; at < updates.length; at += batch) await store(...updates.slice(at, at + batch));
        // What one finishes may make a row due that the other has just looked for.
        while ((await db.prisma.inboxUpdate.count({ where: { state: "new" } })) > 0) {
          inboxWake.wake();
          await Promise.all(all.map((lanes) => lanes.idle()));
        }
        for (const lanes of all) await lanes.stop();
        const expected = new Map<number, number[]>();
        for (const [index, { chat }] of plan.entries()) expected.set(chat, [...(expected.get(chat) ?? []), index]);
        expect(overlaps).toBe(0);
        expect(Object.fromEntries(handled)).toEqual(Object.fromEntries(expected));
      },
    ),
    { numRuns: 15 },
  );
});

test("updates without a chat wait for nobody, and nobody takes one that is in hand", async () => {
  const first = gate();
  const second = gate();
  const handled: number[] = [];
  const handle = async (update: Update) => {
    handled.push(update.update_id);
    if (update.update_id === 2) second.open();
    else await first.promise;
  };
  await start(handle);
  await store({ ...message(1, 0), chatId: null }, { ...message(2, 0), chatId: null });
  await second.promise;
  const other = await start(handle);
  await other.idle();
  expect(handled).toEqual([1, 2]);
  first.open();
});

describe("a handler that throws", () => {
  test("is tried again and then given up, logged once, and its chat goes on", async () => {
    const handled: number[] = [];
    const failed: string[] = [];
    const lanes = await start(
      async (update) => {
        handled.push(update.update_id);
        if (update.update_id === 1) boom();
      },
      {
        onFailed: async (_, row, reason) => {
          failed.push(`${row.updateId} ${reason}`);
          return null;
        },
      },
    );
    await store(message(1, 5), message(2, 5), message(3, 6));
    await lanes.idle();
    // The other chat is not held up; the own one waits, so that nothing overtakes.
    expect(handled.sort()).toEqual([1, 3]);
    for (const seconds of [1, 5]) {
      clock.move(seconds);
      inboxWake.wake();
      await lanes.idle();
    }
    expect(handled).toEqual([1, 3, 1, 1, 2]);
    expect(await states()).toEqual({ 1: "failed", 2: "done", 3: "done" });
    expect(failed).toEqual(["1 bug: TypeError"]);
    const errors = recorded.lines.filter((line) => line.level >= errorLevel);
    expect(errors.length).toBe(1);
    expect(errors[0]).toMatchObject({ update: "1", chat: 5, error: { name: "TypeError", message: "boom" } });
  });

  test("does not put what the person wrote into the log", async () => {
    const lanes = await start(async (update) => {
      throw new Error(`Invalid invocation:\n{ result: "${update.message?.text}" }\nArgument is missing.`);
    });
    await store(message(1, 5, "thu hồi 12 thửa đất"));
    await lanes.idle();
    expect(recorded.lines.some((line) => line.msg === "an update waits for its next try")).toBe(true);
    expect(JSON.stringify(recorded.lines)).not.toContain("thửa đất");
  });
});

describe("a handler that does not end", () => {
  test("holds up its chat only for its time limit, other chats not at all", async () => {
    const handled: number[] = [];
    const other = gate();
    const lanes = await start(
      async (update) => {
        if (update.update_id === 1) await new Promise(() => {});
        handled.push(update.update_id);
        if (update.update_id === 3) other.open();
      },
      { timeLimit: 50 },
    );
    await store(message(1, 5), message(2, 5), message(3, 6));
    await other.promise;
    expect(handled).toEqual([3]);
    await lanes.idle();
    clock.move(1);
    inboxWake.wake();
    await lanes.idle();
    expect(handled).toEqual([3, 2]);
    expect(await states()).toEqual({ 1: "failed", 2: "done", 3: "done" });
  });

  test("cannot speak into its chat afterwards", async () => {
    const server = await ScriptedServer.start();
    const channel = createTelegramChannel({ token, apiRoot: server.root, log: recorded.log });
    const late = gate();
    const refused = gate<unknown>();
    const lanes = await start(
      async (_update, _row, waiting) => {
        await late.promise;
        const api = speakFor(new Api(channel.token, channel.client), waiting);
        await api.sendMessage(5, "quá muộn").catch(refused.open);
        await new Promise(() => {});
      },
      { timeLimit: 20, channels: [channel] },
    );
    await store(message(1, 5));
    await lanes.idle();
    late.open();
    expect(await refused.promise).toMatchObject({ error_code: 498 });
    expect(server.calls).toEqual([]);
    await server.close();
  });
});

describe("a handler whose channel is stalled", () => {
  test("is no handler that hangs: the update waits for the channel, however often", async () => {
    const server = await ScriptedServer.start();
    server.usual = () => "hang";
    const channel = createTelegramChannel({ token, apiRoot: server.root, log: recorded.log });
    const apiFor = (waiting: Waiting) => speakFor(new Api(channel.token, channel.client), waiting);
    const lanes = await start(
      async (_update, _row, waiting) => void (await apiFor(waiting).sendMessage(5, "Đã ghi nhận")),
      { timeLimit: 20, channels: [channel] },
    );
    await store(message(1, 5));
    for (const seconds of [1, 5, 15, 15]) {
      await lanes.idle();
      const row = await db.prisma.inboxUpdate.findFirstOrThrow();
      expect(row).toMatchObject({ state: "new", error: "transient: Abandoned by the caller" });
      clock.move(seconds);
      inboxWake.wake();
    }
    server.usual = () => ({ result: { message_id: 1 } });
    await lanes.idle();
    expect((await db.prisma.inboxUpdate.findFirstOrThrow()).attempts).toBe(5);
    await server.close();
  });
});

describe("a channel that is away", () => {
  test("is not tried with every row; all are taken when it returns", async () => {
    const watching = new AbortController();
    let away = true;
    const looks = gate();
    const reach: Reach = new Reach(async () => {
      if (!away) reach.answered();
      looks.open();
    }, 10);
    reach.watch(watching.signal);
    const isBack = gate();
    reach.onReturn(() => {
      inboxWake.wake();
      isBack.open();
    });
    const handled: number[] = [];
    const error = await failing({ description: "Unreachable: ECONNREFUSED" }, 599);
    const lanes = await start(
      async (update) => {
        handled.push(update.update_id);
        if (!away) return;
        reach.failed();
        throw error;
      },
      { channels: [quietChannel("700001", { reach })], concurrency: 1 },
    );
    await store(message(1, 5));
    await looks.promise;
    await lanes.idle();
    expect(reach.awayFor).not.toBe(null);
    await store(message(2, 6), message(3, 7), message(4, 8));
    clock.move(60);
    inboxWake.wake();
    await lanes.idle();
    expect(handled).toEqual([1]);
    away = false;
    await isBack.promise;
    await lanes.idle();
    expect(handled).toEqual([1, 1, 2, 3, 4]);
    watching.abort();
  });
});

async function failing(reply: object, code: number) {
  const { GrammyError } = await import("grammy");
  const answer = { ok: false as const, error_code: code, description: "x", parameters: {}, ...reply };
  return new GrammyError("Call failed!", answer, "sendMessage", {});
}

describe("a channel that fails", () => {
  test("for a while: the update waits, and what comes after it in the chat too", async () => {
    const handled: number[] = [];
    const error = await failing({ description: "Unreachable: ECONNREFUSED" }, 599);
    let away = true;
    const lanes = await start(async (update) => {
      if (away) throw error;
      handled.push(update.update_id);
    });
    await store(message(1, 5), message(2, 5));
    await lanes.idle();
    expect(await states()).toEqual({ 1: "new", 2: "new" });
    inboxWake.wake();
    await lanes.idle();
    const first = await db.prisma.inboxUpdate.findFirstOrThrow({ orderBy: { id: "asc" } });
    expect(first.attempts).toBe(1);
    away = false;
    clock.move(1);
    inboxWake.wake();
    await lanes.idle();
    expect(handled).toEqual([1, 2]);
  });

  test("because the person blocked the bot: done, with the reason", async () => {
    const error = await failing({ description: "Forbidden: bot was blocked by the user" }, 403);
    const lanes = await start(async () => Promise.reject(error));
    await store(message(1, 5));
    await lanes.idle();
    const row = await db.prisma.inboxUpdate.findFirstOrThrow();
    expect(row).toMatchObject({ state: "done", error: "stopped: Forbidden: bot was blocked by the user" });
  });
});

test("what an update is given up for is told through the outbox, entered before the row ends", async () => {
  const states: string[] = [];
  await db.prisma.person.create({ data: { joinedAt: clock.now() } });
  const notice: OutboxEntry = {
    ...{ key: "notice:1", personId: 1, kind: "notice", day: "2024-02-26", urgent: true },
    ...{ nextAt: clock.now(), expiresAt: null },
  };
  const lanes = await start(() => new Promise<void>(() => {}), {
    timeLimit: 10,
    onFailed: async (_, row) => {
      const { state } = await db.prisma.inboxUpdate.findUniqueOrThrow({ where: { id: row.id } });
      states.push(state);
      return notice;
    },
  });
  await store(message(1, 5));
  await lanes.idle();
  clock.move(1);
  inboxWake.wake();
  await lanes.idle();
  expect(states).toEqual(["new"]);
  expect(await db.prisma.outboxMessage.findMany()).toMatchObject([{ key: "notice:1", state: "queued" }]);
  expect(await db.prisma.inboxUpdate.findFirstOrThrow()).toMatchObject({ state: "failed", error: "timeout" });
});

describe("processes that end with rows in hand", () => {
  const crash = (updateId: string, crashes: number) =>
    db.prisma.inboxUpdate.updateMany({ where: { updateId }, data: { holder: 77, attempts: crashes, crashes } });

  test("a row remembers them, and from the third time on is handled with nothing else in hand", async () => {
    await store(message(1, 5), message(2, 6), message(3, 7), message(4, 8));
    await crash("2", 1);
    await crash("3", 1);
    await crash("4", 0);
    const inHand = new Set<string>();
    const beside: Record<string, number> = {};
    const lanes = await start(async (_, row) => {
      inHand.add(row.updateId);
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      beside[row.updateId] = inHand.size - 1;
      inHand.delete(row.updateId);
    });
    await lanes.idle();
    expect(beside).toMatchObject({ 2: 0, 3: 0 });
    expect(beside[1]! + beside[4]!).toBeGreaterThan(0);
    const rows = await db.prisma.inboxUpdate.findMany({ orderBy: { id: "asc" } });
    expect(rows.map(({ crashes, state }) => [crashes, state])).toEqual([
      [0, "done"],
      [2, "done"],
      [2, "done"],
      [1, "done"],
    ]);
  });

  test("one with which five have ended is handled no more, and told", async () => {
    await store(message(1, 5));
    await crash("1", 4);
    const handled: string[] = [];
    const told: string[] = [];
    const lanes = await start(async (_, row) => void handled.push(row.updateId), {
      onFailed: async (_, row, reason) => {
        told.push(`${row.updateId} ${reason}`);
        return null;
      },
    });
    await lanes.idle();
    expect(handled).toEqual([]);
    expect(told).toEqual(["1 crash"]);
    expect(await states()).toEqual({ 1: "failed" });
  });

  test("many tries without a crash are not crashes", async () => {
    await store(message(1, 5));
    await db.prisma.inboxUpdate.updateMany({ data: { attempts: 400 } });
    const lanes = await start(async () => {});
    await lanes.idle();
    expect(await states()).toEqual({ 1: "done" });
  });
});

describe("a clock that was ahead", () => {
  test("what was received then, or put off till then, is due by the right time", async () => {
    const ahead = new Date(clock.now().getTime() + 11 * 3_600_000);
    await storeUpdates(db.prisma, bot, [message(1, 5), message(2, 6), message(3, 7), message(4, 8)], ahead);
    const putOff = (updateId: string, error: string) =>
      db.prisma.inboxUpdate.updateMany({ where: { updateId }, data: { attempts: 3, error, receivedAt: clock.now() } });
    await putOff("2", "transient: Unreachable");
    await putOff("3", "throttled: 17 s");
    await putOff("4", "throttled: 86400 s");
    const lanes = await start(async () => {});
    await lanes.idle();
    expect(await states()).toEqual({ 1: "done", 2: "done", 3: "done", 4: "new" });
    const [first] = await db.prisma.inboxUpdate.findMany({ orderBy: { id: "asc" } });
    expect(first!.receivedAt).toEqual(clock.now());
  });
});

describe("the meaning of an update", () => {
  test("is settled before it is handled, and is the same for whoever takes it over", async () => {
    let menu = "first";
    const press = (data: string) =>
      ({ update_id: 1, callback_query: { id: "1", from: { id: 5 }, data } }) as unknown as Update;
    const typed: Channel = quietChannel("700001", {
      capabilities: { ...quietChannel().capabilities, buttons: false },
      interpret: async () => press(menu),
    });
    const seen: string[] = [];
    const handle = async (update: Update) => {
      seen.push(update.callback_query!.data!);
      // What it shows is a new menu; then it is interrupted.
      menu = "second";
      if (seen.length === 1) boom();
    };
    const lanes = await start(handle, { channels: [typed] });
    await store(message(1, 5, "2"));
    await lanes.idle();
    clock.move(1);
    inboxWake.wake();
    await lanes.idle();
    expect(seen).toEqual(["first", "first"]);
  });
});

describe("rows in hand", () => {
  test("of a process that lives no more are taken over; of one that lives they are not", async () => {
    await store(message(1, 5), message(2, 6));
    const alive = await takeHolder({ openSession: db.openSession, log: recorded.log });
    await db.prisma.inboxUpdate.updateMany({ where: { updateId: "1" }, data: { holder: 77, attempts: 1 } });
    await db.prisma.inboxUpdate.updateMany({ where: { updateId: "2" }, data: { holder: alive.id, attempts: 1 } });
    const seen: InboxRow[] = [];
    const lanes = await start(async (_, row) => void seen.push(row));
    await lanes.idle();
    expect(seen.map((row) => [row.updateId, row.attempts])).toEqual([["1", 2]]);
    await alive.close();
    const next = await start(async (_, row) => void seen.push(row));
    await next.idle();
    expect(seen.map((row) => row.updateId)).toEqual(["1", "2"]);
  });

  test("that another process took over meanwhile are not finished by the first", async () => {
    const inHand = gate();
    const goOn = gate();
    const lanes = await start(async () => {
      inHand.open();
      await goOn.promise;
    });
    await store(message(1, 5));
    await inHand.promise;
    await db.prisma.inboxUpdate.updateMany({ data: { holder: 77 } });
    goOn.open();
    await lanes.idle();
    expect(await db.prisma.inboxUpdate.findFirstOrThrow()).toMatchObject({ state: "new", holder: 77 });
  });

  test("are finished before the lanes stop, and nothing more is taken", async () => {
    const inHand = gate();
    const goOn = gate();
    const lanes = await start(async () => {
      inHand.open();
      await goOn.promise;
    });
    await lanes.idle();
    await store(message(1, 5), message(2, 5));
    await inHand.promise;
    const stopping = lanes.stop();
    await store(message(3, 6));
    goOn.open();
    await stopping;
    expect(await states()).toEqual({ 1: "done", 2: "new", 3: "new" });
  });
});

test("told to stop, lanes give up what waits for its channel and put it back", async () => {
  const server = await ScriptedServer.start();
  server.usual = () => "hang";
  const channel = createTelegramChannel({ token, apiRoot: server.root, log: recorded.log });
  const lanes = await start(
    async (_update, _row, waiting) =>
      void (await speakFor(new Api(channel.token, channel.client), waiting).sendMessage(5, "Đã ghi nhận")),
    { channels: [channel], stopPatience: { handling: 50, all: 60_000 } },
  );
  await store(message(1, 5));
  await server.called(1);
  expect(await lanes.stop()).toBe(0);
  expect(await db.prisma.inboxUpdate.findFirstOrThrow()).toMatchObject({ state: "new", holder: null, crashes: 0 });
  await server.close();
});

test("rows of bots that are not ours are left alone", async () => {
  const lanes = await start(async () => {});
  await storeUpdates(db.prisma, { name: "zalo", bot: "9" }, [message(1, 5)], clock.now());
  await lanes.idle();
  expect(await states()).toEqual({ 1: "new" });
});

test("rows that became due are found without being woken", async () => {
  const handled = gate();
  await store(message(1, 5));
  const nextAt = new Date(clock.now().getTime() + 1_000);
  await db.prisma.inboxUpdate.updateMany({ data: { attempts: 1, nextAt, error: "transient: away" } });
  const lanes = await start(async () => handled.open(), { lookAround: 20 });
  await lanes.idle();
  expect(await states()).toEqual({ 1: "new" });
  clock.move(1);
  await handled.promise;
});
