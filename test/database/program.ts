import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach } from "vitest";

type Line = Record<string, unknown>;

const running: Program[] = [];

afterEach(async () => {
  for (const program of running.splice(0)) await program.kill();
});

/** A process of its own that opens a DATA_DIR; killed after the test, should it still run. */
export class Program {
  readonly #child;
  readonly #lines: AsyncIterator<string>;
  readonly seen: Line[] = [];

  /** `container`: the command that starts it in one, as `unshare` does. */
  constructor(
    dataDir: string,
    role: "serve" | "visit",
    { patienceMs = 60_000, env = {}, container = [] as readonly string[] } = {},
  ) {
    const script = fileURLToPath(new URL("./programs/visitor.ts", import.meta.url));
    const command = [...container, process.execPath, "--import", "tsx", script, dataDir, role, String(patienceMs)];
    this.#child = spawn(command[0]!, command.slice(1), {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, ...env },
    });
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
    running.push(this);
  }

  get pid(): number {
    return this.#child.pid!;
  }

  tell(line: string): void {
    this.#child.stdin!.write(`${line}\n`);
  }

  /** The next line that has this key; throws when the process ends without one. */
  async next(...keys: string[]): Promise<Line> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error(`ended without ${keys}, after ${JSON.stringify(this.seen)}`);
      const line = JSON.parse(value as string) as Line;
      this.seen.push(line);
      if (keys.some((key) => key in line)) return line;
    }
  }

  /** How it opened: owner, guest, or why not. */
  async opened(): Promise<unknown> {
    const line = await this.next("open", "unavailable");
    return line.open ?? line.unavailable;
  }

  async close(): Promise<number | null> {
    this.#child.stdin!.end("close\n");
    return this.ended();
  }

  async ended(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, "exit");
    return this.#child.exitCode;
  }

  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.ended();
  }

  /** Everything it said until its output ended. */
  async rest(): Promise<Line[]> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) return this.seen;
      // A line cut off by the kill was not acknowledged.
      if (String(value).endsWith("}")) this.seen.push(JSON.parse(value as string) as Line);
    }
  }
}
