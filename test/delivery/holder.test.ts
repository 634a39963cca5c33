import type pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Holder, livingHolders, takeHolder } from "../../src/delivery/holder.js";
import { testDatabase } from "../support/database.js";
import { gate, recordingLog } from "./support.js";

const db = testDatabase();
const { log, until } = recordingLog();
let holders: Holder[];

beforeEach(() => {
  holders = [];
});

afterEach(async () => {
  for (const holder of holders) await holder.close();
});

async function take(openSession: () => Promise<pg.Client> = db.openSession): Promise<Holder> {
  const holder = await takeHolder({ openSession, log, pause: 5 });
  holders.push(holder);
  return holder;
}

async function living(): Promise<number[]> {
  const rows = await db.prisma.$queryRaw<{ objid: bigint }[]>`SELECT * FROM ${livingHolders} AS living`;
  return rows.map(({ objid }) => Number(objid));
}

/** Breaks a connection as a cut cable does. */
function cut(client: pg.Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

test("a process is known to live from the start to its end", async () => {
  const one = await take();
  const other = await take();
  expect(new Set(await living())).toEqual(new Set([one.id, other.id]));
  await one.close();
  await one.close();
  expect(await living()).toEqual([other.id]);
});

test("another connection that ends, or breaks in a transaction, takes nobody's life", async () => {
  const { id } = await take();
  const polite = await db.openSession();
  await polite.query("SELECT 1");
  await polite.end();
  const rude = await db.openSession();
  await rude.query("BEGIN");
  const ended = gate();
  rude.once("end", ended.open);
  cut(rude);
  await ended.promise;
  expect(await living()).toEqual([id]);
});

test("a process whose connection broke is known to live again, by the same number", async () => {
  const sessions: pg.Client[] = [];
  let refusals = 2;
  const { id } = await take(async () => {
    // The database comes back only after a while.
    if (sessions.length === 1 && refusals-- > 0) throw new Error("not yet");
    const session = await db.openSession();
    sessions.push(session);
    return session;
  });
  cut(sessions[0]!);
  await until("this process is known to live again");
  expect(await living()).toEqual([id]);
});

test("a start without a database is refused", async () => {
  const nowhere = () => Promise.reject(new Error("nothing there"));
  await expect(takeHolder({ openSession: nowhere, log })).rejects.toThrow("nothing there");
});
