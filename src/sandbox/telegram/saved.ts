import type { User } from "grammy/types";
import type { SavedBot } from "./bot.js";

/** What outlives a run. */
export interface Saved {
  readonly bots: readonly SavedBot[];
  readonly phones: readonly {
    readonly id: string;
    readonly owner: string;
    readonly bot: number;
    readonly chat: number;
    readonly user: User;
    readonly language: string;
  }[];
  readonly nextGroup: number;
}
