import type { Message } from "../text/message.js";
import type { Route } from "./outbox.js";

/** What a message says when its time has come. `items` is kept with it, for replies to it. */
export type Composed =
  | {
      readonly message: Message;
      readonly items?: unknown;
      /** The chat that it answers: it goes there first, and is repeated until it surely arrived. */
      readonly answers?: Pick<Route, "channel" | "bot" | "chatId">;
    }
  | "withdrawn"
  | { readonly postpone: Date };
