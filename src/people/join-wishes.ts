import type { JoinWish, Prisma, PrismaClient } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import { findAdministrators } from "./administrators.js";
import { writeAudit } from "./audit.js";
import { createInvitation } from "./invitations.js";
import { judgeWish, type WishVerdict, wishWaits } from "./judge-wish.js";
import type { ChatAddress } from "./member.js";

/** What is kept of a wish, beside that there was one, only while it waits. */
const nothingKept = { name: null, phone: null } as const;

interface NewWish extends ChatAddress {
  /** What the chat calls its person; it names nobody, and is shown to those who decide alone. */
  readonly name: string;
  /** As `readPhone` gives it, and known to be the asker's own. */
  readonly phone: string;
  readonly now: Date;
  /** Of the update that brought the number: handled again, the same wish. */
  readonly inboxId: bigint;
}

/** Enters a wish where one may be entered: at most one of a chat waits. Resolves with its id, and whom to tell of it. */
export async function wishToJoin(
  db: Prisma.TransactionClient,
  { name, phone, now, inboxId, ...chat }: NewWish,
): Promise<Exclude<WishVerdict, { kind: "ask" }> | { kind: "asked"; id: number; administrators: readonly number[] }> {
  const administrators = await findAdministrators(db);
  const address = addressOf(chat);
  const known = await db.joinWish.findFirst({ where: address, orderBy: { id: "desc" } });
  if (known?.inboxId === inboxId) return { kind: "asked", id: known.id, administrators };
  const latest = known && { ...known, refused: known.decidedBy !== null && known.invitationId === null };
  const waiting = await db.joinWish.count({
    where: { endedAt: null, at: { gt: new Date(now.getTime() - wishWaits) } },
  });
  const verdict = judgeWish(latest, { waiting, administrators: administrators.length }, now);
  if (verdict.kind !== "ask") return verdict;
  await endWishes(db, chat, now);
  const { id } = await db.joinWish.create({ data: { ...address, name, phone, at: now, inboxId } });
  return { kind: "asked", id, administrators };
}

/** Those of a chat that has joined, or asks anew, wait no more. */
export async function endWishes(db: Prisma.TransactionClient, chat: ChatAddress, now: Date): Promise<void> {
  await db.joinWish.updateMany({
    where: { ...addressOf(chat), endedAt: null },
    data: { endedAt: now, ...nothingKept },
  });
}

/** One that waits; null where it is over. */
export async function findWish(
  db: Prisma.TransactionClient,
  id: number,
  now: Date,
): Promise<{ readonly name: string; readonly phone: string } | null> {
  const at = { gt: new Date(now.getTime() - wishWaits) };
  const wish = await db.joinWish.findFirst({ where: { id, endedAt: null, at } });
  return wish?.phone ? { name: wish.name ?? "", phone: wish.phone } : null;
}

/** All that wait, oldest first. */
export async function findWaitingWishes(
  db: Prisma.TransactionClient,
  now: Date,
): Promise<
  readonly { readonly id: number; readonly channel: string; readonly name: string; readonly phone: string }[]
> {
  const at = { gt: new Date(now.getTime() - wishWaits) };
  const waiting = await db.joinWish.findMany({ where: { endedAt: null, at }, orderBy: { id: "asc" } });
  return waiting.flatMap(({ id, channel, name, phone }) => (phone ? [{ id, channel, name: name ?? "", phone }] : []));
}

export interface Deciding {
  /** An administrator. */
  readonly by: number;
  readonly inboxId: bigint;
  readonly now: Date;
}

type Refusal = "over" | "unknown_agency" | "ended_agency" | "no_leader" | "bad_name";

/** Makes the code that lets whoever asked join: for this agency, with the number that they sent. Of two yeses one counts. */
export async function grantWish(
  db: PrismaClient,
  id: number,
  { agency, leader }: { readonly agency: string; readonly leader: boolean },
  deciding: Deciding,
): Promise<Outcome<null, Refusal>> {
  return db.$transaction(async (tx): Promise<Outcome<null, Refusal>> => {
    const wish = await lockWish(tx, id);
    if (isAnsweredBy(wish, deciding) && wish?.invitationId != null) return success(null);
    if (!wish?.phone || wish.endedAt) return over();
    const made = await createInvitation(tx, { target: agency, leader, phone: wish.phone, now: deciding.now });
    if (!made.ok) return made;
    const { id: invitationId } = await tx.invitation.findUniqueOrThrow({ where: { code: made.value.code } });
    await decide(tx, wish, { invitationId, said: `granted ${made.value.role} ${made.value.agency}` }, deciding);
    return success(null);
  });
}

export async function refuseWish(db: PrismaClient, id: number, deciding: Deciding): Promise<Outcome<null, "over">> {
  return db.$transaction(async (tx): Promise<Outcome<null, "over">> => {
    const wish = await lockWish(tx, id);
    if (isAnsweredBy(wish, deciding) && wish?.invitationId === null) return success(null);
    if (!wish || wish.endedAt) return over();
    await decide(tx, wish, { invitationId: null, said: "refused" }, deciding);
    return success(null);
  });
}

async function lockWish(tx: Prisma.TransactionClient, id: number): Promise<JoinWish | null> {
  await tx.$executeRaw`SELECT 1 FROM "JoinWish" WHERE id = ${id} FOR UPDATE`;
  return tx.joinWish.findUnique({ where: { id } });
}

function isAnsweredBy(wish: JoinWish | null, { inboxId }: Deciding): boolean {
  return wish?.decideInboxId === inboxId;
}

function over() {
  return failure("over" as const, (t) => t("people.wish.over"));
}

async function decide(
  tx: Prisma.TransactionClient,
  { id }: JoinWish,
  { invitationId, said }: { readonly invitationId: number | null; readonly said: string },
  { by, inboxId, now }: Deciding,
): Promise<void> {
  const decided = { endedAt: now, decidedBy: by, decideInboxId: inboxId, invitationId };
  await tx.joinWish.update({ where: { id }, data: { ...decided, ...nothingKept } });
  await writeAudit(tx, { at: now, personId: by, action: "join", subject: `wish ${id}`, new: said, inboxId });
}

/** What waits for longer than a code would is over: resolves with its ids, each once. Nobody has answered it. */
export async function endOldWishes(db: Prisma.TransactionClient, now: Date): Promise<readonly number[]> {
  const ended = await db.joinWish.updateManyAndReturn({
    where: { endedAt: null, at: { lte: new Date(now.getTime() - wishWaits) } },
    data: { endedAt: now, ...nothingKept },
    select: { id: true },
  });
  return ended.map(({ id }) => id);
}

/** What was over before `before` is forgotten. Resolves with how many. */
export async function clearOldWishes(db: Prisma.TransactionClient, before: Date): Promise<number> {
  return (await db.joinWish.deleteMany({ where: { endedAt: { lt: before } } })).count;
}

/** With a chat its wishes are forgotten. */
export async function forgetWishes(
  db: Prisma.TransactionClient,
  { channel, bot, chatId }: { readonly channel: string; readonly bot: string; readonly chatId: bigint },
): Promise<void> {
  await db.joinWish.deleteMany({ where: { channel, bot, chatId } });
}

function addressOf({ channel, bot, chatId }: ChatAddress) {
  return { channel, bot, chatId: BigInt(chatId) };
}
