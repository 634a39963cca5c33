/** What mail programs and people write in front of what they pass on. */
const FORWARDED = /^(\s*(?:(?:fw|fwd|re|chuyển tiếp|chuyen tiep|ct tin|forwarded) ?:\s*)+)(?=\S)/i;
const CELLS = /[|\t]/g;
const LEAST_BORDERS = 2;
/** The number of a row: "5", "STT 5". */
const ROW_NUMBER = /^\s*(?:stt|tt)?\s*\d{0,3}\s*$/i;
const COUNT = /^\s*\d{1,3}(?:[.\s]?\d{3})*\s*$/;

/**
 * Rows of a table pasted into a line ("V.1 | Ban hành kế hoạch | Hoàn thành | 12/KH-STP | 19/02"): their borders as
 * semicolons, and as a stroke between two counts that stand side by side. Of a row that names the
 * writer's own agency, and of nothing else that is passed on, what a mail puts in front is left out. Everything stays in its place.
 */
export function withoutRows(text: string, isOwn: (row: string) => boolean): string {
  if (!/[|\t]/.test(text)) return text;
  return text
    .split("\n")
    .map((line) => withoutBorders(line, isOwn))
    .join("\n");
}

function withoutBorders(typed: string, isOwn: (row: string) => boolean): string {
  if (typed.split(CELLS).length <= LEAST_BORDERS) return typed;
  const row = isOwn(typed) ? typed.replace(FORWARDED, (lead) => " ".repeat(lead.length)) : typed;
  const cells = row.split(CELLS);
  const first = cells.findIndex((cell) => cell.trim() !== "");
  return cells
    .map((cell, index) => (index === first && ROW_NUMBER.test(cell) ? " ".repeat(cell.length) : cell))
    .map((cell, index, all) => (index === 0 ? cell : `${borderBetween(all, index)}${cell}`))
    .join("");
}

function borderBetween(cells: readonly string[], index: number): string {
  const [before = "", after = ""] = [cells[index - 1], cells[index]];
  if (COUNT.test(before) && COUNT.test(after)) return "/";
  return before.trim() === "" ? " " : ";";
}
