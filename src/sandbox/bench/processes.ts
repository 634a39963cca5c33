import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Facts } from "./facts.js";

/** The environment of a measured process: nothing of who runs the bench but where programs and temporary files are. */
export function bareEnvironment(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...variables, ...own };
}

const running = new Set<ChildProcess>();
// Also when the bench fails, nothing stays behind.
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

function watched<Child extends ChildProcess>(child: Child): Child {
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

/** Where programs of this folder lie built; a test runs this file as it is written. */
const built = new URL(import.meta.url.endsWith(".ts") ? "../../../dist/src/sandbox/bench/" : "./", import.meta.url);

/** How `npm start` runs the program, its options of Node and its variables: what is measured is what is shipped. */
const started = (
  JSON.parse(readFileSync(new URL("../../../../package.json", built), "utf8")) as { scripts: { start: string } }
).scripts.start.split(" ");
const nodeOptions = started.filter((word) => word.startsWith("--"));
const variables = Object.fromEntries(started.filter((word) => /^[A-Z_]+=/.test(word)).map((word) => word.split("=")));

/** A bot in a process of its own. */
export class MeasuredBot {
  readonly #child: ChildProcess;
  #address = "";

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Where it listens; empty for a bot that does not. */
  get address(): string {
    return this.#address;
  }

  /** `program`: 'echo-bot.js'. Resolves when it is ready. */
  static async start(
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<MeasuredBot> {
    const file = fileURLToPath(new URL(program, built));
    const child = watched(
      fork(file, [...args], { env: bareEnvironment(env), execArgv: [...process.execArgv, ...nodeOptions] }),
    );
    const bot = new MeasuredBot(child);
    const { address = "" } = (await bot.#hear()) as { address?: string };
    bot.#address = address;
    return bot;
  }

  /** What it says of itself; of its event loop since it was last asked. */
  async facts(): Promise<Facts> {
    this.#child.send("facts");
    return (await this.#hear()) as Facts;
  }

  /** Puts its clock to this time of Vietnam, where it has one that can be put. */
  putClock(at: string): void {
    this.#child.send({ clock: at });
  }

  /** Resolves when it has nothing left to do with what it received. */
  async idle(): Promise<void> {
    this.#child.send("idle");
    await this.#hear();
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await ended;
  }

  async #hear(): Promise<unknown> {
    const ended = new AbortController();
    const exit = once(this.#child, "exit", { signal: ended.signal }).then(([code]) => {
      throw new Error(`a measured bot ended with ${code}`);
    });
    try {
      const [said] = await Promise.race([once(this.#child, "message", { signal: ended.signal }), exit]);
      return said;
    } finally {
      exit.catch(() => {});
      ended.abort();
    }
  }
}

/** Seconds until `npm start`'s program says that it is ready; it is then told to stop. */
export async function measureStart(env: Readonly<Record<string, string>>): Promise<number> {
  const began = performance.now();
  const program = fileURLToPath(new URL("../../main.js", built));
  const child = watched(
    spawn(process.execPath, [...nodeOptions, program], {
      env: bareEnvironment(env),
      stdio: ["ignore", "pipe", "inherit"],
    }),
  );
  const ended = once(child, "exit");
  let said = "";
  for await (const part of child.stdout.setEncoding("utf8")) {
    said += part;
    if (said.includes("http://127.0.0.1:")) break;
  }
  const seconds = (performance.now() - began) / 1000;
  if (!said.includes("http://127.0.0.1:")) throw new Error(`the program did not start: ${said}`);
  child.kill("SIGTERM");
  await ended;
  return seconds;
}

/** What `npm run -s cli -- export` writes, record by record; rejects where it does not end well. */
export async function exportedRecords(env: Readonly<Record<string, string>>): Promise<Record<string, unknown>[]> {
  const program = fileURLToPath(new URL("../../cli.js", built));
  const child = spawn(process.execPath, [program, "export"], {
    env: bareEnvironment(env),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  let text = "";
  for await (const part of child.stdout.setEncoding("utf8")) text += part;
  const [code, signal] = await ended;
  if (code !== 0) throw new Error(`export ended with ${code ?? signal}`);
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
