import { Api } from "grammy";
import { type Channel, shortWait, type WithExpects } from "../channels/channel.js";
import type { Shown } from "./shown.js";

/** What became of a change: it is shown, it may be tried again, or it never will be. */
export type Edited = "shown" | "later" | "never";

/**
 * Shows something else in the place of a message that nobody waits for. It gives way to all that people wait for; what was
 * deleted or is too old stays so.
 */
export async function editMessage(
  channel: Channel,
  { chatId, messageId }: { readonly chatId: number; readonly messageId: number },
  { text, buttons }: Shown,
): Promise<Edited> {
  if (!channel.capabilities.edit) return "never";
  if (channel.reach.awayFor !== null) return "later";
  if ((await channel.waitFor(chatId, "ordinary")) > shortWait) return "later";
  const ours: WithExpects = { priority: "ordinary" };
  const keyboard = buttons.map((row) => row.map(({ label, data }) => ({ text: label, callback_data: data })));
  try {
    await new Api(channel.token, channel.client).raw.editMessageText({
      ...{ chat_id: chatId, message_id: messageId, text, reply_markup: { inline_keyboard: keyboard } },
      ...ours,
    });
    return "shown";
  } catch (error) {
    const { kind } = channel.failureOf(error);
    return kind === "invalid" || kind === "stopped" || kind === "moved" ? "never" : "later";
  }
}
