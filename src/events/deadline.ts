import { addDays, type Day } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable } from "../calendar/working-days.js";
import type { CatalogueTrigger } from "../text/catalogue.js";

/** The setting `event`, where there is none. */
export const usualWorkingDays = 5;

/**
 * By when what an event opens is due, by the plan's rule. Where the plan names no number of days: so many working days
 * after the event as the office has set; what is to be done before it, on its very day. A rest day stays.
 *
 * @param trigger null where the plan says nothing of when
 */
export function dueOfEvent(
  trigger: CatalogueTrigger | null,
  happenedOn: Day,
  holidays: HolidayTable,
  workingDays = usualWorkingDays,
): Day {
  const { direction, offset, unit } = trigger ?? { direction: "after", offset: null, unit: null };
  if (offset === null) return direction === "before" ? happenedOn : addWorkingDays(happenedOn, workingDays, holidays);
  const days = direction === "before" ? -offset : offset;
  if (days === 0) return happenedOn;
  return unit === "working-day" ? addWorkingDays(happenedOn, days, holidays) : addDays(happenedOn, days);
}
