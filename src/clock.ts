/** Where "now" comes from. Decisions take the instant as an argument; only the edge asks a clock. */
export interface Clock {
  now(): Date;
}

export const machineClock: Clock = { now: () => new Date() };
