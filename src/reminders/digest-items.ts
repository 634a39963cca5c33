import type { Day } from "../calendar/day.js";
import type { HolidayTable } from "../calendar/working-days.js";
import { type Ladder, stepOn } from "../plan/ladder.js";
import { hasBegun, shelfOf } from "../plan/standing.js";
import type { Duty } from "../reporting/duty-row.js";
import type { DueFigures } from "../reporting/missing-figures.js";
import type { ReturnedFigure } from "./returned-figures.js";

/** A duty as a digest speaks of it, with the agency that answers for it now. */
export interface DigestDuty extends Duty {
  readonly agencyId: number;
  readonly agency: string; // STP
  readonly agencyName: string;
  readonly agencyShortName: string;
  /** The latest report, whoever sent it. */
  readonly reportedAt: Date | null;
  /** The office sent it back: by when it is to be sent again. */
  readonly returnedUntil?: Day | null;
}

export interface DigestItem {
  readonly duty: DigestDuty;
  readonly shelf: "overdue" | "soon" | "later";
  /** It is why the digest goes out today; the others are told beside it. */
  readonly brings: boolean;
}

export interface Digest {
  readonly items: readonly DigestItem[];
  readonly figures: readonly DueFigures[];
  /** Figures that the office sent back. */
  readonly returned?: readonly ReturnedFigure[];
}

/** On what it depends what a digest tells. */
export interface DigestDay {
  readonly today: Day;
  /** When the person wanted it. */
  readonly due: Date;
  readonly holidays: HolidayTable;
  /** The ladder of a plan, by its year. */
  readonly ladderOf: (planYear: number) => Ladder;
  /** Until when the person has put off being reminded, by `dutySubject` and `figuresSubject`. */
  readonly putOff: ReadonlyMap<string, Day>;
}

export const dutySubject = (dutyId: number) => `duty:${dutyId}`;
export const figuresSubject = ({ agencyId, period }: Pick<DueFigures, "agencyId" | "period">) =>
  `figures:${agencyId}:${period}`;

/**
 * What the digest of a day tells; null where nothing brings it. That is a duty or an agency's figures on a step of the
 * ladder, before its due day only while nothing is answered, or what the person wanted to hear of again today. It then
 * tells of these, and of all that is overdue or due within seven days, by due day; in the order of the plan where days
 * are equal, which is the order of what is given. Silent are the settled, and whatever was reported since the digest was due:
 * the person has just dealt with it.
 */
export function chooseDigest(
  duties: readonly DigestDuty[],
  figures: readonly DueFigures[],
  day: DigestDay,
  returned: readonly ReturnedFigure[] = [],
): Digest | null {
  const items: DigestItem[] = [];
  for (const duty of duties) {
    if (!hasBegun(duty, day.today) || (duty.reportedAt !== null && duty.reportedAt >= day.due)) continue;
    const shelf = shelfOf(duty, day.today);
    const brings = bringsDuty(duty, day);
    if (shelf === "overdue" || shelf === "soon") items.push({ duty, shelf, brings });
    else if (brings) items.push({ duty, shelf: "later", brings });
  }
  const isBrought = items.some(({ brings }) => brings) || figures.some((one) => bringsFigures(one, day));
  if (!isBrought && !returned.some((one) => bringsReturned(one, day))) return null;
  // The shelves run by due day: what is overdue was due before what is due soon.
  return { items: items.sort((one, other) => compare(one.duty.dueOn, other.duty.dueOn)), figures, returned };
}

/** A figure that was sent back is waited for again, so that the steps before its day hold too. */
export function bringsReturned(
  { answerBy, planYear }: ReturnedFigure,
  { today, ladderOf, holidays }: Pick<DigestDay, "today" | "ladderOf" | "holidays">,
): boolean {
  return stepOn(answerBy, today, ladderOf(planYear), holidays) !== null;
}

function bringsDuty(duty: DigestDuty, day: DigestDay): boolean {
  if (duty.settledOn !== null || !duty.counts) return false;
  const until = day.putOff.get(dutySubject(duty.id));
  if (until !== undefined && until >= day.today) return until === day.today;
  const step = stepOn(duty.dueOn, day.today, day.ladderOf(duty.planYear), day.holidays);
  if (step !== null && (step.side !== "before" || duty.answeredOn === null)) return true;
  // What was overdue as it was sent back may be past its own steps.
  const again = duty.returnedUntil
    ? stepOn(duty.returnedUntil, day.today, day.ladderOf(duty.planYear), day.holidays)
    : null;
  return again !== null && again.side !== "before";
}

/** Of figures that are overdue or due within seven days, as all are that a digest is given. */
function bringsFigures(figures: DueFigures, day: DigestDay): boolean {
  const until = day.putOff.get(figuresSubject(figures));
  if (until !== undefined && until >= day.today) return until === day.today;
  return stepOn(figures.dueOn, day.today, day.ladderOf(figures.planYear), day.holidays) !== null;
}

/** A backlog never hides what is about to fall due: so many of the named are kept for it, never more than half of them. */
const keptForSoon = 3;

/**
 * The items that are named one by one, in the order of the digest: of what is overdue and of what is due within seven days
 * first what the office sent back, then what brings it, then what is due longest; of what is overdue the longest overdue
 * is never hidden behind what brings it. What is due later comes last.
 *
 * @param most how many there is room for
 */
export function chooseNamed(items: readonly DigestItem[], most: number): readonly DigestItem[] {
  const byWeight = (some: readonly DigestItem[]) => [
    ...some.filter(isReturned),
    ...some.filter((item) => item.brings && !isReturned(item)),
    ...some.filter((item) => !item.brings && !isReturned(item)),
  ];
  const late = items.filter(({ shelf }) => shelf === "overdue");
  const longest = late.slice(0, 1);
  const overdue = [...late.filter(isReturned), ...longest.filter((item) => !isReturned(item)), ...byWeight(late)];
  const toCome = [
    ...byWeight(items.filter(({ shelf }) => shelf === "soon")),
    ...items.filter(({ shelf }) => shelf === "later"),
  ];
  const toComeNamed = Math.min(
    toCome.length,
    Math.max(Math.min(keptForSoon, Math.floor(most / 2)), most - late.length),
    most,
  );
  const named = new Set([...[...new Set(overdue)].slice(0, most - toComeNamed), ...toCome.slice(0, toComeNamed)]);
  return items.filter((item) => named.has(item));
}

function isReturned({ duty }: DigestItem): boolean {
  return (duty.returnedUntil ?? null) !== null;
}

function compare(one: Day, other: Day): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
