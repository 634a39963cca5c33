import type { Queries } from "../database/connect.js";

/** What has come in and is not handled. */
export interface InboxStanding {
  /** Updates that nobody can handle, kept for whoever looks into it. */
  readonly aside: number;
  /** Updates that are stored and not yet handled. */
  readonly waiting: number;
  /** When the oldest of these came; null where none waits. */
  readonly oldestWaiting: Date | null;
}

/** Reads those rows alone, on the index of states, however many were handled before. */
export async function readInboxStanding(db: Queries): Promise<InboxStanding> {
  const [row] = await db.$queryRaw<[InboxStanding]>`
    SELECT count(*) FILTER (WHERE state = 'aside')::int AS aside, count(*) FILTER (WHERE state = 'new')::int AS waiting,
      min("receivedAt") FILTER (WHERE state = 'new') AS "oldestWaiting"
    FROM "InboxUpdate" WHERE state IN ('new', 'aside')`;
  return row;
}
