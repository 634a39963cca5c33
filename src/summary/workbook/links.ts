import type { DutyRow } from "../rows/duty-rows.js";
import { columnLetters, type DataSheet, sheetNames } from "./layout.js";

/** "'Biên nhận'!A12": a row of a sheet by its place among its rows, from 0. */
function rowLink(sheet: DataSheet, place: number): string {
  return `'${sheetNames[sheet]}'!A${place + 2}`;
}

/**
 * Where rows of a sheet stand, by their places: all of them where they lie together, else the first, from which its filter
 * leads on. Null: there are none. Places that are undefined are those of rows that the sheet has not.
 *
 * @param columns how many columns the sheet has
 */
export function rowsLink(sheet: DataSheet, places: Iterable<number | undefined>, columns: number): string | null {
  let [first, last, count] = [Number.POSITIVE_INFINITY, -1, 0];
  for (const place of places) {
    if (place === undefined) continue;
    first = Math.min(first, place);
    last = Math.max(last, place);
    count += 1;
  }
  if (count === 0) return null;
  const lieTogether = last - first + 1 === count;
  return lieTogether ? `${rowLink(sheet, first)}:${columnLetters(columns - 1)}${last + 2}` : rowLink(sheet, first);
}

/** The places of duties in a sheet, and how wide it is. */
export interface PlacesOf {
  readonly places: ReadonlyMap<DutyRow, number>;
  readonly columns: number;
}

export type DutyPlaces = Readonly<Record<"duties" | "silent" | "overdue", PlacesOf>>;

export function placesOf({ rows, columns }: { rows: readonly DutyRow[]; columns: readonly unknown[] }): PlacesOf {
  return { places: new Map(rows.map((row, place) => [row, place])), columns: columns.length };
}

/** To these duties in a sheet that lists them. */
export function dutiesLink(of: DutyPlaces, sheet: keyof DutyPlaces, duties: readonly DutyRow[]): string | null {
  const { places, columns } = of[sheet];
  return rowsLink(
    sheet,
    duties.map((duty) => places.get(duty)),
    columns,
  );
}

/**
 * Finds the row of "Biên nhận" that tells of something under a receipt, else the receipt's first.
 *
 * @param entries those of one receipt together
 */
export function receiptLinks<Entry extends { readonly receipt: string; readonly agency: string }>(
  entries: readonly Entry[],
  aboutOf: (entry: Entry) => string,
): (receipt: string, about: string, agency: string) => string | null {
  const firsts = new Map<string, number>();
  for (const [place, { receipt }] of entries.entries()) if (!firsts.has(receipt)) firsts.set(receipt, place);
  return (receipt, about, agency) => {
    const first = firsts.get(receipt);
    if (first === undefined) return null;
    for (let place = first; entries[place]?.receipt === receipt; place += 1) {
      const entry = entries[place]!;
      if (entry.agency === agency && aboutOf(entry) === about) return rowLink("receipts", place);
    }
    return rowLink("receipts", first);
  };
}
