import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { suites } from "../../vitest.config.js";

const root = resolve(import.meta.dirname, "../..");
const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts") && !/^(?:browser|house)/.test(file))
  .sort();

/** Started by the file itself, or by what it imports for that. */
const startsProcesses = /"node:child_process"|\/(?:command-line|child-bot|libreoffice)\.js"|\bnew Program\(/;

test("what starts processes says so in its name, and nothing else does", () => {
  const starting = files.filter((file) => startsProcesses.test(readFileSync(join(root, "test", file), "utf8")));
  expect(files.filter((file) => file.endsWith(".process.test.ts"))).toEqual(starting);
});

test("CONTRIBUTING.md tells the names", () => {
  const told = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  for (const { include } of [suites.slow, suites.processes])
    expect(told).toContain(`\`${include[0]!.split("/").pop()}\``);
});
