import type { FastifyInstance } from "fastify";

/** One message as a phone shows it. */
export interface Bubble {
  readonly id: string;
  readonly from: "person" | "bot";
  readonly at: string; // instant with offset +07:00, on the sandbox's clock
  readonly text: string;
  readonly buttons: readonly (readonly { readonly label: string; readonly url?: string }[])[];
  readonly photo?: string; // address on this server
  readonly file?: { readonly name: string; readonly url: string };
  readonly edited: boolean;
  /** A toast that answered a button press (answerCallbackQuery with text). */
  readonly toast?: string;
}

/** One person's phone with one messenger open on the bot's chat. */
export interface Phone {
  readonly id: string; // unique on the page: 'telegram:5000001'
  readonly channel: "telegram" | "zalo";
  readonly owner: string; // 'Sở Tư pháp', 'UBND huyện Di Linh', 'Văn phòng UBND tỉnh'
}

/** The next calls of a method answer with a fault instead of their work. Faults are ordinary inputs of tests and of the page. */
export interface Fault {
  /** Bot API or Zalo method, '*' for any. */
  readonly method: string;
  readonly times: number;
  readonly kind:
    | "throttle"
    | "blocked"
    | "error"
    | "html"
    | "reset-before"
    | "reset-after"
    | "slow"
    | "unauthorized"
    | "quota";
  /** throttle: seconds; slow: milliseconds; error: HTTP status. */
  readonly value?: number;
}

/**
 * A stand-in for one messenger: a strict server for the bot on one side, phones for people on the other. The phone
 * page, the scenarios and anyone's experiments use both sides through this.
 */
export interface Messenger {
  readonly channel: "telegram" | "zalo";
  /** Mounts the bot-facing API; the bot's API root is this server's address plus the returned path. */
  mount(app: FastifyInstance): string;
  phones(): readonly Phone[];
  /** Adds a person; the same id gives the same phone. */
  addPhone(id: string, owner: string): Phone;
  history(phoneId: string): readonly Bubble[];
  /** The person sends text; "photo", "document" and "sticker" send what their names say. Resolves when queued for the bot. */
  write(phoneId: string, text: string): Promise<void>;
  send(phoneId: string, what: "photo" | "document" | "sticker"): Promise<void>;
  /** Presses the button with this label on this bubble (the newest that has it, where no bubble is named). */
  press(phoneId: string, label: string, bubbleId?: string): Promise<void>;
  block(phoneId: string, blocked: boolean): void;
  fail(fault: Fault): void;
  /** Every call the bot made, newest last: method and body without token. */
  calls(): readonly {
    readonly method: string;
    readonly body: Readonly<Record<string, unknown>>;
    readonly at: string;
    readonly answer: unknown;
  }[];
  /** Called after each change of a phone; returns how to stop. */
  onChange(listener: (phoneId: string) => void): () => void;
  close(): Promise<void>;
}
