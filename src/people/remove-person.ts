import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import { writeAudit } from "./audit.js";
import type { HeldPost, Role } from "./roles.js";

export interface Removed {
  readonly personId: number;
  readonly name: string | null;
  /** The posts that this person held last: 'focal_point STP', 'staff'. */
  readonly posts: readonly string[];
  readonly held: readonly HeldPost[];
}

/**
 * Ends everything a person holds: posts, accounts, the code of their own that was not used. From then on they are a
 * stranger, and come back only with a new code, as a new person. What they sent stays with the post; their name stays
 * with it, so that a receipt can still be asked about, until they are forgotten. `by`: null for the operator.
 */
export async function removePerson(
  db: PrismaClient,
  removal: Removal,
): Promise<Outcome<Removed, "unknown_person" | "already_left">> {
  return db.$transaction((tx) => removeWithin(tx, removal));
}

export interface Removal {
  readonly personId: number;
  readonly by: number | null;
  readonly now: Date;
}

/** As `removePerson`, in the caller's transaction. */
export async function removeWithin(
  tx: Prisma.TransactionClient,
  { personId, by, now }: Removal,
): Promise<Outcome<Removed, "unknown_person" | "already_left">> {
  await tx.$executeRaw`SELECT 1 FROM "Person" WHERE "id" = ${personId} FOR UPDATE`;
  const person = await tx.person.findUnique({
    where: { id: personId },
    include: {
      holdings: { where: { until: null }, orderBy: { id: "asc" }, include: { post: { include: { agency: true } } } },
    },
  });
  if (!person) return failure("unknown_person", (t) => t("people.unknownPerson", { id: personId }));
  if (person.leftAt) return failure("already_left", (t) => t("people.alreadyLeft", { id: personId }));
  const posts = person.holdings.map(({ post }) => (post.agency ? `${post.role} ${post.agency.code}` : post.role));
  await tx.holding.updateMany({ where: { personId, until: null }, data: { until: now } });
  await tx.account.updateMany({ where: { personId, removedAt: null }, data: { removedAt: now, preferred: false } });
  await tx.invitation.updateMany({
    where: { personId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  await tx.person.update({ where: { id: personId }, data: { leftAt: now } });
  await writeAudit(tx, {
    at: now,
    personId: by,
    action: "remove",
    subject: `person ${personId}`,
    old: posts.join(", "),
  });
  const held = person.holdings.map(({ post }) => ({ role: post.role as Role, agency: post.agency }));
  return success({ personId, name: person.name, posts, held });
}
