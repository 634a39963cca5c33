import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const source = fileURLToPath(new URL("../../src/", import.meta.url));
/** Where many are served by one process. */
const serving = ["bot", "reporting", "requests", "summary", "people", "program"];

it.each(serving)("%s reads messages apart, so that nobody waits for a long one", (room) => {
  const files = readdirSync(join(source, room), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const reading = files.filter((file) => /\bunderstand\(/.test(readFileSync(join(source, room, file), "utf8")));
  expect(reading).toEqual([]);
});
