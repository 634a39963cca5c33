/** Never leaves `withinReads`. */
class TooManyReads extends Error {}

/** Reading is synchronous, so that one count serves whoever reads. Outside of `withinReads` nothing is limited. */
let left = Number.POSITIVE_INFINITY;

/**
 * Notes one look at the text: a pattern or phrase tried at one place. `cost`: of what looks at more than a few
 * characters, in the same measure (about a quarter of a microsecond).
 */
export function countRead(cost = 1): void {
  left -= cost;
  if (left < 0) throw new TooManyReads();
}

/** How much a look at so many characters counts, where each is looked at by itself. */
export function costOf(characters: number): number {
  return 1 + (characters >> 4);
}

/** The same where they are only copied. */
export function costOfCopy(characters: number): number {
  return 1 + (characters >> 6);
}

/**
 * What `read` gives, and how many reads it took; null where it would take more than `most`. Within another such call
 * they count there too.
 */
export function withinReads<Value>(
  most: number,
  read: () => Value,
): { readonly value: Value; readonly reads: number } | null {
  const before = left;
  left = Math.min(before, most);
  const allowed = left;
  try {
    const value = read();
    return { value, reads: allowed - left };
  } catch (error) {
    if (error instanceof TooManyReads) return null;
    throw error;
  } finally {
    left = before - (allowed - left);
  }
}
