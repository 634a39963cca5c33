import { type Day, dayInVietnam } from "../../calendar/day.js";
import { formatMoment, formatPeriod } from "../../calendar/formats.js";
import { type PeriodCode, parsePeriod, windowOf } from "../../calendar/windows.js";
import type { Prisma, PrismaClient } from "../../database/generated/client.js";
import { type Failure, failure, type Outcome, success } from "../../outcome.js";
import { writeAudit } from "../../people/audit.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import { isOfPlan } from "../../plan/task-and-events.js";
import { type Deciding, personNamed } from "./decided.js";

type Client = Prisma.TransactionClient;

/** How a quarter of a plan stands, before it is approved and after. */
export interface QuarterStanding {
  readonly quarter: PeriodCode;
  readonly duties: number;
  readonly settled: number;
  /** Due and not settled. */
  readonly overdue: number;
  /** Not settled and not yet due. */
  readonly open: number;
  /** Figures given for it. */
  readonly figures: number;
  /** Figures given for its months, and for what of the year ends with it. */
  readonly otherFigures: number;
  /** Returned, or asked for and not decided, in it. */
  readonly waiting: number;
  readonly approval: Approved | null;
  /** The last time that it was opened again. */
  readonly reopened: Reopened | null;
}

export interface Approved {
  readonly id: number;
  readonly personId: number;
  readonly at: Date;
}

/** An approval that was taken back, and why. */
export interface Reopened {
  readonly approved: Pick<Approved, "personId" | "at">;
  readonly personId: number;
  readonly at: Date;
  readonly reason: string;
}

/** Counted as the summaries count: duties of the plan that count and are not closed. */
export async function quarterStanding(
  db: Client,
  { id: planId, catalogue }: PlanInForce,
  quarter: PeriodCode,
  today: Day,
): Promise<QuarterStanding> {
  const [counts] = await db.$queryRaw<{ duties: number; settled: number; overdue: number; waiting: number }[]>`
    SELECT count(*)::int AS duties, count(d."settledOn")::int AS settled,
      count(*) FILTER (WHERE d."settledOn" IS NULL AND d."dueOn" < ${today}::date)::int AS overdue,
      count(*) FILTER (WHERE EXISTS (SELECT 1 FROM "Return" r WHERE r."dutyId" = d.id AND r.state = 'open')
        OR EXISTS (SELECT 1 FROM "Extension" e WHERE e."dutyId" = d.id AND e.state = 'asked'))::int AS waiting
    FROM "Duty" d JOIN "Task" t ON t.id = d."taskId"
    WHERE t."planId" = ${planId} AND ${isOfPlan} AND d.quarter = ${quarter} AND d."closedOn" IS NULL AND d.counts`;
  const [given] = await db.$queryRaw<{ figures: number; others: number }[]>`
    SELECT count(DISTINCT (f."indicatorId", f."agencyId")) FILTER (WHERE f.period = ${quarter})::int AS figures,
      count(DISTINCT (f."indicatorId", f."agencyId", f.period)) FILTER (WHERE f.period <> ${quarter})::int AS others
    FROM "Figure" f JOIN "Indicator" i ON i.id = f."indicatorId"
    WHERE f."takenBackAt" IS NULL AND i."planId" = ${planId} AND f.period = ANY(${periodsIn(quarter, catalogue.year)})`;
  const { duties = 0, settled = 0, overdue = 0, waiting = 0 } = counts ?? {};
  const approval = await findApproval(db, planId, quarter);
  const reopened = await findReopened(db, planId, quarter);
  const open = duties - settled - overdue;
  const { figures = 0, others: otherFigures = 0 } = given ?? {};
  return { quarter, duties, settled, overdue, open, waiting, figures, otherFigures, approval, reopened };
}

/** The periods of figures that end in a quarter: its months, itself, and what of the year ends with it. */
function periodsIn(quarter: PeriodCode, year: number): readonly PeriodCode[] {
  const { number } = parsePeriod(quarter)!;
  const months = [1, 2, 3].map((month) => `${year}-${String(3 * (number - 1) + month).padStart(2, "0")}`);
  const longer: Readonly<Record<number, readonly string[]>> = {
    2: [`${year}-6M`],
    3: [`${year}-9M`],
    4: [String(year)],
  };
  return [...months, quarter, ...(longer[number] ?? [])];
}

async function findApproval(db: Client, planId: number, quarter: PeriodCode): Promise<Approved | null> {
  return db.approval.findUnique({
    where: { openKey: `${planId}:${quarter}` },
    select: { id: true, personId: true, at: true },
  });
}

async function findReopened(db: Client, planId: number, quarter: PeriodCode): Promise<Reopened | null> {
  const row = await db.approval.findFirst({
    where: { planId, quarter, reopenedAt: { not: null } },
    orderBy: { id: "desc" },
    select: { personId: true, at: true, reopenedBy: true, reopenedAt: true, reopening: true },
  });
  if (!row || row.reopenedBy === null || row.reopenedAt === null) return null;
  const { personId, at, reopenedBy, reopenedAt, reopening } = row;
  return { approved: { personId, at }, personId: reopenedBy, at: reopenedAt, reason: reopening ?? "" };
}

/** A quarter of which no day has come is not approved: all of it would wait for the office's yes from its first day on. */
export function refuseToCome(quarter: PeriodCode, today: Day): Failure<"to_come"> | null {
  if (windowOf(quarter, "calendar").first <= today) return null;
  return failure("to_come", (t) => t("decisions.approval.toCome", { period: formatPeriod(quarter, t) }));
}

/** The last day of a quarter that is not over: what is locked then has still to be reported. Null where it is over. */
export function lastDayStillToCome(quarter: PeriodCode, today: Day): Day | null {
  const { last } = windowOf(quarter, "calendar");
  return last < today ? null : last;
}

/**
 * Approves and locks a quarter. Fails with `approved` where it is already, by whom and when, with `to_come` before it has
 * begun.
 */
export async function approveQuarter(
  db: PrismaClient,
  plan: PlanInForce,
  quarter: PeriodCode,
  { by, inboxId, now }: Deciding,
): Promise<Outcome<QuarterStanding, "approved" | "to_come">> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "Plan" WHERE id = ${plan.id} FOR UPDATE`;
    const today = dayInVietnam(now);
    const standing = await quarterStanding(tx, plan, quarter, today);
    const written = await tx.approval.findUnique({ where: { inboxId }, select: { id: true } });
    if (written) return success(standing);
    if (standing.approval) return alreadyApproved(tx, standing.approval, quarter, today);
    const toCome = refuseToCome(quarter, today);
    if (toCome) return toCome;
    const openKey = `${plan.id}:${quarter}`;
    await tx.approval.create({ data: { planId: plan.id, quarter, personId: by, at: now, inboxId, openKey } });
    const counts = `${standing.settled}/${standing.duties}`;
    await writeAudit(tx, { at: now, personId: by, action: "approve", subject: quarter, new: counts, inboxId });
    return success(await quarterStanding(tx, plan, quarter, today));
  });
}

async function alreadyApproved(db: Client, { personId, at }: Approved, quarter: PeriodCode, today: Day) {
  const named = await personNamed(db, personId);
  return failure("approved" as const, (t) =>
    t("decisions.approval.already", {
      ...{ period: formatPeriod(quarter, t), who: named(t), at: formatMoment(at, today, t) },
    }),
  );
}

/** Reopens it with a reason: what is changed in it needs nobody's yes any more than before. */
export async function reopenQuarter(
  db: PrismaClient,
  plan: PlanInForce,
  quarter: PeriodCode,
  reason: string,
  { by, inboxId, now }: Deciding,
): Promise<Outcome<true, "open">> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "Plan" WHERE id = ${plan.id} FOR UPDATE`;
    if (await tx.approval.findFirst({ where: { reopenInboxId: inboxId }, select: { id: true } })) return success(true);
    const approval = await findApproval(tx, plan.id, quarter);
    if (!approval)
      return failure("open" as const, (t) => t("decisions.approval.isOpen", { period: formatPeriod(quarter, t) }));
    const reopened = { reopenedBy: by, reopenedAt: now, reopening: reason, reopenInboxId: inboxId, openKey: null };
    await tx.approval.update({ where: { id: approval.id }, data: reopened });
    await writeAudit(tx, { at: now, personId: by, action: "reopen", subject: quarter, new: reason, inboxId });
    return success(true);
  });
}
