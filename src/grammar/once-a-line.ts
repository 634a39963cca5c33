import { keptOnLine } from "../text/kept-on-line.js";
import type { Line } from "../text/line.js";
import type { Reading } from "./context.js";

/** A reader of whole lines that looks at each line once in a reading: of a line several ask whether it is a question. */
export function onceALine<Value>(read: (line: Line, reading: Reading) => Value) {
  const kept = keptOnLine(() => ({ reading: null as Reading | null, value: null as Value | null }));
  return (line: Line, reading: Reading): Value => {
    const known = kept(line);
    if (known.reading !== reading) {
      known.value = read(line, reading);
      known.reading = reading;
    }
    return known.value as Value;
  };
}
