import { setTimeout as wait } from "node:timers/promises";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../src/database/open.js";
import { exportLines } from "../../src/operator/export.js";
import { SandboxClock } from "../../src/sandbox/clock.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { ChildBot } from "../support/child-bot.js";
import { linkPhone } from "../support/link-phone.js";
import { Network, type Weather } from "../support/network.js";
import { persist } from "../support/persistent-person.js";
import { plannedDataDir } from "../support/planned.js";

const log = { info() {}, error() {} };
const agencies = ["STP", "SYT", "SNV", "SCT", "SXD", "H679"];
/** Seconds; up to 140 for whoever wants to see the same of a longer outage: Telegram keeps a press for 150. */
const stall = Number(process.env.STALL_SECONDS ?? 40);
const outages: readonly [weather: Weather, seconds: number][] = [
  ["reset", 20],
  ["stalled", stall],
];
/** Seconds from the end of an outage to the last receipt, on a machine that is busy with other tests as well. */
const soon = 60;
const forever = 2_000_000;

let clock: SandboxClock;
let server: FastifyInstance;
let telegram: TelegramStandIn;
let network: Network;
let env: Record<string, string>;
let bot: ChildBot;

beforeEach(async () => {
  clock = new SandboxClock("2024-02-26T18:00");
  telegram = new TelegramStandIn({ clock });
  server = fastify({ forceCloseConnections: true });
  const path = telegram.mount(server);
  const { port } = new URL(await server.listen({ port: 0, host: "127.0.0.1" }));
  const opened = await Network.open(Number(port));
  network = opened.network;
  env = {
    DATA_DIR: await plannedDataDir(),
    TELEGRAM_BOT_TOKEN: sandboxToken,
    TELEGRAM_API_ROOT: opened.address + path,
  };
});

afterEach(async () => {
  await bot?.end("SIGKILL");
  await telegram.close();
  await network.close();
  await server.close();
});

test.each(outages)(
  "the network is %s for %i s while reports are confirmed: each is written once and its receipt comes",
  {
    timeout: 600_000,
  },
  async (weather, seconds) => {
    let database = await openDatabase({ dataDir: env.DATA_DIR!, log });
    const phones: string[] = [];
    for (const [index, agency] of agencies.entries()) {
      const phone = telegram.addPhone(`telegram:${5_000_001 + index}`, agency);
      await linkPhone(database.prisma, telegram, phone, [agency], clock.now());
      phones.push(phone.id);
    }
    await database.close();

    bot = new ChildBot(env, clock);
    const asks = { writes: "v1 xong 18/KH-UBND 23/2", until: /gửi báo cáo này\?/i };
    await Promise.all(phones.map((phone) => persist(telegram, phone, [asks], forever)));
    const confirms = { presses: "Xác nhận", until: /Biên nhận BN-2024-\d{6}/ };
    const receipts = (some: readonly string[]) =>
      Promise.all(some.map((phone) => persist(telegram, phone, [confirms], forever)));

    // Some presses are in hand when it breaks, the others come while it is broken.
    const broken = network.becomeAt("/answerCallbackQuery", weather);
    const first = receipts(phones.slice(0, 3));
    await broken;
    const others = receipts(phones.slice(3));
    await wait(seconds * 1_000);
    network.become("well");
    const began = performance.now();
    await Promise.all([first, others]);
    const took = (performance.now() - began) / 1_000;
    console.info(`${weather} for ${seconds} s: the last receipt ${took.toFixed(1)} s after the network was well`);
    expect(took).toBeLessThan(soon);
    expect(await bot.end("SIGTERM")).toBe(0);

    database = await openDatabase({ dataDir: env.DATA_DIR!, log });
    const records: Record<string, unknown>[] = [];
    for await (const line of exportLines(database.prisma)) records.push(JSON.parse(line));
    const unfinished = await database.prisma.inboxUpdate.count({ where: { state: { not: "done" } } });
    await database.close();
    const kept = records.filter(({ type }) => type === "receipt").map(({ number }) => number);
    const texts = phones.flatMap((phone) => telegram.history(phone).map(({ text }) => text));
    expect(new Set(texts.flatMap((text) => /Biên nhận (BN-2024-\d{6})/.exec(text)?.[1] ?? []))).toEqual(new Set(kept));
    expect(kept).toHaveLength(phones.length);
    const reports = records.filter(({ type }) => type === "status_report");
    expect(reports.map(({ agency }) => agency).sort()).toEqual([...agencies].sort());
    expect(texts.filter((text) => text.includes("chưa ghi nhận"))).toEqual([]);
    expect(unfinished).toBe(0);
  },
);
