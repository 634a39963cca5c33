import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openDatabase } from "../../src/database/open.js";
import { SandboxClock } from "../../src/sandbox/clock.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { ChildBot } from "../support/child-bot.js";
import { linkPhone } from "../support/link-phone.js";
import { plannedDataDir } from "../support/planned.js";

const log = { info() {}, error() {} };
const elevenHours = 11 * 3_600_000;
let clock: SandboxClock;
let server: FastifyInstance;
let telegram: TelegramStandIn;
let bot: ChildBot;
let env: Record<string, string>;

beforeEach(async () => {
  clock = new SandboxClock("2024-02-26T18:59:20");
  telegram = new TelegramStandIn({ clock });
  server = fastify({ forceCloseConnections: true });
  const path = telegram.mount(server);
  env = {
    DATA_DIR: await plannedDataDir(),
    TELEGRAM_BOT_TOKEN: sandboxToken,
    TELEGRAM_API_ROOT: (await server.listen({ port: 0, host: "127.0.0.1" })) + path,
    CLOCK_BACK: String(elevenHours),
    LOG_LEVEL: "info",
  };
});

afterEach(async () => {
  await bot?.end("SIGKILL");
  await telegram.close();
  await server.close();
});

test("a clock that was eleven hours ahead and is put right before eight: the digest of today comes, once", async () => {
  const phone = telegram.addPhone("telegram:5000001", "Sở Tư pháp").id;
  const database = await openDatabase({ dataDir: env.DATA_DIR!, log });
  await linkPhone(database.prisma, telegram, telegram.phones()[0]!, ["STP"], new Date("2024-02-20T08:00:00+07:00"));
  // It ran the day before, so by the wrong clock it has missed today's.
  const until = new Date("2024-02-25T18:00:00+07:00");
  await database.prisma.watch.create({ data: { what: "digests", until } });
  await database.close();

  bot = new ChildBot(env, clock);
  const digests = async () => {
    const beside = await openDatabase({ dataDir: env.DATA_DIR!, log, visit: true });
    const rows = await beside.prisma.outboxMessage.findMany({ select: { key: true, state: true } });
    await beside.close();
    return rows;
  };
  const missed = [{ key: "digest:1:2024-02-26", state: "failed" }];
  await vi.waitFor(async () => expect(await digests()).toEqual(missed), { timeout: 120_000, interval: 500 });
  bot.signal("SIGUSR2");
  clock.move(-elevenHours);

  const told = () =>
    telegram.history(phone).filter(({ from, text }) => from === "bot" && text.startsWith("Sở Tư pháp: 1 việc quá hạn"));
  await vi.waitFor(() => expect(told()).toHaveLength(1), { timeout: 240_000, interval: 200 });
  await vi.waitFor(async () => expect(await digests()).toEqual([{ ...missed[0], state: "sent" }]), { timeout: 60_000 });
  expect(await bot.end("SIGTERM")).toBe(0);
  expect(bot.said).toContain('"left":{"updates":0,"messages":0},"msg":"stopped"');
});
