/** Boxes of a form, marked or empty: "[x]", "☑", "[ ]", "☐". */
const MARKED = /\[ ?[xXvV✓✔] ?\]|\( ?[xX✓✔] ?\)|[☑☒✅✓✔]/;
const MARK = /\[ ?[xXvV✓✔] ?\]|\( ?[xX✓✔] ?\)|[☑☒]/g;
const BOX = /^[\s\-•*+]*(?:\[ {0,3}\]|\( {0,3}\)|[☐□▢])/;
const EMPTY = /(?:\[ {0,3}\]|\( {0,3}\)|[☐□▢])[^\n[(☐□▢☑☒✅✓✔]*/g;

/** A form without the answers that were left empty, where one is marked beside them or in a line of its own. Everything else stays in its place. */
export function withoutEmptyBoxes(text: string): string {
  const isMarked = MARKED.test(text);
  if (!isMarked) return text;
  return text
    .split("\n")
    .map((line) => (MARKED.test(line) || BOX.test(line) ? line.replace(EMPTY, blank).replace(MARK, blank) : line))
    .join("\n");
}

function blank(typed: string): string {
  return " ".repeat(typed.length);
}
