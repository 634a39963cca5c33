import type { Message } from "../text/message.js";
import type { Route } from "./outbox.js";

/** What a message says when its time has come. `items` is kept with it, for replies to it. */
export type Composed =
  | {
      readonly message: Message;
      readonly items?: unknown;
      /** The chat that it answers: it goes there first, and is repeated until it surely arrived. */
      readonly answers?: Pick<Route, "channel" | "bot" | "chatId">;
      /** The chat of somebody who is nobody's account: it goes there alone, and is of whoever caused it. */
      readonly to?: { readonly channel: string; readonly bot: string; readonly chatId: number };
    }
  | "withdrawn"
  | { readonly postpone: Date };
