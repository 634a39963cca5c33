import { randomBytes } from "node:crypto";
import type { Update } from "grammy/types";
import { Registry } from "prom-client";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Received } from "../../src/channels/channel.js";
import { createDeliveryMetrics } from "../../src/delivery/metrics.js";
import { createInvitation } from "../../src/people/invitations.js";
import { join } from "../../src/people/join.js";
import { removePerson } from "../../src/people/remove-person.js";
import { KnownWriters } from "../../src/program/known-writers.js";
import { storeReceived } from "../../src/program/store-received.js";
import { quietChannel, recordingLog, StandingClock } from "../delivery/support.js";
import { createAgencies } from "../people/agencies.js";
import { testDatabase } from "../support/database.js";
import { hearStatements, type Statements } from "../support/statements.js";

const db = testDatabase();
const [lan, nobody] = [5_000_001, 5_000_002];
let personId: number;
let store: ReturnType<typeof storeReceived>;
let statements: Statements;

beforeEach(async () => {
  await db.clear();
  await createAgencies(db.prisma);
  const clock = new StandingClock();
  const now = clock.now();
  const made = await createInvitation(db.prisma, { target: "STP", now });
  if (!made.ok) throw new Error(made.code);
  const chat = { channel: "telegram", bot: "700001", chatId: lan } as const;
  const joined = await join(db.prisma, { ...chat, code: made.value.code, now, inboxId: null });
  if (!joined.ok) throw new Error(joined.code);
  personId = joined.value.personId;
  const around = { clock, log: recordingLog().log, database: db } as unknown as Parameters<typeof storeReceived>[0];
  store = storeReceived(around, quietChannel(), {
    metrics: createDeliveryMetrics(new Registry(), db.prisma, () => 1),
    storing: async (ask) => ({ kept: await ask(db.prisma), taken: [] }),
    writers: new KnownWriters(),
  });
  statements = hearStatements();
});
afterEach(() => statements.end());

let ids = 0;
function says(chatId: number, text: string, type = "private"): Received {
  const id = ++ids;
  const update = { update_id: id, message: { message_id: id, date: 1, chat: { id: chatId, type }, text } } as Update;
  return { updateId: String(id), chatId, update };
}
const stored = async () =>
  (await db.prisma.inboxUpdate.findMany({ orderBy: { id: "asc" } })).map(({ updateId, chatId, rank, state }) => ({
    ...{ updateId, chat: Number(chatId), rank, state },
  }));

test("what members write costs one statement, in their order, whatever its number", async () => {
  const sent = [says(lan, "viec"), says(lan, "V.1 xong"), says(lan, "ok")];
  await store(sent);
  expect(statements.heard).toHaveLength(1);
  expect(await stored()).toEqual(sent.map(({ updateId }) => ({ updateId, chat: lan, rank: 0, state: "new" })));
});

test("what comes again is there once", async () => {
  const sent = [says(lan, "viec"), says(nobody, "viec")];
  await store(sent);
  const before = await stored();
  await store(sent);
  expect(await stored()).toEqual(before);
  expect(before.map(({ chat, rank }) => [chat, rank])).toEqual([
    [lan, 0],
    [nobody, 2],
  ]);
});

test("a member in a group is not served as one there, and who has left is nobody at once", async () => {
  await store([says(lan, "xin chào", "supergroup")]);
  await removePerson(db.prisma, { personId, by: null, now: new StandingClock().now() });
  await store([says(lan, "viec")]);
  expect((await stored()).map(({ rank }) => rank)).toEqual([4, 2]);
});

test("one that the database refuses is put aside alone, and holds up none beside it", async () => {
  const far = { ...says(lan, "viec"), updateId: randomBytes(4_000).toString("hex") };
  const near = says(lan, "V.1 xong");
  await store([far, near]);
  const rows = await stored();
  expect(rows.map(({ state }) => state)).toEqual(["aside", "new"]);
  expect(rows[1]!.updateId).toBe(near.updateId);
});
