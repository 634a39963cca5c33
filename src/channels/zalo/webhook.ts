import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import { z } from "zod";
import type { Health } from "../health.js";
import { redact } from "../redact.js";
import type { Answer, Caller } from "./api.js";
import { nameForLog } from "./events.js";
import { failureOfRefusal } from "./failures.js";

const set = z.object({
  verification: z.object({ ok: z.boolean(), outcome: z.string().optional() }).optional(),
});

/**
 * Registers an address, waiting out what waiting can mend. Zalo stores it even where its own check of it fails, so a
 * failed check is logged and not thrown; older versions of Zalo tell of no check. Throws where the token, the address or
 * the secret (8 to 256 characters) is refused.
 */
export async function registerWebhook(
  {
    call,
    health,
    log,
    pauseAt = (failures) => Math.min(10_000, 1_000 * 2 ** failures),
  }: {
    readonly call: Caller;
    readonly health: Health;
    readonly log: Logger;
    /** Milliseconds after so many failures. */
    readonly pauseAt?: (failures: number) => number;
  },
  url: string,
  secret: string,
): Promise<void> {
  if (secret.length < 8 || secret.length > 256)
    throw new Error("WEBHOOK_SECRET must have 8 to 256 characters for Zalo");
  for (let failures = 0; ; failures += 1) {
    const answer = await call("setWebhook", { url, secret_token: secret }, { timeout: 20_000 });
    if (answer.ok) return judge(answer, { health, log });
    const failure = failureOfRefusal(answer);
    const detail = "detail" in failure ? failure.detail : failure.kind;
    if (failure.kind !== "transient" && failure.kind !== "ambiguous" && failure.kind !== "quota") {
      health.failed("auth", detail);
      throw new Error(`zalo: the webhook was refused: ${redact(detail)}`);
    }
    health.failed("transient", detail);
    if (failures === 0) log.warn({ detail }, "zalo: cannot set the webhook yet");
    await wait(pauseAt(failures), undefined, { ref: false });
  }
}

function judge(
  answer: Answer & { readonly ok: true },
  { health, log }: { readonly health: Health; readonly log: Logger },
) {
  const verification = set.safeParse(answer.result).data?.verification;
  const outcome = verification?.outcome && nameForLog(verification.outcome);
  if (!verification) log.info("zalo: the webhook is set");
  else if (verification.ok) log.info({ outcome }, "zalo: the webhook is set and checked");
  else {
    log.warn({ outcome }, "zalo: the webhook is set, but Zalo's check of it failed");
    health.failed("transient", `webhook check: ${outcome ?? "failed"}`);
    return;
  }
  health.worked();
}
