import type { Clock } from "../clock.js";

/**
 * Milliseconds that only grow: as the machine's time goes by, and forward with the clock where that is moved on. A clock
 * that is set back takes nothing back.
 */
export function growingTime(clock: Clock, machine: () => number = () => performance.now()): () => number {
  let now = 0;
  let last = { machine: machine(), clock: clock.now().getTime() };
  return () => {
    const next = { machine: machine(), clock: clock.now().getTime() };
    now += Math.max(0, next.machine - last.machine, next.clock - last.clock);
    last = next;
    return now;
  };
}
