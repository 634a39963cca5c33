import pino from "pino";
import { Registry } from "prom-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Holder, takeHolder } from "../../src/delivery/holder.js";
import { type Lanes, startLanes } from "../../src/delivery/lanes.js";
import { createDeliveryMetrics } from "../../src/delivery/metrics.js";
import { KnownWriters } from "../../src/program/known-writers.js";
import { storeReceived } from "../../src/program/store-received.js";
import { botAtDesk, type Chat } from "../bot/desk.js";
import { hearStatements, type Statements, statementsOf } from "../support/statements.js";

/**
 * What one update costs on the wire, one person alone, from its row in the inbox to the reply: how many statements, without
 * BEGIN and COMMIT, and how many writes, which carry these too; each write wakes another process and costs more than most
 * statements. The write that stores it, the first, also takes it and asks who wrote. After the reply at most `afterwards`
 * writes. Six statements for a plain step and twelve for a confirmation are the most. The numbers are limits for what comes
 * later, not to be raised: who needs one more takes one away. None begins a transaction that waits for this process between
 * two writes: everybody else on an embedded database would wait too.
 *
 *     STATEMENTS=1 npx vitest run test/delivery/statements.test.ts      prints the table
 *     STATEMENTS=all npx vitest run test/delivery/statements.test.ts    and every statement
 */
const script: readonly (readonly [said: string, statements: number, writes: number])[] = [
  ["viec", 2, 2], // one for what was sent back, which the list has first
  ["[V.1]", 2, 2],
  ["[Hoàn thành]", 2, 2],
  ["18/KH-UBND 23/2", 2, 2],
  ["[Xác nhận]", 5, 2],
  ["V.2 đang thực hiện 60% đã rà soát 12 TTHC", 2, 2],
  ["62%", 2, 2],
  ["[Xác nhận]", 5, 2],
  ["b3 quy 1 1250/2000", 2, 2],
  ["[Xác nhận]", 5, 2],
  ["cám ơn", 0, 0],
  // The list, its figures, and what is asked; then as any step, whatever the number of things.
  ["/baocao", 3, 3],
  ["[Không phát sinh]", 2, 2],
  ["[Không phát sinh]", 2, 2],
  ["[Xác nhận 2 dòng]", 5, 2],
  // A page of five receipts, read together as each is when it is opened.
  ["bien nhan", 11, 11],
];
/** The claim that closes the row, which also writes what the answer offers and where the chat's conversation stands. */
const afterwards = 1;

const desk = botAtDesk();
let statements: Statements;
let lanes: Lanes;
let store: ReturnType<typeof storeReceived>;
let holder: Holder;
let person: Chat;
const log = pino({ level: "silent" });

beforeAll(async () => {
  const writers = new KnownWriters();
  const { db, clock, channel, handle } = desk.forLanes(writers);
  holder = await takeHolder({ openSession: desk.openSession, log });
  // Nothing happens by itself meanwhile: what is heard belongs to the update.
  lanes = startLanes({ db, holder: holder.id, clock, log, channels: [channel], handle, lookAround: 1_000_000 });
  await lanes.idle();
  const around = { clock, log, database: { prisma: db } } as unknown as Parameters<typeof storeReceived>[0];
  const metrics = createDeliveryMetrics(new Registry(), db, () => 1);
  store = storeReceived(around, channel, { metrics, storing: lanes.storing, writers });
  person = await desk.join("STP");
  statements = hearStatements();
});
afterAll(async () => {
  statements?.end();
  await lanes?.stop();
  await holder?.close();
});

/** Writes, with their statements. */
interface Cost {
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
  readonly arrival: number;
}

async function costOf(said: string): Promise<Cost> {
  const label = /^\[(.+)\]$/.exec(said)?.[1];
  const update = label === undefined ? person.says(said) : person.presses(label);
  const received = { updateId: String(update.update_id), chatId: person.chatId, update };
  statements.begin();
  await store([received]);
  const seen = desk.sent.length;
  const heardAtReply = desk.onSent(() => statements.heard.length);
  await lanes.idle();
  const answered = heardAtReply();
  expect(desk.sent.length, `an answer to ${said}`).toBeGreaterThan(seen);
  const heard = [...statements.heard];
  const arrival = heard.findIndex(([text]) => text?.startsWith("INSERT INTO") && text.includes('"InboxUpdate"')) + 1;
  return { before: heard.slice(arrival, answered), after: heard.slice(answered), arrival };
}

function tell(rows: readonly (readonly [said: string, limits: string, Cost])[]): void {
  const asked = process.env.STATEMENTS;
  if (!asked) return;
  const line = (...cells: readonly (string | number)[]) =>
    cells.map((cell, at) => (at === 0 ? String(cell).padEnd(46) : String(cell).padStart(14))).join("");
  const each = (writes: Cost["after"]) =>
    writes.flatMap((texts) => texts.map((text, at) => `  ${at === 0 ? "" : "+ "}${text.slice(0, 110)}`));
  const table = rows.map(([said, limits, { arrival, before, after }]) => [
    line(said, arrival, statementsOf(before).length, before.length, limits, after.length),
    ...(asked === "all" ? [...each(before), "--", ...each(after)] : []),
  ]);
  const head = line("input", "stored with", "statements", "writes", "at most", "writes after");
  process.stdout.write(`${[head, ...table.flat()].join("\n")}\n`);
}

test("an update costs no more statements and writes than it may", async () => {
  // The plans are read with the first one.
  await costOf("cám ơn");
  const rows: [said: string, limits: string, Cost][] = [];
  const over: unknown[] = [];
  for (const [said, statements, writes] of script) {
    const cost = await costOf(said);
    rows.push([said, `${statements}/${writes}`, cost]);
    const counted = [statementsOf(cost.before).length, cost.before.length, cost.after.length] as const;
    if (counted[0] > statements || counted[1] > writes || counted[2] > afterwards) over.push([said, ...counted]);
    if (cost.before.flat().includes("BEGIN")) over.push([said, "BEGIN"]);
  }
  tell(rows);
  expect(over).toEqual([]);
});
