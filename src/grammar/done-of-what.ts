import type { CatalogueTask } from "../text/catalogue.js";
import { accentsAllow, fold } from "../text/fold.js";
import { type Found, isChosen, type Line } from "../text/line.js";
import type { StatusWord } from "../text/statuses.js";
import { wordsBehind } from "../text/words-of-line.js";
import { closing, passedOver } from "./lexicon/done-followers.js";

type Spellings = ReadonlyMap<string, readonly string[]>;

function spellingsOf(words: readonly string[]): Spellings {
  const spellings = new Map<string, string[]>();
  for (const word of words) spellings.set(fold(word), [...(spellings.get(fold(word)) ?? []), word]);
  return spellings;
}

const passed = spellingsOf(passedOver);
const closed = spellingsOf(closing);
const ofTasks = new WeakMap<CatalogueTask, Spellings>();

/** The words by which a plan and its people call the task. */
function wordsOfTask(task: CatalogueTask): Spellings {
  const known = ofTasks.get(task);
  if (known) return known;
  const named = [task.text, task.shortName ?? "", ...task.otherNames].join(" ").toLocaleLowerCase("vi");
  const made = spellingsOf(named.match(/\p{L}+/gu) ?? []);
  ofTasks.set(task, made);
  return made;
}

const ENDED = /(?:^| )(?:xong|xog|xg|hoan thanh|hoan tat|ht)(?: het)?(?: roi)?$/;
/** "trong quý I", "trong hạn" */
const WITHIN = /^ *trong (?:quy|thang|nam|tuan|ngay|hom|ky|dot|han|thoi han|dau|giua|cuoi|t ?\d|q ?[\div])/;
/** As far as one looks for what is called done. */
const MOST_WORDS = 6;

/**
 * "xong phim", "xong họp giao ban", "hoàn thành lớp tập huấn cách báo": whether what is called done is something else than
 * the task. What follows the word is known, a word of the task, or none: anything else is not taken for its end.
 */
export function endsSomethingElse(line: Line, task: CatalogueTask, { value, start, end }: Found<StatusWord>): boolean {
  const { folded, typed = line.text } = line;
  if (value !== "done" || end === start || isChosen(line, start) || !ENDED.test(folded.slice(start, end))) return false;
  if (WITHIN.test(folded.slice(end))) return false;
  const own = wordsOfTask(task);
  const { words, first } = wordsBehind(line, end);
  let past = end;
  for (const word of words.slice(first, first + MOST_WORDS)) {
    // A mark ends what is said, and so does what was read already and is taken out.
    if (/\S/.test(typed.slice(past, word.start)) || /\d/.test(word.folded)) return false;
    if (/^[._-]? ?\d/.test(folded.slice(word.end))) return false;
    const isOneOf = (spellings: Spellings) =>
      spellings.get(word.folded)?.some((one) => accentsAllow(word.text.toLowerCase(), one)) === true;
    if (isOneOf(closed) || isOneOf(own)) return false;
    if (!isOneOf(passed)) return true;
    past = word.end;
  }
  return false;
}
