import type { UserFromGetMe } from "grammy/types";
import { createBot, type ProductBot } from "../bot/create-bot.js";
import type { Services } from "../bot/services.js";
import type { Channel, ChannelName } from "../channels/channel.js";
import { readQuotas } from "../quotas.js";
import type { Workshop } from "../summary/files/workshop.js";
import type { Surroundings } from "./surroundings.js";

/** The conversation on each channel. */
export interface Bots {
  /** Throws for a channel that is not one of the program's. */
  on(channel: { readonly name: ChannelName; readonly bot: string }): ProductBot;
  /** What people find the bot by; null while it is not known. */
  titleOn(channel: Channel): string | null;
}

export function createBots(
  channels: readonly Channel[],
  around: Surroundings,
  { files, readKeptFile, onReported }: Pick<Services, "readKeptFile" | "onReported"> & { readonly files: Workshop },
): Bots {
  const { config, clock, log, database, plans } = around;
  const db = database.prisma;
  const quotas = () => readQuotas(db, config, clock.now());
  const bots = new Map(
    channels.map((channel) => [
      keyOf(channel),
      createBot({ db, clock, log, channel, plans, files, readKeptFile, onReported, quotas }, unknownBot(channel)),
    ]),
  );

  function on(channel: Parameters<Bots["on"]>[0]): ProductBot {
    const bot = bots.get(keyOf(channel));
    if (!bot) throw new Error(`there is no bot ${keyOf(channel)}`);
    return bot;
  }

  return {
    on,
    titleOn(channel) {
      const { first_name, username } = on(channel).bot.botInfo;
      // By its user name, where people find it by that.
      return (channel.capabilities.deepLink && username ? `@${username}` : first_name || username) || null;
    },
  };
}

function keyOf({ name, bot }: { readonly name: string; readonly bot: string }): string {
  return `${name}:${bot}`;
}

/** Until the channel says who the bot is. */
function unknownBot(channel: Channel): UserFromGetMe {
  return {
    id: Number(channel.bot),
    is_bot: true,
    first_name: "",
    username: "",
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}
