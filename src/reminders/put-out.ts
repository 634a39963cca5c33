import type { Day } from "../calendar/day.js";
import type { Prisma } from "../database/generated/client.js";
import { enqueue } from "../delivery/outbox.js";

/** A message that somebody is to be told; what it says is decided when it goes. */
export interface Planned {
  /** Unique for ever: person, kind and civil date, or what it is about. */
  readonly key: string;
  readonly personId: number;
  readonly kind: string;
  readonly day: Day;
  readonly urgent?: boolean;
  /** At once where missing. */
  readonly goesAt?: Date;
  /** After it nobody needs it; a day after it was planned where null. */
  readonly expiresAt: Date | null;
}

/** Puts what was decided into the outbox; by its key, deciding it again is harmless. Resolves with how many are new. */
export function putOut(db: Prisma.TransactionClient, planned: readonly Planned[], now: Date): Promise<number> {
  return enqueue(
    db,
    planned.map(({ goesAt, ...one }) => ({ urgent: false, ...one, nextAt: goesAt ?? now })),
    now,
  );
}
