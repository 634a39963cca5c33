import type { Item } from "./understanding.js";

/** "PAKN nhận 3, xử lý cả 3, dd1 3/3": one figure, told in words and in signs. */
export function isSaidTwice(one: Item, other: Item): boolean {
  if (one.kind !== "figure" || other.kind !== "figure" || one.indicator !== other.indicator) return false;
  const isSamePeriod = one.period === other.period || other.period === null;
  return (
    isSamePeriod &&
    one.numerator === other.numerator &&
    one.denominator === other.denominator &&
    one.percent === other.percent &&
    one.value === other.value
  );
}

/** The item of a period, where it names none and may have such. */
export function withPeriod<One extends Item>(item: One, period: string): One {
  return item.period === null && (item.kind === "figure" || /-Q\d$/.test(period)) ? { ...item, period } : item;
}

/** "b1 quý I 90%, b3 95%": figures side by side are of one period. */
export function shareFirstPeriod(items: Item[]): void {
  for (const [index, item] of items.entries()) {
    const before = items[index - 1];
    if (before?.kind === "figure" && item.kind === "figure" && before.period !== null)
      items[index] = withPeriod(item, before.period);
  }
}

/** "b1 85%, b3 62% quý I": a period behind the last of several figures is that of all. */
export function shareLastPeriod(items: Item[]): void {
  const last = items.at(-1);
  if (items.length < 2 || !last?.period || items.some(({ kind }) => kind !== "figure")) return;
  if (items.slice(0, -1).some(({ period }) => period !== null)) return;
  for (const [index, item] of items.entries()) items[index] = withPeriod(item, last.period);
}
