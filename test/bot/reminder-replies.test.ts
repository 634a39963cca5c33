import { beforeEach, describe, expect, it } from "vitest";
import { dateColumn } from "../../src/database/days.js";
import { digestKind } from "../../src/reminders/plan-digests.js";
import { botAtDesk, type Chat } from "./desk.js";

const desk = botAtDesk();
beforeEach(() => desk.reset());

/** A digest that was delivered to the chat, naming the duties of these tasks and periods. */
async function reminded(chat: Chat, messageId: number, duties: readonly (readonly [string, string])[]) {
  const items = await Promise.all(
    duties.map(async ([code, period]) => {
      const where = { task: { code }, period, agency: { code: "STP" } };
      return (await desk.db.duty.findFirstOrThrow({ where, select: { id: true } })).id;
    }),
  );
  const at = desk.clock.now();
  await desk.db.outboxMessage.create({
    data: {
      key: `digest:${chat.personId}:${messageId}`,
      personId: chat.personId,
      kind: digestKind,
      day: dateColumn("2024-02-26"),
      state: "sent",
      createdAt: at,
      nextAt: at,
      channel: "telegram",
      bot: "1",
      chatId: BigInt(chat.chatId),
      messageId,
      items,
    },
  });
}

const replies = (chat: Chat, messageId: number, text: string) =>
  chat.sends({
    text,
    reply_to_message: { message_id: messageId, date: 0, chat: { id: chat.chatId, type: "private" } },
  });

describe("a reply to a reminder", () => {
  it("is about what that one names, also while another report is open", async () => {
    const lan = await desk.join("STP");
    await reminded(lan, 9_001, [["I.10", "2024-01"]]);
    await reminded(lan, 9_002, [["V.1", "2024-02"]]);
    await desk.handle(lan.says("v2 dang thuc hien 60%"));
    await desk.handle(replies(lan, 9_001, "khong phat sinh"));
    expect(lan.last()!.text).toContain("I.10 tháng 01 · Không phát sinh");
    await desk.handle(replies(lan, 9_002, "xong 18/KH-STP 23/2"));
    expect(lan.last()!.text).toContain("V.1 · Hoàn thành");
    await desk.handle(lan.says("ok"));
    expect(await desk.db.statusReport.count({ where: { duty: { task: { code: "V.1" } } } })).toBe(1);
    expect(await desk.db.draft.count({ where: { personId: lan.personId, state: "open" } })).toBe(2);
  });

  it("that names several is asked which; the answer goes on with what was typed", async () => {
    const lan = await desk.join("STP");
    await reminded(lan, 9_003, [
      ["I.10", "2024-01"],
      ["I.10", "2024-02"],
      ["VII.4", "2024-Q1"],
    ]);
    await desk.handle(replies(lan, 9_003, "đang thực hiện 60%"));
    expect(
      lan
        .last()!
        .keyboard.flat()
        .map(({ text }) => text),
    ).toEqual(["I.10 tháng 01", "I.10 tháng 02", "VII.4 quý I", "Gõ lại", "Hủy"]);
    await desk.handle(lan.presses("VII.4 quý I"));
    expect(lan.last()!.text).toContain("VII.4 quý I · Đang thực hiện 60%");
  });

  it("to anything else is an answer to what is open", async () => {
    const lan = await desk.join("STP");
    await desk.handle(lan.says("v1 dang thuc hien 60%"));
    await desk.handle(replies(lan, 12, "xong 18/KH-STP 23/2"));
    expect(lan.last()!.text).toContain("V.1 · Hoàn thành");
  });

  it("that names something by its code is about that", async () => {
    const lan = await desk.join("STP");
    await reminded(lan, 9_004, [["I.10", "2024-01"]]);
    await desk.handle(replies(lan, 9_004, "xong V.1 18/KH-STP 23/2"));
    expect(lan.last()!.text).toContain("V.1 · Hoàn thành");
    await desk.handle(lan.says("/huy"));
    await desk.handle(replies(lan, 9_004, "đang làm, chờ V.1 xong"));
    expect(lan.last()!.text).toContain("I.10 tháng 01 · Đang thực hiện");
  });
});

describe("what answers a reminder without replying to it", () => {
  it.each([
    ["chua bao cao V.1", "V.1 chưa xong"],
    ["chưa nộp V.1", "V.1 chưa xong"],
    ["xong V.2 18/KH-STP 23/2", "V.2 quý I · Hoàn thành"],
    ["hoàn thành V.9", "mục V có V.1 đến V.5"],
    ["xong kế hoạch rà soát TTHC 18/KH-STP 23/2", "V.1 · Hoàn thành"],
    ["đang thực hiện 60%", "I.10 tháng 01 · Đang thực hiện 60%"],
  ])("%s: %s", async (text, shown) => {
    const lan = await desk.join("STP");
    await reminded(lan, 9_005, [["I.10", "2024-01"]]);
    await desk.handle(lan.says(text));
    expect(lan.last()!.text).toContain(shown);
  });
});
