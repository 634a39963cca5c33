import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { force, unpackFolder } from "./pack.js";
import { readTemplate } from "./template.js";

// Its own thread, so that the memory it takes (without a template two more copies of PostgreSQL) goes back at its end.
const files = workerData as string;
const template = readTemplate();
if (template !== null) {
  unpackFolder(template, files, { sync: true });
} else {
  await (await PGlite.create(files)).close();
  for (const name of readdirSync(files, { recursive: true, encoding: "utf8" })) force(join(files, name));
  force(files);
}
parentPort!.postMessage("initialised");
parentPort!.close();
