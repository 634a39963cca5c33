import type { Line } from "./line.js";

/** How many keep something of a line; each has a place of its own there. */
let places = 0;

/**
 * What `make` makes of a line, once: it is kept on the line, and goes with it. (Keyed weakly by each of the many lines that
 * have a part taken out, it would keep the garbage collector busier than the reading is.) It is never undefined.
 */
export function keptOnLine<Value>(make: (line: Line) => Value): KeptOnLine<Value> {
  const place = places;
  places += 1;
  const known = (line: Line) => line.kept?.[place] as Value | undefined;
  const keep = (line: Line, value: Value) => {
    line.kept ??= new Array(places);
    line.kept[place] = value;
    return value;
  };
  const of = (line: Line) => known(line) ?? keep(line, make(line));
  return Object.assign(of, { known, keep });
}

export interface KeptOnLine<Value> {
  (line: Line): Value;
  /** What is kept, and nothing made. */
  known(line: Line): Value | undefined;
  /** Keeps what has been made of a line already. */
  keep(line: Line, value: Value): Value;
}

/** A reader that looks at each place of a line once, for whoever asks in the same context. It never gives undefined. */
export function onceAPlace<Context, Value>(
  read: (line: Line, at: number, context: Context) => Value,
  isSame: (one: Context, other: Context) => boolean = Object.is,
): (line: Line, at: number, context: Context) => Value {
  const known = keptOnLine(() => ({
    context: null as { readonly is: Context } | null,
    values: new Map<number, Value>(),
  }));
  return (line, at, context) => {
    const kept = known(line);
    if (!kept.context || !isSame(kept.context.is, context)) {
      kept.context = { is: context };
      kept.values.clear();
    }
    const before = kept.values.get(at);
    if (before !== undefined) return before;
    const value = read(line, at, context);
    kept.values.set(at, value);
    return value;
  };
}
