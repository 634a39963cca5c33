import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Clock } from "../../src/clock.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const clockAhead = fileURLToPath(new URL("./clock-ahead.mjs", import.meta.url));

/** The program in a process of its own, as `npm start` runs it, by the clock of the test. It has to be built. */
export class ChildBot {
  readonly #child: ChildProcess;
  #said = "";
  readonly #heard = new EventEmitter();

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
        this.#heard.emit("said");
      });
    this.#child.once("close", () => this.#heard.emit("said"));
  }

  /** What it wrote on stdout and stderr. */
  get said(): string {
    return this.#said;
  }

  /** Resolves when it has written this; rejects when it ends without. */
  async says(text: string): Promise<void> {
    while (!this.#said.includes(text)) {
      if (this.hasEnded) throw new Error(`it ended without "${text}":\n${this.#said}`);
      await once(this.#heard, "said");
    }
  }

  /** Resolves with the exit code when it ends by itself and all that it wrote has come. */
  async ended(): Promise<number | null> {
    if (!this.#child.stdout!.closed) await once(this.#child, "close");
    return this.#child.exitCode;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Resolves with the exit code when it has ended; null where the signal ended it. */
  async end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    if (this.hasEnded) return this.#child.exitCode;
    const exit = once(this.#child, "exit");
    this.#child.kill(signal);
    return (await exit)[0] as number | null;
  }
}
