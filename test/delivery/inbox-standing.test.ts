import { beforeEach, expect, test } from "vitest";
import { storeUpdates } from "../../src/delivery/inbox.js";
import { readInboxStanding } from "../../src/delivery/inbox-standing.js";
import { testDatabase } from "../support/database.js";
import { message } from "./support.js";

const db = testDatabase();
const bot = { name: "telegram", bot: "700001" } as const;
const now = new Date("2024-02-26T08:00:00+07:00");
const later = new Date(now.getTime() + 60_000);

beforeEach(() => db.clear());

test("counts what waits and what is kept aside, and says since when the oldest waits", async () => {
  expect(await readInboxStanding(db.prisma)).toEqual({ aside: 0, waiting: 0, oldestWaiting: null });
  await storeUpdates(db.prisma, bot, [message(1, 5), message(2, 5), { ...message(3, 5), unreadable: "why" }], now);
  await storeUpdates(db.prisma, bot, [message(4, 5)], later);
  expect(await readInboxStanding(db.prisma)).toEqual({ aside: 1, waiting: 3, oldestWaiting: now });
  await db.prisma.inboxUpdate.updateMany({ where: { updateId: { in: ["1", "2"] } }, data: { state: "done" } });
  expect(await readInboxStanding(db.prisma)).toEqual({ aside: 1, waiting: 1, oldestWaiting: later });
});

test("reads no row that was handled", async () => {
  await db.prisma.$executeRaw`
    INSERT INTO "InboxUpdate" (channel, bot, "updateId", update, "receivedAt", state, "nextAt")
    SELECT 'telegram', '700001', n::text, '{}', ${now}, CASE WHEN n % 1000 = 0 THEN 'new' ELSE 'done' END, ${now}
    FROM generate_series(1, 20000) AS n`;
  await db.prisma.$executeRaw`ANALYZE "InboxUpdate"`;
  const plan = await db.prisma.$queryRaw<{ "QUERY PLAN": string }[]>`
    EXPLAIN SELECT count(*) FILTER (WHERE state = 'aside') FROM "InboxUpdate" WHERE state IN ('new', 'aside')`;
  expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).not.toContain("Seq Scan");
  expect(await readInboxStanding(db.prisma)).toMatchObject({ aside: 0, waiting: 20 });
});
