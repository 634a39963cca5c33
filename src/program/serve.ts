import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import type { WatchedChannel } from "../announce-channels.js";
import { atMost } from "../channels/at-most.js";
import type { Channel, Store } from "../channels/channel.js";
import { type LinkedFiles, serveLinkedFiles } from "../channels/files.js";
import type { Sickness } from "../database/health.js";
import { readInboxStanding } from "../delivery/inbox-standing.js";
import { createHttp, type HttpOptions, type Receive } from "../http.js";
import type { StoredFiles } from "../reporting/evidence/stored-files.js";
import { webhookOf } from "../webhooks.js";
import { keptFor } from "./kept-for.js";
import type { Surroundings } from "./surroundings.js";

export interface ServingNeeds {
  readonly channels: readonly Channel[];
  readonly watched: readonly WatchedChannel[];
  readonly storeOf: (channel: Channel) => Store;
  readonly health: () => Promise<Sickness | null>;
  readonly files: LinkedFiles;
  readonly stored: Pick<StoredFiles, "trouble">;
  readonly registry: Registry;
  readonly mount: HttpOptions["mount"];
}

/** Bodies of one channel's webhook that are worked on at once, and stored together. */
const receivedAtOnce = 4;

/** The program's own server, not yet listening: health, numbers, webhooks, files. */
export function createServer(around: Surroundings, needs: ServingNeeds): Promise<FastifyInstance> {
  const { config, log, database } = around;
  const { files, registry, watched, health, mount } = needs;
  const folder = keptFor(30_000, () => needs.stored.trouble());
  return createHttp({
    log,
    registry,
    troubles: () => troubles({ health, folder, watched }),
    inbox: () => readInboxStanding(database.prisma),
    metricsToken: config.metricsToken,
    webhooks: webhooksOf(around, needs),
    mount: async (server) => {
      serveLinkedFiles(server, files);
      await mount?.(server);
    },
  });
}

function webhooksOf({ config }: Surroundings, { channels, storeOf }: ServingNeeds): Map<string, Receive> {
  const webhooks = new Map<string, Receive>();
  for (const channel of channels) {
    const store = storeOf(channel);
    const some = atMost(receivedAtOnce);
    const receive: Receive = (headers, body) => some(() => channel.receive(headers, body, store));
    for (const path of webhookOf(channel, config)?.paths ?? []) webhooks.set(path, receive);
  }
  return webhooks;
}

/** What is wrong now, for /readyz. */
async function troubles({
  health,
  folder,
  watched,
}: Pick<ServingNeeds, "health" | "watched"> & { readonly folder: () => Promise<string | null> }): Promise<string[]> {
  const reasons: string[] = [];
  const [sickness, untaken] = await Promise.all([health(), folder()]);
  if (sickness !== null) reasons.push(`database: ${sickness.code}`);
  if (untaken !== null) reasons.push(`files: ${untaken}`);
  for (const { name, bot, health, standsBy } of watched) {
    // Another process receives for this bot: this one is ready to take over. A quota mends with the month, not with a restart.
    if (standsBy() || health.report.trouble === "quota") continue;
    if (health.report.ok !== true) reasons.push(`${name} ${bot}: ${health.report.trouble ?? "starting"}`);
  }
  return reasons;
}
