import { dateColumn } from "../../database/days.js";
import type { Prisma } from "../../database/generated/client.js";
import type { Naming } from "../names.js";
import type { LeaveDays } from "./leaves.js";

/** Somebody who answers for the agency too and can stand in. */
export interface Colleague extends Naming {
  readonly personId: number;
  readonly role: "focal_point" | "leader";
}

/** Who is linked to an agency besides this person and is not on leave in these days; focal points before leaders. */
export async function findColleagues(
  db: Prisma.TransactionClient,
  { agencyId, personId, from, to }: LeaveDays & { readonly agencyId: number; readonly personId: number },
): Promise<readonly Colleague[]> {
  const holdings = await db.holding.findMany({
    where: { until: null, personId: { not: personId }, post: { agencyId, role: { in: ["focal_point", "leader"] } } },
    orderBy: [{ post: { role: "asc" } }, { since: "asc" }, { id: "asc" }],
    select: { personId: true, post: { select: { role: true } }, person: { select: { name: true, title: true } } },
  });
  const away = await db.leave.findMany({
    where: {
      personId: { in: holdings.map((one) => one.personId) },
      withdrawnAt: null,
      fromDay: { lte: dateColumn(to) },
      toDay: { gte: dateColumn(from) },
    },
    select: { personId: true },
  });
  const colleagues = new Map<number, Colleague>();
  for (const { personId: id, post, person } of holdings) {
    if (colleagues.has(id) || away.some((one) => one.personId === id)) continue;
    colleagues.set(id, { personId: id, role: post.role === "leader" ? "leader" : "focal_point", ...person });
  }
  return [...colleagues.values()];
}
