import type { CatalogueTask } from "../text/catalogue.js";
import { type Found, isChosen, type Line, textBefore } from "../text/line.js";
import { readStatusAt, type StatusWord } from "../text/statuses.js";
import { endsOnce } from "./accomplished-work.js";
import { wordStarts } from "./find-at.js";
import { LACKING, UNSIGNED } from "./lexicon/reservations.js";
import { DRAFTED, DRAWN_UP, SO_MANY } from "./lexicon/scope-words.js";
import { beginsWork } from "./scanned-state.js";

const CLAUSE = /[,;:!()|\n]|[.](?=\s)|\s(?=(?:nhung|ma|song|tuy nhien|con)\s)/;
/** "xong 5 huyện, còn 7 huyện": how many of them, and how many are left. */
const COUNTED =
  /^ *(?:duoc |dc |roi )*(?:\d{1,5}) [a-z]+(?: [a-z]+)?(?: [a-z]+)?[ ,;.]+(?:(?:nhung|ma|va|hien) )*con (?:lai )?\d{1,5}(?![\d%/]| ?%| (?:ngay|tuan|thang) )/;

/** "xong 8/15 đơn vị, 7 đơn vị còn lại chuyển sang quý 3" */
const COUNTED_OF =
  /^ *(?:duoc |dc |roi )*(\d{1,5}) ?(?:\/|tren (?:tong (?:so )?)?|trong (?:tong )?(?:so )?) ?(\d{1,5}) (?:tthc|thu tuc|ho so|hs|noi dung|nhiem vu|viec|cong viec|don vi|dv|co quan|so|xa|phuong|huyen|phong|truong hop|van ban|quy trinh|linh vuc|cuoc|lop|buoi|muc)(?: [a-z]+){0,2}[ ,;.(]+(?:(?:nhung|ma|va|hien|so) )*(?:con (?:lai )?(?!(?:gi|dau)(?![a-z])|\d+ (?:ngay|tuan|thang|gio|hom)(?![a-z]))(?:\d|[a-z]{2,})|\d{1,5} (?:[a-z]+ ){0,3}(?:con lai|chua|nua)(?![a-z]))/;
/** "xong phần hình rồi, còn lồng tiếng": which part of it, and which is left. */
const PART_AND_REST =
  /^ *(?:duoc |dc |roi )*(?:phan(?! (?:viec|nay|do|minh|cua|ben))|khau|buoc|doan|muc|noi dung|linh vuc|chuong) [a-z0-9]+(?: [a-z0-9]+){0,4}[,;.] *(?:(?:nhung|ma|va|hien|gio|chi) )*con (?:lai )?(?:phan |khau |buoc |moi |viec )?(?!(?:lai|gi|dau|cac|may|nhung|don vi|xa|huyen)(?![a-z]))[a-z]{2,}/; /** "3 TTHC bị lỗi, 5 TTHC xong": how many are done, behind how many are not. */
const OTHERS_BEFORE =
  /\d{1,5} [a-z][^,;]*(?<![a-z])(?:bi|loi|chua|dang|cho|con)(?![a-z])[^,;]*[,;] *(?:(?:con|va|thi) )?\d{1,5} (?:[a-z]+ ){1,3}$/;

/** "xong phần của em, còn phòng khác": the writer's share, and another's that is left. */
const SHARE_AND_REST =
  /^ *(?:duoc |dc |roi )*phan(?: viec)?(?: +(?:(?:cua|ben) +)?(?:em|minh|toi|tui)| {2,})(?: +(?:roi|thoi))* *[,;.] *(?:(?:nhung|ma|va|hien|gio|chi) )*con (?:lai )?(?:(?:cho|doi|ben|cua) )*(?:cac |may )?(?:phong|bo phan|nguoi|so|don vi|nganh)(?![a-z])/;

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

/** Whether what is called done is so many of some, or one part, and the rest is named. */
export function countsPart(line: Line, { start, end }: Found<StatusWord>): boolean {
  const behind = line.folded.slice(end);
  if (OTHERS_BEFORE.test(textBefore(line, start))) return true;
  const [, part, whole] = COUNTED_OF.exec(behind) ?? [];
  if (SHARE_AND_REST.test(behind)) return true;
  return COUNTED.test(behind) || PART_AND_REST.test(behind) || Number(part) < Number(whole);
}

/** "xong dự thảo" */
const DRAFT = /^ *(?:(?:ban|phan|cai|duoc|dc|roi) )*(?:du thao|nhap|ban nhap|so bo)(?![a-z])/;

const SUBMITTED = /(?:^|[^a-z])(?:dang|con|van) (?:cho|doi|trinh)(?![a-z])/;

/** Whether no more than a draft is called done, which waits for somebody. */
export function isWaitingDraft({ folded }: Line, { end }: Found<StatusWord>): boolean {
  return DRAFT.test(folded.slice(end)) && SUBMITTED.test(folded.slice(end));
}

/** "quay", "soạn thảo": what goes before what a task ends with. */
const STEP_OVER =
  /(?<![a-z])(quay(?: phim)?|soan(?: thao)?|viet|in(?: an)?|lap(?: danh muc| danh sach)?|thu thap|thong ke|khao sat|lay y kien|xin y kien|thiet ke|chay thu|phan tich|doi chieu|nhap lieu|cham|chon|lua chon|gop y) *$/;
const NEXT = /^ *(?:roi|r)?(?: *[,;.]| va| thi)? *(?:(?:gio|hien|hien nay|nay|em|ben em|so|xa|va|thi) )*(?=dang )/;

/**
 * "mới quay xong, đang dựng": a step is over and the next is under way. What the task itself is called is no step on the way.
 */
export function isStepOfMore(line: Line, { start, end }: Found<StatusWord>, words: ReadonlySet<string>): boolean {
  const step = STEP_OVER.exec(textBefore(line, start))?.[1];
  if (!step || step.split(" ").every((word) => words.has(word))) return false;
  const next = NEXT.exec(line.folded.slice(end));
  const at = end + (next?.[0].length ?? 0);
  return next !== null && beginsWork(line, { value: "in_progress", start: at, end: at });
}

const ALMOST = /^(?:gan|sap) /;

/** "gần xong, còn chờ đóng dấu": it says itself what is left. */
export function lacksLittle(line: Line, { value, start, end }: Found<StatusWord>): boolean {
  return value === "in_progress" && ALMOST.test(line.folded.slice(start, end)) && lacksSomething(line, end);
}

/** "mới làm được một nửa", "mới xong 3 huyện"; "mới được giao" is no work. */
const SOME_IS_DONE =
  /^moi (?:chi )?(?:(?:lam|xong|dat|thuc hien|trien khai|hoan thanh|ra soat|soan|viet|nhap|xu ly|cap nhat)(?: duoc| dc| xong)? (?:khoang |hon |gan )?(?:mot|nua|phan|vai|it|\d)|(?:duoc|dc) (?:khoang |hon |gan )?(?:mot nua|nua|\d[\d.,]* ?(?:%|phan tram)))/;

/** Whether words tell that work is on its way: "đang trình ký", and nothing that stands in its way. */
export function goesOn(line: Line): boolean {
  let isUnderway = false;
  for (const at of wordStarts(line)) {
    const status = readStatusAt(line, at);
    if (status?.value === "blocked" || status?.value === "not_started") return false;
    const isWorking = /^(?:van )?dang /.test(line.folded.slice(at, at + 9));
    isUnderway ||= isWorking && beginsWork(line, { value: "in_progress", start: at, end: at });
    isUnderway ||= SOME_IS_DONE.test(line.folded.slice(at, at + 40));
  }
  return isUnderway;
}

/** "có 5 TTHC, 3 đã làm, 2 không làm được": so many of them. */
const SO_MANY_OF_THEM = /[a-z]{2,} ?[,;:(] ?\d{1,4} (?:cai |muc |viec )?$/;

/** "phòng em xong, phòng khác chưa biết": within the agency somebody's share is open. */
const OTHERS_OPEN =
  /[,;.] *(?:(?:con|nhung|ma|cac|may|thi) )*(?:phong|bo phan|nguoi|to|nhom|chuyen vien)(?: [a-z]+)? (?:khac|kia|con lai)(?: [a-z]+){0,2} (?:chua|khong|ko|dang)(?![a-z])/;

/** "đã chọn xong 3 thủ tục", of a task that ends once, or "lập xong danh mục": not the whole of it. */
export function doesSome(line: Line, task: CatalogueTask, { value, start, end }: Found<StatusWord>): boolean {
  if (value !== "done" || end === start || isChosen(line, start)) return false;
  const behind = line.folded.slice(end);
  if (SO_MANY_OF_THEM.test(textBefore(line, start)) || OTHERS_OPEN.test(behind)) return true;
  return (endsOnce(task) && SO_MANY.test(behind)) || (DRAWN_UP.test(textBefore(line, start)) && DRAFTED.test(behind));
}
