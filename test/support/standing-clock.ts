import { SandboxClock } from "../../src/sandbox/clock.js";

/** Stands until it is put or moved, so that nothing a test reads from it depends on how fast the machine is. */
export function standingClock(at = "2024-02-26T07:30"): SandboxClock {
  return new SandboxClock(at, { now: () => new Date(0) });
}
