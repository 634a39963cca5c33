import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { type Outcome, success } from "../outcome.js";
import { writeAudit } from "./audit.js";
import { type CodeRefusal, findInvitation, findLinked, refusal, type StoredInvitation } from "./check-code.js";
import type { InvitedRole } from "./invitations.js";
import { judgeInvitation } from "./judge-invitation.js";
import type { AgencyOfPost } from "./roles.js";
import { type Attempt, countWrong, refuseWhileBlocked } from "./wrong-codes.js";

/** `inboxId`: of the confirmation; the same one again answers the same and writes nothing. */
export interface Joining extends Attempt {
  readonly code: string;
}

export interface Joined {
  readonly personId: number;
  readonly role: InvitedRole;
  readonly agency: AgencyOfPost | null;
}

/**
 * Uses the code: links the chat, gives the post, spends the code and writes the audit entry in one transaction. A chat
 * that is linked already keeps its person, who gets the post besides. Everything is judged again here, because time
 * has passed since the code was shown; of two chats that confirm one code at once, one joins and the other reads
 * that it was used.
 */
export async function join(db: PrismaClient, joining: Joining): Promise<Outcome<Joined, CodeRefusal>> {
  return db.$transaction(async (tx) => {
    // The row is locked, so that a code is spent once; the chat too, so that it never gets two persons.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`dau-moi:join:${joining.channel}:${joining.bot}:${joining.chatId}`}))`;
    await tx.$executeRaw`SELECT 1 FROM "Invitation" WHERE "code" = ${joining.code} FOR UPDATE`;
    const invitation = await findInvitation(tx, joining.code);
    const again = invitation && joining.inboxId !== null && invitation.inboxId === joining.inboxId;
    if (again && invitation.usedBy !== null) {
      return success({ personId: invitation.usedBy, role: invitation.role, agency: invitation.agency });
    }
    // A forged confirmation is a guess like a typed one.
    const waiting = await refuseWhileBlocked(tx, joining);
    if (waiting) return waiting;
    if (!invitation) return countWrong(tx, joining);
    const { role, agency } = invitation;
    const linked = await findLinked(tx, joining);
    const verdict = judgeInvitation(invitation, linked, joining.now);
    if (verdict.kind !== "welcome") return refusal(verdict, invitation, joining.now);

    const personId = linked?.personId ?? invitation.personId ?? (await createPerson(tx, invitation, joining.now));
    if (!linked) await linkAccount(tx, personId, joining);
    if (invitation.role !== "account") await givePost(tx, personId, invitation, joining.now);
    if (linked) await nameUnlessNamed(tx, personId, invitation);
    await tx.invitation.update({
      where: { id: invitation.id },
      data: { usedAt: joining.now, usedBy: personId, inboxId: joining.inboxId },
    });
    await writeAudit(tx, {
      at: joining.now,
      personId,
      action: "join",
      subject: agency ? `${role} ${agency.code}` : role,
      new: joining.channel,
      inboxId: joining.inboxId,
    });
    return success({ personId, role, agency });
  });
}

async function createPerson(tx: Prisma.TransactionClient, invitation: StoredInvitation, now: Date): Promise<number> {
  const person = await tx.person.create({
    data: { name: invitation.name, title: invitation.title, joinedAt: now },
    select: { id: true },
  });
  return person.id;
}

async function linkAccount(tx: Prisma.TransactionClient, personId: number, joining: Joining): Promise<void> {
  await tx.account.create({
    data: {
      personId,
      channel: joining.channel,
      bot: joining.bot,
      chatId: BigInt(joining.chatId),
      linkedAt: joining.now,
      lastSeenAt: joining.now,
    },
  });
}

async function givePost(
  tx: Prisma.TransactionClient,
  personId: number,
  invitation: StoredInvitation,
  now: Date,
): Promise<void> {
  const key = postKey(invitation.role, invitation.agencyId);
  const post = await tx.post.upsert({
    where: { key },
    create: { key, role: invitation.role, agencyId: invitation.agencyId },
    update: {},
    select: { id: true },
  });
  await tx.holding.create({ data: { postId: post.id, personId, since: now } });
}

async function nameUnlessNamed(
  tx: Prisma.TransactionClient,
  personId: number,
  invitation: StoredInvitation,
): Promise<void> {
  if (!invitation.name) return;
  await tx.person.updateMany({
    where: { id: personId, name: null },
    data: { name: invitation.name, title: invitation.title },
  });
}

/** 'focal_point:12', 'staff:': a code may be used again for another agency. Made when somebody first holds it. */
export function postKey(role: string, agencyId: number | null): string {
  return `${role}:${agencyId ?? ""}`;
}
