import { Api } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTelegramChannel, type TelegramChannel } from "../../src/channels/telegram/telegram.js";
import { type Holder, takeHolder } from "../../src/delivery/holder.js";
import { storeUpdates } from "../../src/delivery/inbox.js";
import { type Lanes, startLanes } from "../../src/delivery/lanes.js";
import { enqueue } from "../../src/delivery/outbox.js";
import { type Sender, startSender } from "../../src/delivery/sender.js";
import type { Fault } from "../../src/sandbox/messenger.js";
import { testDatabase } from "../support/database.js";
import { type OpenTelegram, openTelegram } from "../support/telegram.js";
import { leavingNothing, recordingLog } from "./support.js";

const db = testDatabase();
let messenger: OpenTelegram;
let channel: TelegramChannel;
let holder: Holder;
let lanes: Lanes;
let sender: Sender;
let polling: Promise<void>;
let stop: AbortController;
let phone: string;

beforeEach(async () => {
  await db.clear();
  messenger = await openTelegram();
  const { clock, apiRoot, token, telegram } = messenger;
  const { log } = recordingLog();
  const retryPauses = { notSent: [5, 10], unanswered: [5, 10], refused: [5, 10] };
  const pauses = { error: 10, conflict: 10, refused: 10 };
  channel = createTelegramChannel({ token, apiRoot, log, retryPauses, pauses });
  const api = new Api(channel.token, channel.client);
  phone = telegram.addPhone("telegram:5000001", "Sở Tư pháp").id;
  holder = await takeHolder({ openSession: db.openSession, log });
  const common = { db: db.prisma, holder: holder.id, clock, log, channels: [channel], lookAround: 100 };
  lanes = startLanes({
    ...common,
    handle: leavingNothing(
      async (update, row) => void (await api.sendMessage(row.chatId!, `Đã nhận: ${update.message?.text}`)),
    ),
  });
  sender = startSender({
    ...common,
    compose: async () => ({ message: { text: "Nhắc việc", buttons: [[{ label: "V.1", data: "duty:1" }]] } }),
    routes: async () => [{ accountId: 1, channel: "telegram", bot: channel.bot, chatId: 5000001 }],
    accountStopped: async () => {},
  });
  stop = new AbortController();
  polling = channel.poll(
    async (received) => void (await storeUpdates(db.prisma, channel, received, clock.now())),
    stop.signal,
  );
});

afterEach(async () => {
  stop.abort();
  await polling;
  await lanes.stop();
  await sender.stop();
  await holder.close();
  await messenger.close();
});

const received = () => messenger.telegram.history(phone).filter((bubble) => bubble.from === "bot");
/** The messages of the bot after its first answer: it cannot write to who has never written. */
const afterGreeting = () => received().slice(1);
async function greet(): Promise<void> {
  await messenger.telegram.write(phone, "/start");
  await settled();
}
const settled = () => messenger.telegram.settled(phone, { idle: () => lanes.idle(), timeout: 25_000 });

/** [what fails, how often the answer arrives] */
const faults: readonly [name: string, fault: Fault, answers: number][] = [
  ["nothing", { method: "nothing", times: 1, kind: "html" }, 1],
  ["sending: too many requests", { method: "sendMessage", times: 1, kind: "throttle", value: 1 }, 1],
  ["sending: a page with 502", { method: "sendMessage", times: 1, kind: "html" }, 1],
  ["sending: the server restarts", { method: "sendMessage", times: 1, kind: "error", value: 500 }, 1],
  ["sending: the connection breaks before", { method: "sendMessage", times: 1, kind: "reset-before" }, 1],
  // Nobody can know that it had arrived, and a receipt must arrive.
  ["sending: the connection breaks after", { method: "sendMessage", times: 1, kind: "reset-after" }, 2],
  ["receiving: a page with 502", { method: "getUpdates", times: 2, kind: "html" }, 1],
  ["receiving: the connection breaks before", { method: "getUpdates", times: 2, kind: "reset-before" }, 1],
  ["receiving: the connection breaks after", { method: "getUpdates", times: 2, kind: "reset-after" }, 1],
  ["receiving: the token is refused for a while", { method: "getUpdates", times: 2, kind: "unauthorized" }, 1],
];

describe("a message is answered although this fails", () => {
  test.each(faults)("%s", async (_, fault, answers) => {
    messenger.telegram.fail(fault);
    await messenger.telegram.write(phone, "viec");
    await settled();
    expect(received().map((bubble) => bubble.text)).toEqual(Array.from({ length: answers }, () => "Đã nhận: viec"));
    expect(await db.prisma.inboxUpdate.findMany()).toMatchObject([{ state: "done" }]);
  });
});

test("another poller for the same bot: both go on, nothing is lost", async () => {
  // The stand-in ends the older of two polls with 409, as Telegram does.
  const other = channel.poll(async (received) => {
    await storeUpdates(db.prisma, channel, received, messenger.clock.now());
  }, stop.signal);
  await messenger.telegram.write(phone, "viec");
  await settled();
  expect(received().length).toBe(1);
  stop.abort();
  await other;
});

test("an answer that is too long for one message arrives in several", async () => {
  await greet();
  const api = new Api(channel.token, channel.client);
  const lines = Array.from(
    { length: 400 },
    (_, index) => `${index + 1}. UBND xã Đạ Long, huyện Đam Rông: chưa báo cáo`,
  );
  const keyboard = { inline_keyboard: [[{ text: "Nhắc", callback_data: "nudge" }]] };
  await api.sendMessage(5000001, lines.join("\n"), { reply_markup: keyboard, ...{ expects: "choice" } });
  expect(
    afterGreeting()
      .map((bubble) => bubble.text)
      .join("\n"),
  ).toBe(lines.join("\n"));
  expect(afterGreeting().map((bubble) => bubble.buttons.length)).toEqual([
    ...afterGreeting()
      .slice(1)
      .map(() => 0),
    1,
  ]);
});

test("a reminder arrives with its buttons, and waits for a person who has blocked the bot", async () => {
  const { clock, telegram } = messenger;
  await greet();
  await db.prisma.person.create({ data: { joinedAt: clock.now() } });
  const entry = (key: string) => ({
    ...{ key, personId: 1, kind: "digest", day: "2024-02-26", urgent: false, nextAt: clock.now(), expiresAt: null },
  });
  await enqueue(db.prisma, [entry("digest:1")], clock.now());
  await sender.idle();
  expect(afterGreeting()).toMatchObject([{ text: "Nhắc việc", buttons: [[{ label: "V.1" }]] }]);
  telegram.block(phone, true);
  await enqueue(db.prisma, [entry("digest:2")], clock.now());
  await sender.idle();
  const rows = await db.prisma.outboxMessage.findMany({ orderBy: { id: "asc" } });
  expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
    ["sent", null],
    ["stopped", "stopped: Forbidden: bot was blocked by the user"],
  ]);
});
