import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSet } from "../grammar/sets/grade.js";
import { missedIn } from "./patterns.js";

const sets = join(import.meta.dirname, "../grammar/sets");
const messages = readdirSync(sets)
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) => readSet(join(sets, name)).map(({ text }) => text));

it("of no message of the sets is said that a pattern finds nothing in it where it does", () => {
  for (const message of messages) expect(missedIn(message)).toEqual([]);
});
