import { dayInVietnam } from "../calendar/day.js";
import type { Channel } from "../channels/channel.js";
import type { LinkedFiles } from "../channels/files.js";
import { freeBytes } from "../database/free-space.js";
import type { Sickness } from "../database/health.js";
import { reviveUnsentOfTheFuture } from "../delivery/outbox.js";
import { recordMissedSchedules } from "../missed-schedules.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { plansInForce } from "../plan/which-plan.js";
import { planCopies } from "../reminders/copies.js";
import { planEscalations } from "../reminders/escalations.js";
import { recordMissedDigests } from "../reminders/missed-digests.js";
import { tellOfMissingRestDays } from "../reminders/missing-rest-days.js";
import { outageWatch } from "../reminders/outage.js";
import { planDigests } from "../reminders/plan-digests.js";
import { planMornings } from "../reminders/plan-mornings.js";
import type { Job } from "../reminders/tick.js";
import type { StoredFiles } from "../reporting/evidence/stored-files.js";
import { clearOldContent, readRetentionDays } from "../retention.js";
import { planScheduled } from "../scheduled-summary.js";
import { watchSpace } from "../space-warning.js";
import type { ReminderMarks } from "./mark-reminders.js";
import { clearUnusedEvidence, clearUnusedRequestFiles, storeEvidence } from "./store-evidence.js";
import type { Surroundings } from "./surroundings.js";

export interface JobNeeds {
  readonly health: () => Promise<Sickness | null>;
  readonly files: LinkedFiles;
  readonly channels: readonly Channel[];
  readonly stored: StoredFiles;
  readonly marks: ReminderMarks;
}

/**
 * What is done every minute, in this order. Each decides from rows and the instant alone, so that once too often changes
 * nothing; one that fails is logged and holds up none of the others.
 *
 * In one piece: a table, a line for each job, whose order counts.
 */
export function minuteJobs(around: Surroundings, { health, files, channels, stored, marks }: JobNeeds): readonly Job[] {
  const { database, log, plans } = around;
  const db = database.prisma;
  /** Nothing is due where there is no plan. */
  const ofPlan = (work: (plan: PlanInForce, now: Date) => Promise<unknown>) => async (now: Date) => {
    const [plan] = await plans();
    if (plan) await work(plan, now);
  };
  /** Who decides and who is told about work has nothing to do where no plan takes reports. */
  const ofPlanInForce =
    (work: (plan: PlanInForce, now: Date, stopping: AbortSignal) => Promise<unknown>) =>
    async (now: Date, stopping: AbortSignal) => {
      const [plan] = plansInForce(await plans(), dayInVietnam(now));
      if (plan) await work(plan, now, stopping);
    };
  const watchOutages = outageWatch(db);
  return [
    // What is wrong with the database is said before all that fails because of it.
    { name: "health", run: health },
    {
      name: "space",
      run: async (now) => database.kind === "embedded" && watchSpace(db, await freeBytes(database.dataDir), now),
    },
    { name: "unsent-of-the-future", run: (now) => reviveUnsentOfTheFuture(db, now) },
    {
      name: "missed-digests",
      run: async (now, stopping) => {
        const missed = await recordMissedDigests(db, now, await plans(), stopping);
        if (missed > 0) log.error({ missed }, "reminders were missed while the bot did not run");
      },
    },
    { name: "digests", run: async (now) => planDigests(db, now, await plans()) },
    { name: "outages", run: ofPlan(({ deadlines }, now) => watchOutages(now, deadlines.holidays)) },
    {
      name: "escalations",
      run: ofPlanInForce(async ({ deadlines: { holidays } }, now) =>
        planEscalations(db, now, { plans: await plans(), holidays }),
      ),
    },
    { name: "copies", run: ofPlanInForce(({ deadlines }, now) => planCopies(db, now, deadlines.holidays)) },
    {
      name: "missed-schedules",
      run: ofPlan(({ deadlines }, now) => recordMissedSchedules(db, now, deadlines.holidays)),
    },
    { name: "schedules", run: ofPlanInForce(({ deadlines }, now) => planScheduled(db, now, deadlines.holidays)) },
    {
      name: "missing-rest-days",
      run: ofPlan(({ deadlines }, now) => tellOfMissingRestDays(db, deadlines.holidays, now)),
    },
    { name: "retention", run: (now) => clearOldContent(db, now) },
    { name: "linked-files", run: () => files.sweep() },
    {
      name: "unused-evidence",
      run: async (now) => {
        const days = await readRetentionDays(db);
        await clearUnusedRequestFiles(around, stored);
        await clearUnusedEvidence(around, stored, new Date(now.getTime() - days * 86_400_000));
      },
    },
    // They wait for the messengers.
    { name: "reminder-marks", run: () => marks.look() },
    { name: "evidence", run: (now) => storeEvidence(around, { channels, stored }, now) },
    // Last: it waits until the reminders of the morning have gone.
    {
      name: "mornings",
      run: ofPlanInForce(async ({ deadlines }, now, stopping) =>
        planMornings(db, { now, stopping, plans: await plans() }, deadlines.holidays),
      ),
    },
  ];
}
