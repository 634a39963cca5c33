import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const clock = join(import.meta.dirname, "shifted-clock.mjs");

/** The program as the province starts it, `npm run build` done before, on a machine whose clock runs on from `at`. */
export interface ChildProgram {
  /** Resolves when it says that it is ready. */
  start(): Promise<void>;
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code and the milliseconds it took. */
  stop(): Promise<{ readonly code: number | null; readonly took: number }>;
  /** A command beside it. */
  command(...words: readonly string[]): string;
}

export function childProgram(environment: Readonly<Record<string, string>>, at: () => Date): ChildProgram {
  let child: ChildProcess | null = null;
  const env = () => ({ ...process.env, LOG_LEVEL: "error", ...environment, CLOCK_AT: at().toISOString() });

  async function ended(signal: NodeJS.Signals): Promise<number | null> {
    const dying = child!;
    child = null;
    const exit = once(dying, "exit");
    dying.kill(signal);
    return (await exit)[0] as number | null;
  }

  return {
    async start() {
      const started = spawn(process.execPath, ["--import", clock, join(root, "dist/src/main.js")], {
        env: env(),
        stdio: ["ignore", "pipe", "inherit"],
      });
      child = started;
      await new Promise<void>((resolve, reject) => {
        let said = "";
        started.stdout!.on("data", (data: Buffer) => {
          said += data;
          if (said.includes("http://127.0.0.1:")) resolve();
        });
        started.once("exit", (code) => reject(new Error(`ended with ${code} before it was ready: ${said}`)));
      });
    },
    async kill() {
      await ended("SIGKILL");
    },
    async stop() {
      const before = performance.now();
      const code = await ended("SIGTERM");
      return { code, took: performance.now() - before };
    },
    command(...words) {
      return execFileSync(process.execPath, ["--import", clock, join(root, "dist/src/cli.js"), ...words], {
        env: env(),
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
      });
    },
  };
}
