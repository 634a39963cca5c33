import { expect, test } from "vitest";
import { growingTime } from "../../src/channels/growing-time.js";

test("goes with the machine's time, forward with the clock, and never back", () => {
  let machine = 0;
  let clock = 1_000_000;
  const now = growingTime({ now: () => new Date(clock) }, () => machine);
  const seen: number[] = [];
  for (const [byMachine, byClock] of [
    [5, 0],
    [0, 30_000],
    [7, 7],
    [2, -40_000],
    [0, 0],
    [3, 3],
  ] as const) {
    machine += byMachine;
    clock += byClock;
    seen.push(now());
  }
  expect(seen).toEqual([5, 30_005, 30_012, 30_014, 30_014, 30_017]);
});

test("does not run faster for being looked at often, though the clock is read in whole milliseconds", () => {
  let machine = 0;
  const now = growingTime({ now: () => new Date(1_000_000 + Math.floor(machine)) }, () => machine);
  for (let look = 0; look < 10_000; look += 1) {
    machine += 0.3 + (look % 7) / 10;
    now();
  }
  expect(now()).toBeCloseTo(machine, 6);
});
