import { setTimeout as wait } from "node:timers/promises";
import type { Api } from "grammy";
import type { Logger } from "pino";
import type { Health } from "../health.js";
import { failureOf } from "./failures.js";
import { allowedUpdates } from "./update.js";

/** Registers an address, waiting out what waiting can mend. Throws where the token, the address or the secret is refused. */
export async function registerWebhook(
  { api, health, log }: { readonly api: Api; readonly health: Health; readonly log: Logger },
  url: string,
  secret: string,
): Promise<void> {
  for (let failures = 0; ; failures += 1) {
    try {
      await api.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates });
      health.worked();
      return;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "auth" || failure.kind === "invalid") {
        health.failed("auth", failure.detail);
        throw error;
      }
      const detail = "detail" in failure ? failure.detail : failure.kind;
      health.failed("transient", detail);
      if (failures === 0) log.warn({ detail }, "telegram: cannot set the webhook yet");
      const seconds = failure.kind === "throttled" ? failure.retryAfter : Math.min(10, 2 ** failures);
      await wait(seconds * 1_000, undefined, { ref: false });
    }
  }
}
