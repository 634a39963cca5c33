import type { Found, Line } from "../text/line.js";
import { readStatusAt, type StatusWord } from "../text/statuses.js";
import { wordStarts } from "./find-at.js";
import { LACKING, UNSIGNED } from "./lexicon/reservations.js";
import { beginsWork } from "./scanned-state.js";

const CLAUSE = /[,;:!()|\n]|[.](?=\s)|\s(?=(?:nhung|ma|song|tuy nhien|con)\s)/;
/** "xong 5 huyện, còn 7 huyện": how many of them, and how many are left. */
const COUNTED =
  /^ *(?:duoc |dc |roi )*(?:\d{1,5}) [a-z]+(?: [a-z]+)?(?: [a-z]+)?[ ,;.]+(?:(?:nhung|ma|va|hien) )*con (?:lai )?\d{1,5}(?![\d%/]| ?%| (?:ngay|tuan|thang) )/;

/** Whether behind a state something is said to be lacking. */
export function lacksSomething({ folded }: Line, from: number): boolean {
  const clauses = folded
    .slice(from)
    .split(CLAUSE)
    .map((clause) => clause.trim());
  return clauses.some(
    (clause) => LACKING.test(clause) || UNSIGNED.test(clause) || /^con .* chua(?![a-z])/.test(clause),
  );
}

/** Whether what is called done is so many of some, of which the others are left. */
export function countsPart({ folded }: Line, { end }: Found<StatusWord>): boolean {
  return COUNTED.test(folded.slice(end));
}

/** "xong dự thảo" */
const DRAFT = /^ *(?:(?:ban|phan|cai|duoc|dc|roi) )*(?:du thao|nhap|ban nhap|so bo)(?![a-z])/;

const SUBMITTED = /(?:^|[^a-z])(?:dang|con|van) (?:cho|doi|trinh)(?![a-z])/;

/** Whether no more than a draft is called done, which waits for somebody. */
export function isWaitingDraft({ folded }: Line, { end }: Found<StatusWord>): boolean {
  return DRAFT.test(folded.slice(end)) && SUBMITTED.test(folded.slice(end));
}

/** Whether words tell that work is on its way: "đang trình ký", and nothing that stands in its way. */
export function goesOn(line: Line): boolean {
  let isUnderway = false;
  for (const at of wordStarts(line)) {
    const status = readStatusAt(line, at);
    if (status?.value === "blocked" || status?.value === "not_started") return false;
    const isWorking = /^(?:van )?dang /.test(line.folded.slice(at, at + 9));
    isUnderway ||= isWorking && beginsWork(line, { value: "in_progress", start: at, end: at });
  }
  return isUnderway;
}
