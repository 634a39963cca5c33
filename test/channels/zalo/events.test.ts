import { describe, expect, it } from "vitest";
import { readEvent } from "../../../src/channels/zalo/events.js";
import { asCommand, toUpdate, updateIdOf } from "../../../src/channels/zalo/updates.js";

const now = new Date("2024-02-26T07:30:00+07:00");

const chat = { chat_type: "PRIVATE", id: "a1b2c3d4e5f60718293a" };
const from = { id: chat.id, is_bot: false, display_name: "Nguyễn Văn A" };
const head = { date: 1789033572455, chat, message_id: "m1a2b3c4d5e6f7081920", from };

function event(name: string, message?: object) {
  return { event_name: name, ...(message && { message: { ...head, ...message } }) };
}

describe("reading what Zalo delivers", () => {
  const text = event("message.text.received", { text: "GDP quý III: 7,2%" });

  it.each([
    ["flat, as real traffic is", text],
    ["wrapped, as the documentation says", { ok: true, result: text }],
  ])("a text, %s", (_, body) => {
    expect(readEvent(body)).toEqual({
      name: "message.text.received",
      incoming: {
        id: head.message_id,
        chat: chat.id,
        sender: chat.id,
        senderName: "Nguyễn Văn A",
        at: new Date(1789033572455),
        content: { kind: "text", text: "GDP quý III: 7,2%" },
      },
    });
  });

  it.each([
    ["milliseconds", 1708907400000, "2024-02-26T00:30:00.000Z"],
    ["seconds", 1708907400, "2024-02-26T00:30:00.000Z"],
    ["digits in a string", "1708907400000", "2024-02-26T00:30:00.000Z"],
  ])("a date in %s", (_, date, expected) => {
    expect(readEvent(event("message.text.received", { text: "x", date }))?.incoming?.at?.toISOString()).toBe(expected);
  });

  it.each([
    ["an image with photo_url", "message.image.received", { photo_url: "https://z/1.jpg", caption: "ảnh" }, "photo"],
    ["an image with photo", "message.image.received", { photo: "https://z/1.jpg" }, "photo"],
    ["a voice message", "message.voice.received", { voice_url: "https://z/1.aac" }, "voice"],
    ["a sticker", "message.sticker.received", { sticker: "s1", url: "https://z/1.webp" }, "sticker"],
    ["a document", "message.unsupported.received", {}, "unsupported"],
    ["a link with its text", "message.link.received", { text: "https://example.vn" }, "text"],
    ["a link without", "message.link.received", {}, "unsupported"],
    ["an id that is a number", "message.text.received", { text: "x", message_id: 7 }, "text"],
  ])("%s", (_, name, message, kind) => {
    expect(readEvent(event(name, message))?.incoming?.content.kind).toBe(kind);
  });

  it.each([
    ["an unsupported message without message", event("message.unsupported.received")],
    ["an unknown event", event("message.reaction.received", { reaction: "heart" })],
    ["an event of the future", { event_name: "bot.added", chat: { id: "x" } }],
    [
      "a group, where this bot does not speak",
      event("message.text.received", { text: "x", chat: { id: "zgr-1", chat_type: "GROUP" } }),
    ],
    ["a message of another bot", event("message.text.received", { text: "x", from: { ...from, is_bot: true } })],
  ])("%s has a name and nobody to answer", (_, body) => {
    expect(readEvent(body)).toEqual({ name: expect.any(String), incoming: null });
  });

  it.each([
    ["a message without chat", { text: "x", chat: undefined }, "chat invalid_type"],
    ["a text that is no text", { text: 7 }, "text invalid_type"],
    ["a sender that is a word", { text: "x", from: "Lan" }, "from invalid_type"],
    ["an id that no index takes", { text: "x", chat: { id: "a".repeat(201) } }, "chat.id too_big"],
  ])("%s is unreadable, and says why without what it says", (_, message, why) => {
    const read = readEvent(event("message.text.received", message));
    expect(read).toEqual({ name: "message.text.received", incoming: null, unreadable: { id: head.message_id, why } });
  });

  it("what is unreadable and has no id is known by its content", () => {
    const odd = (text: unknown) =>
      readEvent(event("message.text.received", { text, message_id: null }))?.unreadable?.id;
    expect(odd(7)).toMatch(/^[0-9a-f]{32}$/);
    expect(odd(7)).toBe(odd(7));
    expect(odd(8)).not.toBe(odd(7));
  });

  it.each([
    ["null", null],
    ["a string", "<html>"],
    ["an empty object", {}],
    ["a list", [text]],
    ["an envelope without a result", { ok: true }],
  ])("%s is no event", (_, body) => {
    expect(readEvent(body)).toBeNull();
  });

  it("gives a message without id the same id each time", () => {
    const body = event("message.text.received", { text: "x", message_id: undefined });
    expect(readEvent(body)?.incoming?.id).toBe(readEvent(structuredClone(body))?.incoming?.id);
  });
});

describe("the Bot API update of it", () => {
  function updateOf(name: string, message: object) {
    return toUpdate(readEvent(event(name, message))!.incoming!, { chatId: 12, messageId: 3 }, now);
  }

  it("of a text", () => {
    expect(updateOf("message.text.received", { text: "viec" })).toEqual({
      update_id: updateIdOf(head.message_id),
      message: {
        message_id: 3,
        date: 1789033572,
        chat: { id: 12, type: "private", first_name: "Nguyễn Văn A" },
        from: { id: 12, is_bot: false, first_name: "Nguyễn Văn A" },
        text: "viec",
      },
    });
  });

  it("of a command says so, for grammY looks at entities", () => {
    expect(updateOf("message.text.received", { text: "/viec nay" }).message).toMatchObject({
      entities: [{ type: "bot_command", offset: 0, length: 5 }],
    });
  });

  it.each([
    [
      "message.image.received",
      { photo_url: "https://z/1.jpg", caption: "ảnh" },
      { photo: [{ file_id: "https://z/1.jpg" }], caption: "ảnh" },
    ],
    ["message.voice.received", { voice_url: "https://z/1.aac" }, { voice: { file_id: "https://z/1.aac" } }],
    ["message.sticker.received", { url: "https://z/1.webp" }, { sticker: { type: "regular" } }],
    ["message.unsupported.received", {}, { document: { file_unique_id: head.message_id } }],
  ])("of %s", (name, message, expected) => {
    expect(updateOf(name, message).message).toMatchObject(expected);
  });

  it("keeps the number of a message", () => {
    expect(updateIdOf("m1")).toBe(updateIdOf("m1"));
    expect(updateIdOf("m1")).not.toBe(updateIdOf("m2"));
    expect(Number.isSafeInteger(updateIdOf("m1"))).toBe(true);
  });
});

describe("LIENKET", () => {
  it.each([
    ["LIENKET K7Q4M2PX", "/start K7Q4M2PX"],
    ["lienket k7q4m2px", "/start K7Q4M2PX"],
    ["Liên kết K7Q4M2PX", "/start K7Q4M2PX"],
    ["LIÊN  KẾT: k7q4 m2px", "/start K7Q4M2PX"],
    ["liên kết K7Q4-M2PX.", "/start K7Q4M2PX"],
    ["lienketK7Q4M2PX", "/start K7Q4M2PX"],
    ["Liên kết K7Q4M2PX".normalize("NFD"), "/start K7Q4M2PX"],
    ["  LIENKET\u200b K7Q4M2PX ", "/start K7Q4M2PX"],
    ["LIENKET K7Q4M2P", "/start K7Q4M2P"],
    ["LIENKET ABCDEFGH", "/start ABCDEFGH"],
    ["lien ket", "/start"],
    ["liên kết được chưa", "liên kết được chưa"],
    ["liên kết thế nào?", "liên kết thế nào?"],
    ["liên kết với Sở Tư pháp năm 2024", "liên kết với Sở Tư pháp năm 2024"],
    ["xin LIENKET K7Q4M2PX", "xin LIENKET K7Q4M2PX"],
    ["K7Q4M2PX", "K7Q4M2PX"],
  ])("%s", (typed, expected) => {
    expect(asCommand(typed)).toBe(expected);
  });
});
