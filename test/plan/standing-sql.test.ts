import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, type Day } from "../../src/calendar/day.js";
import { Prisma } from "../../src/database/generated/client.js";
import { type DutyState, isInTime, type Standing, standingOf } from "../../src/plan/standing.js";
import { passedIn, standingIn, stands } from "../../src/plan/standing-sql.js";
import { testDatabase } from "../support/database.js";

const database = testDatabase();

const near: fc.Arbitrary<Day> = fc.integer({ min: -12, max: 12 }).map((days) => addDays("2024-02-29", days));
const aDuty: fc.Arbitrary<DutyState> = fc.record({
  beginsOn: fc.constant("2024-01-01"),
  dueOn: near,
  answeredOn: fc.option(near),
  settledOn: fc.option(near),
  dueHour: fc.option(fc.constantFrom("09:00", "16:00")),
  settledLate: fc.boolean(),
  counts: fc.boolean(),
});

const aTime = fc.constantFrom("00:00", "08:59", "09:00", "09:01", "23:59");

it("in a statement a duty stands as it does in the program, on every day around its due day and at every hour of it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aDuty, { minLength: 1, maxLength: 60 }), near, aTime, async (duties, today, time) => {
      const rows = duties.map(
        ({ dueOn, dueHour, answeredOn, settledOn, settledLate, counts }, at) =>
          Prisma.sql`(${at}::int, ${dueOn}::date, ${dueHour ?? null}::text, ${answeredOn}::date, ${settledOn}::date, ${settledLate}::boolean, ${counts}::boolean)`,
      );
      const found = await database.prisma.$queryRaw<{ standing: Standing; overdue: boolean; passed: boolean }[]>`
        SELECT ${standingIn(today, time)} AS standing, ${stands("overdue", today)} AS overdue,
          ${passedIn(today, time)} AS passed
        FROM (VALUES ${Prisma.join(rows)}) AS d(at, "dueOn", "dueHour", "answeredOn", "settledOn", "settledLate", counts) ORDER BY d.at`;
      expect(found.map(({ standing }) => standing)).toEqual(duties.map((duty) => standingOf(duty, today, time)));
      expect(found.map(({ overdue }) => overdue)).toEqual(duties.map((duty) => standingOf(duty, today) === "overdue"));
      expect(found.map(({ passed }) => passed)).toEqual(duties.map((duty) => !isInTime(duty, today, time)));
    }),
    { numRuns: 60 },
  );
});
