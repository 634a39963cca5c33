import { addDays, type Day } from "../../calendar/day.js";
import { formatDay, formatDayInFull } from "../../calendar/formats.js";
import { dateColumn, dayOf } from "../../database/days.js";
import type { Prisma, PrismaClient } from "../../database/generated/client.js";
import { type Failure, failure } from "../../outcome.js";
import type { Translate } from "../../text/language.js";
import { writeAudit } from "../audit.js";

type Client = Prisma.TransactionClient;

/** Who is told of an agency's work meanwhile. */
export interface StandInFor {
  readonly agencyId: number;
  readonly personId: number;
}

/** Days on which somebody is away, the first and the last included. */
export interface LeaveDays {
  readonly from: Day;
  readonly to: Day;
}

export interface Leave extends LeaveDays {
  readonly id: number;
  readonly personId: number;
  /** None for an agency for which nobody was chosen. */
  readonly standIns: readonly StandInFor[];
}

/** "thứ Ba 12/03/2024", "từ thứ Ba 12/03/2024 đến hết thứ Sáu 15/03/2024" */
export function formatLeaveDays({ from, to }: LeaveDays, t: Translate): string {
  if (from === to) return formatDayInFull(from, t);
  return t("leave.days", { from: formatDayInFull(from, t), to: formatDayInFull(to, t) });
}

const longestLeave = 200;
const furthest = 366;

/** Why such days are no leave; null where they are. What begins in the past may still go on. */
export function judgeLeave(
  { from, to }: LeaveDays,
  today: Day,
): Failure<"backwards" | "over" | "too_long" | "too_far"> | null {
  const days = { from: formatDay(from), to: formatDay(to) };
  if (to < from) return failure("backwards", (t) => t("leave.backwards", days));
  if (to < today) return failure("over", (t) => t("leave.over", { to: days.to }));
  if (to > addDays(from, longestLeave)) return failure("too_long", (t) => t("leave.tooLong", days));
  if (from > addDays(today, furthest)) return failure("too_far", (t) => t("leave.tooFar", days));
  return null;
}

/** A person's leaves that go on or are to come, the nearest first. */
export async function findLeaves(db: Client, personId: number, today: Day): Promise<readonly Leave[]> {
  const rows = await db.leave.findMany({
    where: { personId, withdrawnAt: null, toDay: { gte: dateColumn(today) } },
    orderBy: [{ fromDay: "asc" }, { id: "asc" }],
    include: { standIns: { orderBy: { agencyId: "asc" } } },
  });
  return rows.map(toLeave);
}

/** One of a person's, in whatever state it is; null for another's. */
export async function findLeave(
  db: Client,
  id: number,
  personId: number,
): Promise<(Leave & { readonly isOver: boolean; readonly withdrawInboxId: bigint | null }) | null> {
  const row = await db.leave.findFirst({ where: { id, personId }, include: { standIns: true } });
  return row && { ...toLeave(row), isOver: row.withdrawnAt !== null, withdrawInboxId: row.withdrawInboxId };
}

/** What ended, and what there is instead. */
export interface KeptLeave {
  readonly leave: Leave;
  /** Those whose days it shares: it takes their place. */
  readonly replaced: readonly Leave[];
}

/** Keeps a leave, with its audit entry, in one transaction; for the same update once. */
export async function keepLeave(
  db: PrismaClient,
  { personId, from, to, standIns }: Omit<Leave, "id">,
  { now, inboxId }: { readonly now: Date; readonly inboxId: bigint },
): Promise<KeptLeave> {
  return db.$transaction(async (tx) => {
    await lockLeaves(tx, personId);
    const known = await tx.leave.findUnique({ where: { inboxId }, include: { standIns: true } });
    if (known) {
      const before = await tx.leave.findMany({ where: { withdrawInboxId: inboxId }, include: { standIns: true } });
      return { leave: toLeave(known), replaced: before.map(toLeave) };
    }
    const shared = await tx.leave.findMany({
      where: { personId, withdrawnAt: null, fromDay: { lte: dateColumn(to) }, toDay: { gte: dateColumn(from) } },
      include: { standIns: true },
    });
    await tx.leave.updateMany({
      where: { id: { in: shared.map(({ id }) => id) } },
      data: { withdrawnAt: now, withdrawInboxId: inboxId },
    });
    const row = await tx.leave.create({
      data: {
        ...{ personId, fromDay: dateColumn(from), toDay: dateColumn(to), at: now, inboxId },
        standIns: { create: standIns.map((one) => ({ agencyId: one.agencyId, personId: one.personId })) },
      },
      include: { standIns: true },
    });
    const replaced = shared.map(toLeave);
    await writeAudit(tx, {
      ...{ at: now, personId, action: "leave", subject: `person ${personId}`, inboxId },
      ...{ old: replaced.map(inAudit).join("; ") || null, new: inAudit({ from, to, standIns }) },
    });
    return { leave: toLeave(row), replaced };
  });
}

/** Ends a leave, or takes back one that is to come; the row stays. Null where it was over already. */
export async function endLeave(
  db: PrismaClient,
  { id, personId }: { readonly id: number; readonly personId: number },
  { now, inboxId }: { readonly now: Date; readonly inboxId: bigint },
): Promise<Leave | null> {
  return db.$transaction(async (tx) => {
    await lockLeaves(tx, personId);
    const leave = await findLeave(tx, id, personId);
    if (!leave) return null;
    if (leave.isOver) return leave.withdrawInboxId === inboxId ? leave : null;
    await tx.leave.update({ where: { id }, data: { withdrawnAt: now, withdrawInboxId: inboxId } });
    await writeAudit(tx, {
      ...{ at: now, personId, action: "leave", subject: `person ${personId}`, inboxId },
      ...{ old: inAudit(leave), new: "ended" },
    });
    return leave;
  });
}

/** Two messages of one person that speak of leave come one after the other. */
async function lockLeaves(tx: Client, personId: number): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`dau-moi:leave:${personId}`}))`;
}

/** "2024-03-12/2024-03-15 stand-in 14" */
function inAudit({ from, to, standIns }: Pick<Leave, "from" | "to" | "standIns">): string {
  const ids = [...new Set(standIns.map(({ personId }) => personId))];
  return [`${from}/${to}`, ...(ids.length > 0 ? [`stand-in ${ids.join(", ")}`] : [])].join(" ");
}

type Row = Prisma.LeaveGetPayload<{ include: { standIns: true } }>;

function toLeave({ id, personId, fromDay, toDay, standIns }: Row): Leave {
  return {
    ...{ id, personId, from: dayOf(fromDay), to: dayOf(toDay) },
    standIns: standIns.map((one) => ({ agencyId: one.agencyId, personId: one.personId })),
  };
}
