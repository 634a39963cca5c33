import { beforeEach, describe, expect, test } from "vitest";
import { defaultLimits } from "../../src/channels/limits.js";
import { boundsOf } from "../../src/delivery/admission.js";
import { claimUpdates } from "../../src/delivery/claim-updates.js";
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

describe("what nobody can handle", () => {
  const aside = async () =>
    (await db.prisma.inboxUpdate.findMany({ where: { state: "aside" }, orderBy: { id: "asc" } })).map((row) => ({
      updateId: row.updateId,
      update: row.update,
      error: row.error,
    }));
  const handed = () =>
    claimUpdates(db.prisma, 1, [bot], now, { limit: 10, others: 10, bounds: boundsOf(defaultLimits) });

  test("is stored aside with its reason, and no lane is given it", async () => {
    const odd = { ...message(2, 5), chatId: null, unreadable: "message.text invalid_type" };
    const told: string[] = [];
    const tell = (updateId: string, reason: string) => told.push(`${updateId}: ${reason}`);
    expect(await storeUpdates(db.prisma, bot, [message(1, 5), odd, message(3, 5)], now, tell)).toBe(3);
    expect(await aside()).toEqual([{ updateId: "2", update: odd.update, error: odd.unreadable }]);
    expect(told).toEqual(["2: message.text invalid_type"]);
    expect((await handed()).map((row) => row.updateId)).toEqual(["1"]);
    expect(await storeUpdates(db.prisma, bot, [odd], now)).toBe(0);
  });

  test.each([
    ["a chat that is no whole number", { chatId: 1.5 }, "RangeError"],
    ["a chat beyond bigint", { chatId: 2 ** 70 }, "StatementError 22003"],
  ])("%s: the others are stored, it is put aside without its content", async (_, odd, reason) => {
    const told: string[] = [];
    const batch = [message(1, 5), { ...message(2, 5), ...odd }, message(3, 6)];
    const tell = (updateId: string, why: string) => told.push(`${updateId}: ${why}`);
    expect(await storeUpdates(db.prisma, bot, batch, now, tell)).toBe(3);
    expect(await aside()).toEqual([{ updateId: "2", update: {}, error: expect.stringContaining(reason) }]);
    expect(told).toEqual([expect.stringContaining(reason)]);
    expect((await handed()).map((row) => row.updateId)).toEqual(["1", "3"]);
    expect(await storeUpdates(db.prisma, bot, batch, now)).toBe(0);
  });

  test("an id that no index takes is kept by its digest", async () => {
    const id = Array.from({ length: 9_000 }, () => Math.floor(Math.random() * 36).toString(36)).join("");
    expect(await storeUpdates(db.prisma, bot, [{ ...message(1, 5), updateId: id }, message(2, 5)], now)).toBe(2);
    expect(await aside()).toMatchObject([{ updateId: expect.stringMatching(/^[0-9a-f]{64}$/), update: {} }]);
    expect(await storeUpdates(db.prisma, bot, [{ ...message(1, 5), updateId: id }], now)).toBe(0);
  });

  test("is not what the database cannot take now: then nothing is acknowledged", async () => {
    const away = Object.assign(new Error("Can't reach database server"), {
      name: "PrismaClientKnownRequestError",
      code: "P1001",
    });
    let tries = 0;
    const failing = (error: Error) => {
      const $queryRawUnsafe = async () => {
        tries += 1;
        throw error;
      };
      return { $queryRawUnsafe } as unknown as typeof db.prisma;
    };
    await expect(storeUpdates(failing(away), bot, [message(1, 5)], now)).rejects.toBe(away);
    expect(tries).toBe(1);
    // Whatever it calls itself: where not even an empty row goes in, it is not the content's fault.
    const readOnly = new Error("cannot execute INSERT in a read-only transaction");
    await expect(storeUpdates(failing(readOnly), bot, [message(1, 5)], now)).rejects.toBe(readOnly);
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
