import { dayInVietnam } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import type { Prisma } from "../database/generated/client.js";
import { type Failure, failure } from "../outcome.js";
import { blockedUntil, wrongTriesAllowed } from "./judge-invitation.js";
import type { ChatAddress } from "./member.js";

const hour = 60 * 60 * 1000;

/** A chat that sends a code, or what may be one. */
export interface Attempt extends ChatAddress {
  readonly now: Date;
  /** The update that brought it: looked at again, it counts once. */
  readonly inboxId: bigint | null;
}

/** The refusal of a chat that sent five wrong codes within the last hour; null while it may try. */
export async function refuseWhileBlocked(
  db: Prisma.TransactionClient,
  attempt: Attempt,
): Promise<Failure<"too_many"> | null> {
  const { now } = attempt;
  const until = blockedUntil(await wrongWithinHour(db, attempt), now);
  return until && tooMany(until, now);
}

/** Counts a code that does not exist against the chat, and says how many tries are left. The code is not kept. */
export async function countWrong(
  db: Prisma.TransactionClient,
  attempt: Attempt,
): Promise<Failure<"wrong" | "too_many">> {
  const { now, inboxId } = attempt;
  await db.wrongCode.createMany({ data: [{ ...columns(attempt), at: now, inboxId }], skipDuplicates: true });
  const wrong = await wrongWithinHour(db, attempt);
  const until = blockedUntil(wrong, now);
  if (until) return tooMany(until, now);
  return failure("wrong", (t) => t("people.code.wrong", { left: wrongTriesAllowed - wrong.length }));
}

async function wrongWithinHour(db: Prisma.TransactionClient, { now, ...chat }: Attempt): Promise<Date[]> {
  const rows = await db.wrongCode.findMany({
    where: { ...columns(chat), at: { gt: new Date(now.getTime() - hour) } },
    orderBy: { at: "desc" },
    take: wrongTriesAllowed,
    select: { at: true },
  });
  return rows.map((row) => row.at);
}

function columns(chat: ChatAddress) {
  return { channel: chat.channel, bot: chat.bot, chatId: BigInt(chat.chatId) };
}

function tooMany(until: Date, now: Date): Failure<"too_many"> {
  return failure("too_many", (t) => t("people.code.tooMany", { at: formatMoment(until, dayInVietnam(now), t) }));
}

/** Deletes at most `limit` tries older than an hour, which no longer count. */
export async function clearOldTries(db: Prisma.TransactionClient, now: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "WrongCode"
    WHERE id = ANY(ARRAY(SELECT id FROM "WrongCode" WHERE at < ${new Date(now.getTime() - hour)} LIMIT ${limit}))`;
}
