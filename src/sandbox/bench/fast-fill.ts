import type { Prisma, PrismaClient } from "../../database/generated/client.js";

type Client = Prisma.TransactionClient;

/** Larger countries take minutes to write, longer than a statement may take on a server. */
const patience = 30 * 60_000;

/**
 * Fills tables in one transaction, and has the database look at what is there afterwards. Their indexes and references are
 * taken away meanwhile and made again for all rows at once: kept up for each of millions of rows they took most of the time.
 * Then dead rows are cleared away and everything is counted, as a database does by itself in the course of a year.
 */
export async function fillFast<Result>(
  client: PrismaClient,
  tables: readonly string[],
  fill: (db: Client) => Promise<Result>,
): Promise<Result> {
  const filled = await client.$transaction(
    async (db) => {
      await db.$executeRaw`SET LOCAL statement_timeout = 0`;
      // What is sorted and hashed while nobody else is there; an index is sorted in the other.
      await db.$executeRaw`SET LOCAL work_mem = '64MB'`;
      await db.$executeRaw`SET LOCAL maintenance_work_mem = '128MB'`;
      const [references, indexes] = [await referencesOf(db, tables), await indexesOf(db, tables)];
      for (const { table, name } of references)
        await db.$executeRawUnsafe(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
      for (const { name } of indexes) await db.$executeRawUnsafe(`DROP INDEX "${name}"`);
      const result = await fill(db);
      for (const { definition } of indexes) await db.$executeRawUnsafe(definition);
      for (const { table, name, definition } of references)
        await db.$executeRawUnsafe(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}`);
      return result;
    },
    { timeout: patience, maxWait: patience },
  );
  await client.$executeRawUnsafe("VACUUM (ANALYZE)");
  return filled;
}

interface Made {
  readonly table: string;
  readonly name: string;
  /** As the database would write it to make it again. */
  readonly definition: string;
}

/** From these tables to others. */
function referencesOf(db: Client, tables: readonly string[]): Promise<readonly Made[]> {
  return db.$queryRaw`
    SELECT c.conrelid::regclass::text AS table, c.conname::text AS name, pg_get_constraintdef(c.oid) AS definition
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
    WHERE c.contype = 'f' AND t.relname = ANY(${[...tables]}) ORDER BY 1, 2`;
}

/** All but those of primary keys, to which references lead. */
function indexesOf(db: Client, tables: readonly string[]): Promise<readonly Made[]> {
  return db.$queryRaw`
    SELECT t.relname::text AS table, i.relname::text AS name, pg_get_indexdef(i.oid) AS definition
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
    WHERE NOT x.indisprimary AND t.relname = ANY(${[...tables]})
      AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.oid)
    ORDER BY 1, 2`;
}
