// Writes what is missing between prisma/migrations and prisma/schema.prisma as one more migration, offline. Migrations
// are only added: databases that people have were made by the earlier ones. What moves or fills rows is added by hand.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../dist/src/database/embedded/server.js";
import { drift, migrationsFolder } from "./schema-engine.mjs";

const name = process.argv[2];
if (!/^[a-z][a-z0-9_]*$/.test(name ?? "")) {
  console.error("npm run migration -- <what_it_brings>");
  process.exit(2);
}
const landed = await readFile(new URL("../test/database/upgrades/landed.txt", import.meta.url), "utf8");
const folders = (await readdir(migrationsFolder)).filter((entry) => /^\d/.test(entry));
const open = folders.filter((entry) => !landed.includes(`  ${entry}\n`));
if (open.length > 0) {
  console.error(
    `${open.join(", ")}: keep the state of the database first, before another is added: npm run keep-state`,
  );
  process.exit(1);
}
const sql = await missing();
if (sql === "") {
  console.error("prisma/migrations and prisma/schema.prisma agree");
  process.exit(1);
}
const taken = folders.map((entry) => Number.parseInt(entry, 10));
const folder = `${String(Math.max(0, ...taken) + 1).padStart(4, "0")}_${name}`;
await mkdir(new URL(`${folder}/`, migrationsFolder));
await writeFile(new URL(`${folder}/migration.sql`, migrationsFolder), `${sql}\n`);
console.log(`prisma/migrations/${folder}/migration.sql`);

/** The migrations are replayed into an empty database in memory. */
async function missing() {
  const host = await mkdtemp(join(tmpdir(), "dau-moi-"));
  const listen = { path: join(host, ".s.PGSQL.5432") };
  const server = await startServer({ files: null, snapshot: null, listen, maxConnections: 10 }, (error) => {
    throw error;
  });
  try {
    return await drift({ host, port: 5432, user: "postgres", database: "postgres", ssl: false });
  } finally {
    await server.stop();
    await rm(host, { recursive: true, force: true });
  }
}
