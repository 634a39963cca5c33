import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { writeAudit } from "./audit.js";
import { generateCode } from "./invitation-code.js";
import { type AgencyOfPost, agencyOfPost, type HeldPost, type Role } from "./roles.js";

type Client = Prisma.TransactionClient;

const validity = 7 * 24 * 60 * 60 * 1000;

/** A code with which whoever uses it takes over the post of its giver, that has not been used or taken back. */
export interface HandOver {
  readonly id: number;
  readonly code: string;
  readonly post: HeldPost & { readonly agency: AgencyOfPost };
  readonly expiresAt: Date;
}

interface Giving {
  readonly giverId: number;
  readonly role: Role;
  readonly agencyId: number;
}

const agency = { select: agencyOfPost };

/**
 * Makes a code for the post of its giver, single use, valid for 7 days. One made before for the same post is taken back, so
 * that there is at most one; for the same update it is made once.
 */
export async function makeHandOver(
  db: PrismaClient,
  { giverId, role, agencyId }: Giving,
  { now, inboxId }: { readonly now: Date; readonly inboxId: bigint },
): Promise<HandOver> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`dau-moi:hand-over:${giverId}`}))`;
    const known = await tx.invitation.findUnique({ where: { madeInboxId: inboxId }, include: { agency } });
    if (known) return toHandOver(known);
    await tx.invitation.updateMany({
      where: { giverId, role, agencyId, usedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    const expiresAt = new Date(now.getTime() + validity);
    const made = await tx.invitation.create({
      data: { code: generateCode(), giverId, role, agencyId, createdAt: now, expiresAt, madeInboxId: inboxId },
      include: { agency },
    });
    const subject = `${role} ${made.agency!.code}`;
    await writeAudit(tx, { at: now, personId: giverId, action: "hand_over", subject, new: "offered", inboxId });
    return toHandOver(made);
  });
}

/** What somebody has offered and nobody has taken yet, while they hold the post. */
export async function findHandOvers(db: Client, giverId: number, now: Date): Promise<readonly HandOver[]> {
  const rows = await db.invitation.findMany({
    where: { giverId, usedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
    orderBy: { id: "asc" },
    include: { agency },
  });
  const held = await db.holding.findMany({
    where: { personId: giverId, until: null },
    select: { post: { select: { role: true, agencyId: true } } },
  });
  return rows
    .filter((row) => held.some(({ post }) => post.role === row.role && post.agencyId === row.agencyId))
    .map(toHandOver);
}

/** What became of a code that its giver takes back; null where it is none of theirs. */
export type Withdrawal = "withdrawn" | "withdrawn_before" | "taken" | "expired" | null;

/** The giver takes the code back, which works until somebody has taken the post over. The row stays. */
export async function withdrawHandOver(
  db: PrismaClient,
  { id, giverId }: { readonly id: number; readonly giverId: number },
  { now, inboxId }: { readonly now: Date; readonly inboxId: bigint },
): Promise<Withdrawal> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "Invitation" WHERE id = ${id} FOR UPDATE`;
    const row = await tx.invitation.findFirst({ where: { id, giverId }, include: { agency } });
    if (!row) return null;
    if (row.usedAt) return "taken";
    const audit = { personId: giverId, action: "hand_over" as const, subject: `${row.role} ${row.agency!.code}` };
    if (row.withdrawnAt) {
      const byThis = await tx.audit.count({ where: { inboxId, action: audit.action, subject: audit.subject } });
      return byThis > 0 ? "withdrawn" : "withdrawn_before";
    }
    if (row.expiresAt <= now) return "expired";
    await tx.invitation.update({ where: { id }, data: { withdrawnAt: now } });
    await writeAudit(tx, { at: now, ...audit, old: "offered", new: "withdrawn", inboxId });
    return "withdrawn";
  });
}

/**
 * The giver holds the post no more. False where they did not hold it: then nobody takes it over. In the caller's
 * transaction, which gives the post to who takes it.
 */
export async function endGivenPost(tx: Client, { giverId, role, agencyId }: Giving, now: Date): Promise<boolean> {
  const { count } = await tx.holding.updateMany({
    where: { personId: giverId, until: null, post: { role, agencyId } },
    data: { until: now },
  });
  return count > 0;
}

type Row = Prisma.InvitationGetPayload<{ include: { agency: typeof agency } }>;

function toHandOver({ id, code, role, agency: of, expiresAt }: Row): HandOver {
  return { id, code, post: { role: role as Role, agency: of! }, expiresAt };
}
