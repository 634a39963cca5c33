/**
 * Which letters and digits stand beside one another in the words of a text, by two and by three: a text that lacks those of
 * a word has not that word in it. Parts of a text have no others, so that what is known of a whole line serves its parts.
 */
export type Traces = Uint32Array;

const SIGNS = 36;
const TWOS = SIGNS * SIGNS;
/** Threes share places: what is found there may be another, what is not is not in the text. */
const PLACES = 4096;
const LONG_S = 0x17f;

const placeOfTwo = (first: number, second: number) => first * SIGNS + second;
const placeOfThree = (first: number, second: number, third: number) =>
  TWOS + (((first * SIGNS + second) * SIGNS + third) % (PLACES - TWOS));

/** 0 to 25 for a letter, 26 to 35 for a digit; -1 for what is of no word. */
function signOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 48 && code <= 57) return code - 22;
  // Without regard to case a pattern takes it for an s.
  return code === LONG_S ? 18 : -1;
}

export function tracesOf(folded: string): Traces {
  const traces = new Uint32Array(PLACES >> 5);
  let [before, last] = [-1, -1];
  for (let at = 0; at < folded.length; at += 1) {
    const sign = signOf(folded.charCodeAt(at));
    if (sign >= 0 && last >= 0) {
      mark(traces, placeOfTwo(last, sign));
      if (before >= 0) mark(traces, placeOfThree(before, last, sign));
    }
    before = last;
    last = sign;
  }
  return traces;
}

function mark(traces: Traces, place: number): void {
  traces[place >> 5]! |= 1 << (place & 31);
}

/** What folded words leave of themselves: the fewest places that tell. Nothing of single letters. */
export function tracksOf(folded: string): readonly number[] {
  const places = new Set<number>();
  for (const word of folded.match(/[a-z0-9]+/g) ?? []) {
    const signs = [...word].map((letter) => signOf(letter.charCodeAt(0)));
    if (signs.length === 2) places.add(placeOfTwo(signs[0]!, signs[1]!));
    for (let at = 2; at < signs.length; at += 1) places.add(placeOfThree(signs[at - 2]!, signs[at - 1]!, signs[at]!));
  }
  return [...places];
}

/** Whether a text may have those words in it. */
export function mayHold(traces: Traces, tracks: readonly number[]): boolean {
  for (let index = 0; index < tracks.length; index += 1) {
    const place = tracks[index]!;
    if ((traces[place >> 5]! & (1 << (place & 31))) === 0) return false;
  }
  return true;
}
