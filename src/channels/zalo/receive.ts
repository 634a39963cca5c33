import type { Logger } from "pino";
import type { Clock } from "../../clock.js";
import { storable } from "../../database/storable.js";
import type { Received } from "../channel.js";
import { together } from "../together.js";
import type { Chats, Numbered } from "./chats.js";
import { nameForLog, readEvent } from "./events.js";
import { toUpdate, updateIdOf } from "./updates.js";
import type { UsageCounter } from "./usage.js";

export interface ReceiveOptions {
  readonly number: (externalIds: readonly string[]) => Promise<readonly Numbered[]>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Numbers what comes at once together, and counts whom it comes from. */
export function numberTogether(chats: Chats, usage: UsageCounter): ReceiveOptions["number"] {
  return together(async (externalIds: readonly string[]) => {
    const numbered = await chats.receive(externalIds);
    await usage.joined(numbered.filter(({ isNew }) => isNew).length);
    return numbered;
  });
}

/**
 * A webhook body or the result of a poll as an update. "nobody": an event that nobody can answer, of which only the name
 * is logged; "no-event": not an event at all.
 */
export async function readReceived(
  { number, clock, log }: ReceiveOptions,
  raw: unknown,
): Promise<Received | "nobody" | "no-event"> {
  // Before anything is read: ids and names become columns of their own.
  const given = storable(raw);
  const event = readEvent(given);
  if (!event) {
    log.warn("zalo: a body that is no event");
    return "no-event";
  }
  if (event.unreadable) {
    const { id, why } = event.unreadable;
    // Kept as it came, beside the number that a Bot API update has.
    const update = { ...(given as object), update_id: updateIdOf(id) };
    return { updateId: id, chatId: null, update, unreadable: why };
  }
  if (!event.incoming) {
    log.info({ event: nameForLog(event.name) }, "zalo: an event that nobody can answer");
    return "nobody";
  }
  const [numbered] = await number([event.incoming.chat]);
  return {
    updateId: event.incoming.id,
    chatId: numbered!.chatId,
    update: toUpdate(event.incoming, numbered!, clock.now()),
  };
}
