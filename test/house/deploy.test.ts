import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { environmentNames } from "../../src/config.js";

// What runs the program where nobody runs its tests: no container and no systemd is needed to see that these files are true.

const root = resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

interface Service {
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly volumes: readonly string[];
  readonly read_only: boolean;
  readonly restart: string;
}

interface Compose {
  readonly services: Readonly<Record<"bot" | "database", Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** As it stands, and with every line that waits for its "#" to be taken away. */
const written = read("compose.yaml");
const composed = [written, written.replace(/^( *)# (?=[A-Z_]+: |- [a-z_]+$| *[a-z_]+:$| {2}file: )/gm, "$1")];

describe.each(composed.map((text) => [parse(text) as Compose]))("compose.yaml", ({ services, secrets, volumes }) => {
  test("gives the bot what it reads, and nothing else", () => {
    for (const name of Object.keys(services.bot.environment)) expect(environmentNames).toContain(name);
  });

  test("each secret that is used is a file, each file is used, and is given to who reads it", () => {
    const used = Object.values(services).flatMap((service) => service.secrets);
    expect(used.sort()).toEqual(Object.keys(secrets).sort());
    for (const [name, { file }] of Object.entries(secrets)) expect(file).toBe(`./secrets/${name}`);
    for (const service of Object.values(services)) {
      const read = Object.values(service.environment).filter((value) => value.startsWith("/run/secrets/"));
      expect(read.sort()).toEqual(service.secrets.map((name) => `/run/secrets/${name}`).sort());
    }
  });

  test("both write to their volumes only and are started again", () => {
    for (const service of Object.values(services)) {
      expect(service).toMatchObject({ read_only: true, restart: "unless-stopped" });
      for (const volume of service.volumes) expect(Object.keys(volumes)).toContain(volume.split(":")[0]);
    }
  });
});

test("the lines of compose.yaml that wait are lines", () => {
  const [asItStands, whole] = composed.map((text) => (parse(text) as Compose).services.bot);
  expect(Object.keys(asItStands!.environment)).toHaveLength(2);
  expect(Object.keys(whole!.environment)).toHaveLength(7);
  expect(whole!.secrets).toHaveLength(5);
});

test("no secret is committed or built into the image", () => {
  expect(read(".gitignore").split("\n")).toContain("secrets/");
  expect(read(".dockerignore").split("\n")).toContain("secrets");
});

test("systemd starts what the image and npm start, and gives it longer than it takes to stop", () => {
  const unit = read("deploy/dau-moi.service");
  const [, ...started] = JSON.parse(/^CMD (\[.+\])$/m.exec(read("Dockerfile"))![1]!) as string[];
  expect(unit).toContain(`\nExecStart=/usr/bin/node ${started.join(" ")}\n`);
  const allocator = /^ENV (MALLOC_.+)$/m.exec(read("Dockerfile"))![1];
  expect(unit).toContain(`\nEnvironment=${allocator}\n`);
  expect(JSON.parse(read("package.json")).scripts.start).toBe(`exec env ${allocator} node ${started.join(" ")}`);
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)![1])).toBeGreaterThan(10);
});
