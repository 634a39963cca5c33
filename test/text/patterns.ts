import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lineOf } from "../../src/text/line.js";
import { mayFind } from "../../src/text/occurs.js";
import { wordsNeededBy } from "../../src/text/pattern-words.js";

const root = join(import.meta.dirname, "../..");

const files = ["src/grammar", "src/grammar/lexicon", "src/text"].flatMap((room) =>
  readdirSync(join(root, room))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(root, room, name)),
);
/** Those that are put together of parts are known by what they become. */
const exported = (await Promise.all(files.map((file) => import(file)))).flatMap((module: Record<string, unknown>) =>
  Object.values(module).flatMap((one) => (one instanceof RegExp ? [one] : [])),
);
/** Every pattern that stands in the rooms of the grammar, as it is written there. */
const written = files.flatMap((file) => {
  const code = readFileSync(file, "utf8");
  const literals = code.matchAll(
    /(?<=[=(,:]\s*|return )\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n*[])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*)\/([a-z]*)/g,
  );
  return [...literals].map(([, source, flags]) => new RegExp(source!, flags!));
});
export const patterns = [...exported, ...written].map(
  ({ source, flags }) => new RegExp(source, flags.replace(/[gy]/g, "")),
);
export const telling = patterns.filter((pattern) => wordsNeededBy(pattern) !== null);

/** The patterns that find something in a text of which is said that they cannot. */
export function missedIn(text: string): readonly RegExp[] {
  const line = lineOf(text);
  return telling.filter(
    (pattern) => !mayFind(pattern, line.traces) && (pattern.test(line.folded) || pattern.test(line.text)),
  );
}
