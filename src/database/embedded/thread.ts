import type { Worker } from "node:worker_threads";
import { startThread as start } from "../../start-thread.js";

/**
 * In MB. PostgreSQL's own memory is not counted here; of what is, little lives longer than a statement, and by itself the
 * engine would keep several times as much of it before it cleared up.
 */
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 12 };

/** Starts one of this folder's scripts in a thread of its own. */
export function startThread(script: "worker" | "initialise", workerData: unknown): Worker {
  return start(import.meta.url, `./${script}`, {
    workerData,
    name: `database ${script}`,
    resourceLimits: memory,
  });
}
