import { type Entry, sameSubject } from "./report-draft.js";

/** With later ones in the place of those about the same thing. */
export function withEntries(entries: readonly Entry[], later: readonly Entry[]): readonly Entry[] {
  const replaced = entries.map((entry) => later.find((other) => sameSubject(entry, other)) ?? entry);
  const all = [...replaced, ...later.filter((entry) => !entries.some((other) => sameSubject(entry, other)))];
  // Tasks before figures, as the receipt lists them: line 2 stays line 2.
  return [...all.filter(({ kind }) => kind === "task"), ...all.filter(({ kind }) => kind === "figure")];
}
