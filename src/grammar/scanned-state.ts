import { fold } from "../text/fold.js";
import { type Found, isChosen, type Line, partOf, textBefore } from "../text/line.js";
import { findIn, occurs } from "../text/occurs.js";
import type { StatusWord } from "../text/statuses.js";
import { readPhrase } from "../text/vocabulary.js";
import type { Reading } from "./context.js";
import { findHedge } from "./doubtful-words.js";
import { type Doubt, isTakenBack, readDoubt } from "./doubts.js";
import type { Evidence } from "./evidence.js";
import { TOLD_BY } from "./lexicon/scope-words.js";
import { underway } from "./lexicon/underway.js";
import { saysNothing } from "./notes.js";

const WORKING =
  /^(?:van )?dang (?:duoc )?(?:soan|du thao|trinh|xay dung|lay y kien|xin y kien|ra soat|tong hop|cho|chuan bi|hoan|to chuc|phoi hop|tham dinh|chinh sua|sua|trien khai|cap nhat|nhap|xu ly|tien hanh|ky|in|tham muu|viet|gop y|quay|dung|lam|tiep tuc|duy tri|van hanh|thuc hien|phat(?! sinh)|huong dan|tuyen truyen|kiem tra|van dong|tap huan|dang tai|cham|danh gia|khao sat|lua chon|thu thap|bien soan|bien tap|thiet ke|long tieng|nghien cuu|thi diem|thu nghiem|chay thu|doi chieu|dau thau|nang cap|cai dat|so hoa)/;

/** How things stand by all that is said of it. */
export function stateOf(
  line: Line,
  { statuses, pairs }: Evidence,
  { today }: Reading,
): { readonly status: Found<StatusWord> | null; readonly doubt: Doubt | null } {
  const said = statuses.filter(({ value, start, end }) => value !== "none" && end > start);
  const chosen = said.find(({ start }) => isChosen(line, start));
  if (chosen) return { status: chosen, doubt: null };
  const meant = said.filter((status) => !isTakenBack(line, 0, status, today));
  const [first] = meant;
  if (!first) {
    const begun = statuses.find((status) => beginsWork(line, status)) ?? workInPart(line, pairs);
    // "đang quay, dự kiến cuối tháng xong": what is planned says nothing against what goes on, but a guess and hearsay do.
    const isGuessed = begun && said[0] && isHeard(line, said[0], begun);
    if (said[0] && (isGuessed || begun?.value !== "in_progress")) return { status: said[0], doubt: { kind: "partly" } };
    return { status: begun, doubt: null };
  }
  const doubt = readDoubt(line, first, today);
  if (doubt) return { status: first, doubt };
  const other = meant.find((one) => one.value !== first.value && stands(line, first, one));
  return { status: first, doubt: other ? { kind: "several", other: other.value } : null };
}

const TURNED = /(?<![a-z])(?:nhung|that ra|thuc ra|thuc te|con)(?![a-z]|(?: lai)? (?:cho|doi|thieu|\d))/;

/** "hình như gần xong", "sếp nói xong", where what goes on is told in the same breath: "…, còn chờ ký". */
function isHeard(line: Line, { start, end }: Found<unknown>, begun: Found<unknown>): boolean {
  if (begun.start < end || occurs(TURNED, line, end, begun.start)) return false;
  return findHedge(partOf(line, 0, start)) !== null || occurs(TOLD_BY, line, 0, start);
}

/** "mới rà được 5 thủ tục": how far work has got. */
const SO_FAR = /(^|[^a-z])moi (?:[a-z]+ ){0,3}(?:duoc|dc) (?:\d|vai|mot phan|mot so|nua)/;

/** "đã kiểm tra 9/24 đơn vị": work that has got so far goes on. */
function workInPart(line: Line, pairs: Evidence["pairs"]): Found<StatusWord> | null {
  const half = findIn(SO_FAR, line);
  if (half) return { value: "in_progress", start: half.index + half[1]!.length, end: half.index + half[1]!.length };
  const part = pairs.find(({ value: { first, second }, start }) => {
    const isLess = first.scale === 0 && second.scale === 0 && first.digits < second.digits && first.digits > 0n;
    return isLess && /(?:^|[^a-z])(?:da|duoc|dc|moi)(?: [a-z]+){0,5} *$/.test(textBefore(line, start));
  });
  return part ? { value: "in_progress", start: part.start, end: part.start } : null;
}

function isUnderway(line: Line, at: number): boolean {
  return readPhrase(underway, line, at) !== null;
}

/** "đang soạn", "đang trình ký", "chưa ban hành": words that begin to say how work stands. */
export function beginsWork(line: Line, { value, start, end }: Found<StatusWord>): boolean {
  if (value === "none" || end > start) return false;
  return value === "unfinished" || isUnderway(line, start) || WORKING.test(line.folded.slice(start, start + 40));
}

const OF_PART =
  /[,;.] *(?:con |rieng |nhung )?(?:phan|ho so|hs|tthc|thu tuc|mot so|mot phan|vai|\d+ [a-z]+|linh vuc|noi dung|kho|du lieu|van ban)(?: (?!thi |con )[a-z]+){0,3}(?: thi)? *$/;

const CAME_OF_IT = /^ *(?:(?:[a-z]+ ){1,3}nao |nao |gi )?(?:can|phai|du|bi|de nghi|vuong|trung|khong hop)(?![a-z])/;

/** "xong/đang làm", "hoàn thành hay đang làm", "cái trước xong, cái sau đang làm": a further status that says no more than itself. */
function stands(line: Line, first: Found<StatusWord>, { value, start, end }: Found<StatusWord>): boolean {
  if (/(?:\/|(?:^|\s)(?:hay|hoac|or))\s*$/.test(line.folded.slice(Math.max(first.end, start - 8), start))) return true;
  // "đang thực hiện, hồ sơ cũ chưa làm": of a part of what goes on.
  if (first.value === "in_progress" && OF_PART.test(textBefore(line, start, first.end))) return false;
  // "hoàn thành, không có thủ tục nào cần đơn giản": what came of it.
  if (first.value === "done" && value === "nothing_arose" && CAME_OF_IT.test(fold(line.typed ?? line.text).slice(end)))
    return false;
  const rest = line.text.slice(end);
  const clause = rest.slice(0, /[,;:!()|\n]|[.](?=\s)/.exec(rest)?.index ?? rest.length);
  return saysNothing(clause);
}
