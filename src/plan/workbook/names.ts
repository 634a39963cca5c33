import { normalise } from "../../text/normalise.js";
import { nearestUntil } from "./nearest.js";

/** What could not be read of a cell that names agencies. */
export type Unread =
  | {
      readonly kind: "unknown";
      readonly text: string;
      readonly near: { readonly name: string; readonly code: string } | null;
    }
  /** A name that several agencies bear. */
  | { readonly kind: "several"; readonly text: string; readonly codes: readonly string[] }
  /** An agency that does not exist on the plan's date; its code is among those that were read. */
  | { readonly kind: "not_there"; readonly text: string; readonly code: string };

export interface ReadNames {
  /** In the order in which they are named, each once. */
  readonly codes: readonly string[];
  readonly unread: readonly Unread[];
}

export interface NamedAgency {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly otherNames: readonly string[];
}

/** Names in the order of their precedence: a code before a wording, the full name before a short one. */
const ranks = ["code", "wording", "name", "shortName", "otherName"] as const;
type Rank = (typeof ranks)[number];

interface Known {
  readonly rank: number;
  readonly codes: string[];
  readonly text: string;
}

/**
 * Reads whom the cells "Chủ trì" and "Phối hợp" name, as decisions write them: codes, names and wordings, between ";",
 * line breaks, or "," and "và"; of several readings the longest known wording. Case, punctuation, "các" and "và" do not
 * matter, marks do.
 */
export class Names {
  readonly #known = new Map<string, Known>();
  readonly #gone = new Map<string, string>();
  readonly #goneCodes = new Set<string>();
  readonly #groups = new Set<string>();
  readonly #similar = nearestUntil();

  addAgency({ code, name, shortName, otherNames }: NamedAgency): void {
    this.#goneCodes.delete(code);
    this.#add(code, code, "code");
    this.#add(name, code, "name");
    this.#add(shortName, code, "shortName");
    for (const other of otherNames) this.#add(other, code, "otherName");
  }

  /** An agency of the plan's source that does not exist on the plan's date. Those that do are added after it. */
  addAgencyOfOtherDays({ code, name }: NamedAgency): void {
    this.#goneCodes.add(code);
    for (const text of [code, name]) this.#gone.set(keyOf(text), code);
  }

  /** A group, or what is known only when something happens. Several groups may bear one name: it then means all. */
  addGroup({ code, name, otherNames }: Omit<NamedAgency, "shortName">): void {
    this.#groups.add(code);
    this.#add(code, code, "code");
    this.#add(name, code, "name");
    for (const other of otherNames) this.#add(other, code, "otherName");
  }

  /** A wording that means these codes, in this order. */
  addWording(text: string, codes: readonly string[]): void {
    this.#known.set(keyOf(text), { rank: ranks.indexOf("wording"), codes: [...codes], text });
  }

  read(text: string): ReadNames {
    const codes = new Set<string>();
    const unread: Unread[] = [];
    const whole = this.#find(text);
    for (const part of whole ? [text] : text.split(/[;\n]/)) {
      const trimmed = part.replace(/^\s*(?:[-–•+*]+|\d+[.)])?\s*/, "").replace(/[\s.,]+$/, "");
      if (trimmed !== "") this.#readPart(trimmed, codes, unread);
    }
    return { codes: [...codes], unread };
  }

  #readPart(part: string, codes: Set<string>, unread: Unread[]): void {
    const pieces = piecesOf(part);
    let before = "";
    for (let from = 0; from < pieces.length; ) {
      let to = pieces.length;
      let found: Known | null = null;
      for (; to > from && !found; to -= 1) {
        const text = part.slice(pieces[from]!.start, pieces[to - 1]!.end);
        found = this.#find(text) ?? (to === from + 1 ? this.#findAfter(before, text) : null);
      }
      if (found) {
        const used = part.slice(pieces[from]!.start, pieces[to]!.end);
        const isAmbiguous = found.codes.length > 1 && found.codes.some((code) => !this.#groups.has(code));
        if (isAmbiguous && found.rank !== ranks.indexOf("wording"))
          unread.push({ kind: "several", text: used, codes: found.codes });
        else for (const code of found.codes) this.#take(code, used, codes, unread);
        before = found.text;
        from = to + 1;
      } else from = this.#tellUnknown(part, pieces, from, codes, unread);
    }
  }

  #take(code: string, text: string, codes: Set<string>, unread: Unread[]): void {
    codes.add(code);
    if (this.#goneCodes.has(code)) unread.push({ kind: "not_there", text, code });
  }

  /** One problem for pieces that together are nearly a name, else one for the first of them. Answers the next piece. */
  #tellUnknown(part: string, pieces: readonly Piece[], from: number, codes: Set<string>, unread: Unread[]): number {
    for (let to = Math.min(pieces.length, from + 4); to > from; to -= 1) {
      const text = part.slice(pieces[from]!.start, pieces[to - 1]!.end);
      const gone = this.#gone.get(keyOf(text));
      if (gone !== undefined) {
        this.#take(gone, text, codes, unread);
        return to;
      }
      const near = this.#nearest(text);
      if (near || to === from + 1) {
        unread.push({ kind: "unknown", text, near });
        return to;
      }
    }
    return from + 1;
  }

  #nearest(text: string): { name: string; code: string } | null {
    const name = this.#similar(
      text,
      [...this.#known.values()].map((one) => one.text),
    );
    if (name === null) return null;
    const code = [...this.#known.values()].find((one) => one.text === name)?.codes[0];
    return code === undefined ? null : { name, code };
  }

  #find(text: string): Known | null {
    const words = wordsOf(text);
    if (words.length === 0) return { rank: 0, codes: [], text };
    const found = this.#known.get(joined(words));
    if (found) return found;
    if (namesNobody(words.join(" "))) return { rank: 0, codes: [], text };
    // "… trên địa bàn tỉnh" says nothing; "UBND các huyện, thành phố" are the group "huyện, thành phố".
    const shorter = words
      .join(" ")
      .replace(/ trên địa bàn .*$/, "")
      .split(" ");
    const inPlace = this.#known.get(joined(shorter));
    const group = this.#known.get(joined(shorter.slice(shorter[0] === "ubnd" ? 1 : 0)));
    const isGroup = group?.codes.every((code) => this.#groups.has(code));
    return inPlace ?? (isGroup ? group! : null) ?? this.#known.get(joined([...shorter, "tỉnh"])) ?? null;
  }

  /** "Sở Y tế, Nội vụ": what stands in front of a name holds for the next. */
  #findAfter(before: string, text: string): Known | null {
    const words = wordsOf(before);
    for (let count = Math.min(3, words.length - 1); count > 0; count -= 1) {
      const found = this.#known.get(joined([...words.slice(0, count), ...wordsOf(text)]));
      if (found) return found;
    }
    return null;
  }

  #add(text: string, code: string, rankName: Rank): void {
    const key = keyOf(text);
    if (key === "") return;
    const rank = ranks.indexOf(rankName);
    const known = this.#known.get(key);
    if (!known || known.rank > rank) this.#known.set(key, { rank, codes: [code], text });
    else if (known.rank === rank && !known.codes.includes(code)) known.codes.push(code);
  }
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** What stands between "," and "và". */
function piecesOf(part: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const match of part.matchAll(/\s*,\s*(?:và\s+)?|\s+và\s+/giu)) {
    pieces.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  pieces.push({ start, end: part.length });
  return pieces.filter((piece) => piece.end > piece.start);
}

/** "Các cơ quan, đơn vị (có) liên quan": who that is, nobody can say beforehand. */
function namesNobody(key: string): boolean {
  return /^(?:(?:cơ quan|đơn vị|tổ chức|cá nhân|sở|ban|ngành|địa phương|cấp) )+(?:có )?liên quan(?: khác)?$/.test(key);
}

function keyOf(text: string): string {
  return joined(wordsOf(text));
}

/** In lower case, without punctuation, "các" and "và". */
function wordsOf(text: string): string[] {
  return normalise(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}@%/.]+/u)
    .map((word) => word.replace(/^[./]+|[./]+$/g, ""))
    .filter((word) => word !== "" && !["các", "và", "những"].includes(word));
}

/** Each word with its tone mark at its end: hòa and hoà are one. */
function joined(words: readonly string[]): string {
  return words.map(withToneLast).join(" ");
}

function withToneLast(word: string): string {
  const letters = word.normalize("NFD");
  const tones = letters.match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? [];
  return letters.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "").normalize("NFC") + tones.join("");
}
