import type { Capabilities, ChannelName } from "../channels/channel.js";
import type { LinkedFiles } from "../channels/files.js";
import { createSharedPauses } from "../channels/shared-pauses.js";
import type { Limits } from "../channels/telegram/pace.js";
import { createTelegramChannel } from "../channels/telegram/telegram.js";
import { createZaloChannel } from "../channels/zalo/zalo.js";
import { findMember } from "../people/member.js";
import { warnAdministrators } from "../quota-warning.js";
import type { RunningChannel } from "../receiving.js";
import { webhookOf } from "../webhooks.js";
import type { Surroundings } from "./surroundings.js";

export interface ChannelNeeds {
  readonly files: LinkedFiles;
  /** How many processes share the database, and so the pace of sending. */
  readonly processes: () => number;
  readonly telegramLimits?: Partial<Limits> | undefined;
  readonly capabilities?: Partial<Capabilities> | undefined;
}

/** One channel for each token of the configuration, none of them called yet: Telegram first, the others in their order. */
export function createChannels(around: Surroundings, needs: ChannelNeeds): RunningChannel[] {
  const { telegram, zalo } = around.config;
  const channels = [
    ...(telegram ? [telegramChannel(around, telegram, needs)] : []),
    ...zalo.tokens.map((token) => zaloChannel(around, token, needs)),
  ];
  return channels.map((channel) => ({ ...channel, capabilities: { ...channel.capabilities, ...needs.capabilities } }));
}

function telegramChannel(
  around: Surroundings,
  { token, apiRoot }: { readonly token: string; readonly apiRoot: string },
  { processes, telegramLimits }: ChannelNeeds,
): RunningChannel {
  const { clock, log, database } = around;
  return createTelegramChannel({
    token,
    apiRoot,
    webhookSecret: secretOf(around, "telegram", token),
    clock,
    limits: telegramLimits,
    processes,
    shared: createSharedPauses({ db: database.prisma, channel: "telegram", bot: botOf(token), processes, log }),
    log,
  });
}

function zaloChannel(around: Surroundings, token: string, { files }: ChannelNeeds): RunningChannel {
  const { config, clock, log, database } = around;
  const db = database.prisma;
  return createZaloChannel({
    token,
    apiRoot: config.zalo.apiRoot,
    webhookSecret: secretOf(around, "zalo", token),
    db,
    files,
    clock,
    log,
    languageOf: async (chatId) =>
      (await findMember(db, { channel: "zalo", bot: botOf(token), chatId }))?.language ?? "vi",
    warn: (warning) =>
      void warnAdministrators(db, warning, clock.now()).catch((err: unknown) =>
        log.error({ err }, "cannot warn of the quota"),
      ),
  });
}

function secretOf({ config }: Surroundings, name: ChannelName, token: string): string | undefined {
  return webhookOf({ name, bot: botOf(token) }, config)?.secret;
}

function botOf(token: string): string {
  return token.split(":")[0]!;
}
