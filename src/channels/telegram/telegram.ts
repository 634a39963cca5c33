import { Api } from "grammy";
import type { Update } from "grammy/types";
import type { Logger } from "pino";
import { type Clock, machineClock } from "../../clock.js";
import type { Capabilities, Channel, Store } from "../channel.js";
import { fetchFrom } from "../fetch-file.js";
import { growingTime } from "../growing-time.js";
import { Health } from "../health.js";
import { ownCode } from "../own-code.js";
import { Reach } from "../reach.js";
import { sameSecret } from "../same-secret.js";
import { alone, type SharedPauses } from "../shared-pauses.js";
import { failureOf } from "./failures.js";
import { defaultLimits, type Limits, Pace } from "./pace.js";
import { defaultRetryPauses, type RetryPauses } from "./patience.js";
import { maxText } from "./pieces.js";
import { defaultPauses, type PollingPauses, poll } from "./polling.js";
import { createTransport, type Transport } from "./transport.js";
import { readUpdate } from "./update.js";
import { registerWebhook } from "./webhook.js";

export interface TelegramOptions {
  readonly token: string;
  /** Default: the real one. */
  readonly apiRoot?: string;
  readonly log: Logger;
  /** Of the webhook: known from the first moment, for an earlier start has registered it. */
  readonly webhookSecret?: string | undefined;
  /** By which pauses end as well as by the machine's time; default: the machine's. */
  readonly clock?: Clock;
  readonly limits?: Partial<Limits> | undefined;
  /** How many processes send for this bot; one where not said. */
  readonly processes?: () => number;
  readonly shared?: SharedPauses;
  readonly pauses?: Partial<PollingPauses>;
  readonly retryPauses?: RetryPauses;
}

export interface TelegramChannel extends Channel {
  readonly health: Health;
}

export const telegramCapabilities: Capabilities = {
  maxText,
  buttons: true,
  longestChoice: 0,
  edit: true,
  sendsFiles: true,
  maxFile: 50,
  receivesFiles: true,
  largestFile: 20 * 1024 * 1024, // what getFile gives out
  commandMenu: true,
  deepLink: true,
  groups: true,
  protects: true,
  sharesNumber: true,
};

/** One Telegram bot. Makes no call by itself. */
export function createTelegramChannel(options: TelegramOptions): TelegramChannel {
  const { token, log } = options;
  const apiRoot = (options.apiRoot ?? "https://api.telegram.org").replace(/\/+$/, "");
  const health = new Health();
  const now = growingTime(options.clock ?? machineClock);
  const reach = new Reach(() => transport.once("getMe", {}, { timeout: 5_000 }));
  const transport = createTransport({
    token,
    apiRoot,
    pace: new Pace({ ...defaultLimits, ...options.limits }, options.processes, now()),
    now,
    shared: options.shared ?? alone,
    retryPauses: options.retryPauses ?? defaultRetryPauses,
    reach,
  });
  // grammY's own limit only ends what the transport's limits should have ended long before.
  const client = { apiRoot, fetch: transport.fetch, timeoutSeconds: 150 };
  const api = new Api(token, client);
  let secret = options.webhookSecret ?? null;

  return {
    name: "telegram",
    bot: token.split(":")[0] ?? "",
    token,
    capabilities: telegramCapabilities,
    client,
    reach,
    health,
    failureOf,
    waitFor: transport.waitFor,
    identify: () => api.getMe(),
    poll: (store, signal) =>
      poll({ transport, health, reach, log, pauses: { ...defaultPauses, ...options.pauses } }, store, signal),
    async setWebhook(url, newSecret) {
      // Before the call: updates may come while it is under way.
      secret = newSecret;
      await registerWebhook({ api, health, log }, url, newSecret);
    },
    async receive(headers, body, store: Store) {
      if (secret === null || !sameSecret(headers["x-telegram-bot-api-secret-token"], secret)) return "forbidden";
      const received = readUpdate(body);
      if (!received) return "no-update";
      await store([received]);
      health.worked();
      return "taken";
    },
    fetchFile: (fileId, limits) => fetchFile(transport, `${apiRoot}/file/bot${token}`, fileId, limits),
    interpret: async (update: Update) => update,
  };
}

/** Telegram keeps a file under a path that has to be asked for. */
async function fetchFile(
  transport: Transport,
  root: string,
  fileId: string,
  limits: Parameters<Channel["fetchFile"]>[1],
): ReturnType<Channel["fetchFile"]> {
  const answer = await transport.once("getFile", { file_id: fileId }, { timeout: 10_000, signal: limits.signal });
  if (!answer.ok) {
    const again = answer.error_code >= 500 || answer.error_code === 429 || answer.error_code >= ownCode.outOfTime;
    return { ok: false, again, detail: `getFile ${answer.error_code}` };
  }
  const path = (answer.result as { file_path?: unknown } | null)?.file_path;
  if (typeof path !== "string") return { ok: false, again: false, detail: "getFile without a path" };
  return fetchFrom(`${root}/${path}`, limits);
}
