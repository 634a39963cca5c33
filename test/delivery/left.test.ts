import { afterEach, beforeEach, expect, test } from "vitest";
import type { Left } from "../../src/channels/left.js";
import { defaultLimits } from "../../src/channels/limits.js";
import { boundsOf } from "../../src/delivery/admission.js";
import { claimUpdates } from "../../src/delivery/claim-updates.js";
import { type Holder, takeHolder } from "../../src/delivery/holder.js";
import { storeUpdates } from "../../src/delivery/inbox.js";
import { type Lanes, type LanesOptions, startLanes } from "../../src/delivery/lanes.js";
import { testDatabase } from "../support/database.js";
import { message, quietChannel, recordingLog, StandingClock } from "./support.js";

const db = testDatabase();
const bot = { name: "telegram", bot: "700001" } as const;
const at = new Date("2024-02-26T08:00:00.123+07:00");
let clock: StandingClock;
let log: ReturnType<typeof recordingLog>;
let holder: Holder;
let lanes: Lanes;

beforeEach(async () => {
  await db.clear();
  clock = new StandingClock();
  log = recordingLog();
  holder = await takeHolder({ openSession: db.openSession, log: log.log });
});

afterEach(async () => {
  await lanes?.stop();
  await holder.close();
});

function start(handle: LanesOptions["handle"]): void {
  const channels = [quietChannel()];
  lanes = startLanes({
    ...{ db: db.prisma, holder: holder.id, clock, log: log.log, channels, lookAround: 3_600_000, handle },
  });
}

const store = (...updates: ReturnType<typeof message>[]) => storeUpdates(db.prisma, bot, updates, clock.now());
const keyOf = (chat: number) => `telegram:700001:${chat}`;
const offers = async () =>
  (await db.prisma.offer.findMany({ orderBy: { chatId: "asc" } })).map(({ chatId, yes, no, at: since }) => ({
    ...{ chat: Number(chatId), yes, no, at: since },
  }));
const conversations = async () =>
  Object.fromEntries((await db.prisma.conversationState.findMany()).map(({ key, value }) => [key, value]));

test("an offer and a conversation are there as soon as the row is done, each in its chat", async () => {
  start(async ({ message: sent }) => ({
    offer: { yes: `yes:${sent!.chat.id}`, no: null, at },
    conversation: { key: keyOf(sent!.chat.id), value: { version: [0, 0], state: { report: [sent!.text] } }, at },
  }));
  await store(message(1, 11, "'; --"), message(2, 12, "việc"), message(3, 13));
  await lanes.idle();
  expect(await offers()).toEqual([11, 12, 13].map((chat) => ({ chat, yes: `yes:${chat}`, no: null, at })));
  expect(await conversations()).toEqual({
    [keyOf(11)]: { version: [0, 0], state: { report: ["'; --"] } },
    [keyOf(12)]: { version: [0, 0], state: { report: ["việc"] } },
    [keyOf(13)]: { version: [0, 0], state: { report: ["viec"] } },
  });
  const rows = await db.prisma.offer.findMany({ select: { chatId: true, inboxId: true } });
  const inbox = await db.prisma.inboxUpdate.findMany({ select: { chatId: true, id: true } });
  expect(rows.map((row) => [row.chatId, row.inboxId]).sort()).toEqual(inbox.map((row) => [row.chatId, row.id]).sort());
});

test("the next update of a chat finds what the one before it left, which is written over, ended, or as it was", async () => {
  const left: Left[] = [
    { offer: { yes: "a", no: "b", at }, conversation: { key: keyOf(11), value: { step: 1 }, at } },
    {},
    { offer: { yes: "c", no: null, at }, conversation: { key: keyOf(11), value: { step: 2 }, at } },
    { conversation: { key: keyOf(11), value: null, at } },
    { conversation: { key: keyOf(11), value: null, at } },
  ];
  const seen: unknown[] = [];
  start(async ({ update_id: id }) => {
    seen.push([(await offers()).map(({ yes, no }) => [yes, no]), Object.values(await conversations())]);
    return left[id - 1]!;
  });
  await store(...left.map((_, index) => message(index + 1, 11)));
  await lanes.idle();
  expect(seen).toEqual([
    [[], []],
    [[["a", "b"]], [{ step: 1 }]],
    [[["a", "b"]], [{ step: 1 }]],
    [[["c", null]], [{ step: 2 }]],
    [[["c", null]], []],
  ]);
  expect(await conversations()).toEqual({});
});

test("a row that does not end well leaves nothing", async () => {
  start(async () => {
    throw new TypeError("boom");
  });
  await store(message(1, 11));
  await lanes.idle();
  expect(await offers()).toEqual([]);
});

test("what another process has taken over meanwhile leaves nothing", async () => {
  await store(message(1, 11), message(2, 12));
  const [lost, kept] = await db.prisma.inboxUpdate.findMany({ orderBy: { id: "asc" } });
  await db.prisma.inboxUpdate.update({ where: { id: lost!.id }, data: { holder: 8 } });
  await db.prisma.inboxUpdate.update({ where: { id: kept!.id }, data: { holder: 7 } });
  const left = (chat: number): Left => ({
    offer: { yes: "a", no: null, at },
    conversation: { key: keyOf(chat), value: { step: 1 }, at },
  });
  const wish = { limit: 0, others: 0, bounds: boundsOf(defaultLimits) };
  const ended = [
    { id: lost!.id, reason: null, left: left(11) },
    { id: kept!.id, reason: null, left: left(12) },
  ];
  await claimUpdates(db.prisma, 7, [bot], clock.now(), wish, ended);
  expect((await offers()).map(({ chat }) => chat)).toEqual([12]);
  expect(Object.keys(await conversations())).toEqual([keyOf(12)]);
});
