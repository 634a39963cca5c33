import { beforeEach, describe, expect, test } from "vitest";
import { createInvitation, findInvitableAgency } from "../../src/people/invitations.js";
import { join } from "../../src/people/join.js";
import {
  clearOldWishes,
  endOldWishes,
  findWish,
  forgetWishes,
  grantWish,
  refuseWish,
  wishToJoin,
} from "../../src/people/join-wishes.js";
import { type EarlierWish, judgeWish, mostWishes } from "../../src/people/judge-wish.js";
import { translator } from "../../src/text/language.js";
import { testDatabase } from "../support/database.js";
import { createAgencies } from "./agencies.js";

const db = testDatabase();
const t = translator("vi");
const now = new Date("2024-02-26T08:12:00+07:00");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const lan = { channel: "telegram", bot: "1", chatId: 5_000_001 };
const nam = { channel: "telegram", bot: "1", chatId: 5_000_002 };
let admin: number;

beforeEach(async () => {
  await db.clear();
  await createAgencies(db.prisma);
  admin = await joinAs("admin", 9);
});

async function joinAs(target: string, chatId: number): Promise<number> {
  const made = await createInvitation(db.prisma, { target, now });
  if (!made.ok) throw new Error(made.code);
  const joined = await join(db.prisma, { ...lan, chatId, code: made.value.code, now, inboxId: null });
  if (!joined.ok) throw new Error(joined.code);
  return joined.value.personId;
}

const wish = (chat = lan, inboxId = 1n, at = now) =>
  wishToJoin(db.prisma, { ...chat, name: "An", phone: "+84912345678", now: at, inboxId });
const deciding = (inboxId = 100n, at = now) => ({ by: admin, inboxId, now: at });
const kept = async () => (await db.prisma.joinWish.findMany({ orderBy: { id: "asc" } })).map(({ phone }) => phone);

async function asked(chat = lan, inboxId = 1n): Promise<number> {
  const wished = await wish(chat, inboxId);
  if (wished.kind !== "asked") throw new Error(wished.kind);
  return wished.id;
}

describe("a wish", () => {
  const waits: EarlierWish = { at: now, endedAt: null, refused: false };
  const refused: EarlierWish = { at: now, endedAt: now, refused: true };
  const few = { waiting: 0, administrators: 1 };
  test.each<[what: string, latest: EarlierWish | null, around: typeof few, at: Date, kind: string]>([
    ["the first", null, few, now, "ask"],
    ["while one waits", waits, few, later(24 * 6), "waits"],
    ["after it waited for as long as a code can be used", waits, few, later(24 * 7), "ask"],
    ["soon after a no", refused, few, later(23), "refused"],
    ["a day after a no", refused, few, later(24), "ask"],
    ["after a yes", { ...refused, refused: false }, few, now, "ask"],
    ["where many wait", null, { ...few, waiting: mostWishes }, now, "full"],
    ["where nobody decides", null, { ...few, administrators: 0 }, now, "full"],
  ])("%s", (_, latest, around, at, kind) => {
    expect(judgeWish(latest, around, at).kind).toBe(kind);
  });
});

test("one of a chat waits, and the update that asked, handled again, asks the same", async () => {
  const first = await wish();
  expect(first).toMatchObject({ kind: "asked", administrators: [admin] });
  expect(await wish()).toEqual(first);
  expect(await wish(lan, 2n, later(1))).toEqual({ kind: "waits" });
  expect(await wish(nam, 3n)).toMatchObject({ kind: "asked" });
  expect(await db.prisma.joinWish.count()).toBe(2);
});

test("a yes makes a code for the number, once, and nothing else of the number is kept", async () => {
  const id = await asked();
  const answers = await Promise.all([
    grantWish(db.prisma, id, { agency: "STP", leader: false }, deciding(100n)),
    grantWish(db.prisma, id, { agency: "STC", leader: true }, deciding(101n)),
    refuseWish(db.prisma, id, deciding(102n)),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((one) => !one.ok && one.code === "over")).toHaveLength(2);
  expect(await kept()).toEqual([null]);
  expect(await findWish(db.prisma, id, now)).toBeNull();
});

test("handled again, a yes or a no is the same", async () => {
  const [yes, no] = [await asked(), await asked(nam, 2n)];
  for (const _ of [1, 2]) {
    expect((await grantWish(db.prisma, yes, { agency: "stp", leader: false }, deciding(100n))).ok).toBe(true);
    expect((await refuseWish(db.prisma, no, deciding(101n))).ok).toBe(true);
  }
  expect(await db.prisma.invitation.findMany({ where: { usedAt: null } })).toMatchObject([
    { role: "focal_point", phone: "+84912345678", name: null },
  ]);
  expect(await kept()).toEqual([null, null]);
  const audit = await db.prisma.audit.findMany({ where: { personId: admin, subject: { startsWith: "wish" } } });
  expect(audit.map((entry) => entry.new)).toEqual(["granted focal_point STP", "refused"]);
  expect(await wish(nam, 3n, later(1))).toEqual({ kind: "refused", at: now });
});

test("an agency that is none leaves the wish as it was", async () => {
  const id = await asked();
  expect(await grantWish(db.prisma, id, { agency: "XYZ", leader: false }, deciding())).toMatchObject({
    code: "unknown_agency",
  });
  expect(await findWish(db.prisma, id, now)).toEqual({ name: "An", phone: "+84912345678" });
});

test("who joins otherwise, waits too long or is forgotten waits no more, and the number is gone", async () => {
  await asked();
  await joinAs("STP", lan.chatId);
  expect(await kept()).toEqual([null]);
  const id = await asked(nam, 2n);
  expect(await endOldWishes(db.prisma, later(24 * 7 - 1))).toEqual([]);
  expect(await endOldWishes(db.prisma, later(24 * 7))).toEqual([id]);
  expect(await kept()).toEqual([null, null]);
  expect(await findWish(db.prisma, id, now)).toBeNull();
  expect(await clearOldWishes(db.prisma, later(1))).toBe(1);
  await forgetWishes(db.prisma, { ...nam, chatId: BigInt(nam.chatId) });
  expect(await kept()).toEqual([]);
});

test("an agency is found by its code or its whole name", async () => {
  const code = async (typed: string) => {
    const found = await findInvitableAgency(db.prisma, typed);
    return found.ok ? found.value.code : found.say(t);
  };
  expect(await code("stp")).toBe("STP");
  expect(await code("so tu phap")).toBe("STP");
  expect(await code("so tu")).toContain("Gần nhất: STP Sở Tư pháp");
});
