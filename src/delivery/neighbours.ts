import type { Logger } from "pino";
import type { Queries } from "../database/connect.js";
import { describeError } from "./describe-error.js";
import { livingHolders } from "./holder.js";

export interface Neighbours {
  /** Processes that live on this database, this one included; at least 1. A newcomer is known after a look-around. */
  count(): number;
  stop(): void;
}

/** Counts the processes that share a database, now and at every look-around (milliseconds). */
export async function watchNeighbours(
  { db, log }: { readonly db: Queries; readonly log: Logger },
  lookAround = 2_000,
): Promise<Neighbours> {
  let known = 1;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    try {
      const rows = await db.$queryRaw<
        { count: number }[]
      >`SELECT count(*)::int AS count FROM ${livingHolders} AS living`;
      known = Math.max(1, rows[0]?.count ?? 1);
    } catch (error) {
      // Who cannot look keeps to what it knew.
      log.debug({ error: describeError(error) }, "cannot count the processes");
    }
    if (!stopped) timer = setTimeout(() => void look(), lookAround).unref();
  }

  await look();
  return {
    count: () => known,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
