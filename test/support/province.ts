import fastify, { type FastifyInstance } from "fastify";
import pino, { type Logger } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { inboxWake, outboxWake } from "../../src/delivery/wake.js";
import { type Program, startProgram } from "../../src/program.js";
import type { SandboxClock } from "../../src/sandbox/clock.js";
import type { Messenger, Phone } from "../../src/sandbox/messenger.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { ZaloStandIn } from "../../src/sandbox/zalo/stand-in.js";
import { testConfig } from "./config.js";
import { testFolder, urlOf } from "./database.js";
import { linkPhone } from "./link-phone.js";
import { forgetPeople, openPlannedDatabase } from "./planned.js";
import { standingClock } from "./standing-clock.js";

export const webhookSecret = "mot-bi-mat-dai";
/** Zalo's bots; the first is the one that phones open where nothing is said. */
export const north = { id: "1459232241454765289", token: "1459232241454765289:SANDBOX-north", name: "Bot Đầu Mối 1" };
export const south = { id: "1459232241454765290", token: "1459232241454765290:SANDBOX-south", name: "Bot Đầu Mối 2" };

const outside = "/outside";

/** The program with both messengers at once, on the real plan, from 07:30 on 26/02/2024; anew for each test. */
export interface Province {
  readonly clock: SandboxClock;
  readonly telegram: TelegramStandIn;
  readonly zalo: ZaloStandIn;
  readonly program: Program;
  readonly database: Database;
  start(options: {
    readonly zaloTokens: readonly string[];
    readonly webhooks: boolean;
    readonly log?: Logger;
  }): Promise<void>;
  /** A phone whose owner joined the agency yesterday. */
  join(messenger: Messenger, id: string, agency: string, bot?: string): Promise<Phone>;
  /** Writes, or presses "[label]", and gives back what the bot has answered. */
  say(messenger: Messenger, phone: Phone, said: string): Promise<string>;
  /** Puts the clock there; what is due then has happened when it resolves. */
  wait(at: string): Promise<void>;
}

export function province(): Province {
  let database: Database;
  let dataDir: string;
  let running: { clock: SandboxClock; telegram: TelegramStandIn; zalo: ZaloStandIn; close: () => Promise<void> };
  let program: Program | null = null;
  const server = () => fastify({ forceCloseConnections: true });
  let app = server();

  beforeAll(async () => {
    database = await openPlannedDatabase();
    dataDir = testFolder();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await forgetPeople(database);
    const clock = standingClock();
    const telegram = new TelegramStandIn({ clock, webhookRetry: 20 });
    const zalo = new ZaloStandIn({ clock, bots: [north, south] });
    app = server();
    running = { clock, telegram, zalo, close: () => app.close() };
  });
  afterEach(async () => {
    await program?.stop();
    program = null;
    await running.telegram.close();
    await running.zalo.close();
    await running.close();
  });

  return {
    get clock() {
      return running.clock;
    },
    get telegram() {
      return running.telegram;
    },
    get zalo() {
      return running.zalo;
    },
    get program() {
      return program!;
    },
    get database() {
      return database;
    },
    async start({ zaloTokens, webhooks, log = pino({ level: process.env.SCENARIO_LOG ?? "silent" }) }) {
      const paths = { telegram: running.telegram.mount(app), zalo: running.zalo.mount(app) };
      let starting: Promise<Program>;
      passOn(app, outside, async () => (await starting).address);
      const address = await app.listen({ port: 0, host: "127.0.0.1" });
      const hook = (channel: string) => (webhooks ? `${address}${outside}/webhook/${channel}` : null);
      starting = startProgram({
        config: testConfig(dataDir, {
          telegram: { token: sandboxToken, apiRoot: address + paths.telegram, webhookUrl: hook("telegram") },
          zalo: { tokens: zaloTokens, apiRoot: address + paths.zalo, webhookUrl: hook("zalo") },
          webhookSecret,
          databaseUrl: urlOf(database),
        }),
        clock: running.clock,
        log,
        host: "127.0.0.1",
        telegramLimits: { perSecond: 10_000, perChat: 10_000 },
      });
      program = await starting;
    },
    async join(messenger, id, agency, bot) {
      const phone = messenger.addPhone(id, agency, bot);
      await linkPhone(database.prisma, messenger, phone, [agency], running.clock.now());
      return phone;
    },
    async say(messenger, phone, said) {
      const before = new Map(messenger.history(phone.id).map(({ id, text }) => [id, text]));
      const label = /^\[(.+)\]$/.exec(said)?.[1];
      running.clock.move(1_000);
      await (label === undefined ? messenger.write(phone.id, said) : messenger.press(phone.id, label));
      await messenger.settled(phone.id, { idle: () => program!.idle() });
      const news = messenger
        .history(phone.id)
        .filter(({ id, from, text }) => from === "bot" && before.get(id) !== text);
      return news.map(({ text }) => text).join("\n");
    },
    async wait(at) {
      running.clock.put(at);
      await program!.tick();
      inboxWake.wake();
      outboxWake.wake();
      await program!.idle();
    },
  };
}

/**
 * The proxy before the program's own server: messengers are told its address before the program has a port, and one that
 * was looked for in advance may be taken meanwhile.
 */
function passOn(app: FastifyInstance, from: string, to: () => Promise<string>): void {
  void app.register(
    async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => done(null, body));
      scope.post("/*", async ({ url, headers, body }, reply) => {
        const { host: _, connection: _c, "content-length": _l, ...passed } = headers as Record<string, string>;
        const response = await fetch((await to()) + url.slice(from.length), {
          method: "POST",
          headers: passed,
          body: body as Buffer,
        });
        return reply.code(response.status).send(await response.text());
      });
    },
    { prefix: from },
  );
}
