import { InputFile } from "grammy";
import { afterEach, beforeEach, expect, test } from "vitest";
import { samplePhoto } from "../../../src/sandbox/samples.js";
import { findProblem } from "../../../src/sandbox/telegram/parameters.js";
import { type OpenTelegram, openTelegram } from "../../support/telegram.js";

const lan = 5_000_001;
const phone = "telegram:5000001";

let open: OpenTelegram;
beforeEach(async () => {
  open = await openTelegram();
  open.telegram.addPhone(phone, "Sở Tư pháp");
  await open.telegram.write(phone, "/start");
});
afterEach(() => open.close());

const shown = () => open.telegram.history(phone).at(-1)!;
const host = () => open.apiRoot.replace("/telegram", "");

test("what comes back fits the machine-readable Bot API", async () => {
  const { api } = open;
  const keyboard = { reply_markup: { inline_keyboard: [[{ text: "Xong", callback_data: "x" }]] } };
  const first = await api.sendMessage(lan, "<b>Việc</b> 17: /viec", { parse_mode: "HTML", ...keyboard });
  const results: [string, unknown][] = [
    ["User", await api.getMe()],
    ["Message", first],
    ["Message", await api.sendMessage(lan, "Trả lời", { reply_parameters: { message_id: first.message_id } })],
    ["Message", await api.editMessageText(lan, first.message_id, "Việc 17", keyboard)],
    ["Message", await api.editMessageReplyMarkup(lan, first.message_id)],
    ["Message", await api.sendPhoto(lan, new InputFile(samplePhoto().bytes, "a.png"), { caption: "Biểu đồ" })],
    ["Message", await api.sendDocument(lan, new InputFile(Buffer.from("a"), "tổng hợp.xlsx"))],
    ["WebhookInfo", await api.getWebhookInfo()],
    ["ChatFullInfo", await api.getChat(lan)],
    [
      "File",
      await api.getFile((await api.sendDocument(lan, new InputFile(Buffer.from("a"), "a.txt"))).document.file_id),
    ],
  ];
  for (const [type, result] of results) expect(findProblem(result, [type], type)).toBeNull();
  expect(first).toMatchObject({
    text: "Việc 17: /viec",
    date: 1708907400,
    from: { id: 700001, is_bot: true },
    entities: [
      { type: "bold", offset: 0, length: 4 },
      { type: "bot_command", offset: 9, length: 5 },
    ],
  });
});

test("an edit changes the bubble, takes its buttons and is marked", async () => {
  const { message_id } = await open.api.sendMessage(lan, "Trạng thái?", {
    reply_markup: { inline_keyboard: [[{ text: "Xong", callback_data: "x" }], [{ text: "Mở", url: "https://a.vn" }]] },
  });
  expect(shown()).toEqual({
    id: String(message_id),
    from: "bot",
    at: "2024-02-26T07:30:00+07:00",
    text: "Trạng thái?",
    buttons: [[{ label: "Xong" }], [{ label: "Mở", url: "https://a.vn" }]],
    edited: false,
  });
  await open.api.editMessageText(lan, message_id, "Đã ghi nhận");
  expect(shown()).toMatchObject({ text: "Đã ghi nhận", buttons: [], edited: true });
  await open.api.deleteMessage(lan, message_id);
  expect(open.telegram.history(phone)).toHaveLength(1);
});

test("pictures and files arrive with their bytes, and a file_id sends them again", async () => {
  const bytes = samplePhoto().bytes;
  const { photo } = await open.api.sendPhoto(lan, new InputFile(bytes, "bieu-do.png"), { caption: "Quý I" });
  expect(photo).toMatchObject([{ width: 240, height: 320, file_size: bytes.length }]);
  const first = shown();
  expect(first).toMatchObject({ text: "Quý I", photo: expect.stringContaining("/telegram/shown/700001/") });
  expect(Buffer.from(await (await fetch(host() + first.photo)).arrayBuffer()).equals(bytes)).toBe(true);
  await open.api.sendPhoto(lan, photo[0]!.file_id);
  expect(shown().photo).toBe(first.photo);

  const big = Buffer.alloc(300_000, "đầu mối");
  await open.api.sendDocument(lan, new InputFile(big, "tổng hợp quý I.xlsx"));
  const { file } = shown();
  expect(file!.name).toBe("tổng hợp quý I.xlsx");
  expect(Buffer.from(await (await fetch(host() + file!.url)).arrayBuffer()).equals(big)).toBe(true);
});

test("the server fetches an address itself", async () => {
  await open.api.sendDocument(lan, new InputFile(Buffer.from("xin chào"), "a.txt"));
  await open.api.sendDocument(lan, host() + shown().file!.url);
  expect(await (await fetch(host() + shown().file!.url)).text()).toBe("xin chào");
});

test("an album is one message each", async () => {
  const photo = () => new InputFile(samplePhoto().bytes, "a.png");
  const sent = await open.api.sendMediaGroup(lan, [
    { type: "photo", media: photo(), caption: "Hai biểu đồ" },
    { type: "photo", media: photo() },
  ]);
  expect(sent).toHaveLength(2);
  expect(new Set(sent.map((message) => "media_group_id" in message && message.media_group_id)).size).toBe(1);
});

test("the most specific menu wins, then the language", async () => {
  const commands = () => open.telegram.commands(phone).map(({ description }) => description);
  const set = (description: string, scope: object, language_code?: string) =>
    open.api.setMyCommands([{ command: "viec", description }], {
      scope: scope as never,
      language_code: language_code as never,
    });
  await set("mọi người", { type: "default" });
  expect(commands()).toEqual(["mọi người"]);
  await set("everybody", { type: "default" }, "en");
  expect(commands()).toEqual(["mọi người"]);
  await set("riêng", { type: "all_private_chats" });
  await set("nhóm", { type: "all_group_chats" });
  expect(commands()).toEqual(["riêng"]);
  await set("Lan", { type: "chat", chat_id: lan });
  await set("Lan, tiếng Việt", { type: "chat", chat_id: lan }, "vi");
  expect(commands()).toEqual(["Lan, tiếng Việt"]);
  open.telegram.setLanguage(phone, "en");
  expect(commands()).toEqual(["Lan"]);
  await open.api.deleteMyCommands({ scope: { type: "chat", chat_id: lan } });
  expect(commands()).toEqual(["riêng"]);
  expect(await open.api.getMyCommands({ scope: { type: "chat", chat_id: lan }, language_code: "vi" })).toEqual([
    { command: "viec", description: "Lan, tiếng Việt" },
  ]);
});

test("typing is seen until a message comes", async () => {
  const seen: boolean[] = [];
  open.telegram.onChange(() => seen.push(open.telegram.phones()[0]!.typing));
  await open.api.sendChatAction(lan, "typing");
  await open.api.sendMessage(lan, "Chào");
  expect(seen[0]).toBe(true);
  expect(seen.at(-1)).toBe(false);
});

test("a keyboard in the place of the letters", async () => {
  await open.api.sendMessage(lan, "Số điện thoại?", {
    reply_markup: { keyboard: [[{ text: "Gửi số của tôi", request_contact: true }, { text: "Thôi" }]] },
  });
  expect(open.telegram.phones()[0]!.keyboard).toEqual([["Gửi số của tôi", "Thôi"]]);
  await open.telegram.press(phone, "Gửi số của tôi");
  await open.telegram.press(phone, "Thôi");
  const [contact, text] = (await open.api.getUpdates()).slice(-2);
  expect(contact!.message!.contact!.user_id).toBe(lan);
  expect(text!.message!.text).toBe("Thôi");
  await open.api.sendMessage(lan, "Cảm ơn", { reply_markup: { remove_keyboard: true } });
  expect(open.telegram.phones()[0]!.keyboard).toBeUndefined();
});

test("a key that asks for a number is shown to a person alone", async () => {
  const reply_markup = { keyboard: [[{ text: "Gửi số của tôi", request_contact: true as const }]] };
  const group = open.telegram.addGroup("nhom", "Văn phòng", phone);
  const [update] = (await open.api.getUpdates()).slice(-1);
  await expect(open.api.sendMessage(update!.message!.chat.id, "Số?", { reply_markup })).rejects.toThrow(
    "Bad Request: phone number can be requested in private chats only",
  );
  expect(open.telegram.phones().find(({ id }) => id === group.id)!.keyboard).toBeUndefined();
});
