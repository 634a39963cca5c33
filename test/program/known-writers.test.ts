import pino from "pino";
import { Registry } from "prom-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Channel, Store } from "../../src/channels/channel.js";
import { type Holder, takeHolder } from "../../src/delivery/holder.js";
import type { InboxRow } from "../../src/delivery/inbox.js";
import { type Lanes, startLanes } from "../../src/delivery/lanes.js";
import { createDeliveryMetrics } from "../../src/delivery/metrics.js";
import { KnownWriters } from "../../src/program/known-writers.js";
import { storeReceived } from "../../src/program/store-received.js";
import { botAtDesk, type Chat } from "../bot/desk.js";
import { hearStatements } from "../support/statements.js";

const desk = botAtDesk();
const log = pino({ level: "silent" });
let holder: Holder;
let lanes: Lanes;
let store: Store;
let person: Chat;

beforeAll(async () => {
  const writers = new KnownWriters();
  const { db, clock, channel, handle } = desk.forLanes(writers);
  holder = await takeHolder({ openSession: desk.openSession, log });
  lanes = startLanes({ db, holder: holder.id, clock, log, channels: [channel], handle, lookAround: 1_000_000 });
  await lanes.idle();
  const around = { clock, log, database: { prisma: db } } as unknown as Parameters<typeof storeReceived>[0];
  store = storeReceived(around, channel, {
    metrics: createDeliveryMetrics(new Registry(), db, () => 1),
    storing: lanes.storing,
    writers,
  });
  person = await desk.join("STP");
});
afterAll(async () => {
  await lanes?.stop();
  await holder?.close();
});

async function sendTogether(...said: readonly string[]): Promise<string[]> {
  const seen = desk.sent.length;
  const updates = said.map((text) => person.says(text));
  await store(updates.map((update) => ({ updateId: String(update.update_id), chatId: person.chatId, update })));
  await lanes.idle();
  return desk.sent.slice(seen).map(({ text }) => String(text ?? ""));
}
const whoIsAsked = (heard: readonly (readonly string[])[]) =>
  heard.map((write) => write.filter((text) => text.startsWith("WITH noted AS")).length).filter((count) => count > 0);

test("who wrote is asked once, in the write that stores it", async () => {
  const statements = hearStatements();
  await sendTogether("viec");
  const heard = statements.heard.map((write) => [...write]);
  statements.end();
  expect(whoIsAsked(heard)).toEqual([1]);
  expect(heard.find((write) => write.some((text) => text.startsWith("WITH noted AS")))![0]).toMatch(/^INSERT INTO/);
});

test("what comes together finds what the one before it wrote", async () => {
  const answers = await sendTogether("V.2 đang thực hiện 60% đã rà soát 12 TTHC", "62%");
  expect(answers.at(-1)).toMatch(/V\.2 quý I · Đang thực hiện 62%/);
});

test("of many that come together who wrote is asked as each has its turn", async () => {
  const statements = hearStatements();
  await sendTogether("viec", "viec", "viec", "viec", "viec");
  const heard = statements.heard.map((write) => [...write]);
  statements.end();
  expect(whoIsAsked(heard)).toEqual([1, 1, 1, 1, 1]);
});

test("of a choice that was typed it is asked anew: what it may be about was not known", async () => {
  const writers = new KnownWriters();
  const update = person.says("2");
  const taken = { channel: "zalo", bot: "1", updateId: "7", attempts: 1, update } as InboxRow;
  const writer = { member: null, plans: "", waiting: [], drafts: [], conversation: null, keepsQuestion: false };
  writers.keep({ name: "zalo", bot: "1" } as Channel, [taken], new Map([["7", writer]]));
  expect(writers.take(taken, update)).toBe(writer);
  expect(writers.take(taken, person.says("2"))).toBeNull();
  expect(writers.take({ ...taken, attempts: 2 }, update)).toBeNull();
});
