import type { PrismaClient } from "../../database/generated/client.js";

/** The chat of a recipient, by the id of their person. */
export const chatOf = (personId: number) => 8_000_000 + personId;

/**
 * A focal point with a chat on Telegram for each of `count` agencies that have check-ins; they are numbered from 1, and so are
 * their posts.
 */
export async function addRecipients(db: PrismaClient, count: number, bot: string, joinedAt: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Post" (id, "agencyId", role, key)
    SELECT row_number() OVER (ORDER BY d."agencyId"), d."agencyId", 'focal_point', 'focal_point:' || d."agencyId"
    FROM (SELECT DISTINCT "agencyId" FROM "Duty" WHERE "checkIn" ORDER BY 1 LIMIT ${count}) d`;
  await db.$executeRaw`
    INSERT INTO "Person" (id, "joinedAt") SELECT p.id, ${joinedAt} FROM "Post" p`;
  await db.$executeRaw`
    INSERT INTO "Holding" ("postId", "personId", since) SELECT p.id, p.id, ${joinedAt} FROM "Person" p`;
  await db.$executeRaw`
    INSERT INTO "Account" ("personId", channel, bot, "chatId", "linkedAt", "lastSeenAt")
    SELECT p.id, 'telegram', ${bot}, ${chatOf(0)} + p.id, ${joinedAt}, ${joinedAt} FROM "Person" p`;
  for (const table of ["Person", "Post"])
    await db.$executeRawUnsafe(
      `SELECT setval(pg_get_serial_sequence('"${table}"', 'id'), (SELECT max(id) FROM "${table}"))`,
    );
  await db.$executeRawUnsafe("ANALYZE");
}
