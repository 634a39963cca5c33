import type { PrismaClient } from "../database/generated/client.js";
import { createInvitation, type Invitation } from "./invitations.js";

/**
 * The code with which the first administrator joins: the valid unused one, or a new one. Null once somebody is
 * administrator. Every start without an administrator gives a usable code, and however often it starts, there is one.
 */
export async function ensureFirstAdministratorCode(db: PrismaClient, now: Date): Promise<Invitation | null> {
  return db.$transaction(async (tx) => {
    // Two processes that start on one empty database must print the same code.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('dau-moi:first-administrator'))`;
    const administrator = await tx.holding.findFirst({
      where: { until: null, post: { role: "administrator" } },
      select: { id: true },
    });
    if (administrator) return null;
    const unused = await tx.invitation.findFirst({
      where: { role: "administrator", usedAt: null, expiresAt: { gt: now } },
      orderBy: { id: "desc" },
    });
    if (unused) return { code: unused.code, role: "administrator", agency: null, expiresAt: unused.expiresAt };
    const made = await createInvitation(tx, { target: "admin", now });
    if (!made.ok) throw new Error(`no administrator code: ${made.code}`);
    return made.value;
  });
}
