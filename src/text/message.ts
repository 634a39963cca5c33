/** A button under a message. `data` is at most 64 bytes of UTF-8 (Bot API, InlineKeyboardButton.callback_data). */
export interface Button {
  readonly label: string;
  readonly data: string;
}

/**
 * What an open step waits for. On a channel without buttons a choice is answered by number; where a figure (any
 * typed number) is asked for, choices carry letters, so that "2" is always the figure.
 */
export type Expects = "choice" | "figure";

/** One message as the domain means it: plain text without mark-up, and rows of buttons. */
export interface Message {
  readonly text: string;
  readonly buttons: readonly (readonly Button[])[];
  readonly expects?: Expects;
  /** Of a message that offers something: what a bare "có" presses while it is the last thing said, and what a bare "không". */
  readonly offer?: Offer;
  /** It cannot be forwarded or copied out of the chat, where the channel knows how to see to that; elsewhere nothing is said. */
  readonly protected?: boolean;
  /**
   * Of a message without buttons, where the channel has such a key: the one in the place of the letters with which a person
   * sends their own telephone number, or that it goes away.
   */
  readonly numberKey?: { readonly label: string } | "gone";
  /** Sent with the text as its caption, where the channel sends files. */
  readonly file?: Attachment;
}

export interface Attachment {
  readonly name: string;
  /** A picture is shown in the chat. */
  readonly as: "photo" | "document" | "video" | "audio";
  /** Null where it cannot be had. */
  readonly read: () => Promise<Uint8Array | null>;
  /** Where a bot was sent it: that bot sends it on by this id, and nothing is uploaded. */
  readonly known?: { readonly channel: string; readonly bot: string; readonly fileId: string };
  /** Said behind the text where the channel sends no files, or it cannot be had. */
  readonly instead: string;
}

/** Data of buttons. Without `no`, a refusal is what the open step makes of it. */
export interface Offer {
  readonly yes: string;
  readonly no?: string;
}
