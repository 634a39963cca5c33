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
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const value = work(word);
    if (word.length > LONGEST_WORD) return value;
    if (known.size >= MOST_WORDS) known.clear();
    known.set(word, value);
    return value;
  };
}
