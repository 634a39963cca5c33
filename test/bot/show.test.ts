import { expect, test } from "vitest";
import type { BotContext } from "../../src/bot/context.js";
import { showStep } from "../../src/bot/show.js";

const step = { text: "CT-b3 quý II: hai số?", buttons: [] };

/** What a press under a message makes of the step: an edit of that message, or one of its own. */
async function shownUnder(message: object): Promise<readonly string[]> {
  const done: string[] = [];
  const ctx = {
    begun: null,
    callbackQuery: { data: "resume:12", message },
    services: { channel: { capabilities: { protects: true } } },
    left: {},
    editMessageText: async () => done.push("edited"),
    reply: async () => done.push("sent"),
  } as unknown as BotContext;
  await showStep(ctx, step);
  return done;
}

test.each<[string, object, string]>([
  ["a text", { date: 1, text: "Đang dở: CT-b3 quý II" }, "edited"],
  ["one that is too old to be known", { date: 0 }, "edited"],
  ["a file", { date: 1, document: { file_id: "a" } }, "sent"],
  ["a file with a caption", { date: 1, document: { file_id: "a" }, caption: "Tổng hợp quý II" }, "sent"],
  ["a picture", { date: 1, photo: [{ file_id: "a" }] }, "sent"],
])("the step that a button under %s leads to", async (_, message, becomes) => {
  expect(await shownUnder(message)).toEqual([becomes]);
});
