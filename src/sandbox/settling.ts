import type { Settling } from "./messenger.js";

/** What a stand-in tells about itself so that one can wait for it without sleeping. */
export interface Traffic {
  /** What is still outstanding, in words ("1 update not confirmed"); null when nothing is. */
  outstanding(needsAnswer: boolean): string | null;
  /** Called whenever `outstanding` may have changed; returns how to stop. */
  onTraffic(listener: () => void): () => void;
}

/**
 * Waits until nothing is outstanding. With `idle` the bot's own word is asked as well, and asked again where something
 * moved meanwhile; without it the stand-in has to see an answer.
 */
export async function settle(traffic: Traffic, { idle, timeout = 60_000 }: Settling = {}): Promise<void> {
  let moves = 0;
  let wake = () => {};
  const stop = traffic.onTraffic(() => {
    moves++;
    wake();
  });
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<"expired">((resolve) => {
    timer = setTimeout(() => resolve("expired"), timeout);
  });
  try {
    for (;;) {
      const outstanding = traffic.outstanding(idle === undefined);
      if (outstanding === null) {
        if (!idle) return;
        const before = moves;
        if ((await Promise.race([idle(), expired])) === "expired")
          throw new Error(`Not settled after ${timeout} ms: the bot is not idle`);
        if (moves === before && traffic.outstanding(false) === null) return;
        continue;
      }
      const moved = new Promise<"moved">((resolve) => {
        wake = () => resolve("moved");
      });
      if ((await Promise.race([moved, expired])) === "expired")
        throw new Error(`Not settled after ${timeout} ms: ${traffic.outstanding(idle === undefined) ?? outstanding}`);
    }
  } finally {
    stop();
    clearTimeout(timer);
  }
}
