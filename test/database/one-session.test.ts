import { connect } from "node:net";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { inOneWrite } from "../../src/database/direct.js";
import { deferredCommits } from "../../src/database/embedded/deferred-commits.js";
import { type Backend, type Disk, OneSession } from "../../src/database/embedded/one-session.js";
import { socketPath } from "../../src/database/embedded/place.js";
import { SharedStatements } from "../../src/database/embedded/shared-statements.js";
import { serverUrl, testDatabase } from "../support/database.js";

const db = testDatabase();

test("statements of many connections do not mix, however large", async () => {
  const pool = new pg.Pool({ ...db.connection, max: 8 });
  // Large parameters arrive in several pieces; the two statements take different ones.
  const ask = async (n: number) => {
    const text = `${n}`.repeat(n % 3 === 0 ? 100_000 : 10);
    const { rows } =
      n % 2 === 0
        ? await pool.query("SELECT $1::int AS n, length($2::text) AS length", [n, text])
        : await pool.query("SELECT length($1::text) AS length, $3::text AS other, $2::int AS n", [text, n, "x"]);
    expect(rows[0]).toMatchObject({ n, length: text.length });
  };
  await Promise.all(Array.from({ length: 200 }, (_, n) => ask(n)));
  await pool.end();
});

test("a failing statement fails alone, in and out of a transaction", async () => {
  const [one, other] = [await db.openSession(), await db.openSession()];
  await one.query("BEGIN");
  await expect(one.query("SELECT $1::int / 0", [1])).rejects.toThrow("division by zero");
  await expect(one.query("SELECT $1::int", [1])).rejects.toThrow("current transaction is aborted");
  await one.query("ROLLBACK");
  await expect(other.query("SELECT nothing FROM nowhere WHERE a = $1", [1])).rejects.toThrow("does not exist");
  expect((await other.query("SELECT $1::int AS n", [5])).rows).toEqual([{ n: 5 }]);
  await one.end();
  await other.end();
});

test("what one connection sets, the next does not see", async () => {
  const [psql, other] = [await db.openSession(), await db.openSession()];
  const at = new Date("2024-02-26T01:41:07.123Z");
  for (const change of ["SET TimeZone = 'Asia/Ho_Chi_Minh'", "SELECT set_config('TimeZone', 'Asia/Tokyo', false)"]) {
    await psql.query(change);
    await psql.query({
      text: change.replace("SELECT", "SELECT $1::text,"),
      values: change.startsWith("SELECT") ? ["x"] : [],
    });
    const inbox = { channel: "telegram", bot: "1", updateId: change, update: {}, receivedAt: at, nextAt: at };
    const { id } = await db.prisma.inboxUpdate.create({ data: inbox });
    expect((await db.prisma.inboxUpdate.findUniqueOrThrow({ where: { id } })).receivedAt).toEqual(at);
    const { rows } = await other.query<{ same: boolean }>(
      `SELECT "receivedAt" = $1::timestamptz AS same FROM "InboxUpdate" WHERE id = $2`,
      ["2024-02-26T08:41:07.123+07:00", id],
    );
    expect(rows[0]?.same).toBe(true);
    expect((await other.query("SHOW TimeZone")).rows[0]).toEqual({ TimeZone: "UTC" });
  }
  await psql.end();
  await other.end();
});

test("a connection that dies in a transaction leaves nothing of it and holds nobody up", async () => {
  const dying = new pg.Client(db.connection);
  dying.on("error", () => {});
  await dying.connect();
  await dying.query("BEGIN");
  await dying.query(`INSERT INTO "Setting" (key, value) VALUES ('dying', '1')`);
  const waiting = db.prisma.setting.findMany();
  (dying as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  expect(await waiting).toEqual([]);
});

test("many transactions at once add up", async () => {
  await db.prisma.receiptCounter.create({ data: { year: 2024, last: 0 } });
  const add = () =>
    db.prisma.$transaction(async (transaction) => {
      const [row] = await transaction.$queryRaw<[{ last: number }]>`
        SELECT last FROM "ReceiptCounter" WHERE year = 2024 FOR UPDATE`;
      await transaction.receiptCounter.update({ where: { year: 2024 }, data: { last: row.last + 1 } });
    });
  await Promise.all(Array.from({ length: 60 }, add));
  expect(await db.prisma.receiptCounter.findMany()).toEqual([{ year: 2024, last: 60 }]);
});

test.skipIf(serverUrl !== null)("bytes that are not the protocol hurt nobody else", async () => {
  const { host = "", port = 0 } = db.connection;
  for (const bytes of [Buffer.from("GET / HTTP/1.1\r\n\r\n"), Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0])]) {
    await new Promise<void>((done) => {
      const socket = connect(socketPath(host, port), () => socket.end(bytes));
      socket.on("close", () => done()).on("error", () => {});
      socket.resume();
    });
  }
  expect(await db.prisma.setting.count()).toBe(0);
});

/** Does one message at a time and knows transactions: BEGIN, COMMIT, ROLLBACK. */
class Recorder implements Backend {
  readonly seen: string[] = [];
  #inTransaction = false;

  isInTransaction(): boolean {
    return this.#inTransaction;
  }

  runExclusive<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  async execProtocolRawStream(message: Uint8Array, { onRawData }: { onRawData: (data: Uint8Array) => void }) {
    const said = readable(message);
    this.seen.push(said);
    if (said.includes("trap")) throw new Error("trap");
    if (said.includes("BEGIN")) this.#inTransaction = true;
    if (/COMMIT|ROLLBACK/.test(said)) this.#inTransaction = false;
    onRawData(Buffer.from("answer"));
    await null;
  }
}

/** "P(…)B()S()" of the messages in a buffer. */
function readable(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  let text = "";
  for (let at = 0; at < buffer.length; at += 1 + buffer.readInt32BE(at + 1)) {
    const content = buffer.subarray(at + 5, at + 1 + buffer.readInt32BE(at + 1)).toString("latin1");
    text += `${String.fromCharCode(buffer[at]!)}(${content.replaceAll("\0", "")})`;
  }
  return text;
}

function message(type: string, content = ""): Uint8Array {
  const head = Buffer.from([type.charCodeAt(0), 0, 0, 0, 0]);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, Buffer.from(content)]);
}

const ignore = () => {};

test("a statement goes in whole, from Parse to Sync", async () => {
  const backend = new Recorder();
  const session = new OneSession(backend, ignore);
  await session.enqueue(1, message("P", "\0one\0"), ignore);
  await session.enqueue(2, message("P", "\0two\0"), ignore);
  await session.enqueue(1, message("B"), ignore);
  await session.enqueue(2, message("B"), ignore);
  const two = session.enqueue(2, message("S"), ignore);
  const one = session.enqueue(1, message("S"), ignore);
  expect(await Promise.all([two, one])).toEqual([6, 6]);
  expect(backend.seen).toEqual(["P(two)B()S()", "P(one)B()S()"]);
});

test("from Flush to Sync nobody comes between, not even when it never comes", async () => {
  const backend = new Recorder();
  const session = new OneSession(backend, ignore);
  await session.enqueue(1, message("P", "\0one\0"), ignore);
  await session.enqueue(1, message("H"), ignore);
  const other = session.enqueue(2, message("Q", "two\0"), ignore);
  await session.enqueue(1, message("E"), ignore);
  await session.enqueue(1, message("H"), ignore);
  session.clearQueueForHandler(1);
  await session.clearTransactionIfNeeded(1);
  await other;
  expect(backend.seen).toEqual(["P(one)H()", "E()H()", "S()", "Q(two)"]);
});

test("a transaction belongs to the connection that began it", async () => {
  const backend = new Recorder();
  const session = new OneSession(backend, ignore);
  await session.enqueue(1, message("Q", "BEGIN\0"), ignore);
  const waiting = [2, 3].map((connection) => session.enqueue(connection, message("Q", `by ${connection}\0`), ignore));
  await session.enqueue(1, message("Q", "by 1\0"), ignore);
  await session.enqueue(1, message("X"), ignore);
  session.clearQueueForHandler(1);
  await session.clearTransactionIfNeeded(1);
  await Promise.all(waiting);
  expect(backend.seen).toEqual(["Q(BEGIN)", "Q(by 1)", "Q(ROLLBACK)", "Q(by 2)", "Q(by 3)"]);
});

test("a failure inside PostgreSQL is told once, and to everybody who asks", async () => {
  const heard: unknown[] = [];
  const session = new OneSession(new Recorder(), (error) => heard.push(error));
  const asked = ["trap\0", "two\0", "three\0"].map((sql, n) => session.enqueue(n, message("Q", sql), ignore));
  for (const answer of await Promise.allSettled(asked)) expect(answer.status).toBe("rejected");
  await expect(session.enqueue(9, message("Q", "four\0"), ignore)).rejects.toThrow("trap");
  expect(heard).toHaveLength(1);
});

// On a server each connection has statements of its own, and takes away only these.
test.skipIf(serverUrl !== null)(
  "a named statement is prepared once for all, and again where a guest took it away",
  async () => {
    const [one, other, guest] = [await db.openSession(), await db.openSession(), await db.openSession()];
    const ask = async (session: pg.Client, n: number) =>
      (await session.query({ name: "double", text: "SELECT $1::int * 2 AS n", values: [n] })).rows[0]?.n;
    expect(await Promise.all([ask(one, 1), ask(other, 2), ask(guest, 3)])).toEqual([2, 4, 6]);
    for (const given of ["DISCARD ALL", "DEALLOCATE double", "DEALLOCATE ALL"]) {
      await guest.query(given);
      expect(await Promise.all([ask(one, 4), ask(other, 5), ask(guest, 6)])).toEqual([8, 10, 12]);
    }
    await other.query("BEGIN");
    await expect(other.query("SELECT 1 / 0")).rejects.toThrow("division by zero");
    await expect(ask(other, 7)).rejects.toThrow("current transaction is aborted");
    await other.query("ROLLBACK");
    expect(await ask(other, 8)).toBe(16);
    // Many more than are kept.
    for (let n = 0; n < 450; n += 1) await one.query({ name: `n${n}`, text: `SELECT ${n}::int AS n` });
    expect(await ask(other, 9)).toBe(18);
    for (const session of [one, other, guest]) await session.end();
  },
);

test.skipIf(serverUrl !== null)("so are those that are sent in one write", async () => {
  const guest = await db.openSession();
  const ask = (key: string) =>
    db.prisma.$transaction(async (tx) => {
      const [[seen]] = await inOneWrite(tx, () =>
        Promise.all([
          tx.$queryRaw<[{ n: number }]>`SELECT ${2}::int * 3 AS n`,
          tx.$executeRaw`INSERT INTO "Setting" (key, value) VALUES (${key}, '1'::jsonb)`,
        ]),
      );
      expect(seen.n).toBe(6);
      await tx.$executeRaw`UPDATE "Setting" SET value = '2'::jsonb WHERE key = ${key}`;
    });
  const alone = () =>
    inOneWrite(db.prisma, (on) => Promise.all([2, 3].map((n) => on.$queryRaw`SELECT ${n}::int * 3 AS n`)));
  await Promise.all(["a", "b", "c", "d"].map(ask));
  for (const given of ["DISCARD ALL", "DEALLOCATE dm_begin", "DEALLOCATE ALL"]) {
    await guest.query(given);
    const all = await Promise.all([ask(`${given} 1`), alone(), ask(`${given} 2`), alone()]);
    expect(all[1]).toEqual([[{ n: 6 }], [{ n: 9 }]]);
  }
  expect(await db.prisma.setting.count({ where: { value: { equals: 2 } } })).toBe(10);
  await guest.end();
});

test("an answer is read right however it is cut into pieces", () => {
  const parsed = message("1");
  const row = message("D", "1\0\0\0\x041\0\0");
  const one = [message("P", "one\0SELECT 1\0\0\0"), message("B", "\0one\0"), message("E", "\0"), message("S")];
  const two = [message("P", "two\0SELECT 2\0\0\0"), message("B", "\0two\0"), message("E", "\0"), message("S")];
  for (const size of [1, 2, 3, 5, 7, 1000]) {
    const shared = new SharedStatements();
    const exchange = (asked: Uint8Array[], answered: Uint8Array[]) => {
      const translated = shared.translate(asked);
      const bytes = Buffer.concat(answered);
      const taken: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += size) taken.push(translated.answer.take(bytes.subarray(at, at + size)));
      shared.done(translated);
      return { sent: readable(Buffer.concat(translated.messages)), told: readable(Buffer.concat(taken)) };
    };
    // The second is not prepared: the first failed.
    exchange([...one, ...two], [parsed, row, message("E", "failed")]);
    expect(exchange([...two, ...one], [parsed, row, parsed, row]).sent).toBe(
      "P(twoSELECT 2)B(two)E()S()P()B(one)E()S()",
    );
    shared.givenUp();
    const used = exchange([...one.slice(1), ...two.slice(1)], [parsed, parsed, row, row]);
    expect(used.sent).toBe("P(oneSELECT 1)P(twoSELECT 2)B(one)E()S()B(two)E()S()");
    expect(used.told).toBe(readable(Buffer.concat([row, row])));
    shared.givenUp();
    // One of them cannot be prepared any more.
    const failed = exchange([...one.slice(1), ...two.slice(1)], [parsed, message("E", "gone")]);
    expect(failed.told).toBe("E(gone)");
    expect(exchange(one, [parsed, row]).sent).toBe("P()B(one)E()S()");
    expect(exchange(two.slice(1), [parsed, row])).toEqual({ sent: "P(twoSELECT 2)B(two)E()S()", told: readable(row) });
  }
});

/** Each commit is owed until it is forced. */
class SlowDisk extends Recorder implements Disk {
  defers = false;
  owes = false;
  putOff = 0;
  forced = 0;
  full = false;

  force(): void {
    if (this.full) throw new Error("no space left on device");
    if (this.owes) this.forced += 1;
    this.owes = false;
  }

  override async execProtocolRawStream(message: Uint8Array, options: { onRawData: (data: Uint8Array) => void }) {
    await super.execProtocolRawStream(message, options);
    if (!this.defers || !readable(message).includes("COMMIT")) return;
    this.owes = true;
    this.putOff += 1;
  }
}

test("commits that arrive together are forced to disk together, and nobody is answered before", async () => {
  const disk = new SlowDisk();
  const session = new OneSession(disk, ignore, disk);
  const seen: number[] = [];
  const asked = ["read", "COMMIT 1", "COMMIT 2", "read what was committed"].map((sql, n) =>
    session.enqueue(n, message("Q", `${sql}\0`), () => seen.push(disk.forced)),
  );
  await Promise.all(asked);
  // Who read before the first commit waits for nothing.
  expect(seen).toEqual([0, 1, 1, 1]);
  expect(disk.forced).toBe(1);
});

const startupOf = (name: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 99, 0, 3, 0, 0]), Buffer.from(`application_name\0${name}\0\0`)]);

test("commits of a connection that may have them later are answered at once, and forced with the next that may not", async () => {
  const disk = new SlowDisk();
  const session = new OneSession(disk, ignore, disk);
  const seen: number[] = [];
  const ask = (connection: number, sql: string) =>
    session.enqueue(connection, message("Q", `${sql}\0`), () => seen.push(disk.forced));
  await session.enqueue(1, startupOf(deferredCommits), ignore);
  await session.enqueue(2, startupOf("dau-moi"), ignore);
  await ask(1, "COMMIT 1");
  await ask(2, "read");
  expect([seen, disk.owes]).toEqual([[0, 0], true]);
  await ask(2, "COMMIT 2");
  expect([seen, disk.owes]).toEqual([[0, 0, 1], false]);
  // The same number, given to another connection since.
  await session.clearTransactionIfNeeded(1);
  await session.enqueue(1, startupOf("dau-moi"), ignore);
  await ask(1, "COMMIT 3");
  expect([seen, disk.owes]).toEqual([[0, 0, 1, 2], false]);
});

test("a commit that nobody waits for is forced though nothing else comes", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const disk = new SlowDisk();
    const session = new OneSession(disk, ignore, disk);
    await session.enqueue(1, startupOf(deferredCommits), ignore);
    await session.enqueue(1, message("Q", "COMMIT\0"), ignore);
    await new Promise((done) => setImmediate(done));
    expect(disk.forced).toBe(0);
    vi.advanceTimersByTime(200);
    expect(disk.forced).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test("a commit that the disk does not take is answered by nobody", async () => {
  const disk = new SlowDisk();
  disk.full = true;
  const session = new OneSession(disk, ignore, disk);
  const seen: Uint8Array[] = [];
  const commit = session.enqueue(1, message("Q", "COMMIT\0"), (data) => seen.push(data));
  await expect(commit).rejects.toThrow("no space left");
  expect(seen).toEqual([]);
  await expect(session.enqueue(2, message("Q", "read\0"), ignore)).rejects.toThrow("no space left");
});
