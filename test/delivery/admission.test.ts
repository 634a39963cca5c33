import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Channel } from "../../src/channels/channel.js";
import { defaultLimits } from "../../src/channels/limits.js";
import type { Rank } from "../../src/channels/rank.js";
import { boundsOf, judgeUpdate, windowEnd } from "../../src/delivery/admission.js";
import { type Holder, takeHolder } from "../../src/delivery/holder.js";
import { type InboxRow, storeUpdates } from "../../src/delivery/inbox.js";
import { type Lanes, type LanesOptions, startLanes } from "../../src/delivery/lanes.js";
import { doorLimit } from "../../src/delivery/refuse-at-door.js";
import { inboxWake } from "../../src/delivery/wake.js";
import { testDatabase } from "../support/database.js";
import { gate, leavingNothing, message, quietChannel, recordingLog, StandingClock, type Work } from "./support.js";

describe("an update is judged", () => {
  const bounds = boundsOf(defaultLimits);

  test.each<readonly [Rank, readonly string[]]>([
    ["known", [...Array(30).fill("handle"), "tell", "drop", "drop"]],
    ["knocking", [...Array(30).fill("handle"), "drop", "drop"]],
    ["unknown", ["handle", "drop", "drop"]],
    ["group", ["handle", "drop", "drop"]],
    ["aside", ["drop", "drop"]],
  ])("of %s by how many came before it", (rank, expected) => {
    expect(expected.map((_, earlier) => judgeUpdate(bounds[rank], earlier))).toEqual(expected);
  });

  test("within a minute, an hour or a day of Việt Nam", () => {
    const at = new Date("2024-02-26T08:12:34+07:00");
    expect(windowEnd(at, bounds.known)).toEqual(new Date("2024-02-26T08:13:00+07:00"));
    expect(windowEnd(at, bounds.group)).toEqual(new Date("2024-02-26T09:00:00+07:00"));
    expect(windowEnd(at, bounds.unknown)).toEqual(new Date("2024-02-27T00:00:00+07:00"));
  });
});

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

afterEach(stopAll);

async function stopAll() {
  for (const { lanes, holder } of running.splice(0)) {
    await lanes.stop();
    await holder.close();
  }
}

async function start(work: Work, more: Partial<LanesOptions> = {}): Promise<Lanes> {
  const holder = await takeHolder({ openSession: db.openSession, log: recorded.log });
  const options = { db: db.prisma, holder: holder.id, clock, log: recorded.log, channels: [quietChannel()] };
  const lanes = startLanes({ ...options, lookAround: 3_600_000, handle: leavingNothing(work), ...more });
  running.push({ lanes, holder });
  return lanes;
}

const store = (rank: Rank, ...updates: ReturnType<typeof message>[]) =>
  storeUpdates(
    db.prisma,
    bot,
    updates.map((one) => ({ ...one, rank })),
    clock.now(),
  );

async function endings(): Promise<Record<string, string>> {
  const rows = await db.prisma.inboxUpdate.findMany({ orderBy: { id: "asc" } });
  return Object.fromEntries(rows.map(({ updateId, state, error }) => [updateId, error ? `${state}, ${error}` : state]));
}

const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

test("members come first, and the others never hold all lanes", async () => {
  await store("unknown", ...range(1, 20).map((id) => message(id, id)));
  await store("group", message(21, -21));
  const goOn = gate();
  const inHand: number[] = [];
  const two = gate();
  const members = gate();
  const lanes = await start(async (update) => {
    inHand.push(update.update_id);
    if (inHand.length === 32) members.open();
    if (update.update_id >= 100) return;
    if (inHand.length === 2) two.open();
    await goOn.promise;
  });
  await two.promise;
  expect(inHand.sort()).toEqual([1, 2]);
  await store("known", ...range(100, 30).map((id) => message(id, id)));
  await members.promise;
  goOn.open();
  await lanes.idle();
  // All members were served while the strangers' lanes were held, and then the rest in their order.
  expect(inHand.slice(2, 32).sort()).toEqual(range(100, 30));
  expect(inHand.slice(32)).toEqual(range(3, 19));
});

test("a stranger is answered once a day, whatever restarts and however many processes there are", async () => {
  const handled: number[] = [];
  const handle = async (update: Update) => void handled.push(update.update_id);
  for (const day of [0, 1]) {
    for (const turn of [1, 2, 3]) {
      await store("unknown", message(10 * day + turn, 5, "x".repeat(4_000)));
      const all = await Promise.all([start(handle), start(handle)]);
      await Promise.all(all.map((lanes) => lanes.idle()));
      await stopAll();
    }
    clock.move(24 * 3_600);
  }
  expect(handled).toEqual([1, 11]);
  const rows = await db.prisma.inboxUpdate.findMany({ orderBy: { id: "asc" } });
  expect(rows.map(({ error }) => error)).toEqual([
    null,
    ...Array(2).fill("limit: unknown"),
    null,
    ...Array(2).fill("limit: unknown"),
  ]);
  // What was not read is not kept.
  expect(rows.map(({ update }) => JSON.stringify(update).length < 10)).toEqual([false, true, true, false, true, true]);
});

test("who sends too much is told once that this and what follows is not read, and is read again in the next minute", async () => {
  const told: string[] = [];
  const handled: number[] = [];
  const lanes = await start(async (update) => void handled.push(update.update_id), {
    limits: async () => ({ ...defaultLimits, updatesPerMinute: 3 }),
    onTooMany: async (update, _, until) => void told.push(`${update.update_id} until ${until.toISOString()}`),
  });
  await lanes.idle();
  await store("known", ...range(1, 6).map((id) => message(id, 5)), message(7, 6));
  await lanes.idle();
  clock.move(60);
  await store("known", message(8, 5));
  await lanes.idle();
  expect(handled.sort()).toEqual([1, 2, 3, 7, 8]);
  expect(told).toEqual(["4 until 2024-02-26T01:01:00.000Z"]);
  expect(await endings()).toMatchObject({ 3: "done", 4: "done", 5: "done, limit: known", 6: "done, limit: known" });
});

test("nothing is dropped before its sender was told", async () => {
  const { GrammyError } = await import("grammy");
  const answer = { ok: false as const, error_code: 599, description: "Unreachable", parameters: {} };
  let away = true;
  const handled: number[] = [];
  const lanes = await start(async (update) => void handled.push(update.update_id), {
    limits: async () => ({ ...defaultLimits, updatesPerMinute: 1 }),
    onTooMany: async () => {
      if (away) throw new GrammyError("Call failed!", answer, "sendMessage", {});
    },
  });
  await lanes.idle();
  await store("known", message(1, 5), message(2, 5), message(3, 5));
  await lanes.idle();
  expect(await endings()).toMatchObject({ 1: "done", 3: "new" });
  away = false;
  clock.move(5);
  inboxWake.wake();
  await lanes.idle();
  expect(handled).toEqual([1]);
  expect(await endings()).toEqual({ 1: "done", 2: "done", 3: "done, limit: known" });
});

test("who joined meanwhile is read, though the message was stored as a stranger's", async () => {
  const handled: number[] = [];
  const asked: string[] = [];
  const lanes = await start(async (update) => void handled.push(update.update_id), {
    rankNow: async (_, row: InboxRow) => {
      asked.push(row.updateId);
      return row.updateId === "1" ? "unknown" : "known";
    },
  });
  await store("unknown", message(1, 5), message(2, 5));
  await lanes.idle();
  expect(handled).toEqual([1, 2]);
  expect(asked).toEqual(["1", "2"]);
});

test("what is not read is not given a meaning, and costs neither a handler nor what groups say", async () => {
  const interpreted: number[] = [];
  const typed: Channel = quietChannel("700001", {
    capabilities: { ...quietChannel().capabilities, buttons: false },
    interpret: async (update) => {
      interpreted.push(update.update_id);
      return update;
    },
  });
  const lanes = await start(async () => {}, { channels: [typed] });
  await store("group", message(1, -5), message(2, -5));
  await store("aside", message(3, -6));
  await lanes.idle();
  expect(interpreted).toEqual([1]);
  expect(await endings()).toEqual({ 1: "done", 2: "done, limit: group", 3: "done, limit: aside" });
});

test("what waits behind a message that is not read goes with it, up to what is of another rank", async () => {
  const asked: string[] = [];
  const handled: number[] = [];
  const lanes = await start(async (update) => void handled.push(update.update_id), {
    rankNow: async (_, row) => {
      asked.push(row.updateId);
      return row.rank;
    },
  });
  await lanes.idle();
  await store("unknown", ...range(1, 5).map((id) => message(id, 5)));
  await storeUpdates(
    db.prisma,
    bot,
    [
      { ...message(6, 5), rank: "knocking" },
      { ...message(7, 5), rank: "unknown" },
    ],
    clock.now(),
  );
  await lanes.idle();
  expect(handled).toEqual([1, 6]);
  // One question for all that is dropped together.
  expect(asked).toEqual(["1", "2", "6", "7"]);
  expect(Object.values(await endings()).filter((ending) => ending === "done, limit: unknown").length).toBe(5);
});

test("a long pause of a chat holds no lane: its row goes back, what follows it in the chat waits, others go on", async () => {
  const { GrammyError } = await import("grammy");
  const answer = { ok: false as const, error_code: 429, description: "x", parameters: { retry_after: 30 } };
  const handled: number[] = [];
  let refuses = true;
  const lanes = await start(async (update) => {
    if (update.update_id === 1 && refuses) throw new GrammyError("Call failed!", answer, "sendMessage", {});
    handled.push(update.update_id);
  });
  await store("known", message(1, 5), message(2, 5), message(3, 6));
  await lanes.idle();
  expect(handled).toEqual([3]);
  const row = await db.prisma.inboxUpdate.findFirstOrThrow({ where: { updateId: "1" } });
  expect(row).toMatchObject({ state: "new", holder: null, nextAt: new Date(clock.now().getTime() + 30_000) });
  refuses = false;
  clock.move(29);
  inboxWake.wake();
  await lanes.idle();
  expect(handled).toEqual([3]);
  clock.move(1);
  inboxWake.wake();
  await lanes.idle();
  expect(handled).toEqual([3, 1, 2]);
});

test("the answer to a stranger is let go where the month's share of such answers is used up", async () => {
  const { GrammyError } = await import("grammy");
  const answer = { ok: false as const, error_code: 429, description: "Quota exceeded", parameters: {} };
  const zaloLike: Channel = quietChannel("700001", { failureOf: () => ({ kind: "quota", detail: "" }) });
  const handle = async () => Promise.reject(new GrammyError("Call failed!", answer, "sendMessage", {}));
  const lanes = await start(handle, { channels: [zaloLike] });
  await store("unknown", message(1, 5));
  await store("known", message(2, 6));
  await lanes.idle();
  expect(await endings()).toMatchObject({ 1: "done, quota", 2: expect.stringMatching(/^new/) });
});

describe("past its limit at the door", () => {
  const bounds = boundsOf(defaultLimits);
  const typed = { longestChoice: 60 };
  let past = 0;
  const arrive = async (rank: Rank, ...updates: ReturnType<typeof message>[]) =>
    storeUpdates(
      db.prisma,
      bot,
      updates.map((one) => ({ ...one, rank, limit: doorLimit({ ...one, rank }, bounds, typed, clock.now()) })),
      clock.now(),
      () => {},
      (count) => {
        past += count;
      },
    );
  const long = "xin chào ".repeat(20);

  test("what a stranger or a group sends is stored without its content, and wakes nobody", async () => {
    await arrive("unknown", message(1, 5, long));
    await arrive("group", message(2, -7));
    let woken = 0;
    const unlisten = inboxWake.onWake(() => {
      woken += 1;
    });
    expect(await arrive("unknown", message(3, 5, long), message(4, 5, long))).toBe(2);
    expect(await arrive("unknown", message(3, 5, long))).toBe(0);
    await arrive("group", message(5, -7));
    await arrive("aside", message(6, 5));
    unlisten();
    expect({ woken, past }).toEqual({ woken: 0, past: 4 });
    expect(await endings()).toEqual({
      1: "new",
      2: "new",
      3: "done, limit: unknown",
      4: "done, limit: unknown",
      5: "done, limit: group",
      6: "done, limit: aside",
    });
    const cleared = await db.prisma.inboxUpdate.findMany({ where: { state: "done" }, select: { update: true } });
    expect(cleared.map(({ update }) => update)).toEqual([{}, {}, {}, {}]);
  });

  test("is read again in the next window, and other chats are", async () => {
    await arrive("unknown", message(1, 5, long));
    clock.move(86_400);
    await arrive("unknown", message(2, 5, long), message(3, 6, long));
    expect(await endings()).toEqual({ 1: "new", 2: "new", 3: "new" });
  });

  test("waits for a lane where it may answer a choice, comes of a member, or follows what may make its sender one", async () => {
    await arrive("unknown", message(1, 5, long));
    await arrive("unknown", message(2, 5, "1"));
    await arrive("known", message(3, 5, long), message(4, 5, long));
    await arrive("unknown", message(5, 5, long));
    expect(await endings()).toEqual({ 1: "new", 2: "new", 3: "new", 4: "new", 5: "new" });
  });
});
