import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";

/**
 * Starts a script in a thread of its own.
 *
 * @param from `import.meta.url` of the file that starts it
 * @param script its path from there, without an ending
 */
export function startThread(from: string, script: string, options: Omit<WorkerOptions, "eval" | "execArgv">): Worker {
  // What this process was started with (an --eval, a loader) is not for the thread.
  const plain = { ...options, execArgv: [] };
  if (!from.endsWith(".ts")) return new Worker(new URL(`${script}.js`, from), plain);
  // Under a runner that executes TypeScript as it is (vitest, tsx), a thread starts without the runner's loader.
  const loader = createRequire(from)
    .resolve("tsx/esm/api")
    .replace(/\.cjs$/, ".mjs");
  const [api, file] = [pathToFileURL(loader).href, new URL(`${script}.ts`, from).href].map((url) =>
    JSON.stringify(url),
  );
  return new Worker(`import(${api}).then(({ tsImport }) => tsImport(${file}, ${file}))`, { ...plain, eval: true });
}
