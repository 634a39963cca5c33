/** A list in rows of so many. */
export function inRows<T>(list: readonly T[], width: number): T[][] {
  const rows: T[][] = [];
  for (let start = 0; start < list.length; start += width) rows.push(list.slice(start, start + width));
  return rows;
}
