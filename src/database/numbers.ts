/** A `bigint` or `Decimal` column as a number. Throws on a bigint that a number cannot hold exactly. */
export function numberOf(value: bigint | { toNumber(): number }): number;
export function numberOf(value: bigint | { toNumber(): number } | null): number | null;
export function numberOf(value: bigint | { toNumber(): number } | null): number | null {
  if (value === null) return null;
  if (typeof value !== "bigint") return value.toNumber();
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`too large for a number: ${value}`);
  return number;
}
