import fastify, { type FastifyInstance } from "fastify";
import pino from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { outboxWake } from "../../src/delivery/wake.js";
import { type Program, startProgram } from "../../src/program.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { testConfig } from "../support/config.js";
import { testFolder, urlOf } from "../support/database.js";
import { linkPhone } from "../support/link-phone.js";
import { forgetPeople, openPlannedDatabase } from "../support/planned.js";
import { standingClock } from "../support/standing-clock.js";

const people = 60;
const log = pino({ level: process.env.SCENARIO_LOG ?? "silent" });
const clock = standingClock("2024-02-26T07:50");

/** A call as the messenger saw it, by the machine's time. */
interface Sent {
  readonly at: number;
  readonly refused: boolean;
}

let database: Database;
let dataDir: string;
let telegram: TelegramStandIn;
let server: FastifyInstance;
let programs: Program[];
let sent: Sent[];

beforeAll(async () => {
  database = await openPlannedDatabase();
  dataDir = testFolder();
});
afterAll(() => database.close());

beforeEach(async () => {
  await forgetPeople(database);
  clock.put("2024-02-26T07:50");
  telegram = new TelegramStandIn({ clock, keepRates: true });
  server = fastify({ forceCloseConnections: true });
  sent = [];
  server.addHook("onResponse", async (request, reply) => {
    if (request.url.endsWith("/sendMessage")) sent.push({ at: performance.now(), refused: reply.statusCode === 429 });
  });
  const path = telegram.mount(server);
  const apiRoot = (await server.listen({ port: 0, host: "127.0.0.1" })) + path;
  const agencies = await database.prisma.agency.findMany({
    where: { duties: { some: { task: { code: "V.1" } } } },
    take: people,
    orderBy: { order: "asc" },
  });
  for (const [index, { code }] of agencies.entries())
    await linkPhone(
      database.prisma,
      telegram,
      telegram.addPhone(`telegram:${5_000_001 + index}`, code),
      [code],
      clock.now(),
    );
  programs = await Promise.all([start(apiRoot), start(apiRoot)]);
  // Each has counted the other before anything is to be sent.
  for (const program of programs)
    await expect.poll(() => processesOf(program), { timeout: 60_000 }).toContain("daumoi_processes 2");
});

afterEach(async () => {
  await Promise.all(programs.map((program) => program.stop()));
  await telegram.close();
  await server.close();
});

/** Updates come by a webhook that nobody calls: on an embedded database two would poll at once. */
function start(apiRoot: string): Promise<Program> {
  const telegramConfig = { token: sandboxToken, apiRoot, webhookUrl: "http://127.0.0.1:9/webhook/telegram" };
  return startProgram({
    config: testConfig(dataDir, {
      telegram: telegramConfig,
      zalo: { tokens: [], apiRoot, webhookUrl: null },
      webhookSecret: "mot-bi-mat-dai",
      databaseUrl: urlOf(database),
    }),
    clock,
    log,
    host: "127.0.0.1",
  });
}

async function processesOf(program: Program): Promise<string> {
  return (await fetch(`${program.address}/metrics`)).text();
}

/** Both decide and send the morning's reminders, until each person has theirs; the clock goes on with the machine's. */
async function sendReminders(): Promise<void> {
  clock.put("2024-02-26T08:00");
  await Promise.all(programs.map((program) => program.tick()));
  let last = performance.now();
  const waiting = { state: { in: ["queued", "retrying"] } };
  while ((await database.prisma.outboxMessage.count({ where: waiting })) > 0) {
    const passed = Math.floor(performance.now() - last);
    clock.move(passed);
    last += passed;
    outboxWake.wake();
    await Promise.all(programs.map((program) => program.idle()));
  }
}

async function expectOneReminderEach(): Promise<void> {
  const told = telegram.phones().map(({ id }) => telegram.history(id).filter(({ from }) => from === "bot").length);
  expect(told).toEqual(Array(people).fill(1));
  expect(await database.prisma.outboxMessage.count({ where: { state: "sent" } })).toBe(people);
}

test("two programs on one database keep the messenger's pace between them", async () => {
  await sendReminders();
  await expectOneReminderEach();
  expect(sent.filter(({ refused }) => refused)).toEqual([]);
});

test("a refusal that one of them got is obeyed by both", async () => {
  telegram.fail({ method: "sendMessage", times: 2, kind: "throttle", value: 4 });
  const sending = sendReminders();
  await expect.poll(() => sent.filter(({ refused }) => refused).length, { timeout: 60_000 }).toBe(2);
  const refusedAt = sent.findLast(({ refused }) => refused)!.at;
  await expect.poll(() => performance.now() - refusedAt, { timeout: 60_000, interval: 200 }).toBeGreaterThan(4_000);
  const meanwhile = sent.filter(({ at }) => at > refusedAt + 1_500 && at < refusedAt + 3_900);
  expect(meanwhile).toEqual([]);
  await sending;
  await expectOneReminderEach();
  expect(sent.filter(({ refused }) => refused).length).toBe(2);
});
