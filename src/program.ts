import type { FastifyInstance } from "fastify";
import type { Update } from "grammy/types";
import type { Logger } from "pino";
import { Registry } from "prom-client";
import { createBot, type ProductBot } from "./bot/create-bot.js";
import { dayInVietnam } from "./calendar/day.js";
import { keepChannelState } from "./channel-state.js";
import type { Channel, ChannelName, Received } from "./channels/channel.js";
import { createLinkedFiles, serveLinkedFiles } from "./channels/files.js";
import type { Limits } from "./channels/telegram/pace.js";
import { createTelegramChannel } from "./channels/telegram/telegram.js";
import { createZaloChannel } from "./channels/zalo/zalo.js";
import type { Clock } from "./clock.js";
import type { Config } from "./config.js";
import type { Database } from "./database/connect.js";
import { ping } from "./database/health.js";
import { openDatabase } from "./database/open.js";
import { takeHolder } from "./delivery/holder.js";
import { clearOldUpdates, storeUpdates } from "./delivery/inbox.js";
import { startLanes } from "./delivery/lanes.js";
import { createDeliveryMetrics } from "./delivery/metrics.js";
import { startSender } from "./delivery/sender.js";
import { createHttp, type Receive } from "./http.js";
import { markStopped, routesOf, stopReasonOf } from "./people/accounts.js";
import { ensureFirstAdministratorCode } from "./people/administrator.js";
import type { Invitation } from "./people/invitations.js";
import { findMember } from "./people/member.js";
import { planReader } from "./plan/plan-in-force.js";
import { usualPlan } from "./plan/which-plan.js";
import { composeQuotaWarning, quotaWarningKind, warnAdministrators } from "./quota-warning.js";
import { readQuotas } from "./quotas.js";
import { type Receiving, type RunningChannel, startReceiving } from "./receiving.js";
import { composeDigest } from "./reminders/compose-digest.js";
import { recordMissedDigests } from "./reminders/missed-digests.js";
import { planDigests } from "./reminders/plan-digests.js";
import { startTicks } from "./reminders/tick.js";
import { translator } from "./text/language.js";
import { webhookOf } from "./webhooks.js";

export interface ProgramOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly host: string;
  /** Further routes on the program's own server. */
  readonly mount?: (app: FastifyInstance) => void | Promise<void>;
  /** Instead of Telegram's own, for measuring. */
  readonly telegramLimits?: Partial<Limits>;
  /** Fills the database before anything is received. */
  readonly prepare?: (database: Database) => Promise<void>;
}

/** The running product. */
export interface Program {
  readonly database: Database;
  readonly address: string;
  /** Set where nobody is administrator yet. */
  readonly administratorCode: Invitation | null;
  /** Decides now what reminders are due, as the clock's next minute would. */
  tick(): Promise<void>;
  /** Resolves when nothing that was received waits and nothing that is due waits to be sent. */
  idle(): Promise<void>;
  /** Finishes what is in hand, closes the database; at the latest after 10 s. Safe to call twice. */
  stop(): Promise<void>;
}

/** The whole program: database → channels → workers → clock ticks → http. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { config, clock, log } = options;
  const database = await openDatabase({
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
    dataDir: config.dataDir,
    log,
  });
  try {
    return await run(options, database);
  } catch (error) {
    await database.close();
    throw error;
  }

  async function run({ host, mount, prepare }: ProgramOptions, { prisma: db }: Database): Promise<Program> {
    await prepare?.(database);
    const administratorCode = await ensureFirstAdministratorCode(db, clock.now());
    const plans = planReader(db);
    const files = createLinkedFiles({ db, clock, publicUrl: config.publicUrl ?? undefined });
    const channels = channelsOf();
    const quotas = () => readQuotas(db, config, clock.now());
    const bots = new Map<Channel, ProductBot>(
      channels.map((channel) => [channel, createBot({ db, clock, log, channel, plans, quotas }, unknownBot(channel))]),
    );

    const holder = await takeHolder({ openSession: () => database.openSession(), log });
    const registry = new Registry();
    const metrics = createDeliveryMetrics(registry, db);
    const lanes = startLanes({
      db,
      holder: holder.id,
      clock,
      log,
      channels,
      metrics,
      onFailed: (update, row) => apologise(update, row.channel, row.bot),
      handle: (update, row) => {
        const channel = channels.find(({ name, bot }) => name === row.channel && bot === row.bot)!;
        return bots.get(channel)!.handle(update, { inboxId: row.id });
      },
    });

    /** What could not be handled is not met with silence. */
    async function apologise(update: Update, name: ChannelName, bot: string): Promise<void> {
      const channel = channels.find((one) => one.name === name && one.bot === bot)!;
      const chatId = update.message?.chat.id ?? update.callback_query?.message?.chat.id;
      if (chatId === undefined) return;
      const contact = usualPlan(await plans(), dayInVietnam(clock.now()))?.contact ?? null;
      const language = (await findMember(db, { channel: name, bot, chatId }))?.language ?? "vi";
      await bots.get(channel)!.bot.api.sendMessage(chatId, translator(language, contact)("help.failed"));
    }
    const sender = startSender({
      db,
      holder: holder.id,
      clock,
      log,
      channels,
      metrics,
      async compose(row) {
        if (row.kind === quotaWarningKind) return composeQuotaWarning(db, row, clock.now());
        const [plan] = await plans();
        return plan ? composeDigest(db, row, clock.now(), plan.deadlines.holidays) : "withdrawn";
      },
      async routes(personId) {
        const routes = await routesOf(db, personId);
        return routes.map((route) => ({ ...route, channel: route.channel as ChannelName }));
      },
      whyUnreachable: (personId) => stopReasonOf(db, personId),
      accountStopped: (accountId, reason) => markStopped(db, accountId, reason, clock.now()),
    });

    const store = (channel: Channel) => async (received: readonly Received[]) => {
      const count = await storeUpdates(db, channel, received, clock.now());
      metrics.received.inc({ channel: channel.name }, count);
    };
    const webhooks = new Map<string, Receive>();
    for (const channel of channels) {
      const receive: Receive = (headers, body) => channel.receive(headers, body, store(channel));
      for (const path of webhookOf(channel, config)?.paths ?? []) webhooks.set(path, receive);
    }
    const receiving: Receiving[] = [];
    const app = await createHttp({
      log,
      registry,
      troubles,
      webhooks,
      mount: async (server) => {
        serveLinkedFiles(server, files);
        await mount?.(server);
      },
    });
    const address = await app.listen({ port: config.port, host });

    const stopping = new AbortController();
    const states = channels.map((channel) => ({ channel, state: keepChannelState(channel, { db, clock, log }) }));
    // Only now, so that a webhook that is registered finds somebody listening.
    for (const { channel, state } of states)
      receiving.push(
        startReceiving(channel, {
          bot: bots.get(channel)!,
          webhook: webhookOf(channel, config),
          store: store(channel),
          keepName: state.name,
          openSession: () => database.openSession(),
          signal: stopping.signal,
          log,
        }),
      );

    const ticks = startTicks({
      clock,
      log,
      run: async (now) => {
        const [plan] = await plans();
        if (plan) {
          const missed = await recordMissedDigests(db, now, plan.deadlines.holidays);
          if (missed > 0) log.error({ missed }, "reminders were missed while the bot did not run");
          await planDigests(db, now, plan.deadlines.holidays);
        }
        await clearOldUpdates(db, now);
        await files.sweep();
      },
    });

    let stopped: Promise<void> | null = null;
    return {
      database,
      address,
      administratorCode,
      tick: () => ticks.tick(),
      async idle() {
        await lanes.idle();
        await sender.idle();
      },
      stop() {
        stopped ??= stop();
        return stopped;
      },
    };

    async function stop(): Promise<void> {
      stopping.abort();
      await Promise.all([
        app.close(),
        ticks.stop(),
        lanes.stop(),
        sender.stop(),
        ...receiving.map(({ ended }) => ended),
      ]);
      await Promise.all(states.map(({ state }) => state.stop()));
      await holder.close();
      await database.close();
    }

    function channelsOf(): RunningChannel[] {
      const { telegram, zalo } = config;
      return [
        ...(telegram
          ? [
              createTelegramChannel({
                token: telegram.token,
                apiRoot: telegram.apiRoot,
                limits: options.telegramLimits,
                log,
              }),
            ]
          : []),
        ...zalo.tokens.map((token) =>
          createZaloChannel({
            token,
            apiRoot: zalo.apiRoot,
            db,
            files,
            clock,
            log,
            languageOf: async (chatId) => {
              const bot = token.split(":")[0]!;
              return (await findMember(db, { channel: "zalo", bot, chatId }))?.language ?? "vi";
            },
            warn: (warning) =>
              void warnAdministrators(db, warning, clock.now()).catch((err: unknown) =>
                log.error({ err }, "cannot warn of the quota"),
              ),
          }),
        ),
      ];
    }

    /** What is wrong now, for /readyz. */
    async function troubles(): Promise<string[]> {
      const reasons: string[] = [];
      if (!(await ping(database))) reasons.push("database");
      for (const [index, { name, bot, health }] of channels.entries()) {
        // Another process receives for this bot: this one is ready to take over. A quota mends with the month, not with a restart.
        if (receiving[index]?.standsBy() || health.report.trouble === "quota") continue;
        if (health.report.ok !== true) reasons.push(`${name} ${bot}: ${health.report.trouble ?? "starting"}`);
      }
      return reasons;
    }
  }
}

/** Until the channel says who the bot is. */
function unknownBot(channel: Channel) {
  return {
    id: Number(channel.bot),
    is_bot: true as const,
    first_name: "Đầu Mối",
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
