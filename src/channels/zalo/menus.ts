import { z } from "zod";
import type { PrismaClient } from "../../database/generated/client.js";
import type { ChoiceMenu } from "./choices.js";

const channel = "zalo";
const options = z.array(z.object({ key: z.string(), label: z.string(), data: z.string() }));

/** The menu that a chat was shown last. */
export interface ShownMenu extends ChoiceMenu {
  readonly messageId: number;
  readonly shownAt: Date;
}

export interface Menus {
  find(chatId: number): Promise<ShownMenu | null>;
  keep(chatId: number, menu: ShownMenu): Promise<void>;
  /** Takes the menu away; with `messageId` only where it is that message's. */
  remove(chatId: number, messageId?: number): Promise<void>;
}

/** Of one bot, one row a chat: an answer means the last menu also after a restart. */
export function createMenus(db: PrismaClient, bot: string): Menus {
  const keyOf = (chatId: number) => ({ channel, bot, chatId: BigInt(chatId) });
  return {
    async find(chatId) {
      const row = await db.menu.findUnique({ where: { channel_bot_chatId: keyOf(chatId) } });
      if (!row) return null;
      const style = row.style === "letters" ? "letters" : "numbers";
      return { style, options: options.parse(row.options), messageId: row.messageId, shownAt: row.shownAt };
    },
    async keep(chatId, { style, options, messageId, shownAt }) {
      const key = keyOf(chatId);
      const value = { style, options: options.map((option) => ({ ...option })), messageId, shownAt };
      await db.menu.upsert({
        where: { channel_bot_chatId: key },
        create: { ...key, ...value },
        update: value,
      });
    },
    async remove(chatId, messageId) {
      await db.menu.deleteMany({ where: { ...keyOf(chatId), ...(messageId === undefined ? {} : { messageId }) } });
    },
  };
}
