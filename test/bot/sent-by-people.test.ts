import type { Message } from "grammy/types";
import { expect, test } from "vitest";
import { numberIn } from "../../src/bot/sent-by-people.js";

const from = { id: 5, is_bot: false, first_name: "Lan" };
const contact = { phone_number: "84912345678", first_name: "Lan", user_id: 5 };
const forward_origin = { type: "user" as const, sender_user: from, date: 1 };

test.each<[what: string, message: Partial<Message>, isOwn: boolean | null]>([
  ["words", { from, text: "84912345678" }, null],
  ["one's own card", { from, contact }, true],
  ["that of another account", { from, contact: { ...contact, user_id: 6 } }, false],
  ["one of nobody's account", { from, contact: { phone_number: "84912345678", first_name: "Lan" } }, false],
  ["one's own, forwarded", { from, contact, forward_origin }, false],
  ["one made by a bot", { from, contact, via_bot: { ...from, id: 7, is_bot: true } }, false],
  ["one from nobody", { contact: { phone_number: "84912345678", first_name: "Lan" } }, false],
])("%s", (_, message, isOwn) => {
  expect(numberIn(message)?.isOwn ?? null).toBe(isOwn);
});
