import { beforeEach, describe, expect, test } from "vitest";
import { markReturned, markStopped, preferAccount, routesOf } from "../../src/people/accounts.js";
import { writeAudit } from "../../src/people/audit.js";
import { setPhone } from "../../src/people/contact-card.js";
import { exportAudit, exportPeople } from "../../src/people/export-people.js";
import { forgetPerson } from "../../src/people/forget-person.js";
import { createInvitation, createOwnInvitation } from "../../src/people/invitations.js";
import { join } from "../../src/people/join.js";
import { listPeople } from "../../src/people/list-people.js";
import { findMember, noteSeen } from "../../src/people/member.js";
import { removePerson } from "../../src/people/remove-person.js";
import { translator } from "../../src/text/language.js";
import { testDatabase } from "../support/database.js";
import { createAgencies } from "./agencies.js";

const db = testDatabase();
const t = translator("vi");
const now = new Date("2024-02-26T08:41:07+07:00");
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const telegram = { channel: "telegram", bot: "1", chatId: 5_000_001 };
const zalo = { channel: "zalo", bot: "7", chatId: 3 };

/** Lan of Sở Tư pháp, on Telegram and Zalo. */
beforeEach(async () => {
  await db.clear();
  await createAgencies(db.prisma);
  const invited = await createInvitation(db.prisma, { target: "STP", name: "Lan", now });
  if (!invited.ok) throw new Error("not invited");
  await join(db.prisma, { ...telegram, code: invited.value.code, now, inboxId: null });
  const own = await createOwnInvitation(db.prisma, { personId: 1, now });
  if (!own.ok) throw new Error("not invited");
  await join(db.prisma, { ...zalo, code: own.value.code, now: minutesLater(1), inboxId: null });
});

async function collect<Line>(lines: AsyncGenerator<Line>): Promise<Line[]> {
  const all: Line[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

describe("the ways to reach a person", () => {
  const order = async () => (await routesOf(db.prisma, 1)).map(({ channel }) => channel);

  test("are the account last heard from first, unless one is preferred", async () => {
    expect(await order()).toEqual(["zalo", "telegram"]);
    await db.prisma.$executeRaw(noteSeen(telegram, minutesLater(10)));
    expect(await order()).toEqual(["telegram", "zalo"]);
    // Also within the minute, to which it is noted.
    for (const [seconds, chat, first] of [
      [2, zalo, ["zalo", "telegram"]],
      [4, telegram, ["telegram", "zalo"]],
    ] as const) {
      await db.prisma.$executeRaw(noteSeen(chat, minutesLater(10 + seconds / 60)));
      expect(await order()).toEqual(first);
    }
    expect(await db.prisma.$executeRaw(noteSeen(telegram, minutesLater(10.5)))).toBe(0);
    await preferAccount(db.prisma, 1, 2);
    expect(await order()).toEqual(["zalo", "telegram"]);
    await preferAccount(db.prisma, 1, 1);
    expect(await order()).toEqual(["telegram", "zalo"]);
    await preferAccount(db.prisma, 1, 99);
    expect(await order()).toEqual(["telegram", "zalo"]);
    expect(await routesOf(db.prisma, 1)).toContainEqual({ accountId: 2, ...zalo });
  });

  test("leave out a stopped account until it returns, and keep the first reason", async () => {
    await markStopped(db.prisma, 2, "blocked", minutesLater(2));
    await markStopped(db.prisma, 2, "deactivated", minutesLater(3));
    expect(await order()).toEqual(["telegram"]);
    expect((await listPeople(db.prisma, now)).joined[0]!.accounts[1]).toMatchObject({
      channel: "zalo",
      stopReason: "blocked",
      stoppedAt: minutesLater(2),
    });
    await markReturned(db.prisma, 2);
    expect(await order()).toEqual(["zalo", "telegram"]);
  });
});

describe("the list of people", () => {
  test("says who has joined, which agencies have nobody, and which codes are unused", async () => {
    const open = await createInvitation(db.prisma, { target: "H679", name: "Minh", now });
    if (!open.ok) throw new Error("not invited");
    const list = await listPeople(db.prisma, minutesLater(5));
    expect(list.joined).toMatchObject([
      {
        id: 1,
        name: "Lan",
        title: null,
        posts: [{ role: "focal_point", agency: { code: "STP" } }],
        accounts: [{ channel: "telegram" }, { channel: "zalo" }],
        joinedAt: now,
        lastSeenAt: minutesLater(1),
      },
    ]);
    expect(list.notJoined.map(({ code }) => code)).toEqual(["VPUBND", "STC", "H679", "X24856"]);
    expect(list.unusedCodes).toEqual([
      { code: open.value.code, role: "focal_point", agency: "H679", name: "Minh", expiresAt: open.value.expiresAt },
    ]);
    expect((await listPeople(db.prisma, minutesLater(8 * 24 * 60))).unusedCodes).toEqual([]);
  });
});

describe("leaving", () => {
  test("ends posts, accounts and the own code; what was done stays", async () => {
    const own = await createOwnInvitation(db.prisma, { personId: 1, now: minutesLater(2) });
    if (!own.ok) throw new Error("not invited");
    expect(await removePerson(db.prisma, { personId: 1, by: null, now: minutesLater(5) })).toEqual({
      ok: true,
      value: {
        personId: 1,
        name: "Lan",
        posts: ["focal_point STP"],
        held: [{ role: "focal_point", agency: expect.objectContaining({ code: "STP" }) }],
      },
    });
    expect(await findMember(db.prisma, telegram)).toBeNull();
    expect(await findMember(db.prisma, zalo)).toBeNull();
    expect(await routesOf(db.prisma, 1)).toEqual([]);
    const late = await join(db.prisma, {
      ...telegram,
      chatId: 77,
      code: own.value.code,
      now: minutesLater(6),
      inboxId: null,
    });
    expect(late.ok ? late.value : late.code).toBe("expired");
    expect((await listPeople(db.prisma, minutesLater(6))).joined).toEqual([]);
    expect(await db.prisma.audit.findFirst({ where: { action: "remove" } })).toMatchObject({
      personId: null,
      subject: "person 1",
      old: "focal_point STP",
      new: null,
    });
    expect(await db.prisma.person.findUnique({ where: { id: 1 } })).toMatchObject({
      name: "Lan",
      leftAt: minutesLater(5),
    });
  });

  test("once, and only who exists", async () => {
    await removePerson(db.prisma, { personId: 1, by: 2, now });
    const again = await removePerson(db.prisma, { personId: 1, by: 2, now });
    expect(again.ok ? again.value : again.say(t)).toBe("Cán bộ số 1 đã thôi làm đầu mối từ trước.");
    const nobody = await removePerson(db.prisma, { personId: 5, by: 2, now });
    expect(nobody.ok ? nobody.value : nobody.say(t)).toBe("Không có cán bộ số 5. Xem số ở lệnh people.");
  });

  test("coming back with a new code makes a new person", async () => {
    await removePerson(db.prisma, { personId: 1, by: null, now: minutesLater(5) });
    const invited = await createInvitation(db.prisma, { target: "STC", now: minutesLater(6) });
    if (!invited.ok) throw new Error("not invited");
    await join(db.prisma, { ...telegram, code: invited.value.code, now: minutesLater(7), inboxId: null });
    expect(await findMember(db.prisma, telegram)).toMatchObject({
      personId: 2,
      name: null,
      posts: [{ role: "focal_point", agency: { code: "STC" } }],
    });
  });

  test("the name goes on request: also from codes that were made out to it, or to the number", async () => {
    for (const name of ["Lan", "Minh"]) await createInvitation(db.prisma, { target: "STP", name, now });
    const phone = "+84912345678";
    await createInvitation(db.prisma, { target: "STP", name: "Nguyễn Thị Lan", phone, now });
    await setPhone(db.prisma, { personId: 1, typed: "0912 345 678", now });
    await removePerson(db.prisma, { personId: 1, by: null, now: minutesLater(5) });
    const forgotten = await db.prisma.$transaction((tx) => forgetPerson(tx, { personId: 1, by: 2, now }));
    expect(forgotten).toMatchObject({
      name: "Lan",
      title: null,
      posts: [{ role: "focal_point", agency: { code: "STP" } }],
      chats: [
        { ...telegram, chatId: 5_000_001n, stretch: null },
        { ...zalo, chatId: 3n, stretch: null },
      ],
    });
    expect(await db.prisma.person.findUnique({ where: { id: 1 } })).toMatchObject({
      ...{ name: null, title: null, phone: null },
    });
    const named = await db.prisma.invitation.findMany({ where: { name: { not: null } } });
    expect(named.map(({ name }) => name)).toEqual(["Minh"]);
    expect(await db.prisma.invitation.count({ where: { phone: { not: null } } })).toBe(0);
    expect(await db.prisma.account.count({ where: { chatId: { not: 0n } } })).toBe(0);
    expect(await collect(exportPeople(db.prisma))).toMatchObject([
      { id: 1, name: null, channels: ["telegram", "zalo"] },
    ]);
  });
});

describe("export", () => {
  test("has a line for each post, with instants of Việt Nam", async () => {
    const office = await createInvitation(db.prisma, { target: "office", now });
    if (!office.ok) throw new Error("not invited");
    await join(db.prisma, { ...telegram, code: office.value.code, now: minutesLater(2), inboxId: null });
    await db.prisma.holding.updateMany({ where: { id: 1 }, data: { until: minutesLater(3) } });
    expect(await collect(exportPeople(db.prisma))).toEqual([
      {
        type: "person",
        id: 1,
        name: "Lan",
        agency: "STP",
        role: "focal_point",
        channels: ["telegram", "zalo"],
        joinedAt: "2024-02-26T08:41:07+07:00",
        leftAt: "2024-02-26T08:44:07+07:00",
      },
      {
        type: "person",
        id: 1,
        name: "Lan",
        agency: null,
        role: "staff",
        channels: ["telegram", "zalo"],
        joinedAt: "2024-02-26T08:43:07+07:00",
        leftAt: null,
      },
    ]);
  });

  test("has the audit, each update's entry once", async () => {
    const refused = {
      at: minutesLater(9),
      personId: 1,
      action: "refuse",
      subject: "V.1 STC 2024-02",
      inboxId: 4n,
    } as const;
    await writeAudit(db.prisma, refused);
    await writeAudit(db.prisma, { ...refused, at: minutesLater(10) });
    await writeAudit(db.prisma, { ...refused, subject: "V.2 STC 2024-02" });
    const lines = await collect(exportAudit(db.prisma));
    expect(lines.map(({ action, subject }) => [action, subject])).toEqual([
      ["join", "focal_point STP"],
      ["join", "account"],
      ["refuse", "V.1 STC 2024-02"],
      ["refuse", "V.2 STC 2024-02"],
    ]);
    expect(lines[2]).toEqual({
      type: "audit",
      channel: null,
      update: null,
      at: "2024-02-26T08:50:07+07:00",
      person: 1,
      action: "refuse",
      subject: "V.1 STC 2024-02",
      old: null,
      new: null,
    });
  });
});
