import { createHash } from "node:crypto";
import type { Clock } from "../../clock.js";
import { type Language, translator } from "../../text/language.js";
import type { Expects } from "../../text/message.js";
import type { Priority } from "../channel.js";
import { cutText } from "../cut.js";
import type { Answer } from "./api.js";
import type { Chats, KnownChat } from "./chats.js";
import { type ChoiceMenu, type Keyboard, writeChoices } from "./choices.js";
import type { Menus } from "./menus.js";
import type { UsageCounter } from "./usage.js";

/** UTF-16 units. Zalo takes 2,000 of a unit that nobody documents; what is cut leaves room for being wrong. */
export const maxText = 2_000;
const cutAt = 1_800;
/** Zalo documents no limit for a caption; a longer one goes as a text of its own. */
const maxCaption = 900;

/** Something to be shown in a chat: a new message, or a message that takes another shape. */
export interface Showing {
  readonly chatId: number;
  /** The message that takes this shape; a new one where there is none. */
  readonly messageId: number | null;
  readonly text: string;
  readonly keyboard: Keyboard;
  readonly expects: Expects | undefined;
  readonly priority: Priority;
  /** The address of a picture above the text. */
  readonly photo?: string;
}

export interface ShowOptions {
  readonly chats: Chats;
  readonly menus: Menus;
  readonly usage: UsageCounter;
  readonly clock: Clock;
  readonly languageOf: (chatId: number) => Promise<Language>;
  /** Sends one message and answers as Zalo does, with the bounded retries of its priority. */
  readonly send: (method: string, body: Readonly<Record<string, unknown>>, priority: Priority) => Promise<Answer>;
}

/** Either the number of the message that is shown now, or the refusal. */
export type Shown = { readonly ok: true; readonly messageId: number } | Extract<Answer, { ok: false }>;

/** Shows messages in chats that have neither buttons nor edits. */
export async function show(options: ShowOptions, showing: Showing): Promise<Shown> {
  const { chats, usage } = options;
  const { chatId, keyboard, expects, priority, photo } = showing;
  const chat = await chats.find(chatId);
  if (!chat) return { ok: false, error_code: 400, description: "Bad Request: chat not found" };
  const t = translator(await options.languageOf(chatId));
  const { text, menu } = writeChoices(showing.text, keyboard, expects, t);
  const digest = digestOf(text, menu, photo);
  const isEdit = showing.messageId !== null;
  if (isEdit && chat.lastShown === placeOf(showing.messageId!, chat, digest)) {
    return { ok: true, messageId: showing.messageId! };
  }

  const bodies = bodiesOf(chat.externalId, text, photo);
  if (bodies.length === 0) return { ok: false, error_code: 400, description: "Bad Request: message text is empty" };
  if (!(await usage.allows(bodies.length, priority))) {
    if (priority === "answer" || priority === "urgent") await usage.exhausted();
    return { ok: false, error_code: 429, description: "Quota exceeded by our own count" };
  }
  const messageId = showing.messageId ?? (await chats.nextMessage(chatId));
  for (const [index, { method, body }] of bodies.entries()) {
    // Before the call: an answer may be there before it returns.
    const sentAt = options.clock.now();
    const answer = await options.send(method, body, priority);
    const mayHaveCome = answer.ok || answer.error_code === 408 || answer.error_code === 598;
    if (mayHaveCome) await usage.count();
    if (!answer.ok && answer.error_code === 429) await usage.exhausted();
    // The menu is kept as soon as the person may see it, and never before: a number must not mean an unseen choice.
    if (mayHaveCome && index === bodies.length - 1)
      await keepMenu(options, showing, messageId, menu && { ...menu, shownAt: sentAt });
    if (!answer.ok) return answer;
  }
  await chats.remember(chatId, placeOf(messageId, isEdit ? chat : { ...chat, lastMessageId: messageId }, digest));
  return { ok: true, messageId };
}

async function keepMenu(
  { menus }: ShowOptions,
  { chatId, messageId: edited, expects }: Showing,
  messageId: number,
  menu: (ChoiceMenu & { readonly shownAt: Date }) | null,
): Promise<void> {
  if (menu) await menus.keep(chatId, { ...menu, messageId });
  // A question without choices: what is typed now is its answer, not one to an older menu.
  else if (expects !== undefined) await menus.remove(chatId);
  else if (edited !== null) await menus.remove(chatId, edited);
}

function bodiesOf(chat: string, text: string, photo: string | undefined) {
  const caption = text.trim() !== "" && text.length <= maxCaption ? text : undefined;
  const picture = photo
    ? [{ method: "sendPhoto", body: { chat_id: chat, photo, ...(caption === undefined ? {} : { caption }) } }]
    : [];
  const rest = photo && (caption !== undefined || text.trim() === "") ? "" : text;
  const pieces = rest.trim() === "" ? [] : rest.normalize("NFC").length <= cutAt ? [rest] : cutText(rest, cutAt);
  return [
    ...picture,
    ...pieces.map((piece) => ({ method: "sendMessage", body: { chat_id: chat, text: piece.normalize("NFC") } })),
  ];
}

/**
 * What the chat saw last, and when in its order of messages: showing the same again says nothing new, unless the person
 * has written since, who then waits for an answer.
 */
function placeOf(messageId: number, chat: Pick<KnownChat, "lastMessageId">, digest: string): string {
  return `${messageId}:${chat.lastMessageId}:${digest}`;
}

function digestOf(text: string, menu: ChoiceMenu | null, photo: string | undefined): string {
  const whole = JSON.stringify([text, menu, photo ?? null]);
  return createHash("sha256").update(whole).digest("base64url").slice(0, 16);
}
