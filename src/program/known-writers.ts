import type { Update } from "grammy/types";
import { draftsWantedAtFirst } from "../bot/drafts-of-update.js";
import { findWriter, isSeen, type Writer } from "../bot/who-writes.js";
import type { Channel, Received } from "../channels/channel.js";
import type { Statements } from "../database/direct.js";
import type { InboxRow } from "../delivery/inbox.js";

/** Updates that come together of which it is asked: more are asked about as each has its turn. */
const most = 4;

/**
 * Who wrote updates, asked in the write that stores and takes them: for those that are begun at once. Of others it may
 * change until they have their turn.
 */
export class KnownWriters {
  readonly #known = new WeakMap<InboxRow, Writer>();

  /**
   * To be asked behind the claim, which writes what was left in these chats before; asks before it waits for anything.
   * Resolves with the writers by update.
   */
  async ask(
    on: Statements,
    { name, bot }: Channel,
    received: readonly Received[],
    now: Date,
  ): Promise<ReadonlyMap<string, Writer>> {
    const few = received.length > most ? [] : received.filter(({ chatId }) => chatId !== null);
    const writers = await Promise.all(
      few.map(({ chatId, update }) =>
        findWriter(
          on,
          { channel: name, bot, chatId: chatId! },
          { now, seen: isSeen(update), drafts: draftsWantedAtFirst(update) },
        ),
      ),
    );
    return new Map(few.map(({ updateId }, index) => [updateId, writers[index]!]));
  }

  /** Of rows that were taken in the write in which it was asked who wrote. */
  keep({ name, bot }: Channel, taken: readonly InboxRow[], writers: ReadonlyMap<string, Writer>): void {
    for (const row of taken) {
      const writer = row.channel === name && row.bot === bot ? writers.get(row.updateId) : undefined;
      if (writer) this.#known.set(row, writer);
    }
  }

  /**
   * Null where it was not asked, and where something else would be asked now: the update was in hand before, and may have
   * written something then, or an answer that was typed turned out to be a press.
   */
  take(row: InboxRow, update: Update): Writer | null {
    return row.attempts === 1 && update === row.update ? (this.#known.get(row) ?? null) : null;
  }
}
