import type { Day } from "../calendar/day.js";
import type { CatalogueTask } from "../text/catalogue.js";
import { fold } from "../text/fold.js";
import { isChosen, type Line, textBefore } from "../text/line.js";
import type { PercentReading } from "../text/numbers.js";
import { readStatusAt } from "../text/statuses.js";
import { endsOnce } from "./accomplished-work.js";
import { isRequest, isSubmitted } from "./cited-documents.js";
import { isCorrection } from "./correcting.js";
import { isNotOver, isTakenBack, readDoubt } from "./doubts.js";
import { findAt } from "./find-at.js";
import { beginsWork } from "./scanned-state.js";
import type { TaskTail } from "./task-tail.js";

/** "thư xin lỗi số", "công văn trả lời": a letter in one case, which ends no task that comes back with the next. */
const AS_A_LETTER =
  /(?<![a-z])(?:thu (?!muc|vien|tuc|ky|phi)|giay moi |phieu chuyen |(?:cv|cong van|van ban|phieu) (?:xin loi|giai trinh|tra loi|phuc dap|phan hoi|hoi dap|cam on)(?![a-z]))[^,;.\d]*$/;

/** Without a word for it a percentage or a document's number says how things stand, unless it is only planned, or guessed. */
export function impliedState(
  line: Line,
  task: CatalogueTask,
  { percent, document }: Pick<TaskTail, "percent" | "document">,
  today: Day,
): "done" | "in_progress" | null {
  const place = percent ?? document;
  if (!place) return null;
  const goingOn = percent ? null : findAt(line, (at) => workGoingOn(line, at));
  if (goingOn && !isChosen(line, place.start)) return goingOn.value === "in_progress" ? "in_progress" : null;
  const value = percent && !isWhole(percent.value) ? "in_progress" : "done";
  const state = { value, start: place.start, end: place.end } as const;
  if (isChosen(line, place.start)) return value;
  // "sửa số văn bản V.1 thành 19/KH-STP": how it stands was said before.
  if (!percent && isCorrection(line)) return null;
  if (!percent && (isNotOver(line, place.start) || hasCountedPart(line))) return null;
  if (!percent && comesBack(task) && AS_A_LETTER.test(textBefore(line, place.start))) return null;
  // What a task is about to submit is done with it.
  if (!percent && isRequest(line, place.end)) return null;
  if (!percent && isSubmitted(line, document!.value.number) && !/(?:^| )trinh /.test(fold(task.text))) return null;
  if (isTakenBack(line, 0, state, today) || readDoubt(line, state, today)) return null;
  return percent || !takesBackDone(line, today) ? value : null;
}

function comesBack(task: CatalogueTask): boolean {
  return task.nothingMayArise === true || !endsOnce(task);
}

/** "LLTP đang rà soát, có công văn 1021": work that goes on is not over for a document's number. */
function workGoingOn(line: Line, at: number) {
  const status = readStatusAt(line, at);
  if (!status || status.value === "done" || status.value === "none" || status.value === "nothing_arose") return null;
  return status.end > status.start || beginsWork(line, status) ? status : null;
}

const COUNTED =
  /(?:^|[^a-z])(?:da|duoc|dc|moi)(?: [a-z]+){0,5} (\d{1,4})\/(\d{1,4}) (?:quy dinh|tthc|thu tuc|ho so|hs|noi dung|nhiem vu|don vi|xa|phuong|huyen|so|truong hop|van ban)(?![a-z0-9])/;

/** "đã thẩm định 3/5 quy định": a number does not make done what is done in part. */
function hasCountedPart({ folded }: Line): boolean {
  const counted = COUNTED.exec(folded);
  return counted !== null && Number(counted[1]) < Number(counted[2]);
}

/** "mai hoàn thành 18/KH-STP": a number does not make done what the words say is not. */
function takesBackDone(line: Line, today: Day): boolean {
  const isSuch = (at: number) => {
    const status = readStatusAt(line, at);
    return status?.value === "done" && isTakenBack(line, 0, status, today) ? status : null;
  };
  return findAt(line, isSuch) !== null;
}

function isWhole(percent: PercentReading): boolean {
  return percent.outcome === "value" && percent.value === 100;
}
