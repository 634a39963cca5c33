import type { Clock } from "../clock.js";

/**
 * Milliseconds by which the clock has to run ahead of the machine's time between two looks to have been moved on. Less is how
 * finely both can be read, which added up at every look would make this time run faster than any other.
 */
const moved = 1_000;

/**
 * Milliseconds that only grow: as the machine's time goes by, and forward with the clock where that is moved on by a second
 * or more. A clock that is set back takes nothing back.
 */
export function growingTime(clock: Clock, machine: () => number = () => performance.now()): () => number {
  let now = 0;
  let last = { machine: machine(), clock: clock.now().getTime() };
  return () => {
    const next = { machine: machine(), clock: clock.now().getTime() };
    const passed = Math.max(0, next.machine - last.machine);
    const byClock = next.clock - last.clock;
    now += byClock - passed >= moved ? byClock : passed;
    last = next;
    return now;
  };
}
