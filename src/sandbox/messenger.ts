import type { FastifyInstance } from "fastify";

/** One message as a phone shows it. */
export interface Bubble {
  readonly id: string;
  readonly from: "person" | "bot";
  readonly at: string; // instant with offset +07:00, on the sandbox's clock
  readonly text: string;
  /** What the text is set in (bold, link …), as the Bot API says it: UTF-16 offsets. Absent where it is plain. */
  readonly entities?: readonly Entity[];
  readonly buttons: readonly (readonly { readonly label: string; readonly url?: string }[])[];
  readonly photo?: string; // address on this server
  readonly file?: { readonly name: string; readonly url: string };
  readonly edited: boolean;
  /** It cannot be forwarded or copied. */
  readonly protected?: true;
  /** A toast that answered a button press (answerCallbackQuery with text). */
  readonly toast?: string;
  /** The bubble this one answers. */
  readonly replyTo?: string;
}

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

/** One person's phone with one messenger open on the bot's chat. */
export interface Phone {
  readonly id: string; // unique on the page: 'telegram:5000001'
  readonly channel: "telegram" | "zalo";
  readonly owner: string; // 'Sở Tư pháp', 'UBND huyện Di Linh', 'Văn phòng UBND tỉnh'; the same owner may hold one of each messenger
  readonly bot: string; // the numeric id in front of the colon of the bot's token
  /** The person has blocked the bot. */
  readonly blocked: boolean;
  /** The person has pressed Start or written before, now or on an earlier day. Absent where a messenger has no Start. */
  readonly started?: boolean;
  /** The bot is typing (sendChatAction), until it sends or 5 s pass. */
  readonly typing: boolean;
  /** The labels of a keyboard that the bot put in the place of the letters (reply keyboard), where there is one. */
  readonly keyboard?: readonly (readonly string[])[];
}

/** The next calls of a method answer with a fault instead of their work. Faults are ordinary inputs of tests and of the page. */
export interface Fault {
  /** Bot API or Zalo method, '*' for any. */
  readonly method: string;
  readonly times: number;
  readonly kind:
    | "throttle" // too many requests, with retry_after where the messenger has one
    | "blocked" // the person has blocked the bot
    | "error" // an error of the messenger: `value` is its code
    | "html" // a page of the front server instead of JSON: 502 (Zalo: 504)
    | "reset-before" // the connection breaks before the messenger did anything
    | "reset-after" // the connection breaks after it did its work: the bot cannot know
    | "slow" // the answer comes late
    | "unauthorized" // the token is refused
    | "quota"; // Zalo: the month's messages are used up
  /** throttle: seconds; slow: milliseconds; error: the code. */
  readonly value?: number;
  /** error: what the messenger says, instead of its usual words for this code. */
  readonly description?: string;
  /** Only calls that concern this phone's chat. */
  readonly phone?: string;
}

/** Bytes that a person sends instead of the built-in sample. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly caption?: string;
}

export interface Settling {
  /**
   * Resolves when the bot has nothing left to do with what it has taken (its inbox and outbox are empty). With it the
   * wait is exact for every bot; without it the bot must have answered this phone since the person's last input.
   */
  readonly idle?: () => Promise<void>;
  /** Milliseconds after which the wait gives up, with a sentence that says what was outstanding. Default 60 000. */
  readonly timeout?: number;
}

/** One call that the bot made. */
export interface Call {
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>; // without the token; files as their name and size
  readonly at: string; // instant with offset +07:00, on the sandbox's clock
  /** The JSON that went back; null while the call is open and where the connection was cut. */
  readonly answer: unknown;
}

/**
 * A stand-in for one messenger: a strict server for the bot on one side, phones for people on the other. The phone
 * page, the scenarios and anyone's experiments use both sides through this. Unknown phones are thrown.
 */
export interface Messenger {
  readonly channel: "telegram" | "zalo";
  /** Mounts the bot-facing API; the bot's API root is this server's address plus the returned path. */
  mount(app: FastifyInstance): string;
  /** The bots that live here, the first is the default; `name` is the title of their chat on the phone. */
  bots(): readonly { readonly id: string; readonly name: string; readonly username?: string }[];
  phones(): readonly Phone[];
  /** Adds a person; the same id gives the same phone. `bot`: whose chat is open, the first bot where not said. */
  addPhone(id: string, owner: string, bot?: string): Phone;
  /** As if the person had written to the bot some time ago: from then on the bot can write to them. */
  meet(phoneId: string): void;
  history(phoneId: string): readonly Bubble[];
  /** The command menu that this phone shows (setMyCommands); empty where the messenger has none. */
  commands(phoneId: string): readonly { readonly command: string; readonly description: string }[];
  /**
   * The person sends text; "photo", "document" and "sticker" send what their names say. Resolves when queued for the bot.
   * `replyTo` answers one bubble, where the messenger can. Writing to a blocked bot unblocks it first, as the apps do.
   */
  write(phoneId: string, text: string, options?: { readonly replyTo?: string }): Promise<void>;
  send(phoneId: string, what: "photo" | "document" | "sticker", attachment?: Attachment): Promise<void>;
  /**
   * Presses the button with this label on this bubble (the newest that has it, where no bubble is named). On a messenger
   * without buttons the person types what the text shows for it: its number or letter, or its word. Rejects where it is
   * not to be chosen.
   */
  press(phoneId: string, label: string, bubbleId?: string): Promise<void>;
  block(phoneId: string, blocked: boolean): void;
  fail(fault: Fault): void;
  /** Faults that are still to come, with the times that are left. */
  faults(): readonly Fault[];
  clearFaults(): void;
  /** The bot's calls, newest last; of polls only those that were answered with something. The oldest may be forgotten. */
  calls(): readonly Call[];
  /**
   * Resolves when the bot has answered this phone's last input and nothing is in flight: every update confirmed, no
   * call open. Event-driven; rejects after `timeout`.
   */
  settled(phoneId: string, settling?: Settling): Promise<void>;
  /** Called after each change of a phone; returns how to stop. */
  onChange(listener: (phoneId: string) => void): () => void;
  /** Everything the stand-in remembers, for a later run; `restore` before the first call. Where it can. */
  save?(): Uint8Array;
  restore?(saved: Uint8Array): void;
  /** Ends open polls and webhook retries. */
  close(): Promise<void>;
}
