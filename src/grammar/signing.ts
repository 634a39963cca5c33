import type { Day } from "../calendar/day.js";
import { fold } from "../text/fold.js";
import { type Found, type Line, textBefore } from "../text/line.js";
import { occurs } from "../text/occurs.js";
import { type DateReading, readDateAt, readRecentDayAt } from "./dates.js";
import type { DocumentReading } from "./documents.js";
import { wordStarts } from "./find-at.js";
import { noteOf } from "./notes.js";

const SIGNED = "(?:ky|ban hanh|phe duyet|phat hanh)(?![a-z])";
/** "12/4 mới ký được" */
const BEHIND = new RegExp(
  `^[ ,]*(?:(?:moi|thi|la|da|duoc|dc|lanh dao|chu tich|giam doc|sep|xa|so|huyen|em) )*${SIGNED}`,
);
/** "ký hôm 12/4", "ban hành từ ngày 12/4" */
const AHEAD =
  /(?:^|[^a-z])(?<!(?:trinh|cho|chua|se|gui) )(?:ky|ban hanh|phe duyet|phat hanh)(?: (?:duoc|roi|hom|bua|ngay|vao|tu|luc|xong))*[ ,]*(?:(?:hom|bua|ngay|tu|vao) )*$/;
const NOT_YET = /(?:^|[^a-z])(?:se|du kien|chua|den khi|cho|doi|phai|truoc|trinh|hen)(?: [a-z]+){0,3} *$/;

/** The day of a document, which a line tells away from its number: "mãi 12/4 mới ký được KH 41/KH-UBND"; null where it tells two. */
export function findSigning(
  line: Line,
  document: Found<DocumentReading> | null,
  today: Day,
): Found<DateReading> | null {
  if (document?.value.date || !/\d ?[/.-] ?\d|\d thang \d|hom (?:nay|qua|kia)/.test(line.folded)) return null;
  const days: Found<DateReading>[] = [];
  let past = 0;
  for (const at of wordStarts(line)) {
    if (at < past || (document && at >= document.start && at < document.end)) continue;
    const date = readDateAt(line, at, today) ?? readRecentDayAt(line, at, today);
    if (!date) continue;
    past = date.end;
    const before = textBefore(line, date.start);
    const isSigned = occurs(BEHIND, line, date.end, date.end + 60) || AHEAD.test(before);
    if (date.value.kind === "day" && isSigned && !NOT_YET.test(before)) days.push(date);
  }
  const [only, other] = days;
  return only && !other ? only : null;
}

/** "đã ký hôm kia" once that is the day of the document: in the note it would be another day tomorrow. */
export function withoutRecentDay(note: string | null, day: string): string | null {
  const at = note?.indexOf(day) ?? -1;
  if (note === null || at < 0 || !/^hom(?![a-z])/.test(fold(day))) return note;
  // Anything else that was that day stays: "họp hôm qua, ký 12/KH-STP".
  if (!/(?:ky|ban hanh|phat hanh)(?: (?:tu|vao|luon))? $/.test(fold(note.slice(0, at)))) return note;
  return noteOf([note.slice(0, at), note.slice(at + day.length)]);
}
