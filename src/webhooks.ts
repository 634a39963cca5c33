import { createHmac } from "node:crypto";
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

/** What a channel names a bot by. */
type Caller = Pick<Channel, "name" | "bot">;

/**
 * What one messenger is told to send back for one bot: made of WEBHOOK_SECRET, so that neither messenger knows what the
 * other one sends, nor the secret itself. 43 of `A-Z a-z 0-9 _ -`, which both take.
 */
export function secretFor({ name, bot }: Caller, webhookSecret: string): string {
  return createHmac("sha256", webhookSecret).update(`${name}:${bot}`).digest("base64url");
}

/** Null where the channel is polled. Of several bots on one address each has its own: the bot's id is added. */
export function webhookOf({ name, bot }: Caller, config: Config): Webhook | null {
  const { telegram, zalo, webhookSecret } = config;
  const address = name === "telegram" ? telegram?.webhookUrl : zalo.webhookUrl;
  if (!address || webhookSecret === null) return null;
  const secret = secretFor({ name, bot }, webhookSecret);
  const path = `/webhook/${name}`;
  if (name === "telegram") return { url: address, secret, paths: [path] };
  const own = `${path}/${bot}`;
  return zalo.tokens.length > 1
    ? { url: `${address}/${bot}`, secret, paths: [own] }
    : { url: address, secret, paths: [path, own] };
}
