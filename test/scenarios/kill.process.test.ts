import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../src/database/open.js";
import { exportLines } from "../../src/operator/export.js";
import { SandboxClock } from "../../src/sandbox/clock.js";
import type { Messenger } from "../../src/sandbox/messenger.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { ZaloStandIn, zaloSandboxToken } from "../../src/sandbox/zalo/stand-in.js";
import { ChildBot } from "../support/child-bot.js";
import { linkPhone } from "../support/link-phone.js";
import { type Deed, persist } from "../support/persistent-person.js";
import { plannedDataDir } from "../support/planned.js";

const log = { info() {}, error() {} };
const kills = 8;
/** Other moments with another seed. */
const seed = Number(process.env.KILL_SEED ?? 20_240_226);
/**
 * Milliseconds after which a person does it again. Telegram hands over until it is told that the bot has it: there
 * nothing may be lost, and nobody repeats anything. Zalo hands over once.
 */
const patience = { telegram: 2_000_000, zalo: 5_000 };

let clock: SandboxClock;
let server: FastifyInstance;
let telegram: TelegramStandIn;
let zalo: ZaloStandIn;
let env: Record<string, string>;
let bot: ChildBot;

beforeEach(async () => {
  // After office hours: a digest between a question and its answer would be what a number answers.
  clock = new SandboxClock("2024-02-26T18:00");
  telegram = new TelegramStandIn({ clock });
  zalo = new ZaloStandIn({ clock });
  server = fastify({ forceCloseConnections: true });
  const paths = { telegram: telegram.mount(server), zalo: zalo.mount(server) };
  const address = await server.listen({ port: 0, host: "127.0.0.1" });
  env = {
    DATA_DIR: await plannedDataDir(),
    TELEGRAM_BOT_TOKEN: sandboxToken,
    TELEGRAM_API_ROOT: address + paths.telegram,
    ZALO_BOT_TOKEN: zaloSandboxToken,
    ZALO_API_ROOT: address + paths.zalo,
  };
});

afterEach(async () => {
  await bot?.end("SIGKILL");
  await telegram.close();
  await zalo.close();
  await server.close();
});

interface Reporter {
  readonly messenger: Messenger;
  readonly phone: string;
  readonly agency: string;
}

/** Links people of different agencies, by turns on Telegram and on Zalo. */
async function join(agencies: readonly string[]): Promise<Reporter[]> {
  const database = await openDatabase({ dataDir: env.DATA_DIR!, log });
  const reporters: Reporter[] = [];
  for (const [index, agency] of agencies.entries()) {
    const messenger = index % 2 === 0 ? telegram : zalo;
    const phone = messenger.addPhone(`${messenger.channel}:${5_000_001 + index}`, agency);
    await linkPhone(database.prisma, messenger, phone, [agency], clock.now());
    reporters.push({ messenger, phone: phone.id, agency });
  }
  await database.close();
  return reporters;
}

async function exported(): Promise<Record<string, unknown>[]> {
  const database = await openDatabase({ dataDir: env.DATA_DIR!, log });
  const records: Record<string, unknown>[] = [];
  for await (const line of exportLines(database.prisma)) records.push(JSON.parse(line));
  await database.close();
  return records;
}

const asked = /gửi (?:báo cáo|số liệu|\d dòng) này\?/i;
const recorded = /Biên nhận BN-2024-\d{6}/;
const confirms = (label = "Xác nhận"): Deed => ({ presses: label, until: recorded });

/** What each of them reports: by one line, step by step, a figure, several lines. */
const work: readonly (readonly Deed[])[] = [
  [{ writes: "v1 xong 18/KH-UBND 23/2", until: asked }, confirms()],
  [
    { writes: "v2", until: /^\d+ V\.2|^\w+ V\.2/ },
    { presses: "Đang thực hiện", until: /bao nhiêu phần trăm/ },
    { writes: "60", until: asked },
    confirms(),
  ],
  [{ writes: "b3 quy 1 1250/2000", until: asked }, confirms()],
  [{ writes: "v3 co vuong mac thieu huong dan", until: asked }, confirms()],
  [{ writes: "i10 t1 khong phat sinh\nb1 quy 1 50/100", until: asked }, confirms("Xác nhận 2 dòng")],
  [{ writes: "i10 t2 khong phat sinh", until: asked }, confirms()],
];

/** A generator of Park and Miller: the same moments in each run. */
function randoms(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Resolves after so many changes of people's phones, or when `over` does. */
function changes(count: number, over: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    const stops = [telegram, zalo].map((messenger) =>
      messenger.onChange(() => {
        if (--left > 0) return;
        for (const stop of stops) stop();
        resolve();
      }),
    );
    void over.then(() => resolve());
  });
}

test("killed at any moment, it keeps every receipt, doubles no report and goes on where it was", async () => {
  const reporters = await join(["STP", "SYT", "SNV", "SCT", "SXD", "H679"]);
  bot = new ChildBot(env, clock);
  const people = reporters.map(({ messenger, phone }) =>
    persist(messenger, phone, work.flat(), patience[messenger.channel]),
  );
  let isOver = false;
  const over = Promise.all(people).then(() => {
    isOver = true;
  });

  const random = randoms(seed);
  let killed = 0;
  for (; killed < kills && !isOver; killed++) {
    await changes(1 + random(24), over);
    await new Promise((done) => setTimeout(done, random(60)));
    if (isOver) break;
    await bot.end("SIGKILL");
    bot = new ChildBot(env, clock);
  }
  await over;
  expect(killed).toBe(kills);

  const began = performance.now();
  expect(await bot.end("SIGTERM")).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);

  const records = await exported();
  const shown = reporters.flatMap(({ messenger, phone }) =>
    messenger.history(phone).flatMap(({ text }) => /Biên nhận (BN-2024-\d{6})/.exec(text)?.[1] ?? []),
  );
  const kept = records.filter(({ type }) => type === "receipt").map(({ number }) => number);
  expect(new Set(kept).size).toBe(kept.length);
  // Each was waited for, so each was shown; and what was shown is kept.
  expect(new Set(shown)).toEqual(new Set(kept));

  const reported = records
    .filter(({ type }) => type === "status_report" || type === "figure")
    .map(({ agency, task, indicator, period, status, percent }) =>
      [agency, task ?? indicator, period, status ?? percent].join(" "),
    );
  const expected = reporters.flatMap(({ agency }) => [
    `${agency} V.1 2024-02 done`,
    `${agency} V.2 2024-Q1 in_progress`,
    `${agency} CT-b3 2024-Q1 62.5`,
    `${agency} V.3 2024-Q1 blocked`,
    `${agency} I.10 2024-01 nothing_arose`,
    `${agency} CT-b1 2024-Q1 50`,
    `${agency} I.10 2024-02 nothing_arose`,
  ]);
  expect(reported.sort()).toEqual(expected.sort());
  expect(kept).toHaveLength(work.length * reporters.length);
});

test("told to stop in the middle of a conversation it ends within ten seconds, and goes on afterwards", async () => {
  const [lan] = await join(["STP"]);
  const { messenger, phone } = lan!;
  bot = new ChildBot(env, clock);
  const [write, press, answer, confirm] = work[1]!;
  await persist(messenger, phone, [write!, press!], patience.telegram);
  // The answer is under way while it is told to stop.
  const going = persist(messenger, phone, [answer!, confirm!], patience.telegram);
  const began = performance.now();
  expect(await bot.end("SIGTERM")).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(bot.said).not.toMatch(/SANDBOX/);

  bot = new ChildBot(env, clock);
  await going;
  expect(await bot.end("SIGTERM")).toBe(0);
  const reports = (await exported()).filter(({ type }) => type === "status_report");
  expect(reports).toMatchObject([{ task: "V.2", status: "in_progress", percent: 60, replaces: null }]);
});
