import { randomBytes } from "node:crypto";

/** What Zalo hands to the bot: one thing that happened. */
export interface Event {
  readonly event_name: string;
  readonly message?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** How Zalo delivers: what is documented differently in different places, or was measured both ways. */
export interface Behaviour {
  /** Of webhook bodies: real traffic of September 2026 was flat, the documentation shows it wrapped. */
  shape: "flat" | "wrapped";
  /** Whether setWebhook checks the address and tells what came of it; older versions do not. */
  verification: boolean;
  /** Messages that a bot may send in a month. */
  quota: number;
  /** Of `date`: some samples of the documentation are in seconds. */
  dates: "milliseconds" | "seconds";
  /** Whether documents come without a `message`. */
  bareUnsupported: boolean;
  /** The field of an image's address: real traffic says `photo_url`, the documentation `photo`. */
  imageField: "photo_url" | "photo";
}

export const defaultBehaviour: Behaviour = {
  shape: "flat",
  verification: true,
  quota: 3_000,
  dates: "milliseconds",
  bareUnsupported: false,
  imageField: "photo_url",
};

export type Content =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "photo"; readonly url: string; readonly caption?: string }
  | { readonly kind: "sticker"; readonly url: string }
  | { readonly kind: "document" };

/** The event of something that a person sends. */
export function eventOf(content: Content, account: string, name: string, now: Date, behaviour: Behaviour): Event {
  const head = {
    date: behaviour.dates === "seconds" ? Math.floor(now.getTime() / 1000) : now.getTime(),
    chat: { chat_type: "PRIVATE", id: account },
    message_id: newMessageId(),
    from: { id: account, is_bot: false, display_name: name },
  };
  switch (content.kind) {
    case "text":
      return { event_name: "message.text.received", message: { ...head, text: content.text } };
    case "photo":
      return {
        event_name: "message.image.received",
        message: {
          ...head,
          message_type: "CHAT_PHOTO",
          [behaviour.imageField]: content.url,
          ...(content.caption !== undefined && { caption: content.caption }),
        },
      };
    case "sticker":
      return {
        event_name: "message.sticker.received",
        message: { ...head, message_type: "CHAT_STICKER", sticker: "bfe458bf64fa8da4d4eb", url: content.url },
      };
    case "document":
      return {
        event_name: "message.unsupported.received",
        ...(!behaviour.bareUnsupported && { message: { ...head, message_type: "UNSUPPORTED" } }),
      };
  }
}

export function newMessageId(): string {
  return randomBytes(10).toString("hex");
}
