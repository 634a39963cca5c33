import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { type Outcome, success } from "../outcome.js";
import { writeAudit } from "./audit.js";
import { type CodeRefusal, findInvitation, findLinked, refusal, type StoredInvitation } from "./check-code.js";
import { endGivenPost } from "./hand-over.js";
import type { InvitedRole } from "./invitations.js";
import { endWishes } from "./join-wishes.js";
import { judgeInvitation } from "./judge-invitation.js";
import type { Naming } from "./names.js";
import type { AgencyOfPost, Role } from "./roles.js";
import { type Attempt, countWrong, refuseWhileBlocked } from "./wrong-codes.js";

/** `inboxId`: of the confirmation; the same one again answers the same and writes nothing. */
export interface Joining extends Attempt {
  readonly code: string;
}

export interface Joined {
  readonly personId: number;
  readonly role: InvitedRole;
  readonly agency: AgencyOfPost | null;
  /** Of a post that was handed over: by whom, and with which code, by its row. */
  readonly takenFrom: (Naming & { readonly personId: number; readonly invitationId: number }) | null;
  /** What is known of the person, where the code was made out to them by name; null for any other code. */
  readonly known: (Naming & { readonly phone: string | null }) | null;
}

/** What goes with a post that is handed over, in the same transaction. */
export type HandOn = (
  tx: Prisma.TransactionClient,
  handed: { readonly from: number; readonly to: number; readonly agencyId: number },
) => Promise<void>;

/**
 * Uses the code: links the chat, gives the post, spends the code and writes the audit entry in one transaction. A chat
 * that is linked already keeps its person, who gets the post besides. Everything is judged again here, because time
 * has passed since the code was shown; of two chats that confirm one code at once, one joins and the other reads
 * that it was used. A post that is handed over leaves its giver in the same transaction.
 */
export async function join(
  db: PrismaClient,
  joining: Joining,
  handOn: HandOn = async () => {},
): Promise<Outcome<Joined, CodeRefusal>> {
  return db.$transaction(async (tx) => {
    // The row is locked, so that a code is spent once; the chat too, so that it never gets two persons.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`dau-moi:join:${joining.channel}:${joining.bot}:${joining.chatId}`}))`;
    await tx.$executeRaw`SELECT 1 FROM "Invitation" WHERE "code" = ${joining.code} FOR UPDATE`;
    const invitation = await findInvitation(tx, joining.code);
    const again = invitation && joining.inboxId !== null && invitation.inboxId === joining.inboxId;
    if (again && invitation.usedBy !== null) {
      return success(await joinedBy(tx, invitation, invitation.usedBy));
    }
    // A forged confirmation is a guess like a typed one.
    const waiting = await refuseWhileBlocked(tx, joining);
    if (waiting) return waiting;
    if (!invitation) return countWrong(tx, joining);
    const { role, agency } = invitation;
    if (invitation.giver) await lockAgency(tx, invitation);
    const linked = await findLinked(tx, joining);
    const verdict = judgeInvitation(invitation, linked, joining.now);
    if (verdict.kind !== "welcome") return refusal(verdict, invitation, joining.now);

    const personId = linked?.personId ?? invitation.personId ?? (await createPerson(tx, invitation, joining.now));
    if (!linked) await linkAccount(tx, personId, joining);
    if (!linked) await endWishes(tx, joining, joining.now);
    if (invitation.giver) await takeOver(tx, personId, invitation, { joining, handOn });
    if (invitation.role !== "account") await givePost(tx, personId, invitation, joining.now);
    if (linked) await keepUnlessKnown(tx, personId, invitation);
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
    return success(await joinedBy(tx, invitation, personId));
  });
}

/** What an update has joined; null where it was no confirmation that succeeded. */
export async function findJoined(db: Prisma.TransactionClient, inboxId: bigint): Promise<Joined | null> {
  const used = await db.invitation.findUnique({ where: { inboxId }, select: { code: true } });
  const invitation = used && (await findInvitation(db, used.code));
  return invitation && invitation.usedBy !== null ? joinedBy(db, invitation, invitation.usedBy) : null;
}

async function joinedBy(
  db: Prisma.TransactionClient,
  { id, role, agency, giver, name }: StoredInvitation,
  personId: number,
): Promise<Joined> {
  const takenFrom = giver && { personId: giver.personId, name: giver.name, title: giver.title, invitationId: id };
  const named = { where: { id: personId, name }, select: { name: true, title: true, phone: true } };
  const known = name === null ? null : await db.person.findFirst(named);
  return { personId, role, agency, takenFrom, known };
}

/** A report that the giver is sending is sent before the post changes hands, or not at all. */
async function lockAgency(tx: Prisma.TransactionClient, { agencyId }: StoredInvitation): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM "Agency" WHERE id = ${agencyId} FOR UPDATE`;
}

/** The giver's post ends, what is half done goes with it, and both sides stand in the audit. */
async function takeOver(
  tx: Prisma.TransactionClient,
  personId: number,
  { giver, role, agency }: StoredInvitation,
  { joining, handOn }: { readonly joining: Joining; readonly handOn: HandOn },
): Promise<void> {
  const from = giver!.personId;
  await endGivenPost(tx, { giverId: from, role: role as Role, agencyId: agency!.id }, joining.now);
  await handOn(tx, { from, to: personId, agencyId: agency!.id });
  await writeAudit(tx, {
    ...{ at: joining.now, personId, action: "hand_over", subject: `${role} ${agency!.code}` },
    ...{ old: `person ${from}`, new: `person ${personId}`, inboxId: joining.inboxId },
  });
}

async function createPerson(tx: Prisma.TransactionClient, invitation: StoredInvitation, now: Date): Promise<number> {
  const person = await tx.person.create({
    data: { name: invitation.name, title: invitation.title, phone: invitation.phone, joinedAt: now },
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

/** What somebody said of themselves stays, whatever the code was made out to. */
async function keepUnlessKnown(
  tx: Prisma.TransactionClient,
  personId: number,
  { name, title, phone }: StoredInvitation,
): Promise<void> {
  if (name) await tx.person.updateMany({ where: { id: personId, name: null }, data: { name, title } });
  if (phone) await tx.person.updateMany({ where: { id: personId, name, phone: null }, data: { phone } });
}

/** 'focal_point:12', 'staff:': a code may be used again for another agency. Made when somebody first holds it. */
export function postKey(role: string, agencyId: number | null): string {
  return `${role}:${agencyId ?? ""}`;
}
