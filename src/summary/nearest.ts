import { areQualifiers } from "../grammar/unread-words.js";
import type { Catalogue } from "../text/catalogue.js";
import { fold } from "../text/fold.js";

const mostNamed = 3;
/** "UBND thị trấn Liên Nghĩa, huyện Đức Trọng" has nine. */
const mostWords = 9;
/** How much of two words has to be the same for one to be taken for the other mistyped. */
const enough = 0.51;

/** Words that say what kind of agency a name is, as names of agencies have them; "xã" and "phường" are one kind. */
const kinds: readonly (readonly string[])[] = [
  ["so"],
  ["ban"],
  ["huyen", "thanh pho", "tp", "thi xa"],
  ["xa", "phuong", "thi tran", "dac khu"],
];

/** The kind in front of what was not read; between them a word that was taken for one that adds nothing: "Sở Tài chánh". */
const BEFORE_NAME =
  /(?:^|\s)((?:ubnd )?(?:so|ban|huyen|thanh pho|tp\.?|thi xa|xa|phuong|thi tran|dac khu) (?:(?!nao|nay|chua|da|co|khong|dang|bao|con|se|va|voi|cua|lieu|sanh)[a-z]+ )?)$/;

/** "Sở Ma Thuật" where "Ma Thuật" was not read in "V.1 Sở Ma Thuật": with the word that says what kind of agency is meant. */
export function withKind(words: string, message: string): string {
  // "các xã sáp nhập": no name.
  if (areQualifiers(words)) return words;
  const text = message.normalize("NFC");
  const at = fold(text).indexOf(fold(words.normalize("NFC")));
  const before = BEFORE_NAME.exec(fold(text.slice(0, Math.max(at, 0))));
  return at > 0 && before ? text.slice(at - before[1]!.length, at + words.length) : words;
}

/** Agencies of the kind that the words name, those spelt most like the rest of them first; none where they name no kind. */
function nearestOfKind(words: string, agencies: Catalogue["agencies"]): readonly string[] {
  const typed = fold(words.normalize("NFC")).replace(/^ubnd /, "");
  const kind = kinds.find((one) => one.some((word) => typed.startsWith(`${word} `)));
  if (!kind) return [];
  const bare = (name: string) => fold(name.normalize("NFC")).replace(/^ubnd /, "");
  const rest = pairsOf(kind.reduce((left, word) => left.replace(new RegExp(`^${word} `), ""), typed));
  return agencies
    .filter(({ name, ended }) => !ended && kind.some((word) => bare(name).startsWith(`${word} `)))
    .map(({ shortName }) => ({ name: shortName, score: likeness(rest, pairsOf(shortName)) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostNamed)
    .map(({ name }) => name);
}

/** Agencies that are meant by a message that is nothing but a mistyped name: "Sở Tài chánh"; none where it is anything else. */
export function nearestAgencies(message: string, { agencies }: Catalogue): readonly string[] {
  const words = message
    .normalize("NFC")
    .replace(/[?.!]+$/, "")
    .trim();
  if (countWords(words) > mostWords) return [];
  const [first] = nearestOfKind(words, agencies);
  const isAlike = first !== undefined && likeness(pairsOf(words), pairsOf(first)) >= enough;
  return isAlike ? nearestOfKind(words, agencies) : [];
}

/** What exists and is spelt most like words that name nothing: agencies, indicators and sections, the nearest first. */
export function nearestNames(words: string, { agencies, indicators, sections }: Catalogue): readonly string[] {
  const ofKind = nearestOfKind(words, agencies);
  if (ofKind.length > 0) return ofKind;
  const names = [
    ...agencies.map(({ shortName }) => shortName),
    ...indicators.map(({ shortName }) => shortName),
    ...sections.flatMap(({ shortName }) => shortName ?? []),
  ];
  const typed = pairsOf(words);
  // What is mistyped has about as many words as what is meant: "nguoi" is no "Ma Đa Guôi".
  const alike = (name: string) => Math.abs(countWords(name) - countWords(words)) <= 1;
  const scored = [...new Set(names)].filter(alike).map((name) => ({ name, score: likeness(typed, pairsOf(name)) }));
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

function countWords(words: string): number {
  return fold(words.normalize("NFC")).match(/[a-z0-9]+/g)?.length ?? 0;
}

function pairsOf(words: string): readonly string[] {
  return fold(words.normalize("NFC"))
    .split(/[^a-z0-9]+/)
    .flatMap((word) => Array.from({ length: Math.max(word.length - 1, 0) }, (_, i) => word.slice(i, i + 2)));
}
