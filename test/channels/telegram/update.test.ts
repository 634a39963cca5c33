import { describe, expect, test } from "vitest";
import { readUpdate } from "../../../src/channels/telegram/update.js";

const chat = { id: 5_000_001, type: "private", first_name: "Lan" };
const from = { id: 5_000_001, is_bot: false, first_name: "Lan" };
const message = { message_id: 9, date: 1, chat, from, text: "viec" };
const read = (part: object) => readUpdate({ update_id: 7, ...part });

describe("an update that can be handled", () => {
  test.each([
    ["a message", { message }, chat.id],
    [
      "a message of a group",
      { message: { ...message, chat: { ...chat, id: -100_123, type: "supergroup" } } },
      -100_123,
    ],
    ["an edited message", { edited_message: message }, chat.id],
    ["a press", { callback_query: { id: "1", from, message: { ...message, text: "" }, data: "x" } }, chat.id],
    [
      "a press whose message Telegram has forgotten",
      { callback_query: { id: "1", from, inline_message_id: "2" } },
      5_000_001,
    ],
    ["a block", { my_chat_member: { chat, from, new_chat_member: { status: "kicked", user: from } } }, chat.id],
    [
      "the largest id of a chat that the Bot API promises",
      { message: { ...message, chat: { ...chat, id: 2 ** 52 } } },
      2 ** 52,
    ],
  ])("%s", (_, part, chatId) => {
    expect(read(part)).toEqual({ updateId: "7", chatId, update: { update_id: 7, ...part } });
  });

  test("keeps what nobody knows yet inside, and leaves out kinds that nobody asked for", () => {
    const strange = { ...message, new: { text: "x" }, entities: [{ type: "new", offset: 0, length: 1 }] };
    expect(read({ message: strange, channel_post: { chat: { id: 1.5 } } })?.update).toEqual({
      update_id: 7,
      message: strange,
    });
    expect(read({ poll: { id: "1" } })).toEqual({ updateId: "7", chatId: null, update: { update_id: 7 } });
  });

  test("keeps nothing that it repeats of other people", () => {
    const asks = { ...message, has_protected_content: true, text: 'Xin liên kết: "Nam", số 0987 654 321' };
    const pressed = read({ callback_query: { id: "1", from, message: { ...asks, reply_markup: {} }, data: "x" } });
    expect(pressed?.update.callback_query?.message).toEqual({ ...asks, text: "" });
    const picture = { message_id: 9, date: 1, chat, photo: [], caption: "Nam" };
    expect(
      read({ callback_query: { id: "1", from, message: picture, data: "x" } })?.update.callback_query?.message,
    ).toEqual({
      ...{ message_id: 9, date: 1, chat },
    });
    const quote = { text: "0987 654 321", position: 0 };
    expect(read({ message: { ...message, reply_to_message: asks, quote } })?.update.message).toEqual({
      ...message,
      reply_to_message: { ...asks, text: "" },
    });
    const receipt = { ...message, from: { ...from, id: 1, is_bot: true }, text: "BN-2024-000001" };
    expect(read({ message: { ...message, reply_to_message: receipt } })?.update.message?.reply_to_message).toEqual(
      receipt,
    );
    const card = { phone_number: "+84987654321", first_name: "Nam", user_id: 8, vcard: "x" };
    expect(read({ message: { ...message, contact: card } })?.update.message?.contact).toEqual({
      phone_number: "",
      first_name: "",
    });
    const own = { ...card, user_id: from.id };
    expect(read({ message: { ...message, contact: own } })?.update.message?.contact).toEqual({
      ...{ phone_number: own.phone_number, first_name: "", user_id: own.user_id },
    });
    const brings = { message_id: 8, date: 1, chat, from };
    const reply = { ...message, reply_to_message: { ...brings, contact: card } };
    const external_reply = { origin: { type: "user", sender_user: { first_name: "Nam" } }, contact: card };
    const edited_message = { ...message, external_reply, quote };
    expect(read({ message: reply })?.update.message).toEqual({ ...message, reply_to_message: brings });
    expect(read({ edited_message })?.update.edited_message).toEqual(message);
    const named = { ...brings, text: "anh Nam 0987 654 321" };
    expect(read({ message: { ...message, reply_to_message: named } })?.update.message?.reply_to_message).toEqual({
      ...brings,
      text: "",
    });
  });
});

test.each([
  [null],
  [7],
  ["x"],
  [[]],
  [{}],
  [undefined],
  [{ update_id: "7" }],
  [{ update_id: 1.5 }],
  [{ update_id: -1 }],
  [{ update_id: 2 ** 53 }],
  [{ update_id: null }],
])("%j is no update", (body) => {
  expect(readUpdate(body)).toBeNull();
});

describe("an update that nobody can handle, and why, without what it says", () => {
  const of = (changes: object) => ({ message: { ...message, ...changes } });
  test.each([
    [of({ text: 7 }), "message.text invalid_type"],
    [of({ text: null }), "message.text invalid_type"],
    [of({ chat: undefined }), "message.chat invalid_type"],
    [of({ chat: { type: "private" } }), "message.chat.id invalid_type"],
    [of({ chat: { ...chat, id: 1.5 } }), "message.chat.id invalid_type"],
    [of({ chat: { ...chat, id: 2 ** 53 } }), "message.chat.id too_big"],
    [of({ chat: { ...chat, id: "5000001" } }), "message.chat.id invalid_type"],
    [of({ message_id: 2 ** 31 }), "message.message_id too_big"],
    [of({ reply_to_message: { message_id: 1e12 } }), "message.reply_to_message.message_id too_big"],
    [of({ entities: "bot_command" }), "message.entities invalid_type"],
    [of({ entities: [null] }), "message.entities.0 invalid_type"],
    [{ message: null }, "message invalid_type"],
    [{ edited_message: [] }, "edited_message invalid_type"],
    [{ callback_query: { id: "1", from: {}, data: "x" } }, "callback_query.from.id invalid_type"],
    [{ callback_query: { id: "1", from, message, data: ["x"] } }, "callback_query.data invalid_type"],
    [{ callback_query: { id: 1, from } }, "callback_query.id invalid_type"],
    [{ my_chat_member: { chat, new_chat_member: {} } }, "my_chat_member.new_chat_member.status invalid_type"],
  ])("%j", (part, why) => {
    expect(read(part)).toMatchObject({ updateId: "7", chatId: null, unreadable: expect.stringContaining(why) });
  });
});
