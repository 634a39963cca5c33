import type { FastifyInstance } from "fastify";
import type { Update, UserFromGetMe } from "grammy/types";
import type { Logger } from "pino";
import { Registry } from "prom-client";
import type { WatchedChannel } from "./announce-channels.js";
import { apologyFor, composeApology, noticeKind } from "./apology.js";
import { createBot, type ProductBot } from "./bot/create-bot.js";
import { rankUpdates } from "./bot/rank-updates.js";
import { tellTooMany } from "./bot/tell-too-many.js";
import { dayInVietnam } from "./calendar/day.js";
import { keepChannelState } from "./channel-state.js";
import { atMost } from "./channels/at-most.js";
import type { Channel, ChannelName, Received, Store } from "./channels/channel.js";
import { createLinkedFiles, serveLinkedFiles } from "./channels/files.js";
import { readLimits } from "./channels/limits.js";
import { createSharedPauses } from "./channels/shared-pauses.js";
import type { Limits } from "./channels/telegram/pace.js";
import { createTelegramChannel } from "./channels/telegram/telegram.js";
import { together } from "./channels/together.js";
import { createZaloChannel } from "./channels/zalo/zalo.js";
import type { Clock } from "./clock.js";
import type { Config } from "./config.js";
import type { Database } from "./database/connect.js";
import { freeBytes } from "./database/free-space.js";
import { watchHealth } from "./database/health.js";
import { openWhenThere } from "./database/open-when-there.js";
import { describeError } from "./delivery/describe-error.js";
import { takeHolder } from "./delivery/holder.js";
import { type InboxRow, makeUpdatesDue, storeUpdates } from "./delivery/inbox.js";
import { readInboxStanding } from "./delivery/inbox-standing.js";
import { startLanes } from "./delivery/lanes.js";
import { createDeliveryMetrics } from "./delivery/metrics.js";
import { watchNeighbours } from "./delivery/neighbours.js";
import { makeMessagesDue, type OutboxEntry, reviveUnsentOfTheFuture } from "./delivery/outbox.js";
import { startSender } from "./delivery/sender.js";
import { inboxWake, outboxWake } from "./delivery/wake.js";
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
import { composeJoiningNotice, isJoiningNotice } from "./reminders/joining-notice.js";
import { recordMissedDigests } from "./reminders/missed-digests.js";
import { planDigests } from "./reminders/plan-digests.js";
import { composeSuccessionNotice, isSuccessionNotice } from "./reminders/succession-notice.js";
import { startTicks } from "./reminders/tick.js";
import { composeDecision, isDecisionNotice } from "./reporting/decisions/compose.js";
import { clearOldContent } from "./retention.js";
import { composeSpaceWarning, measureSpace, spaceWarningKind, watchSpace } from "./space-warning.js";
import { translator } from "./text/language.js";
import { openWaitingRoom } from "./waiting-room.js";
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
  /** Ends the waiting for a database that is not there: starting rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** The running product. */
export interface Program {
  readonly database: Database;
  readonly address: string;
  readonly channels: readonly WatchedChannel[];
  /** Set where nobody is administrator yet. */
  readonly administratorCode: Invitation | null;
  /** Decides now what reminders are due, as the clock's next minute would. */
  tick(): Promise<void>;
  /** Resolves when nothing that was received waits and nothing that is due waits to be sent. */
  idle(): Promise<void>;
  /** Finishes what is in hand, closes the database; at the latest after 10 s. Safe to call twice. */
  stop(): Promise<void>;
}

/** Bodies of one channel's webhook that are worked on at once, and stored together. */
const receivedAtOnce = 4;

/** The whole program: database → channels → workers → clock ticks → http. While there is no database it says so by http. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { config, clock, log } = options;
  const waitingRoom = await openWaitingRoom({ log }, { port: config.port, host: options.host });
  const database = await openWhenThere({
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
    dataDir: config.dataDir,
    log,
    signal: options.signal,
    onWaiting: ({ code }) => waitingRoom.says(code),
  }).catch(async (error: unknown) => {
    await waitingRoom.close();
    throw error;
  });
  try {
    return await run(options, database);
  } catch (error) {
    await waitingRoom.close();
    await database.close();
    throw error;
  }

  async function run({ host, mount, prepare }: ProgramOptions, { prisma: db }: Database): Promise<Program> {
    await prepare?.(database);
    const administratorCode = await ensureFirstAdministratorCode(db, clock.now());
    const plans = planReader(db);
    const files = createLinkedFiles({ db, clock, publicUrl: config.publicUrl ?? undefined });
    const holder = await takeHolder({ openSession: () => database.openSession(), log });
    const neighbours = await watchNeighbours({ db, log });
    const channels = channelsOf();
    const quotas = () => readQuotas(db, config, clock.now());
    const bots = new Map<Channel, ProductBot>(
      channels.map((channel) => [channel, createBot({ db, clock, log, channel, plans, quotas }, unknownBot(channel))]),
    );

    const health = watchHealth(database, log);
    const registry = new Registry();
    const metrics = createDeliveryMetrics(registry, db, neighbours.count);
    if (database.kind === "embedded") measureSpace(registry, database.dataDir);
    const lanes = startLanes({
      db,
      holder: holder.id,
      clock,
      log,
      channels,
      metrics,
      onFailed: apologise,
      handle: (update, row) => botOf(row.channel, row.bot).handle(update, { inboxId: row.id }),
      limits: () => readLimits(db),
      async rankNow(update, { channel, bot, chatId }) {
        const [rank] = await rankUpdates(db, { name: channel, bot }, [{ chatId, update }], clock.now());
        return rank!;
      },
      async onTooMany(update, { channel, bot, chatId }, until) {
        if (chatId === null) return;
        const language = (await findMember(db, { channel, bot, chatId }))?.language ?? "vi";
        const { updatesPerMinute } = await readLimits(db);
        await tellTooMany(botOf(channel, bot), update, { chatId, language, limit: updatesPerMinute, until });
      },
    });

    function botOf(name: ChannelName, bot: string): ProductBot {
      return bots.get(channels.find((one) => one.name === name && one.bot === bot)!)!;
    }

    /** What could not be handled is not met with silence: a member is told in any case, a stranger in one try. */
    async function apologise(update: Update, row: InboxRow): Promise<OutboxEntry | null> {
      const { channel: name, bot } = row;
      const chatId = update.message?.chat.id ?? update.callback_query?.message?.chat.id;
      if (chatId === undefined) return null;
      const member = await findMember(db, { channel: name, bot, chatId });
      if (member) return apologyFor(row, member.personId, clock.now());
      const plan = usualPlan(await plans(), dayInVietnam(clock.now()));
      await botOf(name, bot).bot.api.sendMessage(chatId, translator("vi", plan)("help.failed"));
      return null;
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
        if (isSuccessionNotice(row)) return composeSuccessionNotice(db, row, clock.now());
        if (isJoiningNotice(row))
          return composeJoiningNotice(db, row, usualPlan(await plans(), dayInVietnam(clock.now())), clock.now());
        if (row.kind === spaceWarningKind) return composeSpaceWarning(db, row, () => freeBytes(database.dataDir));
        if (row.kind === noticeKind) return composeApology(db, row, await plans(), clock.now());
        if (isDecisionNotice(row)) return composeDecision(db, row, await plans(), clock.now());
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

    const store = (channel: Channel): Store => {
      const keep = together(async (received: readonly Received[]) => {
        const { name, bot } = channel;
        // What nobody can read is of no rank that could be read from it.
        const readable = received.filter(({ unreadable }) => unreadable === undefined);
        const ranks = await rankUpdates(db, channel, readable, clock.now());
        const ranked = received.map((one) => ({ ...one, rank: ranks[readable.indexOf(one)] ?? ("aside" as const) }));
        const count = await storeUpdates(db, channel, ranked, clock.now(), (update, reason) =>
          log.warn({ channel: name, bot, update, reason }, "an update is kept aside: nobody can handle it"),
        );
        metrics.received.inc({ channel: channel.name }, count);
        return ranked;
      });
      return async (received) => void (await keep(received));
    };
    const webhooks = new Map<string, Receive>();
    for (const channel of channels) {
      const keep = store(channel);
      const some = atMost(receivedAtOnce);
      const receive: Receive = (headers, body) => some(() => channel.receive(headers, body, keep));
      for (const path of webhookOf(channel, config)?.paths ?? []) webhooks.set(path, receive);
    }
    const receiving: Receiving[] = [];
    const app = await createHttp({
      log,
      registry,
      troubles,
      inbox: () => readInboxStanding(db),
      metricsToken: config.metricsToken,
      webhooks,
      mount: async (server) => {
        serveLinkedFiles(server, files);
        await mount?.(server);
      },
    });
    await waitingRoom.close();
    const address = await app.listen({ port: config.port, host });

    const stopping = new AbortController();
    for (const channel of channels) {
      channel.reach.onReturn(() => void returned(channel));
      channel.reach.watch(stopping.signal);
    }

    /** What waited for a channel goes on at once. */
    async function returned(channel: Channel): Promise<void> {
      log.info({ channel: channel.name, bot: channel.bot }, "a channel can be reached again");
      inboxWake.wake();
      outboxWake.wake();
      try {
        await makeUpdatesDue(db, channel, clock.now());
        await makeMessagesDue(db, clock.now());
      } catch (error) {
        // They are tried at their own times.
        log.warn({ error: describeError(error) }, "cannot make waiting rows due");
      }
    }
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
        // What is wrong with the database is said before all that fails because of it.
        await health();
        if (database.kind === "embedded") await watchSpace(db, await freeBytes(database.dataDir), now);
        await reviveUnsentOfTheFuture(db, now);
        const [plan] = await plans();
        if (plan) {
          const missed = await recordMissedDigests(db, now, plan.deadlines.holidays);
          if (missed > 0) log.error({ missed }, "reminders were missed while the bot did not run");
          await planDigests(db, now, plan.deadlines.holidays);
        }
        await clearOldContent(db, now);
        await files.sweep();
      },
    });

    let stopped: Promise<void> | null = null;
    return {
      database,
      address,
      channels: channels.map((channel, index) => ({
        name: channel.name,
        bot: channel.bot,
        health: channel.health,
        receives: webhookOf(channel, config) ? "webhook" : "polling",
        title: () => titleOf(channel, bots.get(channel)!.bot.botInfo),
        standsBy: () => receiving[index]!.standsBy(),
      })),
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
      const [updates, messages] = await Promise.all([
        lanes.stop(),
        sender.stop(),
        app.close(),
        ticks.stop(),
        ...receiving.map(({ ended }) => ended),
      ]);
      await Promise.all(states.map(({ state }) => state.stop()));
      neighbours.stop();
      await holder.close();
      await database.close();
      log.info({ left: { updates, messages } }, "stopped");
    }

    function channelsOf(): RunningChannel[] {
      const { telegram, zalo } = config;
      const secretOf = (name: ChannelName, token: string) =>
        webhookOf({ name, bot: token.split(":")[0]! }, config)?.secret;
      return [
        ...(telegram
          ? [
              createTelegramChannel({
                token: telegram.token,
                apiRoot: telegram.apiRoot,
                webhookSecret: secretOf("telegram", telegram.token),
                clock,
                limits: options.telegramLimits,
                processes: neighbours.count,
                shared: createSharedPauses({
                  db,
                  channel: "telegram",
                  bot: telegram.token.split(":")[0]!,
                  processes: neighbours.count,
                  log,
                }),
                log,
              }),
            ]
          : []),
        ...zalo.tokens.map((token) =>
          createZaloChannel({
            token,
            apiRoot: zalo.apiRoot,
            webhookSecret: secretOf("zalo", token),
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
      const sickness = await health();
      if (sickness !== null) reasons.push(`database: ${sickness.code}`);
      for (const [index, { name, bot, health }] of channels.entries()) {
        // Another process receives for this bot: this one is ready to take over. A quota mends with the month, not with a restart.
        if (receiving[index]?.standsBy() || health.report.trouble === "quota") continue;
        if (health.report.ok !== true) reasons.push(`${name} ${bot}: ${health.report.trouble ?? "starting"}`);
      }
      return reasons;
    }
  }
}

/** By its user name, where people find it by that. Null while it is not known. */
function titleOf({ capabilities }: Channel, { first_name, username }: UserFromGetMe): string | null {
  return (capabilities.deepLink && username ? `@${username}` : first_name || username) || null;
}

/** Until the channel says who the bot is. */
function unknownBot(channel: Channel) {
  return {
    id: Number(channel.bot),
    is_bot: true as const,
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
