import { countRead } from "../text/effort.js";
import type { Feature, Index, Likelihood, NameMatch, Place, Syllable, Word } from "./plan-names.js";

/** What of a name is said. */
interface Hit {
  readonly name: number;
  weight: number;
  /** What its own syllables among those that are said weigh in the plan. */
  syllables: number;
  start: number;
  end: number;
}

/**
 * Takes words one after another and tells at any moment what they may name. In one piece: all of it is one count of what is
 * said.
 */
export function gather(index: Index) {
  const { entries, names, features, isWritten } = index;
  const said = new Map<Feature, Word[]>();
  const hits: Hit[] = [];
  const places: (Hit | undefined)[] = new Array(names.length);
  let syllables = 0;
  let before: Word | null = null;
  return { add, top, matches };

  function add(word: Word): void {
    const known = lookUp(word);
    if (known.alone) say(known.alone, [word]);
    const pair = known.isWritten && before ? lookUpPair(before, word) : null;
    if (pair) say(pair, [before!, word]);
    before = known.isWritten ? word : null;
  }

  function lookUp(word: Word) {
    if (word.known?.index !== index) {
      const { syllable } = word;
      const known = isWritten(syllable);
      const alone = known && !syllable.isNameless ? (features.get(syllable.key) ?? null) : null;
      word.known = { index, alone, isWritten: known };
    }
    return word.known;
  }

  function lookUpPair(first: Word, second: Word): Feature | null {
    if (second.behind?.index !== index || second.behind.before !== first) {
      const isOne = isPair(first.syllable, second.syllable);
      const pair = isOne ? (features.get(`${first.syllable.key} ${second.syllable.key}`) ?? null) : null;
      second.behind = { index, before: first, pair };
    }
    return second.behind.pair;
  }

  function say(feature: Feature, words: readonly Word[]): void {
    const [start, end] = [words[0]!.start, words.at(-1)!.end];
    const again = said.get(feature);
    if (again) again.push(...words);
    else said.set(feature, [...words]);
    countRead(1 + (feature.names.length >> 4));
    if (again) {
      for (const name of feature.names) places[name]!.end = end;
      return;
    }
    if (feature.isSyllable) syllables += feature.weight;
    for (let place = 0; place < feature.names.length; place += 1) {
      const name = feature.names[place]!;
      let hit = places[name];
      if (hit === undefined) {
        hit = { name, weight: 0, syllables: 0, start, end };
        places[name] = hit;
        hits.push(hit);
      }
      hit.weight += feature.weights[place]!;
      if (feature.isSyllable) hit.syllables += feature.weight;
      hit.start = Math.min(hit.start, start);
      hit.end = end;
    }
  }

  function scoreOf({ name, weight, syllables: own }: Hit): number {
    const covered = Math.min(1, weight / names[name]!.weight);
    const other = Math.max(0, syllables - own);
    return weight * (weight / (weight + other)) * (0.55 + 0.45 * Math.sqrt(covered));
  }

  function top({ of, known }: Likelihood): number {
    countRead(hits.length >> 4);
    let most = Number.NEGATIVE_INFINITY;
    for (const hit of hits) {
      const { entry } = names[hit.name]!;
      const likely = known[entry] ?? of(entries[entry]!);
      known[entry] = likely;
      most = Math.max(most, scoreOf(hit) * likely);
    }
    return most;
  }

  /** `to`: where the last of the words ends, beyond which more may be said afterwards. */
  function matches(to: number): readonly NameMatch[] {
    countRead(hits.length >> 3);
    const best = new Map<number, NameMatch>();
    for (const hit of hits) {
      const { name, weight, start, end } = hit;
      const { entry, weight: whole } = names[name]!;
      const covered = Math.min(1, weight / whole);
      const score = scoreOf(hit);
      const rival = best.get(entry);
      if (rival && rival.score >= score) continue;
      best.set(entry, {
        named: entries[entry]!,
        score,
        covered,
        start,
        end,
        words: once(() => placesOf(name, to, said)),
      });
    }
    return [...best.values()];
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function placesOf(name: number, to: number, said: ReadonlyMap<Feature, readonly Word[]>): readonly Place[] {
  const words = new Set<Word>();
  for (const [{ of }, saying] of said) if (of.has(name)) for (const word of saying) if (word.end <= to) words.add(word);
  return [...words];
}

/** A pair of words without marks may be a name that the plan writes with them. */
export function isPair(first: Syllable, second: Syllable): boolean {
  return !(first.isNameless && second.isNameless && (first.isMarked || second.isMarked));
}
