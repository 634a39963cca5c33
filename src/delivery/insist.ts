import { setTimeout as wait } from "node:timers/promises";

/**
 * Repeats a write until it succeeds. For what has already happened: a message that is sent, an update that is handled.
 * Left unwritten it would happen again, or hold up its chat. `onTrouble` hears of the first failure.
 */
export async function insist(write: () => Promise<void>, onTrouble: (error: unknown) => void): Promise<void> {
  for (let pause = 100; ; pause = Math.min(pause * 2, 5_000)) {
    try {
      return await write();
    } catch (error) {
      if (pause === 100) onTrouble(error);
      await wait(pause, undefined, { ref: false });
    }
  }
}
