import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, type Day } from "../../src/calendar/day.js";
import { Prisma } from "../../src/database/generated/client.js";
import { type DutyState, type Standing, standingOf } from "../../src/plan/standing.js";
import { standingIn, stands } from "../../src/plan/standing-sql.js";
import { testDatabase } from "../support/database.js";

const database = testDatabase();

const near: fc.Arbitrary<Day> = fc.integer({ min: -12, max: 12 }).map((days) => addDays("2024-02-29", days));
const aDuty: fc.Arbitrary<DutyState> = fc.record({
  beginsOn: fc.constant("2024-01-01"),
  dueOn: near,
  answeredOn: fc.option(near),
  settledOn: fc.option(near),
  settledLate: fc.boolean(),
  counts: fc.boolean(),
});

it("in a statement a duty stands as it does in the program, on every day around its due day", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aDuty, { minLength: 1, maxLength: 60 }), near, async (duties, today) => {
      const rows = duties.map(
        ({ dueOn, answeredOn, settledOn, settledLate, counts }, at) =>
          Prisma.sql`(${at}::int, ${dueOn}::date, ${answeredOn}::date, ${settledOn}::date, ${settledLate}::boolean, ${counts}::boolean)`,
      );
      const found = await database.prisma.$queryRaw<{ standing: Standing; overdue: boolean }[]>`
        SELECT ${standingIn(today)} AS standing, ${stands("overdue", today)} AS overdue
        FROM (VALUES ${Prisma.join(rows)}) AS d(at, "dueOn", "answeredOn", "settledOn", "settledLate", counts) ORDER BY d.at`;
      const expected = duties.map((duty) => standingOf(duty, today));
      expect(found.map(({ standing }) => standing)).toEqual(expected);
      expect(found.map(({ overdue }) => overdue)).toEqual(expected.map((standing) => standing === "overdue"));
    }),
    { numRuns: 60 },
  );
});
