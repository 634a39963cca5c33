import { afterEach, describe, expect, test } from "vitest";
import { createInvitation } from "../../src/people/invitations.js";
import type { Messenger, Phone } from "../../src/sandbox/messenger.js";
import { north, province } from "../support/province.js";

const p = province();
afterEach(() => p.database.prisma.setting.deleteMany({ where: { key: { in: ["limits", "zalo.quota"] } } }));

const set = (key: string, value: object) =>
  p.database.prisma.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
const byBot = (messenger: Messenger, phone: Phone) =>
  messenger.history(phone.id).flatMap(({ from, text }) => (from === "bot" ? [text] : []));
const reasons = async () => {
  const rows = await p.database.prisma.inboxUpdate.groupBy({ by: ["state", "error"], _count: true });
  return Object.fromEntries(rows.map(({ state, error, _count }) => [error ?? state, _count]));
};
const inviteToMind = /mã mời tại Văn phòng UBND tỉnh/;

async function start() {
  await p.start({ zaloTokens: [north.token], webhooks: false });
  p.clock.put("2024-02-26T10:00");
}

describe.each(["telegram", "zalo"] as const)("a member on %s who sends more than is read in a minute", (channel) => {
  test("is told so in one sentence, nothing of it is recorded, and in the next minute it is", async () => {
    await set("limits", { updatesPerMinute: 4 });
    await start();
    const lan = await p.join(p[channel], `${channel}:5000001`, "STP");
    for (let count = 0; count < 3; count += 1) await p.say(p[channel], lan, "viec");
    expect(await p.say(p[channel], lan, "v1 xong 18/KH-STP 23/2")).toContain("Gửi báo cáo này?");
    const told = await p.say(p[channel], lan, "[Xác nhận]");
    expect(told).toBe(
      "Quá 4 tin trong một phút. Tin này và các tin gửi sau đến 10:01 không được đọc, chưa ghi nhận gì; từ 10:01 xin gửi lại từ tin này.",
    );
    expect(await p.say(p[channel], lan, "co")).toBe("");
    expect(await p.database.prisma.receipt.count()).toBe(0);
    p.clock.put("2024-02-26T10:01");
    // What was said last is that nothing was read.
    expect(await p.say(p[channel], lan, "co")).toContain("Gửi báo cáo này?");
    expect(await p.say(p[channel], lan, "co")).toContain("Biên nhận BN-2024-000001");
    expect(await reasons()).toEqual({ done: 7, "limit: known": 1 });
  });
});

test("strangers and groups are told once; a code is answered whatever was sent before it", async () => {
  await start();
  const stranger = p.telegram.addPhone("telegram:5000009", "Người lạ");
  p.telegram.meet(stranger.id);
  const group = p.telegram.addGroup("group", "Nhóm", stranger.id);
  for (let count = 0; count < 3; count += 1) {
    await p.say(p.telegram, stranger, "xin chào");
    await p.say(p.telegram, group, "/viec");
  }
  expect(byBot(p.telegram, stranger)).toEqual([expect.stringMatching(inviteToMind)]);
  expect(byBot(p.telegram, group)).toEqual(["Bot chỉ trả lời trong cuộc trò chuyện riêng."]);
  expect(await p.say(p.telegram, stranger, "K7Q4M2PX")).toContain("Không có mã này");
  const made = await createInvitation(p.database.prisma, { target: "STP", now: p.clock.now() });
  if (!made.ok) throw new Error(made.code);
  expect(await p.say(p.telegram, stranger, made.value.code)).toContain("Mã này dành cho đầu mối của Sở Tư pháp");
  p.clock.put("2024-02-26T11:00");
  expect(await p.say(p.telegram, group, "/viec")).toBe("Bot chỉ trả lời trong cuộc trò chuyện riêng.");
  p.clock.put("2024-02-27T00:00");
  // Whether the code is theirs was asked, and is not answered yet.
  expect(await p.say(p.telegram, stranger, "xin chào")).toContain("Mã này dành cho đầu mối của Sở Tư pháp");
});

test("on Zalo strangers use their share of the month and no more; an invitation is answered from all of it", async () => {
  await set("zalo.quota", { messages: 40, people: 50, reserve: 0.1 });
  await start();
  const lan = await p.join(p.zalo, "zalo:5000001", "STP");
  const strangers = Array.from({ length: 6 }, (_, index) => p.zalo.addPhone(`zalo:${5_000_010 + index}`, "Người lạ"));
  for (const stranger of strangers) await p.say(p.zalo, stranger, "xin chào");
  expect(strangers.map((stranger) => byBot(p.zalo, stranger).length)).toEqual([1, 1, 0, 0, 0, 0]);
  expect(await reasons()).toEqual({ done: 2, quota: 4 });

  const made = await createInvitation(p.database.prisma, { target: "SYT", now: p.clock.now() });
  if (!made.ok) throw new Error(made.code);
  const invited = strangers[5]!;
  expect(await p.say(p.zalo, invited, made.value.code)).toContain("Mã này dành cho đầu mối của Sở Y tế");
  expect(await p.say(p.zalo, invited, "[Xác nhận]")).toContain("Đã liên kết với Sở Y tế");
  expect(await p.say(p.zalo, lan, "v1 xong 18/KH-STP 23/2")).toContain("Gửi báo cáo này?");
  expect(await p.say(p.zalo, lan, "co")).toContain("Biên nhận BN-2024-000001");
});
