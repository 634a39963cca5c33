import { afterEach, beforeEach, expect, test } from "vitest";
import { connectionTo, connectPrisma } from "../../src/database/connect.js";
import { isUniqueViolation } from "../../src/database/constraint.js";
import { inOneWrite } from "../../src/database/direct.js";
import type { Prisma, PrismaClient } from "../../src/database/generated/client.js";
import { isDatabaseTrouble } from "../../src/delivery/database-trouble.js";
import { serverUrl, testDatabase } from "../support/database.js";
import { type Relay, relayTo } from "./relay.js";

const db = testDatabase();
let relay: Relay;
let prisma: PrismaClient;

beforeEach(async () => {
  await db.prisma.setting.deleteMany();
  relay = await relayTo(db.connection);
  prisma = connectPrisma(relay.connection, { error() {} }, 100_000);
});
afterEach(async () => {
  await prisma.$disconnect();
  relay.close();
});

type Tx = Prisma.TransactionClient;

const insert = `INSERT INTO "Setting" (key, value) VALUES ($1, '1'::jsonb)`;
const keep = (on: Pick<Tx, "$executeRaw">, key: string) =>
  on.$executeRaw`INSERT INTO "Setting" (key, value) VALUES (${key}, '1'::jsonb)`;
const one = (on: Pick<Tx, "$queryRaw">) => on.$queryRaw<{ one: number }[]>`SELECT 1 AS one`;
/** As another connection sees it. */
const kept = async () => (await db.prisma.setting.findMany({ orderBy: { key: "asc" } })).map(({ key }) => key);
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error as Error,
  );

test("BEGIN goes with the first statement, the first time and later", async () => {
  for (const key of ["a", "b"]) {
    await prisma.$transaction(async (tx) => {
      expect(await keep(tx, key)).toBe(1);
      expect(await one(tx)).toEqual([{ one: 1 }]);
    });
  }
  const each = [["BEGIN", insert], ["SELECT 1 AS one"], ["COMMIT"]];
  expect(relay.heard).toEqual([...each, ...each]);
  expect(await kept()).toEqual(["a", "b"]);
});

test("BEGIN goes also with what Prisma itself asks first", async () => {
  await prisma.$transaction((tx) => tx.setting.create({ data: { key: "own", value: 1 } }));
  expect(relay.heard[0]).toEqual(["BEGIN", expect.stringContaining("INSERT INTO")]);
  expect(relay.heard.at(-1)).toEqual(["COMMIT"]);
  relay.heard.splice(0);
  await prisma.$transaction([prisma.setting.count(), prisma.setting.deleteMany()]);
  expect(relay.heard.map(([first]) => first)).toEqual(["BEGIN", expect.stringContaining("DELETE"), "COMMIT"]);
  expect(await kept()).toEqual([]);
});

test("an isolation level is that of the whole transaction", async () => {
  const isolationLevel = "Serializable";
  const level = await prisma.$transaction(
    (tx) => tx.$queryRaw<[{ level: string }]>`SELECT current_setting('transaction_isolation') AS level`,
    { isolationLevel },
  );
  expect(level).toEqual([{ level: "serializable" }]);
  expect(relay.heard[0]).toEqual(["BEGIN", "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"]);
});

test("a transaction in which nothing is asked sends nothing, however it ends", async () => {
  expect(await prisma.$transaction(async () => "done")).toBe("done");
  const broken = prisma.$transaction(async () => {
    throw new Error("changed my mind");
  });
  await expect(broken).rejects.toThrow("changed my mind");
  expect(relay.heard).toEqual([]);
  // Its connection is as any other.
  await keep(prisma, "outside");
  expect(relay.heard).toEqual([[insert]]);
  expect(await kept()).toEqual(["outside"]);
});

test("a first statement that fails aborts the transaction, also where its error is caught", async () => {
  await keep(db.prisma, "twice");
  for (const repeated of [1, 2]) {
    let after: Error | null = null;
    const failed = await failure(
      prisma.$transaction(async (tx) => {
        const error = await failure(keep(tx, "twice"));
        after = await failure(keep(tx, `after ${repeated}`));
        throw error;
      }),
    );
    expect(isUniqueViolation(failed, "Setting_pkey")).toBe(true);
    expect(after).toMatchObject({ code: "25P02" });
  }
  // What cannot be prepared is so each time anew.
  for (const _ of [1, 2]) {
    const failed = failure(prisma.$transaction((tx) => tx.$queryRaw`SELECT nothing FROM nowhere`));
    expect(await failed).toMatchObject({ code: "42P01" });
  }
  expect(relay.heard.at(-1)).toEqual(["ROLLBACK"]);
  expect(await kept()).toEqual(["twice"]);
  expect(await one(prisma)).toEqual([{ one: 1 }]);
});

test("work that fails undoes what it did, and a transaction inside it goes its own way", async () => {
  const undone = prisma.$transaction(async (tx) => {
    await keep(tx, "undone");
    if (!serverUrl) throw new Error("changed my mind");
    await prisma.$transaction((other) => keep(other, "its own"));
    throw new Error("changed my mind");
  });
  await expect(undone).rejects.toThrow("changed my mind");
  expect(await kept()).toEqual(serverUrl ? ["its own"] : []);
});

test("what a transaction asks at once begins with BEGIN too", async () => {
  const asked = prisma.$transaction((tx) => Promise.all(["a", "b", "c"].map((key) => keep(tx, key))));
  expect(await asked).toEqual([1, 1, 1]);
  expect(relay.heard).toEqual([["BEGIN", insert], [insert], [insert], ["COMMIT"]]);
});

test("many transactions at once keep what they did, or nothing", async () => {
  const all = Array.from({ length: 40 }, (_, n) => {
    const key = String(n).padStart(2, "0");
    if (n % 4 === 2) return failure(inOneWrite(prisma, (on) => Promise.all([keep(on, key), keep(on, `${key} too`)])));
    return failure(
      prisma.$transaction(async (tx) => {
        await keep(tx, key);
        if (n % 4 === 1) throw new Error("changed my mind");
        if (n % 4 === 3) await keep(tx, key);
      }),
    );
  });
  const failed = (await Promise.all(all)).map((error) => error !== null);
  expect(failed).toEqual(failed.map((_, n) => n % 4 === 1 || n % 4 === 3));
  const there = Array.from({ length: 40 }, (_, n) => String(n).padStart(2, "0")).flatMap((key, n) =>
    n % 4 === 0 ? [key] : n % 4 === 2 ? [key, `${key} too`] : [],
  );
  expect(await kept()).toEqual(there);
});

test("a connection that is lost before, in and after the first statement loses the transaction, and no other", async () => {
  const lost = async (work: (tx: Tx) => Promise<unknown>) => {
    const error = await failure(prisma.$transaction(work));
    expect(isDatabaseTrouble(error), String(error)).toBe(true);
    expect(await prisma.$transaction((tx) => one(tx))).toEqual([{ one: 1 }]);
  };
  await one(prisma);
  await lost((tx) => {
    relay.cut();
    return keep(tx, "before");
  });
  await lost(async (tx) => {
    await keep(tx, "first");
    relay.cut();
    await keep(tx, "after");
  });
  await lost((tx) =>
    inOneWrite(tx, () => {
      const asked = keep(tx, "in");
      setImmediate(() => relay.cut());
      return Promise.all([asked, tx.$queryRaw`SELECT pg_sleep(0.2)::text`]);
    }),
  );
  expect(await kept()).toEqual([]);
});

test.skipIf(serverUrl === null)("a server that ends the session loses the transaction, and no other", async () => {
  const end = (pid: number) => db.prisma.$queryRaw`SELECT pg_terminate_backend(${pid}::int)`;
  const pid = async (on: Pick<Tx, "$queryRaw">) =>
    (await on.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`)[0].pid;
  const idle = await pid(prisma);
  const before = await failure(
    prisma.$transaction(async (tx) => {
      await end(idle);
      await keep(tx, "before");
    }),
  );
  expect(isDatabaseTrouble(before), String(before)).toBe(true);
  const within = await failure(
    prisma.$transaction(async (tx) => {
      await keep(tx, "within");
      await end(await pid(tx));
      await keep(tx, "after");
    }),
  );
  expect(isDatabaseTrouble(within), String(within)).toBe(true);
  expect(await kept()).toEqual([]);
  await prisma.$transaction((tx) => keep(tx, "again"));
  expect(await kept()).toEqual(["again"]);
});

test("several statements go in one write, each seeing what those before it did", async () => {
  const ask = () =>
    prisma.$transaction((tx) =>
      inOneWrite(tx, () =>
        Promise.all([keep(tx, "a"), tx.$queryRaw`SELECT key FROM "Setting"`, keep(tx, "b"), tx.$executeRaw`SELECT 1`]),
      ),
    );
  expect(await ask()).toEqual([1, [{ key: "a" }], 1, 1]);
  expect(relay.heard).toEqual([["BEGIN", insert, `SELECT key FROM "Setting"`, insert, "SELECT 1"], ["COMMIT"]]);
  relay.heard.splice(0);
  const failed = await failure(ask());
  expect(isUniqueViolation(failed, "Setting_pkey")).toBe(true);
  expect(relay.heard.at(-1)).toEqual(["ROLLBACK"]);
  expect(await kept()).toEqual(["a", "b"]);
});

test("several statements of a client go in one write too, and are a transaction of their own", async () => {
  const ask = (...keys: readonly string[]) =>
    inOneWrite(prisma, (on) =>
      Promise.all([...keys.map((key) => keep(on, key)), on.$queryRaw`SELECT key FROM "Setting" ORDER BY key`]),
    );
  expect(await ask("a", "b")).toEqual([1, 1, [{ key: "a" }, { key: "b" }]]);
  expect(relay.heard).toEqual([[insert, insert, `SELECT key FROM "Setting" ORDER BY key`]]);
  expect(await kept()).toEqual(["a", "b"]);
  expect(isUniqueViolation(await failure(ask("c", "a", "d")), "Setting_pkey")).toBe(true);
  expect(await kept()).toEqual(["a", "b"]);
  expect(await ask("c")).toEqual([1, [{ key: "a" }, { key: "b" }, { key: "c" }]]);
});

test("what is asked after a wait goes by itself", async () => {
  const answer = inOneWrite(prisma, async (on) => {
    await keep(on, "a");
    return keep(on, "b");
  });
  expect(await answer).toBe(1);
  expect(relay.heard).toEqual([[insert], [insert]]);
  expect(await inOneWrite(prisma, async () => "nothing")).toBe("nothing");
  expect(relay.heard).toHaveLength(2);
});

const waiters = {
  "a transaction": <R>(ask: (on: Tx) => Promise<R>) => prisma.$transaction((tx) => inOneWrite(tx, ask)),
  "a client": <R>(ask: (on: Tx) => Promise<R>) => inOneWrite(prisma, ask),
};

test.each(["a transaction", "a client"] as const)(
  "what waits in %s for a lock is told what its holder committed, also to those behind it in the same write",
  async (who) => {
    await keep(db.prisma, "lock");
    let waits: Promise<unknown> | undefined;
    await db.prisma.$transaction(async (holder) => {
      await holder.$executeRaw`UPDATE "Setting" SET value = '2'::jsonb WHERE key = 'lock'`;
      waits = waiters[who]((on) =>
        Promise.all([
          on.$queryRaw`SELECT value FROM "Setting" WHERE key = 'lock' FOR UPDATE`,
          on.$queryRaw`SELECT key FROM "Setting" ORDER BY key`,
        ]),
      );
      await keep(holder, "by the holder");
    });
    expect(await waits).toEqual([[{ value: 2 }], [{ key: "by the holder" }, { key: "lock" }]]);
  },
);

test("a commit that is refused is told instead of the answer", async () => {
  await db.prisma.$executeRawUnsafe("CREATE TABLE later (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
  const twice = inOneWrite(prisma, (on) =>
    Promise.all([on.$executeRaw`INSERT INTO later VALUES (1)`, on.$executeRaw`INSERT INTO later VALUES (1)`]),
  );
  expect(await failure(twice)).toMatchObject({ code: "23505" });
  expect(await prisma.$queryRaw`SELECT * FROM later`).toEqual([]);
  await db.prisma.$executeRawUnsafe("DROP TABLE later");
});

test("a client whose connection is lost in a write is told so, and has one again; all of it is kept, or nothing", async () => {
  const lost = failure(
    inOneWrite(prisma, (on) => Promise.all([keep(on, "a"), on.$queryRaw`SELECT pg_sleep(0.2)::text`, keep(on, "b")])),
  );
  await expect.poll(() => relay.heard.length).toBe(1);
  relay.cut();
  expect(isDatabaseTrouble(await lost), String(await lost)).toBe(true);
  expect(await inOneWrite(prisma, one)).toEqual([{ one: 1 }]);
  expect([[], ["a", "b"]]).toContainEqual(await kept());
});

test("a client that has no connection is told so by all that it asked", async () => {
  const nowhere = connectPrisma(connectionTo({ kind: "embedded", host: "127.0.0.1", port: 1 }), { error() {} });
  const none = await inOneWrite(nowhere, (on) => Promise.all([failure(one(on)), failure(one(on))]));
  expect(none.map(isDatabaseTrouble), String(none)).toEqual([true, true]);
  await nowhere.$disconnect();
});

test("what cannot be written takes its write with it", async () => {
  const unwritable: Record<string, unknown> = {};
  unwritable.self = unwritable;
  const failed = await failure(
    prisma.$transaction((tx) =>
      inOneWrite(tx, () => Promise.all([keep(tx, "a"), tx.$executeRaw`SELECT ${unwritable}::jsonb`, keep(tx, "b")])),
    ),
  );
  expect(String(failed)).toMatch(/circular/i);
  const alone = inOneWrite(prisma, (on) => Promise.all([keep(on, "a"), on.$executeRaw`SELECT ${unwritable}::jsonb`]));
  expect(String(await failure(alone))).toMatch(/circular/i);
  expect(await kept()).toEqual([]);
  expect(await prisma.$transaction((tx) => one(tx))).toEqual([{ one: 1 }]);
});
