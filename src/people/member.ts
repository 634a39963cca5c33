import type { Prisma } from "../database/generated/client.js";
import type { Language } from "../text/language.js";
import type { HeldPost, Role } from "./roles.js";

/** One chat of one bot on one channel; `chatId` is the Bot API chat id used inside the program. */
export interface ChatAddress {
  readonly channel: string;
  readonly bot: string;
  readonly chatId: number;
}

/** A person at one of their accounts, with the posts they hold now: always at least one. */
export interface Member extends ChatAddress {
  readonly personId: number;
  readonly accountId: number;
  readonly name: string | null;
  readonly title: string | null;
  readonly language: Language;
  readonly posts: readonly HeldPost[];
}

interface MemberRow {
  accountId: number;
  personId: number;
  name: string | null;
  title: string | null;
  language: string;
  role: string;
  agencyId: number | null;
  agencyCode: string | null;
  agencyName: string | null;
  agencyShortName: string | null;
  agencyLevel: string | null;
  formerIds: number[];
}

/** Who writes from this chat; null for a stranger: never linked, removed, or holding no post any more. */
export async function findMember(db: Prisma.TransactionClient, chat: ChatAddress): Promise<Member | null> {
  // One statement: this runs before every update is handled.
  const rows = await db.$queryRaw<MemberRow[]>`
    SELECT a."id" AS "accountId", p."id" AS "personId", p."name", p."title", p."language", post."role",
           g."id" AS "agencyId", g."code" AS "agencyCode", g."name" AS "agencyName",
           g."shortName" AS "agencyShortName", g."level" AS "agencyLevel",
           ARRAY(SELECT f."id" FROM "Agency" f WHERE f."heirId" = g."id" ORDER BY f."id") AS "formerIds"
    FROM "Account" a
    JOIN "Person" p ON p."id" = a."personId" AND p."leftAt" IS NULL
    JOIN "Holding" h ON h."personId" = p."id" AND h."until" IS NULL
    JOIN "Post" post ON post."id" = h."postId"
    LEFT JOIN "Agency" g ON g."id" = post."agencyId"
    WHERE a."channel" = ${chat.channel} AND a."bot" = ${chat.bot} AND a."chatId" = ${BigInt(chat.chatId)}
      AND a."removedAt" IS NULL
    ORDER BY h."since", h."id"`;
  const first = rows[0];
  if (!first) return null;
  return {
    personId: first.personId,
    accountId: first.accountId,
    name: first.name,
    title: first.title,
    language: first.language === "en" ? "en" : "vi",
    channel: chat.channel,
    bot: chat.bot,
    chatId: chat.chatId,
    posts: rows.map(postOf),
  };
}

/** Of these chats, those in which a member writes, as `findMember` would find them. */
export async function findMemberChats(
  db: Prisma.TransactionClient,
  { channel, bot }: Omit<ChatAddress, "chatId">,
  chatIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (chatIds.length === 0) return new Set();
  const rows = await db.$queryRaw<{ chatId: bigint }[]>`
    SELECT DISTINCT a."chatId" FROM "Account" a
    JOIN "Person" p ON p."id" = a."personId" AND p."leftAt" IS NULL
    WHERE a."channel" = ${channel} AND a."bot" = ${bot} AND a."chatId" = ANY(${chatIds.map(BigInt)}::bigint[])
      AND a."removedAt" IS NULL
      AND EXISTS (SELECT 1 FROM "Holding" h WHERE h."personId" = p."id" AND h."until" IS NULL)`;
  return new Set(rows.map(({ chatId }) => Number(chatId)));
}

function postOf(row: MemberRow): HeldPost {
  const agency =
    row.agencyId === null
      ? null
      : {
          id: row.agencyId,
          code: row.agencyCode!,
          name: row.agencyName!,
          shortName: row.agencyShortName!,
          level: row.agencyLevel!,
          ...(row.formerIds.length > 0 ? { formerIds: row.formerIds } : {}),
        };
  return { role: row.role as Role, agency };
}

/** Notes that the person wrote from this account just now; one that had stopped is reachable again. */
export async function touch(db: Prisma.TransactionClient, accountId: number, now: Date): Promise<void> {
  await db.account.updateMany({
    where: { id: accountId },
    data: { lastSeenAt: now, stoppedAt: null, stopReason: null },
  });
}

export async function setLanguage(db: Prisma.TransactionClient, personId: number, language: Language): Promise<void> {
  await db.person.updateMany({ where: { id: personId }, data: { language } });
}
