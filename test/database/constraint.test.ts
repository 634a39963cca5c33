import { expect, test } from "vitest";
import { isUniqueViolation, violatedUnique } from "../../src/database/constraint.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();

test("a unique violation names its index, through Prisma, raw SQL and pg", async () => {
  const chat = { channel: "zalo", bot: "1", externalId: "x" };
  await db.prisma.chat.create({ data: chat });
  const insert = `INSERT INTO "Chat" (channel, bot, "externalId") VALUES ('zalo', '1', 'x')`;
  const session = await db.openSession();
  const errors = [
    await db.prisma.chat.create({ data: chat }).catch((error: unknown) => error),
    await db.prisma.$executeRawUnsafe(insert).catch((error: unknown) => error),
    await session.query(insert).catch((error: unknown) => error),
  ];
  await session.end();
  for (const error of errors) {
    expect(violatedUnique(error)).toBe("Chat_channel_bot_externalId_key");
    expect(isUniqueViolation(error, "Chat_channel_bot_externalId_key")).toBe(true);
    expect(isUniqueViolation(error, "Chat_pkey")).toBe(false);
    expect(isUniqueViolation(error)).toBe(true);
  }
});

test("other errors are no unique violations", async () => {
  const missing = await db.prisma.task
    .create({
      data: {
        planId: 1,
        sectionId: 1,
        code: "I.1",
        order: 1,
        text: "",
        lead: "",
        coordinating: "",
        timing: "",
        deadlineKind: "monthly",
        deadline: {},
      },
    })
    .catch((error: unknown) => error);
  expect(missing).toBeInstanceOf(Error);
  for (const error of [missing, new Error("x"), null, undefined, "P2002"]) expect(isUniqueViolation(error)).toBe(false);
});
