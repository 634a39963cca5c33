import type { Prisma } from "../database/generated/client.js";
import { writeAudit } from "./audit.js";
import type { CardChange, Holder, OpenInvitation, RosterDifferences, RosterEntry } from "./compare-roster.js";
import { keepCardWithin } from "./contact-card.js";
import { generateCode } from "./invitation-code.js";
import { invitedUntil, isWorthGivingAgain } from "./invitations.js";
import type { Role } from "./roles.js";

/** Who holds a post now, and which codes made out to somebody are still worth giving; both in the order of their rows. */
export async function knownPeople(
  db: Prisma.TransactionClient,
  now: Date,
): Promise<{ readonly holders: readonly Holder[]; readonly invitations: readonly OpenInvitation[] }> {
  const holdings = await db.holding.findMany({
    where: { until: null, person: { leftAt: null } },
    orderBy: { id: "asc" },
    select: {
      post: { select: { role: true, agencyId: true } },
      person: { select: { id: true, name: true, title: true, phone: true } },
    },
  });
  const invitations = await db.invitation.findMany({
    where: {
      ...{ name: { not: null }, personId: null, giverId: null },
      ...{ usedAt: null, withdrawnAt: null, expiresAt: isWorthGivingAgain(now) },
    },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, code: true, expiresAt: true, role: true, agencyId: true },
      ...{ name: true, title: true, phone: true },
    },
  });
  return {
    holders: holdings.map(({ post, person: { id, ...card } }) => ({
      ...{ personId: id, role: post.role as Role, agencyId: post.agencyId },
      ...card,
    })),
    invitations: invitations.map(({ role, ...one }) => ({ ...one, role: role as Role })),
  };
}

/** A code for whoever is in the roster and has not joined. */
export interface RosterCode<Entry extends RosterEntry> {
  readonly entry: Entry;
  readonly code: string;
  readonly expiresAt: Date;
}

/**
 * Writes what a roster says otherwise, and leaves whom it does not name as they are. Gives the codes of those who have not
 * joined, new ones and ones that they have already, so that asking again gives the same.
 */
export async function writeRoster<Entry extends RosterEntry>(
  tx: Prisma.TransactionClient,
  { here, waiting, added }: RosterDifferences<Entry>,
  now: Date,
): Promise<readonly RosterCode<Entry>[]> {
  const expiresAt = invitedUntil(now);
  const made = added.map(({ entry }) => ({ entry, code: generateCode(), expiresAt }));
  await tx.invitation.createMany({
    data: made.map(({ entry: { role, agencyId, name, title, phone }, code }) => ({
      ...{ code, role, agencyId, name, title, phone, createdAt: now, expiresAt },
    })),
  });
  const changed = here.filter(({ changes }) => changes.length > 0);
  for (const { holder, changes } of changed) await changeCard(tx, holder, changes, now);
  const corrected = waiting.filter(({ changes }) => changes.length > 0);
  for (const { invitation, changes } of corrected)
    await tx.invitation.update({ where: { id: invitation.id }, data: valuesOf(changes) });
  if (made.length + changed.length + corrected.length > 0) {
    const counts = `+${made.length} ~${changed.length + corrected.length}`;
    await writeAudit(tx, { at: now, personId: null, action: "import", subject: "people", new: counts });
  }
  const kept = waiting.map(({ entry, invitation: { code, expiresAt: until } }) => ({ entry, code, expiresAt: until }));
  return [...kept, ...made];
}

/** Which of it was changed stands in the audit, never to what: it is personal data. */
async function changeCard(
  tx: Prisma.TransactionClient,
  { personId, ...known }: Holder,
  changes: readonly CardChange[],
  now: Date,
): Promise<void> {
  const { name = known.name, title = known.title, phone } = valuesOf(changes);
  const card = { naming: { name, title }, phone };
  await keepCardWithin(tx, { personId, card, by: null }, { now, inboxId: null });
  const fields = changes.map(({ field }) => field).join(", ");
  await writeAudit(tx, { at: now, personId: null, action: "import", subject: `person ${personId}`, new: fields });
}

function valuesOf(changes: readonly CardChange[]): { name?: string; title?: string; phone?: string } {
  return Object.fromEntries(changes.map((change) => [change.field, change.new]));
}
