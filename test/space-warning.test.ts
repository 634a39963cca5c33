import { beforeEach, expect, test } from "vitest";
import { enoughSpace, littleSpace } from "../src/database/free-space.js";
import { composeSpaceWarning, spaceWarningKind, watchSpace } from "../src/space-warning.js";
import { testDatabase } from "./support/database.js";

const db = testDatabase();
const minute = (n: number) => new Date(Date.UTC(2024, 1, 26, 0, n));

beforeEach(async () => {
  await db.clear();
  await db.prisma.person.create({ data: { joinedAt: minute(0) } });
  await joinAdministrators(2);
});

async function joinAdministrators(count: number): Promise<void> {
  const [key, role] = ["administrator:", "administrator"];
  for (let n = 0; n < count; n++) {
    const post = { connectOrCreate: { where: { key }, create: { key, role } } };
    await db.prisma.person.create({ data: { joinedAt: minute(0), holdings: { create: { since: minute(0), post } } } });
  }
}

const warnings = () => db.prisma.outboxMessage.count({ where: { kind: spaceWarningKind } });

test("every administrator is told once when space falls below the mark, and again only after it has recovered", async () => {
  const course = [
    [enoughSpace, 0],
    [littleSpace, 0],
    [littleSpace - 1, 2],
    [littleSpace - 1, 2],
    [0, 2],
    // At the mark itself it has not recovered.
    [littleSpace, 2],
    [littleSpace - 1, 2],
    [enoughSpace, 2],
    [littleSpace - 1, 4],
    [null, 4],
  ] as const;
  for (const [index, [free, expected]] of course.entries()) {
    await watchSpace(db.prisma, free, minute(index));
    expect(await warnings(), `step ${index}`).toBe(expected);
  }
});

test("the first administrator is told of what was there before them", async () => {
  await db.clear();
  await watchSpace(db.prisma, 0, minute(0));
  await joinAdministrators(1);
  await watchSpace(db.prisma, 0, minute(1));
  expect(await warnings()).toBe(1);
});

test("two processes that find it at once tell once", async () => {
  await Promise.all([1, 2, 3].map((n) => watchSpace(db.prisma, 0, minute(n))));
  expect(await warnings()).toBe(2);
});

test("what is said is how much is free when it goes; nothing where there is room again", async () => {
  const { id: personId } = await db.prisma.person.findFirstOrThrow();
  const said = await composeSpaceWarning(db.prisma, { personId }, async () => 499 * 1_048_576);
  expect(said).toMatchObject({ message: { text: expect.stringContaining("499 MB") } });
  expect(await composeSpaceWarning(db.prisma, { personId }, async () => enoughSpace)).toBe("withdrawn");
});
