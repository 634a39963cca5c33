import { beforeAll, expect, test } from "vitest";
import { dateColumn } from "../../src/database/days.js";
import { findAnsweredReminder } from "../../src/reminders/answered-reminder.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
const at = (moment: string) => new Date(`${moment}+07:00`);
const lan = { channel: "telegram", bot: "1", chatId: 5_000_001 };

beforeAll(async () => {
  await db.prisma.person.create({ data: { joinedAt: at("2024-02-01T09:00") } });
  const sent = (day: string, change: object) => ({
    key: `digest:1:${day}`,
    personId: 1,
    kind: "digest",
    day: dateColumn(day),
    state: "sent",
    createdAt: at(`${day}T08:00`),
    nextAt: at(`${day}T08:00`),
    channel: lan.channel,
    bot: lan.bot,
    chatId: BigInt(lan.chatId),
    ...change,
  });
  await db.prisma.outboxMessage.createMany({
    data: [
      sent("2024-02-23", { messageId: 10, items: [4, 7] }),
      sent("2024-02-26", { messageId: 12, items: [7, 9] }),
      sent("2024-02-27", { messageId: null, state: "queued", channel: null, bot: null, chatId: null }),
    ],
  });
});

test.each<[string, object, number | null, string, readonly number[] | null]>([
  ["a reply means the reminder it was written under, days later too", {}, 10, "2024-02-26T09:00", [4, 7]],
  ["without a reply it is today's", {}, null, "2024-02-26T09:00", [7, 9]],
  ["yesterday's is not meant by chance", {}, null, "2024-02-27T09:00", null],
  ["a reply to another message", {}, 11, "2024-02-26T09:00", null],
  ["the same number in another chat", { chatId: 5_000_002 }, 12, "2024-02-26T09:00", null],
  ["or on another bot", { bot: "2" }, 12, "2024-02-26T09:00", null],
])("%s", async (_, change, messageId, moment, duties) => {
  expect(await findAnsweredReminder(db.prisma, { ...lan, ...change }, messageId, at(moment))).toEqual(duties);
});
