import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { environmentNames, readConfig } from "../../src/config.js";

const root = resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const readme = read("README.md");
const manifest = JSON.parse(read("package.json")) as Record<"scripts" | "dependencies" | "devDependencies", object>;

/** The cells of the table below a heading. */
function tableBelow(heading: string): string[][] {
  const section = readme.split(/^#{2,3} /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`README.md has no "${heading}"`);
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text!);

describe("the environment table", () => {
  const rows = tableBelow("Environment").map(([name = "", byDefault = ""]) => [quoted(name)[0], quoted(byDefault)[0]]);

  test("names what the program reads", () => {
    expect(rows.map(([name]) => name)).toEqual(environmentNames);
  });

  test("gives the defaults", () => {
    const config = readConfig({ TELEGRAM_BOT_TOKEN: "1:a" });
    if (!config.ok) throw new Error(config.code);
    const { telegram, zalo, dataDir, filesDir, host, port, logLevel } = config.value;
    const defaults = Object.fromEntries(rows.filter(([, byDefault]) => byDefault !== undefined));
    const folders = {
      DATA_DIR: resolve(String(defaults.DATA_DIR)),
      FILES_DIR: resolve(String(defaults.FILES_DIR)),
    };
    expect({ ...defaults, ...folders }).toEqual({
      TELEGRAM_API_ROOT: telegram?.apiRoot,
      ZALO_API_ROOT: zalo.apiRoot,
      DATA_DIR: dataDir,
      FILES_DIR: filesDir,
      HOST: host,
      PORT: String(port),
      LOG_LEVEL: logLevel,
    });
  });
});

test("the table of packages says of each why it is there", () => {
  const told = tableBelow("What it stands on");
  expect(told.flatMap(([names = ""]) => quoted(names)).sort()).toEqual(
    [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)].sort(),
  );
  for (const [, why] of told) expect(why).not.toBe("");
});

test("the map of the house names every folder of src/", () => {
  const folders = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const told = tableBelow("The house").map(([name = ""]) => quoted(name)[0]?.replace("/", ""));
  expect(told.sort()).toEqual(folders.map(({ name }) => name).sort());
});

test("every command of the command line is shown", () => {
  const commandsOf = (file: string) => [...read(file).matchAll(/\.command\("(\w+)"\)/g)].map(([, name]) => name!);
  const [all, ofPeople] = [commandsOf("src/cli.ts"), commandsOf("src/people-commands.ts")];
  expect(all.length + ofPeople.length).toBeGreaterThan(16);
  for (const name of all) expect(readme, name).toMatch(new RegExp(`npm run -s cli -- (?:\\w+ )?${name}\\b`));
  for (const name of ofPeople)
    if (name !== "people") expect(readme, name).toMatch(new RegExp(`npm run -s cli -- people ${name}\\b`));
});

describe.each([
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "src/sandbox/README.md",
  "prisma/data/lam-dong-2024/README.md",
])("%s", (file) => {
  const text = read(file);

  test("links to what is there", () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link]) => link!);
    const missing = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(root, dirname(file), link)));
    expect(missing).toEqual([]);
  });

  test("names files that are there", () => {
    const paths = quoted(text).filter((path) => /^(?:src|test|locales|prisma|scripts|docs)\/[\w./-]*$/.test(path));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("runs scripts that are there", () => {
    const scripts = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name!);
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });
});
