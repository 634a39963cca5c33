import type { Day } from "../calendar/day.js";
import { windowOf } from "../calendar/windows.js";
import type { HolidayTable } from "../calendar/working-days.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { levelOf } from "../text/levels.js";
import { dueAfterWindow, lockAfter } from "./deadlines.js";
import { isMadeInAdvance } from "./made-in-advance.js";
import { type Regime, reckoningOf } from "./regime.js";

/** The days that duties of one level have of one period, whoever's they are. */
export interface StoredWindow {
  readonly level: string;
  readonly checkIn: boolean;
  readonly period: string;
  readonly beginsOn: Day;
  readonly dueOn: Day;
  readonly lockOn: Day;
}

/** Whether these are other days than a plan's regime gives with the days off as they are known now. */
export function isStale(stored: StoredWindow, regime: Regime, holidays: HolidayTable): boolean {
  const level = levelOf(stored.level);
  if (stored.lockOn !== lockAfter(stored.dueOn, level, regime, holidays)) return true;
  if (!stored.checkIn) return false;
  const { first, last } = windowOf(stored.period, reckoningOf(regime));
  return stored.beginsOn !== first || stored.dueOn !== dueAfterWindow(last, level, regime, holidays);
}

/**
 * The days of a plan's duties as the plan set them, without what the office extended or returned: a few dozen, however many
 * duties there are; by the level of its agency that the plan said. Those of agencies that took over others' duties are left out, for theirs may be of another level.
 */
export async function readWindows(db: Prisma.TransactionClient, planId: number): Promise<readonly StoredWindow[]> {
  const rows = await db.$queryRaw<
    (Omit<StoredWindow, "beginsOn" | "dueOn" | "lockOn"> & Record<"beginsOn" | "dueOn" | "lockOn", Date>)[]
  >`
    SELECT DISTINCT coalesce(p.said->>'level', a.level) AS level, d."checkIn", d.period, d."beginsOn", coalesce(d."plannedDueOn", d."dueOn") AS "dueOn",
      coalesce(d."plannedLockOn", d."lockOn") AS "lockOn"
    FROM "Duty" d JOIN "Task" k ON k.id = d."taskId" JOIN "Agency" a ON a.id = d."agencyId"
      LEFT JOIN "PlanAgency" p ON p."planId" = k."planId" AND p."agencyId" = a.id
    WHERE k."planId" = ${planId} AND ${isMadeInAdvance} AND d."closedOn" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "AgencySuccession" s WHERE s."successorId" = a.id)`;
  return rows.map((row) => ({
    ...row,
    beginsOn: dayOf(row.beginsOn),
    dueOn: dayOf(row.dueOn),
    lockOn: dayOf(row.lockOn),
  }));
}
