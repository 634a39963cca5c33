import pino from "pino";
import { afterEach, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { connectInbox, type InboxConnections } from "../../src/database/inbox-connections.js";
import { openDatabase } from "../../src/database/open.js";
import { openTestDatabase, serverUrl, testDataDir } from "../support/database.js";

const log = pino({ level: "silent" });
let database: Database;
let connections: InboxConnections;

afterEach(async () => {
  await connections.close();
  await database.close();
});

const setLimit = `INSERT INTO "Setting" (key, value) VALUES ('limits', $1::jsonb)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
const committing = (queries: InboxConnections["claims"]) =>
  queries.$queryRawUnsafe<{ how: string }[]>("SELECT current_setting('synchronous_commit') AS how");

test.runIf(serverUrl)("a server puts such a connection's commits off, and no other's", async () => {
  database = await openTestDatabase();
  connections = connectInbox(database, log);
  expect(await committing(connections.claims)).toEqual([{ how: "off" }]);
  expect(await committing(connections.storing)).toEqual([{ how: "on" }]);
  expect(await committing(database.prisma)).toEqual([{ how: "on" }]);
  await connections.claims.$queryRawUnsafe(setLimit, '{"updatesPerMinute": 7}');
  expect(await database.prisma.setting.findMany()).toMatchObject([{ value: { updatesPerMinute: 7 } }]);
});

test.skipIf(serverUrl)(
  "the embedded database writes them to its log at once, and to the disk with the next",
  async () => {
    database = await openDatabase({ dataDir: await testDataDir(), log });
    connections = connectInbox(database, log);
    // PostgreSQL itself puts nothing off: what it has not written, a process that is killed takes along.
    expect(await committing(connections.claims)).toEqual([{ how: "on" }]);
    const syncs = async () => (await database.embedded!.facts()).syncs;
    const before = await syncs();
    const many = 50;
    for (let n = 1; n <= many; n += 1) await connections.claims.$queryRawUnsafe(setLimit, JSON.stringify({ n }));
    expect(await database.prisma.setting.findMany()).toMatchObject([{ value: { n: many } }]);
    // Each of them would be one; what nobody waits for comes a few times a second.
    expect((await syncs()) - before).toBeLessThan(many / 2);
  },
);
