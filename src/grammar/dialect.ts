import { countRead } from "../text/effort.js";
import { type Spoken, spoken } from "./lexicon/dialect.js";

const patterns = spoken.map(
  (one) => [new RegExp(`${ahead(one)}(?<![\\p{L}\\p{N}])(?:${one.words})${behind(one)}`, "giu"), one.standard] as const,
);
const ANY = new RegExp(`(?<![\\p{L}\\p{N}])(?:${spoken.map(({ words }) => words).join("|")})(?![\\p{L}\\p{N}])`, "iu");

function ahead({ ahead: words }: Spoken): string {
  return words ? `(?<=(?<![\\p{L}\\p{N}])(?:${words}) )` : "";
}

function behind({ behind: words }: Spoken): string {
  const ends = "(?![\\p{L}\\p{N}])";
  return words ? `${ends}(?= *(?:(?:${words})(?![\\p{L}\\p{N}])))` : ends;
}

/** A message in which words of a region stand as the lexicon knows them: "hổng có ai" is "không có ai". */
export function inStandardWords(text: string): string {
  countRead();
  if (!ANY.test(text)) return text;
  countRead(patterns.length);
  return patterns.reduce((left, [pattern, standard]) => left.replace(pattern, standard), text);
}
