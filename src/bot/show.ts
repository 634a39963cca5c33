import type { InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove } from "grammy/types";
import type { WithExpects } from "../channels/channel.js";
import { readAction } from "../text/actions.js";
import type { Message } from "../text/message.js";
import type { BotContext } from "./context.js";
import { courtesy } from "./courtesy.js";
import { keepOffer } from "./offers.js";
import { withWayBack } from "./way-back.js";

/**
 * Shows the next step of a dialogue: the tapped message becomes it, unless that message has to stay; a typed answer
 * gets a new message. A channel that cannot edit sends a new one in any case (its transport knows).
 */
export async function showStep(ctx: BotContext, step: Message): Promise<void> {
  const message = withBegun(ctx, step);
  const pressed = ctx.callbackQuery;
  if (pressed?.message && pressed.data !== undefined && !readAction(pressed.data).stays && mayBecome(ctx, message)) {
    await ctx.editMessageText(message.text, optionsOf(message));
    keepOffer(ctx, message);
    return;
  }
  await sendNew(ctx, message);
}

/** Of the messages of an update the first says which question is kept meanwhile. */
function withBegun(ctx: BotContext, message: Message): Message {
  const { begun } = ctx;
  if (!begun || begun.said) return message;
  begun.said = true;
  return withWayBack(message, begun.wayBack, ctx.t("common.back"));
}

/**
 * A file or picture has no text that could become another. An edit cannot protect what was sent without: what has to be
 * protected then comes as a message of its own.
 */
function mayBecome(ctx: BotContext, message: Message): boolean {
  const shown = ctx.callbackQuery?.message;
  // Of what is too old the messenger tells nothing, and may still edit it.
  if (shown && shown.date !== 0 && shown.text === undefined) return false;
  if (!message.protected || !ctx.services.channel.capabilities.protects) return true;
  return shown !== undefined && "has_protected_content" in shown && shown.has_protected_content === true;
}

/** Sends a message of its own: receipts, reminders, answers to typed questions. */
export async function sendNew(ctx: BotContext, said: Message): Promise<void> {
  const message = withBegun(ctx, said);
  const { protects, sharesNumber } = ctx.services.channel.capabilities;
  const options = optionsOf(message);
  if (message.protected && protects) options.protect_content = true;
  const key = sharesNumber && message.buttons.length === 0 ? message.numberKey : undefined;
  await ctx.reply(message.text, key === undefined ? options : { ...options, reply_markup: numberKeyboard(key) });
  keepOffer(ctx, message);
}

/** Only in a private chat: elsewhere the messenger refuses it. It folds itself up once it was pressed. */
function numberKeyboard(key: NonNullable<Message["numberKey"]>): ReplyKeyboardMarkup | ReplyKeyboardRemove {
  if (key === "gone") return { remove_keyboard: true };
  return {
    keyboard: [[{ text: key.label, request_contact: true }]],
    resize_keyboard: true,
    one_time_keyboard: true,
  };
}

/**
 * Takes the buttons off the tapped message, so that what was confirmed stays readable and cannot be pressed again. Called
 * after what matters was sent: it takes its turn in the chat as messages do.
 */
export function settleTapped(ctx: BotContext): void {
  if (ctx.callbackQuery?.message)
    courtesy(ctx, (signal) => ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: [] } }, signal));
}

export async function say(ctx: BotContext, text: string): Promise<void> {
  await sendNew(ctx, { text, buttons: [] });
}

type Options = { reply_markup?: InlineKeyboardMarkup; protect_content?: true } & {
  -readonly [Key in keyof WithExpects]: WithExpects[Key];
};

function optionsOf(message: Message): Options {
  const options: Options = {};
  if (message.buttons.length > 0) options.reply_markup = keyboardOf(message);
  if (message.expects) options.expects = message.expects;
  return options;
}

export function keyboardOf(message: Pick<Message, "buttons">): InlineKeyboardMarkup {
  return {
    inline_keyboard: message.buttons.map((row) =>
      row.map((button) => ({ text: button.label, callback_data: button.data })),
    ),
  };
}
