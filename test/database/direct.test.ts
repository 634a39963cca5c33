import { expect, test } from "vitest";
import { isUniqueViolation } from "../../src/database/constraint.js";
import type { Prisma } from "../../src/database/generated/client.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();

const at = new Date("2024-02-26T00:30:00.123Z");
const values = (on: Pick<Prisma.TransactionClient, "$queryRaw">) => on.$queryRaw<object[]>`
  SELECT 1.50::numeric AS "decimal", 9007199254740993::bigint AS "bigint", '2024-02-29'::date AS "day",
    ${at}::timestamptz AS "instant", ${["a", "b"]}::text[] AS "texts", ${null}::int AS "nothing", '{"a": 1}'::jsonb AS "json"`;

const keep = (on: Pick<Prisma.TransactionClient, "$executeRaw">, key: string) =>
  on.$executeRaw`INSERT INTO "Setting" (key, value) VALUES (${key}, '1'::jsonb)`;
const kept = (key: string) => db.prisma.setting.count({ where: { key } });

test("a raw statement gives the same inside a transaction as outside", async () => {
  const inside = await db.prisma.$transaction((tx) => values(tx));
  expect(inside).toEqual(await values(db.prisma));
});

test("raw statements and Prisma's own of a transaction see one another, and are undone together", async () => {
  const undone = db.prisma.$transaction(async (tx) => {
    expect(await keep(tx, "raw")).toBe(1);
    await tx.setting.create({ data: { key: "own", value: 2 } });
    expect(await tx.setting.count({ where: { key: { in: ["raw", "own"] } } })).toBe(2);
    const [{ count }] = await tx.$queryRaw<[{ count: number }]>`
      SELECT count(*)::int AS count FROM "Setting" WHERE key = ANY(${["raw", "own"]})`;
    expect(count).toBe(2);
    throw new Error("changed my mind");
  });
  await expect(undone).rejects.toThrow("changed my mind");
  expect(await kept("raw")).toBe(0);
  expect(await kept("own")).toBe(0);
});

test("what a raw statement inside a transaction violates is told as everywhere", async () => {
  await keep(db.prisma, "twice");
  const error = await db.prisma.$transaction((tx) => keep(tx, "twice")).catch((thrown: unknown) => thrown);
  expect(isUniqueViolation(error, "Setting_pkey")).toBe(true);
});

test("many transactions at once keep to their own connections", async () => {
  const seen = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      db.prisma.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT set_config('dau_moi.test', ${String(index)}, true)`;
        const [row] = await tx.$queryRaw<[{ own: string }]>`SELECT current_setting('dau_moi.test') AS own`;
        return row.own;
      }),
    ),
  );
  expect(seen).toEqual(seen.map((_, index) => String(index)));
});

test("a transaction that is over takes no raw statement any more, and writes nothing with one", async () => {
  let over: Prisma.TransactionClient | undefined;
  await db.prisma.$transaction(async (tx) => {
    over = tx;
    await keep(tx, "in time");
  });
  await expect(keep(over!, "late")).rejects.toThrow(/already closed|expired|Transaction/i);
  expect(await kept("late")).toBe(0);
});

test("a transaction that ran out of time writes nothing, also not with what comes after", async () => {
  let refused: unknown;
  const late = db.prisma.$transaction(
    async (tx) => {
      await keep(tx, "before");
      for (;;) if (!(await isOpen(tx))) break;
      refused = await keep(tx, "after").catch((error: unknown) => error);
    },
    { timeout: 50 },
  );
  await expect(late).rejects.toThrow();
  expect(refused).toBeInstanceOf(Error);
  expect((await kept("before")) + (await kept("after"))).toBe(0);
});

const isOpen = (tx: Prisma.TransactionClient) =>
  tx.setting.count().then(
    () => true,
    () => false,
  );
