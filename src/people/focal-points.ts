import type { Prisma } from "../database/generated/client.js";
import type { Naming } from "./names.js";

type Client = Prisma.TransactionClient;

/** A focal point of today, by one of their agencies. */
export interface FocalPoint extends Naming {
  readonly personId: number;
  readonly agencyId: number;
}

/** The focal points of these agencies, who stand once for each of them; in the order in which the posts were taken. */
export async function focalPointsOf(db: Client, agencyIds: readonly number[]): Promise<readonly FocalPoint[]> {
  const holdings = await db.holding.findMany({
    where: {
      until: null,
      person: { leftAt: null },
      post: { role: "focal_point", agencyId: { in: [...agencyIds] } },
    },
    orderBy: { id: "asc" },
    select: { personId: true, post: { select: { agencyId: true } }, person: { select: { name: true, title: true } } },
  });
  return holdings.map(({ personId, post, person }) => ({ personId, agencyId: post.agencyId!, ...person }));
}

/** The agencies whose focal point a person is; none of who has left. */
export async function agenciesOfFocalPoint(db: Client, personId: number): Promise<readonly number[]> {
  const holdings = await db.holding.findMany({
    where: { personId, until: null, person: { leftAt: null }, post: { role: "focal_point" } },
    select: { post: { select: { agencyId: true } } },
  });
  return holdings.flatMap(({ post }) => post.agencyId ?? []);
}
