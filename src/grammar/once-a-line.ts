import type { Line } from "../text/line.js";
import { whenLinesGo } from "../text/lines-in-hand.js";
import type { Reading } from "./context.js";

/**
 * A reader of whole lines that looks at each line once in a reading: of a line several ask whether it is a question. What
 * was read is remembered until the message is.
 */
export function onceALine<Value>(read: (line: Line, reading: Reading) => Value) {
  let known: { readonly reading: Reading; readonly values: Map<Line, Value> } | null = null;
  whenLinesGo(() => {
    known = null;
  });
  return (line: Line, reading: Reading): Value => {
    if (known?.reading !== reading) known = { reading, values: new Map() };
    const { values } = known;
    const before = values.get(line);
    if (before !== undefined) return before;
    const value = read(line, reading);
    values.set(line, value);
    return value;
  };
}
