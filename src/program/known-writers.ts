import { draftsWantedAtFirst } from "../bot/drafts-of-update.js";
import { findWriter, isSeen, type Writer } from "../bot/who-writes.js";
import type { Channel, Received } from "../channels/channel.js";
import type { Statements } from "../database/direct.js";
import type { InboxRow } from "../delivery/inbox.js";

/** Updates that come together of which it is asked: more are asked about as each has its turn. */
const most = 4;

type Key = Pick<InboxRow, "channel" | "bot" | "updateId">;

/**
 * Who wrote updates, asked in the write that stores and takes them: for those that are begun at once. Of others it may
 * change until they have their turn.
 */
export class KnownWriters {
  readonly #known = new Map<string, Writer>();

  /** To be asked behind the claim, which writes what was left in these chats before; asks before it waits for anything. */
  async ask(on: Statements, { name, bot }: Channel, received: readonly Received[], now: Date): Promise<void> {
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
    for (const [index, { updateId }] of few.entries())
      this.#known.set(keyOf({ channel: name, bot, updateId }), writers[index]!);
  }

  /** Forgets all of these that were not begun. */
  forget({ name, bot }: Channel, received: readonly Received[], begun: readonly Key[]): void {
    const kept = new Set(begun.map(keyOf));
    for (const { updateId } of received) {
      const key = keyOf({ channel: name, bot, updateId });
      if (!kept.has(key)) this.#known.delete(key);
    }
  }

  /** Null also where the update was in hand before: what it may have written then was not asked for. */
  take(row: InboxRow): Writer | null {
    const key = keyOf(row);
    const writer = this.#known.get(key) ?? null;
    this.#known.delete(key);
    return row.attempts === 1 ? writer : null;
  }
}

function keyOf({ channel, bot, updateId }: Key): string {
  return `${channel}:${bot}:${updateId}`;
}
