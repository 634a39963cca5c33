import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Prisma, type PrismaClient } from "../src/database/generated/client.js";
import { clearOldContent } from "../src/retention.js";
import { testDatabase } from "./support/database.js";

const db = testDatabase();
const now = new Date("2024-06-03T08:00:00+07:00");
let session: pg.Client;

beforeAll(async () => {
  session = await db.openSession();
});
afterAll(() => session.end());

/** The database, but that statements are explained instead of run. */
function explaining(plans: string[]): PrismaClient {
  const explain = async (strings: TemplateStringsArray, ...values: unknown[]) => {
    const statement = Prisma.sql(strings, ...(values as Prisma.Sql[]));
    const { rows } = await session.query<{ "QUERY PLAN": string }>(`EXPLAIN ${statement.text}`, [
      ...(statement.values as unknown[]),
    ]);
    plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
    return 0;
  };
  return new Proxy(db.prisma, {
    get: (target, name) => (name === "$executeRaw" ? explain : Reflect.get(target, name)),
  });
}

test("of tables that are full, no statement reads a whole one", async () => {
  await session.query(
    `
    INSERT INTO "InboxUpdate" (channel, bot, "updateId", "chatId", update, state, "receivedAt", "nextAt", "doneAt")
    SELECT 'telegram', '1', n, n % 500, CASE WHEN n > 29000 THEN '{"a": 1}'::jsonb ELSE '{}' END,
      CASE WHEN n % 1000 = 0 THEN 'failed' ELSE 'done' END, at, at, at
    FROM generate_series(1, 30000) n, LATERAL (SELECT $1::timestamptz - interval '10 minutes' * (30000 - n) AS at)`,
    [now],
  );
  await session.query(
    `
    INSERT INTO "Draft" ("personId", "agencyId", channel, bot, "chatId", subject, state, data, "createdAt", "updatedAt")
    SELECT 1, 1, 'telegram', '1', n % 500, 'duty:' || n, 'sent',
      CASE WHEN n > 19000 THEN '{"a": 1}'::jsonb ELSE '{}' END, at, at
    FROM generate_series(1, 20000) n, LATERAL (SELECT $1::timestamptz - interval '10 minutes' * (20000 - n) AS at)`,
    [now],
  );
  await session.query(
    `
    INSERT INTO "ConversationState" (key, value, "updatedAt")
    SELECT n, '{}', $1::timestamptz - interval '10 minutes' * n FROM generate_series(1, 20000) n`,
    [now],
  );
  await session.query(
    `
    INSERT INTO "WrongCode" (channel, bot, "chatId", at)
    SELECT 'telegram', '1', n, $1::timestamptz - interval '0.19 seconds' * n FROM generate_series(1, 20000) n`,
    [now],
  );
  await session.query(
    `
    INSERT INTO "Offer" (channel, bot, "chatId", "inboxId", yes, at)
    SELECT 'telegram', '1', n, n, 'duty:1', $1::timestamptz - interval '10 minutes' * n FROM generate_series(1, 20000) n`,
    [now],
  );
  await session.query(
    `
    INSERT INTO "Question" (channel, bot, "chatId", "personId", kind, data, "inboxId", at)
    SELECT 'telegram', '1', n, 1, 'pin', '{}', n, $1::timestamptz - interval '10 minutes' * n FROM generate_series(1, 20000) n`,
    [now],
  );
  await session.query(
    `
    INSERT INTO "Request" ("planId", "personId", asked, "inboxId", state, at)
    SELECT 1, 1, '{}', n, CASE WHEN n % 3 = 0 THEN 'draft' ELSE 'sent' END, $1::timestamptz - interval '10 minutes' * n
    FROM generate_series(1, 20000) n`,
    [now],
  );
  await session.query(`INSERT INTO "Person" (id, "joinedAt") VALUES (1, $1) ON CONFLICT DO NOTHING`, [now]);
  await session.query(
    `
    INSERT INTO "OutboxMessage" (key, "personId", kind, day, state, "createdAt", "nextAt", "finishedAt", shown)
    SELECT 'digest:' || n, 1, 'digest', at, 'sent', at, at, at, CASE WHEN n % 3 = 0 THEN '{"a": 1}'::jsonb END
    FROM generate_series(1, 20000) n, LATERAL (SELECT $1::timestamptz - interval '10 minutes' * n AS at)`,
    [now],
  );
  const filled = ["InboxUpdate", "Draft", "ConversationState", "WrongCode", "Offer", "Question", "Request"];
  for (const table of [...filled, "OutboxMessage"]) await session.query(`ANALYZE "${table}"`);

  const plans: string[] = [];
  await clearOldContent(explaining(plans), now);
  expect(plans).toHaveLength(9);
  for (const plan of plans) expect(plan).not.toContain("Seq Scan");
});
