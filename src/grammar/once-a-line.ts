import type { Line } from "../text/line.js";
import type { Reading } from "./context.js";

/**
 * A reader of whole lines that looks at each line once in a reading: of a line several ask whether it is a question. What
 * was read is remembered as long as the line is.
 */
export function onceALine<Value>(read: (line: Line, reading: Reading) => Value) {
  const known = new WeakMap<Line, { readonly reading: Reading; readonly value: Value }>();
  return (line: Line, reading: Reading): Value => {
    const before = known.get(line);
    if (before?.reading === reading) return before.value;
    const value = read(line, reading);
    known.set(line, { reading, value });
    return value;
  };
}
