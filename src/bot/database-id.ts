/** The id that a button carries; 0, which no row has, where a forged one carries what the database takes for none. */
export function databaseId(typed: string | number | undefined): number {
  const id = Number(typed);
  return Number.isInteger(id) && id > 0 && id < 2 ** 31 ? id : 0;
}
