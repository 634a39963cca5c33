import type { Clock } from "../../clock.js";
import type { BotIdentity } from "./bot.js";

export interface TelegramOptions {
  readonly clock: Clock;
  /** Default: one bot "Đầu Mối" with the token `sandboxToken`. */
  readonly bots?: readonly BotIdentity[];
  /** Where the Bot API is mounted. Default `/telegram`. */
  readonly path?: string;
  /** Milliseconds before a webhook is tried again the first time. Default 1000. */
  readonly webhookRetry?: number;
  /** Refuse what is sent faster than Telegram allows. Default false: tests and the demo need not wait. */
  readonly keepRates?: boolean;
  /**
   * Where ids of updates, messages and presses begin. Default: from the machine's time, so that a stand-in that was
   * started again does not repeat the ids that a database remembers.
   */
  readonly firstId?: number;
}

export const sandboxToken = "700001:SANDBOX-no-real-token";
