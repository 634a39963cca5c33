import { Api, GrammyError, InputFile } from "grammy";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { samplePhoto } from "../../../src/sandbox/samples.js";
import { testDatabase } from "../../support/database.js";
import { nowhere } from "../telegram/server.js";
import { lan, openWorld, type World } from "./world.js";

const db = testDatabase();
let world: World;
let chat: number;

beforeEach(async () => {
  world = await openWorld(db.prisma);
  chat = (await world.hear("xin chào")).chatId!;
});

afterEach(() => world.close());

/** What the bot makes of a typed text: the data of a press, or "text". */
async function meaning(text: string, channel = world.channel): Promise<string> {
  const { update } = await world.hear(text);
  const interpreted = await channel.interpret(update, world.clock.now());
  return interpreted.callback_query?.data ?? "text";
}

async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(GrammyError);
  return world.channel.failureOf(error);
}

describe("a message with choices", () => {
  it("is a text, and the answer is the press", async () => {
    const messageId = await world.say(chat, "Tình hình?", [["Hoàn thành", "Đang thực hiện"], ["Quay lại"]]);
    expect(world.bubbles()).toEqual(['Tình hình?\n1. Hoàn thành  2. Đang thực hiện\n("quay lại" để trở lại)']);
    const { update } = await world.hear("2");
    const interpreted = await world.channel.interpret(update, world.clock.now());
    expect(interpreted).toEqual({
      update_id: update.update_id,
      callback_query: {
        id: expect.stringMatching(/^\d+:\d+:\d+$/),
        from: update.message!.from,
        chat_instance: String(chat),
        data: "do:Đang thực hiện",
        message: { message_id: messageId, chat: update.message!.chat, date: update.message!.date },
      },
    } satisfies Update);
  });

  it.each([
    ["2", "do:Đang thực hiện"],
    ["số 2", "do:Đang thực hiện"],
    ["dang thuc hien", "do:Đang thực hiện"],
    ["hoan", "do:Hoàn thành"],
    ["quay lai", "do:Quay lại"],
    ["12", "text"],
    ["viec", "text"],
    ["V.1 xong 18/KH-STP 23/2", "text"],
  ])("typed %s means %s", async (typed, expected) => {
    await world.say(chat, "Tình hình?", [["Hoàn thành", "Đang thực hiện"], ["Quay lại"]]);
    expect(await meaning(typed)).toBe(expected);
  });

  it("never takes a figure for a choice, nor a choice for a figure", async () => {
    await world.say(chat, "Gửi hai số", [["Không phát sinh"], ["Quay lại"]], { expects: "figure" });
    expect(await meaning("1")).toBe("text");
    expect(await meaning("1.250/2.000")).toBe("text");
    expect(await meaning("a")).toBe("do:Không phát sinh");
  });

  it("is forgotten when a figure is asked for without choices", async () => {
    await world.say(chat, "Tình hình?", [["Hoàn thành", "Đang thực hiện"]]);
    await world.say(chat, "Gửi hai số", [], { expects: "figure" });
    expect(await meaning("2")).toBe("text");
  });

  it("stays when a sentence without choices follows", async () => {
    await world.say(chat, "Tình hình?", [["Hoàn thành", "Đang thực hiện"]]);
    await world.say(chat, "Chưa hiểu.");
    expect(await meaning("2")).toBe("do:Đang thực hiện");
  });

  it("means the last one shown, also after a restart", async () => {
    await world.say(chat, "Tình hình?", [["Hoàn thành", "Đang thực hiện"]]);
    await world.say(chat, "Việc nào?", [["V.1", "V.2"]]);
    expect(await meaning("2", world.again())).toBe("do:V.2");
  });

  it("is old two days later, and still good the next morning", async () => {
    await world.say(chat, "Tình hình?", [["Hoàn thành", "Đang thực hiện"]]);
    world.clock.put("2024-02-27T09:30");
    expect(await meaning("2")).toBe("do:Đang thực hiện");
    world.clock.put("2024-02-28T07:31");
    expect(await meaning("2")).toBe("stale");
    expect(await meaning("viec")).toBe("text");
  });

  it("is not what an answer meant that had come before it was on its way", async () => {
    await world.say(chat, "Tình hình?", [["Hoàn thành", "Đang thực hiện"]]);
    const { update } = await world.hear("2");
    const receivedAt = world.clock.now();
    world.clock.put("2024-02-26T07:31");
    await world.say(chat, "Việc nào?", [["V.1", "V.2"]]);
    const { callback_query: query } = await world.channel.interpret(update, receivedAt);
    expect(query?.data).toBe("stale");
    expect(await meaning("2")).toBe("do:V.2");
  });

  it("leads onward by 'thêm'", async () => {
    await world.say(chat, "V.1 · a\nV.2 · b", [["V.1"], ["V.2"], ["Xem 11 việc khác"]]);
    expect(world.bubbles()).toEqual(['1. V.1 · a\n2. V.2 · b\nTrả lời bằng số 1–2; "thêm" để xem 11 việc khác.']);
    expect(await meaning("thêm")).toBe("do:Xem 11 việc khác");
  });

  it("belongs to its chat alone", async () => {
    world.zalo.addPhone("zalo:minh", "Sở Y tế");
    await world.hear("chào", "zalo:minh");
    await world.say(chat, "Tình hình?", [["Hoàn thành"]]);
    const { update } = await world.hear("1", "zalo:minh");
    expect(await world.channel.interpret(update, world.clock.now())).toEqual(update);
  });

  it("is explained in the person's language", async () => {
    world.language = "en";
    await world.say(chat, "Send?", [["Confirm", "Edit", "Cancel"]]);
    expect(world.bubbles()).toEqual(["Send?\nAnswer: yes / edit / cancel"]);
    expect(await meaning("edit")).toBe("do:Edit");
    expect(await meaning("yes")).toBe("text");
  });
});

describe("an edit", () => {
  it("is a new message under the old number, whose choices count", async () => {
    const first = await world.say(chat, "Việc nào?", [["V.1", "V.2"]]);
    await world.hear("1");
    const edited = await world.say(chat, "Tình hình?", [["Hoàn thành", "Đang thực hiện"]], { edit: first });
    expect(edited).toBe(first);
    expect(world.bubbles()).toEqual(["Việc nào?\n1. V.1  2. V.2", "Tình hình?\n1. Hoàn thành  2. Đang thực hiện"]);
    expect(await meaning("2")).toBe("do:Đang thực hiện");
  });

  it("that changes nothing is not sent again, until the person has written", async () => {
    const first = await world.say(chat, "Việc nào?", [["V.1", "V.2"]]);
    await world.say(chat, "Việc nào?", [["V.1", "V.2"]], { edit: first });
    expect(world.bubbles()).toHaveLength(1);
    await world.hear("1");
    await world.say(chat, "Việc nào?", [["V.1", "V.2"]], { edit: first });
    // The same update handled again, after a crash.
    await world.say(chat, "Việc nào?", [["V.1", "V.2"]], { edit: first });
    expect(world.bubbles()).toHaveLength(2);
  });

  it("that takes the choices away leaves none", async () => {
    const first = await world.say(chat, "Gửi?", [["Xác nhận", "Sửa", "Hủy"]]);
    await world.say(chat, "Đã hủy.", [], { edit: first });
    expect(await meaning("có")).toBe("text");
  });

  it("of the buttons alone sends nothing and ends the choices of that message", async () => {
    const first = await world.say(chat, "Gửi?", [["Xác nhận", "Sửa", "Hủy"]]);
    await world.api.editMessageReplyMarkup(chat, first, { reply_markup: { inline_keyboard: [] } });
    expect(world.bubbles()).toHaveLength(1);
    expect(await meaning("có")).toBe("text");
  });

  it("of an older message's buttons leaves the last menu alone", async () => {
    const first = await world.say(chat, "Gửi?", [["Xác nhận", "Sửa", "Hủy"]]);
    await world.say(chat, "Việc nào?", [["V.1", "V.2"]]);
    await world.api.editMessageReplyMarkup(chat, first, { reply_markup: { inline_keyboard: [] } });
    expect(await meaning("2")).toBe("do:V.2");
  });
});

describe("what Zalo has no counterpart for", () => {
  it("is let go without a call", async () => {
    const before = world.zalo.calls().length;
    await world.api.sendChatAction(chat, "typing");
    await world.api.setMyCommands([{ command: "viec", description: "Việc của tôi" }]);
    await world.api.deleteMessage(chat, 1);
    await world.api.answerCallbackQuery(`${chat}:1:1`);
    expect(await world.api.getMyCommands()).toEqual([]);
    expect(world.zalo.calls()).toHaveLength(before);
  });

  it("a toast is a message", async () => {
    await world.say(chat, "Việc nào?", [["V.1", "V.2"]]);
    const { callback_query: query } = await world.channel.interpret((await world.hear("1")).update, world.clock.now());
    await world.api.answerCallbackQuery(query!.id, { text: "Đang mở V.1" });
    expect(world.bubbles().at(-1)).toBe("Đang mở V.1");
    expect(await meaning("2")).toBe("do:V.2");
  });

  it("fails loudly where a person would miss something", async () => {
    expect(await refusalOf(world.api.forwardMessage(chat, chat, 1))).toMatchObject({ kind: "invalid" });
  });

  it("getMe tells who the bot is", async () => {
    expect(await world.channel.identify()).toMatchObject({
      id: Number(world.channel.bot.slice(-15)),
      is_bot: true,
      first_name: "Bot Đầu Mối",
      can_join_groups: false,
    });
    expect(world.channel.bot).toMatch(/^\d{19}$/);
  });
});

describe("a long text", () => {
  const line = "V.1 · Kế hoạch rà soát, đánh giá thủ tục hành chính của các đơn vị";

  it("is cut on line borders, its choices on the last piece", async () => {
    const text = Array.from({ length: 40 }, (_, index) => `${index}: ${line}`).join("\n");
    await world.say(chat, text, [["Xem việc", "Trợ giúp"]]);
    const pieces = world.bubbles();
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.every((piece) => piece.length <= 1_800)).toBe(true);
    expect(pieces.join("\n")).toBe(`${text}\n1. Xem việc  2. Trợ giúp`);
    expect(await meaning("1")).toBe("do:Xem việc");
  });

  it("of 2,001 characters goes in two pieces, of 2,000 in NFD as what it is in NFC", async () => {
    await world.say(chat, "x".repeat(2_001));
    expect(world.bubbles().map((piece) => piece.length)).toEqual([1_800, 201]);
    await world.say(chat, "ế".repeat(1_800).normalize("NFD"));
    expect(world.bubbles()).toHaveLength(3);
  });

  it("counts as many messages as it has pieces", async () => {
    await world.say(chat, "x".repeat(4_000));
    const [usage] = await db.prisma.usage.findMany({ where: { bot: world.channel.bot } });
    expect(usage).toMatchObject({ channel: "zalo", month: "2024-02", sent: 3 });
  });
});

describe("message numbers", () => {
  it("rise over both directions and over a restart", async () => {
    const first = await world.say(chat, "a");
    const heard = (await world.hear("b")).update.message!.message_id;
    const again = world.again();
    const sent = await new Api(again.token, again.client).sendMessage(chat, "c");
    expect([heard, sent.message_id]).toEqual([first + 1, first + 2]);
  });

  it("are those of one chat, whose id is the same the next time", async () => {
    expect((await world.hear("lại đây")).chatId).toBe(chat);
    world.zalo.addPhone("zalo:minh", "Sở Y tế");
    const other = await world.hear("chào", "zalo:minh");
    expect(other.chatId).not.toBe(chat);
    expect(other.update.message!.message_id).toBe(1);
  });
});

describe("files", () => {
  const png = Buffer.from(samplePhoto().bytes);

  it("without PUBLIC_URL are a sentence that says so, with the choices under it", async () => {
    await world.api.sendPhoto(chat, new InputFile(png, "bieu-do.png"), {
      caption: "Quý I/2024",
      reply_markup: { inline_keyboard: [[{ text: "Theo mục", callback_data: "x" }]] },
    });
    await world.api.sendDocument(chat, new InputFile(Buffer.from("a;b"), "tổng hợp.csv"), { caption: "Tệp" });
    const [picture, document] = world.bubbles();
    expect(picture).toMatch(/^Quý I\/2024\nChưa gửi được hình.*PUBLIC_URL.*\n1\. Theo mục$/);
    expect(document).toMatch(/^Tệp\nChưa gửi được tệp tổng hợp\.csv .*PUBLIC_URL/);
    expect(world.zalo.history(lan).some(({ photo }) => photo)).toBe(false);
  });

  describe("with PUBLIC_URL", () => {
    beforeEach(async () => {
      await world.close();
      world = await openWorld(db.prisma, { publicUrl: true });
      chat = (await world.hear("xin chào")).chatId!;
    });

    it("a picture is a signed link that Zalo fetches", async () => {
      const sent = await world.api.sendPhoto(chat, new InputFile(png, "bieu-do.png"), { caption: "Quý I/2024" });
      expect(sent.message_id).toBeGreaterThan(0);
      const bubble = world.zalo.history(lan).at(-1)!;
      expect(bubble.text).toBe("Quý I/2024");
      const shown = await fetch(world.origin + bubble.photo);
      expect(Buffer.from(await shown.arrayBuffer())).toEqual(png);
    });

    it("a picture with choices carries them in its caption", async () => {
      await world.api.sendPhoto(chat, new InputFile(png, "bieu-do.png"), {
        caption: "Quý I/2024",
        reply_markup: { inline_keyboard: [[{ text: "Theo mục", callback_data: "by-section" }]] },
      });
      expect(world.bubbles()).toEqual(["Quý I/2024\n1. Theo mục"]);
      expect(await meaning("1")).toBe("by-section");
    });

    it("a picture with a long caption is followed by it", async () => {
      await world.api.sendPhoto(chat, new InputFile(png, "bieu-do.png"), { caption: "x".repeat(1_000) });
      expect(world.bubbles()).toEqual(["", "x".repeat(1_000)]);
    });

    it("a picture that Zalo cannot fetch is a link in a text", async () => {
      world.zalo.fail({
        method: "sendPhoto",
        times: 1,
        kind: "error",
        value: 400,
        description: "The photo URL is invalid",
      });
      await world.api.sendPhoto(chat, new InputFile(png, "bieu-do.png"), { caption: "Quý I/2024" });
      expect(world.bubbles().at(-1)).toMatch(/^Quý I\/2024\nhttp:\/\/127\.0\.0\.1:\d+\/files\/.+\/bieu-do\.png$/);
    });

    it("a document is a link in a text, with its name and until when it opens", async () => {
      const bytes = Buffer.from("Cơ quan;Trạng thái\n");
      await world.api.sendDocument(chat, new InputFile(bytes, "tổng hợp quý I.csv"), { caption: "Đủ 173 đơn vị" });
      const text = world.bubbles().at(-1)!;
      expect(text).toMatch(/^Đủ 173 đơn vị\ntổng hợp quý I\.csv: http\S+ \(mở được đến 07:3\d 04\/03\/2024\)$/);
      const response = await fetch(/http\S+/.exec(text)![0]);
      expect(response.headers.get("content-disposition")).toBe(
        "attachment; filename*=UTF-8''t%E1%BB%95ng%20h%E1%BB%A3p%20qu%C3%BD%20I.csv",
      );
      expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    });

    it("a picture that already has an address is sent as it is", async () => {
      const link = await world.files.keep({ name: "a.png", bytes: png });
      await world.api.sendPhoto(chat, link!.url);
      expect(world.zalo.calls().at(-1)?.body).toMatchObject({ photo: link!.url });
    });
  });
});

describe("failures", () => {
  it.each([
    ["an unknown chat", async () => world.api.sendMessage(9_999, "x"), "stopped"],
    [
      "a person who blocked the bot",
      async () => {
        world.zalo.block(lan, true);
        return world.api.sendMessage(chat, "x");
      },
      "stopped",
    ],
    ["an empty text", async () => world.api.sendMessage(chat, " "), "invalid"],
  ])("%s", async (_, call, kind) => {
    expect(await refusalOf(call())).toMatchObject({ kind });
  });

  it.each([
    ["unauthorized", undefined, "auth", 1],
    ["quota", undefined, "quota", 1],
    ["error", 403, "invalid", 1],
    ["html", undefined, "transient", 3],
    ["reset-before", undefined, "ambiguous", 2],
  ] as const)("%s of Zalo reaches the caller after its tries", async (kind, value, expected, tries) => {
    const before = world.zalo.calls().length;
    world.zalo.fail({ method: "sendMessage", times: 9, kind, ...(value !== undefined && { value }) });
    const failure = await refusalOf(world.api.sendMessage(chat, "x"));
    expect(failure).toMatchObject({ kind: expected });
    expect(world.zalo.calls()).toHaveLength(before + tries);
    expect(JSON.stringify([failure, world.logged])).not.toContain("SANDBOX-no-real-token");
  });

  it("an answer is sent again where the first may be lost, a reminder is not", async () => {
    world.zalo.fail({ method: "sendMessage", times: 1, kind: "html" });
    await world.say(chat, "Đã ghi nhận.");
    expect(world.bubbles()).toEqual(["Đã ghi nhận."]);
    world.zalo.fail({ method: "sendMessage", times: 1, kind: "reset-after" });
    expect(await refusalOf(world.say(chat, "Nhắc việc", [], { priority: "urgent" }))).toMatchObject({
      kind: "ambiguous",
    });
    expect(world.bubbles()).toEqual(["Đã ghi nhận.", "Nhắc việc"]);
  });

  it("a menu that may have been seen counts, one that was refused does not", async () => {
    await world.say(chat, "Việc nào?", [["V.1", "V.2"]]);
    world.zalo.fail({ method: "sendMessage", times: 1, kind: "error", value: 403 });
    await refusalOf(world.say(chat, "Tình hình?", [["Hoàn thành", "Đang thực hiện"]]));
    expect(await meaning("2")).toBe("do:V.2");
    world.zalo.fail({ method: "sendMessage", times: 1, kind: "reset-after" });
    await refusalOf(world.say(chat, "Tình hình?", [["Hoàn thành", "Đang thực hiện"]], { priority: "ordinary" }));
    expect(await meaning("2")).toBe("do:Đang thực hiện");
  });

  it("a server that is away is transient, without a message counted", async () => {
    const away = world.again({ apiRoot: nowhere });
    const error = await new Api(away.token, away.client).sendMessage(chat, "x").catch((thrown: unknown) => thrown);
    expect(away.failureOf(error)).toEqual({ kind: "transient", detail: "599 Unreachable: ECONNREFUSED" });
    expect(await db.prisma.usage.findMany({ where: { bot: world.channel.bot } })).toEqual([]);
  });
});
