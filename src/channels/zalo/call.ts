import type { Expects } from "../../text/message.js";
import type { Priority } from "../channel.js";
import { readForm } from "../form.js";
import { readPriority } from "../rank.js";
import type { Keyboard, KeyboardButton } from "./choices.js";

/** One Bot API call as our own fetch received it. */
export interface Call {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly priority: Priority;
  /** Uploaded files, by the name that the payload refers to as `attach://name`. */
  readonly files: ReadonlyMap<string, { readonly name: string; readonly bytes: Buffer }>;
}

/** What grammY hands to fetch: a text of JSON, or a stream of a form where files are uploaded. */
export async function readCall(url: string, contentType: string, body: unknown): Promise<Call> {
  const method = new URL(url).pathname.split("/").at(-1) ?? "";
  if (typeof body !== "object" || body === null) {
    const payload = typeof body === "string" ? (JSON.parse(body) as Record<string, unknown>) : {};
    return { method, payload, priority: readPriority(payload.priority), files: new Map() };
  }
  const parts: Buffer[] = [];
  for await (const part of body as AsyncIterable<Uint8Array>) parts.push(Buffer.from(part));
  const { fields, files } = readForm(contentType, Buffer.concat(parts));
  return { method, payload: fields, priority: readPriority(fields.priority), files };
}

export function numberOf(value: unknown): number | null {
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : null;
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function expectsOf(payload: Readonly<Record<string, unknown>>): Expects | undefined {
  return payload.expects === "figure" || payload.expects === "choice" ? payload.expects : undefined;
}

/** The inline keyboard; empty for none and for every other mark-up. In a form it is JSON. */
export function keyboardOf(payload: Readonly<Record<string, unknown>>): Keyboard {
  const markup: unknown =
    typeof payload.reply_markup === "string" ? JSON.parse(payload.reply_markup) : payload.reply_markup;
  if (typeof markup !== "object" || markup === null || !("inline_keyboard" in markup)) return [];
  return markup.inline_keyboard as KeyboardButton[][];
}
