import type { Worker } from "node:worker_threads";
import { startThread as start } from "../../start-thread.js";

/** Starts one of this folder's scripts in a thread of its own. */
export function startThread(script: "worker" | "initialise", workerData: unknown): Worker {
  return start(import.meta.url, `./${script}`, { workerData, name: `database ${script}` });
}
