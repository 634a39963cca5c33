import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Prisma, type PrismaClient } from "../src/database/generated/client.js";
import { createInvitation } from "../src/people/invitations.js";
import { clearOldContent, readRetentionDays } from "../src/retention.js";
import { testDatabase } from "./support/database.js";

const db = testDatabase();
const now = new Date("2024-06-03T08:00:00+07:00");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

beforeEach(() => db.clear());

const set = (value: object) => db.prisma.setting.create({ data: { key: "retention", value } });

describe("the setting", () => {
  test("is 90 days where there is none", async () => {
    expect(await readRetentionDays(db.prisma)).toBe(90);
  });

  test.each([
    [{ days: 30 }, 30],
    [{ days: 0 }, 90],
    [{ days: -1 }, 90],
    [{ days: 1.5 }, 90],
    [{ days: "30" }, 90],
    [{ day: 30 }, 90],
    [[30], 90],
  ])("%j: %i", async (value, days) => {
    await set(value);
    expect(await readRetentionDays(db.prisma)).toBe(days);
  });
});

const receive = (updateId: string, state: string, days: number) =>
  db.prisma.inboxUpdate.create({
    data: {
      channel: "telegram",
      bot: "1",
      updateId,
      chatId: 5n,
      update: { message: { text: "V.1 xong", from: { first_name: "Khách" } } },
      state,
      receivedAt: daysAgo(days),
      nextAt: daysAgo(days),
      doneAt: daysAgo(days),
    },
  });

const draft = (state: string, days: number) =>
  db.prisma.draft.create({
    data: {
      personId: 1,
      agencyId: 1,
      channel: "telegram",
      bot: "1",
      chatId: 5n,
      subject: `duty:${days}`,
      openKey: state === "open" ? `1:duty:${days}` : null,
      state,
      data: { entries: [] },
      createdAt: daysAgo(days),
      updatedAt: daysAgo(days),
    },
  });

describe("clearOldContent", () => {
  test("takes what people wrote when nobody needs it any more", async () => {
    await receive("1", "done", 8);
    await receive("2", "done", 6);
    await receive("3", "failed", 91);
    await receive("4", "aside", 89);
    await draft("sent", 91);
    await draft("sent", 89);
    await draft("open", 91);
    await draft("open", 89);
    await db.prisma.conversationState.create({ data: { key: "old", value: {}, updatedAt: daysAgo(91) } });
    await db.prisma.conversationState.create({ data: { key: "new", value: {}, updatedAt: daysAgo(89) } });
    const codes = [{ now: daysAgo(98) }, { now: daysAgo(96) }];
    for (const code of codes) await createInvitation(db.prisma, { target: "office", name: "Lan", ...code });
    for (const at of [new Date(now.getTime() - 61 * 60_000), new Date(now.getTime() - 59 * 60_000)])
      await db.prisma.wrongCode.create({ data: { channel: "telegram", bot: "1", chatId: 6n, at } });

    expect(await clearOldContent(db.prisma, now)).toBe(7);
    expect(await clearOldContent(db.prisma, now)).toBe(0);

    const updates = await db.prisma.inboxUpdate.findMany({ where: { update: { equals: {} } }, orderBy: { id: "asc" } });
    expect(updates.map(({ updateId }) => updateId)).toEqual(["1", "3"]);
    const drafts = await db.prisma.draft.findMany({ orderBy: { id: "asc" } });
    expect(drafts.map(({ state, data, openKey }) => [state, data, openKey !== null])).toEqual([
      ["sent", {}, false],
      ["sent", { entries: [] }, false],
      ["replaced", {}, false],
      ["open", { entries: [] }, true],
    ]);
    expect(await db.prisma.conversationState.findMany({ select: { key: true } })).toEqual([{ key: "new" }]);
    const names = await db.prisma.invitation.findMany({ orderBy: { id: "asc" }, select: { name: true } });
    expect(names).toEqual([{ name: null }, { name: "Lan" }]);
    expect(await db.prisma.wrongCode.count()).toBe(1);
  });

  test("keeps no longer than the setting says", async () => {
    await set({ days: 3 });
    await receive("1", "done", 4);
    await receive("2", "failed", 4);
    await receive("3", "failed", 2);
    expect(await clearOldContent(db.prisma, now)).toBe(2);
  });
});

describe("on tables that are full", () => {
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

  test("no statement reads a whole table", async () => {
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
});
