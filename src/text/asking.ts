import type { Found, Line } from "./line.js";
import { findPhrase, vocabulary } from "./vocabulary.js";

const words = vocabulary<true>([
  [
    true,
    `
      ai | nào | gì | bao nhiêu | thế nào | như thế nào | ra sao | đến đâu | tới đâu | là gì | khi nào | bao giờ |
      what | which | who | how
    `,
  ],
]);

/** "không ai", "chưa có hồ sơ nào", "đơn vị nào cũng", "gì đó": who says so asks nothing. */
const DENIED = /(?:^|\s)(?:khong|ko|k|chua|chang)(?:,?\s[a-z]+){0,6}\s+$/;
const ANY = /^\s*(?:cung|do|day|khac)(?![a-z])/;

/** The first word from `from` on that asks for something. */
export function findAsking(line: Line, from = 0): Found<true> | null {
  for (let found = findPhrase(words, line, from); found; found = findPhrase(words, line, found.end)) {
    const denied = DENIED.test(line.folded.slice(from, found.start));
    if (!denied && !ANY.test(line.folded.slice(found.end))) return found;
  }
  return null;
}
