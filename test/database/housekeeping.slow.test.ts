import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ClientBase } from "pg";
import { expect, test } from "vitest";
import { keepHouse } from "../../src/database/embedded/housekeeping.js";
import { openDatabase } from "../../src/database/open.js";
import { testDataDir } from "../support/database.js";

/** PostgreSQL's counts of dead rows come up to a second late, and a fast machine is done by then. */
async function tellCounts(session: ClientBase): Promise<void> {
  await session.query("SELECT pg_stat_force_next_flush()");
}

test("neither the log nor the files grow with what was overwritten", async () => {
  const database = await openDatabase({ dataDir: await testDataDir(), log: { info() {}, error() {} } });
  const session = await database.openSession();
  try {
    const rounds = [];
    for (let round = 0; round < 2; round++) {
      // 40 MB of one oversized value after another, which compress to nothing less.
      await session.query(`INSERT INTO "ConversationState" VALUES ('a', '{}', now()) ON CONFLICT DO NOTHING`);
      for (let n = 0; n < 40; n++) {
        await session.query(`UPDATE "ConversationState" SET "updatedAt" = now(), value = (
          SELECT jsonb_agg(md5(random()::text)) FROM generate_series(1, 26000))`);
      }
      await tellCounts(session);
      const done = await keepHouse(session);
      const { rows } = await session.query(`SELECT pg_total_relation_size('"ConversationState"')::int AS bytes`);
      const log = readdirSync(join(database.dataDir, "database/files/pg_wal")).filter((name) =>
        /^[0-9A-F]{24}$/.test(name),
      );
      rounds.push({ done, megabytes: rows[0].bytes / 1e6, segments: log.length });
      await tellCounts(session);
      expect(await keepHouse(session)).toEqual([]);
    }
    for (const { done } of rounds) {
      expect(done).toContain("CHECKPOINT");
      expect(done).toContain('VACUUM (ANALYZE) "ConversationState"');
    }
    const [first, last] = rounds;
    expect(last!.megabytes).toBeLessThan(first!.megabytes * 1.3);
    expect(last!.segments).toBeLessThanOrEqual(8);
  } finally {
    await session.end();
    await database.close();
  }
});
