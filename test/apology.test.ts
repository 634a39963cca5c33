import { beforeEach, expect, test } from "vitest";
import { apologyFor, composeApology } from "../src/apology.js";
import { storeUpdates } from "../src/delivery/inbox.js";
import { message } from "./delivery/support.js";
import { testDatabase } from "./support/database.js";

const db = testDatabase();
const now = new Date("2024-02-26T09:00:00+07:00");
let inboxId: bigint;

beforeEach(async () => {
  await db.clear();
  await db.prisma.person.create({ data: { id: 7, joinedAt: now } });
  await storeUpdates(db.prisma, { name: "telegram", bot: "1" }, [message(1, 5000001)], now);
  inboxId = (await db.prisma.inboxUpdate.findFirstOrThrow()).id;
});

const ended = (state: string) => db.prisma.inboxUpdate.updateMany({ data: { state } });
const compose = () => composeApology(db.prisma, apologyFor({ id: inboxId }, 7, now), [], now);
const answers = { channel: "telegram", bot: "1", chatId: 5000001 };

test("says to the chat it answers that nothing was recorded", async () => {
  await ended("failed");
  const text = expect.stringContaining("chưa ghi nhận gì");
  expect(await compose()).toEqual({ message: { text, buttons: [] }, answers });
});

test("says that the person has joined, where the update did that", async () => {
  await ended("failed");
  const used = { usedAt: now, usedBy: 7, inboxId };
  await db.prisma.invitation.create({
    data: { code: "K7Q4M2PX", role: "staff", createdAt: now, expiresAt: now, ...used },
  });
  const text = expect.stringContaining("Đã liên kết");
  expect(await compose()).toEqual({ message: { text, buttons: [] }, answers });
});

test("says nothing about an update that was answered after all, and waits while it is in hand", async () => {
  expect(await compose()).toEqual({ postpone: new Date(now.getTime() + 1_000) });
  await ended("done");
  expect(await compose()).toBe("withdrawn");
});
