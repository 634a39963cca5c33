import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startTicks, type Ticks } from "../../src/reminders/tick.js";

let ticks: Ticks | undefined;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2024-02-26T07:59:30+07:00") });
});
afterEach(async () => {
  const stopping = ticks?.stop();
  await vi.advanceTimersByTimeAsync(8_000);
  await stopping;
  vi.useRealTimers();
});

const clock = { now: () => new Date() };

function start(run: (now: Date) => Promise<unknown>, patience?: number) {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  ticks = startTicks({ clock, log, jobs: [{ name: "work", run }], patience });
  return { ticks, log };
}

test("ticks at once and at every full minute", async () => {
  const at: string[] = [];
  start(async (now) => at.push(now.toISOString()));
  await vi.advanceTimersByTimeAsync(150_000);
  expect(at.map((instant) => instant.slice(11, 19))).toEqual(["00:59:30", "01:00:00", "01:01:00", "01:02:00"]);
});

test("a run that fails is logged and does not end the ticking", async () => {
  let runs = 0;
  const { log } = start(async () => {
    runs += 1;
    throw new Error("no database");
  });
  await vi.advanceTimersByTimeAsync(90_000);
  expect(runs).toBe(3);
  expect(log.error).toHaveBeenCalledTimes(3);
});

test("a job that fails, or does not end, is named in the log, and the others are done", async () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const done: string[] = [];
  const work = (name: string) => ({ name, run: async () => done.push(name) });
  const failing = { name: "failing", run: () => Promise.reject(new Error("no database")) };
  const hanging = { name: "hanging", run: () => new Promise(() => {}) };
  ticks = startTicks({ clock, log, jobs: [work("first"), failing, hanging, work("last")], patience: 10_000 });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(done).toEqual(["first", "last"]);
  expect(log.error.mock.calls.map(([{ job }]) => job)).toEqual(["failing", "hanging"]);
});

test("a job that throws at once is no worse than one that rejects", async () => {
  const { log } = start(() => {
    throw new Error("no database");
  });
  await vi.advanceTimersByTimeAsync(1);
  expect(log.error).toHaveBeenCalledTimes(1);
});

test("what is still to be done when it stops is left to the next start", async () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const done: string[] = [];
  const slow = { name: "slow", run: () => new Promise((resolve) => setTimeout(resolve, 1_000)) };
  ticks = startTicks({ clock, log, jobs: [slow, { name: "last", run: async () => done.push("last") }] });
  await vi.advanceTimersByTimeAsync(1);
  const stopped = ticks.stop();
  await vi.advanceTimersByTimeAsync(1_000);
  await stopped;
  expect(done).toEqual([]);
});

test("a job that is not waited for any longer when it stops fails without alarm: what it worked on is closed", async () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const failing = () => new Promise((_, reject) => setTimeout(() => reject(new Error("the pool has ended")), 9_000));
  ticks = startTicks({ clock, log, jobs: [{ name: "slow", run: failing }] });
  await vi.advanceTimersByTimeAsync(1);
  let hasStopped = false;
  const stopped = ticks.stop().then(() => {
    hasStopped = true;
  });
  await vi.advanceTimersByTimeAsync(7_000);
  expect(hasStopped).toBe(false);
  await vi.advanceTimersByTimeAsync(2_000);
  await stopped;
  expect(log.error).not.toHaveBeenCalled();
  expect(log.info).toHaveBeenCalledWith({ job: "slow" }, expect.any(String));
});

test("runs never overlap, however they are asked for", async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const { log } = start(async () => {
    runs += 1;
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 20_000));
    running -= 1;
  });
  const asked = [ticks!.tick(), ticks!.tick()];
  await vi.advanceTimersByTimeAsync(65_000);
  await Promise.all(asked);
  expect(runs).toBeGreaterThanOrEqual(3);
  expect(most).toBe(1);
  expect(log.error).not.toHaveBeenCalled();
});

test("one that hangs does not hold up the next for ever", async () => {
  let runs = 0;
  const { log } = start(() => {
    runs += 1;
    return runs === 1 ? new Promise(() => {}) : Promise.resolve();
  }, 100_000);
  await vi.advanceTimersByTimeAsync(99_000);
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(runs).toBeGreaterThan(1);
  expect(log.error).toHaveBeenCalledTimes(1);
});

test("nothing runs after stop", async () => {
  let runs = 0;
  start(async () => {
    runs += 1;
  });
  await vi.advanceTimersByTimeAsync(1);
  await ticks!.stop();
  await vi.advanceTimersByTimeAsync(300_000);
  await ticks!.tick();
  expect(runs).toBe(1);
});

test.each([
  ["back, by eleven hours", "2024-02-25T20:58:00+07:00"],
  ["ahead, by a day", "2024-02-27T07:59:50+07:00"],
])("when the clock is put %s, it ticks soon, and on by the right time", async (_, put) => {
  const at: string[] = [];
  const { log } = start(async (now) => at.push(now.toISOString()));
  await vi.advanceTimersByTimeAsync(40_000);
  vi.setSystemTime(new Date(put));
  const before = at.length;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(at.length).toBe(before + 1);
  await vi.advanceTimersByTimeAsync(120_000);
  const minutes = at.slice(before + 1).filter((instant) => instant.endsWith(":00.000Z"));
  expect(minutes.length).toBe(2);
  expect(log.warn).toHaveBeenCalledWith({ seconds: expect.any(Number) }, "the clock was moved");
});
