import type { ApiClientOptions } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import type { Expects } from "../text/message.js";
import type { FetchedFile, FetchLimits } from "./fetch-file.js";
import type { Reach } from "./reach.js";

export type ChannelName = "telegram" | "zalo";

/** What a channel can do, as data: conversations ask for abilities, never for a channel's name. */
export interface Capabilities {
  /** Longest text of one message, in UTF-16 units. Longer ones are cut on line borders by the transport. */
  readonly maxText: number;
  readonly buttons: boolean;
  /** UTF-16 units of the longest text that is taken for one of the choices shown; 0 where they are buttons. */
  readonly longestChoice: number;
  readonly edit: boolean;
  /** Whether a file reaches people: itself, or as a link that they open. */
  readonly sendsFiles: boolean;
  /** Megabytes of the largest file that it takes from a bot, or that is kept for it behind a link. */
  readonly maxFile: number;
  readonly receivesFiles: boolean; // other than pictures
  /** Bytes of a file that it hands over at most. */
  readonly largestFile: number;
  readonly commandMenu: boolean;
  readonly deepLink: boolean;
  readonly groups: boolean;
  /** It keeps from being forwarded and copied what is sent with `protect_content`. */
  readonly protects: boolean;
  /** A person's own telephone number is sent with one press, where a message asks for it. */
  readonly sharesNumber: boolean;
}

/**
 * Why a call to a channel did not succeed. The transport retries what is safe and short; the rest reaches the caller.
 * `ambiguous`: the request left, the answer did not come, so the message may have arrived.
 */
export type SendFailure =
  | { readonly kind: "throttled"; readonly retryAfter: number } // seconds
  | { readonly kind: "quota"; readonly detail: string }
  | { readonly kind: "auth"; readonly detail: string }
  | { readonly kind: "stopped"; readonly detail: string } // blocked, deactivated, unknown chat: until the person writes again
  | { readonly kind: "moved"; readonly chatId: number }
  | { readonly kind: "invalid"; readonly detail: string }
  | { readonly kind: "transient"; readonly detail: string }
  | { readonly kind: "ambiguous"; readonly detail: string };

/** An update as the channel handed it over, already in the shape of the Bot API. */
export interface Received {
  readonly updateId: string; // unique for this bot of this channel
  readonly chatId: number | null;
  readonly update: Update;
  /** Why nobody can handle it, without values: `update` is then whatever came, and is kept aside under its id. */
  readonly unreadable?: string;
}

/** Stores updates durably; resolves when they are, and only then may the channel be told that they arrived. */
export type Store = (updates: readonly Received[]) => Promise<void>;

/**
 * What became of a webhook body. `taken`: it is stored, or nobody needs it; `forbidden`: the secret is wrong; `no-update`:
 * it is not what this messenger sends.
 */
export type Reception = "taken" | "forbidden" | "no-update";

/**
 * One bot on one channel. Inside, everything speaks the Bot API: `client` goes to grammY, whose calls inside and outside
 * conversations end in `client.fetch`. Two fields are ours: a payload may carry `expects` (see text/message.ts), which
 * a channel without buttons needs, and `priority`, which the outbox sets; every transport removes both before it sends.
 */
export interface Channel {
  readonly name: ChannelName;
  readonly bot: string; // the numeric id in front of the token's colon
  readonly token: string;
  readonly capabilities: Capabilities;
  readonly client: ApiClientOptions;
  /** Told of every call, sent or received: nobody need try a channel that is known to be away. */
  readonly reach: Reach;
  /** Who the bot is; retried by the caller while the channel cannot be reached. */
  identify(): Promise<UserFromGetMe>;
  /** Receives by polling until the signal aborts; never rejects for what a channel or network does. */
  poll(store: Store, signal: AbortSignal): Promise<void>;
  /** Tells the channel to call `url`; the secret comes back in a header. Throws what cannot be mended by waiting. */
  setWebhook(url: string, secret: string): Promise<void>;
  /** Reads one webhook body, once the secret is right. Rejects where what it holds could not be stored. */
  receive(
    headers: Readonly<Record<string, string | string[] | undefined>>,
    body: unknown,
    store: Store,
  ): Promise<Reception>;
  /** At handling time: an answer to the chat's last menu becomes the button press it means. */
  interpret(update: Update, receivedAt: Date): Promise<Update>;
  /** The bytes of a file that a message brought, by the id it has in that message. Never rejects. */
  fetchFile(fileId: string, limits: FetchLimits): Promise<FetchedFile>;
  /** What a rejected call means. */
  failureOf(error: unknown): SendFailure;
  /**
   * Milliseconds for which nothing of this priority may be sent to the chat, because the messenger asked for a pause or
   * because others come first; 0: now. A short wait the transport waits out itself.
   */
  waitFor(chatId: number, priority: Priority): Promise<number>;
}

/**
 * How much a message matters where a channel paces or counts them. `answer`: somebody whom the bot serves waits for it.
 * It goes at once, and as long as one message of Zalo's month is left, as `urgent` reminders do. `ordinary` ones leave a
 * reserve of the month alone. `courtesy`, an answer to a stranger or a group, takes what nobody else needs, and a small
 * share of the month. What may not go is refused as `throttled` or `quota`.
 */
export type Priority = "answer" | "urgent" | "ordinary" | "courtesy";

/** Milliseconds that a call waits for its turn or for the end of a pause; a row waits out better what is longer. */
export const shortWait = 2_000;

/** A Bot API payload with our own fields. */
export interface WithExpects {
  readonly expects?: Expects;
  /** Where nothing is said: "answer", or "courtesy" while the update of a stranger or a group is handled. */
  readonly priority?: Priority;
}
