import { type Entry, sameSubject } from "./report-draft.js";

/** With later ones in the place of those about the same thing, others behind them: in the order in which they were said. */
export function withEntries(entries: readonly Entry[], later: readonly Entry[]): readonly Entry[] {
  const replaced = entries.map((entry) => later.find((other) => sameSubject(entry, other)) ?? entry);
  return [...replaced, ...later.filter((entry) => !entries.some((other) => sameSubject(entry, other)))];
}
