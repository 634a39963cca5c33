import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { startProgram } from "../../src/program.js";
import type { Messenger, Phone } from "../../src/sandbox/messenger.js";
import { sandboxToken } from "../../src/sandbox/telegram/stand-in.js";
import type { Event } from "../../src/sandbox/zalo/events.js";
import { secretFor } from "../../src/webhooks.js";
import { type Reply, ScriptedServer, type SeenCall } from "../channels/telegram/server.js";
import { errorLevel, gate, type Line, recordingLog } from "../delivery/support.js";
import { testConfig } from "../support/config.js";
import { testFolder, urlOf } from "../support/database.js";
import { mutated } from "../support/fuzz.js";
import { north, province, webhookSecret } from "../support/province.js";

// Whatever comes in, nobody's fault shows: no 5xx, no exception in a log, and who writes next is answered.

const p = province();
const [bot] = sandboxToken.split(":") as [string];
const lan = 5_000_001;
let nextId = 910_000_000;

const chat = { id: lan, type: "private", first_name: "Lan" };
const from = { id: lan, is_bot: false, first_name: "Lan", language_code: "vi" };
const message = { message_id: 9_001, date: 1_708_907_400, chat, from, text: "viec" };
const command = { ...message, text: "/viec nay", entities: [{ type: "bot_command", offset: 0, length: 5 }] };
const reply = { ...message, text: "xong", reply_to_message: { message_id: 8_999, date: 1_708_907_300, chat } };
const photo = { file_id: "x", file_unique_id: "x", width: 1, height: 1 };
const group = { id: -100_123, type: "supergroup", title: "Nhóm" };
const member = (status: string) => ({ status, user: { id: Number(bot), is_bot: true, first_name: "Đầu Mối" } });

/** One of each kind that the bot asks for, as Telegram sends them. */
const updates = [
  { update_id: 1, message },
  { update_id: 1, message: command },
  { update_id: 1, message: { ...command, chat: group } },
  { update_id: 1, message: reply },
  { update_id: 1, message: { ...message, text: undefined, photo: [photo], caption: "V.1 xong", media_group_id: "7" } },
  { update_id: 1, edited_message: { ...message, edit_date: 1_708_907_500, text: "V.1 xong 18/KH-STP 23/2" } },
  { update_id: 1, callback_query: { id: "77", from, chat_instance: "1", data: "duties:", message } },
  {
    update_id: 1,
    callback_query: { id: "77", from, chat_instance: "1", data: "x", message: { chat, message_id: 1, date: 0 } },
  },
  {
    update_id: 1,
    my_chat_member: { chat, from, date: 1, old_chat_member: member("member"), new_chat_member: member("left") },
  },
].map((update) => JSON.parse(JSON.stringify(update)) as { update_id: number });

const account = "5000001";
const sent = {
  date: 1_708_907_400_000,
  chat: { chat_type: "PRIVATE", id: account },
  message_id: "m1a2b3c4d5e6f7081920",
  from: { id: account, is_bot: false, display_name: "Minh" },
};
const events = [
  { event_name: "message.text.received", message: { ...sent, text: "viec" } },
  { event_name: "message.link.received", message: { ...sent, text: "https://example.vn" } },
  { event_name: "message.image.received", message: { ...sent, photo_url: "https://z/1.jpg", caption: "V.1 xong" } },
  { event_name: "message.sticker.received", message: { ...sent, sticker: "s1", url: "https://z/1.webp" } },
  { event_name: "message.unsupported.received" },
  { ok: true, result: { event_name: "message.text.received", message: { ...sent, text: "LIENKET K7Q4M2PX" } } },
];

/** The same, as something that was never sent before and in a group of its own, unless its ids are what was changed. */
function anew(body: unknown): unknown {
  nextId += 1;
  const text = JSON.stringify(body)
    .replace('"update_id":1,', `"update_id":${nextId},`)
    .replace(`"id":${group.id},`, `"id":-${nextId},`)
    .replace(sent.message_id, `m${nextId}`);
  return JSON.parse(text);
}

/** A chat that the messenger does not know is no surprise, nor is an update that is kept aside. */
function surprises(lines: readonly Line[]): readonly string[] {
  const said = lines.map((line) => JSON.stringify(line));
  return said.filter(
    (line, index) => lines[index]!.level >= errorLevel || /(?:Type|Range|Syntax|Zod)Error|Prisma/.test(line),
  );
}

const waiting = () =>
  p.database.prisma.inboxUpdate.findMany({ where: { state: "new" }, select: { update: true, error: true } });

/** Everything that was thrown at a webhook is answered, and the person who writes next is too. */
async function throwAt(
  path: string,
  headers: object,
  bodies: fc.Arbitrary<unknown>,
  messenger: Messenger,
  phone: Phone,
) {
  await fc.assert(
    fc.asyncProperty(fc.array(bodies, { minLength: 1, maxLength: 12 }), async (thrown) => {
      // Nobody is to be over what is read of one sender in a minute.
      p.clock.move(61_000);
      for (const body of thrown) {
        const payload = JSON.stringify(anew(body));
        const { status } = await fetch(p.program.address + path, {
          method: "POST",
          headers: { "content-type": "application/json", ...headers },
          body: payload,
        });
        expect([200, 400], payload.slice(0, 2_000)).toContain(status);
      }
      await p.program.idle();
      expect(await p.say(messenger, phone, "viec")).not.toBe("");
      expect(surprises(recorded.lines)).toEqual([]);
      expect(await waiting()).toEqual([]);
    }),
    { numRuns: 15 },
  );
}

let recorded: ReturnType<typeof recordingLog>;

beforeEach(() => {
  recorded = recordingLog();
});

test("Telegram's webhook takes or refuses whatever comes", async () => {
  await p.start({ zaloTokens: [], webhooks: true, log: recorded.log });
  const phone = await p.join(p.telegram, `telegram:${lan}`, "STP");
  const secret = secretFor({ name: "telegram", bot }, webhookSecret);
  await throwAt(
    "/webhook/telegram",
    { "x-telegram-bot-api-secret-token": secret },
    mutated(updates),
    p.telegram,
    phone,
  );
  expect(await p.database.prisma.inboxUpdate.count({ where: { state: "aside" } })).toBeGreaterThan(0);
});

test("Zalo's webhook takes or refuses whatever comes", async () => {
  await p.start({ zaloTokens: [north.token], webhooks: true, log: recorded.log });
  const phone = await p.join(p.zalo, "zalo:5000001", "STP", north.id);
  const secret = secretFor({ name: "zalo", bot: north.id }, webhookSecret);
  await throwAt("/webhook/zalo", { "x-bot-api-secret-token": secret }, mutated(events), p.zalo, phone);
  expect(await p.database.prisma.inboxUpdate.count({ where: { state: "aside" } })).toBeGreaterThan(0);
});

test("polling Zalo goes on behind whatever comes", async () => {
  await p.start({ zaloTokens: [north.token], webhooks: false, log: recorded.log });
  const phone = await p.join(p.zalo, "zalo:5000001", "STP", north.id);
  // Few, for it rests a second after each that brings nothing new.
  for (const event of fc.sample(mutated(events), 12)) p.zalo.emit(anew(event) as Event);
  expect(await p.say(p.zalo, phone, "viec")).not.toBe("");
  expect(surprises(recorded.lines)).toEqual([]);
  expect(await waiting()).toEqual([]);
});

test("polling Telegram goes on behind whatever comes", async () => {
  const { log, lines } = recorded;
  const server = await ScriptedServer.start();
  const pending = fc
    .sample(mutated(updates), 300)
    .map(anew)
    .filter((body) => typeof body === "object" && body !== null)
    .map((body) => ({ ...body, update_id: ++nextId }));
  const good = { update_id: ++nextId, message: { ...message, text: "viec" } };
  pending.push(good);
  const { promise: confirmed, open } = gate();
  server.usual = ({ method, body }: SeenCall): Reply => {
    if (method === "getMe")
      return { result: { id: Number(bot), is_bot: true, first_name: "Đầu Mối", username: "dm_bot" } };
    if (method === "getUpdates") {
      const left = pending.filter(({ update_id }) => update_id >= Number(body.offset ?? 0));
      if (left.length > 0) return { result: left.slice(0, 100) };
      open();
      return "hang";
    }
    return { result: method.startsWith("send") ? { message_id: server.calls.length, date: 1, chat: { id: 1 } } : true };
  };
  await p.join(p.telegram, `telegram:${lan}`, "STP");
  const program = await startProgram({
    config: testConfig(testFolder(), {
      telegram: { token: sandboxToken, apiRoot: server.root, webhookUrl: null },
      zalo: { tokens: [], apiRoot: server.root, webhookUrl: null },
      databaseUrl: urlOf(p.database),
    }),
    clock: p.clock,
    log,
    host: "127.0.0.1",
    telegramLimits: { perSecond: 10_000, perChat: 10_000 },
  });
  try {
    await confirmed;
    await program.idle();
    expect(surprises(lines)).toEqual([]);
    expect(await waiting()).toEqual([]);
    const rows = await p.database.prisma.inboxUpdate.findMany({ where: { updateId: String(good.update_id) } });
    expect(rows).toMatchObject([{ state: "done" }]);
    expect(server.calls.at(-1)?.method).toMatch(/^(sendMessage|getUpdates)$/);
    expect(await p.database.prisma.inboxUpdate.count()).toBe(pending.length);
  } finally {
    await program.stop();
    await server.close();
  }
});
