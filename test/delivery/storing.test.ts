import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { defaultLimits } from "../../src/channels/limits.js";
import type { Statements } from "../../src/database/direct.js";
import { boundsOf } from "../../src/delivery/admission.js";
import { claimUpdates } from "../../src/delivery/claim-updates.js";
import { type Holder, takeHolder } from "../../src/delivery/holder.js";
import { storeServed } from "../../src/delivery/inbox.js";
import { type Lanes, type LanesOptions, startLanes } from "../../src/delivery/lanes.js";
import { serverUrl, testDatabase } from "../support/database.js";
import { hearStatements } from "../support/statements.js";
import { gate, leavingNothing, message, quietChannel, recordingLog, StandingClock, type Work } from "./support.js";

const db = testDatabase();
const bot = { name: "telegram", bot: "700001" } as const;
const chat = 5_000_001;
const everybody = "true";
let clock: StandingClock;
let running: { lanes: Lanes; holder: Holder }[];

beforeEach(async () => {
  await db.clear();
  clock = new StandingClock();
  running = [];
});

afterEach(async () => {
  for (const { lanes, holder } of running) {
    await lanes.stop();
    await holder.close();
  }
});

async function start(handle: LanesOptions["handle"], more: Partial<LanesOptions> = {}): Promise<Lanes> {
  const { log } = recordingLog();
  const holder = await takeHolder({ openSession: db.openSession, log });
  // Looking around is off: nothing is found but by what is told.
  const options = { holder: holder.id, clock, log, channels: [quietChannel()], lookAround: 3_600_000 };
  const lanes = startLanes({ db: db.prisma, ...options, handle, ...more });
  running.push({ lanes, holder });
  await lanes.idle();
  return lanes;
}
const working = (work: Work, more: Partial<LanesOptions> = {}) => start(leavingNothing(work), more);

const storing =
  (...updates: ReturnType<typeof message>[]) =>
  (on: Pick<Statements, "$queryRawUnsafe">) =>
    storeServed(on, bot, updates, clock.now(), everybody);
const states = async () =>
  (await db.prisma.inboxUpdate.findMany({ orderBy: { id: "asc" } })).map(({ updateId, state }) => [updateId, state]);

test("what is stored is taken in the same write, and begun when whoever stored knows", async () => {
  const told: string[] = [];
  const lanes = await working(async (_, { updateId, attempts }) => void told.push(`begins ${updateId}, ${attempts}`));
  const statements = hearStatements();
  const { kept, taken } = await lanes.storing(storing(message(1, chat)), async () => void told.push("asked"));
  told.push("stored");
  expect(statements.heard.map((write) => write.length)).toEqual([2]);
  statements.end();
  await lanes.idle();
  expect([...kept]).toEqual(["1"]);
  expect(taken.map(({ updateId }) => updateId)).toEqual(["1"]);
  expect(told).toEqual(["asked", "stored", "begins 1, 1"]);
  expect(await states()).toEqual([["1", "done"]]);
});

test("what is asked behind it finds what the update before left in the chat", async () => {
  const key = `telegram:700001:${chat}`;
  const lanes = await start(async () => ({ conversation: { key, value: { at: "step" }, at: clock.now() } }));
  const standing = (on: Statements) => on.$queryRaw<object[]>`SELECT value FROM "ConversationState"`;
  const found: unknown[] = [];
  // Not waited for in between: how the first ended is perhaps only written with the second.
  for (const id of [1, 2])
    await lanes.storing(storing(message(id, chat)), async (on) => void found.push(await standing(on)));
  await lanes.idle();
  await lanes.storing(storing(message(3, chat)), async (on) => void found.push(await standing(on)));
  expect(found[0]).toEqual([]);
  expect(found.at(-1)).toEqual([{ value: { at: "step" } }]);
});

test("what comes in a chat that is busy waits for what is in hand there", async () => {
  const first = gate();
  const order: string[] = [];
  const lanes = await working(async (_, { updateId }) => {
    if (updateId === "1") await first.promise;
    order.push(updateId);
  });
  await lanes.storing(storing(message(1, chat)));
  const { taken } = await lanes.storing(storing(message(2, chat), message(3, chat + 1)));
  expect(taken.map(({ updateId }) => updateId)).toEqual(["3"]);
  first.open();
  await lanes.idle();
  expect(order.filter((id) => id !== "3")).toEqual(["1", "2"]);
  expect(await states()).toEqual(["1", "2", "3"].map((id) => [id, "done"]));
});

test("where no lane is free it is stored by itself, and taken when one is", async () => {
  const first = gate();
  const lanes = await working(async (_, { updateId }) => (updateId === "1" ? first.promise : undefined), {
    concurrency: 1,
  });
  await lanes.storing(storing(message(1, chat)));
  const { taken } = await lanes.storing(storing(message(2, chat + 1)), () => Promise.reject(new Error("was asked")));
  expect(taken).toEqual([]);
  first.open();
  await lanes.idle();
  expect(await states()).toEqual([
    ["1", "done"],
    ["2", "done"],
  ]);
});

test("where one of them is refused nothing is stored or taken, and what ended is written all the same", async () => {
  const lanes = await working(async () => {});
  await lanes.storing(storing(message(1, chat)));
  const refused = lanes.storing(storing(message(2, chat)), async (on) => void (await on.$queryRaw`SELECT 1 / 0`));
  await expect(refused).rejects.toMatchObject({ code: "22012" });
  await lanes.idle();
  expect(await states()).toEqual([["1", "done"]]);
  await lanes.storing(storing(message(3, chat)));
  await lanes.idle();
  expect(await states()).toEqual([
    ["1", "done"],
    ["3", "done"],
  ]);
});

test("what was taken where reading the rest failed is taken again", async () => {
  const lanes = await working(async () => {}, { lookAround: 5 });
  const failing = lanes.storing(storing(message(1, chat)), async (on) => {
    await on.$queryRaw`SELECT 1`;
    throw new TypeError("boom");
  });
  await expect(failing).rejects.toThrow("boom");
  await expect.poll(states).toEqual([["1", "done"]]);
});

test("when lanes stop it is stored and left to another process", async () => {
  const lanes = await working(async () => {});
  await lanes.stop();
  const { taken } = await lanes.storing(storing(message(1, chat)));
  expect(taken).toEqual([]);
  expect(await states()).toEqual([["1", "new"]]);
  await working(async () => {});
  expect(await states()).toEqual([["1", "done"]]);
});

test("what was taken by a claim whose answer was lost is taken again", async () => {
  let lost = 0;
  const order: string[] = [];
  const claim = async (text: string, ...values: unknown[]) => {
    const rows = await db.prisma.$queryRawUnsafe<{ readonly id: bigint | null }[]>(text, ...values);
    if (lost > 0 || rows[0]?.id == null) return rows;
    lost += 1;
    throw Object.assign(new Error("Connection terminated unexpectedly"), { code: "ECONNRESET" });
  };
  const claims = { $queryRawUnsafe: claim } as unknown as Statements;
  const lanes = await working(async (_, { updateId }) => void order.push(updateId), {
    connections: { storing: db.prisma, claims },
    lookAround: 5,
  });
  await lanes.storing(storing(message(1, chat), message(2, chat)));
  await expect.poll(states).toEqual([
    ["1", "done"],
    ["2", "done"],
  ]);
  expect(lost).toBe(1);
  expect(order).toEqual(["1", "2"]);
});

// An embedded database has one session: nobody else asks while a transaction is open.
test.runIf(serverUrl)("a process that stores while another does in the same chat sees what that one took", async () => {
  const lanes = await working(async () => {});
  const wish = { limit: 1, others: 1, bounds: boundsOf(defaultLimits) };
  const { prisma } = db;
  const waits = async () => (await prisma.$queryRaw<object[]>`SELECT 1 FROM pg_locks WHERE NOT granted`).length > 0;
  let second: ReturnType<typeof lanes.storing> | null = null;
  let resolved = false;
  await prisma.$transaction(async (tx) => {
    await storing(message(1, chat))(tx);
    await claimUpdates(tx, 1, [bot], clock.now(), wish);
    second = lanes.storing(storing(message(2, chat), message(3, chat + 1)));
    void second.then(() => {
      resolved = true;
    });
    await expect.poll(async () => resolved || (await waits())).toBe(true);
  });
  expect((await second!).taken.map(({ updateId }) => updateId)).toEqual(["3"]);
});

/** Which of two processes stores, and in which chat. */
const script = fc.array(fc.record({ by: fc.nat(1), chat: fc.nat(2) }), { minLength: 1, maxLength: 30 });

test("two processes that store in the same chats never have two of one chat in hand, and handle each once", async () => {
  await fc.assert(
    fc.asyncProperty(script, async (steps) => {
      await db.clear();
      running.splice(0);
      const inHand = new Set<number>();
      const handled: string[] = [];
      const work: Work = async (_, { updateId, chatId }) => {
        expect(inHand.has(chatId!)).toBe(false);
        inHand.add(chatId!);
        await Promise.resolve();
        handled.push(updateId);
        inHand.delete(chatId!);
      };
      const processes = [await working(work), await working(work)];
      await Promise.all(
        steps.map((step, index) => processes[step.by]!.storing(storing(message(index + 1, chat + step.chat)))),
      );
      for (const lanes of [...processes, ...processes]) await lanes.idle();
      expect([...handled].sort()).toEqual(steps.map((_, index) => String(index + 1)).sort());
      expect((await states()).every(([, state]) => state === "done")).toBe(true);
      for (const { lanes, holder } of running.splice(0)) {
        await lanes.stop();
        await holder.close();
      }
    }),
    { numRuns: 15 },
  );
});
