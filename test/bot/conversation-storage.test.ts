import { beforeEach, describe, expect, it } from "vitest";
import type { BotContext } from "../../src/bot/context.js";
import { conversationStorage, foundConversation } from "../../src/bot/conversation-storage.js";
import { keyboardOf } from "../../src/bot/show.js";
import { botAtDesk } from "./desk.js";

const desk = botAtDesk();

describe("where a chat's conversation is kept", () => {
  const key = "telegram:1:5";
  const at = new Date("2024-02-26T02:00:00Z");
  const state = (step: number) => ({ version: [0, 0] as [0, 0], state: { report: [{ step }] } }) as never;
  const { adapter } = conversationStorage({ channel: "telegram", bot: "1" });
  /** An update of chat 5, which stands in this. */
  function standing(value: unknown): BotContext {
    const ctx = { chatId: 5, now: at, update: { update_id: 1 }, left: {} } as BotContext;
    foundConversation(ctx, value);
    return ctx;
  }

  it("is left with the update that changes it, and only then", async () => {
    const ctx = standing(state(1));
    expect(await adapter.read(ctx)).toEqual(state(1));
    await adapter.write(ctx, state(1));
    expect(ctx.left).toEqual({});
    await adapter.write(ctx, state(2));
    expect(ctx.left).toEqual({ conversation: { key, value: state(2), at } });
    await adapter.write(ctx, state(1));
    expect(ctx.left).toEqual({});
  });

  it("is left though the plugin changes what it was given", async () => {
    const ctx = standing({ version: [0, 0], state: { question: [{ step: 1 }] } });
    const given = (await adapter.read(ctx)) as { state: Record<string, unknown> };
    delete given.state.question;
    given.state.report = [{ step: 2 }];
    await adapter.write(ctx, given as never);
    expect(ctx.left.conversation?.value).toEqual({ version: [0, 0], state: { report: [{ step: 2 }] } });
  });

  it("is left as none where it is over, and not where there was none", async () => {
    const ended = standing(state(1));
    await adapter.delete(ended);
    expect(ended.left).toEqual({ conversation: { key, value: null, at } });
    const outside = standing(null);
    expect(await adapter.read(outside)).toBeUndefined();
    await adapter.delete(outside);
    expect(outside.left).toEqual({});
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
