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
 * Where no lane is free nothing is taken and `behind` not asked. What was taken is begun after this has resolved.
 */
export type StoreAndTake = <Kept>(
  store: (on: Statements) => Promise<Kept>,
  behind?: (on: Statements) => Promise<void>,
) => Promise<Stored<Kept>>;

export function storeAndTake(crew: Crew<InboxRow, Handled>, claims: LaneClaims, on: Statements): StoreAndTake {
  return (store, behind) =>
    crew.beside(
      async (limit, handled) => {
        const [kept, rows] = await inOneWrite(on, (at) => {
          const stored = store(at);
          const claimed = claims.claim(limit, handled, at);
          const told = limit > 0 ? behind?.(at) : undefined;
          return Promise.all([stored, claimed, told]).catch((error: unknown) => {
            // What fails beside a claim that is committed, in reading what it was answered, must not keep its rows.
            void claimed.then((lost) => claims.letGo(lost)).catch(() => undefined);
            throw error;
          });
        });
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
