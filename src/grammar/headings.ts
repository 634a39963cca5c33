import { formatDay, formatPeriod } from "../calendar/formats.js";
import type { PeriodCode } from "../calendar/windows.js";
import { type Found, type Line, skipSeparators } from "../text/line.js";
import { type PeriodReading, readPeriodAt } from "../text/periods.js";
import { readPhrase, vocabulary } from "../text/vocabulary.js";
import { agencyNamed, mayName, readAgencyAt } from "./agency-names.js";
import type { Reading } from "./context.js";
import { readDateAt } from "./dates.js";
import { wordStarts } from "./find-at.js";
import { askMeaning, refuseUnknown } from "./judge-period.js";
import { figurePeriodBegins, latestBegun } from "./period-rules.js";
import { ask, settled } from "./problems.js";
import { isBrief } from "./questions.js";
import { skipBullet } from "./report-start.js";
import { readSlots } from "./slots.js";
import type { Problem } from "./understanding.js";

/** What a line above several reports says for all of them. */
export interface Heading {
  readonly period: HeadingPeriod | null;
  /** The name of the agency that the reports are of, where it is not the writer's. */
  readonly stranger: string | null;
}

export interface HeadingPeriod {
  readonly code: PeriodCode;
  /** Whether the person chose it, though it has not begun. */
  readonly chosen: boolean;
}

export const noHeading: Heading = { period: null, stranger: null };

export interface HeadingReading {
  readonly heading: Heading;
  readonly problem: Problem | null;
  /** Whether it can be nothing else: it ends with a colon. */
  readonly certain: boolean;
}

const beforeOwner = vocabulary<true>([
  [
    true,
    "báo cáo | báo cáo của | bc | bc của | số liệu | số liệu của | kết quả | kết quả của | của | đơn vị | cơ quan",
  ],
]);

/**
 * "Báo cáo quý I:", "Sở Tư pháp:", "Quý II". `isFirst`: no report stands before it, so that other words in it do no harm
 * ("Em gửi báo cáo quý I ạ"). Null for a line that names neither period nor agency.
 */
export function readHeading(line: Line, isFirst: boolean, reading: Reading): HeadingReading | null {
  const certain = /:\s*$/.test(line.text);
  const isOnly = certain || isBrief(line, 0, readSlots(line, reading));
  const found = findPeriod(line, reading);
  const owner = isOnly ? readOwner(line, reading) : undefined;
  // Within a message another agency's name may as well go on from the line before.
  const stranger = isFirst || certain || owner === null ? owner : undefined;
  if (!found && stranger === undefined) return null;
  if (!isFirst && !isOnly) return null;
  const problem = found && judge(line, found, reading);
  const period = found?.value.kind === "period" && !problem ? found.value : null;
  return { heading: { period, stranger: stranger ?? null }, problem, certain };
}

/** The first period, but none within a date. */
function findPeriod(line: Line, { catalogue, today }: Reading): Found<PeriodReading> | null {
  let position = 0;
  for (const index of wordStarts(line)) {
    if (index < position) continue;
    const date = readDateAt(line, index, today);
    if (date) position = date.end;
    const found = date ? null : readPeriodAt(line, index, { year: catalogue.year, today });
    if (found) return found;
  }
  return null;
}

/** Null for the writer's own agency; undefined where none is named. A letter "kính gửi" another is none of its own. */
function readOwner(line: Line, reading: Reading): string | null | undefined {
  let at = skipSeparators(line, skipBullet(line));
  for (let word = readPhrase(beforeOwner, line, at); word; word = readPhrase(beforeOwner, line, at)) {
    at = skipSeparators(line, word.end);
  }
  const agency = readAgencyAt(line, at, reading.catalogue);
  if (!agency) return undefined;
  return mayName(agency.value, reading.agency) ? null : agencyNamed(agency, line);
}

function judge(line: Line, found: Found<PeriodReading>, reading: Reading): Problem | null {
  if (found.value.kind === "unknown") return refuseUnknown(line, found, reading);
  const doubt = askMeaning(line, found, reading);
  if (doubt) return doubt;
  const { code, chosen } = found.value;
  const { t, today, catalogue } = reading;
  const begins = (period: PeriodCode) => figurePeriodBegins(period, catalogue.windows);
  if (chosen || begins(code) <= today) return null;
  const begun = latestBegun(code, catalogue.year, today, begins);
  const values = { period: formatPeriod(code, t), day: formatDay(begins(code)) };
  return ask(line, found.start, found.end, t("understanding.period.headingNotBegun", values), [
    ...(begun ? [{ value: begun, label: formatPeriod(begun, t) }] : []),
    { value: settled(code), label: formatPeriod(code, t) },
  ]);
}
