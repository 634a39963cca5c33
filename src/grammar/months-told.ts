import { formatPeriod } from "../calendar/formats.js";
import { monthCode } from "../calendar/windows.js";
import { isChosen, type Line, partOf, rewritten, withoutPart } from "../text/line.js";
import { matchesOf } from "../text/matches.js";
import { findIn } from "../text/occurs.js";
import { readStatusAt } from "../text/statuses.js";
import { readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { findAt } from "./find-at.js";
import { ask, settled } from "./problems.js";
import type { Problem } from "./understanding.js";

/** A longer line is words. */
const LONGEST = 300;
const NUMBERS = ["hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot"];
/** "5 tháng đầu năm" */
const FIRST_MONTHS =
  /(?<![a-z0-9])(\d{1,2}|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?: mot)?) thang (?:dau(?: nam)?|qua|dau nam nay)(?![a-z])/;
const ALL_MONTHS =
  /(?<![a-z])(?:(?:cac|tat ca cac|may|nhung|moi) thang(?: (?:dau nam|qua|vua qua|truoc|nay))?|thang nao|hang thang|tu dau nam(?: (?:den|toi) (?:nay|gio|hom nay|het thang nay))?)(?![a-z]| ?\d)/;

/** A line with the months spelt out that a monthly task's "5 tháng đầu năm" means; everything else stays in its place. */
export function withMonthsSpelt(line: Line, reading: Reading): Line {
  if (line.text.length > LONGEST) return line;
  const found = findIn(FIRST_MONTHS, line);
  if (!found || !isOfMonths(line, reading)) return line;
  const number = Number(found[1]) || NUMBERS.indexOf(found[1]!) + 2;
  if (number < 2 || number > 12) return line;
  const said = `t1 den t${number}`.padEnd(found[0].length);
  if (said.length > found[0].length) return line;
  const put = (text: string) => text.slice(0, found.index) + said + text.slice(found.index + said.length);
  return rewritten(line, put(line.text), put(line.folded));
}

/** "I.10 quý 2: tháng 4, tháng 5 …": the quarter in front of its months says no more than they do. */
const QUARTER_OF_MONTHS =
  /(?<![a-z0-9])(?:quy|q) ?([1-4]|i{1,3}|iv)(?: ?[/-] ?(?:20)?\d\d| nam 20\d\d)?(?=(?: [a-z]+){0,6} ?[:,(–-] *(?:(?:gom|cu the|trong do|co) *:? *)?(?:thang|t) ?\d)/;
const MONTHS = /(?<![a-z0-9])(?:thang|t) ?(\d{1,2})(?!\d)/g;
const QUARTERS = ["", "i", "ii", "iii", "iv"];

/** A line without the quarter of which the months are told one by one, of a task that is reported on month by month. */
export function withoutQuarterOfMonths(line: Line, reading: Reading): Line {
  if (line.text.length > LONGEST) return line;
  const found = findIn(QUARTER_OF_MONTHS, line);
  if (!found || isChosen(line, found.index) || !isOfMonths(line, reading)) return line;
  const quarter = Number(found[1]) || QUARTERS.indexOf(found[1]!);
  const end = found.index + found[0].length;
  const months = matchesOf(MONTHS, line.folded.slice(end)).map(([, month]) => Number(month));
  const isWithin = months.every((month) => Math.ceil(month / 3) === quarter);
  const ahead = partOf(line, 0, end + line.folded.slice(end).search(MONTHS));
  // "quý 2 xong, tháng 6 không phát sinh" tells of both.
  const isTold = findAt(ahead, (at) => readStatusAt(ahead, at)) !== null;
  return isWithin && !isTold ? withoutPart(line, found.index, end) : line;
}

/** "từ tháng 1 đến nay", "trừ T3 còn lại": the month that is named is not the one, or not the only one. */
const OTHER_MONTHS =
  /(?<![a-z])(?:tu (?:thang|t) ?\d{1,2} (?:den|toi) (?:nay|gio|hom nay)|(?:ngoai tru|ngoai|tru|loai tru) (?:thang|t) ?\d{1,2}(?: (?:ra|thi))*[ ,]*(?:(?:cac )?(?:thang )?(?:con lai|khac)))(?![a-z])/;

/** Whether the month that a line names is not the one of which it tells. */
export function tellsOfOtherMonths({ folded }: Line): boolean {
  return folded.length <= LONGEST && OTHER_MONTHS.test(folded);
}

/** "I.10 các tháng không phát sinh": which of them, of a task that is reported on month by month. */
export function askMonths(line: Line, reading: Reading): Problem | null {
  if (line.text.length > LONGEST) return null;
  const found = findIn(OTHER_MONTHS, line) ?? findIn(ALL_MONTHS, line);
  if (!found || isChosen(line, found.index) || !isOfMonths(line, reading)) return null;
  const { today, t } = reading;
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const last = Math.max(1, month - 1);
  const named = (number: number) => formatPeriod(monthCode(year, number), t);
  const all = { value: settled(`t1 den t${last}`), label: `${named(1)} – ${named(last)}` };
  const single = [last - 1, last, month].filter(
    (number, index, every) => number > 0 && every.indexOf(number) === index,
  );
  const choices = single.map((number) => ({ value: settled(`t${number}`), label: named(number) }));
  // All of them would be the excepted one too.
  const isExcepting = /^(?:tru|ngoai|loai)/.test(found[0]);
  const offered = last > 1 && !isExcepting ? [all, ...choices] : choices;
  return ask(line, found.index, found.index + found[0].length, t("understanding.period.which"), offered);
}

/** Whether the one task that is named by its code is reported on month by month. */
function isOfMonths(line: Line, reading: Reading): boolean {
  const code = findAt(line, (at) => readTaskCodeAt(line, at, reading));
  return code?.value.kind === "task" && code.value.task.deadlineKind === "monthly";
}
