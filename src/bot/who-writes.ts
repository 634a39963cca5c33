import type { Update } from "grammy/types";
import type { Statements } from "../database/direct.js";
import { type ChatAddress, type Member, type MemberRow, memberOf, memberRows, noteSeen } from "../people/member.js";
import { plansVersion } from "../plan/plan-in-force.js";
import { type FoundDraft, foundDraftsOf, type Wanted } from "../reporting/drafts.js";
import { type WaitingFile, waitingFilesOf } from "../reporting/evidence/keep.js";
import { stateKey } from "./conversation-storage.js";
import { keepsQuestion } from "./question-store.js";

/** What is known of a chat before anything that was written in it is read. */
export interface Writer {
  /** Null for a stranger. */
  readonly member: Member | null;
  /** Of the imported plans (`plansVersion`). */
  readonly plans: string;
  /** Files of the chat that wait to go with a report, whoever sent them. */
  readonly waiting: readonly (WaitingFile & { readonly personId: number })[];
  /** Of whoever has this chat, as `draftsFound` takes them. */
  readonly drafts: readonly FoundDraft[];
  /** What the chat's conversation stands in; null where none is open. */
  readonly conversation: unknown;
  /** Whether a question is kept over which a report was begun. */
  readonly keepsQuestion: boolean;
}

type Row = Omit<Writer, "member"> & (MemberRow | { readonly accountId: null });

/** Who blocks the bot is not there. */
export function isSeen(update: Update): boolean {
  return update.my_chat_member === undefined;
}

/**
 * Asks all that every update needs in one statement, and notes that a member was seen, unless `seen`
 * is false.
 */
export async function findWriter(
  db: Pick<Statements, "$queryRaw">,
  chat: ChatAddress,
  { now, seen, drafts }: { readonly now: Date; readonly seen: boolean; readonly drafts: Wanted },
): Promise<Writer> {
  const rows = await db.$queryRaw<Row[]>`
    WITH noted AS (${noteSeen(chat, now)} AND ${seen}::boolean)
    SELECT known.*, member.* FROM (
      SELECT ${plansVersion} AS plans, (${waitingFilesOf(chat, now)}) AS waiting,
        (${foundDraftsOf(chat, drafts)}) AS drafts,
        ${keepsQuestion(chat)} AS "keepsQuestion",
        (SELECT c."value" FROM "ConversationState" c WHERE c."key" = ${stateKey(chat, chat.chatId)}) AS conversation
    ) AS known LEFT JOIN (${memberRows(chat)}) AS member ON true`;
  const [first] = rows;
  const members = rows.flatMap((row) => (row.accountId === null ? [] : [row]));
  const { plans, conversation, waiting, keepsQuestion: keeps, drafts: found } = first!;
  return { member: memberOf(members, chat), plans, conversation, waiting, keepsQuestion: keeps, drafts: found };
}
