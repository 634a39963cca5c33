import { expect, test } from "vitest";
import type { OutboxRow } from "../../src/delivery/outbox.js";
import { composeMessages } from "../../src/program/message-kinds.js";
import type { Surroundings } from "../../src/program/surroundings.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
const now = new Date("2024-02-26T09:00:00+07:00");

function compose(kind: string, key: string) {
  const database = { prisma: db.prisma, dataDir: "/" } as Surroundings["database"];
  const around = { database, clock: { now: () => now }, plans: async () => [] } as unknown as Surroundings;
  return composeMessages(around, {
    files: { make: () => expect.fail("nothing is made") },
    channels: [],
    stored: { read: async () => null },
  })({
    kind,
    key,
    personId: 7,
    day: "2024-02-26",
  } as OutboxRow);
}

test.each([
  ["digest", "digest:7:2024-02-26"],
  ["morning", "morning:7:2024-02-26"],
  ["escalation", "escalation:7:2024-02-26"],
  ["copy", "copy:7:receipt:1"],
  ["schedule", "schedule:7:2024-02-26:0800"],
  ["schedule", "schedule:7:2024-02-26:0800:workbook"],
  ["notice", "missed-schedule:7:2024-02-26:0800"],
  ["notice", "outage:1708909200000:7"],
  ["notice", "notice:1"],
  ["nudge", "nudge:1:7"],
  ["notice", "rest-days:2025:7"],
  ["notice", "joined:1:telegram:7"],
  ["notice", "moved:1:2:7"],
  ["notice", "ended:1:7"],
  ["notice", "open-post:1:7"],
  ["quota_warning", "quota_warning:1:2024-01:people:80:7"],
])("a %s with the key %s is written by its own composer, from the rows as they are", async (kind, key) => {
  expect(await compose(kind, key)).toBe("withdrawn");
});

test.each([
  ["digset", "digset:7"],
  ["notice", "joind:7"],
])("a %s with the key %s, which nobody writes, is a fault and not silence", async (kind, key) => {
  await expect(compose(kind, key)).rejects.toThrow("nobody writes");
});
