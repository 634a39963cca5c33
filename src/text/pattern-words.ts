import { fold } from "./fold.js";

/**
 * Words of which at least one stands in whatever a pattern finds, folded; null where there are none that tell. Taken from
 * the pattern itself, and carefully: of what is not plainly letters nothing is said.
 */
export function wordsNeededBy(pattern: RegExp): readonly string[] | null {
  const reader = new Reader(pattern.source);
  const needed = reader.readAlternatives();
  return needed && !reader.isAtOdds && reader.isOver ? [...new Set(needed)] : null;
}

/** More of them take as long to look for as the pattern. */
const MOST_WORDS = 80;
/** How often a text has a word of so many letters in it, about. */
const RARITY = [1, 1, 0.25, 0.05, 0.02];

type Words = readonly string[] | null;

function commonness(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + RARITY[Math.min(longestIn(word), RARITY.length - 1)]!, 0);
}

function longestIn(words: string): number {
  return Math.max(0, ...(words.match(/[a-z0-9]+/g) ?? []).map(({ length }) => length));
}

/** The rarer of two; all that follows one another in a pattern has to stand there, so that either will do. */
function rarer(one: Words, other: Words): Words {
  if (!one || !other) return one ?? other;
  return commonness(other) < commonness(one) ? other : one;
}

/** Reads the source of a pattern, of which it knows letters, groups, classes and how often something is repeated. */
class Reader {
  #at = 0;
  /** Something was met that it does not know. */
  isAtOdds = false;

  constructor(readonly source: string) {}

  get isOver(): boolean {
    return this.#at === this.source.length;
  }

  /** Of alternatives each has to need something. */
  readAlternatives(): Words {
    let all: string[] | null = [];
    for (;;) {
      const words = this.#readSequence();
      if (words === null) all = null;
      else all?.push(...words);
      if (this.source[this.#at] !== "|") break;
      this.#at += 1;
    }
    return all && all.length <= MOST_WORDS && commonness(all) < 1 ? all : null;
  }

  #readSequence(): Words {
    let best: Words = null;
    let run = "";
    const endRun = () => {
      if (longestIn(run) > 1) best = rarer(best, [run]);
      run = "";
    };
    while (!this.isOver && !/[|)]/.test(this.source[this.#at]!)) {
      const { letter, words } = this.#readOne();
      const least = this.#readTimes();
      if (letter !== null && least === 1) run += letter;
      else {
        // A letter that may be there more often still ends what stands before it.
        if (letter !== null && least > 1) run += letter;
        endRun();
        if (least > 0) best = rarer(best, words);
      }
    }
    endRun();
    return best;
  }

  /** A letter as it is folded, or what a group needs. */
  #readOne(): { readonly letter: string | null; readonly words: Words } {
    const sign = this.source[this.#at]!;
    if (sign === "(") return { letter: null, words: this.#readGroup() };
    if (sign === "[") return { letter: null, words: this.#skipClass() };
    if (sign === "\\") return this.#readEscape();
    const code = this.source.codePointAt(this.#at)!;
    this.#at += code > 0xffff ? 2 : 1;
    if (/[.^$]/.test(sign)) return { letter: sign === "." ? null : "", words: null };
    return { letter: code > 0xffff ? null : fold(sign), words: null };
  }

  #readGroup(): Words {
    const [lead] = /^\((?:\?(?:[:=]|<=|!|<!|<\w+>))?/.exec(this.source.slice(this.#at, this.#at + 40))!;
    this.#at += lead.length;
    const words = this.readAlternatives();
    if (this.source[this.#at] !== ")") this.isAtOdds = true;
    this.#at += 1;
    return lead.endsWith("!") ? null : words;
  }

  #skipClass(): null {
    const [typed] = /^\[(?:\\[\s\S]|[^\]\\])*\]/.exec(this.source.slice(this.#at)) ?? [""];
    if (typed === "") this.isAtOdds = true;
    this.#at += Math.max(1, typed.length);
    return null;
  }

  #readEscape(): { readonly letter: string | null; readonly words: null } {
    const [typed] = /^\\(?:u\{[^}]*\}|u[0-9a-f]{4}|x[0-9a-f]{2}|[pP]\{[^}]*\}|k<\w+>|c[A-Z]|\d+|[\s\S])/i.exec(
      this.source.slice(this.#at),
    )!;
    this.#at += typed.length;
    // A sign that is meant as such; a border of words stands between two.
    const letter = /^\\[^a-zA-Z0-9]$/.test(typed) ? typed[1]! : typed === "\\b" ? "" : null;
    return { letter, words: null };
  }

  /** How often at least; 1 where nothing is said of it, 2 where it may be there more often than once. */
  #readTimes(): number {
    const [typed] = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.source.slice(this.#at, this.#at + 12)) ?? [""];
    this.#at += typed.length;
    if (typed === "") return 1;
    if (/^[*?]/.test(typed)) return 0;
    return typed.startsWith("+") || Number(/\d+/.exec(typed)![0]) > 0 ? 2 : 0;
  }
}
