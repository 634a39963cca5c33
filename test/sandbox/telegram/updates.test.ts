import { Bot, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findProblem } from "../../../src/sandbox/telegram/parameters.js";
import { type OpenTelegram, openTelegram } from "../../support/telegram.js";

const phone = "telegram:5000001";

let open: OpenTelegram;
beforeEach(async () => {
  open = await openTelegram();
  open.telegram.addPhone(phone, "Sở Tư pháp");
});
afterEach(() => open.close());

const texts = (updates: readonly Update[]) => updates.map(({ message }) => message?.text);

async function say(...all: string[]): Promise<void> {
  for (const text of all) await open.telegram.write(phone, text);
}

/** Resolves when the bot's getUpdates call waits at the server. */
async function waiting(): Promise<void> {
  while (open.telegram.polling().length === 0) await new Promise((resolve) => setImmediate(resolve));
}

test("a run that was killed before it had saved its last updates gives their ids to no others", async () => {
  const saved = open.telegram.save();
  await say("đã đọc, chưa lưu");
  const [lost] = await open.api.getUpdates();
  const later = await openTelegram();
  try {
    later.telegram.restore(saved);
    await later.telegram.write(phone, "lần sau");
    const [next] = await later.api.getUpdates();
    expect(next?.update_id).toBeGreaterThan(lost!.update_id);
    expect(next?.message?.message_id).toBeGreaterThan(lost!.message!.message_id);
  } finally {
    await later.close();
  }
});

describe("getUpdates", () => {
  test("gives the same updates again until an offset confirms them", async () => {
    await say("một", "hai", "ba");
    expect(texts(await open.api.getUpdates())).toEqual(["một", "hai", "ba"]);
    const again = await open.api.getUpdates({ limit: 2 });
    expect(texts(again)).toEqual(["một", "hai"]);
    expect(texts(await open.api.getUpdates({ offset: again[1]!.update_id }))).toEqual(["hai", "ba"]);
    expect(texts(await open.api.getUpdates({ offset: again[1]!.update_id + 1 }))).toEqual(["ba"]);
    expect(texts(await open.api.getUpdates())).toEqual(["ba"]);
  });

  test("counts from the end with a negative offset, and forgets what lies before", async () => {
    await say("một", "hai", "ba");
    expect(texts(await open.api.getUpdates({ offset: -1 }))).toEqual(["ba"]);
    expect(texts(await open.api.getUpdates())).toEqual(["ba"]);
  });

  test("waits for the first update", async () => {
    const poll = open.api.getUpdates({ timeout: 30 });
    await waiting();
    await say("chào");
    expect(texts(await poll)).toEqual(["chào"]);
  });

  test("comes back empty after its timeout", async () => {
    const began = performance.now();
    expect(await open.api.getUpdates({ timeout: 1 })).toEqual([]);
    expect(performance.now() - began).toBeGreaterThan(900);
  });

  test("a second poller ends the first one's wait", async () => {
    const first = open.api.getUpdates({ timeout: 30 }).catch((error: unknown) => error);
    await waiting();
    const second = open.api.getUpdates({ timeout: 30 });
    expect(await first).toMatchObject({
      error_code: 409,
      description: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    await say("chào");
    expect(texts(await second)).toEqual(["chào"]);
  });

  test("is refused while a webhook is set, and ended when one is being set", async () => {
    const poll = open.api.getUpdates({ timeout: 30 }).catch((error: unknown) => error);
    await waiting();
    await open.api.setWebhook("http://127.0.0.1:9/hook");
    expect(await poll).toMatchObject({ error_code: 409, description: "Conflict: terminated by setWebhook request" });
    await expect(open.api.getUpdates()).rejects.toMatchObject({
      error_code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
    await open.api.deleteWebhook();
    expect(await open.api.getUpdates()).toEqual([]);
  });

  test("keeps updates for a day, presses for 150 s", async () => {
    await say("/start");
    await open.api.sendMessage(5_000_001, "?", {
      reply_markup: { inline_keyboard: [[{ text: "a", callback_data: "a" }]] },
    });
    await open.telegram.press(phone, "a");
    open.clock.move(149_000);
    expect(await open.api.getUpdates()).toHaveLength(2);
    open.clock.move(2_000);
    expect(await open.api.getUpdates()).toHaveLength(1);
    open.clock.move(86_400_000);
    expect(await open.api.getUpdates()).toEqual([]);
  });

  test("remembers which kinds are wanted", async () => {
    await open.api.getUpdates({ allowed_updates: ["callback_query"] });
    await say("một");
    await open.api.getUpdates();
    await say("hai");
    expect(await open.api.getUpdates({ allowed_updates: [] })).toEqual([]);
    await say("ba");
    expect(texts(await open.api.getUpdates())).toEqual(["ba"]);
  });

  test("a caller that hangs up loses nothing", async () => {
    const gone = new AbortController();
    const address = `${open.apiRoot}/bot${open.token}/getUpdates?timeout=30`;
    const poll = fetch(address, { signal: gone.signal }).catch(() => "aborted");
    await waiting();
    gone.abort();
    expect(await poll).toBe("aborted");
    while (open.telegram.polling().length > 0) await new Promise((resolve) => setImmediate(resolve));
    await say("chào");
    expect(texts(await open.api.getUpdates({ timeout: 30 }))).toEqual(["chào"]);
  });
});

describe("what people do reaches the bot", () => {
  const last = async () => (await open.api.getUpdates()).at(-1)!;

  test("as the Bot API describes it", async () => {
    const { telegram } = open;
    await telegram.start(phone, "K7Q4M2PX");
    const asked = await open.api.sendMessage(5_000_001, "Trạng thái?", {
      reply_markup: { inline_keyboard: [[{ text: "Xong", callback_data: "t:17:done" }]] },
    });
    await telegram.write(phone, "V.1 xong", { replyTo: String(asked.message_id) });
    await telegram.edit(phone, telegram.history(phone).at(-1)!.id, "V.1 hoàn thành");
    await telegram.forward(phone, { text: "Đề nghị báo cáo" });
    await telegram.forward(phone, { bubbleId: String(asked.message_id) });
    await telegram.send(phone, "photo");
    await telegram.sendAlbum(phone, [
      { name: "1.png", bytes: await photoBytes() },
      { name: "2.png", bytes: await photoBytes(), caption: "Hai trang" },
    ]);
    await telegram.send(phone, "document", { name: "b3.xlsx", bytes: Buffer.from("PK"), caption: "Quý I" });
    await telegram.send(phone, "sticker");
    await telegram.sendContact(phone, "+84912345678");
    await telegram.press(phone, "Xong");
    await telegram.forge(phone, "gia mao", String(asked.message_id));
    telegram.block(phone, true);
    telegram.block(phone, false);
    const group = telegram.addGroup("nhom", "Văn phòng", phone);
    telegram.upgradeGroup(group.id);

    const updates = await open.api.getUpdates();
    const kinds = updates.map((update) => Object.keys(update)[1]);
    expect(kinds).toEqual([
      ...["message", "message", "edited_message", "message", "message", "message", "message", "message", "message"],
      ...["message", "message", "callback_query", "callback_query", "my_chat_member", "my_chat_member"],
      ...["my_chat_member", "message", "message", "message"],
    ]);
    // Every update fits the machine-readable Bot API: required fields, types, no invented names.
    for (const update of updates) expect(findProblem(update, ["Update"], "update")).toBeNull();
    expect(updates[0]!.message).toMatchObject({
      text: "/start K7Q4M2PX",
      date: 1708907400,
      chat: { id: 5_000_001, type: "private" },
      from: { id: 5_000_001, is_bot: false, language_code: "vi" },
      entities: [{ type: "bot_command", offset: 0, length: 6 }],
    });
    expect(updates[1]!.message!.reply_to_message).toMatchObject({ message_id: asked.message_id, text: "Trạng thái?" });
    expect(updates[2]!.edited_message).toMatchObject({ text: "V.1 hoàn thành", edit_date: 1708907400 });
    expect(updates[3]!.message).toMatchObject({ text: "Đề nghị báo cáo", forward_origin: { type: "user" } });
    const [one, two] = updates.slice(6, 8).map(({ message }) => message!);
    expect(one!.media_group_id).toBe(two!.media_group_id);
    expect(two!.caption).toBe("Hai trang");
    expect(updates[8]!.message!.document).toMatchObject({ file_name: "b3.xlsx", file_size: 2 });
    expect(updates[10]!.message!.contact).toMatchObject({ phone_number: "+84912345678", user_id: 5_000_001 });
    expect(updates[11]!.callback_query).toMatchObject({ data: "t:17:done", message: { message_id: asked.message_id } });
    expect(updates[12]!.callback_query).toMatchObject({ data: "gia mao" });
    expect(updates[13]!.my_chat_member).toMatchObject({ new_chat_member: { status: "kicked" } });
    expect(updates[14]!.my_chat_member).toMatchObject({ new_chat_member: { status: "member" } });
    expect(updates[17]!.message!.migrate_to_chat_id).toBe(updates[18]!.message!.chat.id);
  });

  test("writing to a blocked bot unblocks it first", async () => {
    await say("/start");
    open.telegram.block(phone, true);
    await say("chào");
    const updates = await open.api.getUpdates();
    expect(updates.map((update) => Object.keys(update)[1])).toEqual([
      ...["message", "my_chat_member", "my_chat_member", "message"],
    ]);
    expect(open.telegram.phones()).toMatchObject([{ blocked: false }]);
  });

  test("10,000 characters come as three messages", async () => {
    await say("báo cáo ".repeat(1250));
    const updates = await open.api.getUpdates();
    expect(updates.map(({ message }) => message!.text!.length <= 4096)).toEqual([true, true, true]);
    expect(texts(updates).join(" ")).toBe("báo cáo ".repeat(1250).trim());
  });

  test("an empty message does not leave the phone", async () => {
    await expect(open.telegram.write(phone, "  \n ")).rejects.toThrow("empty");
    expect(await open.api.getUpdates()).toEqual([]);
  });

  test("a start payload that no link carries does not leave the phone", async () => {
    await expect(open.telegram.start(phone, "mã mời")).rejects.toThrow("payload");
    await expect(open.telegram.start(phone, "x".repeat(65))).rejects.toThrow("payload");
  });

  test("a button that is not there cannot be pressed", async () => {
    await say("/start");
    await expect(open.telegram.press(phone, "Xong")).rejects.toThrow('No button "Xong"');
    await expect(open.telegram.write("telegram:1", "Chào")).rejects.toThrow("No phone telegram:1");
  });

  test("in a group the bot sees what is meant for it", async () => {
    const group = open.telegram.addGroup("nhom", "Văn phòng", phone).id;
    const chat = (await last()).message!.chat.id;
    const sent = await open.api.sendMessage(chat, "Chào cả nhóm");
    await open.telegram.write(group, "nói chuyện riêng");
    await open.telegram.write(group, "/tonghop@dau_moi_sandbox_bot");
    await open.telegram.write(group, "/tonghop@bot_khac_bot");
    await open.telegram.write(group, "@dau_moi_sandbox_bot ai trễ");
    await open.telegram.write(group, "cảm ơn", { replyTo: String(sent.message_id) });
    expect(texts(await open.api.getUpdates()).slice(2)).toEqual([
      ...["/tonghop@dau_moi_sandbox_bot", "@dau_moi_sandbox_bot ai trễ", "cảm ơn"],
    ]);
    expect(open.telegram.history(group)).toHaveLength(7);
  });

  test("files keep their bytes and can be fetched for an hour", async () => {
    await open.telegram.send(phone, "document", { name: "số liệu.xlsx", bytes: Buffer.from("xin chào") });
    const file = await open.api.getFile((await last()).message!.document!.file_id);
    const address = `${open.apiRoot}/file/bot${open.token}/${file.file_path}`;
    expect(await (await fetch(address)).text()).toBe("xin chào");
    expect((await fetch(address.replace("700001", "700002"))).status).toBe(404);
    open.clock.move(3_601_000);
    expect((await fetch(address)).status).toBe(404);
  });
});

async function photoBytes(): Promise<Uint8Array> {
  const { samplePhoto } = await import("../../../src/sandbox/samples.js");
  return samplePhoto().bytes;
}

describe("bodies of every kind", () => {
  test.each([
    ["address", (url: string) => fetch(`${url}?chat_id=5000001&text=Ch%C3%A0o&protect_content=true`)],
    [
      "JSON",
      (url: string) => post(url, "application/json", '{"chat_id":5000001,"text":"Chào","protect_content":true}'),
    ],
    [
      "JSON with text for numbers",
      (url: string) => post(url, "application/json", '{"chat_id":"5000001","text":"Chào","protect_content":"true"}'),
    ],
    [
      "urlencoded",
      (url: string) =>
        post(url, "application/x-www-form-urlencoded", "chat_id=5000001&text=Ch%C3%A0o&protect_content=true"),
    ],
    [
      "multipart",
      (url: string) => {
        const form = new FormData();
        for (const [name, value] of [
          ["chat_id", "5000001"],
          ["text", "Chào"],
          ["protect_content", "true"],
        ] as const)
          form.set(name, value);
        return fetch(url, { method: "POST", body: form });
      },
    ],
    [
      "method in small letters",
      (url: string) =>
        fetch(
          `${url.toLowerCase().replace("sandbox-no", "SANDBOX-no")}?chat_id=5000001&text=Ch%C3%A0o&protect_content=1`,
        ),
    ],
  ])("%s", async (_label, call) => {
    await say("/start");
    const response = await call(`${open.apiRoot}/bot${open.token}/sendMessage`);
    expect(await response.json()).toMatchObject({ ok: true, result: { text: "Chào", has_protected_content: true } });
  });

  test.each([
    ["JSON that is none", "application/json", "{", "Bad Request: can't parse JSON object"],
    ["multipart that is none", "multipart/form-data; boundary=x", "--y", "Bad Request: can't parse multipart body"],
    ["multipart without boundary", "multipart/form-data", "--y", "Bad Request: can't find multipart boundary"],
  ])("%s is refused", async (_label, type, body, description) => {
    const response = await post(`${open.apiRoot}/bot${open.token}/sendMessage`, type, body);
    expect(await response.json()).toEqual({ ok: false, error_code: 400, description });
  });

  function post(url: string, type: string, body: string): Promise<Response> {
    return fetch(url, { method: "POST", headers: { "content-type": type }, body });
  }
});

test("several bots live side by side", async () => {
  const two = await openTelegram({
    bots: [
      { token: "700001:a", name: "Đầu Mối", username: "mot_bot" },
      { token: "700002:b", name: "Thử", username: "hai_bot" },
    ],
  });
  two.telegram.addPhone(phone, "Sở Tư pháp");
  two.telegram.addPhone(`${phone}/2`, "Sở Tư pháp", "700002");
  await two.telegram.write(`${phone}/2`, "chào");
  expect(await two.api.getUpdates()).toEqual([]);
  const second = new Bot("700002:b", { client: { apiRoot: two.apiRoot } });
  expect(await second.api.getUpdates()).toHaveLength(1);
  await expect(two.api.sendMessage(5_000_001, "?")).rejects.toBeInstanceOf(GrammyError);
  await second.api.sendMessage(5_000_001, "!");
  expect(two.telegram.history(phone)).toEqual([]);
  await two.close();
});
