import { isDeepStrictEqual } from "node:util";

/** How many rows an import wrote. */
export interface Changes {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** What must happen to the rows that are there so that they become those that are wanted. */
export interface Differences<Row, Wanted> {
  readonly added: readonly Wanted[];
  readonly changed: readonly { readonly row: Row; readonly wanted: Wanted }[];
  readonly removed: readonly Row[];
}

/**
 * Compares rows with what is wanted, by key, looking only at the fields that `wanted` has. `read` gives a row in the
 * terms of what is wanted.
 */
export function differences<Row, Wanted extends object>(
  rows: readonly Row[],
  wanted: readonly Wanted[],
  key: (wanted: Wanted) => string,
  read: (row: Row) => Wanted,
): Differences<Row, Wanted> {
  const left = new Map(rows.map((row) => [key(read(row)), row]));
  const added: Wanted[] = [];
  const changed: { row: Row; wanted: Wanted }[] = [];
  for (const one of wanted) {
    const row = left.get(key(one));
    if (row === undefined) added.push(one);
    else if (!isDeepStrictEqual(read(row), one)) changed.push({ row, wanted: one });
    left.delete(key(one));
  }
  return { added, changed, removed: [...left.values()] };
}
