import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Priority } from "../../../src/channels/channel.js";
import { defaultLimits, Pace } from "../../../src/channels/telegram/pace.js";
import { Rates } from "../../../src/sandbox/telegram/rates.js";

/** Sends so many of one priority as soon as they may go, each to a chat of its own, and says when the last one went. */
function sendAll(pace: Pace, count: number, priority: Priority, chat = 1, from = 0): number {
  let now = from;
  for (let sent = 0; sent < count; sent += 1) {
    for (let wait = -1; wait !== 0; now += wait) wait = pace.wait(chat + sent, priority, now);
    pace.spend(chat + sent, now);
  }
  return now;
}

test("an answer never waits for its turn", () => {
  const pace = new Pace();
  for (let sent = 0; sent < 1_000; sent += 1) {
    expect(pace.wait(5, "answer", 0)).toBe(0);
    pace.spend(5, 0);
  }
});

describe("what nobody waits for", () => {
  test("goes at the documented pace, to all, to one chat and to one group", () => {
    expect(sendAll(new Pace(), 30 * 10, "ordinary")).toBeGreaterThan(9_000);
    expect(sendAll(new Pace(), 30 * 10, "ordinary")).toBeLessThan(10_000);
    const one = new Pace();
    for (let sent = 0; sent < 3; sent += 1) one.spend(5, 0);
    expect(one.wait(5, "urgent", 0)).toBe(1_000);
    expect(one.wait(6, "urgent", 0)).toBe(0);
    const group = new Pace({ ...defaultLimits, perSecond: 1_000 });
    for (let sent = 0; sent < 20; sent += 1) group.spend(-5, 0);
    expect(group.wait(-5, "courtesy", 0)).toBe(3_000);
  });

  test("leaves room to what comes before it", () => {
    const pace = new Pace();
    const free = (priority: Priority) => {
      let count = 0;
      for (; pace.wait(100 + count, priority, 0) === 0; count += 1) pace.spend(100 + count, 0);
      return count;
    };
    expect([free("courtesy"), free("ordinary"), free("urgent")]).toEqual([15, 5, 5]);
  });

  test("takes what answers leave, and waits for a second at most after them", () => {
    const pace = new Pace();
    for (let sent = 0; sent < 500; sent += 1) pace.spend(sent + 1, 0);
    const wait = pace.wait(1_000, "urgent", 0);
    expect(wait).toBeGreaterThan(1_000);
    expect(wait).toBeLessThan(2_000);
  });

  test("goes slower after a refusal of everything, and little by little as before", () => {
    const [slow, usual] = [new Pace(), new Pace()];
    for (const pace of [slow, usual]) sendAll(pace, 60, "ordinary");
    slow.lower(2_000);
    const paced = (pace: Pace, from: number) => sendAll(pace, 60, "urgent", 1_000, from) - from;
    expect(paced(slow, 2_000)).toBeGreaterThan(1.3 * paced(usual, 2_000));
    expect(paced(slow, 400_000)).toBe(paced(usual, 400_000));
  });

  test("shares the pace with other processes", () => {
    const alone = sendAll(new Pace(), 120, "ordinary");
    const shared = sendAll(new Pace(defaultLimits, () => 3), 120, "ordinary");
    expect(shared).toBeGreaterThan(3 * alone);
    expect(sendAll(new Pace({ ...defaultLimits, perSecond: 1 }, () => 3), 3, "courtesy")).toBeLessThan(10_000);
  });

  test("is never refused by a messenger that keeps to the documented numbers, whatever the mixture", () => {
    const kinds = fc.constantFrom<Priority>("urgent", "ordinary", "courtesy");
    const chats = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: -3, max: -1 }));
    const plan = fc.array(fc.record({ chat: chats, priority: kinds, later: fc.nat(400) }), { maxLength: 150 });
    fc.assert(
      fc.property(plan, (messages) => {
        let now = 0;
        const pace = new Pace();
        const rates = new Rates(() => now);
        for (const { chat, priority, later } of messages) {
          now += later;
          for (let wait = -1; wait !== 0; now += Math.max(0, wait)) wait = pace.wait(chat, priority, now);
          pace.spend(chat, now);
          rates.spend(chat);
        }
      }),
      { numRuns: 60 },
    );
  });
});
