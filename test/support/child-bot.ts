import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Clock } from "../../src/clock.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const clockAhead = fileURLToPath(new URL("./clock-ahead.mjs", import.meta.url));

/** The program in a process of its own, as `npm start` runs it, by the clock of the test. It has to be built. */
export class ChildBot {
  readonly #child: ChildProcess;
  #said = "";

  constructor(env: Readonly<Record<string, string>>, clock: Clock) {
    const ahead = clock.now().getTime() - Date.now();
    const { PATH = "", HOME = "" } = process.env;
    this.#child = spawn(process.execPath, ["--import", clockAhead, "dist/src/main.js"], {
      cwd: root,
      env: { PATH, HOME, PORT: "0", LOG_LEVEL: "error", CLOCK_AHEAD: String(ahead), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#child.stdout!, this.#child.stderr!])
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.#said += text;
      });
  }

  /** What it wrote on stdout and stderr. */
  get said(): string {
    return this.#said;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Resolves with the exit code when it has ended; null where the signal ended it. */
  async end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    if (this.hasEnded) return this.#child.exitCode;
    const exit = once(this.#child, "exit");
    this.#child.kill(signal);
    return (await exit)[0] as number | null;
  }
}
