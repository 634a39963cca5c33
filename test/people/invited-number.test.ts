import { beforeEach, expect, test } from "vitest";
import { createInvitation } from "../../src/people/invitations.js";
import { findInvited } from "../../src/people/invited-number.js";
import { join } from "../../src/people/join.js";
import { readSentPhone } from "../../src/people/phone.js";
import { testDatabase } from "../support/database.js";
import { createAgencies } from "./agencies.js";

const db = testDatabase();
const now = new Date("2024-02-26T08:12:00+07:00");
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000);
const phone = "+84912345678";
const chat = (chatId: number) => ({ channel: "telegram", bot: "1", chatId, now, inboxId: null });

beforeEach(async () => {
  await db.clear();
  await createAgencies(db.prisma);
});

async function invite(target: string, number: string | null = phone, at = now): Promise<string> {
  const made = await createInvitation(db.prisma, { target, name: "Lan", phone: number, now: at });
  if (!made.ok) throw new Error(made.code);
  return made.value.code;
}

const found = async (at = now) => (await findInvited(db.prisma, phone, at)).map(({ code }) => code);

test("only codes made out to this very number are found, one a post, in their order", async () => {
  await invite("STP", "+84987654321");
  await invite("STP", null);
  const ours = await invite("STP");
  const office = await invite("office");
  expect(await found()).toEqual([ours, office]);
  expect(await findInvited(db.prisma, phone, now)).toMatchObject([
    { role: "focal_point", agency: { code: "STP" } },
    { role: "staff", agency: null },
  ]);
  const again = await invite("STP", phone, daysLater(1));
  expect(await found(daysLater(1))).toEqual([again, office]);
});

test("what is used, has run out or was taken back is not", async () => {
  const code = await invite("STP");
  expect(await found(daysLater(7))).toEqual([]);
  await db.prisma.invitation.update({ where: { code }, data: { withdrawnAt: now } });
  expect(await found()).toEqual([]);
  await db.prisma.invitation.update({ where: { code }, data: { withdrawnAt: null } });
  expect((await join(db.prisma, { ...chat(5), code })).ok).toBe(true);
  expect(await found()).toEqual([]);
});

test("of two accounts that were shown one code at once one joins, and nobody's link is written over", async () => {
  const [code] = [await invite("STP")];
  const [first, second] = await Promise.all([
    join(db.prisma, { ...chat(5), code, inboxId: 1n }),
    join(db.prisma, { ...chat(6), code, inboxId: 2n }),
  ]);
  expect([first.ok, second.ok].sort()).toEqual([false, true]);
  expect([first, second].find(({ ok }) => !ok)).toMatchObject({ code: "used" });
  expect(await db.prisma.account.count()).toBe(1);
  const { chatId, personId } = await db.prisma.account.findFirstOrThrow();
  const other = await invite("office");
  await join(db.prisma, { ...chat(Number(chatId)), code: other, inboxId: 3n });
  expect(await db.prisma.account.findMany({ select: { chatId: true, personId: true } })).toEqual([
    { chatId, personId },
  ]);
});

test.each([
  ["84912345678", "+84912345678"],
  ["+84912345678", "+84912345678"],
  ["0912345678", "+84912345678"],
  ["4915112345678", null],
  ["", null],
])("Telegram's %j is the number %j", (given, number) => {
  const read = readSentPhone(given);
  expect(read.ok ? read.value : null).toBe(number);
});
