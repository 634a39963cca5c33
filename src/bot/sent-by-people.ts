import type { BotContext } from "./context.js";

/** What a person can send besides text. */
const otherThanText = [":media", ":document", ":sticker", ":voice", ":contact", ":location", ":poll", ":dice"] as const;

/** What the messenger itself says in a chat (a pinned message …): nobody waits for an answer to it. */
export function isAnnouncement(ctx: BotContext): boolean {
  const message = ctx.message ?? ctx.editedMessage;
  return message !== undefined && message.text === undefined && !ctx.has([...otherThanText]);
}
