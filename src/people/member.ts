import { Prisma } from "../database/generated/client.js";
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

/** A row of `memberRows`: one for each post. */
export interface MemberRow {
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
  return memberOf(await db.$queryRaw<MemberRow[]>(memberRows(chat)), chat);
}

/** The statement behind `findMember`, for who asks more in the same breath; its rows in the order of the holdings. */
export function memberRows(chat: ChatAddress): Prisma.Sql {
  return Prisma.sql`
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
}

export function memberOf(rows: readonly MemberRow[], chat: ChatAddress): Member | null {
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

/**
 * A condition in SQL: whether a member writes in the chat that a row of this alias names (channel, bot, "chatId"), as
 * `findMember` would find them.
 */
export const memberWritesIn = (chat: string): string => `EXISTS (
    SELECT 1 FROM "Account" a JOIN "Person" p ON p."id" = a."personId" AND p."leftAt" IS NULL
    WHERE a."channel" = ${chat}.channel AND a."bot" = ${chat}.bot AND a."chatId" = ${chat}."chatId" AND a."removedAt" IS NULL
      AND EXISTS (SELECT 1 FROM "Holding" h WHERE h."personId" = p."id" AND h."until" IS NULL))`;

/** Of these chats, those in which a member writes. */
export async function findMemberChats(
  db: Prisma.TransactionClient,
  { channel, bot }: Omit<ChatAddress, "chatId">,
  chatIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (chatIds.length === 0) return new Set();
  const rows = await db.$queryRaw<{ chatId: bigint }[]>`
    SELECT chat."chatId" FROM (
      SELECT ${channel} AS channel, ${bot} AS bot, unnest(${chatIds.map(BigInt)}::bigint[]) AS "chatId") AS chat
    WHERE ${Prisma.raw(memberWritesIn("chat"))}`;
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

/**
 * Notes that a member wrote from this chat just now; an account that had stopped is reachable again. To the minute: within
 * one it is written again only where the person wrote from another account meanwhile, for the latest is where they are
 * reached. As a statement, or as a part of one.
 */
export function noteSeen({ channel, bot, chatId }: ChatAddress, now: Date): Prisma.Sql {
  return Prisma.sql`
    UPDATE "Account" seen SET "lastSeenAt" = ${now}, "stoppedAt" = NULL, "stopReason" = NULL
    WHERE seen."channel" = ${channel} AND seen."bot" = ${bot} AND seen."chatId" = ${BigInt(chatId)}
      AND seen."removedAt" IS NULL
      AND (seen."lastSeenAt" IS NULL OR seen."stoppedAt" IS NOT NULL OR seen."stopReason" IS NOT NULL
        OR seen."lastSeenAt" > ${now} OR seen."lastSeenAt" <= ${now}::timestamptz - interval '1 minute'
        OR EXISTS (
          SELECT 1 FROM "Account" other
          WHERE other."personId" = seen."personId" AND other."id" <> seen."id"
            AND other."lastSeenAt" >= seen."lastSeenAt"))
      AND EXISTS (
        SELECT 1 FROM "Holding" h JOIN "Person" p ON p."id" = h."personId" AND p."leftAt" IS NULL
        WHERE h."personId" = seen."personId" AND h."until" IS NULL)`;
}

export async function setLanguage(db: Prisma.TransactionClient, personId: number, language: Language): Promise<void> {
  await db.person.updateMany({ where: { id: personId }, data: { language } });
}
