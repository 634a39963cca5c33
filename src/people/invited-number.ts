import type { Prisma } from "../database/generated/client.js";
import { agencyOfPost, type HeldPost, type Role } from "./roles.js";

/** A code that can be used now, by what it is for. */
export interface InvitedPost extends HeldPost {
  readonly code: string;
}

/**
 * The codes that were made out to this telephone number and can be used now, one a post: of several for the same post the
 * latest. A number names nobody by itself: the caller has to know that it is the asker's own.
 */
export async function findInvited(
  db: Prisma.TransactionClient,
  phone: string,
  now: Date,
): Promise<readonly InvitedPost[]> {
  const rows = await db.invitation.findMany({
    where: { phone, personId: null, giverId: null, usedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
    orderBy: { id: "asc" },
    select: { code: true, role: true, agency: { select: agencyOfPost } },
  });
  const latest = new Map(rows.map((row) => [`${row.role}:${row.agency?.id ?? ""}`, row]));
  return [...latest.values()].map(({ role, ...rest }) => ({ ...rest, role: role as Role }));
}
