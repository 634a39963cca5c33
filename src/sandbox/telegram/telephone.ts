import type { Chat } from "./chats.js";
import type { Place } from "./people.js";

/** One chat on the phone of one person. */
export interface Telephone extends Place {
  readonly id: string;
  readonly owner: string;
  language: string;
  /** What the person did last and how far the bot has answered it; null where nothing waits for an answer. */
  awaiting: Awaiting | null;
}

/** What the person did last. */
export interface Awaiting {
  readonly since: number; // by the switchboard's count
  readonly query: string | null; // the press, which needs to be acknowledged as well
  acknowledged: boolean;
  answered: boolean;
}

export function newChat(id: number, type: Chat["type"], title: string): Chat {
  return {
    id,
    type,
    title,
    met: false,
    barred: null,
    migratedTo: null,
    members: new Set(),
    messages: new Map(),
    keyboard: null,
  };
}
