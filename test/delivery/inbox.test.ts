import { beforeEach, describe, expect, test } from "vitest";
import { clearOldUpdates, forgetUpdates, storeUpdates } from "../../src/delivery/inbox.js";
import { inboxWake } from "../../src/delivery/wake.js";
import { testDatabase } from "../support/database.js";
import { message } from "./support.js";

const db = testDatabase();
const bot = { name: "telegram", bot: "700001" } as const;
const now = new Date("2024-02-26T08:00:00+07:00");

beforeEach(() => db.clear());

describe("storeUpdates", () => {
  test("stores an update once, however often it comes", async () => {
    expect(await storeUpdates(db.prisma, bot, [message(1, 5), message(2, 5)], now)).toBe(2);
    expect(await storeUpdates(db.prisma, bot, [message(2, 5), message(3, 6)], now)).toBe(1);
    const again = Array.from({ length: 5 }, () => storeUpdates(db.prisma, bot, [message(4, 5), message(4, 5)], now));
    expect((await Promise.all(again)).reduce((sum, count) => sum + count)).toBe(1);
    const rows = await db.prisma.inboxUpdate.findMany({ orderBy: { id: "asc" } });
    expect(rows.map((row) => row.updateId)).toEqual(["1", "2", "3", "4"]);
    expect(rows[0]).toMatchObject({ channel: "telegram", bot: "700001", chatId: 5n, state: "new", receivedAt: now });
  });

  test("the same id from another bot or channel is another update", async () => {
    await storeUpdates(db.prisma, bot, [message(1, 5)], now);
    expect(await storeUpdates(db.prisma, { ...bot, bot: "700002" }, [message(1, 5)], now)).toBe(1);
    expect(await storeUpdates(db.prisma, { ...bot, name: "zalo" }, [message(1, 5)], now)).toBe(1);
  });

  test("what the database cannot keep in JSON does not keep the update out", async () => {
    await storeUpdates(db.prisma, bot, [message(1, 5, "b3\u0000 1.250 \ud83d \udfff 🔴 ế")], now);
    const row = await db.prisma.inboxUpdate.findFirstOrThrow();
    expect(row.update).toMatchObject({ message: { text: "b3 1.250 \ufffd \ufffd 🔴 ế" } });
  });

  test("wakes the lanes for what is new, and for nothing else", async () => {
    let woken = 0;
    const unlisten = inboxWake.onWake(() => {
      woken += 1;
    });
    await storeUpdates(db.prisma, bot, [message(1, 5)], now);
    await storeUpdates(db.prisma, bot, [message(1, 5)], now);
    await storeUpdates(db.prisma, bot, [], now);
    unlisten();
    expect(woken).toBe(1);
  });
});

const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const finish = (updateId: string, state: string, on: Date) =>
  db.prisma.inboxUpdate.updateMany({
    where: { updateId },
    data: { state, receivedAt: on, doneAt: on, interpreted: { update_id: 9 } },
  });
const cleared = async () => {
  const rows = await db.prisma.inboxUpdate.findMany({ where: { update: { equals: {} } }, orderBy: { id: "asc" } });
  for (const { interpreted } of rows) expect(interpreted).toBeNull();
  return rows.map(({ updateId }) => updateId);
};

describe("clearOldUpdates", () => {
  const before = { handled: daysAgo(7), received: daysAgo(90) };

  test("clears what was done a week ago, what could not be done long ago, and only that", async () => {
    const updates = Array.from({ length: 8 }, (_, index) => message(index + 1, 5));
    await storeUpdates(db.prisma, bot, updates, now);
    await finish("1", "done", daysAgo(8));
    await finish("2", "done", daysAgo(6));
    await finish("3", "failed", daysAgo(8));
    await finish("4", "failed", daysAgo(91));
    await finish("5", "aside", daysAgo(89));
    await finish("6", "aside", daysAgo(91));
    // Received long ago, and handled only now: perhaps a button still refers to it.
    await finish("7", "done", daysAgo(8));
    await db.prisma.inboxUpdate.updateMany({ where: { updateId: "7" }, data: { doneAt: daysAgo(1) } });
    expect(await clearOldUpdates(db.prisma, before, 100)).toBe(3);
    expect(await clearOldUpdates(db.prisma, before, 100)).toBe(0);
    expect(await cleared()).toEqual(["1", "4", "6"]);
    // Still known, so still not handled twice.
    expect(await storeUpdates(db.prisma, bot, [message(1, 5)], now)).toBe(0);
  });

  test("clears a portion at a time", async () => {
    const updates = Array.from({ length: 5 }, (_, index) => message(index + 1, 5));
    await storeUpdates(db.prisma, bot, updates, now);
    for (const { updateId } of updates) await finish(updateId, "done", daysAgo(8));
    expect(await clearOldUpdates(db.prisma, before, 2)).toBe(2);
    expect(await clearOldUpdates(db.prisma, before, 2)).toBe(2);
    expect(await clearOldUpdates(db.prisma, before, 2)).toBe(1);
    expect(await clearOldUpdates(db.prisma, before, 2)).toBe(0);
  });
});

test("forgetUpdates clears all of a chat, also what waits, in its stretch of time", async () => {
  await storeUpdates(db.prisma, bot, [message(1, 5), message(2, 5), message(3, 5), message(4, 6)], now);
  await finish("1", "done", daysAgo(3));
  const chat = { channel: "telegram", bot: bot.bot, chatId: 5n, from: null, until: null };
  expect(await forgetUpdates(db.prisma, { ...chat, from: daysAgo(1), until: daysAgo(0.5) }, now)).toBe(0);
  expect(await forgetUpdates(db.prisma, { ...chat, until: daysAgo(1) }, now)).toBe(1);
  expect(await forgetUpdates(db.prisma, chat, now)).toBe(2);
  expect(await cleared()).toEqual(["1", "2", "3"]);
  const states = await db.prisma.inboxUpdate.findMany({
    orderBy: { id: "asc" },
    select: { state: true, chatId: true },
  });
  expect(states).toEqual([
    ...Array.from({ length: 3 }, () => ({ state: "done", chatId: null })),
    { state: "new", chatId: 6n },
  ]);
});
