import { parsePeriod } from "../calendar/windows.js";
import { isOfPlan } from "../text/catalogue.js";
import { type Found, type Line, withoutPart } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { occurs } from "../text/occurs.js";
import { indicatorChoice } from "./code-problems.js";
import type { Reading } from "./context.js";
import type { Evidence } from "./evidence.js";
import {
  findNames,
  type Likelihood,
  matchUpTo,
  type Nameable,
  type NameMatch,
  type Place,
  runOf,
} from "./plan-names.js";
import { type Choice, label, settled } from "./problems.js";

/** What a report is about, as its words name it. */
export type NamedAddress =
  | {
      readonly kind: "one";
      readonly named: Nameable;
      readonly start: number;
      readonly end: number;
      readonly score: number;
      readonly words: readonly Place[];
    }
  /** Real rivals, the likeliest first. */
  | { readonly kind: "several"; readonly named: readonly Nameable[]; readonly start: number; readonly end: number };

/** What the report says, which tells whether it is about a task or an indicator. */
export interface Saying {
  readonly state: boolean;
  readonly pair: boolean;
  readonly percent: boolean;
  /** The quarter that is named, where one is. */
  readonly quarter?: string | null;
  /** A number that counts something, which is the figure of an indicator of another unit than %. */
  readonly count?: boolean;
  /** "đang ở mức 65%": how much of something there is, and as well how far some work is. */
  readonly level?: boolean;
}

/** Less than this is an accident of common words. */
const LEAST = 4.4;
/** A rival is nearly as likely as the best. */
const RIVAL = 0.76;
const MOST_RIVALS = 6;
const MOST_PIECES = 24;
const LONGEST_NAME = 5;
const BORDER = /[,;:()|\n–—]|[.!](?=\s|$)|\s{3,}|\s-\s/g;
/** How likely a writer means what others lead, or are asked for. */
const OF_OTHERS = 0.45;
const OPEN = 1.2;
/** What falls due once in the year, where a quarter is named that it is not. */
const OF_ANOTHER_TIME = 0.7;

/** Between "đang" and a share. */
const LEVEL_LEAD = /^ (?:(?:o|dat|duoc) )?muc /;
const LONGEST_LEVEL = 20;

export function sayingOf({ statuses, percents, pairs, documents, periods, rest }: Evidence): Saying {
  const [period, other] = periods.flatMap(({ value }) => (value.kind === "period" ? [value.code] : []));
  const shares = new Set(percents.map(({ start }) => start));
  const isLevel = ({ end }: Found<unknown>) => {
    const muc = LEVEL_LEAD.exec(rest.folded.slice(end, end + LONGEST_LEVEL));
    return muc !== null && shares.has(end + muc[0].length);
  };
  return {
    quarter: period && !other && parsePeriod(period)?.kind === "quarter" ? period : null,
    state: statuses.some(({ value, start, end }) => value !== "none" && end > start) || documents.length > 0,
    pair: pairs.length > 0,
    percent: percents.length > 0,
    level: shares.size > 0 && statuses.some(isLevel),
  };
}

/** "số liệu của sở: số hóa 88%": what leads to every figure is no word of one that is called "dữ liệu số hóa". */
function withoutSoLieu(line: Line): Line {
  const found = /(?<![a-z])so lieu(?![a-z])/.exec(line.folded);
  return found ? withoutPart(line, found.index, found.index + found[0].length) : line;
}

/**
 * What the words of a line name; null where nothing is said clearly enough. `rest`: the line without its evidence, so that
 * a name stands in one piece or in neighbours.
 */
export function findNamedAddress(rest: Line, saying: Saying, reading: Reading): NamedAddress | null {
  const best = bestPiece(withoutSoLieu(rest), saying, reading);
  const [top] = best;
  if (!top || top.score < LEAST) return null;
  const near = best.filter(({ score }) => score >= RIVAL * top.score).slice(0, MOST_RIVALS);
  const rivals = near.filter((one) => !near.some((other) => saysMore(other, one)));
  const { score } = rivals[0]!;
  const words = rivals[0]!.words();
  const { start, end } = runOf(words, rest);
  const only = withoutDoubles(rivals.map(({ named }) => named));
  return only.length === 1
    ? { kind: "one", named: only[0]!, start, end, score, words }
    : { kind: "several", named: only, start, end };
}

/** "video hướng dẫn" holds all that is said of what is called "hướng dẫn", and one word more. */
function saysMore(one: NameMatch, other: NameMatch): boolean {
  if (one === other || one.named.kind !== "task" || other.named.kind !== "task") return false;
  const [more, fewer] = [one.words(), other.words()];
  return more.length > fewer.length && fewer.every(({ start }) => more.some((word) => word.start === start));
}

/** What the piece of the line, or the neighbouring pieces, may name that fit something best, the likeliest first. */
function bestPiece(rest: Line, saying: Saying, reading: Reading): readonly NameMatch[] {
  const pieces = piecesOf(rest);
  const likely: Likelihood = { of: (named) => likelihood(named, saying, reading), known: [] };
  let [best, most]: [readonly NameMatch[], number] = [[], -1];
  for (const [first, { start }] of pieces.entries()) {
    const ends = pieces.slice(first, first + LONGEST_NAME).map(({ end }) => end);
    matchUpTo(rest, start, ends, reading.catalogue, (said) => {
      const top = said.top(likely);
      if (top > most) [best, most] = [said.matches(), top];
    });
  }
  return best
    .map((match) => ({ ...match, score: match.score * likely.of(match.named) }))
    .sort((a, b) => b.score - a.score);
}

/** What a question names. */
export interface AskedAddress {
  readonly named: readonly Nameable[];
  readonly start: number;
  readonly end: number;
}

const LEAST_ASKED = 5;
/** A question may hold a word or two of many names by accident; of one as strong as this it holds most. */
const STRONG = 18;
const COMMON = 0.85;
const MOST_ALIKE = 3;
const RIVAL_ASKED = 0.9;
/** Behind these a section is named. */
const SECTION = /(?:^|[^a-z0-9])(?:muc|nhom(?: viec| nhiem vu)?|linh vuc|mang|chuong)[ :]+$/;

/**
 * What the words of a question name; null where they name nothing. `rest`: the line without what was read of it; `bare`:
 * without the words that ask, too. `who`: the agencies that the question is about, whose tasks are the likelier ones.
 */
export function findAskedAddress(
  rest: Line,
  bare: Line,
  who: readonly string[],
  { catalogue }: Reading,
): AskedAddress | null {
  for (const [line, least] of [
    [bare, LEAST_ASKED],
    [rest, STRONG],
  ] as const) {
    const ranked = findNames(line, 0, line.text.length, catalogue)
      .map((match) => ({ ...match, score: match.score * likelihoodAsked(match, line, who) }))
      .sort((a, b) => b.score - a.score);
    const [top] = ranked;
    if (!top || top.score < least) continue;
    // "kế hoạch" begins the names of many.
    if (ranked.filter(({ score }) => score >= COMMON * top.score).length > MOST_ALIKE) continue;
    const rivals = ranked.filter(({ score }) => score >= RIVAL_ASKED * top.score);
    const sameKind = rivals.filter(({ named }) => named.kind === top.named.kind).slice(0, MOST_RIVALS);
    return { named: withoutDoubles(sameKind.map(({ named }) => named)), start: top.start, end: top.end };
  }
  return null;
}

function likelihoodAsked({ named, start }: NameMatch, line: Line, who: readonly string[]): number {
  const isSection = occurs(SECTION, line, Math.max(0, start - 20), start);
  if (named.kind === "section") return isSection ? 2.5 : 0.9;
  if (isSection) return 0.6;
  const agencies = named.kind === "task" ? named.task.leads : named.indicator.agencies;
  const isOfThem = who.length === 0 || who.some((code) => agencies.includes(code));
  return (isOfThem ? 1 : 0.6) * (named.kind === "task" && agencies.length > 1 ? 1.08 : 1);
}

function piecesOf({ text }: Line): readonly { readonly start: number; readonly end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  let start = 0;
  for (const border of eachMatch(BORDER, text)) {
    if (/[\p{L}\p{N}]/u.test(text.slice(start, border.index))) pieces.push({ start, end: border.index });
    start = border.index + border[0].length;
  }
  if (/[\p{L}\p{N}]/u.test(text.slice(start))) pieces.push({ start, end: text.length });
  return pieces.slice(0, MOST_PIECES);
}

function likelihood(
  named: Nameable,
  { state, pair, percent, count, quarter, level }: Saying,
  reading: Reading,
): number {
  const { agency, open } = reading;
  switch (named.kind) {
    case "task": {
      const { leads, code, onlyPeriod } = named.task;
      const own = named.part ? named.part.agencies.includes(agency) : leads.length === 0 || leads.includes(agency);
      if (count) return 0;
      const fits = pair && !state ? 0.4 : percent && !state ? 0.8 : 1;
      const timely = quarter && !named.part && onlyPeriod !== null && onlyPeriod !== quarter ? OF_ANOTHER_TIME : 1;
      return (own ? 1 : OF_OTHERS) * fits * timely * (open?.includes(code) ? OPEN : 1);
    }
    case "indicator": {
      const isCounted = named.indicator.unit !== "%";
      if (count && !isCounted) return 0;
      const own = agency === "office" || named.indicator.agencies.includes(agency);
      const fits = state && !pair && !level ? 0.55 : pair || percent ? 1.15 : 0.8;
      return (own ? 1 : 0.6) * fits;
    }
    case "section":
      return 0.6;
  }
}

function withoutDoubles(all: readonly Nameable[]): readonly Nameable[] {
  return all.filter((one, index) => all.findIndex((other) => keyOf(other) === keyOf(one)) === index);
}

/** The code of what is named, of a part with its task's. */
export function keyOf(named: Nameable): string {
  switch (named.kind) {
    case "task":
      return named.part ? `${named.task.code}/${named.part.part}` : named.task.code;
    case "indicator":
      return named.indicator.code;
    case "section":
      return `section ${named.section.code}`;
  }
}

/** What a question about rivals offers; of a section its tasks that the writer's agency leads. */
export function choicesOf(all: readonly Nameable[], { catalogue, agency }: Reading): readonly Choice[] {
  const choices = all.flatMap((named): readonly Choice[] => {
    if (named.kind === "task")
      return [{ value: settled(keyOf(named)), label: label(named.task.code, named.part?.title ?? named.task.text) }];
    if (named.kind === "indicator") {
      const { value, label: name } = indicatorChoice(named.indicator);
      return [{ value: settled(value), label: name }];
    }
    return catalogue.tasks
      .filter((task) => task.section === named.section.code && task.leads.includes(agency) && isOfPlan(task))
      .map((task) => ({ value: settled(task.code), label: label(task.code, task.text) }));
  });
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()].slice(0, 8);
}
