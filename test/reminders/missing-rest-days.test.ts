import { beforeEach, expect, test } from "vitest";
import { holidayTable } from "../../src/calendar/working-days.js";
import { composeMissingRestDays, tellOfMissingRestDays } from "../../src/reminders/missing-rest-days.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
const holidays = holidayTable([{ day: "2024-04-30", kind: "off" }]);
const at = (civil: string) => new Date(`${civil}:00+07:00`);

beforeEach(async () => {
  await db.clear();
  for (const role of ["administrator", "staff"])
    await db.prisma.person.create({
      data: {
        joinedAt: at("2024-01-02T08:00"),
        holdings: { create: { since: at("2024-01-02T08:00"), post: { create: { role, key: `${role}:` } } } },
      },
    });
});

test("administrators are told once, on a working morning of December, while the next year has no days off", async () => {
  expect(await tellOfMissingRestDays(db.prisma, holidays, at("2024-11-29T09:00"))).toBe(0);
  expect(await tellOfMissingRestDays(db.prisma, holidays, at("2024-12-01T09:00"))).toBe(0);
  expect(await tellOfMissingRestDays(db.prisma, holidays, at("2024-12-02T07:59"))).toBe(0);
  expect(await tellOfMissingRestDays(db.prisma, holidays, at("2024-12-02T08:00"))).toBe(1);
  expect(await tellOfMissingRestDays(db.prisma, holidays, at("2024-12-03T08:00"))).toBe(0);
  const [row] = await db.prisma.outboxMessage.findMany();
  const told = await composeMissingRestDays(db.prisma, row!);
  expect(told === "withdrawn" ? told : told.message.text).toMatch(/^Chưa có lịch nghỉ năm 2025/);

  await db.prisma.holiday.create({ data: { day: new Date("2025-01-01"), kind: "off", name: "", source: "" } });
  expect(await composeMissingRestDays(db.prisma, row!)).toBe("withdrawn");
});

test("nobody is told where they are there", async () => {
  const known = holidayTable([{ day: "2025-01-01", kind: "off" }]);
  expect(await tellOfMissingRestDays(db.prisma, known, at("2024-12-02T08:00"))).toBe(0);
});
