import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announceChannels, type WatchedChannel } from "../src/announce-channels.js";
import { Health } from "../src/channels/health.js";
import { translator } from "../src/text/language.js";

const t = translator("en");
const address = "http://127.0.0.1:8080";
let said: string[];

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
});

afterEach(() => {
  vi.useRealTimers();
});

interface Tried extends WatchedChannel {
  called: string | null;
  elsewhere: boolean;
}

function channel(changes: Partial<Pick<Tried, "name" | "receives">> = {}): Tried {
  return {
    name: "telegram",
    bot: "700001",
    receives: "polling",
    health: new Health(),
    called: null,
    elsewhere: false,
    title() {
      return this.called;
    },
    standsBy() {
      return this.elsewhere;
    },
    ...changes,
  };
}

const announce = (...channels: Tried[]) => announceChannels(channels, { t, say: (line) => said.push(line), address });

function comesUp(one: Tried, title: string): void {
  one.called = title;
  one.health.worked();
}

test("waits for each channel, then says how each does, in order, and that the program is ready", async () => {
  const [one, other] = [channel(), channel({ name: "zalo", receives: "webhook" })];
  const announced = announce(one, other);
  comesUp(other, "Bot Đầu Mối");
  expect(said).toEqual([]);
  comesUp(one, "@dau_moi_bot");
  await announced;
  expect(said).toEqual([
    "Telegram: @dau_moi_bot works, the bot fetches its messages.",
    "Zalo: Bot Đầu Mối works, messages come through the webhook.",
    `Ready: ${address}`,
  ]);
});

test("a refused token: not ready, and what to do; once it is taken again it is said, and only once", async () => {
  const one = channel();
  const announced = announce(one);
  one.health.failed("auth", "Unauthorized");
  await announced;
  expect(said).toHaveLength(2);
  expect(said[0]).toContain("token of bot 700001 is refused (Unauthorized). Check TELEGRAM_BOT_TOKEN");
  expect(said[1]).toContain("no channel works yet");
  one.health.failed("auth", "Unauthorized");
  expect(said).toHaveLength(2);
  comesUp(one, "@dau_moi_bot");
  one.health.failed("transient", "away");
  one.health.worked();
  expect(said.slice(2)).toEqual(["Telegram: @dau_moi_bot works, the bot fetches its messages.", `Ready: ${address}`]);
});

test("ready for the one that works; the other is said apart, and later without another word of being ready", async () => {
  const [one, other] = [channel(), channel({ name: "zalo" })];
  const announced = announce(one, other);
  comesUp(one, "@dau_moi_bot");
  other.health.failed("auth", "401");
  await announced;
  expect(said).toEqual([expect.stringContaining("works"), expect.stringContaining("refused"), `Ready: ${address}`]);
  comesUp(other, "Bot");
  expect(said.slice(3)).toEqual(["Zalo: Bot works, the bot fetches its messages."]);
});

test("what mends itself within the patience is not said", async () => {
  const one = channel();
  const announced = announce(one);
  one.health.failed("transient", "Unreachable: ECONNREFUSED");
  await vi.advanceTimersByTimeAsync(4_000);
  expect(said).toEqual([]);
  comesUp(one, "@dau_moi_bot");
  await announced;
  expect(said[0]).toContain("works");
});

test.each<[string, Partial<Tried>, (one: Tried) => void, string]>([
  ["silence", {}, () => {}, "700001 does not work, Telegram has not answered yet"],
  ["no network", {}, (one) => one.health.failed("transient", "ECONNREFUSED"), "cannot be reached (ECONNREFUSED)"],
  ["another poller", {}, (one) => one.health.failed("conflict", "409"), "another program fetches"],
  [
    "an address that is refused",
    { receives: "webhook" },
    (one) => {
      one.called = "@dau_moi_bot";
      one.health.failed("auth", "bad webhook");
    },
    "through the webhook (bad webhook). Check TELEGRAM_WEBHOOK_URL",
  ],
])("%s is said after five seconds", async (_, changes, happen, expected) => {
  const one = channel(changes);
  const announced = announce(one);
  happen(one);
  await vi.advanceTimersByTimeAsync(5_000);
  await announced;
  expect(said[0]).toContain(expected);
  expect(said[1]).toContain("no channel works yet");
});

test("who stands by is ready, and so is who may send no more this month", async () => {
  const [one, other] = [channel(), channel({ name: "zalo" })];
  one.elsewhere = true;
  other.health.failed("quota", "Quota exceeded");
  const announced = announce(one, other);
  await vi.advanceTimersByTimeAsync(5_000);
  await announced;
  expect(said).toEqual([
    expect.stringContaining("another process receives"),
    expect.stringContaining("works"),
    `Ready: ${address}`,
  ]);
});
