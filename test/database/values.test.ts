import fc from "fast-check";
import { expect, test } from "vitest";
import { dateColumn, dayOf } from "../../src/database/days.js";
import { numberOf } from "../../src/database/numbers.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();

test("a day is the same day in the column, whatever the machine's time zone", async () => {
  for (const day of ["2024-02-29", "1999-12-31", "2024-10-27"]) {
    await db.prisma.holiday.create({ data: { day: dateColumn(day), kind: "off", name: day, source: "" } });
    const [row] = await db.prisma.$queryRaw<[{ text: string }]>`
      SELECT day::text AS text FROM "Holiday" WHERE name = ${day}`;
    expect(row.text).toBe(day);
    const holiday = await db.prisma.holiday.findUniqueOrThrow({ where: { day: dateColumn(day) } });
    expect(dayOf(holiday.day)).toBe(day);
  }
});

test("days there and back", () => {
  const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => dayOf(dateColumn(date.toISOString().slice(0, 10))) === date.toISOString().slice(0, 10)),
  );
  expect(dayOf(null)).toBeNull();
  expect(dateColumn(null)).toBeNull();
});

test("what is no day is refused", () => {
  for (const day of ["2023-02-29", "2024-2-9", "29/02/2024", "2024-02-29T00:00", ""]) {
    expect(() => dateColumn(day)).toThrow(RangeError);
  }
});

test("numbers of bigint and Decimal columns", async () => {
  const account = { channel: "zalo", bot: "1", chatId: 9_007_199_254_740_991n, at: new Date(0) };
  const row = await db.prisma.wrongCode.create({ data: account });
  expect(numberOf(row.chatId)).toBe(9_007_199_254_740_991);
  expect(() => numberOf(9_007_199_254_740_993n)).toThrow(RangeError);
  expect(numberOf(null)).toBeNull();
});
