import { describe, expect, test } from "vitest";
import type { Phone } from "../../src/sandbox/messenger.js";
import { sandboxToken } from "../../src/sandbox/telegram/stand-in.js";
import { type Behaviour, eventOf } from "../../src/sandbox/zalo/events.js";
import { secretFor } from "../../src/webhooks.js";
import { north, province, south, webhookSecret } from "../support/province.js";

const p = province();
const asJson = { "content-type": "application/json" };
const telegramSecret = secretFor({ name: "telegram", bot: sandboxToken.split(":")[0]! }, webhookSecret);
const zaloSecret = (bot: string) => secretFor({ name: "zalo", bot }, webhookSecret);
const ours = { ...asJson, "x-telegram-bot-api-secret-token": telegramSecret };
const theirs = { ...asJson, "x-bot-api-secret-token": zaloSecret(north.id) };
const southern = { ...asJson, "x-bot-api-secret-token": zaloSecret(south.id) };

async function post(path: string, headers: Readonly<Record<string, string>>, body: unknown): Promise<number> {
  const payload = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(p.program.address + path, { method: "POST", headers, body: payload });
  await p.program.idle();
  return response.status;
}

const zaloHead = { message_id: "m1a2b3c4d5e6f7081920", chat: { id: "a1b2c3d4e5f60718293a", chat_type: "PRIVATE" } };

const receipts = () => p.database.prisma.receipt.count();
const stored = () => p.database.prisma.inboxUpdate.count();

describe("Telegram's webhook", () => {
  test("carries a conversation; nobody without the secret is heard", async () => {
    await p.start({ zaloTokens: [north.token], webhooks: true });
    const lan = await p.join(p.telegram, "telegram:5000001", "STP");
    expect(await p.say(p.telegram, lan, "v1 xong 18/KH-STP 23/2")).toContain("Gửi báo cáo này?");

    const before = await stored();
    const confirm = telegramText(900_000_001, "có");
    const { "x-telegram-bot-api-secret-token": _, ...withoutSecret } = ours;
    expect(await post("/webhook/telegram", withoutSecret, confirm)).toBe(403);
    const wrong = { ...ours, "x-telegram-bot-api-secret-token": "mot-bi-mat-khac" };
    expect(await post("/webhook/telegram", wrong, confirm)).toBe(403);
    // Not the secret of the environment, which no messenger is told, and not what the other one was told.
    for (const other of [webhookSecret, zaloSecret(north.id)])
      expect(await post("/webhook/telegram", { ...ours, "x-telegram-bot-api-secret-token": other }, confirm)).toBe(403);
    expect(await post("/webhook/telegram", ours, "không phải JSON {")).toBe(400);
    expect(await post("/webhook/telegram", ours, { update_id: 900_000_002, something_new: {} })).toBe(200);
    expect(await receipts()).toBe(0);

    expect(await p.say(p.telegram, lan, "có")).toContain("Đã ghi nhận. Biên nhận BN-2024-000001");
    expect(await receipts()).toBe(1);
    expect(await stored()).toBeLessThanOrEqual(before + 2);
  });

  test("an update that comes again counts once", async () => {
    await p.start({ zaloTokens: [north.token], webhooks: true });
    const lan = await p.join(p.telegram, "telegram:5000001", "STP");
    await p.say(p.telegram, lan, "v1 xong 18/KH-STP 23/2");
    const confirm = telegramText(900_000_001, "có");
    const answers = await Promise.all([1, 2, 3].map(() => post("/webhook/telegram", ours, confirm)));
    expect([...answers, await post("/webhook/telegram", ours, confirm)]).toEqual([200, 200, 200, 200]);
    const told = p.telegram.history(lan.id).filter(({ text }) => text.includes("Biên nhận BN-2024-000001"));
    expect(told).toHaveLength(1);
    expect(await receipts()).toBe(1);
  });
});

test("who has registered at an earlier start is heard from the first moment, also while the messengers do not answer", async () => {
  for (const messenger of [p.telegram, p.zalo]) messenger.fail({ method: "getMe", times: 1_000, kind: "html" });
  await p.start({ zaloTokens: [north.token], webhooks: true });
  expect(await post("/webhook/telegram", ours, telegramText(900_000_001, "viec"))).toBe(200);
  const text = { ...zaloHead, text: "viec" };
  expect(await post("/webhook/zalo", theirs, { event_name: "message.text.received", message: text })).toBe(200);
  expect(await stored()).toBe(2);
});

/** What Telegram would send of the phone telegram:5000001. */
function telegramText(updateId: number, text: string) {
  const date = Math.floor(p.clock.now().getTime() / 1_000);
  const chat = { id: 5_000_001, type: "private", first_name: "Lan" };
  const from = { id: 5_000_001, is_bot: false, first_name: "Lan" };
  return { update_id: updateId, message: { message_id: 9_001, date, chat, from, text } };
}

describe("Zalo's webhook", () => {
  test.each<Behaviour["shape"]>(["flat", "wrapped"])("%s bodies, two bots side by side", async (shape) => {
    p.zalo.behaviour.shape = shape;
    await p.start({ zaloTokens: [north.token, south.token], webhooks: true });
    const minh = await p.join(p.zalo, "zalo:5000001", "SYT", north.id);
    const nam = await p.join(p.zalo, "zalo:5000002", "SNV", south.id);
    const [first, second] = await Promise.all([
      p.say(p.zalo, minh, "v1 xong 12/KH-SYT 23/2"),
      p.say(p.zalo, nam, "b3 quy 1 1250/2000"),
    ]);
    expect(first).toContain("Sở Y tế · V.1 · Hoàn thành");
    expect(second).toContain("Sở Nội vụ · CT-b3");
    expect(await p.say(p.zalo, minh, "có")).toContain("Biên nhận BN-2024-000001");
    expect(await p.say(p.zalo, nam, "co")).toContain("Biên nhận BN-2024-000002");
  });

  test("each bot has an address of its own; a secret opens it, and only to what is JSON", async () => {
    await p.start({ zaloTokens: [north.token, south.token], webhooks: true });
    const minh = await p.join(p.zalo, "zalo:5000001", "SYT", north.id);
    await p.say(p.zalo, minh, "v1 xong 12/KH-SYT 23/2");
    const confirm = zaloText(minh, "có");
    expect(await post("/webhook/zalo", theirs, confirm)).toBe(404);
    expect(await post("/webhook/zalo/1459232241454765291", theirs, confirm)).toBe(404);
    expect(await post(`/webhook/zalo/${north.id}`, asJson, confirm)).toBe(403);
    expect(await post(`/webhook/zalo/${north.id}`, { ...theirs, "x-bot-api-secret-token": "x" }, confirm)).toBe(403);
    expect(await post(`/webhook/zalo/${north.id}`, theirs, "<html>504</html>")).toBe(400);
    expect(await post(`/webhook/zalo/${north.id}`, theirs, { event_name: "message.video_call.received" })).toBe(200);
    expect(await receipts()).toBe(0);

    // Real traffic is flat, the documentation wraps; either way a replayed event counts once.
    expect(await post(`/webhook/zalo/${north.id}`, theirs, confirm)).toBe(200);
    expect(await post(`/webhook/zalo/${north.id}`, theirs, { ok: true, result: confirm })).toBe(200);
    expect(await post(`/webhook/zalo/${north.id}`, theirs, confirm)).toBe(200);
    const told = p.zalo.history(minh.id).filter(({ text }) => text.includes("Biên nhận BN-2024-000001"));
    expect(told).toHaveLength(1);
    expect(await receipts()).toBe(1);
    // The same message from another bot is another message, of a chat that nobody has joined from.
    const before = await stored();
    expect(await post(`/webhook/zalo/${south.id}`, theirs, confirm)).toBe(403);
    expect(await post(`/webhook/zalo/${south.id}`, southern, confirm)).toBe(200);
    expect(await stored()).toBe(before + 1);
    expect(await receipts()).toBe(1);
    expect((await fetch(`${p.program.address}/healthz`)).status).toBe(200);
  });

  test("a single bot is called at the plain address, and the whole work list works there", async () => {
    await p.start({ zaloTokens: [north.token], webhooks: true });
    const minh = await p.join(p.zalo, "zalo:5000001", "SYT", north.id);
    expect(await p.say(p.zalo, minh, "viec")).toContain("Trả lời bằng số 1–5");
    expect(await p.say(p.zalo, minh, "3")).toContain("V.1 · Ban hành Kế hoạch rà soát");
    expect(await post("/webhook/zalo", theirs, zaloText(minh, "hoan thanh"))).toBe(200);
    expect(p.zalo.history(minh.id).at(-1)!.text).toContain("Số và ngày văn bản?");
  });
});

function zaloText(phone: Phone, text: string) {
  return eventOf({ kind: "text", text }, p.zalo.accountOf(phone.id), phone.owner, p.clock.now(), p.zalo.behaviour);
}
