import { type Api, GrammyError, InputFile } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Rates } from "../../../src/sandbox/telegram/rates.js";
import { type OpenTelegram, openTelegram } from "../../support/telegram.js";

const lan = 5_000_001;
const stranger = 5_000_002;
const phone = "telegram:5000001";

let open: OpenTelegram;
beforeEach(async () => {
  open = await openTelegram();
  open.telegram.addPhone(phone, "Sở Tư pháp");
  open.telegram.addPhone("telegram:5000002", "Người lạ");
  await open.telegram.write(phone, "/start");
});
afterEach(() => open.close());

async function refusedBy(call: Promise<unknown>): Promise<{ code: number; description: string; parameters: object }> {
  const error = await call.then(
    () => new Error("not refused"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof GrammyError)) throw error;
  return { code: error.error_code, description: error.description, parameters: error.parameters };
}

function button(data: string) {
  return { reply_markup: { inline_keyboard: [[{ text: "Nút", callback_data: data }]] } };
}

/** Anything goes to the wire, as from a slip that the compiler did not see. */
function raw(api: Api, method: string, payload: object): Promise<unknown> {
  return (api.raw as unknown as Record<string, (payload: object) => Promise<unknown>>)[method]!(payload);
}

describe("one call is refused in the server's words", () => {
  const bad = (text: string) => [400, `Bad Request: ${text}`] as const;
  const entities = (text: string) => bad(`can't parse entities: ${text}`);
  const html = (text: string) => (api: Api) => api.sendMessage(lan, text, { parse_mode: "HTML" });
  const png = () => new InputFile(Buffer.from("this is no picture"), "anh.png");

  const cases: readonly [label: string, call: (api: Api) => Promise<unknown>, expected: readonly [number, string]][] = [
    ["unknown chat", (api) => api.sendMessage(999, "Chào"), bad("chat not found")],
    ["chat named @…", (api) => api.sendMessage("@khong_co", "Chào"), bad("chat not found")],
    ["person who never wrote", (api) => api.sendMessage(stranger, "Chào"), bad("chat not found")],
    ["no chat", (api) => raw(api, "sendMessage", { text: "Chào" }), bad("chat_id is empty")],
    ["no text", (api) => raw(api, "sendMessage", { chat_id: lan }), bad("message text is empty")],
    ["empty text", (api) => api.sendMessage(lan, ""), bad("message text is empty")],
    ["blank text", (api) => api.sendMessage(lan, " \n "), bad("text must be non-empty")],
    ["text empty after parsing", html("<b></b>"), bad("text must be non-empty")],
    ["4097 characters", (api) => api.sendMessage(lan, "đ".repeat(4097)), bad("message is too long")],
    ["4097 after parsing", html(`<b>${"x".repeat(4097)}</b>`), bad("message is too long")],
    [
      "caption of 1025",
      (api) => api.sendDocument(lan, new InputFile(Buffer.from("a"), "a.txt"), { caption: "x".repeat(1025) }),
      bad("message caption is too long"),
    ],
    ["65 bytes in a button", (api) => api.sendMessage(lan, "?", button("x".repeat(65))), bad("BUTTON_DATA_INVALID")],
    ["33 letters of 2 bytes", (api) => api.sendMessage(lan, "?", button("đ".repeat(33))), bad("BUTTON_DATA_INVALID")],
    ["no bytes in a button", (api) => api.sendMessage(lan, "?", button("")), bad("BUTTON_DATA_INVALID")],
    [
      "button that does nothing",
      (api) =>
        raw(api, "sendMessage", { chat_id: lan, text: "?", reply_markup: { inline_keyboard: [[{ text: "a" }]] } }),
      bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ],
    [
      "button with a bad address",
      (api) => api.sendMessage(lan, "?", { reply_markup: { inline_keyboard: [[{ text: "a", url: "khong phai" }]] } }),
      bad("inline keyboard button URL 'khong phai' is invalid: Wrong HTTP URL"),
    ],
    [
      "101 buttons",
      (api) =>
        api.sendMessage(lan, "?", {
          reply_markup: {
            inline_keyboard: Array.from({ length: 101 }, (_, n) => [{ text: `${n}`, callback_data: "x" }]),
          },
        }),
      bad("reply markup is too long"),
    ],
    [
      "keyboard that is no JSON",
      (api) => raw(api, "sendMessage", { chat_id: lan, text: "?", reply_markup: "{" }),
      bad("can't parse reply keyboard markup JSON object"),
    ],
    [
      "unknown parse mode",
      (api) => raw(api, "sendMessage", { chat_id: lan, text: "?", parse_mode: "BBCode" }),
      bad("unsupported parse_mode"),
    ],
    ["unknown tag", html("Chào <br>"), entities('Unsupported start tag "br" at byte offset 6')],
    ["offset in bytes, not letters", html("Đã <p>"), entities('Unsupported start tag "p" at byte offset 5')],
    ["end tag missing", html("<b>Chào"), entities(`Can't find end tag corresponding to start tag "b"`)],
    [
      "wrong end tag",
      html("<b>Chào</i>"),
      entities('Unmatched end tag at byte offset 8, expected "</b>", found "</i>"'),
    ],
    ["end without start", html("Chào</b>"), entities("Unexpected end tag at byte offset 5")],
    ["less-than sign", html("a <b"), entities("Unclosed start tag at byte offset 2")],
    ["less-than sign and blank", html("1 < 2"), entities('Unsupported start tag "" at byte offset 2')],
    [
      "reply to nothing",
      (api) => api.sendMessage(lan, "?", { reply_parameters: { message_id: 1 } }),
      bad("message to be replied not found"),
    ],
    ["edit of nothing", (api) => api.editMessageText(lan, 1, "Chào"), bad("message to edit not found")],
    ["edit of the person's message", (api) => api.editMessageText(lan, 1000, "Chào"), bad("message can't be edited")],
    [
      "edit without a number",
      (api) => raw(api, "editMessageText", { chat_id: lan, text: "?" }),
      bad("message identifier is not specified"),
    ],
    ["deletion of nothing", (api) => api.deleteMessage(lan, 1), bad("message to delete not found")],
    [
      "unknown press",
      (api) => api.answerCallbackQuery("1"),
      bad("query is too old and response timeout expired or query ID is invalid"),
    ],
    ["picture that is none", (api) => api.sendPhoto(lan, png()), bad("IMAGE_PROCESS_FAILED")],
    [
      "empty file",
      (api) => api.sendDocument(lan, new InputFile(Buffer.alloc(0), "a.txt")),
      bad("file must be non-empty"),
    ],
    ["no picture", (api) => raw(api, "sendPhoto", { chat_id: lan }), bad("there is no photo in the request")],
    ["no document", (api) => raw(api, "sendDocument", { chat_id: lan }), bad("there is no document in the request")],
    [
      "unknown file",
      (api) => api.sendDocument(lan, "BQACAgIAAx"),
      bad("wrong file_id or the file is temporarily unavailable"),
    ],
    [
      "unknown file to fetch",
      (api) => api.getFile("BQACAgIAAx"),
      bad("wrong file_id or the file is temporarily unavailable"),
    ],
    [
      "address that does not answer",
      (api) => api.sendDocument(lan, "http://127.0.0.1:9/a.pdf"),
      bad("failed to get HTTP URL content"),
    ],
    [
      "unknown action",
      (api) => raw(api, "sendChatAction", { chat_id: lan, action: "dancing" }),
      bad("wrong parameter action in request"),
    ],
    [
      "command with a capital",
      (api) => api.setMyCommands([{ command: "Viec", description: "Việc" }]),
      bad("BOT_COMMAND_INVALID"),
    ],
    [
      "command with an accent",
      (api) => api.setMyCommands([{ command: "việc", description: "Việc" }]),
      bad("BOT_COMMAND_INVALID"),
    ],
    [
      "command with a hyphen",
      (api) => api.setMyCommands([{ command: "tong-hop", description: "x" }]),
      bad("BOT_COMMAND_INVALID"),
    ],
    [
      "command of 33",
      (api) => api.setMyCommands([{ command: "x".repeat(33), description: "x" }]),
      bad("command length must not exceed 32"),
    ],
    [
      "command undescribed",
      (api) => api.setMyCommands([{ command: "viec", description: " " }]),
      bad("command description must be non-empty"),
    ],
    [
      "101 commands",
      (api) => api.setMyCommands(Array.from({ length: 101 }, (_, n) => ({ command: `c${n}`, description: "x" }))),
      bad("BOT_COMMANDS_TOO_MUCH"),
    ],
    [
      "language of commands",
      (api) => raw(api, "setMyCommands", { commands: [], language_code: "vie" }),
      bad("invalid language code specified"),
    ],
    [
      "commands of an unknown chat",
      (api) => api.setMyCommands([], { scope: { type: "chat", chat_id: 999 } }),
      bad("chat not found"),
    ],
    [
      "webhook without HTTPS",
      (api) => api.setWebhook("http://bot.example.vn/x"),
      bad("bad webhook: An HTTPS URL must be provided for webhook"),
    ],
    [
      "webhook on a private address",
      (api) => api.setWebhook("https://10.0.0.1/x"),
      bad("bad webhook: IP address 10.0.0.1 is reserved"),
    ],
    [
      "webhook on a strange port",
      (api) => api.setWebhook("https://bot.example.vn:8444/x"),
      bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
    ],
    ["webhook that is no address", (api) => api.setWebhook("bot"), bad("invalid webhook URL specified")],
    [
      "secret with a blank",
      (api) => api.setWebhook("https://bot.example.vn/x", { secret_token: "a b" }),
      bad("secret token contains unallowed characters"),
    ],
    [
      "secret of 257",
      (api) => api.setWebhook("https://bot.example.vn/x", { secret_token: "a".repeat(257) }),
      bad("secret token is too long"),
    ],
    ["unknown method", (api) => api.getStickerSet("x"), [404, "Not Found: method not found"]],
    [
      "field of another method",
      (api) => raw(api, "sendMessage", { chat_id: lan, text: "?", caption: "x" }),
      bad('stand-in: sendMessage has no field "caption"'),
    ],
    [
      "field inside a button",
      (api) =>
        raw(api, "sendMessage", {
          chat_id: lan,
          text: "?",
          reply_markup: { inline_keyboard: [[{ text: "a", callbackData: "x" }]] },
        }),
      bad('stand-in: "reply_markup.inline_keyboard[0][0].callbackData" is not a field of InlineKeyboardButton'),
    ],
    [
      "number for a text",
      (api) => raw(api, "sendMessage", { chat_id: lan, text: 5 }),
      bad('stand-in: "text" is not a String'),
    ],
    [
      "text for a flag",
      (api) => raw(api, "sendMessage", { chat_id: lan, text: "?", protect_content: "maybe" }),
      bad('stand-in: "protect_content" is not a Boolean'),
    ],
    [
      "our own field",
      (api) => raw(api, "sendMessage", { chat_id: lan, text: "?", expects: "figure" }),
      bad('stand-in: sendMessage has no field "expects"'),
    ],
    [
      "scope without its chat",
      (api) => raw(api, "setMyCommands", { commands: [], scope: { type: "chat" } }),
      bad('stand-in: "scope.chat_id" is missing'),
    ],
    [
      "two kinds of button at once",
      (api) =>
        raw(api, "sendMessage", {
          chat_id: lan,
          text: "?",
          reply_markup: { inline_keyboard: [[{ text: "a", callback_data: "x", url: "https://a.vn" }]] },
        }),
      bad("stand-in: a button is one of callback_data, url, not all of them"),
    ],
  ];

  test.each(cases)("%s", async (_label, call, [code, description]) => {
    expect(await refusedBy(call(open.api))).toEqual({ code, description, parameters: {} });
    expect(open.telegram.history(phone)).toHaveLength(1);
  });
});

describe("what is just small enough passes", () => {
  const cases: readonly [label: string, call: (api: Api) => Promise<unknown>][] = [
    ["4096 characters", (api) => api.sendMessage(lan, "đ".repeat(4096))],
    ["4096 after parsing", (api) => api.sendMessage(lan, `<b>${"x".repeat(4096)}</b>`, { parse_mode: "HTML" })],
    ["64 bytes in a button", (api) => api.sendMessage(lan, "?", button("đ".repeat(32)))],
    ["command of 32", (api) => api.setMyCommands([{ command: "x".repeat(32), description: "x".repeat(256) }])],
    ["chat number as text", (api) => api.sendMessage(String(lan), "Chào")],
  ];
  test.each(cases)("%s", async (_label, call) => {
    await call(open.api);
  });
});

describe("the state of a chat decides", () => {
  test("an identical edit is refused, also of its buttons", async () => {
    const text =
      "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
    const { message_id } = await open.api.sendMessage(lan, "Chào", button("a"));
    expect(await refusedBy(open.api.editMessageText(lan, message_id, "Chào ", button("a")))).toMatchObject({
      description: text,
    });
    expect(await refusedBy(open.api.editMessageReplyMarkup(lan, message_id, button("a")))).toMatchObject({
      description: text,
    });
    await open.api.editMessageText(lan, message_id, "Chào");
    expect(open.telegram.history(phone).at(-1)).toMatchObject({ text: "Chào", buttons: [], edited: false });
    expect(await refusedBy(open.api.editMessageReplyMarkup(lan, message_id))).toMatchObject({ description: text });
  });

  test("a picture has no text to edit", async () => {
    const { message_id } = await open.api.sendDocument(lan, new InputFile(Buffer.from("a"), "a.txt"));
    expect(await refusedBy(open.api.editMessageText(lan, message_id, "Chào"))).toMatchObject({
      description: "Bad Request: there is no text in the message to edit",
    });
  });

  test("a message older than two days cannot be deleted", async () => {
    const { message_id } = await open.api.sendMessage(lan, "Chào");
    open.clock.move(2 * 86_400_000 + 2000);
    expect(await refusedBy(open.api.deleteMessage(lan, message_id))).toMatchObject({
      description: "Bad Request: message can't be deleted for everyone",
    });
  });

  test("a person who blocked the bot is not reached until they unblock it", async () => {
    open.telegram.block(phone, true);
    const blocked = { code: 403, description: "Forbidden: bot was blocked by the user" };
    expect(await refusedBy(open.api.sendMessage(lan, "Chào"))).toMatchObject(blocked);
    expect(await refusedBy(open.api.sendChatAction(lan, "typing"))).toMatchObject(blocked);
    open.telegram.block(phone, false);
    await open.api.sendMessage(lan, "Chào");
  });

  test("a deleted account is not reached", async () => {
    open.telegram.deactivate(phone);
    expect(await refusedBy(open.api.sendMessage(lan, "Chào"))).toMatchObject({
      code: 403,
      description: "Forbidden: user is deactivated",
    });
  });

  test("a group that was upgraded names its new number", async () => {
    const group = open.telegram.addGroup("nhom", "Văn phòng", phone);
    const [update] = (await open.api.getUpdates({ offset: 1001 })).slice(0);
    const old = update!.my_chat_member!.chat.id;
    await open.api.sendMessage(old, "Chào cả nhóm");
    const next = open.telegram.upgradeGroup(group.id);
    expect(await refusedBy(open.api.sendMessage(old, "Chào"))).toEqual({
      code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: next },
    });
    await open.api.sendMessage(next, "Chào");
    open.telegram.kick(group.id);
    expect(await refusedBy(open.api.sendMessage(next, "Chào"))).toMatchObject({
      code: 403,
      description: "Forbidden: bot was kicked from the supergroup chat",
    });
  });

  test("a member of a group who never wrote to the bot cannot be written to", async () => {
    open.telegram.joinGroup("nhom-2", open.telegram.addGroup("nhom", "Văn phòng", phone).id, "telegram:5000002");
    expect(await refusedBy(open.api.sendMessage(stranger, "Chào"))).toMatchObject({
      code: 403,
      description: "Forbidden: bot can't initiate conversation with a user",
    });
  });

  test("a press can be answered once, and not after 150 s", async () => {
    const text = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    await open.api.sendMessage(lan, "?", button("a"));
    const press = async () => {
      await open.telegram.press(phone, "Nút");
      return (await open.api.getUpdates()).findLast((update) => update.callback_query)!.callback_query!.id;
    };
    const first = await press();
    await open.api.answerCallbackQuery(first, { text: "Đã nhận" });
    expect(open.telegram.history(phone).at(-1)).toMatchObject({ toast: "Đã nhận" });
    expect(await refusedBy(open.api.answerCallbackQuery(first))).toMatchObject({ description: text });
    const second = await press();
    open.clock.move(151_000);
    expect(await refusedBy(open.api.answerCallbackQuery(second))).toMatchObject({ description: text });
    const third = await press();
    expect(await refusedBy(open.api.answerCallbackQuery(third, { text: "x".repeat(201) }))).toMatchObject({
      description: "Bad Request: MESSAGE_TOO_LONG",
    });
  });
});

describe("the token opens the door", () => {
  test.each([
    ["another token", "700002:abc", 401, "Unauthorized"],
    ["no number in front", "abc", 404, "Not Found"],
    ["a zero in front", "0700001:abc", 404, "Not Found"],
  ])("%s", async (_label, token, status, description) => {
    const response = await fetch(`${open.apiRoot}/bot${token}/getMe`);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ ok: false, error_code: status, description });
  });

  test("another path is not found", async () => {
    const response = await fetch(`${open.apiRoot}/bot`);
    expect(await response.json()).toEqual({ ok: false, error_code: 404, description: "Not Found" });
  });
});

describe("rates, where the stand-in keeps to them", () => {
  test("the sixth message in a second to one chat is refused", () => {
    let now = 0;
    const rates = new Rates(() => now);
    for (let sent = 0; sent < 5; sent += 1) rates.spend(lan);
    expect(() => rates.spend(lan)).toThrow("Too Many Requests: retry after 1");
    now += 1_000;
    rates.spend(lan);
  });

  test("who sends many at once is told when to come again", async () => {
    const strict = await openTelegram({ keepRates: true });
    strict.telegram.addPhone(phone, "Sở Tư pháp");
    await strict.telegram.write(phone, "/start");
    // By the machine's time: a slow one lets a few more pass, never all.
    const answers = await Promise.allSettled(Array.from({ length: 40 }, () => strict.api.sendMessage(lan, "Chào")));
    const refused = answers.filter((answer) => answer.status === "rejected").map(({ reason }) => reason);
    expect(refused[0]).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
    await strict.close();
  });
});
