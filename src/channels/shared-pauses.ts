import type { Logger } from "pino";
import type { PrismaClient } from "../database/generated/client.js";

/** Stands for every place of a bot. */
export const everywhere = "*";

/** Milliseconds within which refusals of several places are one refusal of all. */
export const atOnce = 1_000;

/** What other processes that send for the same bot were told: one that is refused says so to all. Never rejects. */
export interface SharedPauses {
  /** Milliseconds until something may be sent there, by what anybody was told; 0: now. */
  wait(place: string): Promise<number>;
  say(paused: readonly { readonly place: string; readonly milliseconds: number }[]): Promise<void>;
}

/** Where one process sends, nobody has to be asked. */
export const alone: SharedPauses = { wait: async () => 0, say: async () => {} };

/**
 * Pauses in rows of the database, whose clock they go by. Asked before each call, so only where several processes live;
 * where the rows cannot be reached, each obeys what it was told itself.
 */
export function createSharedPauses(options: {
  readonly db: Pick<PrismaClient, "$queryRaw" | "$executeRaw">;
  readonly channel: string;
  readonly bot: string;
  readonly processes: () => number;
  readonly log: Logger;
}): SharedPauses {
  const { db, channel, bot, processes, log } = options;
  const quietly = (error: unknown) => {
    log.warn({ channel, bot, error: error instanceof Error ? error.name : typeof error }, "cannot share a pause");
  };
  return {
    async wait(place) {
      if (processes() < 2) return 0;
      try {
        const rows = await db.$queryRaw<{ left: number | null }[]>`
          SELECT max(extract(epoch FROM until - clock_timestamp()) * 1000)::float8 AS left FROM "Pause"
          WHERE channel = ${channel} AND bot = ${bot} AND place IN (${place}, ${everywhere})`;
        return Math.max(0, rows[0]?.left ?? 0);
      } catch (error) {
        quietly(error);
        return 0;
      }
    },
    async say(paused) {
      if (processes() < 2) return;
      try {
        await db.$executeRaw`
          DELETE FROM "Pause" WHERE channel = ${channel} AND bot = ${bot} AND until < clock_timestamp() - interval '1 hour'`;
        for (const { place, milliseconds } of paused) await tell(place, milliseconds);
        const [first] = paused;
        if (first && paused.length === 1) await joinRefusals(first.place);
      } catch (error) {
        quietly(error);
      }
    },
  };

  async function tell(place: string, milliseconds: number): Promise<void> {
    await db.$executeRaw`
      INSERT INTO "Pause" AS told (channel, bot, place, at, until)
      VALUES (${channel}, ${bot}, ${place}, clock_timestamp(),
        clock_timestamp() + ${milliseconds}::float8 * interval '1 millisecond')
      ON CONFLICT (channel, bot, place) DO UPDATE SET at = excluded.at, until = greatest(told.until, excluded.until)`;
  }

  /** What several processes were refused at once in different places is one refusal of all, as in one process. */
  async function joinRefusals(place: string): Promise<void> {
    const rows = await db.$queryRaw<{ common: number | null }[]>`
      SELECT extract(epoch FROM least(min(other.until), min(own.until)) - clock_timestamp())::float8 * 1000 AS common
      FROM "Pause" own JOIN "Pause" other ON other.channel = own.channel AND other.bot = own.bot
      WHERE own.channel = ${channel} AND own.bot = ${bot} AND own.place = ${place}
        AND other.place NOT IN (${place}, ${everywhere}) AND other.until > clock_timestamp()
        AND other.at > clock_timestamp() - ${atOnce}::int * interval '1 millisecond'`;
    const common = rows[0]?.common ?? 0;
    if (common > 0) await tell(everywhere, common);
  }
}
