import { inRows } from "../text/rows.js";

/** A line of a list that may be long. */
export interface ListedLine {
  /** As it stands alone. */
  readonly text: string;
  /** What it shares with others that say nothing else: "Đang thực hiện", "Số liệu quý I/2024"; null where it stands alone. */
  readonly shared: string | null;
  /** What is left to say of it below that. */
  readonly short: string;
  /** How many of these stand in a line; 0: all of them, behind what they share. */
  readonly width: number;
}

/** Beyond as many lines a list is more than a screen. */
const SCREEN = 8;

/**
 * A list, numbered from 1. A long one says once what several share, where the first of them stands, with the numbers of
 * all: "1–6, 8. Đang thực hiện: V.2 quý I, …". Each is named in any case.
 */
export function numbered(lines: readonly ListedLine[]): string[] {
  if (lines.length <= SCREEN) return lines.map(({ text }, index) => `${index + 1}. ${text}`);
  const all = lines.map((line, index) => ({ ...line, number: index + 1 }));
  const said = new Set<string>();
  return all.flatMap((line) => {
    const { shared, width } = line;
    const same = shared === null ? [] : all.filter((other) => other.shared === shared);
    if (shared === null || same.length < 2) return [`${line.number}. ${line.text}`];
    if (said.has(shared)) return [];
    said.add(shared);
    const head = `${ranges(same.map(({ number }) => number))}. ${shared}:`;
    const shorts = same.map(({ short }) => short);
    return width === 0
      ? [`${head} ${shorts.join(", ")}`]
      : [head, ...inRows(shorts, width).map((row) => row.join(" · "))];
  });
}

/** "1–6, 8" */
function ranges(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}
