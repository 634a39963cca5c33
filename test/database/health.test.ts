import { expect, test } from "vitest";
import { ping, readFacts } from "../../src/database/health.js";
import { openTestDatabase } from "../support/database.js";

test("facts of a database, and a ping that tells when it is gone", async () => {
  const database = await openTestDatabase();
  expect(await ping(database, 20_000)).toBe(true);
  const facts = await readFacts(database);
  expect(facts).toMatchObject({ kind: database.kind, latestMigration: "0001_init", dataDirWritable: true });
  expect(facts.version).toMatch(/^\d+\.\d+$/);
  expect(facts.bytes).toBeGreaterThan(1_000_000);
  expect(facts.dataDirFreeBytes).toBeGreaterThan(0);
  const session = await database.openSession();
  if (database.kind === "embedded") {
    await session.query("BEGIN");
    expect(await ping(database, 100)).toBe(false);
    await session.query("ROLLBACK");
  }
  await session.end();
  await database.close();
  expect(await ping(database, 1000)).toBe(false);
});
