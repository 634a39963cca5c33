import type { QuotaUse } from "./bot/services.js";
import { readUsage } from "./channels/zalo/usage.js";
import type { Config } from "./config.js";
import type { PrismaClient } from "./database/generated/client.js";

/** What each bot of a channel that counts has used this month of Việt Nam, in the order of the configuration. */
export function readQuotas(db: PrismaClient, config: Config, now: Date): Promise<QuotaUse[]> {
  return Promise.all(
    config.zalo.tokens.map(async (token) => {
      const { bot, sent, people, settings } = await readUsage(db, token.split(":")[0] ?? "", now);
      return { bot, sent, people, messages: settings.messages, seats: settings.people };
    }),
  );
}
