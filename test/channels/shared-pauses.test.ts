import pino from "pino";
import { beforeEach, expect, test } from "vitest";
import { createSharedPauses, everywhere } from "../../src/channels/shared-pauses.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
beforeEach(() => db.clear());

function ofProcess(processes: number, bot = "700001") {
  const log = pino({ level: "silent" });
  return createSharedPauses({ db: db.prisma, channel: "telegram", bot, processes: () => processes, log });
}

test("what one process was told the others obey, for that bot alone", async () => {
  const [one, other] = [ofProcess(2), ofProcess(2)];
  await one.say([{ place: "5", milliseconds: 60_000 }]);
  await one.say([{ place: "5", milliseconds: 1_000 }]);
  expect(await other.wait("5")).toBeGreaterThan(30_000);
  expect(await other.wait("6")).toBe(0);
  expect(await ofProcess(2, "700002").wait("5")).toBe(0);
});

test("two that are refused at once are refused everywhere, for as long as both have in common", async () => {
  const [one, other] = [ofProcess(2), ofProcess(2)];
  await Promise.all([
    one.say([{ place: "5", milliseconds: 600_000 }]),
    other.say([{ place: "6", milliseconds: 60_000 }]),
  ]);
  for (const process of [one, other]) {
    const wait = await process.wait("7");
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60_000);
  }
  await one.say([{ place: everywhere, milliseconds: 120_000 }]);
  expect(await other.wait("8")).toBeGreaterThan(60_000);
});

test("a process that is alone asks nobody, and one whose database is away goes by what it knows", async () => {
  await ofProcess(2).say([{ place: "5", milliseconds: 60_000 }]);
  expect(await ofProcess(1).wait("5")).toBe(0);
  const away = {
    $queryRaw: () => Promise.reject(new Error("away")),
    $executeRaw: () => Promise.reject(new Error("away")),
  };
  const cut = createSharedPauses({
    db: away as never,
    channel: "telegram",
    bot: "1",
    processes: () => 2,
    log: pino({ level: "silent" }),
  });
  await cut.say([{ place: "5", milliseconds: 60_000 }]);
  expect(await cut.wait("5")).toBe(0);
});
