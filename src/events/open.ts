import { type Day, dayInVietnam } from "../calendar/day.js";
import { formatDay } from "../calendar/formats.js";
import { quarterEnding } from "../calendar/windows.js";
import { dateColumn } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { writeAudit } from "../people/audit.js";
import { lockAfter } from "../plan/deadlines.js";
import type { Deadline } from "../plan/plan-data.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { nudgeGoesAt, tellFocalPoints } from "../reminders/nudge.js";
import { idsOf, touchPlan } from "../requests/send.js";
import type { CatalogueAgency } from "../text/catalogue.js";
import { eventCode, taskCodeOfEvent } from "../text/event-code.js";
import type { Happened } from "./told.js";

type Tx = Prisma.TransactionClient;

/** Begins the keys of the messages to those whose duties an event opens, and to those who help them. */
export const eventHead = "event";
export const helpersHead = "event_help";

/** Their kinds in the outbox: a duty is asked for as in a request; helping is told once. */
const kinds = { [eventHead]: "request", [helpersHead]: "notice" } as const;

export interface Opening {
  readonly plan: PlanInForce;
  /** For which agency it is opened; null: by the office. */
  readonly agencyId: number | null;
  readonly personId: number;
  readonly inboxId: bigint;
  readonly now: Date;
}

/**
 * Makes what happened a task beside the one that it opens, "III.4 SK-2024-001", with a duty for each lead that was chosen,
 * and puts the messages to them and to those who help into the outbox. Resolves with the id of the event. Runs in the
 * caller's transaction, and for the same update does nothing a second time.
 */
export async function openEvent(tx: Tx, happened: Happened, opening: Opening): Promise<number> {
  const { plan, personId, inboxId, now } = opening;
  const known = await tx.triggerEvent.findUnique({ where: { inboxId }, select: { id: true } });
  if (known) return known.id;
  await touchPlan(tx, plan.id, now);
  const { task, what, document, happenedOn, due, leads, helpers } = happened;
  const number = 1 + (await tx.triggerEvent.count({ where: { planId: plan.id } }));
  const code = taskCodeOfEvent({ of: task.code, code: eventCode(plan.year, number) });
  const taskId = await makeTask(tx, code, happened, plan.id);
  const { id } = await tx.triggerEvent.create({
    data: {
      ...{ planId: plan.id, number, taskId, agencyId: opening.agencyId, personId, what, document },
      ...{ happenedOn: dateColumn(happenedOn), at: now, inboxId },
    },
    select: { id: true },
  });
  const today = dayInVietnam(now);
  const ids = await idsOf(tx, plan.id, [...leads, ...helpers], today);
  await makeDuties(tx, taskId, { leads, ids, due, today, plan });
  const told = (agencies: readonly CatalogueAgency[]) => agencies.flatMap((one) => ids.get(one.code) ?? []);
  await tell(tx, `${eventHead}:${id}`, told(leads), now, plan);
  await tell(tx, `${helpersHead}:${id}`, told(helpers), now, plan);
  const change = `${leads.length} ${due}`;
  await writeAudit(tx, { at: now, personId, action: "event", subject: code, new: change, inboxId });
  return id;
}

/** A message for each focal point of these agencies, in office hours: its key names the head and the person. */
export async function tell(
  tx: Tx,
  head: string,
  agencyIds: readonly number[],
  now: Date,
  { deadlines }: PlanInForce,
): Promise<void> {
  const kind = head.startsWith(`${eventHead}:`) ? kinds[eventHead] : kinds[helpersHead];
  await tellFocalPoints(tx, { kind, head, agencyIds }, nudgeGoesAt(now, deadlines.holidays), now);
}

async function makeTask(tx: Tx, code: string, { task, what, due, leads }: Happened, planId: number): Promise<number> {
  const of = await tx.task.findUniqueOrThrow({ where: { planId_code: { planId, code: task.code } } });
  const deadline: Deadline = { kind: "fixed-day", day: due, parts: [] };
  const made = await tx.task.create({
    data: {
      ...{ planId, sectionId: of.sectionId, order: of.order, code, origin: "event", ofTaskId: of.id },
      ...{ text: `${what} – ${of.text}`, lead: leads.map(({ shortName }) => shortName).join(", ") },
      ...{ coordinating: of.coordinating, coordinators: of.coordinators, timing: formatDay(due) },
      ...{ leads: leads.map((one) => one.code), nothingMayArise: of.nothingMayArise },
      ...{ deadlineKind: deadline.kind, deadline: deadline as unknown as Prisma.InputJsonValue },
    },
    select: { id: true },
  });
  return made.id;
}

interface Making {
  readonly leads: readonly CatalogueAgency[];
  readonly ids: ReadonlyMap<string, number>;
  readonly due: Day;
  readonly today: Day;
  readonly plan: PlanInForce;
}

/** What was due before it was told is there from its due day on. */
async function makeDuties(tx: Tx, taskId: number, { leads, ids, due, today, plan }: Making): Promise<void> {
  const { regime, holidays } = plan.deadlines;
  await tx.duty.createMany({
    data: leads.map(({ code, level }) => ({
      ...{ taskId, agencyId: ids.get(code)!, period: due, quarter: quarterEnding(due) },
      ...{ beginsOn: dateColumn(due < today ? due : today), dueOn: dateColumn(due) },
      lockOn: dateColumn(lockAfter(due, level, regime, holidays)),
    })),
  });
}
