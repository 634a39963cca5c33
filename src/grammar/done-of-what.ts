import type { CatalogueTask } from "../text/catalogue.js";
import { type Found, isChosen, type Line } from "../text/line.js";
import type { StatusWord } from "../text/statuses.js";
import { isFollowedByUnknown, type Spellings, spellingsOf } from "./followed-by.js";
import { closing, passedOver } from "./lexicon/done-followers.js";

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

/**
 * "xong phim", "xong họp giao ban", "hoàn thành lớp tập huấn cách báo": whether what is called done is something else than
 * the task. What follows the word is known, a word of the task, or none: anything else is not taken for its end.
 */
export function endsSomethingElse(line: Line, task: CatalogueTask, { value, start, end }: Found<StatusWord>): boolean {
  if (value !== "done" || end === start || isChosen(line, start)) return false;
  if (!ENDED.test(line.folded.slice(start, end)) || WITHIN.test(line.folded.slice(end))) return false;
  return isFollowedByUnknown(line, end, passed, [closed, wordsOfTask(task)]);
}
