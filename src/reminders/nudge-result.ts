import { dayInVietnam } from "../calendar/day.js";
import { Prisma } from "../database/generated/client.js";
import { toldOf } from "../people/leave/told.js";
import { answeringAgency } from "../plan/agencies/heirs.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { nudgeKind } from "./nudge.js";

type Client = Prisma.TransactionClient;

/** How one agency stands since it was nudged; the first that holds. `partly`: something of what was asked was answered. */
export type NudgeState = "answered" | "partly" | "reached" | "waiting" | "unreached" | "nobody";

export interface NudgeResult {
  readonly id: number;
  readonly at: Date;
  readonly asked: string;
  readonly planId: number;
  readonly states: ReadonlyMap<string, NudgeState>;
}

const waitingStates = ["queued", "retrying"];

/** What became of a nudge, by agency code; null where there is none with this id. */
export async function findNudgeResult(
  db: Client,
  id: number,
  heirs: PlanInForce["heirs"],
): Promise<NudgeResult | null> {
  const nudge = await db.nudge.findUnique({ where: { id } });
  if (!nudge) return null;
  const agencies = await db.$queryRaw<AgencyRow[]>`
    SELECT a.id, a.code, count(*)::int AS duties,
      count(*) FILTER (WHERE EXISTS (
        SELECT 1 FROM "StatusReport" r WHERE r."dutyId" = d.id AND r."takenBackAt" IS NULL AND r."reportedAt" >= ${nudge.at}))::int AS answered
    FROM "Duty" d
    JOIN "Agency" a ON a.id = ${answeringAgency(Prisma.sql`d."agencyId"`, heirs)}
    WHERE d.id = ANY(${nudge.dutyIds}) AND d."closedOn" IS NULL
    GROUP BY a.id, a.code, a."order" ORDER BY a."order"`;
  const sent = await messagesOf(db, nudgeKind, `${nudgeKind}:${id}`, nudge.at);
  const states = agencies.map(({ id: agencyId, code, duties, answered }): [string, NudgeState] => [
    code,
    answered >= duties ? "answered" : answered > 0 ? "partly" : reachedBy(sent.get(agencyId)),
  ]);
  return { id, at: nudge.at, asked: nudge.asked, planId: nudge.planId, states: new Map(states) };
}

/**
 * The states of the messages that were put into the outbox at `at` for the focal points of each agency, by its id: those
 * with keys of this head and a person.
 */
export async function messagesOf(
  db: Client,
  kind: string,
  head: string,
  at: Date,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const messages = await db.$queryRaw<{ agencyId: number; state: string }[]>`
    SELECT post."agencyId", o.state
    FROM "OutboxMessage" o
    JOIN (
      SELECT told."personId", told."agencyId" FROM ${toldOf(dayInVietnam(at), at)} told
      UNION
      SELECT h."personId", post."agencyId"
      FROM "Holding" h JOIN "Post" post ON post.id = h."postId" AND post.role = 'focal_point'
      WHERE h.since <= ${at} AND (h.until IS NULL OR h.until > ${at})) post ON post."personId" = o."personId"
    WHERE o.kind = ${kind} AND o.key ~ ${`^${head}:[0-9]+$`}`;
  const sent = new Map<number, string[]>();
  for (const { agencyId, state } of messages) sent.set(agencyId, [...(sent.get(agencyId) ?? []), state]);
  return sent;
}

/** Whether the messages to an agency arrived. */
export function reachedBy(messages: readonly string[] | undefined): "reached" | "waiting" | "unreached" | "nobody" {
  if (!messages) return "nobody";
  if (messages.includes("sent")) return "reached";
  return messages.some((state) => waitingStates.includes(state)) ? "waiting" : "unreached";
}

interface AgencyRow {
  readonly id: number;
  readonly code: string;
  readonly duties: number;
  readonly answered: number;
}

/** The latest nudge of these plans, of the last 30 days; null where there is none. */
export async function findLatestNudge(
  db: Client,
  plans: readonly number[],
  now: Date,
): Promise<{ readonly id: number; readonly at: Date } | null> {
  const since = new Date(now.getTime() - 30 * 86_400_000);
  return db.nudge.findFirst({
    where: { planId: { in: [...plans] }, at: { gte: since } },
    orderBy: { id: "desc" },
    select: { id: true, at: true },
  });
}
