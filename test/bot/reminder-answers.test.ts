import { beforeEach, expect, it } from "vitest";
import { dateColumn } from "../../src/database/days.js";
import { outboxKeyOf } from "../../src/reminders/plan-digests.js";
import { botAtDesk, type Chat } from "./desk.js";

const desk = botAtDesk();
beforeEach(async () => {
  await desk.reset();
  await desk.db.reminderReply.deleteMany();
  await desk.db.outboxMessage.deleteMany();
});

/** The digest of 26/02, delivered to the chat, naming V.1 of an agency. */
async function reminded(chat: Chat, agency: string) {
  const where = { task: { code: "V.1" }, agency: { code: agency } };
  const { id } = await desk.db.duty.findFirstOrThrow({ where, select: { id: true } });
  const at = desk.clock.now();
  await desk.db.outboxMessage.create({
    data: {
      ...{ key: outboxKeyOf(chat.personId, "2024-02-26"), personId: chat.personId, kind: "digest", state: "sent" },
      ...{ day: dateColumn("2024-02-26"), createdAt: at, nextAt: at, channel: "telegram", bot: "1" },
      ...{ chatId: BigInt(chat.chatId), messageId: 9_001, items: [id, "figures:999999:2024-Q1"] },
    },
  });
  return id;
}

it("an update that is handled again puts off once", async () => {
  const lan = await desk.join("STP");
  const dutyId = await reminded(lan, "STP");
  const press = lan.pressesUnguarded("+tomorrow:2024-02-26");
  await desk.handle(press);
  await desk.handle(press);
  expect(await desk.db.reminderReply.findMany()).toMatchObject([
    { personId: lan.personId, dutyId, agencyId: null, said: "later", remindOn: dateColumn("2024-02-27") },
  ]);
});

it("a forged day, or a digest of somebody else's work, puts off nothing", async () => {
  const lan = await desk.join("STP");
  await reminded(lan, "SYT");
  for (const data of ["+tomorrow:2024-02-23", "+tomorrow:x", "+tomorrow"]) {
    await desk.handle(lan.pressesUnguarded(data));
    expect(lan.last()!.text).toContain("Lựa chọn này đã cũ");
  }
  await desk.handle(lan.pressesUnguarded("+tomorrow:2024-02-26"));
  expect(lan.last()!.text).toContain("không còn gì để nhắc");
  expect(await desk.db.reminderReply.count()).toBe(0);
});

it("in the middle of a report “mai làm” is about that, and puts off nothing", async () => {
  const lan = await desk.join("STP");
  await reminded(lan, "STP");
  await desk.handle(lan.says("v2 dang thuc hien 60%"));
  await desk.handle(lan.says("mai làm"));
  expect(lan.last()!.text).toContain("chưa ghi nhận báo cáo nào");
  expect(await desk.db.reminderReply.count()).toBe(0);
});

it("an hour is kept by a press too, and none outside the hours of the office", async () => {
  const lan = await desk.join("STP");
  const hour = async () =>
    (await desk.db.person.findUniqueOrThrow({ where: { id: lan.personId }, select: { remindAt: true } })).remindAt;
  await desk.handle(lan.pressesUnguarded("hour:14:15"));
  expect(await hour()).toBe("14:15");
  for (const data of ["hour:12:00", "hour:99:99", "hour:x"]) await desk.handle(lan.pressesUnguarded(data));
  expect(await hour()).toBe("14:15");
  await desk.handle(lan.pressesUnguarded("hour:plan"));
  expect(await hour()).toBeNull();
});
