import type { Day } from "../calendar/day.js";
import { dateColumn, dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { dutySubject, figuresSubject } from "./digest-items.js";

/** Until when a person has put off being reminded of what, from `today` on; by subject, the latest day of each. */
export async function findPutOff(
  db: Prisma.TransactionClient,
  personId: number,
  today: Day,
): Promise<ReadonlyMap<string, Day>> {
  const rows = await db.reminderReply.findMany({
    where: { personId, remindOn: { gte: dateColumn(today) } },
    orderBy: [{ remindOn: "asc" }, { id: "asc" }],
    select: { dutyId: true, agencyId: true, period: true, remindOn: true },
  });
  return new Map(
    rows.map(({ dutyId, agencyId, period, remindOn }) => [
      dutyId === null ? figuresSubject({ agencyId: agencyId!, period: period! }) : dutySubject(dutyId),
      dayOf(remindOn!),
    ]),
  );
}
