import type { Config } from "../config.js";
import type { PrismaClient } from "../database/generated/client.js";

/** The Telegram bot's name for deep links, as the running bot learnt it from Telegram. Null while it is unknown. */
export async function telegramName(db: PrismaClient, config: Config): Promise<string | null> {
  const bot = config.telegram?.token.split(":")[0];
  const state = await db.channelState.findFirst({
    where: { channel: "telegram", username: { not: null }, ...(bot === undefined ? {} : { bot }) },
    orderBy: { lastOkAt: { sort: "desc", nulls: "last" } },
  });
  return state?.username ?? null;
}
