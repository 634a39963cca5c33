import { matchesOf } from "../text/matches.js";

/** Boxes of a form, marked or empty: "[x]", "☑", "[ ]", "☐". */
const MARKED = /\[ ?[xXvV✓✔] ?\]|\( ?[xX✓✔] ?\)|[☑☒✅✓✔]/;
const MARK = /\[ ?[xXvV✓✔] ?\]|\( ?[xX✓✔] ?\)|[☑☒]/g;
const BOX = /^[\s\-•*+]*(?:\[ {0,3}\]|\( {0,3}\)|[☐□▢])/;
const EMPTY = /(?:\[ {0,3}\]|\( {0,3}\)|[☐□▢])[^\n[(☐□▢☑☒✅✓✔]*/g;

/** A form without the answers that were left empty, where one is marked beside them or in a line of its own. Everything else stays in its place. */
export function withoutEmptyBoxes(text: string): string {
  const isMarked = MARKED.test(text);
  if (!isMarked) return withoutTemplate(text);
  return text
    .split("\n")
    .map(withBoxesBehind)
    .map((line) => (MARKED.test(line) || BOX.test(line) ? line.replace(EMPTY, blank).replace(MARK, blank) : line))
    .join("\n");
}

const ONE = /\[ {0,3}\]|\( {0,3}\)|[☐□▢]/g;
const ANY = /\[ ?[xXvV✓✔]? {0,2}\]|\( ?[xX✓✔]? {0,2}\)|[☐□▢☑☒]/g;
const BEHIND = /(?:\[ ?[xXvV✓✔]? {0,2}\]|\( ?[xX✓✔]? {0,2}\)|[☐□▢☑☒])\s*$/;

/** Where the box stands behind its answer nobody can tell whose it is: the answers are then alternatives. */
function withBoxesBehind(line: string): string {
  if (!BEHIND.test(line) || matchesOf(ANY, line).length < 2) return line;
  return line.replace(ANY, (box) => "/".padEnd(box.length));
}

/** A form in which nothing is marked offers its answers, and gives none. */
function withoutTemplate(text: string): string {
  return matchesOf(ONE, text).length > 1 ? text.replace(EMPTY, blank) : text;
}

function blank(typed: string): string {
  return " ".repeat(typed.length);
}
