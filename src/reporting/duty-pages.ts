import type { Day } from "../calendar/day.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button } from "../text/message.js";
import type { Duty } from "./duty-row.js";
import { dutyLabel } from "./labels.js";

/** With the ways on and back the eight buttons of a screen. */
const PAGE = 5;
/** As many as a line names. */
const NAMED = 4;

/** One page of the duties that an agency has on some days or in a period. */
export interface DutyPage<Listed = Duty> {
  readonly page: number;
  readonly shown: readonly Listed[];
  /** How many stand on later pages. */
  readonly left: number;
}

/** The page that was asked for, or the nearest that there is. */
export function dutyPage<Listed>(duties: readonly Listed[], asked: number): DutyPage<Listed> {
  const pages = Math.max(1, Math.ceil(duties.length / PAGE));
  const page = Math.min(Math.max(Math.trunc(asked) || 1, 1), pages);
  return { page, shown: duties.slice((page - 1) * PAGE, page * PAGE), left: Math.max(0, duties.length - page * PAGE) };
}

/** On to the next page, and back to the one before or to all that the agency has to do. `when`: the days or the period. */
export function dutyPageWays(
  { page, left }: DutyPage,
  agencyId: number,
  when: string,
  t: Translate,
): readonly Button[] {
  const to = (other: number) => action.workOnDays(agencyId, when, other);
  return [
    ...(left > 0 ? [{ label: t("due.days.more", { count: left }), data: to(page + 1) }] : []),
    page > 1
      ? { label: t("common.back"), data: to(page - 1) }
      : { label: t("reporting.work.mine"), data: action.work(agencyId) },
  ];
}

/** Of what has not begun only the first names; nothing where all has. */
export function notBegunLines(duties: readonly Duty[], today: Day, t: Translate): readonly string[] {
  if (duties.length === 0) return [];
  const labels = duties.slice(0, NAMED).map((duty) => dutyLabel(duty, t, today));
  if (duties.length > NAMED) labels.push("…");
  return [t("due.days.notBegun", { count: duties.length, labels: labels.join(", ") })];
}
