import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Flood, type FloodResult, playFlood } from "../../src/sandbox/bench/flood.js";
import { exportedRecords } from "../../src/sandbox/bench/processes.js";
import { testDataDir } from "../support/database.js";

let app: FastifyInstance;

beforeEach(() => {
  app = fastify({ forceCloseConnections: true });
});
afterEach(() => app.close());

async function play(flood: Omit<Flood, "name">, settings = {}): Promise<FloodResult> {
  const env = { DATA_DIR: await testDataDir(), PORT: "0", LOG_LEVEL: "error" };
  const options = { at: "2024-02-26T09:00", agency: "STP", pause: 2_400, patience: 60_000, settings, env };
  const played = await playFlood(app, { name: "", ...flood }, options);
  const numbers = (await exportedRecords(played.env)).flatMap(({ type, number }) =>
    type === "receipt" ? [number] : [],
  );
  // Each receipt that the focal point was shown is there, once, and no other.
  expect(played.receipts.length).toBeGreaterThan(0);
  expect(numbers.sort()).toEqual([...played.receipts].sort());
  // For a machine that is busy with something else; a bot that serves in turn would take minutes.
  expect(Math.max(...played.waits)).toBeLessThan(30_000);
  return played;
}

test("strangers on Telegram: each is told once, and the messenger is not provoked", async () => {
  const played = await play({ channel: "telegram", from: "strangers", senders: 60, messagesEach: 4, perSecond: 60 });
  expect(played).toMatchObject({ answers: 60, answered: 60, most: 1, refused: 0 });
});

test("groups on Telegram: each is told once an hour", async () => {
  const played = await play({ channel: "telegram", from: "groups", senders: 8, messagesEach: 30, perSecond: 60 });
  expect(played).toMatchObject({ answers: 8, answered: 8, most: 1, refused: 0 });
});

test("strangers on Zalo: they use up their share of the month, and the focal point is answered from the rest", async () => {
  const quota = { "zalo.quota": { messages: 200, people: 50, reserve: 0.1 } };
  const flood = { channel: "zalo", from: "strangers", senders: 60, messagesEach: 4, perSecond: 30 } as const;
  const played = await play(flood, quota);
  expect(played).toMatchObject({ answers: 10, answered: 10, most: 1, refused: 0 });
});
