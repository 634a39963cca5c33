import type { Translate } from "../text/language.js";

/** UTF-16 units: Telegram's own limit for one message; what is longer came some other way. */
const LONGEST = 4096;
const MOST_LINES = 60;

/**
 * Reads (`countRead`) that one message is given: all of them some 5 to 10 milliseconds, in the thread that long messages
 * have to themselves. A commune's fullest day (22 lines) takes a fifth of them, sixty full lines or a pasted table of fifty
 * rows half, thirty lines that name their work in the plan's long words or sixty that tell most in a line up
 * to nine tenths.
 */
export const MOST_READS = 34_000;

/** Codes, names, agencies or groups: of one kind no question names more, and which is meant is asked of the first few. */
export const MOST_NAMED = 80;

/** What it takes to judge one report, in the same measure, beside the looks at its text. */
export const JUDGING = 80;

/** UTF-16 units: what is longer is read in a thread of its own. In 10 milliseconds a shorter one is read, whatever it says. */
const LONG = 500;

export function isLong(message: string): boolean {
  return message.length > LONG;
}

export function isTooLong(message: string): boolean {
  return message.length > LONGEST;
}

/** The sentence for a message that is too long to be read at all; null for any other. Takes no longer than to count it. */
export function refuseUnread(message: string, t: Translate): string | null {
  if (isTooLong(message)) {
    return t("understanding.limit.characters", { length: message.length, longest: LONGEST });
  }
  const lines = message.split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/).filter((line) => /[\p{L}\p{N}]/u.test(line));
  return lines.length > MOST_LINES ? t("understanding.limit.lines", { lines: lines.length, most: MOST_LINES }) : null;
}
