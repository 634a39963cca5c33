import pino from "pino";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Channel } from "../../src/channels/channel.js";
import type { Database } from "../../src/database/connect.js";
import { dateColumn } from "../../src/database/days.js";
import { takeHolder } from "../../src/delivery/holder.js";
import { markReminders, type ReminderMarks } from "../../src/program/mark-reminders.js";
import { importBundledPlan } from "../support/bundled-plan.js";
import { testDatabase } from "../support/database.js";
import { standingClock } from "../support/standing-clock.js";

const db = testDatabase();
const at = (moment: string) => new Date(`${moment}+07:00`);
const clock = standingClock("2024-02-26T08:00");
const log = pino({ level: "silent" });

interface Edit {
  readonly message_id: number;
  readonly text: string;
}

/** A messenger that edits, or says `fault` once. */
function messenger() {
  const edits: Edit[] = [];
  const state = { fault: null as { error_code: number; description: string } | null, during: async () => {} };
  const fetch = async (_: unknown, options: { body: string }) => {
    await state.during();
    const { fault } = state;
    state.fault = null;
    if (!fault) edits.push(JSON.parse(options.body) as Edit);
    return new Response(JSON.stringify(fault ? { ok: false, ...fault } : { ok: true, result: true }));
  };
  const channel = {
    ...{ name: "telegram", bot: "1", token: "1:x", capabilities: { edit: true }, reach: { awayFor: null } },
    client: { fetch },
    waitFor: async () => 0,
    failureOf: (error: { error_code?: number }) =>
      error.error_code === 429 ? { kind: "throttled", retryAfter: 1 } : { kind: "invalid", detail: "" },
  } as unknown as Channel;
  return { channel, edits, state };
}

let duty = 0;
let reports = 0;
let reminder = 0;

beforeAll(async () => {
  await importBundledPlan(db);
});

beforeEach(async () => {
  await db.prisma
    .$executeRaw`TRUNCATE "StatusReport", "Receipt", "OutboxMessage", "Holding", "Post", "Person", "Watch" CASCADE`;
  clock.put("2024-02-26T08:00");
  const { id, agencyId } = await db.prisma.duty.findFirstOrThrow({
    where: { task: { code: "V.1" }, agency: { code: "STP" } },
  });
  duty = id;
  reports = 0;
  const person = await db.prisma.person.create({ data: { name: "Hùng", joinedAt: at("2024-02-01T08:00") } });
  const post = await db.prisma.post.create({ data: { agencyId, role: "focal_point", key: `focal_point:${agencyId}` } });
  await db.prisma.holding.create({ data: { personId: person.id, postId: post.id, since: at("2024-02-01T08:00") } });
  const sent = await db.prisma.outboxMessage.create({
    data: {
      ...{ key: `digest:${person.id}:2024-02-26`, personId: person.id, kind: "digest", day: dateColumn("2024-02-26") },
      ...{ state: "sent", createdAt: clock.now(), nextAt: clock.now(), finishedAt: clock.now() },
      ...{ channel: "telegram", bot: "1", chatId: 5n, messageId: 12, items: [duty] },
      shown: {
        text: "Sở Tư pháp: 1 việc.\n🟡 V.1 · Ban hành · còn 3 ngày làm việc",
        buttons: [[{ label: "V.1", data: `+duty:${duty}` }]],
      },
    },
  });
  reminder = sent.id;
});

async function report(moment: string): Promise<void> {
  clock.put(moment);
  const { agencyId } = await db.prisma.duty.findUniqueOrThrow({ where: { id: duty } });
  const { id: personId } = await db.prisma.person.findFirstOrThrow();
  reports += 1;
  await db.prisma.statusReport.create({
    data: {
      ...{ period: "2024-02", status: "done", reportedAt: clock.now(), channel: "zalo" },
      duty: { connect: { id: duty } },
      person: { connect: { id: personId } },
      receipt: {
        create: { number: `BN-2024-00000${reports}`, agencyId, personId, issuedAt: clock.now(), onTime: true },
      },
    },
  });
}

function marker(channel: Channel, holder = 1): ReminderMarks {
  return markReminders(
    { database: { prisma: db.prisma } as unknown as Database, clock, log },
    { holder, channels: [channel] },
  );
}

const row = () => db.prisma.outboxMessage.findUniqueOrThrow({ where: { id: reminder } });

test("what is answered is shown once, however often it is looked", async () => {
  const { channel, edits } = messenger();
  const marks = marker(channel);
  await marks.look();
  expect(edits).toEqual([]);
  await report("2024-02-26T08:41");
  await marks.look();
  await marks.look();
  expect(edits.map(({ text }) => text.split("\n")[1])).toEqual(["✅ V.1 · đã báo cáo (đ/c Hùng, 08:41)"]);
  expect(await row()).toMatchObject({ holder: null });
});

test("what a process left when it was killed, the next one shows; shown before, it is the same", async () => {
  await report("2024-02-26T08:41");
  // Killed between the change and the row that says so.
  await db.prisma.outboxMessage.update({ where: { id: reminder }, data: { holder: 77 } });
  const { channel, edits } = messenger();
  await marker(channel).look();
  expect(edits).toHaveLength(1);
  // Killed after it: another process, which begins anew, finds nothing to do.
  await marker(channel, 2).look();
  expect(edits).toHaveLength(1);
});

test("what the messenger puts off comes later, and what it refuses is let go", async () => {
  const { channel, edits, state } = messenger();
  const marks = marker(channel);
  await report("2024-02-26T08:41");
  state.fault = { error_code: 429, description: "Too Many Requests" };
  await marks.look();
  expect(edits).toEqual([]);
  await marks.look();
  expect(edits).toHaveLength(1);
  await report("2024-02-26T08:50");
  state.fault = { error_code: 400, description: "Bad Request: chat not found" };
  await marks.look();
  await marks.look();
  expect(edits).toHaveLength(1);
});

test("what is reported while a change is under way is shown after it, and ends on the screen", async () => {
  const { channel, edits, state } = messenger();
  const marks = marker(channel);
  await report("2024-02-26T08:41");
  state.during = async () => {
    state.during = async () => {};
    await report("2024-02-26T08:43");
    marks.wake();
  };
  await marks.look();
  await marks.idle();
  expect(edits.map(({ text }) => /, (08:\d\d)/.exec(text)?.[1])).toEqual(["08:41", "08:43"]);
});

test("of two processes the second keeps away while the first has it in hand", async () => {
  const { channel, edits } = messenger();
  await report("2024-02-26T08:41");
  const first = await takeHolder({ openSession: db.openSession, log });
  await db.prisma.outboxMessage.update({ where: { id: reminder }, data: { holder: first.id } });
  const marks = marker(channel, 2);
  await marks.look();
  expect(edits).toEqual([]);
  await first.close();
  await marks.look();
  expect(edits).toHaveLength(1);
});
