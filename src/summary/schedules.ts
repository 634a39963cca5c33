import { isUniqueViolation } from "../database/constraint.js";
import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { writeAudit } from "../people/audit.js";
import { officeRoles } from "../people/roles.js";
import type { WeeklyTime } from "../text/schedule-words.js";

/** The summary goes to these people of the office, on working days that are one of these days of the week. */
export interface Schedule extends WeeklyTime {
  readonly id: number;
  readonly personIds: readonly number[];
  /** When it was made or changed last. */
  readonly at: Date;
}

/** Who changes it, by which update. */
export interface ChangedBy {
  readonly personId: number;
  readonly now: Date;
  readonly inboxId: bigint;
}

/** Those that hold, in the order in which they were made; a change keeps the place of its first version by its hour. */
export function listSchedules(db: Prisma.TransactionClient): Promise<Schedule[]> {
  return db.schedule.findMany({
    where: { removedAt: null },
    orderBy: [{ time: "asc" }, { id: "asc" }],
    select: { id: true, weekdays: true, time: true, personIds: true, at: true },
  });
}

/**
 * Writes one more, in place of `replaced` where that is given, in one transaction with its audit entry. Resolves with the
 * new one; null where what was to be replaced holds no more. Asked again for the same update it writes nothing.
 */
export async function writeSchedule(
  db: PrismaClient,
  schedule: Omit<Schedule, "id" | "at">,
  by: ChangedBy,
  replaced: number | null = null,
): Promise<Schedule | null> {
  const written = { weekdays: [...schedule.weekdays], time: schedule.time, personIds: [...schedule.personIds] };
  try {
    return await db.$transaction(async (tx) => {
      const old = replaced === null ? null : await take(tx, replaced, by.now);
      if (replaced !== null && !old) return findWritten(tx, by.inboxId);
      const { id } = await tx.schedule.create({
        data: { ...written, byId: by.personId, at: by.now, inboxId: by.inboxId },
        select: { id: true },
      });
      await audit(tx, by, old ?? { id }, old && wordsOf(old), wordsOf(schedule));
      return { ...written, id, at: by.now };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return findWritten(db, by.inboxId);
  }
}

/** False where it holds no more. */
export async function removeSchedule(db: PrismaClient, id: number, by: ChangedBy): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const old = await take(tx, id, by.now);
    if (old) await audit(tx, by, old, wordsOf(old), null);
    return old !== null;
  });
}

async function take(tx: Prisma.TransactionClient, id: number, now: Date): Promise<Schedule | null> {
  const { count } = await tx.schedule.updateMany({ where: { id, removedAt: null }, data: { removedAt: now } });
  return count === 0 ? null : tx.schedule.findUniqueOrThrow({ where: { id } });
}

function findWritten(db: Prisma.TransactionClient, inboxId: bigint): Promise<Schedule | null> {
  return db.schedule.findUnique({ where: { inboxId } });
}

async function audit(
  tx: Prisma.TransactionClient,
  { personId, now, inboxId }: ChangedBy,
  { id }: { readonly id: number },
  old: string | null,
  next: string | null,
): Promise<void> {
  const subject = `schedule ${id}`;
  await writeAudit(tx, { at: now, personId, action: "setting", subject, old, new: next, inboxId });
}

/** "1,4 08:00 12,13": days, hour, people. */
function wordsOf({ weekdays, time, personIds }: Omit<Schedule, "id" | "at">): string {
  return `${weekdays.join(",")} ${time} ${personIds.join(",")}`;
}

/** Who may be chosen to get it: everybody of the office, in the order in which they joined. */
export async function findReaders(db: Prisma.TransactionClient) {
  const people = await db.person.findMany({
    where: { leftAt: null, holdings: { some: { until: null, post: { role: { in: [...officeRoles] } } } } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      name: true,
      title: true,
      holdings: {
        where: { until: null, post: { role: { in: [...officeRoles] } } },
        orderBy: { id: "asc" },
        select: { post: { select: { role: true } } },
      },
    },
  });
  return people.map(({ holdings, ...person }) => ({ ...person, role: holdings[0]!.post.role }));
}

export type Reader = Awaited<ReturnType<typeof findReaders>>[number];
