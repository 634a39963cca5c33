import { expect, test } from "vitest";
import type { CommandContext } from "../../src/operator/command.js";
import { forgetFromPeople } from "../../src/operator/people.js";
import { translator } from "../../src/text/language.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
const t = translator("vi");

test("who is forgotten already is said to be, and nothing is listed again", async () => {
  const now = new Date("2024-03-05T08:00:00+07:00");
  const context = { db: db.prisma, now, t } as unknown as CommandContext;
  const { id } = await db.prisma.person.create({ data: { name: "Trần Thị Lan", joinedAt: now, leftAt: now } });
  const first = await forgetFromPeople(context, id, true);
  expect(first.ok && first.value.lines.join()).toContain("Trần Thị Lan");
  for (const sure of [true, false]) {
    const again = await forgetFromPeople(context, id, sure);
    expect(again.ok && again.value.lines).toEqual([
      `Thông tin cá nhân của cán bộ số ${id} đã xóa ngày 05/03/2024, không còn gì để xóa.`,
    ]);
  }
});
