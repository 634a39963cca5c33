import { beforeEach, describe, expect, it } from "vitest";
import type { BotContext } from "../../src/bot/context.js";
import { conversationStorage } from "../../src/bot/conversation-storage.js";
import { keyboardOf } from "../../src/bot/show.js";
import { botAtDesk } from "./desk.js";

const desk = botAtDesk();

describe("where a chat's conversation is kept", () => {
  beforeEach(() => desk.loseConversations());
  const of = (chatId: number | undefined) => ({ chatId, now: new Date("2024-02-26T02:00:00Z") }) as BotContext;
  const state = (step: number) => ({ version: [0, 0] as [0, 0], state: { report: [{ step }] } }) as never;
  const open = (bot: string) => conversationStorage(desk.db, { channel: "telegram", bot }).adapter;

  it("is one row a chat and bot, written over and removed", async () => {
    const [one, other] = [open("1"), open("2")];
    expect(await one.read(of(5))).toBeUndefined();
    await one.write(of(5), state(1));
    await one.write(of(5), state(2));
    await one.write(of(6), state(3));
    await other.write(of(5), state(4));
    expect(await one.read(of(5))).toEqual(state(2));
    expect(await one.read(of(6))).toEqual(state(3));
    expect(await other.read(of(5))).toEqual(state(4));
    await one.delete(of(5));
    await one.delete(of(5));
    expect(await one.read(of(5))).toBeUndefined();
    expect(await desk.db.conversationState.count()).toBe(2);
  });

  it("two updates of one chat at once leave one row", async () => {
    const storage = open("1");
    await Promise.all([1, 2, 3, 4].map((step) => storage.write(of(5), state(step))));
    expect(await desk.db.conversationState.count()).toBe(1);
  });
});

describe("what a conversation stands in", () => {
  beforeEach(() => desk.loseConversations());

  it("does not grow with the answers", async () => {
    const lan = await desk.join("STP");
    const size = async () => JSON.stringify((await desk.db.conversationState.findFirstOrThrow()).value).length;
    await desk.handle(lan.says("v2 dang thuc hien 1%"));
    const first = await size();
    for (let percent = 2; percent < 30; percent++) await desk.handle(lan.says(`${percent}%`));
    expect(lan.last()!.text).toContain("29%");
    expect(await size()).toBeLessThanOrEqual(first + 10);
  });
});

describe("a keyboard", () => {
  it("keeps its rows", () => {
    const buttons = [
      [{ label: "A", data: "a" }],
      [
        { label: "B", data: "b" },
        { label: "C", data: "c" },
      ],
    ];
    expect(keyboardOf({ buttons })).toEqual({
      inline_keyboard: [
        [{ text: "A", callback_data: "a" }],
        [
          { text: "B", callback_data: "b" },
          { text: "C", callback_data: "c" },
        ],
      ],
    });
  });
});
