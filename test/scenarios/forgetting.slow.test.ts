import { expect, test } from "vitest";
import type { PrismaClient } from "../../src/database/generated/client.js";
import { forget } from "../../src/forgetting.js";
import { exportLines } from "../../src/operator/export.js";
import { createInvitation } from "../../src/people/invitations.js";
import type { Phone } from "../../src/sandbox/messenger.js";
import { north, province } from "../support/province.js";

const p = province();
const chatOfLan = "5714285";
/** What Lan is called on Telegram, what she told the bot, and words that she wrote and never sent as a report. */
const traces = ["Tài khoản 714285", "Trần Thị Hương Lan", "Phó Trưởng phòng Một cửa", "chờ đồng chí Bảy"];

/** Lan of Sở Tư pháp on both messengers: named, with a receipt, an unfinished report, a reminder, and a code in her name. */
async function lanHasBeenHere(): Promise<{ readonly telegram: Phone; readonly zalo: Phone }> {
  await p.start({ zaloTokens: [north.token], webhooks: false });
  const { prisma } = p.database;
  const named = { target: "STP", name: traces[1]!, title: traces[2]!, now: p.clock.now() };
  const [invited] = [await createInvitation(prisma, named), await createInvitation(prisma, named)];
  if (!invited.ok) throw new Error(invited.code);
  const telegram = p.telegram.addPhone(`telegram:${chatOfLan}`, "Lan");
  await p.say(p.telegram, telegram, "/start");
  await p.say(p.telegram, telegram, `/start ${invited.value.code}`);
  await p.say(p.telegram, telegram, "[Xác nhận]");
  await p.say(p.telegram, telegram, "/trogiup");
  await p.say(p.telegram, telegram, "[Tài khoản]");
  const shown = await p.say(p.telegram, telegram, "[Tài khoản mới]");
  const zalo = p.zalo.addPhone("zalo:5000001", "Lan");
  await p.say(p.zalo, zalo, `LIENKET ${/Mã thêm tài khoản: (\w+)/.exec(shown)![1]}`);
  await p.say(p.zalo, zalo, "co");
  await p.say(p.telegram, telegram, "v1 xong 18/KH-STP 23/2");
  await p.say(p.telegram, telegram, "[Xác nhận]");
  await p.say(p.zalo, zalo, `V.2 đang thực hiện 60% ${traces[3]}`);
  await p.wait("2024-02-26T08:30");
  return { telegram, zalo };
}

async function dump(db: PrismaClient): Promise<Map<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()`;
  const dumped = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(`SELECT row_to_json(t)::text AS row FROM "${name}" t`);
    dumped.set(name, rows.map(({ row }) => row).join("\n"));
  }
  return dumped;
}

/** Where in the database any of the words stands. */
async function tablesWith(words: readonly string[]): Promise<string[]> {
  const tables = [...(await dump(p.database.prisma))];
  return tables.flatMap(([name, rows]) =>
    words.filter((word) => rows.includes(word)).map((word) => `${name}: ${word}`),
  );
}

async function exported(): Promise<string> {
  let all = "";
  for await (const line of exportLines(p.database.prisma)) all += line;
  return all;
}

test("who is forgotten is in no row by name, chat or words; what they reported stays under their post", async () => {
  const { zalo } = await lanHasBeenHere();
  const hers = [...traces, chatOfLan, p.zalo.accountOf(zalo.id)];
  const before = await tablesWith(hers);
  for (const word of hers) expect(before.map((one) => one.split(": ")[1])).toContain(word);

  const asked = { personId: 1, by: null, now: p.clock.now() };
  const rehearsed = await forget(p.database.prisma, { ...asked, rehearse: true });
  expect(await tablesWith(hers)).toEqual(before);
  const forgotten = await forget(p.database.prisma, { ...asked, rehearse: false });
  expect(forgotten).toEqual(rehearsed);
  expect(forgotten).toMatchObject({ value: { removed: true, name: traces[1], drafts: 2, sent: 1 } });

  expect(await tablesWith(hers)).toEqual([]);
  const lines = await exported();
  for (const word of hers) expect(lines).not.toContain(word);
  expect(lines).toContain('{"type":"person","id":1,"name":null,"agency":"STP","role":"focal_point"');
  expect(lines).toContain('"document":"18/KH-STP"');
  const removals = await p.database.prisma.audit.findMany({ where: { action: "remove" }, orderBy: { id: "asc" } });
  expect(removals).toMatchObject([
    { personId: null, subject: "person 1", old: "focal_point STP", new: null },
    { personId: null, subject: "person 1", old: null, new: "forgotten" },
  ]);
});

test("who was forgotten and writes again is a stranger, and nothing waits for them", async () => {
  const { telegram, zalo } = await lanHasBeenHere();
  await forget(p.database.prisma, { personId: 1, by: null, now: p.clock.now(), rehearse: false });
  expect(await p.say(p.telegram, telegram, "viec")).toContain("Xin mã mời");
  expect(await p.say(p.zalo, zalo, "1")).toContain("Xin mã mời");
  await p.wait("2024-02-27T08:30");
  expect(await p.database.prisma.outboxMessage.count({ where: { day: new Date("2024-02-27") } })).toBe(0);
  const again = await forget(p.database.prisma, { personId: 1, by: null, now: p.clock.now(), rehearse: false });
  expect(again).toMatchObject({ ok: true, value: { removed: false, name: null, chats: [], received: 0 } });
});

test("a chat that is somebody else's by now stays theirs", async () => {
  const { telegram } = await lanHasBeenHere();
  const { prisma } = p.database;
  await prisma.account.updateMany({ where: { personId: 1 }, data: { removedAt: p.clock.now() } });
  await prisma.holding.updateMany({ where: { personId: 1 }, data: { until: p.clock.now() } });
  await prisma.person.updateMany({ where: { id: 1 }, data: { leftAt: p.clock.now() } });
  const invited = await createInvitation(prisma, { target: "STC", now: p.clock.now() });
  if (!invited.ok) throw new Error(invited.code);
  p.clock.move(60_000);
  await p.say(p.telegram, telegram, `/start ${invited.value.code}`);
  await p.say(p.telegram, telegram, "[Xác nhận]");
  await p.say(p.telegram, telegram, "v1 dang thuc hien");
  await forget(prisma, { personId: 1, by: null, now: p.clock.now(), rehearse: false });
  expect(await p.say(p.telegram, telegram, "[Xác nhận]")).toContain("Biên nhận");
  expect(await prisma.inboxUpdate.count({ where: { chatId: BigInt(chatOfLan), update: { equals: {} } } })).toBe(0);
  expect(await tablesWith([traces[1]!, traces[3]!])).toEqual([]);
});

test("somebody who does not exist is refused", async () => {
  await p.start({ zaloTokens: [], webhooks: false });
  const refused = await forget(p.database.prisma, { personId: 9, by: null, now: p.clock.now(), rehearse: false });
  expect(refused).toMatchObject({ ok: false, code: "unknown_person" });
});
