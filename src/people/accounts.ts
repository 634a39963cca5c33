import type { Prisma } from "../database/generated/client.js";
import type { ChatAddress } from "./member.js";

/** A way to reach a person. */
export interface Route extends ChatAddress {
  readonly accountId: number;
}

/**
 * The accounts through which a person can be reached, best first: the preferred one, then the one last heard from.
 * Empty when every account has stopped or was removed.
 */
export async function routesOf(db: Prisma.TransactionClient, personId: number): Promise<readonly Route[]> {
  const accounts = await db.account.findMany({
    where: { personId, removedAt: null, stoppedAt: null },
    orderBy: [{ preferred: "desc" }, { lastSeenAt: { sort: "desc", nulls: "last" } }, { id: "asc" }],
  });
  return accounts.map((account) => ({
    accountId: account.id,
    channel: account.channel,
    bot: account.bot,
    chatId: Number(account.chatId),
  }));
}

/** Why a person's accounts stopped, as the channels said it; null where none did. */
export async function stopReasonOf(db: Prisma.TransactionClient, personId: number): Promise<string | null> {
  const stopped = await db.account.findFirst({
    where: { personId, removedAt: null, stoppedAt: { not: null } },
    orderBy: { stoppedAt: "desc" },
    select: { stopReason: true },
  });
  return stopped?.stopReason ?? null;
}

/** Whose account this chat was last, where it is nobody's any more. */
export async function findFormer(
  db: Prisma.TransactionClient,
  { channel, bot, chatId }: ChatAddress,
): Promise<number | null> {
  const former = await db.account.findFirst({
    where: { channel, bot, chatId: BigInt(chatId), removedAt: { not: null } },
    orderBy: { removedAt: "desc" },
    select: { personId: true },
  });
  return former?.personId ?? null;
}

/** The account cannot be reached until its person writes again. The first time and reason are kept. */
export async function markStopped(
  db: Prisma.TransactionClient,
  accountId: number,
  reason: string,
  now: Date,
): Promise<void> {
  await db.account.updateMany({
    where: { id: accountId, stoppedAt: null },
    data: { stoppedAt: now, stopReason: reason },
  });
}

/** The channel said that the account can be reached again, without a message from the person. */
export async function markReturned(db: Prisma.TransactionClient, accountId: number): Promise<void> {
  await db.account.updateMany({ where: { id: accountId }, data: { stoppedAt: null, stopReason: null } });
}

/** Reminders of this person go to this account first. Nothing happens when the account is not theirs. */
export async function preferAccount(db: Prisma.TransactionClient, personId: number, accountId: number): Promise<void> {
  // One statement, so that no moment has two preferred accounts, or none because the second half failed.
  await db.$executeRaw`
    UPDATE "Account" SET "preferred" = ("id" = ${accountId})
    WHERE "personId" = ${personId} AND "removedAt" IS NULL
      AND EXISTS (SELECT 1 FROM "Account" WHERE "id" = ${accountId} AND "personId" = ${personId})`;
}
