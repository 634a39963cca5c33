import fastify from "fastify";
import { Api, type ApiClientOptions } from "grammy";
import type { SandboxClock } from "../../src/sandbox/clock.js";
import { sandboxToken, type TelegramOptions, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { standingClock } from "./standing-clock.js";

export interface OpenTelegram {
  readonly telegram: TelegramStandIn;
  readonly clock: SandboxClock;
  /** For grammY's `client: { apiRoot }` and `TELEGRAM_API_ROOT`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly api: Api;
  close(): Promise<void>;
}

/** A Telegram of its own on a free port, at 07:30 on Monday 26/02/2024 by its clock, which stands. */
export async function openTelegram(
  options: Partial<TelegramOptions> & { readonly clock?: SandboxClock; readonly client?: ApiClientOptions } = {},
): Promise<OpenTelegram> {
  const clock = options.clock ?? standingClock();
  const telegram = new TelegramStandIn({ firstId: 1000, ...options, clock });
  const app = fastify({ forceCloseConnections: true });
  const path = telegram.mount(app);
  const apiRoot = (await app.listen({ port: 0, host: "127.0.0.1" })) + path;
  const token = options.bots?.[0]?.token ?? sandboxToken;
  return {
    telegram,
    clock,
    apiRoot,
    token,
    api: new Api(token, { ...options.client, apiRoot }),
    close: async () => {
      await telegram.close();
      await app.close();
    },
  };
}
