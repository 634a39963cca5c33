import { describe, expect, it } from "vitest";
import type { BotContext } from "../../src/bot/context.js";
import { readCommand, worksAnywhere } from "../../src/bot/read-command.js";

describe("a command", () => {
  it.each([
    ["/viec", "work", ""],
    ["/VIEC", "work", ""],
    ["/viec@daumoi_bot", "work", ""],
    ["/việc", "work", ""],
    ["viec", "work", ""],
    ["Việc", "work", ""],
    ["việc của tôi".normalize("NFD"), "work", ""],
    ["v\u200biec", "work", ""],
    [" xem việc ", "work", ""],
    ["bao cao", "work", ""],
    ["chỉ tiêu", "figures", ""],
    ["/tonghop quý II", "summary", "quý II"],
    ["/tonghop@daumoi_bot  mục V ", "summary", "mục V"],
    ["/start K7Q4M2PX", "start", "K7Q4M2PX"],
    ["/start", "start", ""],
    ["/ten Nguyễn Văn Hùng\nPhó phòng", "name", "Nguyễn Văn Hùng\nPhó phòng"],
    ["hủy", "cancel", ""],
    ["/huy", "cancel", ""],
    ["/khongco gì", null, "gì"],
    ["/constructor", null, ""],
  ])("%j is %s with %j", (text, name, words) => expect(readCommand(text)).toEqual({ name, words }));

  it.each(["start", "tong hop quy II", "V.1 xong", "vi", "việc gì", "", "/", "constructor", "toString", "18/KH-STP"])(
    "%j is none",
    (text) => expect(readCommand(text)).toBeNull(),
  );
});

describe("what works whatever is open", () => {
  const of = (update: object) => ({ member: {}, ...update }) as BotContext;
  const pressed = (data: string) => of({ callbackQuery: { data } });
  const said = (text: string) => of({ msg: { text } });

  it.each([
    [pressed("duty:5"), true],
    [pressed("+duty:5"), true],
    [pressed("work"), true],
    [pressed("s:5:7:done"), false],
    [pressed("+s:5:7:done"), false],
    [said("/tonghop"), true],
    [said("viec"), true],
    [said("LIENKET K7Q4M2PX"), true],
    [said("V.1 xong"), false],
    [said("tong hop quy II"), false], // a wish: the dialogue lets it through by what it says
    [of({ msg: {} }), false],
    [of({}), false],
  ])("case %#: %s", async (ctx, expected) => expect(await worksAnywhere(ctx)).toBe(expected));

  it.each([
    [1, true],
    [0, false], // "b3 10 2000" looks like one
  ])("a code sent alone, of which there are %i", async (count, expected) => {
    const wrongCode = { findMany: async () => [], createMany: async () => ({ count: 1 }) };
    const services = { db: { invitation: { count: async () => count }, wrongCode }, channel: { name: "-", bot: "1" } };
    const ctx = of({ chatId: 5, msg: { text: "K7Q4M2PX" }, now: new Date(0), services });
    expect(await worksAnywhere(ctx)).toBe(expected);
  });
});
