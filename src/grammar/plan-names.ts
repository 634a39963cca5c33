import {
  type Catalogue,
  type CatalogueIndicator,
  type CataloguePart,
  type CatalogueSection,
  type CatalogueTask,
  isOfPlan,
} from "../text/catalogue.js";
import { costOf, countRead } from "../text/effort.js";
import { accentsAllow, fold, withoutKeystrokes } from "../text/fold.js";
import type { Line } from "../text/line.js";
import { abbreviations } from "./lexicon/abbreviations.js";
import { nameless } from "./lexicon/nameless.js";

/** What of a plan may be named in words. */
export type Nameable =
  | { readonly kind: "task"; readonly task: CatalogueTask; readonly part: CataloguePart | null }
  | { readonly kind: "indicator"; readonly indicator: CatalogueIndicator }
  | { readonly kind: "section"; readonly section: CatalogueSection };

export interface NameMatch {
  readonly named: Nameable;
  /** How much of a name was said, the rarer its words the more; less where other words of the plan were said beside it. */
  readonly score: number;
  /** Of the weight of the name that fits best, how much was said: from 0 to 1. */
  readonly covered: number;
  /** From the first to behind the last of the words that name it. */
  readonly start: number;
  readonly end: number;
  /** Where each of these words stands. */
  readonly words: readonly { readonly start: number; readonly end: number }[];
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly key: string;
}

interface Name {
  readonly entry: number;
  /** Syllables and pairs of neighbours, each with what it weighs in this name. */
  readonly features: ReadonlyMap<string, number>;
  readonly weight: number;
}

interface Index {
  readonly entries: readonly Nameable[];
  readonly names: readonly Name[];
  readonly byFeature: ReadonlyMap<string, readonly number[]>;
  readonly weights: ReadonlyMap<string, number>;
  /** Syllables with their marks, as the plan writes them. */
  readonly written: ReadonlyMap<string, readonly string[]>;
}

const NAMELESS = new Set(nameless);
const NAMELESS_KEYS = new Set(nameless.map(fold));
const SPELT: ReadonlyMap<string, readonly string[]> = new Map(
  abbreviations.map(([short, full]) => [fold(short.replace(/[^\p{L}\p{N}]/gu, "")), full.split(" ")]),
);
/** Pairs say more than their syllables by themselves. */
const PAIR = 0.9;
const MOST_WORDS = 80;

const indexes = new WeakMap<Catalogue, Index>();

/** The index of everything that the plan names, made once a catalogue. */
function indexOf(catalogue: Catalogue): Index {
  const known = indexes.get(catalogue);
  if (known) return known;
  const made = makeIndex(catalogue);
  indexes.set(catalogue, made);
  return made;
}

/** Whether the plan writes these two syllables side by side. */
export function isPairOfPlan(first: string, second: string, catalogue: Catalogue): boolean {
  return indexOf(catalogue).weights.has(`${first} ${second}`);
}

export function isSyllableOfPlan(syllable: string, catalogue: Catalogue): boolean {
  return indexOf(catalogue).written.has(syllable);
}

/**
 * What the words between `from` and `to` may name, the likeliest first. Words that the line does not have any more, and
 * those that name nothing, do not count.
 */
export function findNames(line: Line, from: number, to: number, catalogue: Catalogue): readonly NameMatch[] {
  const index = indexOf(catalogue);
  const words = wordsOf(line.text.slice(from, to), from).slice(0, MOST_WORDS);
  countRead(costOf(to - from) + words.length);
  const said = featuresOf(words).filter(({ feature, words: said }) => isWritten(feature, said, index));
  if (said.length === 0) return [];
  const hits = new Map<number, { weight: number; start: number; end: number; features: Set<string> }>();
  for (const { feature, words: places } of said) {
    for (const name of index.byFeature.get(feature)!) {
      countRead();
      const weight = index.names[name]!.features.get(feature)!;
      const hit = hits.get(name) ?? { weight: 0, start: Number.POSITIVE_INFINITY, end: 0, features: new Set<string>() };
      if (!hit.features.has(feature)) hit.weight += weight;
      hit.features.add(feature);
      hit.start = Math.min(hit.start, places[0]!.start);
      hit.end = Math.max(hit.end, places.at(-1)!.end);
      hits.set(name, hit);
    }
  }
  const syllables = new Set(said.map(({ feature }) => feature).filter((feature) => !feature.includes(" ")));
  const best = new Map<number, NameMatch>();
  for (const [number, { weight, start, end, features }] of hits) {
    const name = index.names[number]!;
    const covered = Math.min(1, weight / name.weight);
    let other = 0;
    for (const syllable of syllables) if (!features.has(syllable)) other += index.weights.get(syllable)!;
    countRead(syllables.size >> 2);
    const score = weight * (weight / (weight + other)) * (0.55 + 0.45 * Math.sqrt(covered));
    const before = best.get(name.entry);
    if (!before || before.score < score)
      best.set(name.entry, {
        named: index.entries[name.entry]!,
        score,
        covered,
        start,
        end,
        words: placesOf(features, said),
      });
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

const WIDEST_GAP = 14;

/**
 * From the first of the words that name something to behind the last that stands together with it; words further on, behind
 * something else that was read, are a note's.
 */
export function runOf(words: NameMatch["words"], { text }: Line): { readonly start: number; readonly end: number } {
  const [first, ...others] = [...words].sort((a, b) => a.start - b.start);
  let run = { start: first!.start, end: first!.end };
  let longest = run;
  for (const { start, end } of others) {
    const isNear = start <= run.end + WIDEST_GAP && !/\s{3}|[.;()]/.test(text.slice(run.end, start));
    run = isNear ? { start: run.start, end: Math.max(run.end, end) } : { start, end };
    if (run.end - run.start > longest.end - longest.start) longest = run;
  }
  return longest;
}

function placesOf(features: ReadonlySet<string>, said: readonly Feature[]): readonly Word[] {
  return [...new Set(said.filter(({ feature }) => features.has(feature)).flatMap(({ words }) => words))];
}

/** A syllable of the plan, typed with no other marks than the plan's. */
function isWritten(feature: string, words: readonly Word[], { weights, written }: Index): boolean {
  if (!weights.has(feature)) return false;
  return words.every(({ text, key }) => {
    if (/^[\x20-\x7e]*$/.test(text) || fold(text) !== key) return true;
    return (written.get(key) ?? []).some((syllable) => accentsAllow(text, syllable));
  });
}

interface Feature {
  readonly feature: string;
  readonly words: readonly Word[];
}

function featuresOf(words: readonly Word[]): readonly Feature[] {
  const features: Feature[] = [];
  let before: Word | null = null;
  for (const word of words) {
    if (!isNameless(word)) features.push({ feature: word.key, words: [word] });
    if (before && !(isNameless(word) && isNameless(before) && isMarked(word, before)))
      features.push({ feature: `${before.key} ${word.key}`, words: [before, word] });
    before = word;
  }
  return features;
}

/** With its marks "cửa" is not "của". */
function isNameless({ text, key }: Word): boolean {
  return /[^\x20-\x7e]/.test(text) ? NAMELESS.has(text.toLowerCase()) : NAMELESS_KEYS.has(key);
}

/** A pair of words without marks may be a name that the plan writes with them. */
function isMarked(...words: readonly Word[]): boolean {
  return words.some(({ text }) => /[^\x20-\x7e]/.test(text));
}

/** Syllables with their places; what is cut short stands for all its syllables. */
function wordsOf(text: string, from: number): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const [typed] = match;
    const folded = fold(typed);
    const start = from + match.index;
    const end = start + typed.length;
    const spelt = SPELT.get(folded);
    if (spelt) words.push(...spelt.map((syllable) => ({ start, end, text: syllable, key: fold(syllable) })));
    else words.push({ start, end, text: typed, key: /\d/.test(folded) ? folded : keyOf(folded, typed) });
  }
  return words;
}

function keyOf(folded: string, typed: string): string {
  return /^[\x20-\x7e]*$/.test(typed) && folded.length > 3 && /[sfrxjwz]$|w|aa|ee|oo|dd/.test(folded)
    ? withoutKeystrokes(folded)
    : folded;
}

/** People name work by how its text begins. `place`: among the features of a name, two a word. */
function headed(place: number): number {
  return place < 18 ? 1 : place < 36 ? 0.8 : 0.65;
}

function makeIndex(catalogue: Catalogue): Index {
  const entries: Nameable[] = [];
  const named: { readonly entry: number; readonly words: readonly Word[] }[] = [];
  const add = (entry: Nameable, texts: readonly (string | null)[]) => {
    entries.push(entry);
    for (const text of texts) {
      const words = text === null ? [] : wordsOf(text, 0);
      if (words.length > 0) named.push({ entry: entries.length - 1, words });
    }
  };
  // What the office asks for besides is worded as any report may be: only its code names it.
  for (const task of catalogue.tasks.filter(isOfPlan)) {
    add({ kind: "task", task, part: null }, [task.text, task.shortName, ...task.otherNames]);
    for (const part of task.parts)
      add({ kind: "task", task, part }, [part.title, part.shortName, part.text, ...part.otherNames]);
  }
  for (const indicator of catalogue.indicators) {
    const { name, shortName, numerator, otherNames } = indicator;
    add({ kind: "indicator", indicator }, [name, shortName, numerator, ...otherNames]);
  }
  for (const section of catalogue.sections.filter(({ isRequests }) => !isRequests))
    add({ kind: "section", section }, [section.title, section.shortName, ...section.otherNames]);
  const spread = new Map<string, Set<number>>();
  const written = new Map<string, string[]>();
  for (const { entry, words } of named) {
    for (const { feature } of featuresOf(words)) spread.set(feature, (spread.get(feature) ?? new Set()).add(entry));
    for (const { key, text } of words) {
      const before = written.get(key) ?? [];
      if (!before.includes(text)) written.set(key, [...before, text]);
    }
  }
  const weights = new Map(
    [...spread].map(([feature, { size }]) => [
      feature,
      Math.log(1 + entries.length / size) * (feature.includes(" ") ? PAIR : 1),
    ]),
  );
  const names: Name[] = [];
  const byFeature = new Map<string, number[]>();
  for (const { entry, words } of named) {
    const features = new Map<string, number>();
    for (const [place, { feature }] of featuresOf(words).entries()) {
      if (!features.has(feature)) features.set(feature, weights.get(feature)! * headed(place));
    }
    const weight = [...features.values()].reduce((sum, one) => sum + one, 0);
    if (weight === 0) continue;
    for (const feature of features.keys()) byFeature.set(feature, [...(byFeature.get(feature) ?? []), names.length]);
    names.push({ entry, features, weight });
  }
  return { entries, names, byFeature, weights, written };
}
