import { fold } from "../text/fold.js";
import { type Found, type Line, textBefore } from "../text/line.js";
import { type AgencyMention, agencyNamed, findAgency, mayName } from "./agency-names.js";
import type { Reading } from "./context.js";
import { saysNothing } from "./notes.js";
import { refuse } from "./problems.js";
import { skipLeads } from "./report-start.js";
import type { Address } from "./scanned-codes.js";
import { agencyName } from "./task-sentences.js";
import type { Problem } from "./understanding.js";

/** "xây dựng" is work, unless "Sở" stands in front of it. */
function isWord({ value, start, end }: Found<AgencyMention>, { folded }: Line): boolean {
  const agency = value.kind === "agency" ? value.agency : value.agencies[0]!;
  if (agency.level === "huyen" || agency.level === "xa") return false;
  const typed = folded.slice(start, end);
  const [first = ""] = fold(agency.name).split(" ");
  return !typed.startsWith(first) && typed.includes(" ");
}

const OWNER = /(?:^|[^a-z0-9])(?:cua|ben|phia|thay(?: mat| cho)?)(?: (?:don vi|co quan))? *$/;
/** "18 quy trình của Sở Xây dựng": so many of what was worked on. */
const COUNTED = /(?:^|[\s(])(?<!(?:quy|thang|ky|nam|so|muc|nhiem vu|viec|q|t) )\d+ (?:[a-z]+ ){1,3}cua *$/;
const OWNING = /(?:của|cua|bên|ben|phía|phia|thay mặt|thay mat|thay|đơn vị|don vi|cơ quan|co quan)/gi;

const DOING = /^\s*(?:(?:da|vua|moi|lam|thi|cung|deu|hien|nay|dang|thuc hien|trien khai)(?![a-z])\s*)*$/;
/** What stands in front of who does something. */
const SUBJECT = /(?:^|[^a-z])(?:ben|phia)(?: (?:anh|chi|cac))* *$|(?:^|[^a-z])(?:thay|nghe|biet) *$/;
const DOES = /^ (?:dang |da |se )?(?:lam|chu tri|thuc hien|phu trach|tham muu|chiu trach nhiem)(?![a-z])/;

/** "em thấy bên Sở Nội vụ làm xong rồi", "V.1 do Sở Nội vụ chủ trì": another agency of whose work a state is said. */
export function findOtherSubject(
  line: Line,
  from: number,
  state: { readonly start: number },
  reading: Reading,
): Problem | null {
  for (let at = from; ; ) {
    const found = findAgency(line, reading.catalogue, at);
    if (!found) return null;
    at = found.end;
    if (mayName(found.value, reading.agency) || isWord(found, line)) continue;
    const before = textBefore(line, found.start);
    const isDoing =
      found.end <= state.start && DOING.test(line.folded.slice(found.end, state.start)) && SUBJECT.test(before);
    const isNamed = /(?:^|[^a-z])do(?: (?:ben|phia))? *$/.test(before) && DOES.test(line.folded.slice(found.end));
    if (isDoing || isNamed) return refuseFor(found, line, reading);
  }
}

/** "số liệu của Sở Y tế": whose figure it is; "theo số liệu của …" tells where the writer's own comes from. */
const FIGURE_OF = /(?:^|[^a-z])(?<!theo )(?:so|so lieu|ket qua|ty le|con so) (?:cua|ben|phia)(?: ben| phia)? *$/;
const COUNTS = /^ (?:da |moi |vua )?(?:tiep )?(?:nhan|xu ly|giai quyet|dat|bao)(?: duoc)?[ :]+\d/;

/** "b3 số của Sở Y tế 85,5%", "Sở Y tế nhận 23, đã xử lý 21": another agency whose figure it is. */
export function findOthersFigure(line: Line, from: number, reading: Reading): Problem | null {
  for (let at = from; ; ) {
    const found = findAgency(line, reading.catalogue, at);
    if (!found) return null;
    at = found.end;
    if (mayName(found.value, reading.agency) || isWord(found, line)) continue;
    if (FIGURE_OF.test(textBefore(line, found.start)) || COUNTS.test(line.folded.slice(found.end, found.end + 30)))
      return refuseFor(found, line, reading);
  }
}

function refuseFor(found: Found<AgencyMention>, line: Line, reading: Reading): Problem {
  const { t, agency } = reading;
  const sentence = t("understanding.agency.onlyOwn", { agency: agencyName(agency, reading) });
  return { ...refuse(line, sentence, reading), foreign: `${agencyNamed(found, line)} ${agency}` };
}

/** "nhập giúp xã Lộc Nam", "báo cáo thay Sở Y tế" */
const FOR_OTHERS =
  /(?:^|[^a-z])(?:nhap|bao|bao cao|gui|nop|dien|lam|ghi|up)(?: [a-z]+)? (?:giup|gium|dum|ho|thay)(?: (?:cho|mat|luon))* *$/;

/** An agency that is not the writer's, and that a line says it is written for. */
export function findSpokenFor(rest: Line, reading: Reading): Problem | null {
  for (let from = 0; ; ) {
    const found = findAgency(rest, reading.catalogue, from);
    if (!found) return null;
    from = found.end;
    if (mayName(found.value, reading.agency) || isWord(found, rest)) continue;
    if (FOR_OTHERS.test(textBefore(rest, found.start))) return refuseFor(found, rest, reading);
  }
}

/** An agency that is not the writer's, and for which the line seems to speak. */
export function findForeign(rest: Line, line: Line, { end }: Address, reading: Reading): Problem | null {
  for (let from = 0; ; ) {
    const found = findAgency(rest, reading.catalogue, from);
    if (!found) return null;
    from = found.end;
    if (mayName(found.value, reading.agency) || isWord(found, rest)) continue;
    const before = textBefore(rest, found.start);
    const isNear = found.start > end && saysNothing(line.text.slice(end, found.start).replace(OWNING, " "));
    if (FOR_OTHERS.test(before)) return refuseFor(found, line, reading);
    const isOwner = OWNER.test(before) && !COUNTED.test(before) && (isNear || found.start < end);
    // "Kính gửi Văn phòng": whom it is sent to.
    if (/(?:^|[^a-z0-9])(?:gui|kg|trinh|thua|chao)(?: (?:den|toi|cho|len|cac|anh|chi|dong chi))* *:? *$/.test(before))
      continue;
    const isFirst = skipLeads(line, 0) >= found.start;
    if (!isOwner && !isFirst) continue;
    return refuseFor(found, line, reading);
  }
}
