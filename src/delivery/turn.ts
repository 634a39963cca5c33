import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import type { Logger } from "pino";
import { describeError } from "./describe-error.js";

const lockClass = 1_684_893_034;
const pause = 5_000;

/**
 * Runs the work in one process at a time, of all that share a server's database: a messenger gives its updates to one
 * poller only. Another process takes over within seconds of the first one's end, whatever ends it. On an embedded
 * database there is one bot, and the lock is always free.
 */
export async function runInTurn(
  name: string,
  openSession: () => Promise<pg.Client>,
  work: (signal: AbortSignal) => Promise<void>,
  {
    signal,
    log,
    onTurn,
  }: {
    readonly signal: AbortSignal;
    readonly log: Logger;
    /** Told at each look whether it is this process's turn. */
    readonly onTurn?: (mine: boolean) => void;
  },
): Promise<void> {
  while (!signal.aborted) {
    try {
      const session = await openSession();
      try {
        const mine = await lock(session, name);
        onTurn?.(mine);
        if (mine) await workWhile(session, work, signal);
      } finally {
        await session.end().catch(() => undefined);
      }
    } catch (error) {
      log.warn({ turn: name, error: describeError(error) }, "lost a turn, trying again");
    }
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}

async function lock(session: pg.Client, name: string): Promise<boolean> {
  const { rows } = await session.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1, hashtext($2)) AS got", [
    lockClass,
    name,
  ]);
  return rows[0]!.got;
}

/** The turn is over when its connection is: from then on another process may have it. */
async function workWhile(
  session: pg.Client,
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const lost = new AbortController();
  session.once("end", () => lost.abort());
  await work(AbortSignal.any([signal, lost.signal]));
}
