import { randomBytes } from "node:crypto";
import { searchKey } from "../text/normalise.js";

/** Crockford's base32: no I, L, O (read as 1, 1, 0) and no U. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 8;

/**
 * A new code of 40 random bits. It always has a letter and a digit from 2 to 9, so that a code sent alone can be told
 * from a word and from a number.
 */
export function generateCode(random: (bytes: number) => Uint8Array = randomBytes): string {
  for (;;) {
    let bits = 0n;
    for (const byte of random((length * 5) / 8)) bits = (bits << 8n) | BigInt(byte);
    let code = "";
    for (let place = length - 1; place >= 0; place--) code += alphabet[Number((bits >> BigInt(place * 5)) & 31n)];
    if (looksGenerated(code)) return code;
  }
}

function looksGenerated(code: string): boolean {
  return /[A-Z]/.test(code) && /[2-9]/.test(code);
}

/** A typed code as it is stored: case, spaces, hyphens and accents do not matter. Null: it cannot be a code. */
export function readCode(text: string): string | null {
  const code = searchKey(text)
    .replace(/[^a-z0-9]/g, "")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return code.length === length && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}

/** A message that brings a code. `asked`: it says so itself (LIENKET, a pasted link), so it is answered as one in any case. */
export interface CodeMessage {
  readonly code: string | null;
  readonly asked: boolean;
}

/** UTF-16 units: an invitation that somebody passed on, with the greeting around it. */
const longestLetter = 1_000;
const LINK = /[?&]start=([\w-]+)/;
/** "LIENKET K7Q4M2PX", "mã mời của em là K7Q4 M2PX": the word before it says that it is a code. */
const CODE_IN_WORDS =
  /(?<![\p{L}\p{N}])(?:li[eê]n ?k[eế]t|m[aã](?: m[oờ]i)?|code)(?![\p{L}\p{N}])[^\n\d]{0,40}?(?<![\p{L}\p{N}./-])([0-9A-Z]{8}|[0-9A-Z]{4}[ -][0-9A-Z]{4})(?![\p{L}\p{N}/-])/giu;

/**
 * "K7Q4M2PX" in front of what is told with it, or in a line of its own among others. As it was given out: "congvan2 V.1
 * xong" begins with a word.
 */
const CODE_IN_FRONT = /^[ \t]*([0-9A-Z]{8})(?![\p{L}\p{N}/-]|[.,:]\p{N})/gmu;

/**
 * Reads `LIENKET K7Q4M2PX` (accented or not), a pasted deep link, a code sent alone, one that stands in a sentence
 * behind the word for it, also in an invitation of several lines that was passed on, and one that begins a line. Null: the message is something else.
 * What does not say plainly that it is a code may be a report that happens to look like one ("b3 10 2000"): of a person
 * already linked ask `recognisesCode` first.
 */
export function readCodeMessage(text: string): CodeMessage | null {
  const line = text.trim();
  if (line.length > longestLetter) return null;
  const link = LINK.exec(line);
  if (link) return { code: readCode(link[1]!), asked: true };
  const inWords = () => readCodeInWords(line);
  if (line.length > 200 || line.includes("\n")) return inWords();
  const key = searchKey(line).replace(/^\//, "");
  if (key.startsWith("lienket"))
    return { code: readCode(key.slice("lienket".length)) ?? inWords()?.code ?? null, asked: true };
  const code = readCode(line);
  return code !== null && looksGenerated(code) ? { code, asked: false } : inWords();
}

/** The only one that is named; of several none is meant more than another. */
function readCodeInWords(text: string): CodeMessage | null {
  const codes = new Set(codesIn(text).map(({ code }) => code));
  const [code] = codes;
  return codes.size === 1 ? { code: code!, asked: false } : null;
}

/** What a message says around the first code in it, both empty where it is that code alone; null where none is found in its words. */
export function saidAroundCode(text: string): readonly [before: string, behind: string] | null {
  const [found] = codesIn(text);
  return found ? [found.before, found.behind] : null;
}

function codesIn(text: string): { readonly code: string; readonly before: string; readonly behind: string }[] {
  const read = text.normalize("NFC");
  return [CODE_IN_WORDS, CODE_IN_FRONT].flatMap((pattern) =>
    [...read.matchAll(pattern)].flatMap(({ 0: all, 1: typed, index }) => {
      const code = readCode(typed!);
      const end = index + all.length;
      return code !== null && looksGenerated(code)
        ? [{ code, before: read.slice(0, end - typed!.length), behind: read.slice(end) }]
        : [];
    }),
  );
}

/** The link that opens Telegram on the bot with the code already in it. Null while the bot's name is not known. */
export function deepLink(username: string | null, code: string): string | null {
  return username === null ? null : `https://t.me/${username}?start=${code}`;
}

/** What is typed where links cannot carry a code. */
export function linkWords(code: string): string {
  return `LIENKET ${code}`;
}
