import type { Line } from "../text/line.js";
import { occurs } from "../text/occurs.js";
import { readStatusAt } from "../text/statuses.js";
import { readDateAt } from "./dates.js";
import { findDocument } from "./documents.js";
import { findHedge } from "./doubtful-words.js";
import { wordStarts } from "./find-at.js";

/** Work that has got so far: "được 37 bản", "đã đăng 9 tin, bài". */
const COUNTED =
  /(?:^|[^a-z])(?:da|vua|duoc|dc|moi)(?: [a-z]+){0,4} \d{1,6}(?:[.,]\d{3})*(?: ?(?:\/|tren) ?\d{1,6})? (?!(?:ngay|tuan|thang|nam|gio|hom|quy|cua|la|thi|va)(?![a-z]))[a-z]{2,}/;
/** What is not done yet, and why or beside what else: "có 3 hồ sơ trễ nhưng chưa công khai vì chờ duyệt". */
const NOT_YET = /(?:^|[^a-z])chua (?!co (?:van ban|gi)(?![a-z]))[a-z]{2,}/;
const LEAST_WORDS = 6;
/** Who says one of these talks about the report, and does not tell of the work. */
const TALKED_ABOUT =
  /(?:^|[^a-z])(?:hieu|biet|ro|nam|hoi|goi|lien he|trao doi|nham|sai|quen|xin|nho|giup|gia han|lui|nhac|bot|bam|huy|xoa|rut|khoa|mo khoa|tai khoan|neu|se|du kien|phan dau|chac|nghe|noi(?! (?:bo|dung))|bao lai|bao sau|gui sau|thac mac|khong thuoc|chuyen|giao cho|hay|hoac)(?![a-z])/;

/**
 * Whether a line tells of work, in numbers or by what is not done of it, though not how the whole stands. Where it speaks
 * of an end that is planned or denied, of a document or of a day, something else is in doubt than that.
 */
export function tellsWork(line: Line, today: string): boolean {
  if (TALKED_ABOUT.test(line.folded) || /\?/.test(line.text) || findHedge(line)) return false;
  const isTold =
    occurs(COUNTED, line) || (occurs(NOT_YET, line) && (line.folded.match(/[a-z]+/g) ?? []).length >= LEAST_WORDS);
  if (!isTold || findDocument(line, 0, today) !== null) return false;
  let past = 0;
  for (const at of wordStarts(line)) {
    if (at < past) continue;
    if (readDateAt(line, at, today)?.value.kind === "day" && !occurs(COUNTED, line)) return false;
    const status = readStatusAt(line, at);
    if (status && status.end > status.start && status.value === "done") return false;
    past = status?.end ?? 0;
  }
  return true;
}
