// `prisma generate` needs no schema engine, yet tries to download one: naming any existing file stops that,
// so that set-up works behind a closed firewall.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const cli = join(dirname(require.resolve("prisma/package.json")), "build/index.js");
const run = spawnSync(process.execPath, [cli, "generate"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
});
if (run.status !== 0) process.exit(run.status ?? 1);

// The client imports its query compiler as a module whose text is base64. A module is kept for as long as the program runs, and
// so would be its text and the string in it, 2.3 MB each: read as a file, both go once the compiler is there.
const client = fileURLToPath(new URL("../src/database/generated/internal/class.ts", import.meta.url));
const written = readFileSync(client, "utf8");
const importing = /const \{ wasm \} = await import\("(@prisma\/client\/runtime\/[\w.-]+)\.mjs"\)/;
const reading = `const { createRequire } = await import("node:module")
    const { readFile } = await import("node:fs/promises")
    const module = await readFile(createRequire(import.meta.url).resolve("$1.js"), "latin1")
    const wasm = module.slice(module.indexOf('"') + 1, module.lastIndexOf('"'))`;
if (!importing.test(written)) throw new Error(`${client} does not import its query compiler as it used to`);
writeFileSync(client, written.replace(importing, reading));
