import { type Found, type Line, matchAt, skipSeparators, withoutPart } from "../text/line.js";
import { numeralAt } from "../text/numbers.js";
import { type PeriodContext, readMonthOfYearAt, readPeriodAt } from "../text/periods.js";
import { readStatusAt } from "../text/statuses.js";
import { type AgencyMention, agencyNamed, mayName, readAgencyAt } from "./agency-names.js";
import type { Reading } from "./context.js";
import { readDateAt } from "./dates.js";
import { readDocumentAt, readIntroducedAt } from "./documents.js";

/** A report line without the agency that it names as its owner. */
export interface OwnedLine {
  readonly line: Line;
  /** The name of that agency as typed, where it is not the writer's. */
  readonly stranger: string | null;
}

const OF = /(?:cua|ben|phia|thay mat|thay cho|thay)(?: (?:don vi|co quan))? +/y;
const AT = /(?:o|tai) +/y;
/** What leads to a part: "của Sở Tư pháp là 1250/2000". */
const LEADING = /(?:(?:la|dat|duoc|dc|(?:co|da) (?:lam|thuc hien|trien khai))[ ,:]+)*/y;
const FIGURE = / ?(?:%|phan tram|\/|tren (?:tong )?(?:so )?|trong (?:tong )?(?:so )?)? ?/y;
const WORK_GOES_ON = new Set(["in_progress", "unfinished"]);

/**
 * "V.1 của Sở Y tế xong", "V.1 STP xong": an agency that stands among the parts of a report, from `at` on, says whose it
 * is. One within words ("phối hợp Sở Tài chính", "đang chờ Sở Tài chính") belongs to them.
 */
export function takeOwner(line: Line, at: number, reading: Reading): OwnedLine {
  const { catalogue, today } = reading;
  const context: PeriodContext = { year: catalogue.year, today };
  let isWaiting = false;
  let isDocument = false;
  let isSaid = false;
  for (let position = skipSeparators(line, at); position < line.text.length; ) {
    const owner = readOwnerAt(line, position, isWaiting, reading);
    if (owner && isPartOrEnd(line, owner.end, context)) {
      // "18/KH-STP, Đà Lạt, ngày 23/2": where it was signed, which goes with its date.
      if (isDocument && isPlace(owner, line) && readDateAt(line, skipSeparators(line, owner.end), today))
        return { line: withoutPart(line, position, owner.end), stranger: null };
      const isOwn = mayName(owner.value, reading.agency);
      // "hoàn thành tại Đà Lạt": where, and not whose.
      if (!isOwn && isSaid && isPlace(owner, line) && matchAt(AT, line, position)) break;
      // "18/KH-SNV của Sở Nội vụ" says who issued it.
      if (!isOwn && isDocument && owner.start > position) break;
      return { line: withoutPart(line, position, owner.end), stranger: isOwn ? null : agencyNamed(owner, line) };
    }
    const status = readStatusAt(line, position);
    // "vướng mắc của Sở Y tế" is a difficulty, in its own words.
    if (status?.value === "blocked") break;
    isSaid ||= status !== null;
    isWaiting = status !== null && WORK_GOES_ON.has(status.value);
    const document = readIntroducedAt(line, position, today);
    isDocument = document !== null;
    const end = document?.end ?? endOfPart(line, position, context);
    if (end === null) break;
    position = skipSeparators(line, end);
  }
  return { line, stranger: null };
}

/** Where the name of an agency ends that says whose a report is. */
export function endOfOwner(line: Line, at: number, reading: Reading): number | null {
  return readOwnerAt(line, at, false, reading)?.end ?? null;
}

/** Behind work that goes on, "tại Sở Tài chính" is where it lies. */
function readOwnerAt(line: Line, at: number, isWaiting: boolean, reading: Reading): Found<AgencyMention> | null {
  const lead = matchAt(OF, line, at) ?? (isWaiting ? null : matchAt(AT, line, at));
  if (!lead && isWaiting) return null;
  return readAgencyAt(line, at + (lead?.[0].length ?? 0), reading.catalogue);
}

/** "Đà Lạt", which may say where; "UBND Đà Lạt" says who. */
function isPlace({ value, start }: Found<AgencyMention>, line: Line): boolean {
  const { level } = value.kind === "agency" ? value.agency : value.agencies[0]!;
  return (level === "huyen" || level === "xa") && !/^(?:ubnd|uy ban) /.test(line.folded.slice(start));
}

function isPartOrEnd(line: Line, at: number, context: PeriodContext): boolean {
  const begin = skipSeparators(line, at);
  const position = begin + matchAt(LEADING, line, begin)![0].length;
  return position === line.text.length || endOfPart(line, position, context) !== null;
}

/** Where the period, status, document, date or figure ends that stands at `at`. */
function endOfPart(line: Line, at: number, context: PeriodContext): number | null {
  const document = readDocumentAt(line, at, context.today);
  if (document) return document.end;
  const period = readPeriodAt(line, at, context) ?? readMonthOfYearAt(line, at);
  if (period) return period.end;
  const status = readStatusAt(line, at);
  if (status && status.end > status.start) return status.end;
  const date = readDateAt(line, at, context.today);
  if (date) return date.end;
  const numeral = numeralAt(line.folded, at);
  return numeral && numeral.end + matchAt(FIGURE, line, numeral.end)![0].length;
}
