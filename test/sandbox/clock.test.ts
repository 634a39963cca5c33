import { describe, expect, test } from "vitest";
import { inVietnam, SandboxClock } from "../../src/sandbox/clock.js";

function machine(start: number) {
  let now = start;
  return { now: () => new Date(now), pass: (milliseconds: number) => (now += milliseconds) };
}

test("runs on from where it is put, and tells those who asked", () => {
  const time = machine(1_800_000_000_000);
  const clock = new SandboxClock("2024-02-26T07:30", time);
  expect(inVietnam(clock.now())).toBe("2024-02-26T07:30:00+07:00");
  time.pass(90_000);
  expect(inVietnam(clock.now())).toBe("2024-02-26T07:31:30+07:00");
  const moves: string[] = [];
  const stop = clock.onMove((now, before) => moves.push(`${inVietnam(before)} → ${inVietnam(now)}`));
  clock.put("2024-02-27T08:00");
  clock.move(3_600_000);
  stop();
  clock.put("2024-02-20T00:00");
  expect(moves).toEqual([
    "2024-02-26T07:31:30+07:00 → 2024-02-27T08:00:00+07:00",
    "2024-02-27T08:00:00+07:00 → 2024-02-27T09:00:00+07:00",
  ]);
});

describe("reads a time", () => {
  test.each([
    ["2024-02-27T08:00", "2024-02-27T01:00:00.000Z"],
    ["2024-02-27 08:00:30", "2024-02-27T01:00:30.000Z"],
    ["2024-02-27", "2024-02-26T17:00:00.000Z"],
    ["2024-02-27T08:00Z", "2024-02-27T08:00:00.000Z"],
    ["2024-02-27T08:00:00+07:00", "2024-02-27T01:00:00.000Z"],
  ])("%s", (text, instant) => {
    expect(new SandboxClock(text, machine(0)).now().toISOString()).toBe(instant);
  });
  test.each(["2024-02-31T08:00", "2024-13-01", "27/02/2024", "8:00", "", "2024-02-27T25:00"])("not %s", (text) => {
    expect(() => new SandboxClock(text)).toThrow(RangeError);
  });
});
