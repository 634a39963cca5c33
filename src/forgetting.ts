import { forgetConversation } from "./bot/conversation-storage.js";
import { forgetOffer } from "./bot/offers.js";
import { forgetQuestion } from "./bot/question-store.js";
import { forgetChat } from "./channels/zalo/chats.js";
import type { PrismaClient } from "./database/generated/client.js";
import { forgetUpdates } from "./delivery/inbox.js";
import { forgetMessages } from "./delivery/outbox.js";
import { forgetNotes } from "./helping/notes.js";
import { type Outcome, success } from "./outcome.js";
import { type ForgottenPerson, forgetPerson } from "./people/forget-person.js";
import { forgetPin } from "./people/pins.js";
import { type Removal, removeWithin } from "./people/remove-person.js";
import { forgetReplies } from "./reminders/keep-reply.js";
import { forgetDrafts } from "./reporting/drafts.js";
import { forgetFiles } from "./reporting/evidence/keep.js";
import { forgetRequests } from "./requests/drafts.js";

/** What is or would be erased of a person. */
export interface Forgotten extends ForgottenPerson {
  /** They had not left before. */
  readonly removed: boolean;
  readonly drafts: number;
  /** Messages that came from their chats. */
  readonly received: number;
  /** Messages that went to them, or were to go. */
  readonly sent: number;
  readonly pin: boolean;
  /** Pictures and files that went with no report. */
  readonly files: number;
  /** Notes on the duties of others. */
  readonly notes: number;
}

/** Undoes a rehearsal. */
class Rehearsed extends Error {
  constructor(readonly forgotten: Forgotten) {
    super("rehearsed");
  }
}

/**
 * Erases what is known of a person besides what they did for their posts, in one transaction; who has not left is
 * removed first. `rehearse`: does it and takes it back, so that what is shown is exactly what would go.
 */
export async function forget(
  db: PrismaClient,
  asked: Removal & { readonly rehearse: boolean },
): Promise<Outcome<Forgotten, "unknown_person">> {
  const { personId, now } = asked;
  try {
    return await db.$transaction(
      async (tx) => {
        const removed = await removeWithin(tx, asked);
        if (!removed.ok && removed.code !== "already_left") return { ...removed, code: removed.code };
        const person = await forgetPerson(tx, asked);
        let received = 0;
        for (const { stretch, ...chat } of person.chats) {
          received += await forgetUpdates(
            tx,
            { ...chat, from: stretch?.from ?? null, until: stretch?.until ?? null },
            now,
          );
          if (stretch !== null) continue;
          await forgetConversation(tx, chat);
          await forgetOffer(tx, chat);
          await forgetQuestion(tx, chat);
          await forgetChat(tx, chat);
        }
        const pin = (await forgetPin(tx, personId)) > 0;
        await forgetRequests(tx, personId);
        const drafts = await forgetDrafts(tx, personId);
        const files = await forgetFiles(tx, personId, now);
        await forgetReplies(tx, personId);
        const notes = await forgetNotes(tx, personId);
        const sent = await forgetMessages(tx, personId, now);
        const forgotten = { ...person, removed: removed.ok, drafts, received, sent, pin, files, notes };
        if (asked.rehearse) throw new Rehearsed(forgotten);
        return success(forgotten);
      },
      // A year of messages is cleared at once, perhaps beside a bot that is busy.
      { timeout: 120_000, maxWait: 30_000 },
    );
  } catch (error) {
    if (error instanceof Rehearsed) return success(error.forgotten);
    throw error;
  }
}
