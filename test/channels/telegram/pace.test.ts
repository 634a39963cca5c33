import { expect, test } from "vitest";
import type { Priority } from "../../../src/channels/channel.js";
import { defaultLimits, Pace } from "../../../src/channels/telegram/pace.js";

test("answers get the next turn, then what is urgent, then what waited", async () => {
  const pace = new Pace({ ...defaultLimits, perSecond: 10 });
  const order: string[] = [];
  const take = (chat: number, priority: Priority) => pace.turn(chat, priority).then(() => order.push(priority));
  const turns = Array.from({ length: 6 }, (_, index) => take(index + 1, "ordinary"));
  await Promise.all([...turns, take(98, "urgent"), take(99, "answer")]);
  // Two turns a fifth of a second: those two were taken before the answer came.
  expect(order.slice(0, 5)).toEqual(["ordinary", "ordinary", "answer", "urgent", "ordinary"]);
});
