/** Words of a language are few, and those that people type again fewer. */
const MOST_WORDS = 4000;
/** No longer one is a word that comes again. */
const LONGEST_WORD = 24;

/**
 * `work`, done once for each word for as long as not too many others come: what depends on nothing but how it is spelt.
 * It never gives undefined.
 */
export function onceAWord<Value>(work: (word: string) => Value): (word: string) => Value {
  const known = new Map<string, Value>();
  return (word) => onceIn(known, word, () => work(word));
}

/**
 * The same of what depends on something else beside, as a plan, and goes with that; on these two alone, so that a word may be
 * a key of several. `rest`: by what it is found out, where it is not known yet.
 */
export function onceAWordOf<Of extends object, Rest extends readonly unknown[], Value>(
  work: (word: string, of: Of, ...rest: Rest) => Value,
): (word: string, of: Of, ...rest: Rest) => Value {
  const known = new WeakMap<Of, Map<string, Value>>();
  return (word, of, ...rest) => {
    const own = known.get(of) ?? new Map<string, Value>();
    known.set(of, own);
    return onceIn(own, word, () => work(word, of, ...rest));
  };
}

function onceIn<Value>(known: Map<string, Value>, word: string, work: () => Value): Value {
  const before = known.get(word);
  if (before !== undefined) return before;
  const value = work();
  if (word.length > LONGEST_WORD) return value;
  if (known.size >= MOST_WORDS) known.clear();
  known.set(apart(word), value);
  return value;
}

/** What is cut out of a text keeps the whole of it, where it is as long as the engine cuts without copying. */
function apart(word: string): string {
  return word.length > 12 ? ` ${word}`.slice(1) : word;
}
