import type { Priority } from "../channel.js";
import { readPriority } from "../rank.js";

/** One Bot API call as our own fetch received it, without our fields. */
export interface Call {
  readonly method: string;
  readonly priority: Priority;
  readonly chatId: number | null;
  /** Null where the call uploads files: such a call is passed on as it is. */
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly contentType: string;
  readonly body: string | Buffer;
}

const json = "application/json";

/** What grammY hands to fetch: a text of JSON, or a stream of a form where files are uploaded. */
export async function readCall(url: string, contentType: string, body: unknown): Promise<Call> {
  const method = new URL(url).pathname.split("/").at(-1) ?? "";
  if (typeof body === "string") return jsonCall(method, JSON.parse(body) as Record<string, unknown>);
  const parts: Buffer[] = [];
  for await (const part of body as AsyncIterable<Uint8Array>) parts.push(Buffer.from(part));
  return formCall(method, contentType, Buffer.concat(parts));
}

export function jsonCall(method: string, given: Readonly<Record<string, unknown>>): Call {
  const { expects: _, priority, ...payload } = given;
  return {
    method,
    priority: readPriority(priority),
    chatId: toChatId(payload.chat_id),
    payload,
    contentType: json,
    body: JSON.stringify(payload),
  };
}

function formCall(method: string, contentType: string, form: Buffer): Call {
  const boundary = /boundary=(.+)$/.exec(contentType)?.[1] ?? "";
  const field = (name: string) => fieldOf(form, boundary, name);
  const [priority, chatId] = [field("priority")?.value, field("chat_id")?.value];
  let body = form;
  for (const name of ["expects", "priority"]) {
    const found = fieldOf(body, boundary, name);
    if (found) body = Buffer.concat([body.subarray(0, found.start), body.subarray(found.end)]);
  }
  return { method, priority: readPriority(priority), chatId: toChatId(chatId), payload: null, contentType, body };
}

/** A plain field as grammY writes it, from its header to the header of the next part. Files come after all fields. */
function fieldOf(form: Buffer, boundary: string, name: string): { start: number; end: number; value: string } | null {
  const header = `content-disposition:form-data;name="${name}"\r\n\r\n`;
  const border = `\r\n--${boundary}\r\n`;
  const start = form.indexOf(header);
  const close = start < 0 ? -1 : form.indexOf(border, start);
  if (close < 0) return null;
  return { start, end: close + border.length, value: form.subarray(start + header.length, close).toString("utf8") };
}

function toChatId(value: unknown): number | null {
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : null;
}

/** Calls that make something new: made twice, a person sees it twice. */
export function makesMessage(method: string): boolean {
  return /^(send|forward|copy)/.test(method) && method !== "sendChatAction";
}

/** Calls that count as messages for the messenger's limits. */
export function isPaced(method: string): boolean {
  return makesMessage(method) || method.startsWith("edit");
}
