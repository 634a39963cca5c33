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
import { keptOnLine } from "../text/kept-on-line.js";
import type { Line } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { onceAWord } from "../text/remembered-words.js";
import { gather, isPair } from "./gathered-names.js";
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
  /** Where each of these words stands; looked for only when asked, since most matches are rivals that nobody looks at. */
  readonly words: () => readonly Place[];
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Syllable {
  readonly text: string;
  readonly key: string;
  /** It names nothing by itself. */
  readonly isNameless: boolean;
  readonly isMarked: boolean;
}

export interface Word extends Place {
  readonly syllable: Syllable;
  /** What it is in the plan that it was last looked up in, alone and behind the word before it. */
  known: { readonly index: Index; readonly alone: Feature | null; readonly isWritten: boolean } | null;
  behind: { readonly index: Index; readonly before: Word; readonly pair: Feature | null } | null;
}

export interface Name {
  readonly entry: number;
  readonly weight: number;
}

/** A syllable or a pair of neighbours that the plan has in its names. */
export interface Feature {
  readonly isSyllable: boolean;
  /** How rare it is. */
  readonly weight: number;
  /** The names that have it, each with what it weighs there. */
  readonly names: readonly number[];
  readonly weights: readonly number[];
  /** The same names. */
  readonly of: ReadonlySet<number>;
}

export interface Index {
  readonly entries: readonly Nameable[];
  readonly names: readonly Name[];
  readonly features: ReadonlyMap<string, Feature>;
  /** Syllables with their marks, as the plan writes them. */
  readonly written: ReadonlyMap<string, readonly string[]>;
  /** Whether a syllable is one of the plan, typed with no other marks than the plan's. */
  readonly isWritten: (syllable: Syllable) => boolean;
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
  return indexOf(catalogue).features.has(`${first} ${second}`);
}

export function isSyllableOfPlan(syllable: string, catalogue: Catalogue): boolean {
  return indexOf(catalogue).written.has(syllable);
}

/**
 * What the words between `from` and `to` may name, the likeliest first. Words that the line does not have any more, and
 * those that name nothing, do not count.
 */
export function findNames(line: Line, from: number, to: number, catalogue: Catalogue): readonly NameMatch[] {
  let all: readonly NameMatch[] = [];
  matchUpTo(line, from, [to], catalogue, (said) => {
    all = said.matches();
  });
  return [...all].sort((a, b) => b.score - a.score);
}

/** How likely a writer means what is named; asked once of each, in `known`. */
export interface Likelihood {
  readonly of: (named: Nameable) => number;
  readonly known: number[];
}

/** What is said up to some place. */
export interface SaidSoFar {
  /** The score of what fits best, each weighed by how likely it is meant. */
  readonly top: (likelihood: Likelihood) => number;
  /** All that fits, in no order; as long as `take` has not returned. */
  readonly matches: () => readonly NameMatch[];
}

/** Goes over the words up to each of several places that follow one another; each word is looked up once. */
export function matchUpTo(
  line: Line,
  from: number,
  ends: readonly number[],
  catalogue: Catalogue,
  take: (said: SaidSoFar) => void,
): void {
  const words = wordsBetween(line, from, ends.at(-1)!).slice(0, MOST_WORDS);
  countRead(1 + (words.length >> 1));
  const gathering = gather(indexOf(catalogue));
  let next = 0;
  for (const end of ends) {
    for (; next < words.length && words[next]!.end <= end; next += 1) gathering.add(words[next]!);
    take({ top: gathering.top, matches: () => gathering.matches(end) });
  }
}

const WIDEST_GAP = 14;

/**
 * From the first of the words that name something to behind the last that stands together with it; words further on, behind
 * something else that was read, are a note's.
 */
export function runOf(words: readonly Place[], { text }: Line): { readonly start: number; readonly end: number } {
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

/** What a name is made of: its syllables and pairs of neighbours. */
function featuresOf(words: readonly Word[]): readonly string[] {
  const features: string[] = [];
  let before: Syllable | null = null;
  for (const { syllable } of words) {
    if (!syllable.isNameless) features.push(syllable.key);
    if (before && isPair(before, syllable)) features.push(`${before.key} ${syllable.key}`);
    before = syllable;
  }
  return features;
}

const wordsOfLine = keptOnLine(({ text }: Line) => {
  countRead(costOf(text.length));
  return wordsOf(text, 0);
});

/** The words between two places, of which either may stand within a word. */
function wordsBetween(line: Line, from: number, to: number): readonly Word[] {
  const between: Word[] = [];
  for (const word of wordsOfLine(line)) {
    const { start, end } = word;
    if ((start < from && end > from) || (start < to && end > to)) return wordsOf(line.text.slice(from, to), from);
    if (start >= from && end <= to) between.push(word);
  }
  return between;
}

/** Syllables with their places; what is cut short stands for all its syllables. */
function wordsOf(text: string, from: number): readonly Word[] {
  const words: Word[] = [];
  for (const match of eachMatch(/[\p{L}\p{N}]+/gu, text)) {
    const [typed] = match;
    const start = from + match.index;
    const end = start + typed.length;
    for (const syllable of syllablesOf(typed)) words.push({ start, end, syllable, known: null, behind: null });
  }
  return words;
}

const syllablesOf = onceAWord((typed): readonly Syllable[] => {
  const folded = fold(typed);
  const spelt = SPELT.get(folded);
  if (spelt) return spelt.map((text) => syllableOf(text, fold(text)));
  return [syllableOf(typed, /\d/.test(folded) ? folded : keyOf(folded, typed))];
});

/** With its marks "cửa" is not "của". */
function syllableOf(text: string, key: string): Syllable {
  const isMarked = /[^\x20-\x7e]/.test(text);
  return { text, key, isMarked, isNameless: isMarked ? NAMELESS.has(text.toLowerCase()) : NAMELESS_KEYS.has(key) };
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
    for (const feature of featuresOf(words)) spread.set(feature, (spread.get(feature) ?? new Set()).add(entry));
    for (const { syllable } of words) {
      const { key, text } = syllable;
      const before = written.get(key) ?? [];
      if (!before.includes(text)) written.set(key, [...before, text]);
    }
  }
  const features = new Map(
    [...spread].map(([feature, { size }]) => {
      const isSyllable = !feature.includes(" ");
      const weight = Math.log(1 + entries.length / size) * (isSyllable ? 1 : PAIR);
      return [feature, { isSyllable, weight, names: [] as number[], weights: [] as number[], of: new Set<number>() }];
    }),
  );
  const names: Name[] = [];
  for (const { entry, words } of named) {
    const own = new Map<string, number>();
    for (const [place, feature] of featuresOf(words).entries()) {
      if (!own.has(feature)) own.set(feature, features.get(feature)!.weight * headed(place));
    }
    const weight = [...own.values()].reduce((sum, one) => sum + one, 0);
    if (weight === 0) continue;
    for (const [feature, share] of own) {
      const of = features.get(feature)!;
      of.names.push(names.length);
      of.weights.push(share);
      of.of.add(names.length);
    }
    names.push({ entry, weight });
  }
  const isPlans = onceAWord((text) => (written.get(fold(text)) ?? []).some((syllable) => accentsAllow(text, syllable)));
  const isWritten = ({ text, key, isMarked }: Syllable) => !isMarked || fold(text) !== key || isPlans(text);
  return { entries, names, features, written, isWritten };
}
