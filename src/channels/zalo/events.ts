import { createHash } from "node:crypto";
import { z } from "zod";
import { whyUnreadable } from "../unreadable.js";

/** What a person sent, whatever shape Zalo gave it. Ids are Zalo's own strings. */
export interface Incoming {
  /** Zalo's message id: the same message delivered twice has the same one. */
  readonly id: string;
  readonly chat: string;
  readonly sender: string;
  /** Chosen by the user: never an identity. */
  readonly senderName: string;
  readonly at: Date | null;
  readonly content:
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "photo"; readonly url: string; readonly caption?: string }
    | { readonly kind: "voice"; readonly url: string }
    | { readonly kind: "sticker"; readonly url: string }
    | { readonly kind: "unsupported" };
}

/** An event by its name; `incoming` is null where there is nobody to answer (unknown events, groups, no message). */
export interface Event {
  readonly name: string;
  readonly incoming: Incoming | null;
  /** Set where somebody wrote, and what they wrote is not in the shape that Zalo gives it. */
  readonly unreadable?: { readonly id: string; readonly why: string };
}

/** Zalo's have 20 characters; an index takes no key of more than 2,700 bytes. */
const longestId = 200;
const id = z.union([z.string().min(1).max(longestId), z.number()]).transform(String);

const message = z.object({
  message_id: id.optional(),
  date: z
    .union([z.number(), z.string().regex(/^\d+$/)])
    .optional()
    .transform(instantOf),
  chat: z.object({ id, chat_type: z.string().optional() }),
  from: z.object({ id, display_name: z.string().optional(), is_bot: z.boolean().optional() }).optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.string().optional(),
  photo_url: z.string().optional(),
  voice_url: z.string().optional(),
  sticker: z.string().optional(),
  url: z.string().optional(),
});

const event = z.object({ event_name: z.string(), message: z.unknown().optional() });

/** Documentation shows the event wrapped in an envelope; real traffic of September 2026 was flat. */
const body = z.union([event, z.object({ result: event }).transform((wrapped) => wrapped.result)]);

/** Reads a webhook body or the result of getUpdates. Null: not an event at all. Throws only on what is no JSON. */
export function readEvent(raw: unknown): Event | null {
  const parsed = body.safeParse(raw);
  if (!parsed.success) return null;
  const { event_name: name, message: rawMessage } = parsed.data;
  // Documents come without a message.
  if (!messageEvents.has(name) || rawMessage === undefined) return { name, incoming: null };
  const read = message.safeParse(rawMessage);
  if (!read.success) {
    const known = z.object({ message_id: id }).safeParse(rawMessage).data?.message_id;
    return { name, incoming: null, unreadable: { id: known ?? digestOf(parsed.data), why: whyUnreadable(read.error) } };
  }
  const { chat, from } = read.data;
  const group = chat.chat_type === "GROUP" || chat.id.startsWith("zgr-");
  const content = group || from?.is_bot ? null : contentOf(name, read.data);
  if (!content) return { name, incoming: null };
  return {
    name,
    incoming: {
      id: read.data.message_id ?? digestOf(parsed.data),
      chat: chat.id,
      sender: from?.id ?? chat.id,
      senderName: from?.display_name ?? "",
      at: read.data.date,
      content,
    },
  };
}

const messageEvents: ReadonlySet<string> = new Set([
  "message.text.received",
  "message.link.received",
  "message.image.received",
  "message.voice.received",
  "message.sticker.received",
  "message.unsupported.received",
]);

/** An event's name for a log. It comes from outside, so what does not look like one is not repeated. */
export function nameForLog(name: string): string {
  return /^[a-z]+(?:[._][a-z0-9]+){1,5}$/.test(name) && name.length <= 48 ? name : "of another form";
}

function contentOf(name: string, from: z.output<typeof message>): Incoming["content"] | null {
  switch (name) {
    case "message.text.received":
    case "message.link.received":
      return from.text === undefined ? { kind: "unsupported" } : { kind: "text", text: from.text };
    case "message.image.received":
      return { kind: "photo", url: from.photo_url ?? from.photo ?? "", caption: from.caption };
    case "message.voice.received":
      return { kind: "voice", url: from.voice_url ?? "" };
    case "message.sticker.received":
      return { kind: "sticker", url: from.url ?? "" };
    case "message.unsupported.received":
      return { kind: "unsupported" };
    default:
      return null;
  }
}

/** Milliseconds, in some samples seconds: nothing before 2001 is meant in milliseconds, nothing after 33658 in seconds. */
function instantOf(date: number | string | undefined): Date | null {
  if (date === undefined) return null;
  const value = Number(date);
  const instant = new Date(value < 1e12 ? value * 1000 : value);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);
}
