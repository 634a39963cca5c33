import { beforeEach, describe, expect, test } from "vitest";
import { createInvitation } from "../src/people/invitations.js";
import { clearOldContent, readRetentionDays } from "../src/retention.js";
import { testDatabase } from "./support/database.js";

const db = testDatabase();
const now = new Date("2024-06-03T08:00:00+07:00");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

beforeEach(() => db.clear());

const set = (value: object) => db.prisma.setting.create({ data: { key: "retention", value } });

describe("the setting", () => {
  test("is 90 days where there is none", async () => {
    expect(await readRetentionDays(db.prisma)).toBe(90);
  });

  test.each([
    [{ days: 30 }, 30],
    [{ days: 0 }, 90],
    [{ days: -1 }, 90],
    [{ days: 1.5 }, 90],
    [{ days: "30" }, 90],
    [{ day: 30 }, 90],
    [[30], 90],
  ])("%j: %i", async (value, days) => {
    await set(value);
    expect(await readRetentionDays(db.prisma)).toBe(days);
  });
});

const receive = (updateId: string, state: string, days: number) =>
  db.prisma.inboxUpdate.create({
    data: {
      channel: "telegram",
      bot: "1",
      updateId,
      chatId: 5n,
      update: { message: { text: "V.1 xong", from: { first_name: "Khách" } } },
      state,
      receivedAt: daysAgo(days),
      nextAt: daysAgo(days),
      doneAt: daysAgo(days),
    },
  });

const draft = (state: string, days: number) =>
  db.prisma.draft.create({
    data: {
      personId: 1,
      agencyId: 1,
      channel: "telegram",
      bot: "1",
      chatId: 5n,
      subject: `duty:${days}`,
      openKey: state === "open" ? `1:duty:${days}` : null,
      state,
      data: { entries: [] },
      createdAt: daysAgo(days),
      updatedAt: daysAgo(days),
    },
  });

describe("clearOldContent", () => {
  test("takes what people wrote when nobody needs it any more", async () => {
    await receive("1", "done", 8);
    await receive("2", "done", 6);
    await receive("3", "failed", 91);
    await receive("4", "aside", 89);
    await draft("sent", 91);
    await draft("sent", 89);
    await draft("open", 91);
    await draft("open", 89);
    await db.prisma.conversationState.create({ data: { key: "old", value: {}, updatedAt: daysAgo(91) } });
    await db.prisma.conversationState.create({ data: { key: "new", value: {}, updatedAt: daysAgo(89) } });
    const codes = [{ now: daysAgo(98) }, { now: daysAgo(96) }];
    for (const code of codes) await createInvitation(db.prisma, { target: "office", name: "Lan", ...code });
    for (const at of [new Date(now.getTime() - 61 * 60_000), new Date(now.getTime() - 59 * 60_000)])
      await db.prisma.wrongCode.create({ data: { channel: "telegram", bot: "1", chatId: 6n, at } });

    expect(await clearOldContent(db.prisma, now)).toBe(7);
    expect(await clearOldContent(db.prisma, now)).toBe(0);

    const updates = await db.prisma.inboxUpdate.findMany({ where: { update: { equals: {} } }, orderBy: { id: "asc" } });
    expect(updates.map(({ updateId }) => updateId)).toEqual(["1", "3"]);
    const drafts = await db.prisma.draft.findMany({ orderBy: { id: "asc" } });
    expect(drafts.map(({ state, data, openKey }) => [state, data, openKey !== null])).toEqual([
      ["sent", {}, false],
      ["sent", { entries: [] }, false],
      ["replaced", {}, false],
      ["open", { entries: [] }, true],
    ]);
    expect(await db.prisma.conversationState.findMany({ select: { key: true } })).toEqual([{ key: "new" }]);
    const names = await db.prisma.invitation.findMany({ orderBy: { id: "asc" }, select: { name: true } });
    expect(names).toEqual([{ name: null }, { name: "Lan" }]);
    expect(await db.prisma.wrongCode.count()).toBe(1);
  });

  test.each([
    ["an administrator", null],
    ["nobody who could decide any more", now],
  ])("tells who waited in vain, with %s", async (_, until) => {
    const { id: personId } = await db.prisma.person.create({
      data: { name: "Hoa", joinedAt: daysAgo(30), leftAt: until },
    });
    const { id: postId } = await db.prisma.post.create({ data: { role: "administrator", key: "administrator:" } });
    await db.prisma.holding.create({ data: { personId, postId, since: daysAgo(30), until } });
    const chat = { channel: "telegram", bot: "1", chatId: 7n };
    const { id } = await db.prisma.joinWish.create({ data: { ...chat, at: daysAgo(8), inboxId: 1n } });
    await clearOldContent(db.prisma, now);
    const told = await db.prisma.outboxMessage.findMany({ select: { key: true, personId: true } });
    expect(told).toEqual([{ key: `wish-answer:${id}`, personId }]);
  });

  test("keeps no longer than the setting says", async () => {
    await set({ days: 3 });
    await receive("1", "done", 4);
    await receive("2", "failed", 4);
    await receive("3", "failed", 2);
    expect(await clearOldContent(db.prisma, now)).toBe(2);
  });
});
