import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "./connect.js";
import { type OpenDatabaseOptions, openDatabase } from "./open.js";
import { DatabaseUnavailable } from "./unavailable.js";

export interface WaitingOptions extends OpenDatabaseOptions {
  /** Ends the waiting: the promise rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told why it waits, each time the reason is another. */
  readonly onWaiting?: (why: DatabaseUnavailable) => void;
  /** Milliseconds between the first tries; they become rarer, up to 5 s. */
  readonly pause?: number;
}

/**
 * Opens a database, and waits for one that may come by itself: a server that starts after this program or is away for a
 * while, a disk that is full. Rejects with `DatabaseUnavailable`, as `openDatabase`, for what only somebody can mend.
 */
export async function openWhenThere(options: WaitingOptions): Promise<Database> {
  const { signal, onWaiting, log } = options;
  let pause = options.pause ?? 500;
  const began = performance.now();
  for (let reason: string | null = null; ; ) {
    signal?.throwIfAborted();
    try {
      const database = await openDatabase(options);
      if (reason !== null) log.info({ seconds: secondsSince(began) }, "the database is there");
      return database;
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable) || !error.mayPass) throw error;
      if (error.code !== reason) {
        reason = error.code;
        log.error({ reason, detail: error.detail }, "waiting for the database");
        onWaiting?.(error);
      }
    }
    await wait(pause, undefined, signal ? { signal } : {}).catch(() => {});
    pause = Math.min(pause * 2, 5_000);
  }
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 1000);
}
