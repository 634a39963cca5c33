import type { Day } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import { answeringAgency } from "../plan/agencies/heirs.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { planIsInForce } from "../plan/plan-state.js";
import { messagesOf, reachedBy } from "../reminders/nudge-result.js";
import { searchKey } from "../text/normalise.js";
import type { Asked, AskedFile } from "./asked.js";
import { requestKind } from "./send.js";

type Client = Prisma.TransactionClient;

/** How one agency stands with a request; the first that holds. */
export const requestStates = ["settled", "answered", "received", "reached", "waiting", "unreached", "nobody"] as const;
export type RequestState = (typeof requestStates)[number];

/** A request that was sent. */
export interface SentRequest {
  readonly id: number;
  readonly planId: number;
  readonly taskId: number;
  readonly code: string;
  readonly text: string;
  readonly due: Day;
  readonly hour: string | null;
  readonly files: readonly AskedFile[];
  readonly sentAt: Date;
  readonly withdrawn: { readonly at: Date; readonly reason: string } | null;
}

/** Null where there is none with this id, or it is not sent. */
export async function findSentRequest(db: Client, id: number): Promise<SentRequest | null> {
  const row = await db.request.findFirst({ where: { id, state: { not: "draft" } } });
  return row && (await withTasks(db, [row]))[0]!;
}

/** The requests of a plan, the latest first. */
export async function listRequests(db: Client, planId: number): Promise<readonly SentRequest[]> {
  const where = { planId, state: { not: "draft" } };
  return withTasks(db, await db.request.findMany({ where, orderBy: { taskId: "desc" } }));
}

type Row = Prisma.RequestGetPayload<object>;

async function withTasks(db: Client, rows: readonly Row[]): Promise<readonly SentRequest[]> {
  const tasks = await db.task.findMany({
    where: { id: { in: rows.flatMap(({ taskId }) => taskId ?? []) } },
    select: { id: true, code: true, text: true, deadline: true },
  });
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return rows.map(({ id, planId, taskId, sentAt, withdrawnAt, reason, asked }) => {
    const { code, text, deadline } = byId.get(taskId!)!;
    const { day } = deadline as { readonly day: Day };
    const { hour = null, files = [] } = asked as unknown as Partial<Asked>;
    return {
      ...{ id, planId, taskId: taskId!, code, text, due: day, hour, files, sentAt: sentAt! },
      withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, reason: reason ?? "" },
    };
  });
}

/** How each agency stands, by its code, in the order of the agencies. */
export async function findRequestStates(
  db: Client,
  { id, taskId, sentAt }: SentRequest,
  heirs: PlanInForce["heirs"],
): Promise<ReadonlyMap<string, RequestState>> {
  const rows = await db.$queryRaw<StateRow[]>`
    SELECT a.id, a.code, d."answeredOn", d."settledOn", k."dutyId" IS NOT NULL AS received
    FROM "Duty" d
    JOIN "Agency" a ON a.id = ${answeringAgency(Prisma.sql`d."agencyId"`, heirs)}
    LEFT JOIN "Acknowledgement" k ON k."dutyId" = d.id
    WHERE d."taskId" = ${taskId} AND (d."closedOn" IS NULL OR d."closedReason" = 'withdrawn')
    ORDER BY a."order", d.id`;
  const messages = await messagesOf(db, requestKind, `${requestKind}:${id}`, sentAt);
  return new Map(
    rows.map((row): [string, RequestState] => {
      if (row.settledOn) return [row.code, "settled"];
      if (row.answeredOn) return [row.code, "answered"];
      return [row.code, row.received ? "received" : reachedBy(messages.get(row.id))];
    }),
  );
}

interface StateRow {
  readonly id: number;
  readonly code: string;
  readonly answeredOn: Date | null;
  readonly settledOn: Date | null;
  readonly received: boolean;
}

export interface RequestCounts {
  readonly agencies: number;
  readonly settled: number;
  readonly answered: number;
  readonly received: number;
}

/** How the agencies of these requests stand, by the id of their tasks; each agency is counted once, where it stands. */
export async function countRequests(
  db: Client,
  taskIds: readonly number[],
): Promise<ReadonlyMap<number, RequestCounts>> {
  const rows = await db.$queryRaw<(RequestCounts & { taskId: number })[]>`
    SELECT d."taskId", count(*)::int AS agencies, count(*) FILTER (WHERE d."settledOn" IS NOT NULL)::int AS settled,
      count(*) FILTER (WHERE d."settledOn" IS NULL AND d."answeredOn" IS NOT NULL)::int AS answered,
      count(*) FILTER (WHERE d."answeredOn" IS NULL AND k."dutyId" IS NOT NULL)::int AS received
    FROM "Duty" d LEFT JOIN "Acknowledgement" k ON k."dutyId" = d.id
    WHERE d."taskId" = ANY(${[...taskIds]}) AND d."closedOn" IS NULL
    GROUP BY 1`;
  return new Map(rows.map(({ taskId, ...counts }) => [taskId, counts]));
}

/** Whether any of these agencies is asked, or answers for one that was. */
export async function isAsked(db: Client, { taskId }: SentRequest, agencyIds: readonly number[]): Promise<boolean> {
  const ids = { in: [...agencyIds] };
  const where = { taskId, agency: { OR: [{ id: ids }, { heirId: ids }] } };
  return (await db.duty.findFirst({ where, select: { id: true } })) !== null;
}

/** An open request that asks the same. */
export interface SameRequest {
  readonly code: string;
  readonly due: Day;
}

/** The latest request of these words to exactly these agencies that not all of them have settled; null where there is none. */
export async function findSameRequest(
  db: Client,
  planId: number,
  text: string,
  agencies: readonly string[],
): Promise<SameRequest | null> {
  const open = await db.$queryRaw<{ code: string; text: string; leads: string[]; deadline: { day: Day } }[]>`
    SELECT t.code, t.text, t.leads, t.deadline FROM "Request" q JOIN "Task" t ON t.id = q."taskId"
    WHERE q."planId" = ${planId} AND q.state = 'sent' AND EXISTS (
      SELECT 1 FROM "Duty" d WHERE d."taskId" = t.id AND d."closedOn" IS NULL AND d."settledOn" IS NULL)
    ORDER BY t.id DESC`;
  const asked = [...agencies].sort().join();
  const words = searchKey(text);
  const same = open.find((one) => searchKey(one.text) === words && [...one.leads].sort().join() === asked);
  return same ? { code: same.code, due: same.deadline.day } : null;
}

/** A duty of a request that a person's agencies may acknowledge or report. */
export interface AskedDuty {
  readonly id: number;
  readonly request: number;
  readonly code: string;
  readonly text: string;
  readonly dueOn: Day;
  readonly dueHour: string | null;
  /** Of the person's own that answers for it. */
  readonly agencyId: number;
  readonly agency: string;
  readonly agencyName: string;
  readonly agencyCode: string;
  readonly answered: boolean;
  readonly settled: boolean;
  readonly received: boolean;
  /** How many files the office sent with it. */
  readonly files: number;
}

/** Those of these agencies, whichever answers for them today, that are not closed. `request`: of this one alone. */
export async function findAskedDuties(
  db: Client,
  agencyIds: readonly number[],
  today: Day,
  request: number | null = null,
): Promise<readonly AskedDuty[]> {
  const only = request === null ? Prisma.sql`true` : Prisma.sql`q.id = ${request}`;
  const rows = await db.$queryRaw<(Omit<AskedDuty, "dueOn"> & { dueOn: Date })[]>`
    SELECT d.id, q.id AS request, t.code, t.text, d."dueOn", d."dueHour", h.id AS "agencyId", h."shortName" AS agency, h.name AS "agencyName",
      h.code AS "agencyCode",
      d."answeredOn" IS NOT NULL AS answered, d."settledOn" IS NOT NULL AS settled, k."dutyId" IS NOT NULL AS received,
      coalesce(jsonb_array_length(q.asked->'files'), 0) AS files
    FROM "Request" q
    JOIN "Task" t ON t.id = q."taskId"
    JOIN "Plan" pl ON pl.id = t."planId"
    JOIN "Duty" d ON d."taskId" = t.id AND d."closedOn" IS NULL
    JOIN "Agency" a ON a.id = d."agencyId"
    JOIN "Agency" h ON h.id = coalesce(a."heirId", a.id)
    LEFT JOIN "Acknowledgement" k ON k."dutyId" = d.id
    WHERE q.state = 'sent' AND h.id = ANY(${[...agencyIds]}) AND ${only} AND ${planIsInForce(today)}
    ORDER BY q.id, h."order", d.id`;
  return rows.map((row) => ({ ...row, dueOn: dayOf(row.dueOn) }));
}
