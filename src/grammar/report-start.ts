import { type Found, type Line, matchAt, skipSeparators, textBefore, withoutPart } from "../text/line.js";
import { type PeriodReading, readPeriodAt } from "../text/periods.js";
import { readStatusAt, type StatusWord } from "../text/statuses.js";
import { readPhrase, vocabulary } from "../text/vocabulary.js";
import { type AgencyMention, agencyNamed, mayName, readAgencyAt } from "./agency-names.js";
import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { givesFigure, saysByHowMuch } from "./figures.js";
import type { Heading } from "./headings.js";
import { readIndicatorNameAt } from "./indicator-names.js";
import { takeOwner } from "./owner-part.js";
import type { Before } from "./tasks.js";

/** Bullets, emoji, and the numbers of a list. */
const BULLET =
  /(?:[^\p{L}\p{N}\ue000]*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)/](?=[\s*•–—-]*[a-z])|\(?[a-z]\)(?=\s*[a-z])|[a-h]\.(?=\s+[a-z])))*[^\p{L}\p{N}\ue000]*/uy;

const PUNCTUATION = /[^\p{L}\p{N}\ue000]*/uy;

/** `asks`: alone with a code they ask instead of report. `sums_up`: for the office, which sums up, they always ask. */
type Lead = "silent" | "asks" | "sums_up";

/** Words in front of a code that say nothing beside it. */
const leads = vocabulary<Lead>([
  [
    "silent",
    `
      mã | dạ | vâng | em | anh | chị | xin | gửi | em gửi | em xin báo cáo | xin báo cáo | em báo cáo | task |
      đơn vị | cơ quan | đơn vị em | đơn vị tôi | cập nhật | bổ sung | sửa | sửa lại | đính chính | kính gửi |
      số | chào | chào anh | chào chị | chào anh chị | xin chào | kính chào | em chào anh | kính | kính thưa |
      thưa | bot | bot ơi | ơi | anh ơi | chị ơi | bạn | các anh chị | đồng chí | hello | hi | alo | hôm nay |
      văn phòng | vp | phòng | xã | huyện | sở | phường | thị trấn | hai chỉ tiêu | các chỉ tiêu | mấy chỉ tiêu | bên em | bên tôi | ubnd | ubnd huyện | ubnd thành phố | ubnd tp | ubnd xã | ubnd phường | ubnd thị trấn
    `,
  ],
  [
    "asks",
    `
      báo cáo | baocao | bc | nhiệm vụ | nv | việc | đầu việc | mục | về | chỉ tiêu | tình hình | xem |
      kết quả | kết quả thực hiện | tình hình thực hiện | tiến độ thực hiện | việc thực hiện | thực hiện nhiệm vụ | số liệu | nhập | nhập số liệu | công việc | tiến độ | cả | cả hai | cả ba
    `,
  ],
  ["sums_up", "tổng hợp"],
]);

/** Where the code or name of a report stands in its line, and what stands in front of it. */
export interface Start {
  readonly at: number;
  readonly asks: boolean;
  readonly before: Before;
  /** The name of the agency that the line speaks for; null for the writer's own, undefined where none is named. */
  readonly stranger: string | null | undefined;
}

/** Bullets, lead words, a period and an agency may stand in front of a code; null where no code or name follows. */
export function readStart(line: Line, reading: Reading, heading: Heading): Start | null {
  let at = skipToCode(line, reading) ?? skipBullet(line);
  let asks = false;
  let period: Found<PeriodReading> | null = null;
  let status: Found<StatusWord> | null = null;
  let stranger: string | null | undefined;
  let isSentTo = false;
  for (;;) {
    // "anh/chị"
    at = skipSeparators(line, line.folded[at] === "/" ? at + 1 : at);
    if (isAddress(line, at, reading)) {
      const byName = /^chi tieu/.test(line.folded.slice(at));
      return { at, asks: asks || byName, before: { period, status, heading: heading.period }, stranger };
    }
    const state: Found<StatusWord> | null = status ? null : readStatusAt(line, at);
    if (state && state.end > state.start && state.value !== "none") {
      status = state;
      at = state.end;
      continue;
    }
    const { year } = reading.catalogue;
    const when: Found<PeriodReading> | null = period ? null : readPeriodAt(line, at, { year, today: reading.today });
    if (when) {
      period = when;
      at = when.end;
      continue;
    }
    // An agency goes before the words that its name may begin with ("UBND xã").
    const agency: Found<AgencyMention> | null =
      stranger === undefined ? readAgencyAt(line, at, reading.catalogue) : null;
    const lead: Found<Lead> | null = agency ? null : readPhrase(leads, line, at);
    if (lead?.value === "sums_up" && reading.agency === "office") return null;
    if (lead) {
      // "Nhiệm vụ: V.1" is a line of a form.
      asks ||= lead.value !== "silent" && !/^\s*:/.test(line.folded.slice(lead.end, lead.end + 4));
      isSentTo = /gui$/.test(line.folded.slice(at, lead.end));
      at = skipBullet(line, lead.end);
      continue;
    }
    if (!agency) return null;
    if (!isSentTo && !isGreeted(line, agency))
      stranger = mayName(agency.value, reading.agency) ? null : agencyNamed(agency, line);
    at = agency.end;
  }
}

const OFFICE = /^(?:van phong|vp)(?![a-z])/;

/** "Kính chào Văn phòng": the office, which nobody reports for. */
function isGreeted(line: Line, { start }: Found<unknown>): boolean {
  return (
    /(?:^|[^a-z])(?:chao|thua)(?: (?:cac|quy|anh|chi))* $/.test(textBefore(line, start)) &&
    OFFICE.test(line.folded.slice(start))
  );
}

/** Past the words in front of a report that say nothing beside it. */
export function skipLeads(line: Line, from: number): number {
  let at = skipSeparators(line, from);
  for (let lead = readPhrase(leads, line, at); lead; lead = readPhrase(leads, line, at))
    at = skipBullet(line, lead.end);
  return at;
}

const LISTED = /[^\p{L}\p{N}\ue000]*(?:\(?\d{1,2}[.)/] +)?/uy;

/** Where a code begins that is a number, which might be taken for the number of a list. */
function skipToCode(line: Line, reading: Reading): number | null {
  const plain = matchAt(PUNCTUATION, line, 0)![0].length;
  const listed = matchAt(LISTED, line, 0)![0].length;
  const found = [plain, listed].find((at) => /\d/.test(line.text[at] ?? "") && readTaskCodeAt(line, at, reading));
  return found ?? null;
}

function isAddress(line: Line, at: number, reading: Reading): boolean {
  if (readTaskCodeAt(line, at, reading) || readIndicatorCodeAt(line, at, reading)) return true;
  const name = readIndicatorNameAt(line, at, reading.catalogue);
  if (!name) return false;
  const indicator = name.value.kind === "indicator" ? name.value.indicator : name.value.indicators[0]!;
  const owned = takeOwner(line, name.end, reading).line;
  return givesFigure(owned, name.end, indicator, reading) || saysByHowMuch(owned, name.end);
}

export function skipBullet(line: Line, from = 0): number {
  return from + matchAt(BULLET, line, from)![0].length;
}

/** The line as it is without the number or sign of a list in front of it. */
export function withoutBullet(line: Line): Line {
  const end = skipBullet(line);
  return end === 0 ? line : withoutPart(line, 0, end);
}
