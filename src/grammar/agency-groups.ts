import type { Catalogue, CatalogueGroup } from "../text/catalogue.js";
import { fold } from "../text/fold.js";
import { type Found, type Line, textBefore } from "../text/line.js";
import { readPhrase, type Vocabulary, vocabularyOfPlan } from "../text/vocabulary.js";

/** Words that make a name of several: "các xã", "những xã". */
const SEVERAL = /^(?:các|những) /;
/** Alone and without its mark "sở" is a word that everybody uses: số, so. */
const EVERYDAY = new Set(["so"]);
/** Behind these "sở" is a half of a word: hồ sơ, cơ sở, trụ sở. */
const WORD_BEGUN = /(?:^|[^a-z0-9])(?:ho|co|tru) +$/;
const CODE = /^@[a-z0-9-]+/;
const LONGEST_CODE = 60;

const known = new WeakMap<Catalogue, Vocabulary<readonly string[]>>();

/**
 * The groups that people speak of, in the order of the plan: those that it gives other names than the decision's own
 * wording; where it gives none any, all.
 */
export function spokenGroups({ groupNames }: Catalogue): readonly CatalogueGroup[] {
  const spoken = groupNames.filter(({ otherNames }) => otherNames.length > 0);
  return spoken.length > 0 ? spoken : groupNames;
}

/** Codes of the group of agencies that is named at `at`, by its code or in words: "các xã", "sở nào"; "địa phương" may be two. */
export function readGroupAt(line: Line, at: number, catalogue: Catalogue): Found<readonly string[]> | null {
  if (line.folded[at - 1] === "@") {
    const code = CODE.exec(line.folded.slice(at - 1, at + LONGEST_CODE))?.[0];
    const group = spokenGroups(catalogue).find((one) => one.code === code);
    if (group) return { value: [group.code], start: at - 1, end: at - 1 + group.code.length };
  }
  const isHalf = line.folded.startsWith("so", at) && WORD_BEGUN.test(textBefore(line, at));
  return isHalf ? null : readPhrase(wordsOf(catalogue), line, at);
}

/** Of a group those of one type have a code too, "@cap-xa=phuong": it, and the group's own. */
export function codeOfType(group: string, type: string): string {
  return `${group}=${typeCode(type)}`;
}

export function typeCode(type: string): string {
  return fold(type).replace(/ +/g, "-");
}

/** "@cap-xa" of "@cap-xa=phuong"; any other as it is. */
export function groupOfType(code: string): string {
  return code.split("=")[0]!;
}

/** The type whose members a code means, as the plan writes it: "phường"; null where it means all of its group. */
export function typeMeant(code: string, { agencies, groups }: Catalogue): string | null {
  const [group, type] = code.split("=") as [string, string | undefined];
  if (type === undefined) return null;
  const members = new Set(groups[group] ?? []);
  return agencies.find((one) => members.has(one.code) && typeCode(one.type) === type)?.type ?? null;
}

/**
 * "phường nào" as those of the group that are one, and not all of it; of the shortest that people say of a group, "xã", all
 * are meant, and so they are where several types are named.
 */
export function narrowedToType(
  group: string,
  line: Line,
  { start, end }: Found<unknown>,
  catalogue: Catalogue,
): string {
  const members = new Set(catalogue.groups[group] ?? []);
  const types = [...new Set(catalogue.agencies.flatMap(({ code, type }) => (members.has(code) ? [type] : [])))];
  const typed = line.folded.slice(start, end);
  const named = types.find((type) => new RegExp(`^(?:(?:cac|nhung) )?${fold(type)}(?: nao)?$`).test(typed));
  const own = catalogue.groupNames.find(({ code }) => code === group);
  if (!named || !own || fold(groupShortTitle(own)) === fold(named)) return group;
  const isOfSeveral = types.some(
    (type) => type !== named && new RegExp(`(?<![a-z])${fold(type)}(?![a-z])`).test(line.folded),
  );
  return isOfSeveral ? group : codeOfType(group, named);
}

function wordsOf(catalogue: Catalogue): Vocabulary<readonly string[]> {
  const before = known.get(catalogue);
  if (before) return before;
  const codes = new Map<string, string[]>();
  for (const { code, name, otherNames } of spokenGroups(catalogue)) {
    for (const phrase of [name, ...otherNames].flatMap(phrasesOf)) {
      const others = codes.get(phrase) ?? [];
      if (!others.includes(code)) codes.set(phrase, [...others, code]);
    }
  }
  const made = vocabularyOfPlan([...codes].map(([phrase, groups]) => [groups, phrase] as const));
  known.set(catalogue, made);
  return made;
}

/** A name with the words that ask for its members: "xã", "các xã", "xã nào". */
function phrasesOf(name: string): readonly string[] {
  const words = name.toLocaleLowerCase("vi").match(/[\p{L}\p{N}]+/gu) ?? [];
  const base = words.join(" ").replace(SEVERAL, "");
  if (base === "") return [];
  const several = [`các ${base}`, `những ${base}`, `${base} nào`, `các ${base} nào`];
  return EVERYDAY.has(fold(base)) ? [...several, `${base} chưa`] : [base, ...several];
}

/** A group's name as a heading: "Sở, ban, ngành" of "Các sở, ban, ngành". */
export function groupTitle({ name }: Pick<CatalogueGroup, "name">): string {
  const bare = name.replace(/^(?:Các|Những) /i, "");
  return bare.slice(0, 1).toLocaleUpperCase("vi") + bare.slice(1);
}

/** The shortest that people say of a group: "Xã" of UBND cấp xã. */
export function groupShortTitle({ name, otherNames }: CatalogueGroup): string {
  const short = otherNames.find((other) => !other.includes(" "));
  return groupTitle({ name: short ?? name });
}

/** Within a sentence: "các sở, ban, ngành", "UBND cấp xã". */
export function groupName({ name }: Pick<CatalogueGroup, "name">): string {
  const isWord = /^\p{Lu}(?!\p{Lu})/u.test(name);
  return isWord ? name.slice(0, 1).toLocaleLowerCase("vi") + name.slice(1) : name;
}
