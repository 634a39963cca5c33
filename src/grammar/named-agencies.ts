import type { Catalogue } from "../text/catalogue.js";
import { type Found, fewerWords, type Line, lineOf } from "../text/line.js";
import { readPhrase, vocabulary } from "../text/vocabulary.js";
import { groupName, readGroupAt } from "./agency-groups.js";
import { type AgencyMention, readAgencyAt } from "./agency-names.js";
import { wordStarts } from "./find-at.js";
import type { Choice } from "./problems.js";

/** Agencies and groups as somebody names them in a list: "các sở, Di Linh", "các xã trừ xã Đạ Long". */
export interface NamedAgencies {
  /** Codes of groups ('@cap-xa', '@cap-xa/H679' for those of one unit) and of agencies. */
  readonly codes: readonly string[];
  /** The same of those that are left out. */
  readonly except: readonly string[];
  /** Names of several, in the order of the text. */
  readonly doubts: readonly NameDoubt[];
  /** What names nobody, as it was typed; null where everything was understood. */
  readonly unread: string | null;
}

export interface NameDoubt {
  readonly typed: string;
  readonly except: boolean;
  readonly choices: readonly Choice[];
}

type Word = "around" | "except" | "within";

const words = vocabulary<Word>([
  [
    "around",
    `
      và | với | cùng | cùng với | cho | gửi | gửi cho | gửi tới | gửi đến | giao | giao cho | giao việc cho | tới | đến |
      gồm | bao gồm | cả | tất cả | toàn bộ | toàn thể | đối với | kính gửi | các đơn vị sau | các cơ quan sau |
      ubnd | ủy ban nhân dân | uỷ ban nhân dân | nơi nhận
    `,
  ],
  ["except", "trừ | trừ ra | ngoại trừ | không gồm | không bao gồm | không kể | không giao | không gửi"],
  ["within", "thuộc | của | trong | ở | tại | thuộc huyện | của huyện | trên địa bàn | thuộc địa bàn"],
]);

/** What parts names is no part of one. */
const JOINER = /^va(?![a-z0-9])/;

interface State {
  readonly codes: string[];
  readonly except: string[];
  readonly doubts: NameDoubt[];
  readonly unread: { start: number; end: number }[];
  isExcept: boolean;
  /** A group that the next name may narrow: "các xã" of "các xã Di Linh". */
  group: { readonly code: string; readonly end: number } | null;
}

/** The agencies of a code of `NamedAgencies`, by their codes: those of a group, in the whole or of one unit, or itself. */
export function agenciesOf(code: string, { groups, agencies }: Catalogue): readonly string[] {
  const [group = "", unit] = code.split("/");
  const all = group.startsWith("@") ? (groups[group] ?? []) : [group];
  if (unit === undefined) return all;
  return agencies.flatMap((one) => (one.parentCode === unit && all.includes(one.code) ? [one.code] : []));
}

/** Reads a list of agencies from its first word to its last; whatever is none of them is named. */
export function readNamedAgencies(text: string, catalogue: Catalogue): NamedAgencies {
  const line = lineOf(text.replace(/\n/g, ";"));
  const state = begin();
  scan(line, catalogue, state, null);
  return result(line, state);
}

/**
 * The agencies that a sentence begins with, and where what follows them begins: "các sở, Di Linh báo cáo …". Null where it
 * begins with none.
 */
export function readLeadingAgencies(
  text: string,
  catalogue: Catalogue,
): { readonly named: NamedAgencies; readonly end: number } | null {
  const line = lineOf(text);
  const state = begin();
  const end = scan(line, catalogue, state, "stops");
  const named = result(line, state);
  return named.codes.length + named.doubts.length > 0 ? { named, end } : null;
}

function begin(): State {
  return { codes: [], except: [], doubts: [], unread: [], isExcept: false, group: null };
}

/** @returns where the first word stands that is neither a name nor leads to one, where it stops at that */
function scan(line: Line, catalogue: Catalogue, state: State, stops: "stops" | null): number {
  let past = 0;
  let last = 0;
  for (const at of wordStarts(line)) {
    if (at < past) continue;
    const word = readPhrase(words, line, at);
    const name = JOINER.test(line.folded.slice(at, at + 3)) ? null : nameAt(line, at, catalogue);
    if (name && (!word || name.end >= word.end)) {
      take(line, name, catalogue, state);
      past = name.end;
      last = name.end;
    } else if (word) {
      if (word.value === "except") state.isExcept = true;
      if (word.value === "within" && !state.group && stops === null) leave(state, word);
      past = word.end;
    } else {
      if (stops) break;
      const end = at + /^[a-z0-9_@]+/.exec(line.folded.slice(at))![0].length;
      leave(state, { start: at, end });
      past = end;
    }
  }
  return last;
}

type Name = (Found<readonly string[]> & { readonly of: "group" }) | (Found<AgencyMention> & { readonly of: "agency" });

/** The longer of what names a group and what names an agency: "huyện" and "huyện Di Linh". */
function nameAt(line: Line, at: number, catalogue: Catalogue): Name | null {
  // "các sở, ban, ngành" is one name.
  const group = readGroupAt(withoutCommas(line), at, catalogue);
  const agency = readAgencyAt(line, at, catalogue);
  if (agency && (!group || agency.end > group.end)) return { ...agency, of: "agency" };
  return group && { ...group, of: "group" };
}

function withoutCommas(line: Line): Line {
  const { text, folded, typed } = line;
  return fewerWords(line, text.replaceAll(",", " "), folded.replaceAll(",", " "), typed ?? null);
}

function take(line: Line, name: Name, catalogue: Catalogue, state: State): void {
  const to = state.isExcept ? state.except : state.codes;
  if (name.of === "group") {
    const [only, second] = name.value;
    if (second) state.doubts.push(doubtOf(line, name, state, groupChoices(name.value, catalogue)));
    else to.push(only!);
    state.group = second ? null : { code: only!, end: name.end };
    return;
  }
  const { value } = name;
  const agencies = value.kind === "agency" ? [value.agency] : value.agencies;
  const group = narrowed(line, name, state);
  state.group = null;
  if (group) {
    const members = catalogue.groups[group] ?? [];
    const inside = agencies.filter(({ code }) => members.includes(code));
    const parent = agencies.find(({ code }) => holds(code, members, catalogue));
    if (inside.length > 0 || parent) to.pop();
    if (inside.length === 0 && parent) {
      to.push(`${group}/${parent.code}`);
      return;
    }
    if (inside.length === 1) {
      to.push(inside[0]!.code);
      return;
    }
  }
  if (value.kind === "agency") to.push(value.agency.code);
  else
    state.doubts.push(
      doubtOf(
        line,
        name,
        state,
        agencies.map(({ code, name: label }) => ({ value: code, label })),
      ),
    );
}

/** The group right in front of a name: "các xã Di Linh", "các xã thuộc huyện Di Linh". */
function narrowed(line: Line, name: Name, { group }: State): string | null {
  if (!group) return null;
  const between = line.folded.slice(group.end, name.start).trim();
  return /^[a-z ]*$/.test(between) ? group.code : null;
}

function holds(unit: string, members: readonly string[], { agencies }: Catalogue): boolean {
  return agencies.some(({ code, parentCode }) => parentCode === unit && members.includes(code));
}

function groupChoices(codes: readonly string[], { groupNames }: Catalogue): readonly Choice[] {
  const choices = groupNames
    .filter(({ code }) => codes.includes(code))
    .map((group) => ({ value: group.code, label: groupName(group) }));
  const all = {
    value: choices.map(({ value }) => value).join("+"),
    label: choices.map(({ label }) => label).join(", "),
  };
  return [...choices, all];
}

function doubtOf(line: Line, { start, end }: Name, { isExcept }: State, choices: readonly Choice[]): NameDoubt {
  return { typed: line.text.slice(start, end), except: isExcept, choices };
}

function leave({ unread }: State, { start, end }: { readonly start: number; readonly end: number }): void {
  unread.push({ start, end });
}

function result(line: Line, { codes, except, doubts, unread }: State): NamedAgencies {
  const pieces: string[] = [];
  for (const [index, { start, end }] of unread.entries()) {
    const before = unread[index - 1];
    const typed = line.text.slice(start, end);
    if (before && /^[^,;]*$/.test(line.text.slice(before.end, start)))
      pieces.push(pieces.pop() + line.text.slice(before.end, end));
    else pieces.push(typed);
  }
  return {
    codes: [...new Set(codes)],
    except: [...new Set(except)],
    doubts,
    unread: pieces.length > 0 ? pieces.join(", ") : null,
  };
}
