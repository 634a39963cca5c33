import type { Line } from "./line.js";

/** What is kept of lines, by whoever keeps it: each of these forgets it. */
const keepers: (() => void)[] = [];

/**
 * Forgets all that is kept of lines, once a message is read. What stayed would outlive the next readings, and what outlives
 * some of those is cleared away in the garbage collector's slow way.
 */
export function letLinesGo(): void {
  for (const forget of keepers) forget();
}

/** For who keeps more of a line than what is in hand. */
export function whenLinesGo(forget: () => void): void {
  keepers.push(forget);
}

/** Of so many lines at once the readers of a message compare the words. */
const IN_HAND = 16;

/**
 * What `make` makes of a line, kept while the line is in hand: until several others have been looked at. (Keyed weakly by
 * each of the many lines that have a part taken out, it would keep the garbage collector busier than the reading is.)
 */
export function whileInHand<Value>(make: (line: Line) => Value): InHand<Value> {
  const kept: { readonly line: Line; readonly value: Value }[] = [];
  let last: { readonly line: Line; readonly value: Value } | null = null;
  let oldest = 0;
  whenLinesGo(() => {
    kept.length = 0;
    last = null;
    oldest = 0;
  });
  const find = (line: Line) => {
    if (last?.line === line) return last;
    last = null;
    for (let place = 0; place < kept.length && last === null; place += 1)
      if (kept[place]!.line === line) last = kept[place]!;
    return last;
  };
  const keep = (line: Line, value: Value) => {
    last = { line, value };
    kept[oldest] = last;
    oldest = (oldest + 1) % IN_HAND;
    return value;
  };
  const of = (line: Line) => {
    const known = find(line);
    return known ? known.value : keep(line, make(line));
  };
  return Object.assign(of, { known: (line: Line) => find(line)?.value, keep });
}

export interface InHand<Value> {
  (line: Line): Value;
  /** What is kept, and nothing made. */
  known(line: Line): Value | undefined;
  /** Keeps what has been made of a line already. */
  keep(line: Line, value: Value): Value;
}

/**
 * A reader that looks at each place of a line in hand once, for whoever asks in the same context. It never gives undefined.
 */
export function onceAPlace<Context, Value>(
  read: (line: Line, at: number, context: Context) => Value,
  isSame: (one: Context, other: Context) => boolean = Object.is,
): (line: Line, at: number, context: Context) => Value {
  const known = whileInHand(() => ({
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
