import type { Update } from "grammy/types";
import { beforeEach, describe, expect, test } from "vitest";
import { rankUpdates } from "../../src/bot/rank-updates.js";
import { createInvitation } from "../../src/people/invitations.js";
import { join } from "../../src/people/join.js";
import { removePerson } from "../../src/people/remove-person.js";
import { createAgencies } from "../people/agencies.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
const now = new Date("2024-02-26T08:12:00+07:00");
const telegram = { name: "telegram", bot: "700001" } as const;
const lan = 5_000_001;
const nobody = 5_000_002;
let personId: number;
let used: string;
let unused: string;

beforeEach(async () => {
  await db.clear();
  await createAgencies(db.prisma);
  const [first, second] = [await invite(), await invite()];
  const chat = { channel: telegram.name, bot: telegram.bot, chatId: lan };
  const joined = await join(db.prisma, { ...chat, code: first, now, inboxId: null });
  if (!joined.ok) throw new Error(joined.code);
  personId = joined.value.personId;
  [used, unused] = [first, second];
});

async function invite(): Promise<string> {
  const made = await createInvitation(db.prisma, { target: "STP", now });
  if (!made.ok) throw new Error(made.code);
  return made.value.code;
}

const from = (chatId: number, type: string, message: object) => ({
  chatId,
  update: { update_id: 1, message: { message_id: 1, date: 1, chat: { id: chatId, type }, ...message } } as Update,
});
const says = (chatId: number, text: string) => from(chatId, "private", { text });
const presses = (chatId: number, data: string) => ({
  chatId,
  update: {
    update_id: 1,
    callback_query: { id: "1", message: { message_id: 1, date: 1, chat: { id: chatId, type: "private" } }, data },
  } as unknown as Update,
});
const rankOf = async (one: { chatId: number; update: Update }) =>
  (await rankUpdates(db.prisma, telegram, [one], now))[0];

test("a member is known by the chat, on their bot alone, until they leave", async () => {
  expect(await rankUpdates(db.prisma, telegram, [says(nobody, "viec"), says(lan, "viec")], now)).toEqual([
    "unknown",
    "known",
  ]);
  expect(await rankUpdates(db.prisma, { ...telegram, bot: "2" }, [says(lan, "viec")], now)).toEqual(["unknown"]);
  await removePerson(db.prisma, { personId, by: null, now });
  expect(await rankOf(says(lan, "viec"))).toBe("unknown");
});

describe("a stranger", () => {
  test("who brings a code that can be used is served as a member, typed or pressed; with any other they knock", async () => {
    for (const text of [`/start ${unused}`, unused.toLowerCase(), `LIENKET ${unused}`])
      expect(await rankOf(says(nobody, text)), text).toBe("known");
    expect(await rankOf(presses(nobody, `join:${unused}`))).toBe("known");
    for (const text of ["/start K7Q4M2PX", used, "K7Q4M2PX", "LIENKET mot hai ba"])
      expect(await rankOf(says(nobody, text)), text).toBe("knocking");
    expect(await rankOf(presses(nobody, "join:K7Q4M2PX"))).toBe("knocking");
    expect(await rankOf(presses(nobody, "notme"))).toBe("knocking");
  });

  test("is read on while it is asked whether a code is for them, and no longer", async () => {
    const chat = { channel: telegram.name, bot: telegram.bot, chatId: BigInt(nobody) };
    const row = { ...chat, update: {}, receivedAt: now, nextAt: now, state: "done" };
    const asked = await db.prisma.inboxUpdate.create({ data: { ...row, updateId: "1", rank: 0 } });
    const offer = { ...chat, inboxId: asked.id, no: "notme", at: now };
    await db.prisma.offer.create({ data: { ...offer, yes: `join:${unused}` } });
    for (const text of ["b3 tháng 5 45/60", "tôi là Lan"]) expect(await rankOf(says(nobody, text)), text).toBe("known");
    expect(await rankOf(from(nobody, "private", { photo: [], caption: "V.1 xong" }))).toBe("known");
    expect(await rankOf(says(nobody, "chào anh chị, ".repeat(9)))).toBe("unknown");
    await db.prisma.offer.updateMany({ data: { yes: `join:${used}` } });
    expect(await rankOf(says(nobody, "b3 tháng 5 45/60"))).toBe("unknown");
    await db.prisma.offer.updateMany({ data: { yes: `join:${unused}` } });
    await db.prisma.inboxUpdate.create({ data: { ...row, updateId: "2", rank: 1 } });
    expect(await rankOf(says(nobody, "b3 tháng 5 45/60"))).toBe("unknown");
  });

  test.each([
    ["words", says(nobody, "chào bot")],
    ["a bare /start", says(nobody, "/start")],
    ["a picture", from(nobody, "private", { photo: [] })],
    ["a button", presses(nobody, "duty:1")],
  ])("says %s", async (_, update) => {
    expect(await rankOf(update)).toBe("unknown");
  });

  test("to whom nobody has to answer: pinned messages, leaving and coming back", async () => {
    expect(await rankOf(from(nobody, "private", { pinned_message: {} }))).toBe("aside");
    const left = { update_id: 1, my_chat_member: { chat: { id: nobody, type: "private" } } } as Update;
    expect(await rankOf({ chatId: nobody, update: left })).toBe("aside");
  });
});

test("a group is heard where it calls the bot, a member in it too", async () => {
  const entities = [{ type: "bot_command", offset: 0, length: 5 }];
  expect(await rankOf(from(-5, "supergroup", { text: "/viec", entities, from: { id: lan } }))).toBe("group");
  expect(await rankOf(from(-5, "group", { text: "chào cả nhà" }))).toBe("aside");
});

test("the office is served in a group as a member where it asks for the summary, and nowhere else there", async () => {
  const made = await createInvitation(db.prisma, { target: "office", now });
  if (!made.ok) throw new Error(made.code);
  const hoa = 5_000_009;
  const chat = { channel: telegram.name, bot: telegram.bot, chatId: hoa };
  await join(db.prisma, { ...chat, code: made.value.code, now, inboxId: null });
  const entities = [{ type: "bot_command", offset: 0, length: 8 }];
  const asks = (who: number, text: string) => from(-5, "supergroup", { text, entities, from: { id: who } });
  expect(await rankOf(asks(hoa, "/tonghop quý I"))).toBe("known");
  expect(await rankOf(asks(hoa, "/viec"))).toBe("group");
  expect(await rankOf(asks(lan, "/tonghop"))).toBe("group");
});

test("whoever sends their own number knocks, and is served where a code was made out to it", async () => {
  const card = (phone_number: string, user_id: number) =>
    from(nobody, "private", { from: { id: nobody }, contact: { phone_number, first_name: "Lan", user_id } });
  const made = await createInvitation(db.prisma, { target: "STP", name: "Lan", phone: "+84912345678", now });
  expect(made.ok).toBe(true);
  expect(await rankOf(card("84912345678", nobody))).toBe("known");
  expect(await rankOf(card("84912345678", lan))).toBe("knocking");
  expect(await rankOf(card("84987654321", nobody))).toBe("knocking");
  expect(await rankOf(card("nonsense", nobody))).toBe("knocking");
  expect(await rankOf(presses(nobody, `code:${unused}`))).toBe("known");
  expect(await rankOf(presses(nobody, `code:${used}`))).toBe("knocking");
});
