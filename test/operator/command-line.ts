import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of a process that sees nothing of who runs the tests: no tokens, no database. */
export function environment(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), LOG_LEVEL: "warn", ...own };
}

/** Runs a built program, `dist/src/cli.js` or `dist/src/main.js`, to its end. */
export function run(
  program: "cli" | "main" | "demo",
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input = "",
): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [`dist/src/${program}.js`, ...args], { cwd: root, env: environment(env) });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.once("error", fail).once("close", (code) => done({ code, stdout, stderr }));
    // A command that fails early does not read what it is given.
    child.stdin.on("error", () => {}).end(input);
  });
}

/** What a `--json` command says: stdout is one line of JSON and nothing else, stderr is empty. */
export async function json<Answer>(ran: Promise<Ran>): Promise<Answer> {
  const { code, stdout, stderr } = await ran;
  if (code !== 0 || stderr !== "" || !/^[^\n]+\n$/.test(stdout))
    throw new Error(`exit ${code}\n--- stdout\n${stdout}\n--- stderr\n${stderr}`);
  return JSON.parse(stdout) as Answer;
}

export function jsonLines<Line = Record<string, unknown>>(text: string): Line[] {
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}
