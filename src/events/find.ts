import type { Day } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import { answeringAgency } from "../plan/agencies/heirs.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { eventOfTaskCode } from "../text/event-code.js";

type Client = Prisma.TransactionClient;

/** Something that happened, with the task that it opened. */
export interface OpenedEvent {
  readonly id: number;
  readonly planId: number;
  readonly taskId: number;
  /** "III.4 SK-2024-001", SK-2024-001 and III.4. */
  readonly task: string;
  readonly code: string;
  readonly of: string;
  readonly what: string;
  readonly happenedOn: Day;
  readonly due: Day;
  /** Codes of those whose duties it opened, and of who helps, as the plan was read. */
  readonly leads: readonly string[];
  readonly personId: number;
  readonly agencyId: number | null;
  readonly at: Date;
  readonly withdrawn: { readonly at: Date; readonly reason: string } | null;
}

type Row = Prisma.TriggerEventGetPayload<object>;

/** Null where there is none of this id. */
export async function findEvent(db: Client, id: number): Promise<OpenedEvent | null> {
  const row = await db.triggerEvent.findUnique({ where: { id } });
  return row && (await withTasks(db, [row]))[0]!;
}

/** The events of a plan, the latest first. `of`: those that these agencies lead, or that the person opened; null: all. */
export async function listEvents(
  db: Client,
  planId: number,
  of: { readonly agencies: readonly string[]; readonly personId: number } | null,
): Promise<readonly OpenedEvent[]> {
  const events = await withTasks(db, await db.triggerEvent.findMany({ where: { planId }, orderBy: { id: "desc" } }));
  if (of === null) return events;
  return events.filter(
    ({ leads, personId }) => personId === of.personId || leads.some((code) => of.agencies.includes(code)),
  );
}

async function withTasks(db: Client, rows: readonly Row[]): Promise<readonly OpenedEvent[]> {
  const tasks = await db.task.findMany({
    where: { id: { in: rows.map(({ taskId }) => taskId) } },
    select: { id: true, code: true, leads: true, deadline: true },
  });
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return rows.map(({ id, planId, taskId, what, personId, agencyId, at, ...row }) => {
    const { code: task, leads, deadline } = byId.get(taskId)!;
    return {
      ...{ id, planId, taskId, task, ...eventOfTaskCode(task)!, what, personId, agencyId, at, leads },
      ...{ happenedOn: dayOf(row.happenedOn), due: (deadline as { readonly day: Day }).day },
      withdrawn: row.withdrawnAt === null ? null : { at: row.withdrawnAt, reason: row.reason ?? "" },
    };
  });
}

/** How an agency stands with an event. */
export const eventStates = ["settled", "answered", "silent"] as const;
export type EventState = (typeof eventStates)[number];

/** A duty that an event opened, and who answers for it today. */
export interface EventDuty {
  readonly id: number;
  readonly agencyId: number;
  readonly agency: string; // its code
  readonly state: EventState;
  readonly dueOn: Day;
}

/** The duties that events opened, by the id of their task, in the order of the agencies; closed ones of withdrawn too. */
export async function findEventDuties(
  db: Client,
  taskIds: readonly number[],
  heirs: PlanInForce["heirs"],
): Promise<ReadonlyMap<number, readonly EventDuty[]>> {
  const rows = await db.$queryRaw<DutyRow[]>`
    SELECT d.id, d."taskId", a.id AS "agencyId", a.code AS agency, d."dueOn", d."answeredOn", d."settledOn"
    FROM "Duty" d JOIN "Agency" a ON a.id = ${answeringAgency(Prisma.sql`d."agencyId"`, heirs)}
    WHERE d."taskId" = ANY(${[...taskIds]}) AND (d."closedOn" IS NULL OR d."closedReason" = 'withdrawn')
    ORDER BY a."order", d.id`;
  const duties = new Map<number, EventDuty[]>();
  for (const { taskId, dueOn, answeredOn, settledOn, ...row } of rows) {
    const state = settledOn ? "settled" : answeredOn ? "answered" : "silent";
    duties.set(taskId, [...(duties.get(taskId) ?? []), { ...row, state, dueOn: dayOf(dueOn) }]);
  }
  return duties;
}

interface DutyRow {
  readonly id: number;
  readonly taskId: number;
  readonly agencyId: number;
  readonly agency: string;
  readonly dueOn: Date;
  readonly answeredOn: Date | null;
  readonly settledOn: Date | null;
}
