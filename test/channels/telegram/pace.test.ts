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
    send(pace, chat + sent, priority, now);
  }
  return now;
}

/** One that arrives, and is answered, in the same moment. */
function send(pace: Pace, chat: number, priority: Priority, now: number): void {
  pace.ended(pace.spend(chat, priority, now), now);
}

test("an answer never waits for its turn", () => {
  const pace = new Pace();
  for (let sent = 0; sent < 1_000; sent += 1) {
    expect(pace.wait(5, "answer", 0)).toBe(0);
    send(pace, 5, "answer", 0);
  }
});

describe("what nobody waits for", () => {
  test("goes at the documented pace, to all, to one chat and to one group", () => {
    expect(sendAll(new Pace(), 30 * 10, "ordinary")).toBeGreaterThan(9_000);
    expect(sendAll(new Pace(), 30 * 10, "ordinary")).toBeLessThan((300 / 0.97 / 30) * 1_000);
    const one = new Pace();
    for (let sent = 0; sent < 3; sent += 1) send(one, 5, "answer", 0);
    expect(one.wait(5, "urgent", 0)).toBe(1_000);
    expect(one.wait(6, "urgent", 0)).toBe(0);
    const group = new Pace({ ...defaultLimits, perSecond: 1_000 });
    for (let sent = 0; sent < 20; sent += 1) send(group, -5, "courtesy", sent * 100);
    expect(group.wait(-5, "courtesy", 30_000)).toBeGreaterThan(30_000);
    expect(group.wait(-5, "courtesy", 60_010)).toBe(0);
  });

  test("goes evenly from the first message on, and no more after a long silence", () => {
    const pace = new Pace();
    let now = 0;
    for (const silence of [0, 600_000]) {
      now += silence;
      const began = now;
      let [atOnce, widest] = [0, 0];
      for (let sent = 0; sent < 60; sent += 1) {
        const before = now;
        now = sendAll(pace, 1, "ordinary", sent + 1, now);
        if (now === began) atOnce += 1;
        widest = Math.max(widest, now - before);
      }
      expect(atOnce).toBeLessThanOrEqual(4);
      expect(widest).toBeLessThan(150);
    }
  });

  test("leaves room to what comes before it", () => {
    const pace = new Pace();
    const free = (priority: Priority) => {
      let count = 0;
      for (; pace.wait(100 + count, priority, now) === 0; count += 1) send(pace, 100 + count, priority, now);
      return count;
    };
    sendAll(pace, 1, "ordinary");
    const now = 900;
    expect([free("courtesy"), free("ordinary"), free("urgent")]).toEqual([9, 4, 3]);
  });

  test("takes what answers leave, and waits for a second at most after them", () => {
    const pace = new Pace();
    for (let sent = 0; sent < 500; sent += 1) send(pace, sent + 1, "answer", 0);
    const wait = pace.wait(1_000, "urgent", 0);
    expect(wait).toBeGreaterThanOrEqual(1_000);
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

  test("gives one chat and one group no more by several processes than by one", () => {
    const free = (pace: Pace, chat: number) => {
      let count = 0;
      for (; pace.wait(chat, "urgent", 0) === 0 && count < 50; count += 1) send(pace, chat, "urgent", 0);
      return count;
    };
    const limits = { ...defaultLimits, perSecond: 1_000 };
    expect(free(new Pace(limits), 5)).toBe(3);
    expect(free(new Pace(limits, () => 3), 5)).toBe(1);
    expect(free(new Pace(limits), -5)).toBe(20);
    expect(free(new Pace(limits, () => 2), -5)).toBe(10);
  });

  test("waits beside others until these know of the new process, alone not", () => {
    expect(new Pace(defaultLimits, () => 2, 10_000).wait(5, "urgent", 10_500)).toBe(2_500);
    expect(new Pace(defaultLimits, () => 2, 10_000).wait(5, "answer", 10_500)).toBe(0);
    expect(new Pace(defaultLimits, () => 1, 10_000).wait(5, "urgent", 10_500)).toBe(0);
  });

  test("is counted until its answer came, where that is late", () => {
    const pace = new Pace();
    const going = Array.from({ length: 30 }, (_, sent) => pace.spend(sent + 1, "ordinary", sent));
    for (const one of going) pace.ended(one, 700);
    expect(pace.wait(100, "urgent", 1_200)).toBeGreaterThan(0);
    expect(pace.wait(100, "urgent", 1_710)).toBe(0);
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
          send(pace, chat, priority, now);
          rates.spend(chat);
        }
      }),
      { numRuns: 60 },
    );
  });
});
