import { setTimeout as pause } from "node:timers/promises";
import fastify from "fastify";
import { SandboxClock } from "../clock.js";
import { TelegramStandIn } from "../telegram/stand-in.js";
import { mostInASecond } from "./most-in-a-second.js";
import { MeasuredBot } from "./processes.js";
import { chatOf } from "./recipients.js";

export interface Campaign {
  readonly token: string;
  readonly recipients: number;
  readonly processes: number;
  /** Vietnam's civil time at which the bots start, and that to which their clocks are put when they are ready. */
  readonly at: string;
  readonly due: string;
  /** Of the measured processes: where their data is. */
  readonly env: Readonly<Record<string, string>>;
}

export interface Delivered {
  readonly sent: number;
  readonly refused: number;
  /** Calls that came in one second, wherever it lies, at most; refused ones among them. */
  readonly most: number;
  /** Recipients who got exactly one message. */
  readonly once: number;
  /** From the first message to the last. */
  readonly seconds: number;
  /** Milliseconds of processors that the processes took for each message, the start and the planning among them. */
  readonly cpu: number;
  /** Bytes that one of the processes held at most. */
  readonly peak: number;
}

/** Milliseconds without a message after which nothing more is expected. */
const stillness = 20_000;
/** Milliseconds within which the first message has to come. */
const patience = 300_000;
/** Milliseconds after which processes that started together know of each other, and share the pace. */
const gettingKnown = 4_000;

/** Lets so many processes send the digests of a morning to everybody, over the stand-in with Telegram's limits switched on. */
export async function playCampaign(campaign: Campaign): Promise<Delivered> {
  const { token, recipients, processes, at, due, env } = campaign;
  const telegram = new TelegramStandIn({
    clock: new SandboxClock(at),
    bots: [{ token, name: "Đầu Mối", username: "bench_bot" }],
    keepRates: true,
  });
  const app = fastify({ forceCloseConnections: true });
  let [sent, refused, first, last] = [0, 0, 0, 0];
  const came: number[] = [];
  app.addHook("onRequest", async ({ url }) => {
    if (url.endsWith("/sendMessage")) came.push(performance.now());
  });
  app.addHook("onResponse", async ({ url }, { statusCode }) => {
    if (!url.endsWith("/sendMessage")) return;
    if (statusCode === 429) refused += 1;
    if (statusCode !== 200) return;
    sent += 1;
    last = performance.now();
    if (sent === 1) first = last;
  });
  const path = telegram.mount(app);
  const phones = Array.from({ length: recipients }, (_, index) => {
    const phone = telegram.addPhone(`telegram:${chatOf(index + 1)}`, `Cán bộ ${index + 1}`);
    telegram.meet(phone.id);
    return phone;
  });
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  // Nobody writes, so nobody has to be polled: two processes would poll for one another.
  const bots = await Promise.all(
    Array.from({ length: processes }, () =>
      MeasuredBot.start("reminder-bot.js", [at], {
        ...env,
        ...{ PORT: "0", LOG_LEVEL: "error", TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: address + path },
        ...{ TELEGRAM_WEBHOOK_URL: "https://127.0.0.1:9/webhook/telegram", WEBHOOK_SECRET: "mot-bi-mat-dai" },
      }),
    ),
  );
  if (processes > 1) await pause(gettingKnown);
  for (const bot of bots) bot.putClock(due);
  const began = performance.now();
  while (sent < recipients && performance.now() - (sent === 0 ? began + patience - stillness : last) < stillness)
    await pause(250);
  const facts = await Promise.all(bots.map((bot) => bot.facts()));
  await Promise.all(bots.map((bot) => bot.stop()));
  const once = phones.filter(({ id }) => telegram.history(id).filter(({ from }) => from === "bot").length === 1).length;
  await telegram.close();
  await app.close();
  return {
    ...{ sent, refused, most: mostInASecond(came), once, seconds: (last - first) / 1_000 },
    cpu: facts.reduce((sum, one) => sum + one.cpu, 0) / Math.max(1, sent),
    peak: Math.max(...facts.map(({ peak }) => peak)),
  };
}
