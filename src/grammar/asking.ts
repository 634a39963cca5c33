import { countRead } from "../text/effort.js";
import { type Found, type Line, textBefore } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { occurs } from "../text/occurs.js";
import { findPhrase, vocabulary } from "../text/vocabulary.js";
import { withoutOfAll } from "./lexicon/asking-words.js";
import { ASKS, WHICH_THEY_ARE } from "./lexicon/question-words.js";

const words = vocabulary<true>([
  [
    true,
    `
      ai | nào | gì | bao nhiêu | thế nào | như thế nào | ra sao | đến đâu | tới đâu | là gì | khi nào | bao giờ |
      mấy đơn vị | mấy đv | mấy cơ quan | mấy sở | mấy huyện | mấy xã | mấy phường | what | which | who | how
    `,
  ],
]);

/** The office tells nothing; what is longer is a text that somebody passed on. */
export const LONGEST_ASKED = 200;

/** "không ai", "chưa có hồ sơ nào", "đơn vị nào cũng", "gì đó": who says so asks nothing. */
const DENIED = /(?:^|\s)(?:khong|ko|k|chua|chang)(?:,?\s[a-z]+){0,9}\s+$/;
const ANY = /^\s*(?:do|day|khac|(?:[a-z0-9.]+ ){0,4}(?:cung|deu))(?![a-z])/;

/** "khi nào có số em báo sau" tells what will be. */
const WHEN_IT_IS =
  /^\s*(?:khi nao|bao gio|luc nao)(?: [a-z]+){1,6} (?:em|toi|minh|xa|don vi|se|thi|bao sau|bao cao sau|gui sau|bo sung)(?![a-z])/;

const ASKED = new RegExp(ASKS, "g");

/** Whether anything is asked from `from` on; "không hồ sơ nào" and "hồ sơ nào cũng" tell instead. */
export function asksSomething(line: Line, from: number): boolean {
  for (const { 0: typed, index } of eachMatch(ASKED, withoutOfAll(line).folded.slice(from))) {
    countRead();
    const start = from + index;
    const isDenied =
      DENIED.test(`${textBefore(line, start, from)} `) || ANY.test(line.folded.slice(start + typed.length));
    if (WHEN_IT_IS.test(line.folded.slice(start, start + 80))) continue;
    if (!/^\s*(?:ai|nao)$/.test(typed) || !isDenied) return true;
  }
  return false;
}

/** The same behind what might be a state, where none is reported: "không phát sinh là những sở nào". */
export function asksBehind(line: Line, from: number): boolean {
  return occurs(WHICH_THEY_ARE, line, from) || asksSomething(line, from);
}

/** The first word from `from` on that asks for something. */
export function findAsking(line: Line, from = 0): Found<true> | null {
  for (let found = findPhrase(words, line, from); found; found = findPhrase(words, line, found.end)) {
    const denied = DENIED.test(textBefore(line, found.start, from));
    if (WHEN_IT_IS.test(line.folded.slice(found.start, found.start + 80))) continue;
    const meansAll = withoutOfAll(line).folded[found.start] === " ";
    if (!denied && !meansAll && !ANY.test(line.folded.slice(found.end))) return found;
  }
  return null;
}
