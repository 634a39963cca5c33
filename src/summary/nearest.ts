import type { Catalogue } from "../text/catalogue.js";
import { fold } from "../text/fold.js";

const mostNamed = 3;
/** How much of two words has to be the same for one to be taken for the other mistyped. */
const enough = 0.5;

/** What exists and is spelt most like words that name nothing: agencies, indicators and sections, the nearest first. */
export function nearestNames(words: string, { agencies, indicators, sections }: Catalogue): readonly string[] {
  const names = [
    ...agencies.map(({ shortName }) => shortName),
    ...indicators.map(({ shortName }) => shortName),
    ...sections.flatMap(({ shortName }) => shortName ?? []),
  ];
  const typed = pairsOf(words);
  const scored = [...new Set(names)].map((name) => ({ name, score: likeness(typed, pairsOf(name)) }));
  return scored
    .filter(({ score }) => score >= enough)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostNamed)
    .map(({ name }) => name);
}

/** Dice's coefficient over pairs of neighbouring letters: 1 for the same words, 0 where they share none. */
function likeness(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 0;
  const left = [...other];
  let shared = 0;
  for (const pair of one) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (one.length + other.length);
}

function pairsOf(words: string): readonly string[] {
  return fold(words.normalize("NFC"))
    .split(/[^a-z0-9]+/)
    .flatMap((word) => Array.from({ length: Math.max(word.length - 1, 0) }, (_, i) => word.slice(i, i + 2)));
}
