import { expect, test } from "vitest";
import type { Phone } from "../../src/sandbox/messenger.js";
import { north, province } from "../support/province.js";

const p = province();

/** Lan of Sở Tư pháp with both messengers: she adds Zalo by the code that Telegram shows her. */
async function lanOnBoth(): Promise<{ readonly telegram: Phone; readonly zalo: Phone }> {
  await p.start({ zaloTokens: [north.token], webhooks: false });
  const telegram = await p.join(p.telegram, "telegram:5000001", "STP");
  await p.say(p.telegram, telegram, "/trogiup");
  await p.say(p.telegram, telegram, "[Tài khoản]");
  const shown = await p.say(p.telegram, telegram, "[Tài khoản mới]");
  const code = /Mã thêm tài khoản: ([0-9A-Z]{8})/.exec(shown)?.[1];
  expect(shown).toContain(`LIENKET ${code}`);
  const zalo = p.zalo.addPhone("zalo:5000001", "Lan");
  expect(await p.say(p.zalo, zalo, `lienket ${code!.toLowerCase()}`)).toContain("đầu mối Sở Tư pháp");
  expect(await p.say(p.zalo, zalo, "co")).toContain("Đã thêm tài khoản Zalo này.");
  return { telegram, zalo };
}

async function deliveries() {
  const rows = await p.database.prisma.outboxMessage.findMany({ orderBy: { day: "asc" } });
  return rows.map(({ channel, state, attempts }) => [channel, state, attempts]);
}

const digests = (phone: Phone) =>
  p[phone.channel].history(phone.id).filter(({ text }) => text.startsWith("Sở Tư pháp: ")).length;

test("one person with two accounts: a report begun on one is finished on the other", async () => {
  const { telegram, zalo } = await lanOnBoth();
  await p.say(p.telegram, telegram, "v1 xong 18/KH-STP 23/2");
  const list = await p.say(p.zalo, zalo, "viec");
  expect(list).toContain("Đang dở (1): V.1");
  expect(await p.say(p.zalo, zalo, "[Làm tiếp V.1]")).toContain("Văn bản: 18/KH-STP ngày 23/02/2024");
  expect(await p.say(p.zalo, zalo, "có")).toContain("Biên nhận BN-2024-000001");
  // The same question still stands on the other phone: it is not sent again.
  expect(await p.say(p.telegram, telegram, "[Xác nhận]")).toContain("BN-2024-000001");
  const reports = await p.database.prisma.statusReport.findMany();
  expect(reports).toMatchObject([{ channel: "zalo", document: "18/KH-STP" }]);
  expect(await p.database.prisma.person.count()).toBe(1);
});

test("a digest comes once, on the account that is reached; the ledger says on which", async () => {
  const { telegram, zalo } = await lanOnBoth();
  await p.wait("2024-02-26T08:00");
  expect(digests(telegram) + digests(zalo)).toBe(1);
  const [[first]] = (await deliveries()) as [[string]];

  const [reached, other] = first === "telegram" ? [telegram, zalo] : [zalo, telegram];
  p[reached.channel].block(reached.id, true);
  await p.wait("2024-02-27T08:00");
  expect(digests(reached)).toBe(1);
  expect(digests(other)).toBe(1);
  expect((await deliveries())[1]).toEqual([other.channel, "sent", expect.any(Number)]);

  // Whoever writes again is reached there again.
  await p.say(p[reached.channel], reached, "viec");
  await p.wait("2024-02-28T08:00");
  expect(digests(telegram) + digests(zalo)).toBe(3);
});
