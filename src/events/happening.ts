import { type Day, partsOf } from "../calendar/day.js";
import type { HolidayTable } from "../calendar/working-days.js";
import { readDateAt, readRecentDayAt } from "../grammar/dates.js";
import { findDocument } from "../grammar/documents.js";
import { readDueDayAt } from "../grammar/due-day.js";
import { wordStarts } from "../grammar/find-at.js";
import type { CatalogueTrigger } from "../text/catalogue.js";
import { type Line, lineOf, withoutPart } from "../text/line.js";
import { normalise } from "../text/normalise.js";

/** What is wrong with a day: the event is still to come, no such day, of another year, or beyond the plan's last. */
export type DayFault = "future" | "none" | "early" | "beyond";

/** What words say of something that happened. */
export interface Happening {
  readonly document: string | null;
  /** When it happened, or takes effect. */
  readonly day: Day | null;
  /** The words that say so, right or wrong; null where nothing does. */
  readonly typed: string | null;
  readonly fault: { readonly what: DayFault; readonly day: Day | null; readonly typed: string } | null;
}

export interface Calendar {
  readonly today: Day;
  readonly holidays: HolidayTable;
  /** The first and last day that an event of the plan may have. */
  readonly beginsOn: Day;
  readonly endsOn: Day;
}

/** What is announced takes effect on a day that is not its own. */
const EFFECT = /(?:hieu luc|thi hanh|ap dung)(?: thi hanh)?(?: ke)?(?: tu| vao| la)?(?: ngay)?[\s:]*$/;

/**
 * Reads number and day of what happened. Without a year a day is the latest such one; of a task that is to be done before
 * something takes effect, the nearest, which may be to come.
 */
export function readHappening(
  typed: string,
  trigger: Pick<CatalogueTrigger, "direction"> | null,
  calendar: Calendar,
): Happening {
  const line = lineOf(normalise(typed).replace(/\n/g, " ").trim());
  const isBefore = trigger?.direction === "before";
  const found = findDocument(line, 0, calendar.today);
  const document = found?.value.number ?? null;
  const rest = found ? withoutPart(line, found.start, found.end) : line;
  const days = isBefore ? effectDays(rest, line, calendar) : pastDays(rest, calendar);
  const ofDocument = found?.value.date;
  const said: Said | null = !isBefore && ofDocument ? judgePast(ofDocument, line, calendar) : (days[0] ?? null);
  if (!said) return { document, day: null, typed: null, fault: null };
  const fault = said.what ?? faultOf(said.day!, calendar);
  return fault
    ? { document, day: null, typed: said.typed, fault: { what: fault, day: said.day, typed: said.typed } }
    : { document, day: said.day, typed: said.typed, fault: null };
}

interface Said {
  readonly day: Day | null;
  readonly what: DayFault | null;
  readonly typed: string;
}

type Past = NonNullable<ReturnType<typeof readDateAt>>;

function pastDays(line: Line, calendar: Calendar): readonly Said[] {
  const days: Said[] = [];
  for (let from = 0; ; ) {
    const found = firstFrom(
      line,
      from,
      (at) => readDateAt(line, at, calendar.today) ?? readRecentDayAt(line, at, calendar.today),
    );
    if (!found) return days;
    days.push(judgePast(found, line, calendar));
    from = found.end;
  }
}

const YEAR = /\d{4}|\d[/.-]\d{1,2}[/.-]\d\d$|nam /;

/** "10/5" in February is not last year's: it is still to come. */
function judgePast({ value, start, end }: Past, line: Line, { today, beginsOn }: Calendar): Said {
  const typed = line.text.slice(start, end);
  if (value.kind === "no_such_day") return { day: null, what: "none", typed };
  if (value.kind === "future") return { day: value.day, what: "future", typed };
  const said: Said = { day: value.day, what: null, typed };
  if (value.day >= beginsOn || YEAR.test(line.folded.slice(start, end))) return said;
  const { month, date } = partsOf(value.day);
  const thisYears = readDateAt(lineOf(`${date}/${month}`), 0, `${partsOf(today).year}-12-31`)?.value;
  return thisYears?.kind === "day" && thisYears.day > today ? { day: thisYears.day, what: "future", typed } : said;
}

/** The day that stands behind "có hiệu lực từ" comes first. */
function effectDays(line: Line, whole: Line, calendar: Calendar): readonly Said[] {
  const days: (Said & { readonly isEffect: boolean })[] = [];
  for (let from = 0; ; ) {
    const found = firstFrom(line, from, (at) => readDueDayAt(line, at, calendar));
    if (!found) break;
    const { value, start, end } = found;
    days.push({
      ...(value.kind === "no_such_day" ? { day: null, what: "none" as const } : { day: value.day, what: null }),
      typed: line.text.slice(start, end),
      isEffect: EFFECT.test(whole.folded.slice(0, start)),
    });
    from = end;
  }
  return [...days].sort((a, b) => Number(b.isEffect) - Number(a.isEffect));
}

function firstFrom<Found>(line: Line, from: number, read: (at: number) => Found | null): Found | null {
  for (const at of wordStarts(line, from)) {
    const found = read(at);
    if (found) return found;
  }
  return null;
}

export function faultOf(day: Day, { beginsOn, endsOn }: Calendar): DayFault | null {
  if (day < beginsOn) return "early";
  return day > endsOn ? "beyond" : null;
}
