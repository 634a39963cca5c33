import { setTimeout as wait } from "node:timers/promises";
import { type Day, dayInVietnam } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable } from "../calendar/working-days.js";
import { dateColumn } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { findLeaderless } from "../people/leave/leaders-told.js";
import { findUnattended } from "../people/leave/told.js";
import { isOffice } from "../people/roles.js";
import { dueDaysEscalatedOn, type EscalationDays, isWithin, readEscalation } from "../plan/escalation-days.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import type { AskedList } from "../reporting/decisions/waiting.js";
import { figureWindows } from "../reporting/figure-windows.js";
import { type PlanNames, translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { findTold } from "./addressee.js";
import { type DigestHours, digestHoursNow, digestHoursOf } from "./digest-hours.js";
import { findExhaustedFigures, findFiguresLeft } from "./figures-left.js";
import { findUnreached } from "./find-unreached.js";
import { ladderOf } from "./ladders.js";
import { decideMorning, type Morning, unattendedWork } from "./morning.js";
import { morningMessage } from "./morning-text.js";
import { findOpenGroups, type OpenGroup } from "./office-duties.js";
import { findOfficePeople } from "./office-people.js";
import { findOutages } from "./outage.js";
import { digestKind, planDigests } from "./plan-digests.js";
import { putOut } from "./put-out.js";
import { findReturnedWork } from "./returned-work.js";

export const morningKind = "morning";

/** The morning messages of one working day: to everybody who was of the office at 08:00. */
export async function morningsOf(db: Prisma.TransactionClient, { day, due, ends }: DigestHours) {
  return (await findOfficePeople(db, due)).map((personId) => ({
    key: `${morningKind}:${personId}:${day}`,
    ...{ personId, kind: morningKind, day, expiresAt: ends },
  }));
}

/**
 * Puts the morning message of a working day into the outbox for everybody of the office, from 08:00 and until 17:00 where
 * it has to be caught up; also for who holds the post of an agency besides and gets its digest. Not for who joined after
 * 08:00. It waits for the digests, because it says who was not reached by them. Resolves with how many are new.
 */
export async function planMornings(
  db: Prisma.TransactionClient,
  {
    now,
    stopping,
    plans,
  }: { readonly now: Date; readonly stopping: AbortSignal; readonly plans: readonly PlanInForce[] },
  holidays: HolidayTable,
): Promise<number> {
  const hours = digestHoursNow(now, holidays);
  if (!hours) return 0;
  const planned = await morningsOf(db, hours);
  const keys = planned.map(({ key }) => key);
  const known = await db.outboxMessage.findMany({ where: { key: { in: keys } }, select: { key: true } });
  const missing = planned.filter(({ key }) => !known.some((one) => one.key === key));
  if (missing.length === 0) return 0;
  // A clock that was moved in the middle of a tick comes here first.
  await planDigests(db, now, plans);
  if (!(await digestsAreGone(db, { now, stopping }, hours))) return 0;
  return putOut(db, missing, now);
}

/** Milliseconds between looks, and looks in one tick; the next tick goes on. */
const look = 100;
const looks = 300;
/** Milliseconds for which a digest is waited for; then it goes without knowing who was reached this morning. */
const patience = 15 * 60_000;

/** Whether the digests of this morning were tried, so that it can be said who was not reached. */
async function digestsAreGone(
  db: Prisma.TransactionClient,
  { now, stopping }: { readonly now: Date; readonly stopping: AbortSignal },
  { day }: DigestHours,
): Promise<boolean> {
  const createdAt = { gt: new Date(now.getTime() - patience) };
  const waiting = { kind: digestKind, day: dateColumn(day), state: "queued", nextAt: { lte: now }, createdAt };
  for (let count = 0; count < looks && !stopping.aborted; count += 1) {
    if ((await db.outboxMessage.findFirst({ where: waiting, select: { id: true } })) === null) return true;
    await wait(look, undefined, { signal: stopping }).catch(() => {});
  }
  return false;
}

/** What waits for a decision of the office; filled in by who lets it decide in chat. */
export type FindAsked = (
  db: Prisma.TransactionClient,
  since: null,
  plans: readonly PlanInForce[],
) => Promise<AskedList>;

export interface MorningNeeds {
  readonly now: Date;
  readonly holidays: HolidayTable;
  readonly plan: PlanNames | null;
  readonly plans: readonly PlanInForce[];
}

/** Writes a morning message as things stand now. Withdrawn once its day is over, or for who left the office meanwhile. */
export async function composeMorning(
  db: Prisma.TransactionClient,
  row: { readonly personId: number; readonly day: string },
  { now, holidays, plan, plans }: MorningNeeds,
  findAsked: FindAsked = async () => ({ items: [], total: 0 }),
): Promise<{ readonly message: Message } | "withdrawn" | { readonly postpone: Date }> {
  const { due } = digestHoursOf(row.day);
  if (now < due) return { postpone: due };
  const hours = digestHoursNow(now, holidays);
  const told = await findTold(db, row.personId, now);
  if (!hours || hours.day !== row.day || !told || !isOffice(told)) return "withdrawn";
  if (told.busyUntil && told.busyUntil < hours.ends) return { postpone: told.busyUntil };
  const today = dayInVietnam(now);
  const days = await readEscalation(db);
  const lastMorning = digestHoursOf(addWorkingDays(today, -1, holidays)).due;
  const groups = await findOpenGroups(db, today);
  const morning = {
    ...decideMorning(groups, { today, holidays, days, ladderOf: ladderOf(plans) }),
    ...(await findEscalated(db, groups, { today, holidays, days, plans, now })),
    exhaustedFigures: await findExhaustedFigures(db, plans, today),
    unattended: unattendedWork(await findUnattended(db, today, now), groups),
    unreached: await findUnreached(db),
    waiting: await findAsked(db, null, plans),
    returned: await findReturnedWork(db, today),
    outages: await findOutages(db, lastMorning, now),
  };
  const lateAt = now >= hours.late ? now : null;
  return { message: morningMessage(morning, { today, days, lateAt, t: translator(told.language, plan) }) };
}

/** What the office hears today of figures that stay overdue, and of agencies whose leader would have heard and is away. */
async function findEscalated(
  db: Prisma.TransactionClient,
  groups: readonly OpenGroup[],
  rules: Pick<MorningNeeds, "now" | "holidays" | "plans"> & { readonly today: Day; readonly days: EscalationDays },
): Promise<Pick<Morning, "lastingFigures" | "leaderless">> {
  const { today, holidays, days, plans, now } = rules;
  const windows = figureWindows(plans, today);
  const toOffice = dueDaysEscalatedOn(today, days.office, holidays);
  const toLeader = dueDaysEscalatedOn(today, days.leader, holidays);
  const lastingFigures = await findFiguresLeft(
    db,
    windows.filter(({ dueOn }) => isWithin(dueOn, toOffice)),
    today,
  );
  const absences = toLeader ? await findLeaderless(db, today, now) : [];
  if (absences.length === 0) return { lastingFigures };
  const figures = await findFiguresLeft(
    db,
    windows.filter(({ dueOn }) => isWithin(dueOn, toLeader)),
    today,
  );
  const escalated = [...groups.filter(({ dueOn }) => isWithin(dueOn, toLeader)), ...figures];
  return { lastingFigures, leaderless: { days: days.leader, absences: unattendedWork(absences, escalated) } };
}
