import type { Update } from "grammy/types";
import type { Clock } from "../../clock.js";
import { answerIn, findAnswer } from "./answers.js";
import type { Menus } from "./menus.js";
import { pressOf } from "./press.js";

/** A text that answers the chat's last menu becomes the button press it means; everything else stays what it is. */
export async function interpret(update: Update, receivedAt: Date, menus: Menus, clock: Clock): Promise<Update> {
  const { message } = update;
  if (message?.text === undefined || answerIn(message.text) === null) return update;
  const menu = await menus.find(message.chat.id);
  const answer = menu && findAnswer(message.text, menu);
  return menu && answer ? pressOf(update, menu, answer.data, { now: clock.now(), receivedAt }) : update;
}
