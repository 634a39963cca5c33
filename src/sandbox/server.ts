import fastify, { type FastifyInstance } from "fastify";
import type { Language } from "../text/language.js";
import type { SandboxClock } from "./clock.js";
import { mountLiveUpdates } from "./live.js";
import type { Messenger, Phone, Settling } from "./messenger.js";
import { type Notification, Notifications } from "./notifications.js";
import { mountPage } from "./page-files.js";
import type { ProductHelp } from "./product-help.js";
import { mountRoutes } from "./routes.js";
import type { Trial } from "./trials.js";

export interface SandboxOptions {
  readonly clock: SandboxClock;
  /** In the order in which the page offers them. */
  readonly messengers: readonly Messenger[];
  /** The bot's own word that it has nothing left to do; makes `"wait": true` of the JSON API exact. */
  readonly idle?: Settling["idle"];
  /** Sentences for the page's help: codes to try, how to start afresh. */
  readonly notes?: (language: Language) => readonly string[];
  /** What a phone that is still empty offers to try. */
  readonly trials?: (phoneId: string) => readonly Trial[];
  /** Where the product runs beside it: codes, working days. */
  readonly help?: ProductHelp;
}

export interface Sandbox {
  /** Where this channel's bot-facing API is mounted: `/telegram`. */
  readonly paths: Readonly<Partial<Record<Phone["channel"], string>>>;
  notifications(): readonly Notification[];
}

/**
 * Mounts the bot-facing APIs, the JSON API below `/sandbox` and the page at `/` on a server that is not listening yet.
 * Closing the server ends the open polls and live updates first.
 */
export function mountSandbox(app: FastifyInstance, options: SandboxOptions): Sandbox {
  const { clock, messengers } = options;
  // Open polls and live updates rest longer than a server that people reach should let anything rest.
  app.addHook("onRequest", async ({ socket }) => {
    socket.setTimeout(0);
  });
  const paths = Object.fromEntries(messengers.map((messenger) => [messenger.channel, messenger.mount(app)]));
  const notifications = new Notifications(messengers);
  mountRoutes(app, {
    clock,
    messengers,
    notifications,
    idle: options.idle,
    notes: options.notes ?? (() => []),
    trials: options.trials ?? (() => []),
    help: options.help ?? null,
  });
  const endLiveUpdates = mountLiveUpdates(app, clock, messengers, notifications);
  mountPage(app);
  app.addHook("preClose", async () => {
    notifications.close();
    endLiveUpdates();
    await Promise.all(messengers.map((messenger) => messenger.close()));
  });
  return { paths, notifications: () => notifications.list() };
}

export interface RunningSandbox extends Sandbox {
  readonly app: FastifyInstance;
  readonly address: string; // http://127.0.0.1:8080, the page
  /** What goes into TELEGRAM_API_ROOT or ZALO_API_ROOT; throws where this channel is not here. */
  apiRoot(channel: Phone["channel"]): string;
  close(): Promise<void>;
}

/** Starts a server of its own. Port 0 takes a free one; the host is 127.0.0.1 where not said. */
export async function startSandbox(
  options: SandboxOptions & { readonly port: number; readonly host?: string },
): Promise<RunningSandbox> {
  const app = fastify({ forceCloseConnections: true });
  const sandbox = mountSandbox(app, options);
  const listening = await app.listen({ port: options.port, host: options.host ?? "127.0.0.1" });
  // One that listens everywhere is reached on the loopback from here.
  const address = listening.replace(/\/\/(?:0\.0\.0\.0|\[::\]):/, "//127.0.0.1:");
  return {
    ...sandbox,
    app,
    address,
    apiRoot: (channel) => {
      const path = sandbox.paths[channel];
      if (path === undefined) throw new Error(`There is no ${channel} here`);
      return address + path;
    },
    close: () => app.close(),
  };
}
