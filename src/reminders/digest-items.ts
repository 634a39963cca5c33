import type { Day } from "../calendar/day.js";
import { hasBegun, presses, shelfOf } from "../plan/standing.js";
import type { Duty } from "../reporting/duty-row.js";

/** A duty as a digest speaks of it, with the agency that answers for it now. */
export interface DigestDuty extends Duty {
  readonly agencyId: number;
  readonly agency: string; // STP
  readonly agencyName: string;
  readonly agencyShortName: string;
  /** The latest report, whoever sent it. */
  readonly reportedAt: Date | null;
}

export interface DigestItem {
  readonly duty: DigestDuty;
  readonly shelf: "overdue" | "soon";
}

/**
 * What the digest of `today` tells: what is overdue, longest first, then what is due within seven days, nearest first;
 * in the order of the plan where days are equal, which is the order of `duties`. Nothing where none of it presses: what
 * is answered before its due day is told beside other things, not for its own sake. Silent are the settled, and whatever
 * was reported since the digest was due: the person has just dealt with it.
 */
export function digestItems(duties: readonly DigestDuty[], today: Day, digestDue: Date): DigestItem[] {
  const items: DigestItem[] = [];
  for (const duty of duties) {
    if (!hasBegun(duty, today) || (duty.reportedAt !== null && duty.reportedAt >= digestDue)) continue;
    const shelf = shelfOf(duty, today);
    if (shelf === "overdue" || shelf === "soon") items.push({ duty, shelf });
  }
  if (!items.some(({ duty }) => presses(duty, today))) return [];
  // Both shelves run by due day, and whatever is overdue was due before whatever is due soon.
  return items.sort((one, other) =>
    one.duty.dueOn < other.duty.dueOn ? -1 : one.duty.dueOn > other.duty.dueOn ? 1 : 0,
  );
}

/** How many items a digest names; the rest are a count. With "Xem việc" they make the eight buttons of a screen. */
export const mostNamed = 7;
/** A backlog never hides what is about to fall due: so many of the named are kept for it. */
const keptForSoon = 3;

/** The items that are named one by one, in the order of the digest. */
export function chooseNamed(items: readonly DigestItem[]): readonly DigestItem[] {
  const overdue = items.filter((item) => item.shelf === "overdue");
  const soon = items.filter((item) => item.shelf === "soon");
  const soonNamed = Math.min(soon.length, Math.max(keptForSoon, mostNamed - overdue.length));
  return [...overdue.slice(0, mostNamed - soonNamed), ...soon.slice(0, soonNamed)];
}
