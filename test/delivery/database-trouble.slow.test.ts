import { BotError, type Context } from "grammy";
import { afterEach, expect, test } from "vitest";
import { connectionTo, connectPrisma } from "../../src/database/connect.js";
import { isDatabaseTrouble } from "../../src/delivery/database-trouble.js";
import { openTestDatabase, testDatabase } from "../support/database.js";

const db = testDatabase();
const log = { error() {} };
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail("it should have failed"),
    (error: unknown) => error,
  );
}

test("a database that nobody serves is trouble, also inside what grammY wraps around it", async () => {
  const nowhere = connectPrisma(connectionTo({ kind: "embedded", host: "127.0.0.1", port: 1 }), log);
  closing.push(() => nowhere.$disconnect());
  const inQuery = await errorOf(nowhere.setting.findMany());
  expect(isDatabaseTrouble(inQuery)).toBe(true);
  expect(isDatabaseTrouble(await errorOf(nowhere.$queryRaw`SELECT 1`))).toBe(true);
  expect(isDatabaseTrouble(await errorOf(nowhere.$transaction(async (tx) => tx.setting.findMany())))).toBe(true);
  expect(isDatabaseTrouble(new BotError(inQuery, {} as Context))).toBe(true);
});

test("a database that goes away between two statements is trouble", async () => {
  const leaving = await openTestDatabase();
  const { connection } = leaving;
  const prisma = connectPrisma(connection, log);
  closing.push(() => prisma.$disconnect());
  await prisma.setting.findMany();
  await leaving.close();
  expect(isDatabaseTrouble(await errorOf(prisma.setting.findMany()))).toBe(true);
});

/** As PostgreSQL 15 and Prisma 7.10 gave them when a server's connections were ended. */
test.each([
  [
    "a raw query",
    "PrismaClientKnownRequestError",
    { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "57P01" } } } },
  ],
  [
    "a model's query",
    "PrismaClientKnownRequestError",
    { code: "P2039", meta: { driverAdapterError: { cause: { originalCode: "57P01" } } } },
  ],
  ["a transaction", "Error", { message: "Client has encountered a connection error and is not queryable" }],
  ["an idle client", "Error", { message: "Connection terminated unexpectedly" }],
])("a server that ends %s is trouble", (_, name, facts) => {
  expect(isDatabaseTrouble(Object.assign(new Error("x"), { name, ...facts }))).toBe(true);
});

test("what the program does wrong is not", async () => {
  await db.prisma.setting.create({ data: { key: "a", value: 1 } });
  expect(isDatabaseTrouble(await errorOf(db.prisma.setting.create({ data: { key: "a", value: 1 } })))).toBe(false);
  expect(isDatabaseTrouble(await errorOf(db.prisma.$queryRaw`SELECT nonsense`))).toBe(false);
  expect(isDatabaseTrouble(new TypeError("connection refused"))).toBe(false);
  expect(isDatabaseTrouble("connection refused")).toBe(false);
});
