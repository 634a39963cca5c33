import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { SandboxClock } from "../clock.js";
import type { Call, Messenger, Phone } from "../messenger.js";
import { TelegramStandIn } from "../telegram/stand-in.js";
import { ZaloStandIn } from "../zalo/stand-in.js";
import { playStep, type Step } from "./people.js";
import { MeasuredBot } from "./processes.js";
import type { Wish } from "./product-bot.js";

/** Who writes to the bot without being served by it, how much, and how fast all together. */
export interface Flood {
  readonly name: string;
  readonly channel: "telegram" | "zalo";
  readonly from: "strangers" | "groups";
  readonly senders: number;
  readonly messagesEach: number;
  readonly perSecond: number;
}

export interface FloodOptions {
  /** Vietnam's civil time at the start. */
  readonly at: string;
  /** The agency of the focal point who reports meanwhile. */
  readonly agency: string;
  /** Milliseconds between two inputs of the focal point: nobody types faster. */
  readonly pause: number;
  /** Milliseconds within which the focal point has to be answered. */
  readonly patience: number;
  readonly settings?: Readonly<Record<string, object>>;
  /** Of the measured process: where its data is. */
  readonly env: Readonly<Record<string, string>>;
}

export interface FloodResult {
  /** Milliseconds from each input of the focal point to its answer. */
  readonly waits: readonly number[];
  /** The receipts that the focal point was shown. */
  readonly receipts: readonly string[];
  /** Messages to those who flood, and how many of them were told something. */
  readonly answers: number;
  readonly answered: number;
  /** The most that one of them was told. */
  readonly most: number;
  /** Messages of the bot in all, and those that the messenger refused as too many. */
  readonly sent: number;
  readonly refused: number;
  /** Seconds from the first message of the flood until all of it was worked off. */
  readonly seconds: number;
}

const tokens = { telegram: "700001:FLOOD-telegram", zalo: "1459232241454765289:FLOOD-zalo" } as const;

/** The report in one line and its confirmation, again and again: each time one more receipt, of a correction. */
function report(time: number): readonly Step[] {
  const percent = 10 + (time % 80);
  return [
    {
      say: `V.2 đang thực hiện ${percent}% đã rà soát ${time + 1} TTHC`,
      meets: new RegExp(`V\\.2 quý I · Đang thực hiện ${percent}%`),
    },
    { press: "Xác nhận", meets: /Biên nhận BN-2024-\d{6}/ },
  ];
}

/**
 * Lets the flood come over the strict stand-in, with Telegram's limits switched on, while one focal point reports; the
 * bot is a process of its own. The environment is where its data is looked up afterwards.
 */
export async function playFlood(
  app: FastifyInstance,
  flood: Flood,
  options: FloodOptions,
): Promise<FloodResult & { readonly env: Readonly<Record<string, string>> }> {
  const messenger = messengerOf(flood.channel, new SandboxClock(options.at));
  const { bot, member, env } = await startBeside(app, messenger, flood, options);
  const senders = sendersOf(messenger, flood);

  const began = performance.now();
  let over = false;
  const flooding = pour(messenger, senders, flood)
    .then(() => bot.idle())
    .then(() => {
      over = true;
      return (performance.now() - began) / 1_000;
    });
  const waits: number[] = [];
  const receipts: string[] = [];
  for (let time = 0; !over || time < 2; time += 1)
    for (const step of report(time)) {
      const { wait, answer } = await playStep(messenger, member.id, step, options.patience);
      waits.push(wait);
      // A read-back names the receipt that it corrects.
      receipts.push(...(/^Đã ghi nhận\. Biên nhận (BN-\d{4}-\d{6})/.exec(answer)?.slice(1) ?? []));
      await pause(Math.max(0, options.pause - wait));
    }
  const seconds = await flooding;
  await bot.stop();

  const told = senders.map(({ id }) => messenger.history(id).filter(({ from }) => from === "bot").length);
  const sends = messenger.calls().filter(({ method }) => method.startsWith("send"));
  await messenger.close();
  return {
    waits,
    receipts,
    answers: told.reduce((sum, count) => sum + count, 0),
    answered: told.filter((count) => count > 0).length,
    most: Math.max(...told),
    sent: sends.length,
    refused: sends.filter(isRefused).length,
    seconds,
    env,
  };
}

/** The stand-in at its address, and the bot that talks to it in a process of its own, with one focal point who has joined. */
async function startBeside(
  app: FastifyInstance,
  messenger: ReturnType<typeof messengerOf>,
  flood: Flood,
  options: FloodOptions,
): Promise<{
  readonly bot: MeasuredBot;
  readonly member: Phone;
  readonly env: Readonly<Record<string, string>>;
}> {
  const path = messenger.mount(app);
  let listens: (address: string) => void = () => {};
  passOn(app, new Promise((resolve) => (listens = resolve)));
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  const name = flood.channel.toUpperCase();
  const env = {
    ...options.env,
    [`${name}_BOT_TOKEN`]: tokens[flood.channel],
    [`${name}_API_ROOT`]: address + path,
    // Zalo hands over one message a poll, in order: what waits at Zalo nobody can pass by.
    ...(flood.channel === "zalo" && {
      ZALO_WEBHOOK_URL: `${address}${outside}/zalo`,
      WEBHOOK_SECRET: "mot-bi-mat-dai",
    }),
  };
  const member = messenger.addPhone(`${flood.channel}:6000001`, options.agency);
  messenger.meet(member.id);
  const account = messenger instanceof ZaloStandIn ? messenger.accountOf(member.id) : member.id.split(":")[1]!;
  const wish: Wish = {
    at: options.at,
    people: [{ channel: flood.channel, account, agency: options.agency }],
    settings: options.settings ?? {},
  };
  const bot = await MeasuredBot.start("product-bot.js", [JSON.stringify(wish)], env);
  listens(bot.address);
  return { bot, member, env };
}

const outside = "/webhook";

/** The proxy before the bot: the messenger is told its address before the bot has a port. */
function passOn(app: FastifyInstance, bot: Promise<string>): void {
  app.post(`${outside}/*`, async ({ url, headers, body }, reply) => {
    const response = await fetch((await bot) + url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-bot-api-secret-token": String(headers["x-bot-api-secret-token"]),
      },
      body: JSON.stringify(body),
    });
    return reply.code(response.status).send(await response.text());
  });
}

function messengerOf(channel: Flood["channel"], clock: SandboxClock): Messenger {
  return channel === "telegram"
    ? new TelegramStandIn({
        clock,
        bots: [{ token: tokens.telegram, name: "Đầu Mối", username: "flood_bot" }],
        keepRates: true,
      })
    : new ZaloStandIn({ clock, bots: [{ token: tokens.zalo, name: "Bot Đầu Mối" }] });
}

function sendersOf(messenger: Messenger, { channel, from, senders }: Flood): Phone[] {
  return Array.from({ length: senders }, (_, index) => {
    const person = messenger.addPhone(`${channel}:${7_000_001 + index}`, `Người lạ ${index + 1}`);
    messenger.meet(person.id);
    if (from === "strangers" || !(messenger instanceof TelegramStandIn)) return person;
    return messenger.addGroup(`group:${index + 1}`, `Nhóm ${index + 1}`, person.id);
  });
}

/** Every sender in turn, so many messages a second in all. */
async function pour(messenger: Messenger, senders: readonly Phone[], flood: Flood): Promise<void> {
  const began = performance.now();
  for (let index = 0; index < senders.length * flood.messagesEach; index += 1) {
    const ahead = (index / flood.perSecond) * 1_000 - (performance.now() - began);
    if (ahead > 0) await pause(ahead);
    const text = flood.from === "groups" ? "/viec" : `Cho hỏi thủ tục số ${index + 1}, ${"xin chào ".repeat(20)}`;
    await messenger.write(senders[index % senders.length]!.id, text);
  }
  // Until the bot has all of it in its hands: what it has not received yet, it does not know of.
  const last = senders.at(-1)!;
  await messenger.settled(last.id, { idle: async () => {}, timeout: 600_000 });
}

function isRefused({ answer }: Call): boolean {
  return (answer as { readonly error_code?: number } | null)?.error_code === 429;
}
