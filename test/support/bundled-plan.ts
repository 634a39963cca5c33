import type { Database } from "../../src/database/connect.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { isShared } from "./database.js";
import { tablesBut } from "./empty-tables.js";

const importedAt = new Date("2024-01-11T08:00:00+07:00");
/** Where a database that test files share keeps the rows of the plan, out of their sight. */
const shelf = "bundled_plan";

/**
 * The bundled plan as imported on 11/01/2024, in an empty database. Files that share a database import it once: the rows
 * are kept beside, and the next file gets them back as they were, whatever became of the plan meanwhile.
 */
export async function importBundledPlan(database: Pick<Database, "prisma">): Promise<void> {
  const { prisma } = database;
  const kept = await prisma.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = ${shelf}`;
  if (kept.length > 0) {
    await prisma.$executeRawUnsafe(fetching(kept.map(({ name }) => name)));
    return;
  }
  const imported = await importPlan(prisma, { folder: bundledPlanFolder(), now: importedAt });
  if (!imported.ok) throw new Error(`the bundled plan is not imported: ${imported.code}`);
  if (isShared) await prisma.$executeRawUnsafe(keeping(await tablesBut(database)));
}

function keeping(tables: readonly string[]): string {
  return doing(`
    CREATE SCHEMA ${shelf};
    ${tables.map((name) => `CREATE TABLE ${shelf}."${name}" AS TABLE "${name}";`).join("\n")}
    FOR one IN SELECT tablename AS name FROM pg_tables WHERE schemaname = '${shelf}' LOOP
      EXECUTE format('SELECT NOT EXISTS (SELECT 1 FROM ${shelf}.%I)', one.name) INTO nothing;
      IF nothing THEN EXECUTE format('DROP TABLE ${shelf}.%I', one.name); END IF;
    END LOOP;`);
}

function fetching(tables: readonly string[]): string {
  return doing(`
    SET LOCAL session_replication_role = replica;
    ${tables.map((name) => `INSERT INTO "${name}" TABLE ${shelf}."${name}";`).join("\n")}
    FOR one IN SELECT tablename AS name FROM pg_tables WHERE schemaname = '${shelf}' LOOP
      IF EXISTS (SELECT 1 FROM information_schema.columns c
        WHERE c.table_schema = current_schema() AND c.table_name = one.name AND c.column_name = 'id'
          AND c.column_default LIKE 'nextval%') THEN
        EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, ''id''), max(id)) FROM %I', format('%I', one.name), one.name);
      END IF;
    END LOOP;`);
}

function doing(statements: string): string {
  return `DO $$ DECLARE one record; nothing boolean; BEGIN ${statements} END $$`;
}
