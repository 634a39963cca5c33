import { closeSync, fsyncSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

// Its own thread, so that the memory it takes (two more copies of PostgreSQL) goes back when it ends.
const files = workerData as string;
const database = await PGlite.create(files);
await database.close();
for (const name of readdirSync(files, { recursive: true, encoding: "utf8" })) force(join(files, name));
force(files);
parentPort!.postMessage("initialised");
parentPort!.close();

function force(path: string): void {
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
}
