import fc from "fast-check";
import { Api } from "grammy";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Channel } from "../../src/channels/channel.js";
import { createTelegramChannel } from "../../src/channels/telegram/telegram.js";
import { type Holder, takeHolder } from "../../src/delivery/holder.js";
import { type InboxRow, storeUpdates } from "../../src/delivery/inbox.js";
import { type Lanes, type LanesOptions, startLanes } from "../../src/delivery/lanes.js";
import { inboxWake } from "../../src/delivery/wake.js";
import { ScriptedServer, token } from "../channels/telegram/server.js";
import { testDatabase } from "../support/database.js";
import { errorLevel, gate, message, quietChannel, recordingLog, StandingClock } from "./support.js";

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
async function start(handle: LanesOptions["handle"], more: Partial<LanesOptions> = {}): Promise<Lanes> {
  const holder = await takeHolder({ openSession: db.openSession, log: recorded.log });
  const channels = [quietChannel()];
  // Looking around is off: what these tests wait for comes by waking.
  const options = { db: db.prisma, holder: holder.id, clock, log: recorded.log, channels, lookAround: 3_600_000 };
  const lanes = startLanes({ ...options, handle, ...more });
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
      { onFailed: async (_, row, reason) => void failed.push(`${row.updateId} ${reason}`) },
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
    const api = new Api(channel.token, channel.client);
    const late = gate();
    const refused = gate<unknown>();
    const lanes = await start(
      async () => {
        await late.promise;
        await api.sendMessage(5, "quá muộn").catch(refused.open);
        await new Promise(() => {});
      },
      { timeLimit: 20, channels: [channel] },
    );
    await store(message(1, 5));
    await lanes.idle();
    late.open();
    expect(await refused.promise).toMatchObject({ error_code: 499 });
    expect(server.calls).toEqual([]);
    await server.close();
  });
});

describe("a channel that fails", () => {
  const failing = async (reply: object, code: number) => {
    const { GrammyError } = await import("grammy");
    const answer = { ok: false as const, error_code: code, description: "x", parameters: {}, ...reply };
    return new GrammyError("Call failed!", answer, "sendMessage", {});
  };

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

test("rows of bots that are not ours are left alone", async () => {
  const lanes = await start(async () => {});
  await storeUpdates(db.prisma, { name: "zalo", bot: "9" }, [message(1, 5)], clock.now());
  await lanes.idle();
  expect(await states()).toEqual({ 1: "new" });
});

test("rows that became due are found without being woken", async () => {
  const handled = gate();
  await storeUpdates(db.prisma, bot, [message(1, 5)], new Date(clock.now().getTime() + 1_000));
  const lanes = await start(async () => handled.open(), { lookAround: 20 });
  await lanes.idle();
  expect(await states()).toEqual({ 1: "new" });
  clock.move(1);
  await handled.promise;
});
