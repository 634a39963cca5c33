import fc from "fast-check";
import { expect, test } from "vitest";
import { atMost } from "../../src/channels/at-most.js";

test("keeps to the number and the order, whatever fails", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.tuple(fc.nat(3), fc.boolean())),
      async (count, plan) => {
        const gate = atMost(count);
        const begun: number[] = [];
        let running = 0;
        let most = 0;
        const works = plan.map(([turns, fails], index) =>
          gate(async () => {
            begun.push(index);
            most = Math.max(most, ++running);
            for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
            running -= 1;
            if (fails) throw new Error("boom");
            return index;
          }).catch(() => index),
        );
        expect(await Promise.all(works)).toEqual(plan.map((_, index) => index));
        expect(begun).toEqual(plan.map((_, index) => index));
        expect(most).toBeLessThanOrEqual(count);
      },
    ),
  );
});
