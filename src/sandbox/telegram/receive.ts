import { isIP } from "node:net";
import type { Update, WebhookInfo } from "grammy/types";
import type { SandboxBot } from "./bot.js";
import type { Parameters } from "./parameters.js";
import { refusal } from "./refusal.js";
import { updateKinds } from "./updates.js";

/** `gone` aborts when the caller hung up. */
export async function getUpdates(bot: SandboxBot, { values }: Parameters, gone: AbortSignal): Promise<Update[]> {
  if (bot.webhook)
    throw refusal(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  bot.updates.allow(values.allowed_updates as string[] | undefined);
  return bot.updates.take(values as { offset?: number; limit?: number; timeout?: number }, gone);
}

export function setWebhook(bot: SandboxBot, { values }: Parameters): string {
  const url = String(values.url ?? "");
  if (url === "") return deleteWebhook(bot, values);
  checkUrl(url);
  const secret = values.secret_token as string | undefined;
  if (secret !== undefined) {
    if (secret.length > 256) throw refusal(400, "secret token is too long");
    if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw refusal(400, "secret token contains unallowed characters");
  }
  dropPending(bot, values);
  bot.updates.allow(values.allowed_updates as string[] | undefined);
  bot.updates.conflict("terminated by setWebhook request");
  const maxConnections = Math.min(Math.max(Number(values.max_connections ?? 40), 1), 100);
  bot.setWebhook({ url, secret, maxConnections });
  return "Webhook was set";
}

/** The real server insists on HTTPS and public addresses; loopback is excepted here, so that tests can listen. */
function checkUrl(text: string): void {
  if (!URL.canParse(text)) throw refusal(400, "invalid webhook URL specified");
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (host === "localhost" || host === "::1" || /^127\./.test(host)) return;
  if (url.protocol !== "https:") throw refusal(400, "bad webhook: An HTTPS URL must be provided for webhook");
  if (!["", "80", "88", "443", "8443"].includes(url.port))
    throw refusal(400, "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
  if (isIP(host) && /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.|f[cd]|fe80)/i.test(host))
    throw refusal(400, `bad webhook: IP address ${host} is reserved`);
}

export function deleteWebhook(bot: SandboxBot, values: Parameters["values"]): string {
  dropPending(bot, values);
  const was = bot.webhook !== null;
  bot.setWebhook(null);
  return was ? "Webhook was deleted" : "Webhook is already deleted";
}

function dropPending(bot: SandboxBot, values: Parameters["values"]): void {
  if (values.drop_pending_updates === true) bot.updates.confirm(() => true);
}

export function getWebhookInfo(bot: SandboxBot): WebhookInfo {
  const allowed = bot.updates.allowed;
  return {
    url: bot.webhook?.target.url ?? "",
    has_custom_certificate: false,
    pending_update_count: bot.updates.pending().length,
    ...(bot.webhook && { max_connections: bot.webhook.target.maxConnections }),
    ...bot.webhook?.info(),
    ...(allowed && {
      allowed_updates: updateKinds.filter((kind) => allowed.includes(kind)) as NonNullable<
        WebhookInfo["allowed_updates"]
      >,
    }),
  };
}
