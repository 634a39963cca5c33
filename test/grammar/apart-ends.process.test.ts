import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

test("the thread for long messages keeps no process alive that has nothing else to do", {
  timeout: 120_000,
}, async () => {
  const program = fileURLToPath(new URL("./programs/read-apart.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", program], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  try {
    let said = "";
    for await (const part of child.stdout.setEncoding("utf8")) said += part;
    expect(said).toBe("items");
    expect(await ended).toEqual([0, null]);
  } finally {
    child.kill("SIGKILL");
  }
});
