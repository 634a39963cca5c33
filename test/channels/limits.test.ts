import { beforeEach, expect, test } from "vitest";
import { defaultLimits, readLimits } from "../../src/channels/limits.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
beforeEach(() => db.clear());

test.each([
  ["no row", undefined, defaultLimits],
  ["some names", { groupPerHour: 3, strangerQuota: 0 }, { ...defaultLimits, groupPerHour: 3, strangerQuota: 0 }],
  ["wrong values", { updatesPerMinute: 0, strangerPerDay: "hai", strangerQuota: 5 }, defaultLimits],
  ["something else", ["30"], defaultLimits],
])("with %s", async (_, value, expected) => {
  if (value !== undefined) await db.prisma.setting.create({ data: { key: "limits", value } });
  expect(await readLimits(db.prisma)).toEqual(expected);
});
