import { type Entry, sameSubject } from "./report-draft.js";

/** With later ones in the place of those about the same thing, others behind them: in the order in which they were said. */
export function withEntries(entries: readonly Entry[], later: readonly Entry[]): readonly Entry[] {
  const replaced = entries.map((entry) => later.find((other) => sameSubject(entry, other)) ?? entry);
  return [...replaced, ...later.filter((entry) => !entries.some((other) => sameSubject(entry, other)))];
}

/** Those that a text names in its order, the others behind them. */
export function inOrderOf(text: readonly Entry[], entries: readonly Entry[]): readonly Entry[] {
  const named = text.flatMap((said) => entries.find((entry) => sameSubject(said, entry)) ?? []);
  return [...named, ...entries.filter((entry) => !named.includes(entry))];
}
