import { beforeEach, expect, it } from "vitest";
import { botAtDesk, type Chat } from "./desk.js";

const desk = botAtDesk();
beforeEach(() => desk.reset());

/** A read-back that a later edition of the program would have written. */
async function withLaterDraft(): Promise<Chat> {
  const chat = await desk.join("STP");
  await desk.handle(chat.says("I.10 T1 đang thực hiện 60%"));
  await desk.db.$executeRaw`UPDATE "Draft" SET data = '{"version": 99, "steps": []}'`;
  return chat;
}

const sentence = "Báo cáo I.10 tháng 01 đang dở không mở lại được sau khi hệ thống cập nhật. Xin báo cáo lại từ đầu.";

it("a draft that cannot be read is named when its answer comes, and what was said is answered for itself", async () => {
  const chat = await withLaterDraft();
  const before = chat.count();
  await desk.handle(chat.says("I.10 T1 đang thực hiện 70%"));
  const [named, readBack] = chat.since(before);
  expect(named!.text).toBe(sentence);
  expect(readBack!.text).toContain("70%");
  // What it held stays, and nobody is told twice.
  const [old] = await desk.db.draft.findMany({ orderBy: { id: "asc" } });
  expect(old).toMatchObject({ state: "replaced", focused: false, data: { version: 99, steps: [] } });
  await desk.handle(chat.presses("Xác nhận"));
  expect(chat.last()!.text).toContain("Đã ghi nhận");
});

it("so is one whose button is pressed; lists leave it out, and commands work", async () => {
  const chat = await withLaterDraft();
  await desk.handle(chat.says("/viec"));
  expect(chat.last()!.text).toContain("Sở Tư pháp");
  expect(chat.last()!.text).not.toContain("dở");
  const before = chat.count();
  await desk.handle(chat.presses("Xác nhận"));
  expect(chat.since(before).map(({ text }) => text)).toEqual([
    sentence,
    "Lựa chọn này đã cũ. Xem việc hiện nay: /viec",
  ]);
  expect(await desk.db.receipt.count()).toBe(0);
});
