import { beforeEach, describe, expect, test } from "vitest";
import type { Messenger, Phone } from "../../src/sandbox/messenger.js";
import { north, province } from "../support/province.js";

const p = province();
/** A commune's fullest day of a quarter: ten check-ins, twelve figures, and a duty that is overdue. */
const commune = "X24973";
const morning = "2024-03-15T08:00";
const mostTaps = 12;

interface Effort {
  readonly messages: number;
  /** Typed where a number is asked for. */
  readonly numbers: number;
  readonly taps: number;
}

describe.each(["telegram", "zalo"] as const)("from the reminder of the morning on %s", (channel) => {
  let messenger: Messenger;
  let phone: Phone;
  beforeEach(async () => {
    await p.start({ zaloTokens: [north.token], webhooks: false });
    messenger = p[channel];
    phone = await p.join(messenger, `${channel}:5000001`, commune);
    await p.wait(morning);
  });

  /** What it took; the last of it is answered by a receipt. */
  async function does(...said: readonly string[]): Promise<Effort> {
    let answer = "";
    for (const one of said) {
      answer = await p.say(messenger, phone, one);
      expect(answer, one).not.toMatch(/^Chưa|✗/);
    }
    expect(answer).toContain("Đã ghi nhận. Biên nhận");
    const taps = said.filter((one) => one.startsWith("[")).length;
    const numbers = said.filter((one) => /^[\d.,/% ]+$/.test(one)).length;
    return { messages: said.length - taps - numbers, numbers, taps };
  }

  const kept = async () => ({
    duties: await p.database.prisma.statusReport.count(),
    figures: await p.database.prisma.figure.count(),
    receipts: await p.database.prisma.receipt.count(),
  });

  test("one duty is one line and a yes, or three taps and a number", async () => {
    expect(await does("v3 dang lam 40%", "[Xác nhận]")).toEqual({ messages: 1, numbers: 0, taps: 1 });
    const effort = await does("[V.2 quý I]", "[Đang thực hiện]", "60", "[Xác nhận]");
    expect(effort).toEqual({ messages: 0, numbers: 1, taps: 3 });
    expect(await kept()).toEqual({ duties: 2, figures: 0, receipts: 2 });
  });

  test("three figures are one message and a yes", async () => {
    const effort = await does("b1 70/100\nb3 71/100\nb4 72/100", "[Xác nhận 3 dòng]");
    expect(effort).toEqual({ messages: 1, numbers: 0, taps: 1 });
    expect(await kept()).toEqual({ duties: 0, figures: 3, receipts: 1 });
  });

  test("everything due is one message and a yes", async () => {
    const duties = ["V.2", "V.3", "VII.3", "VII.4", "VII.5", "VII.6", "VII.7", "VII.8"].map(
      (code) => `${code} đang thực hiện`,
    );
    const both = ["VIIa.2 đang thực hiện", "VIIb.2 đang thực hiện", "V.1 xong 5/KH-UBND 27/2"];
    const shares = ["a1", "a2", "b1", "b2b", "b3", "b4", "b6", "b7", "b8", "đ1", "e1"].map((code) => `${code} 70/100`);
    const lines = [...duties, ...both, ...shares, "b5 đã thực hiện"];
    const effort = await does(lines.join("\n"), `[Xác nhận ${lines.length} dòng]`);
    expect(effort).toEqual({ messages: 1, numbers: 0, taps: 1 });
    expect(await kept()).toEqual({ duties: 11, figures: 12, receipts: 1 });
  });

  test("or one thing after another, in twelve taps at most beside the numbers", async () => {
    const said = ["[Xem việc]", "[Báo cáo một lượt]", "[Đang thực hiện]", "50", "[Tất cả đang thực hiện]"];
    let shown = "";
    for (const one of said) shown = await p.say(messenger, phone, one);
    while (!shown.includes("gửi 23 dòng này?")) {
      const next = shown.includes("CT-b5 ·") ? "[Đã thực hiện]" : "70/100";
      said.push(next);
      shown = await p.say(messenger, phone, next);
      expect(said.length).toBeLessThan(30);
    }
    shown = await p.say(messenger, phone, "[Xác nhận 23 dòng]");
    expect(shown).toContain("Đã ghi nhận. Biên nhận");
    expect(said.filter((one) => one.startsWith("[")).length + 1).toBeLessThanOrEqual(mostTaps);
    expect(await kept()).toEqual({ duties: 11, figures: 12, receipts: 1 });
  });
});
