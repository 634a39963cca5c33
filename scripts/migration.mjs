// Writes prisma/migrations/0001_init from prisma/schema.prisma. Until the first release there is this one migration,
// made anew whenever the schema changes and never edited by hand.
import { mkdir, writeFile } from "node:fs/promises";
import { migrationsFolder, sqlOfSchema } from "./schema-engine.mjs";

const folder = new URL("0001_init/", migrationsFolder);
await mkdir(folder, { recursive: true });
await writeFile(new URL("migration_lock.toml", migrationsFolder), 'provider = "postgresql"\n');
await writeFile(new URL("migration.sql", folder), await sqlOfSchema());
console.log("prisma/migrations/0001_init/migration.sql");
