import { beforeEach, expect, test } from "vitest";
import { exportDeliveries } from "../../src/delivery/export-deliveries.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
const at = new Date("2024-02-26T08:00:00+07:00");

beforeEach(() => db.clear());

test("every message that was meant to arrive is a line, with its state and reason", async () => {
  await db.prisma.person.create({ data: { joinedAt: at } });
  const message = { personId: 1, kind: "digest", day: new Date("2024-02-26"), createdAt: at, nextAt: at };
  const reason = "stopped: Forbidden: bot was blocked by the user";
  await db.prisma.outboxMessage.createMany({
    data: [
      {
        ...message,
        key: "a",
        state: "sent",
        attempts: 1,
        channel: "telegram",
        finishedAt: new Date(at.getTime() + 1_000),
      },
      { ...message, key: "b", state: "withdrawn", finishedAt: at },
      { ...message, key: "c", state: "stopped", attempts: 2, channel: "zalo", reason, finishedAt: at },
      { ...message, key: "d" },
    ],
  });
  const lines = [];
  for await (const line of exportDeliveries(db.prisma)) lines.push(line);
  const common = { type: "delivery", person: 1, kind: "digest", day: "2024-02-26", at: "2024-02-26T08:00:00+07:00" };
  expect(lines).toEqual([
    { ...common, channel: "telegram", state: "sent", attempts: 1, reason: null, at: "2024-02-26T08:00:01+07:00" },
    { ...common, channel: "zalo", state: "stopped", attempts: 2, reason },
    { ...common, channel: null, state: "queued", attempts: 0, reason: null },
  ]);
});
