import type { Channel } from "./channels/channel.js";
import type { Config } from "./config.js";

/** Where a channel calls the program. */
export interface Webhook {
  /** What is registered with the channel. */
  readonly url: string;
  readonly secret: string;
  /** What the program's own server answers on, behind whatever proxy. */
  readonly paths: readonly string[];
}

/** Null where the channel is polled. Of several bots on one address each has its own: the bot's id is added. */
export function webhookOf({ name, bot }: Channel, config: Config): Webhook | null {
  const { telegram, zalo, webhookSecret } = config;
  const address = name === "telegram" ? telegram?.webhookUrl : zalo.webhookUrl;
  if (!address || webhookSecret === null) return null;
  const path = `/webhook/${name}`;
  if (name === "telegram") return { url: address, secret: webhookSecret, paths: [path] };
  const own = `${path}/${bot}`;
  return zalo.tokens.length > 1
    ? { url: `${address}/${bot}`, secret: webhookSecret, paths: [own] }
    : { url: address, secret: webhookSecret, paths: [path, own] };
}
