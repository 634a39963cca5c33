import { z } from "zod";
import { addDays, type Day } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable, isWorkingDay, workingDaysBetween } from "../calendar/working-days.js";

/** The hours in which people are reminded; the pause at noon is no part of them, nor is the end. */
export const reminderHours = { begin: "07:30", noonBegins: "11:30", noonEnds: "13:30", end: "17:00" } as const;

/** Whether somebody may be reminded at this time of a working day: "08:00". */
export function isReminderHour(time: string): boolean {
  const { begin, noonBegins, noonEnds, end } = reminderHours;
  return begin <= time && time < end && !(noonBegins <= time && time < noonEnds);
}

const mostDays = 60;
const mostSteps = 20;
const count = z.int().min(1).max(mostDays);
const inOrder = (days: number[]) => [...new Set(days)].sort((a, b) => a - b);

/** Working days from a due day, in any order and written as often as one likes; kept once each. */
export const stepsBefore = z
  .array(count)
  .max(mostSteps)
  .transform((days) => inOrder(days).reverse());
export const stepsAfter = z.array(count).max(mostSteps).transform(inOrder);
export const thenEvery = z.int().min(0).max(mostDays);
export const timesAfter = z.int().min(0).max(mostSteps);
export const reminderHour = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .refine(isReminderHour);

/** The steps on which people are reminded of a due day, counted in working days from it. */
export const ladder = z
  .strictObject({
    before: stepsBefore.prefault([14, 7, 3, 1]),
    /** On the due day itself; it falls away where that is a rest day. */
    onDay: z.boolean().default(true),
    after: stepsAfter.prefault([1, 3, 7]),
    /** Working days from the last of `after` to the next step, and from that to the next; 0: none follow. */
    thenEvery: thenEvery.default(5),
    /** How often in all after the due day. After the last time nobody is reminded of it any more. */
    timesAfter: timesAfter.default(6),
    /** When on such a day, for whoever has chosen no hour. */
    at: reminderHour.default("08:00"),
  })
  .prefault({});
export type Ladder = z.infer<typeof ladder>;

export const defaultLadder: Ladder = ladder.parse({});

/** A step: so many working days before or after the due day; 0 on it. */
export interface Step {
  readonly side: "before" | "day" | "after";
  readonly days: number;
}

/** The steps after the due day, in working days from it: 1, 3, 7, 12, 17, 22. */
export function daysAfter({ after, thenEvery: every, timesAfter: times }: Ladder): readonly number[] {
  const days = after.slice(0, times);
  while (every > 0 && days.length < times) days.push((days.at(-1) ?? 0) + every);
  return days;
}

/** On which step a due day stands on `today`; null on a rest day, and where it stands on none. */
export function stepOn(dueOn: Day, today: Day, steps: Ladder, holidays: HolidayTable): Step | null {
  if (!isWorkingDay(today, holidays)) return null;
  if (today === dueOn) return steps.onDay ? { side: "day", days: 0 } : null;
  if (today < dueOn) {
    // Both ends a day earlier: today is counted, a due day is not, so that one on a Sunday has Friday a day before it.
    const days = workingDaysBetween(addDays(today, -1), addDays(dueOn, -1), holidays);
    return steps.before.includes(days) ? { side: "before", days } : null;
  }
  const days = workingDaysBetween(dueOn, today, holidays);
  return daysAfter(steps).includes(days) ? { side: "after", days } : null;
}

/** Due days that stand on one step, both ends included. */
export interface DueDaysOnStep extends Step {
  readonly from: Day;
  readonly to: Day;
}

/** Which due days stand on a step on `today`: what `stepOn` says of each, as stretches of days. None on a rest day. */
export function dueDaysOnSteps(today: Day, steps: Ladder, holidays: HolidayTable): readonly DueDaysOnStep[] {
  if (!isWorkingDay(today, holidays)) return [];
  const worked = (days: number) => addWorkingDays(today, days, holidays);
  return [
    ...steps.before.map((days): DueDaysOnStep => {
      return { side: "before", days, from: addDays(worked(days - 1), 1), to: worked(days) };
    }),
    ...(steps.onDay ? [{ side: "day" as const, days: 0, from: today, to: today }] : []),
    ...daysAfter(steps).map((days): DueDaysOnStep => {
      return { side: "after", days, from: worked(-days), to: addDays(worked(1 - days), -1) };
    }),
  ];
}

/** How many days ahead a step is looked for; the longest ladder ends earlier, but for very long stretches of rest days. */
const farthest = 400;

/**
 * The next day after `today` on which a due day stands on a step; null where none is to come.
 *
 * @param isAnswered before the due day the steps hold for what is not
 */
export function nextStepAfter(
  today: Day,
  { dueOn, isAnswered }: { readonly dueOn: Day; readonly isAnswered: boolean },
  steps: Ladder,
  holidays: HolidayTable,
): Day | null {
  for (let day = addDays(today, 1); day <= addDays(today, farthest); day = addDays(day, 1)) {
    const step = stepOn(dueOn, day, steps, holidays);
    if (step && (step.side !== "before" || !isAnswered)) return day;
    if (day > dueOn && dueOn < pastLastStep(day, steps, holidays)) return null;
  }
  return null;
}

/** Due days before this one are past their last step on `today`: nobody is reminded of them any more. */
export function pastLastStep(today: Day, steps: Ladder, holidays: HolidayTable): Day {
  return addWorkingDays(today, -(daysAfter(steps).at(-1) ?? 0), holidays);
}
