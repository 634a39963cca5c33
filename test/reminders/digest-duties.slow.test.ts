import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { Prisma } from "../../src/database/generated/client.js";
import { findOpenDuties } from "../../src/reminders/digest-duties.js";
import { openPlannedDatabase } from "../support/planned.js";

let database: Database;
beforeAll(async () => {
  database = await openPlannedDatabase();
  await database.prisma.$executeRawUnsafe('ANALYZE "Duty", "Agency", "Task"');
});
afterAll(() => database.close());

/** How the database goes about a statement, whatever its values are. */
async function planOf(ask: (db: Prisma.TransactionClient) => Promise<unknown>): Promise<string> {
  let asked: Prisma.Sql | null = null;
  const $queryRaw = async (strings: TemplateStringsArray, ...values: unknown[]) => {
    asked = Prisma.sql(strings, ...values);
    return [];
  };
  await ask({ $queryRaw } as unknown as Prisma.TransactionClient);
  const session = await database.openSession();
  try {
    await session.query("SET plan_cache_mode = force_generic_plan");
    await session.query(`PREPARE asked AS ${asked!.text}`);
    const values = asked!.values.map((value) => (Array.isArray(value) ? `'{${value.join()}}'` : `'${value}'`));
    const { rows } = await session.query(`EXPLAIN EXECUTE asked(${values.join()})`);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await session.query("DEALLOCATE asked; RESET plan_cache_mode");
    await session.end();
  }
}

test("what is open at an agency is found by its index, however many agencies there are", async () => {
  const plan = await planOf((db) => findOpenDuties(db, [1], "2024-03-18"));
  expect(plan).not.toContain('Seq Scan on "Duty"');
});
