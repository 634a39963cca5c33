import type { Chat, Message, Update } from "grammy/types";
import type { Channel, Received } from "../channels/channel.js";
import type { Rank } from "../channels/rank.js";
import type { PrismaClient } from "../database/generated/client.js";
import { isOpenCode } from "../people/check-code.js";
import { readCode, readCodeMessage } from "../people/invitation-code.js";
import { findInvited } from "../people/invited-number.js";
import { type ChatAddress, findMember, findMemberChats } from "../people/member.js";
import { readSentPhone } from "../people/phone.js";
import { isOffice } from "../people/roles.js";
import { readAction } from "../text/actions.js";
import { readAssent } from "../text/assent.js";
import { mayBeForCode } from "./code-answers.js";
import { isGroupQuestion } from "./group.js";
import { findOffers } from "./offers.js";
import { readCommand } from "./read-command.js";
import { numberIn, type SentNumber } from "./sent-by-people.js";

type Ranked = Pick<Received, "chatId" | "update">;

/**
 * Who waits for the answers to these updates, in their order. Whoever brings a code that can be used, or the number that one
 * was made out to, is served as a member: they are one in a moment. So is who was asked whether such a code is for them, as
 * long as that is the question.
 */
export async function rankUpdates(
  db: PrismaClient,
  of: Pick<Channel, "name" | "bot">,
  received: readonly Ranked[],
  now: Date,
): Promise<Rank[]> {
  const alone = received.filter(({ update }) => isPrivate(update));
  const chats = alone.map(({ chatId }) => chatId).filter((chatId) => chatId !== null);
  const bot = { channel: of.name, bot: of.bot };
  const members = await findMemberChats(db, bot, chats);
  const asked = alone.flatMap(({ chatId, update }) =>
    chatId !== null && !members.has(chatId) && mayAnswer(update) ? [chatId] : [],
  );
  const offers = await findOffers(db, bot, asked);
  return Promise.all(
    received.map(async ({ chatId, update }): Promise<Rank> => {
      if (!isPrivate(update)) return callsTheBot(update) ? rankInGroup(db, bot, update) : "aside";
      if (chatId !== null && members.has(chatId)) return "known";
      const offer = chatId !== null && mayAnswer(update) ? offers.get(chatId) : undefined;
      const number = update.message && numberIn(update.message);
      if (number) return (await isInvited(db, number, now)) ? "known" : "knocking";
      const offered = offer && codeOfButton(offer.yes);
      const code = offer && agrees(update) ? offered : codeOf(update);
      if (code !== undefined) return code !== null && (await isOpenCode(db, code, now)) ? "known" : "knocking";
      if (offer?.stands && offered && (await isOpenCode(db, offered, now))) return "known";
      return saysSomething(update) ? "unknown" : "aside";
    }),
  );
}

async function isInvited(db: PrismaClient, { typed, isOwn }: SentNumber, now: Date): Promise<boolean> {
  const phone = isOwn ? readSentPhone(typed) : null;
  return phone?.ok === true && (await findInvited(db, phone.value, now)).length > 0;
}

/** The office is answered in a group as it is anywhere; of all others one is told in an hour where to write. */
async function rankInGroup(
  db: PrismaClient,
  of: Pick<ChatAddress, "channel" | "bot">,
  { message }: Update,
): Promise<Rank> {
  if (!message?.from || !isGroupQuestion(message.text ?? "")) return "group";
  const member = await findMember(db, { ...of, chatId: message.from.id });
  return member && isOffice(member) ? "known" : "group";
}

function chatOf({ message, edited_message, callback_query, my_chat_member, channel_post }: Update): Chat | undefined {
  return (message ?? edited_message ?? callback_query?.message ?? my_chat_member ?? channel_post)?.chat;
}

/** A press on what was sent into no chat is its person's alone. */
export function isPrivate(update: Update): boolean {
  return (chatOf(update)?.type ?? "private") === "private";
}

/** The only thing that a group gets an answer to. */
function callsTheBot({ message }: Update): boolean {
  return message?.entities?.some(({ type }) => type === "bot_command") ?? false;
}

/** The code that it brings, null for one that cannot be one; undefined where it brings none. */
function codeOf({ message, edited_message, callback_query }: Update): string | null | undefined {
  if (callback_query?.data !== undefined) return codeOfButton(callback_query.data);
  const text = (message ?? edited_message)?.text;
  if (text === undefined) return undefined;
  const command = readCommand(text);
  if (command?.name === "start") return command.words === "" ? undefined : readCode(command.words);
  return readCodeMessage(text)?.code;
}

function codeOfButton(data: string): string | null | undefined {
  const [name, code = ""] = readAction(data).data.split(":");
  if (name === "notme") return null;
  return name === "join" || name === "code" ? readCode(code) : undefined;
}

/** What a code's question may be meant by, if one was asked. */
function mayAnswer({ message }: Update): boolean {
  return message !== undefined && mayBeForCode(message);
}

/** "có" under the offer to join is the press of its button. */
function agrees({ message }: Update): boolean {
  return readAssent(message?.text ?? "") !== null;
}

const contents = [
  ...["text", "photo", "video", "animation", "audio", "document", "sticker", "voice", "video_note"],
  ...["contact", "location", "venue", "poll", "dice"],
];

/** What the messenger itself says in a chat is nothing that anybody waits for an answer to. */
function saysSomething({ message, edited_message, callback_query }: Update): boolean {
  const said: Message | undefined = message ?? edited_message;
  return callback_query !== undefined || contents.some((one) => said !== undefined && one in said);
}
