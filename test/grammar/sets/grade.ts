import { readFileSync } from "node:fs";
import type { Context } from "../../../src/grammar/context.js";
import { openTasks } from "../../../src/grammar/open-tasks.js";
import { understand } from "../../../src/grammar/understand.js";
import { understandingToJson } from "../../../src/grammar/understanding-json.js";
import { unreadWords } from "../../../src/grammar/unread-words.js";
import type { Catalogue } from "../../../src/text/catalogue.js";
import { fold } from "../../../src/text/fold.js";
import { translator } from "../../../src/text/language.js";

type Fields = Readonly<Record<string, unknown>>;

/** A message with the reading that was decided on before any run. Keys that the right reading leaves open are not there. */
export interface Told {
  readonly n: number;
  readonly class: "report" | "question" | "other";
  readonly level: "natural" | "hard";
  readonly agency: string;
  readonly at: string;
  readonly text: string;
  readonly expect: {
    readonly outcome: readonly string[];
    readonly items?: readonly Fields[];
    readonly choices?: readonly string[];
    readonly intent?: readonly string[];
    readonly slots?: Fields;
    /** Words that change the meaning and may not be dropped in silence. */
    readonly words?: readonly string[];
    readonly never?: string | Fields;
  };
  readonly never?: string | Fields;
  /** Why the expectation was changed after it was written. */
  readonly corrected?: string;
}

export interface Grade {
  readonly told: Told;
  readonly faults: readonly string[];
  /** What would be read back though nobody said it. */
  readonly harm: readonly string[];
  readonly answer: Answer;
}

interface Answer {
  readonly outcome: string;
  readonly items: readonly Fields[];
  readonly problems: readonly {
    readonly outcome: string;
    readonly sentence: string;
    readonly choices: readonly { readonly value: string }[];
  }[];
  readonly intent: string | null;
  readonly slots: Fields | null;
}

export function readSet(path: string): readonly Told[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Told);
}

export function grade(told: Told, catalogue: Catalogue): Grade {
  const today = told.at.slice(0, 10);
  const open = told.agency === "office" ? [] : openTasks(catalogue, told.agency, today);
  const context = { catalogue, agency: told.agency, today, t: translator("vi"), open };
  const answer = understandingToJson(understand(told.text, context)) as Answer;
  const unread = fold(unreadWords(told.text, context) ?? "");
  const isDropped = (word: string) => !unread.includes(fold(word)) && isSameWithout(told.text, word, answer, context);
  return {
    told,
    answer,
    faults: faultsOf(told, answer, isDropped),
    harm: harmOf(told, answer),
  };
}

/** Whether the answer would be the same if a word had not been there: then it was dropped, and not understood. */
function isSameWithout(text: string, word: string, answer: Answer, context: Context): boolean {
  const at = fold(text).indexOf(fold(word));
  if (at < 0) return true;
  const without = `${text.slice(0, at)} ${text.slice(at + word.length)}`;
  const { outcome, intent, slots } = understandingToJson(understand(without, context)) as Answer;
  return JSON.stringify([outcome, intent, slots]) === JSON.stringify([answer.outcome, answer.intent, answer.slots]);
}

function faultsOf({ expect }: Told, answer: Answer, isDropped: (word: string) => boolean): readonly string[] {
  if (!expect.outcome.includes(answer.outcome)) return [`${answer.outcome} instead of ${expect.outcome.join(" or ")}`];
  if (answer.outcome === "items") return itemFaults(expect.items ?? [], answer.items);
  if (answer.outcome === "ask") {
    const offered = answer.problems.flatMap(({ choices }) => choices.map(({ value }) => value));
    const lacking = (expect.choices ?? []).filter((value) => !offered.some((one) => isSame(one, value)));
    return lacking.map((value) => `${value} is not offered`);
  }
  if (answer.outcome !== "question") return [];
  const faults: string[] = [];
  if (expect.intent && !expect.intent.includes(answer.intent ?? "")) faults.push(`intent ${answer.intent}`);
  for (const [slot, value] of Object.entries(expect.slots ?? {})) {
    if ((answer.slots?.[slot] ?? null) !== value) faults.push(`${slot} ${answer.slots?.[slot]} instead of ${value}`);
  }
  for (const word of expect.words ?? []) if (isDropped(word)) faults.push(`"${word}" is dropped`);
  return faults;
}

function isSame(offered: string, value: string): boolean {
  return offered === value || offered.replaceAll(/[^\p{L}\p{N}]/gu, "") === value.replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function itemFaults(expected: readonly Fields[], items: readonly Fields[]): readonly string[] {
  const left = [...items];
  const faults: string[] = [];
  for (const one of expected) {
    const [best] = left
      .map((item) => ({ item, differing: differences(one, item) }))
      .sort((a, b) => a.differing.length - b.differing.length);
    if (!best) faults.push(`lacks ${JSON.stringify(one)}`);
    else {
      faults.push(...best.differing);
      left.splice(left.indexOf(best.item), 1);
    }
  }
  faults.push(...left.map((item) => `further ${String(item.task ?? item.indicator)}`));
  return faults;
}

function differences(expected: Fields, item: Fields): readonly string[] {
  return Object.entries(expected)
    .filter(([key, value]) => (item[key] ?? null) !== value)
    .map(([key, value]) => `${key} ${item[key]} instead of ${value}`);
}

/** An item where none was said, one too many, or a value that is another than was said; one that is missing is no harm. */
function harmOf({ expect, ...told }: Told, { items }: Answer): readonly string[] {
  const harm: string[] = [];
  const never = told.never ?? expect.never;
  for (const item of items) {
    if (never === "items") harm.push(`reads ${String(item.task ?? item.indicator)}`);
    else if (typeof never === "object" && differences(never, item).length === 0)
      harm.push(`reads ${JSON.stringify(never)}`);
  }
  if (items.length === 0) return harm;
  if (!expect.outcome.includes("items")) return harm.length > 0 ? harm : [`reads ${items.length} of nothing`];
  if (!expect.items) return harm;
  const left = [...items];
  for (const one of expect.items) {
    const [best] = left
      .filter((item) => isAbout(one, item))
      .map((item) => ({
        item,
        wrong: differences(one, item).filter((said) => !/ (?:null|undefined) instead/.test(said)),
      }))
      .sort((a, b) => a.wrong.length - b.wrong.length);
    if (!best) continue;
    harm.push(...best.wrong);
    left.splice(left.indexOf(best.item), 1);
  }
  harm.push(...left.map((item) => `further ${String(item.task ?? item.indicator)}`));
  return harm;
}

function isAbout(expected: Fields, item: Fields): boolean {
  return [expected.task ?? null, expected.indicator ?? null].every(
    (code) => code === null || code === item.task || code === item.indicator,
  );
}

export interface Score {
  readonly name: string;
  readonly right: number;
  readonly all: number;
  readonly harm: number;
}

/** By class and level, and of the whole set. */
export function scoresOf(grades: readonly Grade[]): readonly Score[] {
  const groups = new Map<string, Grade[]>();
  for (const one of grades) {
    for (const name of [`${one.told.class} ${one.told.level}`, one.told.level, "all"])
      groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups]
    .map(([name, all]) => ({
      name,
      right: all.filter(({ faults }) => faults.length === 0).length,
      all: all.length,
      harm: all.filter(({ harm }) => harm.length > 0).length,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
