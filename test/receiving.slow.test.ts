import { expect, test } from "vitest";
import type { ProductBot } from "../src/bot/create-bot.js";
import { Health } from "../src/channels/health.js";
import { startReceiving } from "../src/receiving.js";
import { gate, quietChannel, recordingLog } from "./delivery/support.js";
import { testDatabase } from "./support/database.js";

const db = testDatabase();

test("a menu that cannot be set keeps nobody from being heard, and is no trouble of the channel", async () => {
  const polls = gate();
  const asked = gate();
  const health = new Health();
  const channel = quietChannel("700001", {
    identify: async () => ({ id: 700001, is_bot: true, first_name: "Đầu Mối" }) as never,
    async poll(_, signal) {
      await asked.promise;
      polls.open();
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    },
  });
  const setMyCommands = async () => {
    asked.open();
    throw new Error("not now");
  };
  const stopping = new AbortController();
  const { log, until } = recordingLog();
  const receiving = startReceiving(
    { ...channel, health },
    {
      bot: { bot: { api: { setMyCommands } } } as unknown as ProductBot,
      webhook: null,
      store: async () => {},
      keepName: async () => {},
      openSession: db.openSession,
      signal: stopping.signal,
      log,
    },
  );
  await polls.promise;
  await until("channel not reached yet");
  expect(health.report.ok).toBe(true);
  stopping.abort();
  await receiving.ended;
});

test("a messenger that refuses for long leaves no listener behind for each try", async () => {
  const stopping = new AbortController();
  const turn = stopping.signal;
  let [listening, most, tries] = [0, 0, 0];
  const { addEventListener: add, removeEventListener: remove } = turn;
  turn.addEventListener = (...args: Parameters<typeof add>) => {
    listening += 1;
    most = Math.max(most, listening);
    add.apply(turn, args);
  };
  turn.removeEventListener = (...args: Parameters<typeof remove>) => {
    listening -= 1;
    remove.apply(turn, args);
  };
  const channel = quietChannel("700001", {
    async identify() {
      tries += 1;
      throw new Error("refused");
    },
  });
  const { log } = recordingLog();
  const receiving = startReceiving(
    { ...channel, health: new Health() },
    {
      bot: { bot: {} } as unknown as ProductBot,
      webhook: { url: "https://a.vn", secret: "x", paths: [] },
      store: async () => {},
      keepName: async () => {},
      openSession: db.openSession,
      signal: turn,
      log,
    },
  );
  await expect.poll(() => tries, { timeout: 20_000 }).toBe(3);
  stopping.abort();
  await receiving.ended;
  expect([listening, most]).toEqual([0, 1]);
});
