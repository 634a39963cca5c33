import { type Clock, machineClock } from "../clock.js";

const vietnamOffset = 7 * 3_600_000;

/** A clock that can be put to another time and runs on from there. */
export class SandboxClock implements Clock {
  readonly #machine: Clock;
  readonly #listeners = new Set<(now: Date, before: Date) => void>();
  #ahead: number;

  /** `at`: an instant, or Vietnam's civil time as `2024-02-26T07:30`; the machine's time where not said. */
  constructor(at?: Date | string, machine: Clock = machineClock) {
    this.#machine = machine;
    this.#ahead = at === undefined ? 0 : toInstant(at).getTime() - machine.now().getTime();
  }

  now(): Date {
    return new Date(this.#machine.now().getTime() + this.#ahead);
  }

  /** Puts the clock to a time, also an earlier one, and tells the subscribers. Throws a RangeError on what is no time. */
  put(at: Date | string): Date {
    const before = this.now();
    this.#ahead = toInstant(at).getTime() - this.#machine.now().getTime();
    const now = this.now();
    for (const listener of [...this.#listeners]) listener(now, before);
    return now;
  }

  move(milliseconds: number): Date {
    return this.put(new Date(this.now().getTime() + milliseconds));
  }

  /** Called after the clock was put to another time, not as it runs; returns how to stop. */
  onMove(listener: (now: Date, before: Date) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function toInstant(at: Date | string): Date {
  const instant = at instanceof Date ? at : parseVietnamTime(at);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`Not a time: ${String(at)}. Write it as 2024-02-27T08:00`);
  return instant;
}

/** `2024-02-27T08:00`, seconds optional, is Vietnam's civil time; with an offset or `Z` it is that instant. */
function parseVietnamTime(text: string): Date {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(
    text.trim(),
  );
  if (!match) return new Date(Number.NaN);
  const [, day, time = "00:00", seconds = ":00", offset = "+07:00"] = match;
  const instant = new Date(`${day}T${time}${seconds}${offset}`);
  // `2024-02-31` would silently become 2 March.
  const roundTrip = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(roundTrip.getTime()) && roundTrip.toISOString().startsWith(day!)
    ? instant
    : new Date(Number.NaN);
}

/** `2024-02-27T08:00:00+07:00`. */
export function inVietnam(instant: Date): string {
  return `${new Date(instant.getTime() + vietnamOffset).toISOString().slice(0, 19)}+07:00`;
}
