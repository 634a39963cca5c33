import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import type { Logger } from "pino";
import { Prisma } from "../database/generated/client.js";
import { describeError } from "./describe-error.js";

/** The first half of the key of our advisory locks: apart from anybody else's in the same database. */
const lockClass = 1_684_893_033;

/**
 * A process, as the rows that it has in hand name it. It lives as long as it holds the session advisory lock of its
 * number: the lock goes with the process, whatever ends it, so that another may take its rows over at once.
 */
export interface Holder {
  readonly id: number;
  /** Rows that are still in hand are free from here on. */
  close(): Promise<void>;
}

export interface HolderOptions {
  readonly openSession: () => Promise<pg.Client>;
  readonly log: Logger;
  /** Milliseconds between tries to get a lost connection, and the lock, back. */
  readonly pause?: number;
}

/**
 * Rejects where the database cannot be reached. A connection that dies later is opened again; until then other
 * processes may take over what is in hand here, and whoever finishes second finds that the row is no longer his.
 *
 * On an embedded database all connections share one session: there the lock outlives its connection and ends with the
 * process that runs the database. That is the only bot on that database (database/open.ts), so it says the same.
 */
export async function takeHolder(options: HolderOptions): Promise<Holder> {
  const { openSession, log, pause = 1_000 } = options;
  const id = randomInt(1, 2 ** 31);
  let closing = false;
  let session = await lockedSession();

  async function lockedSession(): Promise<pg.Client> {
    const client = await openSession();
    try {
      // After a half-open connection the server may still think that the old session holds it: then this waits its turn.
      await client.query("SELECT pg_advisory_lock($1, $2)", [lockClass, id]);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    client.once("end", () => void recover());
    return client;
  }

  async function recover(): Promise<void> {
    if (closing) return;
    log.warn({ holder: id }, "lost the connection that says that this process lives");
    while (!closing) {
      try {
        session = await lockedSession();
        if (closing) await session.end();
        else log.info({ holder: id }, "this process is known to live again");
        return;
      } catch (error) {
        log.debug({ error: describeError(error) }, "not yet");
        await wait(pause, undefined, { ref: false });
      }
    }
  }

  return {
    id,
    async close() {
      if (closing) return;
      closing = true;
      // On an embedded database the end of the connection would not release it.
      await session.query("SELECT pg_advisory_unlock($1, $2)", [lockClass, id]).catch(() => undefined);
      await session.end().catch(() => undefined);
    },
  };
}

/** The numbers of the processes that live, as a subquery. */
export const livingHolders = Prisma.sql`(
  SELECT objid::bigint FROM pg_locks
  WHERE locktype = 'advisory' AND classid::bigint = ${lockClass} AND objsubid = 2 AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;
