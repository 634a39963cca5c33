import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeEach, expect, test } from "vitest";
import { type HolidayRow, holidayTable } from "../../src/calendar/working-days.js";
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

test("administrators are told once, on a working morning of December, while days off of the next year are missing", async () => {
  expect(await tellOfMissingRestDays(db.prisma, holidays, at("2024-11-29T09:00"))).toBe(0);
  expect(await tellOfMissingRestDays(db.prisma, holidays, at("2024-12-01T09:00"))).toBe(0);
  expect(await tellOfMissingRestDays(db.prisma, holidays, at("2024-12-02T07:59"))).toBe(0);
  expect(await tellOfMissingRestDays(db.prisma, holidays, at("2024-12-02T08:00"))).toBe(1);
  expect(await tellOfMissingRestDays(db.prisma, holidays, at("2024-12-03T08:00"))).toBe(0);
  const [row] = await db.prisma.outboxMessage.findMany();
  const told = await composeMissingRestDays(db.prisma, row!);
  expect(told === "withdrawn" ? told : told.message.text).toMatch(/^Chưa có lịch nghỉ năm 2025/);

  const enter = (days: readonly string[]) =>
    db.prisma.holiday.createMany({
      data: days.map((day) => ({ day: new Date(day), kind: "off", name: "", source: "" })),
    });
  await enter(["2025-01-01", "2025-01-29", "2025-04-07", "2025-04-30", "2025-05-01", "2025-09-02"]);
  const partly = await composeMissingRestDays(db.prisma, row!);
  expect(partly === "withdrawn" ? partly : partly.message.text).toMatch(
    /^Lịch nghỉ năm 2025 còn thiếu: Tết Nguyên đán \(có 1\/5 ngày\), Quốc khánh \(có 1\/2 ngày\)\. /,
  );

  await enter(["2025-01-27", "2025-01-28", "2025-01-30", "2025-01-31", "2025-09-01"]);
  expect(await composeMissingRestDays(db.prisma, row!)).toBe("withdrawn");
});

test("the days that are fixed by law are not all of them", async () => {
  const file = readFileSync("prisma/data/lam-dong-2024/holidays.csv", "utf8");
  const rows = (parse(file, { columns: true }) as Record<string, string>[]).map(
    (row): HolidayRow => ({ day: row.date!, kind: row.day as HolidayRow["kind"] }),
  );
  const bundled = holidayTable(rows);
  expect(await tellOfMissingRestDays(db.prisma, bundled, at("2024-12-02T08:00"))).toBe(0);
  expect(await tellOfMissingRestDays(db.prisma, bundled, at("2025-12-01T08:00"))).toBe(0);
  expect(await tellOfMissingRestDays(db.prisma, bundled, at("2026-12-01T08:00"))).toBe(1);
});
