import { afterAll, beforeAll, expect, test } from "vitest";
import { hearStatements, type Statements, statementsOf } from "../support/statements.js";
import { botAtDesk, type Chat } from "./desk.js";

const desk = botAtDesk();
let statements: Statements;
beforeAll(() => {
  statements = hearStatements();
});
afterAll(() => statements.end());

async function askedFor(table: string, chat: Chat, text: string): Promise<number> {
  statements.begin();
  await desk.handle(chat.says(text));
  return statementsOf(statements.heard).filter((one) => one.includes(`"${table}"`) && /^SELECT/.test(one)).length;
}

test.each(["đã rà soát 12 thủ tục, còn 5", "vừa họp với các đơn vị, đạt 60%", "hôm nay đã xong 61%"])(
  "what an answer to an open report tells is not looked up as an event's: %s",
  async (text) => {
    const chat = await desk.join("STP");
    await desk.handle(chat.says("V.2"));
    await desk.handle(chat.presses("Đang thực hiện"));
    expect(await askedFor("Setting", chat, text)).toBe(0);
    expect(chat.last()!.text).toContain("V.2");
  },
);

test("what says of what task something happened is looked up as an event's", async () => {
  const chat = await desk.join("STP");
  await desk.handle(chat.says("V.2"));
  await desk.handle(chat.presses("Đang thực hiện"));
  expect(await askedFor("Setting", chat, "phát sinh III.4 ngày 20/2")).toBeGreaterThan(0);
});

test("a stranger's words are held against a question once, where they are short enough to answer one", async () => {
  const chat = desk.stranger();
  for (const text of ["có", "không phải tôi", "7", "/start"]) expect(await askedFor("Offer", chat, text)).toBe(1);
  const long = "chào anh chị, tôi muốn hỏi thủ tục đăng ký khai sinh cho cháu ở đâu";
  expect(await askedFor("Offer", chat, long)).toBe(0);
});
