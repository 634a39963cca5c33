import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gathered } from "../src/gathered.js";

describe("work that is gathered", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is done once for all who want it within the time", async () => {
    const work = vi.fn(async () => {});
    const { wake } = gathered(work, 1_000);
    for (const wait of [0, 300, 600]) {
      await vi.advanceTimersByTimeAsync(wait);
      wake();
    }
    await vi.advanceTimersByTimeAsync(99);
    expect(work).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("is done again for who wants it while it is in hand", async () => {
    let end = () => {};
    const work = vi.fn(() => new Promise<void>((resolve) => (end = resolve)));
    const { wake } = gathered(work, 1_000);
    wake();
    await vi.advanceTimersByTimeAsync(1_000);
    wake();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(work).toHaveBeenCalledTimes(1);
    end();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("is done at once for who waits for it", async () => {
    const work = vi.fn(async () => {});
    const { wake, hasten } = gathered(work, 1_000);
    wake();
    await hasten();
    expect(work).toHaveBeenCalledTimes(1);
    wake();
    await vi.advanceTimersByTimeAsync(999);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("is not begun once it is stopped", async () => {
    const work = vi.fn(async () => {});
    const { wake, stop } = gathered(work, 1_000);
    wake();
    await stop();
    wake();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(work).not.toHaveBeenCalled();
  });
});
