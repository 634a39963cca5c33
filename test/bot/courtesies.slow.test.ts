import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { botAtDesk, type Chat } from "./desk.js";

const desk = botAtDesk();
let lan: Chat;

beforeEach(async () => {
  await desk.reset();
  lan = await desk.join("STP");
});
afterEach(() => {
  desk.failAll(null);
  desk.stall(null);
});

describe("what only looks nice", () => {
  it.each(["answerCallbackQuery", "editMessageReplyMarkup"])(
    "%s fails, and the report is written and told",
    async (method) => {
      await desk.handle(lan.says("v2 dang thuc hien 60%"));
      desk.failAll(method);
      await desk.handle(lan.presses("Xác nhận"));
      expect(await desk.db.receipt.count()).toBe(1);
      expect(lan.last()!.text).toContain("Biên nhận");
    },
  );

  it("comes after what matters, but for the answer to the press", async () => {
    await desk.handle(lan.says("v2 dang thuc hien 60%"));
    const calls = desk.sent.length;
    await desk.handle(lan.presses("Xác nhận"));
    expect(desk.sent.slice(calls).map(({ method }) => method)).toEqual([
      ...["answerCallbackQuery", "sendMessage", "editMessageReplyMarkup"],
    ]);
  });

  it("does not hold up the report where it is never answered", async () => {
    await desk.handle(lan.says("v2 dang thuc hien 60%"));
    desk.stall("answerCallbackQuery");
    await desk.handle(lan.presses("Xác nhận"));
    expect(lan.last()!.text).toContain("Biên nhận");
  });
});

it("what is written under a picture is recorded, though it could not be said that the picture is not taken", async () => {
  await desk.handle(lan.says("v2 dang thuc hien 60%"));
  const update = lan.sends({ photo: [{ file_id: "1", file_unique_id: "1", width: 1, height: 1 }], caption: "có" });
  const end = desk.failAt(0);
  await expect(desk.handle(update)).rejects.toThrow();
  expect(end()).toBe(true);
  expect(await desk.db.receipt.count()).toBe(1);
  await desk.handle(update);
  expect(await desk.db.receipt.count()).toBe(1);
  expect(lan.last()!.text).toContain("Biên nhận");
});
