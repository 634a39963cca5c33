import type { Database } from "../../src/database/connect.js";

/** Pages of 8 KiB above which a table is made anew: what deleted rows leave behind would slow down whoever reads it. */
const largest = 64;

/**
 * Empties tables, and those that refer to them, and restarts their ids, as TRUNCATE does, but in a tenth of the time
 * where they hold little, as in tests they do. To delete in any order, foreign keys and triggers are put aside for that
 * moment, which on a server only its administrator may: there they are truncated.
 */
export async function emptyTables(
  { prisma, kind }: Pick<Database, "prisma" | "kind">,
  tables: readonly string[],
): Promise<void> {
  const names = tables.map((table) => `"${table}"`);
  await prisma.$executeRawUnsafe(
    kind === "server" ? `TRUNCATE ${names.join(", ")} RESTART IDENTITY CASCADE` : emptying(names),
  );
}

/** The names of all tables but these. */
export async function tablesBut(
  { prisma }: Pick<Database, "prisma">,
  kept: readonly string[] = [],
): Promise<readonly string[]> {
  const rows = await prisma.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables
    WHERE schemaname = current_schema() AND tablename <> ALL(${[...kept, "_prisma_migrations"]})`;
  return rows.map(({ name }) => name);
}

function emptying(names: readonly string[]): string {
  return `DO $$
    DECLARE
      emptied oid[];
      one regclass;
      large text[] := '{}';
    BEGIN
      SET LOCAL session_replication_role = replica;
      WITH RECURSIVE referring AS (
        SELECT unnest(ARRAY[${names.map((name) => `'${name}'::regclass`).join(", ")}]::oid[]) AS id
        UNION SELECT c.conrelid FROM pg_constraint c JOIN referring r ON c.confrelid = r.id WHERE c.contype = 'f')
      SELECT array_agg(id) INTO emptied FROM referring;
      FOREACH one IN ARRAY emptied LOOP
        CONTINUE WHEN pg_relation_size(one) = 0;
        IF pg_relation_size(one) > ${largest * 8192} THEN large := large || one::text;
        ELSE EXECUTE 'DELETE FROM ' || one;
        END IF;
      END LOOP;
      IF large <> '{}' THEN EXECUTE 'TRUNCATE ' || array_to_string(large, ', ') || ' CASCADE'; END IF;
      PERFORM setval(s.seqrelid::regclass, s.seqstart, false)
      FROM pg_sequence s JOIN pg_depend d ON d.objid = s.seqrelid AND d.deptype IN ('a', 'i')
      WHERE d.refobjid = ANY(emptied) AND pg_sequence_last_value(s.seqrelid) IS NOT NULL;
    END $$`;
}
