import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

/**
 * In MB. PostgreSQL's own memory is not counted here; of what is, little lives longer than a statement, and by itself the
 * engine would keep several times as much of it before it cleared up.
 */
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 12 };

/** Starts one of this folder's scripts in a thread of its own. */
export function startThread(script: "worker" | "initialise", workerData: unknown): Worker {
  // What this process was started with (an --eval, a loader) is not for the thread.
  const options = { workerData, name: `database ${script}`, execArgv: [], resourceLimits: memory };
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL(`./${script}.js`, import.meta.url), options);
  // Under a runner that executes TypeScript as it is (vitest, tsx), a thread starts without the runner's loader.
  const loader = createRequire(import.meta.url)
    .resolve("tsx/esm/api")
    .replace(/\.cjs$/, ".mjs");
  const [api, file] = [pathToFileURL(loader).href, new URL(`./${script}.ts`, import.meta.url).href].map((url) =>
    JSON.stringify(url),
  );
  return new Worker(`import(${api}).then(({ tsImport }) => tsImport(${file}, ${file}))`, { ...options, eval: true });
}
