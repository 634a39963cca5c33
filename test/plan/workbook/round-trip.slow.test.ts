import fc from "fast-check";
import { expect, test } from "vitest";
import { anyPlan } from "./any-plan.js";
import { lamDong, placeless, problemsOf, writtenAndRead } from "./workbooks.js";

test("any plan that is written as a workbook is read as the same plan", async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, async (plan) => {
      const read = await writtenAndRead(plan);
      expect(read.ok ? [] : problemsOf(read)).toEqual([]);
      expect(read.ok && placeless(read.value)).toEqual(placeless(plan));
    }),
    { numRuns: 60 },
  );
});

test("the plan of 2024, of which its folder says nothing of single agencies' targets", async () => {
  const plan = await lamDong();
  const read = await writtenAndRead(plan);
  expect(read.ok && placeless(read.value)).toEqual(placeless({ ...plan, targets: [] }));
});
