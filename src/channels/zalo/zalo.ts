import { Api } from "grammy";
import type { Logger } from "pino";
import type { Clock } from "../../clock.js";
import type { PrismaClient } from "../../database/generated/client.js";
import type { Language } from "../../text/language.js";
import type { Capabilities, Channel } from "../channel.js";
import { fetchFrom } from "../fetch-file.js";
import type { LinkedFiles } from "../files.js";
import { Health } from "../health.js";
import { ownCode } from "../own-code.js";
import { Reach } from "../reach.js";
import { sameSecret } from "../same-secret.js";
import { longestAnswer } from "./answers.js";
import { type Caller, createCaller } from "./api.js";
import { createChats } from "./chats.js";
import { failureOf } from "./failures.js";
import { interpret } from "./interpret.js";
import { createMenus } from "./menus.js";
import { defaultPauses, type Pauses } from "./patience.js";
import { defaultPollingPauses, type PollingPauses, poll } from "./polling.js";
import { numberTogether, readReceived } from "./receive.js";
import { maxText } from "./show.js";
import { createFetch } from "./transport.js";
import { createUsageCounter, type QuotaWarning, type UsageCounter } from "./usage.js";
import { registerWebhook } from "./webhook.js";

export interface ZaloOptions {
  /** `<numeric id>:<secret>` */
  readonly token: string;
  /** Default: the real one. */
  readonly apiRoot?: string | undefined;
  readonly db: PrismaClient;
  readonly files: LinkedFiles;
  readonly clock: Clock;
  readonly log: Logger;
  /** Of the webhook: known from the first moment, for an earlier start has registered it. */
  readonly webhookSecret?: string | undefined;
  /** In which language choices are explained in a chat; Vietnamese where not said. */
  readonly languageOf?: (chatId: number) => Promise<Language>;
  /** Told once when 70, 90 or 100 % of the plan are used; must not throw. Logged as well. */
  readonly warn?: (warning: QuotaWarning) => void;
  readonly pauses?: Partial<Pauses>;
  readonly polling?: Partial<PollingPauses>;
}

export interface ZaloChannel extends Channel {
  readonly health: Health;
}

/** But for files, which it takes as links, where the server has a public address for them. */
const zaloCapabilities: Omit<Capabilities, "sendsFiles"> = {
  maxText,
  buttons: false,
  longestChoice: longestAnswer,
  edit: false,
  maxFile: 50,
  receivesFiles: false,
  largestFile: 20 * 1024 * 1024,
  commandMenu: false,
  deepLink: false,
  groups: false,
  protects: false,
  sharesNumber: false,
};

/** One Zalo bot. Makes no call by itself. */
export function createZaloChannel(options: ZaloOptions): ZaloChannel {
  const { token, db, files, clock, log } = options;
  const bot = token.split(":")[0] ?? "";
  const apiRoot = (options.apiRoot ?? "https://bot-api.zaloplatforms.com").replace(/\/+$/, "");
  const health = new Health();
  const reach = new Reach(() => call("getMe", {}, { timeout: 5_000 }));
  const call = toldTo(reach, createCaller(apiRoot, token));
  const chats = createChats(db, bot);
  const menus = createMenus(db, bot);
  const usage = createUsage(options, bot, health);
  const fetch = createFetch({
    call,
    chats,
    menus,
    usage,
    clock,
    files,
    languageOf: options.languageOf ?? (async () => "vi"),
    pauses: { ...defaultPauses, ...options.pauses },
  });
  // grammY's own limit only ends what the transport's limits should have ended long before.
  const client = { apiRoot, fetch, timeoutSeconds: 150 };
  const api = new Api(token, client);
  const number = numberTogether(chats, usage);
  const read = (raw: unknown) => readReceived({ number, clock, log }, raw);

  return {
    name: "zalo",
    bot,
    token,
    capabilities: { ...zaloCapabilities, sendsFiles: files.available },
    client,
    reach,
    health,
    failureOf,
    // Zalo publishes no pace; its 429 is the month's quota.
    waitFor: async () => 0,
    identify: () => api.getMe(),
    poll: (store, signal) =>
      poll({ call, read, health, log, pauses: { ...defaultPollingPauses, ...options.polling } }, store, signal),
    ...webhookDoor(options, { call, health, read }),
    // Pictures are addresses; only Zalo's own, and the stand-in's, are asked.
    async fetchFile(fileId, limits) {
      const isOwn = fileId.startsWith("https://") || fileId.startsWith(`${new URL(apiRoot).origin}/`);
      return isOwn ? fetchFrom(fileId, limits) : { ok: false, again: false, detail: "no address" };
    },
    interpret: (update, receivedAt) => interpret(update, receivedAt, menus, clock),
  };
}

/** Tells `reach` how every call ended. */
function toldTo(reach: Reach, caller: Caller): Caller {
  return async (method, body, options) => {
    const answer = await caller(method, body, options);
    if (answer.ok || answer.error_code < ownCode.outOfTime) reach.answered();
    else if (answer.error_code >= 500) reach.failed();
    return answer;
  };
}

/** The count of the plan, whose end is a matter of the bot's health too. */
function createUsage({ db, clock, log, warn }: ZaloOptions, bot: string, health: Health): UsageCounter {
  const counter = createUsageCounter({
    db,
    bot,
    clock,
    warn: (warning) => {
      log.warn(warning, "zalo: the plan of this bot is being used up");
      warn?.(warning);
    },
  });
  return {
    ...counter,
    async exhausted() {
      health.failed("quota", "Quota exceeded");
      await counter.exhausted();
    },
  };
}

/** What comes in by the webhook, whose secret is known from the moment in which it is registered. */
function webhookDoor(
  { log, webhookSecret }: ZaloOptions,
  {
    call,
    health,
    read,
  }: {
    readonly call: Caller;
    readonly health: Health;
    readonly read: (raw: unknown) => ReturnType<typeof readReceived>;
  },
): Pick<Channel, "setWebhook" | "receive"> {
  let secret = webhookSecret ?? null;
  let registering = false;
  return {
    async setWebhook(url, newSecret) {
      // Before the call: updates may come while it is under way.
      secret = newSecret;
      registering = true;
      try {
        await registerWebhook({ call, health, log }, url, newSecret);
      } finally {
        registering = false;
      }
    },
    async receive(headers, body, store) {
      if (secret === null || !sameSecret(headers["x-bot-api-secret-token"], secret)) return "forbidden";
      const received = await read(body);
      // What Zalo sends to check an address that is being registered is documented nowhere.
      if (received === "no-event" && !registering) return "no-update";
      if (typeof received !== "string") await store([received]);
      health.worked();
      return "taken";
    },
  };
}
