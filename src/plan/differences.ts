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
  /** `fields`: those of `wanted` in which the row differs. */
  readonly changed: readonly { readonly row: Row; readonly wanted: Wanted; readonly fields: readonly string[] }[];
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
  const changed: { row: Row; wanted: Wanted; fields: string[] }[] = [];
  for (const one of wanted) {
    const row = left.get(key(one));
    if (row === undefined) added.push(one);
    else {
      const fields = differingFields(read(row), one);
      if (fields.length > 0) changed.push({ row, wanted: one, fields });
    }
    left.delete(key(one));
  }
  return { added, changed, removed: [...left.values()] };
}

/** The fields of `wanted` that `there` has otherwise. */
export function differingFields<T extends object>(there: T, wanted: T): string[] {
  return Object.keys(wanted).filter((field) => !isDeepStrictEqual(there[field as keyof T], wanted[field as keyof T]));
}
