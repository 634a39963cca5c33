/**
 * By word, the vocabularies of which a phrase begins with it, a bit for each. A word of a line is held against many of them, and
 * mostly begins none.
 */
const beginners = new Map<string, Uint32Array>();
const MOST = 96;
let count = 0;

/** The place of one more vocabulary. */
export function placeForVocabulary(): number {
  if (count === MOST) throw new Error("more vocabularies than have a place");
  count += 1;
  return count - 1;
}

export function beginsWith(place: number, word: string): void {
  const begun = beginners.get(word) ?? new Uint32Array(MOST >> 5);
  begun[place >> 5]! |= 1 << (place & 31);
  beginners.set(word, begun);
}

const NONE = new Uint32Array(MOST >> 5);

/** The vocabularies that a word begins, as it was typed or as it was meant. */
export function begunBy(folded: string, meant: string | null): Uint32Array {
  const typed = beginners.get(folded) ?? NONE;
  const other = meant === null ? undefined : beginners.get(meant);
  return other ? typed.map((bits, index) => bits | other[index]!) : typed;
}

export function isBegun(begun: Uint32Array, place: number): boolean {
  return (begun[place >> 5]! & (1 << (place & 31))) !== 0;
}
