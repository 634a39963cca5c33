import { expect, test } from "vitest";
import { createPatience } from "../../../src/reporting/evidence/patience.js";
import { gate } from "../../delivery/support.js";

test("a folder that hangs is waited for once; until it comes back nothing else begins", async () => {
  const patiently = createPatience(30);
  const back = gate();
  let begun = 0;
  const work = async () => {
    begun += 1;
    await back.promise;
  };
  const all = await Promise.allSettled([patiently(work), patiently(work), patiently(work)]);
  expect(all.map((one) => one.status === "rejected" && one.reason.code)).toEqual(Array(3).fill("ETIMEDOUT"));
  expect(begun).toBe(1);
  back.open();
  await back.promise;
  await expect.poll(() => patiently(async () => "written").catch(() => "hangs")).toBe("written");
});

test("works go one after another, and one that fails holds up no other", async () => {
  const patiently = createPatience(1_000);
  const done: number[] = [];
  const one = patiently(async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    done.push(1);
  });
  const failing = patiently(() => Promise.reject(new Error("EACCES")));
  const two = patiently(async () => void done.push(2));
  await expect(failing).rejects.toThrow("EACCES");
  await Promise.all([one, two]);
  expect(done).toEqual([1, 2]);
});
