import type { Logger } from "pino";
import type { Clock } from "../../clock.js";
import { storable } from "../../database/storable.js";
import type { Received } from "../channel.js";
import type { Chats } from "./chats.js";
import { readEvent } from "./events.js";
import { toUpdate } from "./updates.js";
import type { UsageCounter } from "./usage.js";

export interface ReceiveOptions {
  readonly chats: Chats;
  readonly usage: UsageCounter;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A webhook body or the result of a poll as an update; null for what nobody can answer, of which only the name is logged. */
export async function readReceived(
  { chats, usage, clock, log }: ReceiveOptions,
  raw: unknown,
): Promise<Received | null> {
  // Before anything is read: ids and names become columns of their own.
  const event = readEvent(storable(raw));
  if (!event) {
    log.warn("zalo: a body that is no event");
    return null;
  }
  if (!event.incoming) {
    log.info({ event: event.name.slice(0, 64) }, "zalo: an event that nobody can answer");
    return null;
  }
  const { isNew, ...surrogates } = await chats.receive(event.incoming.chat);
  if (isNew) await usage.joined();
  return {
    updateId: event.incoming.id,
    chatId: surrogates.chatId,
    update: toUpdate(event.incoming, surrogates, clock.now()),
  };
}
