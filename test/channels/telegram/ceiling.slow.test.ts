import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultLimits, Pace } from "../../../src/channels/telegram/pace.js";
import { mostInASecond } from "../../../src/sandbox/bench/most-in-a-second.js";
import { type Arrival, type Circumstances, perSecond, playCampaign } from "./campaign.js";

const ceiling = defaultLimits.perSecond;

function paces(count: number): Pace[] {
  return Array.from({ length: count }, () => new Pace(defaultLimits, () => count));
}

function most(arrivals: readonly Arrival[]): number {
  return mostInASecond(arrivals.map(({ at }) => at));
}

const milliseconds = (max: number) =>
  fc.array(fc.double({ min: 0, max, noNaN: true }), { minLength: 1, maxLength: 97 });
const stalls = (max: { count: number; lasts: number }) =>
  fc.array(fc.record({ at: fc.nat(35_000), lasts: fc.nat(max.lasts) }), { maxLength: max.count });

/** Ways and timers, by what they take at most, and machines that stall. */
function circumstances(way: number, stalling: { count: number; lasts: number }, messages: number) {
  return fc.record<Circumstances>({
    paces: fc.constantFrom(1, 2, 3).map(paces),
    messages: fc.constant(messages),
    there: milliseconds(way),
    back: milliseconds(way),
    late: milliseconds(10),
    senderStalls: stalls(stalling),
    receiverStalls: stalls(stalling),
    answers: fc.constant([]),
  });
}

test("in no second does the messenger get more than it takes, whatever the network and the machines do", () => {
  fc.assert(
    fc.property(circumstances(400, { count: 12, lasts: 3_000 }, 400), (given) => {
      expect(most(playCampaign(given))).toBeLessThanOrEqual(ceiling);
    }),
    { numRuns: 100 },
  );
});

test("while there is always something to send, at least 97 % of that, though the machines stall now and then", () => {
  fc.assert(
    fc.property(circumstances(8, { count: 3, lasts: 200 }, 1_000), (given) => {
      const arrivals = playCampaign(given);
      expect(most(arrivals)).toBeLessThanOrEqual(ceiling);
      expect(perSecond(arrivals)).toBeGreaterThanOrEqual(0.97 * ceiling);
    }),
    { numRuns: 60 },
  );
});

test("answers are counted before reminders: no second that ends with a reminder is full of more", () => {
  fc.assert(
    fc.property(
      circumstances(0, { count: 0, lasts: 0 }, 300),
      fc.array(fc.nat(9_000), { maxLength: 60 }),
      (given, answers) => {
        const arrivals = playCampaign({ ...given, paces: paces(1), answers });
        expect(arrivals.filter(({ priority }) => priority === "answer").length).toBe(answers.length);
        for (const [index, { at, priority }] of arrivals.entries()) {
          const before = arrivals.slice(0, index).filter((other) => at - other.at < 1_000);
          if (priority === "ordinary") expect(before.length).toBeLessThan(ceiling);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("an answer that comes while reminders go finds room in a moment", () => {
  const answers = Array.from({ length: 9 }, (_, index) => 1_500 + index * 1_037);
  const arrivals = playCampaign({ paces: paces(1), messages: 300, there: [1, 2], back: [1], late: [0, 1], answers });
  const late = arrivals.filter(({ priority }) => priority === "answer").map(({ at }, index) => at - answers[index]!);
  expect(Math.max(...late)).toBeLessThan(110);
  expect(most(arrivals)).toBeLessThanOrEqual(ceiling);
});
