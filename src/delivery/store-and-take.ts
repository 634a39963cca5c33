import { inOneWrite, type Statements } from "../database/direct.js";
import type { Crew } from "./crew.js";
import type { InboxRow } from "./inbox.js";
import type { LaneClaims } from "./lane-claims.js";
import type { Handled } from "./left.js";
import { inboxWake } from "./wake.js";

/** What `store` resolved with, and the rows that lanes took with it. */
export interface Stored<Kept> {
  readonly kept: Kept;
  readonly taken: readonly InboxRow[];
}

/**
 * Stores updates and takes them, or what waits before them, in one write: whoever wrote would wait for two. What `store`,
 * the claim and `behind` ask, in this order, is one transaction, and fails together; both ask before they wait for anything.
 * Where no lane is free it stores alone, without `behind`. What was taken is begun after this has resolved.
 */
export type StoreAndTake = <Kept>(
  store: (on: Statements) => Promise<Kept>,
  behind?: (on: Statements) => Promise<void>,
) => Promise<Stored<Kept>>;

export function storeAndTake(crew: Crew<InboxRow, Handled>, claims: LaneClaims, on: Statements): StoreAndTake {
  return (store, behind) =>
    crew.beside(
      async (limit, handled) => {
        const [kept, rows] = await inOneWrite(on, (at) =>
          Promise.all([store(at), claims.claim(limit, handled, at), behind?.(at)]),
        );
        // What was stored waits behind others, or is not among the oldest.
        if (rows.length === 0) inboxWake.wake();
        return { kept: { kept, taken: rows }, rows };
      },
      async () => {
        const kept = await store(on);
        inboxWake.wake();
        return { kept, taken: [] };
      },
    );
}
