import { Writable } from "node:stream";
import fastify, { type FastifyInstance } from "fastify";
import { Api } from "grammy";
import pino from "pino";
import type { Priority, Received } from "../../../src/channels/channel.js";
import { createLinkedFiles, type LinkedFiles, serveLinkedFiles } from "../../../src/channels/files.js";
import type { QuotaWarning } from "../../../src/channels/zalo/usage.js";
import { createZaloChannel, type ZaloChannel, type ZaloOptions } from "../../../src/channels/zalo/zalo.js";
import type { PrismaClient } from "../../../src/database/generated/client.js";
import type { SandboxClock } from "../../../src/sandbox/clock.js";
import { ZaloStandIn } from "../../../src/sandbox/zalo/stand-in.js";
import type { Language } from "../../../src/text/language.js";
import type { Expects } from "../../../src/text/message.js";
import { standingClock } from "../../support/standing-clock.js";

export const lan = "zalo:lan";

/** One bot on the stand-in, one person who has written, and what they have to say to each other. */
export interface World {
  readonly app: FastifyInstance;
  readonly zalo: ZaloStandIn;
  readonly clock: SandboxClock;
  readonly channel: ZaloChannel;
  readonly files: LinkedFiles;
  readonly api: Api;
  readonly origin: string;
  readonly warnings: QuotaWarning[];
  readonly logged: string[];
  language: Language;
  /** The same bot started again on the same database. */
  again(options?: Partial<ZaloOptions>): ZaloChannel;
  /** The person writes; the update as the channel hands it over. */
  hear(text: string, phone?: string): Promise<Received>;
  /** What the bot's next update is. */
  take(): Promise<Received>;
  say(chatId: number, text: string, buttons?: readonly (readonly string[])[], more?: More): Promise<number>;
  /** What the bot has shown on the phone, newest last. */
  bubbles(phone?: string): string[];
  close(): Promise<void>;
}

let nextBot = 1;

export interface More {
  readonly expects?: Expects;
  readonly priority?: Priority;
  readonly edit?: number;
}

export async function openWorld(
  db: PrismaClient,
  options: { readonly publicUrl?: boolean; readonly routes?: (app: FastifyInstance) => void } = {},
): Promise<World> {
  // Another bot for each world, so that one database serves them all.
  const token = `1459232241454${String(nextBot++).padStart(6, "0")}:SANDBOX-no-real-token`;
  const clock = standingClock();
  const zalo = new ZaloStandIn({ clock, bots: [{ token, name: "Bot Đầu Mối" }] });
  const app = fastify({ forceCloseConnections: true });
  const path = zalo.mount(app);
  const files = createLinkedFiles({ db, clock });
  serveLinkedFiles(app, files);
  options.routes?.(app);
  const origin = await app.listen({ port: 0, host: "127.0.0.1" });
  const linked = options.publicUrl ? createLinkedFiles({ db, clock, publicUrl: origin }) : files;

  const logged: string[] = [];
  const log = pino(
    { level: "debug" },
    new Writable({
      write(line: Buffer, _encoding, done) {
        logged.push(line.toString());
        done();
      },
    }),
  );
  const warnings: QuotaWarning[] = [];
  const again = (more: Partial<ZaloOptions> = {}) =>
    createZaloChannel({
      token,
      apiRoot: origin + path,
      db,
      files: linked,
      clock,
      log,
      languageOf: async () => world.language,
      warn: (warning) => warnings.push(warning),
      pauses: { unreachable: [5], unanswered: [5], refused: [5, 5] },
      polling: { floor: 0, error: 10, refused: 10 },
      ...more,
    });
  const channel = again();
  const api = new Api(token, channel.client);
  zalo.addPhone(lan, "Sở Tư pháp");

  const world: World = {
    app,
    zalo,
    clock,
    channel,
    files: linked,
    api,
    origin,
    warnings,
    logged,
    language: "vi",
    again,
    async hear(text, phone = lan) {
      await zalo.write(phone, text);
      return this.take();
    },
    async take() {
      const stop = new AbortController();
      const taken: Received[] = [];
      await channel.poll(async (updates) => {
        taken.push(...updates);
        stop.abort();
      }, stop.signal);
      return taken[0]!;
    },
    async say(chatId, text, buttons = [], { edit, ...ours } = {}) {
      const keyboard = buttons.map((row) => row.map((label) => ({ text: label, callback_data: `do:${label}` })));
      const common = {
        chat_id: chatId,
        text,
        ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
      };
      const sent =
        edit === undefined
          ? await api.raw.sendMessage({ ...common, ...ours })
          : await api.raw.editMessageText({ ...common, ...ours, message_id: edit });
      return typeof sent === "object" ? sent.message_id : 0;
    },
    bubbles: (phone = lan) =>
      zalo
        .history(phone)
        .filter(({ from }) => from === "bot")
        .map(({ text }) => text),
    async close() {
      await zalo.close();
      await app.close();
    },
  };
  return world;
}
