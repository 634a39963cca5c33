/** Boxes of a form, marked or empty: "[x]", "☑", "[ ]", "☐". */
const MARKED = /\[ ?[xXvV✓✔] ?\]|\( ?[xX✓✔] ?\)|[☑☒✅✓✔]/;
const EMPTY = /(?:\[ {0,3}\]|\( {0,3}\)|[☐□▢])[^\n[(☐□▢☑☒✅✓✔]*/g;

/** A form's line without the answers that were left empty, where one is marked. Everything else stays in its place. */
export function withoutEmptyBoxes(text: string): string {
  return text
    .split("\n")
    .map((line) => (MARKED.test(line) ? line.replace(EMPTY, (empty) => " ".repeat(empty.length)) : line))
    .join("\n");
}
