import fc from "fast-check";
import { expect, test } from "vitest";
import { together } from "../../src/channels/together.js";

test("works for all who wait at once, in their order, gives each their own results, and fails for those alone whose items do", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(2), fc.boolean()), { maxLength: 12 }), async (plan) => {
      const kept: number[] = [];
      let under = 0;
      let most = 0;
      const work = together(async (items: readonly number[]) => {
        most = Math.max(most, ++under);
        await new Promise(setImmediate);
        under -= 1;
        if (items.some((item) => plan[item]![1])) throw new Error("boom");
        kept.push(...items);
        return items.map((item) => -item);
      });
      const ends: Promise<boolean>[] = [];
      for (const [index, [later]] of plan.entries()) {
        for (let turn = 0; turn < later; turn += 1) await new Promise(setImmediate);
        ends.push(
          work([index]).then(
            ([result]) => result === -index,
            () => false,
          ),
        );
      }
      expect(await Promise.all(ends)).toEqual(plan.map(([, fails]) => !fails));
      expect(kept).toEqual(plan.flatMap(([, fails], index) => (fails ? [] : [index])));
      expect(most).toBeLessThanOrEqual(1);
    }),
  );
});
