import { beforeEach, describe, expect, test } from "vitest";
import { clearOldUpdates, storeUpdates } from "../../src/delivery/inbox.js";
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

test("clearOldUpdates clears what was done a week ago, and only that", async () => {
  await storeUpdates(db.prisma, bot, [message(1, 5), message(2, 5), message(3, 5), message(4, 5)], now);
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const finish = (updateId: string, state: string, doneAt: Date) =>
    db.prisma.inboxUpdate.updateMany({ where: { updateId }, data: { state, doneAt, interpreted: { update_id: 9 } } });
  await finish("1", "done", daysAgo(8));
  await finish("2", "done", daysAgo(6));
  await finish("3", "failed", daysAgo(8));
  expect(await clearOldUpdates(db.prisma, now)).toBe(1);
  expect(await clearOldUpdates(db.prisma, now)).toBe(0);
  const rows = await db.prisma.inboxUpdate.findMany({ orderBy: { id: "asc" } });
  expect(rows.map((row) => [row.updateId, Object.keys(row.update as object).length, row.interpreted])).toEqual([
    ["1", 0, null],
    ["2", 2, { update_id: 9 }],
    ["3", 2, { update_id: 9 }],
    ["4", 2, null],
  ]);
  // Still known, so still not handled twice.
  expect(await storeUpdates(db.prisma, bot, [message(1, 5)], now)).toBe(0);
});
