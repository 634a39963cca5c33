import type { PrismaClient } from "../database/generated/client.js";
import { type ChatAddress, findMemberChats } from "./member.js";

/** Of these chats, those in which a member writes. */
export type FindMemberChats = (chatIds: readonly number[]) => Promise<ReadonlySet<number>>;

/** Milliseconds for which a chat that was a member's is taken for one. */
const remembered = 30_000;
/** Chats that are remembered; all are forgotten where there are more. */
const most = 2_000;

/**
 * Asks only of chats that were not a member's a moment ago: who is in a conversation is not asked about with each message.
 * For who is served first, and how much of a sender is read; never for what somebody may see, which each update asks anew.
 *
 * @param clock milliseconds that only go forward
 */
export function rememberingMemberChats(
  db: PrismaClient,
  of: Omit<ChatAddress, "chatId">,
  clock: () => number = () => performance.now(),
): FindMemberChats {
  const until = new Map<number, number>();
  return async (chatIds) => {
    const now = clock();
    const known = chatIds.filter((chatId) => (until.get(chatId) ?? 0) > now);
    const found = await findMemberChats(
      db,
      of,
      chatIds.filter((chatId) => !known.includes(chatId)),
    );
    if (until.size + found.size > most) until.clear();
    for (const chatId of found) until.set(chatId, now + remembered);
    return new Set([...known, ...found]);
  };
}
