import { beforeEach, expect, test } from "vitest";
import { rememberingMemberChats } from "../../src/people/chats-of-members.js";
import { createInvitation } from "../../src/people/invitations.js";
import { join } from "../../src/people/join.js";
import { removePerson } from "../../src/people/remove-person.js";
import { testDatabase } from "../support/database.js";
import { hearStatements } from "../support/statements.js";
import { createAgencies } from "./agencies.js";

const db = testDatabase();
const now = new Date("2024-02-26T08:12:00+07:00");
const bot = { channel: "telegram", bot: "700001" } as const;
const [lan, nobody] = [5_000_001, 5_000_002];
let personId: number;

beforeEach(async () => {
  await db.clear();
  await createAgencies(db.prisma);
  const made = await createInvitation(db.prisma, { target: "STP", now });
  if (!made.ok) throw new Error(made.code);
  const joined = await join(db.prisma, { ...bot, chatId: lan, code: made.value.code, now, inboxId: null });
  if (!joined.ok) throw new Error(joined.code);
  personId = joined.value.personId;
});

test("a member's chat is asked about once, all others each time, until half a minute has passed", async () => {
  let time = 1_000;
  const find = rememberingMemberChats(db.prisma, bot, () => time);
  expect(await find([nobody, lan])).toEqual(new Set([lan]));
  const statements = hearStatements();
  try {
    statements.begin();
    expect(await find([lan, lan])).toEqual(new Set([lan]));
    expect(statements.heard).toHaveLength(0);
    expect(await find([nobody, lan])).toEqual(new Set([lan]));
    expect(statements.heard).toHaveLength(1);
  } finally {
    statements.end();
  }
  await removePerson(db.prisma, { personId, by: null, now });
  expect(await find([lan])).toEqual(new Set([lan]));
  time += 30_000;
  expect(await find([lan])).toEqual(new Set());
});

test("who joins is one at once", async () => {
  const find = rememberingMemberChats(db.prisma, { ...bot, bot: "700002" });
  expect(await find([lan])).toEqual(new Set());
  const account = await db.prisma.account.findFirstOrThrow({ where: { personId } });
  await db.prisma.account.update({ where: { id: account.id }, data: { bot: "700002" } });
  expect(await find([lan])).toEqual(new Set([lan]));
});
