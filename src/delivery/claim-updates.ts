import { ranks } from "../channels/rank.js";
import type { Statements } from "../database/direct.js";
import { type Bounds, dayOffset } from "./admission.js";
import { type BotName, type InboxRow, suspectAfter } from "./inbox.js";
import { type Handled, leaving, leftOf } from "./left.js";

/** What claims are asked of. */
export type Claims = Pick<Statements, "$queryRawUnsafe">;

/** What lanes ask for: so many rows, of them at most `others` that are not of the first rank. */
export interface Wish {
  readonly limit: number;
  readonly others: number;
  readonly bounds: Bounds;
  /** Only those that processes ended with again and again, instead of all others. */
  readonly suspects?: boolean;
  /** Where all that was looked at waits behind others of its chat, no further. */
  readonly nearOnly?: boolean;
}

/** Waiting rows, oldest first, whose chats are looked at before all are. */
const lookedAt = 64;

/**
 * Writes what was handled and what that left in its chats, and takes the next rows of these bots, in one statement: the oldest unfinished one of each chat,
 * where nothing of that chat is in hand; those of the first rank before all others, of which at most `others` are taken.
 * What belongs to no chat waits for nobody. Two processes that ask at once never get two rows of one chat. Suspect rows,
 * those that processes ended with again and again, are taken where they are asked for, and only then. Of what was handled
 * nothing is written where another process has taken the row over meanwhile.
 */
export async function claimUpdates(
  db: Claims,
  holder: number,
  bots: readonly BotName[],
  now: Date,
  wish: Wish,
  handled: readonly Handled[] = [],
): Promise<InboxRow[]> {
  if (bots.length === 0 && handled.length === 0) return [];
  const near = await claimWithin(db, holder, bots, now, wish, lookedAt, handled);
  if (near.rows.length > 0 || !near.more || wish.limit === 0 || wish.nearOnly) return near.rows;
  // All that was looked at waits behind others of its chat.
  return (await claimWithin(db, holder, bots, now, wish, null, [])).rows;
}

const waiting = (rank: string, count: string) => `
    SELECT i.id, i.rank, i.channel, i.bot, i."chatId" FROM "InboxUpdate" i
    WHERE i.state = 'new' AND ${rank} AND i.holder IS NULL AND i."nextAt" <= $1::timestamptz
      AND i.channel || ':' || i.bot = ANY($2::text[]) AND (i.crashes >= ${suspectAfter}) = $3::boolean
    ORDER BY i.rank, i.id
    LIMIT ${count}`;
/** Those behind nothing of their chat. What is written as done by this very statement still looks as if it were in hand. */
const free = (from: string) => `
    SELECT w.id FROM ${from} w
    WHERE (
      SELECT 1 FROM "InboxUpdate" other
      WHERE other.channel = w.channel AND other.bot = w.bot AND other."chatId" = w."chatId" AND other.state = 'new'
        AND (other.id < w.id OR other.holder IS NOT NULL)
        AND NOT (other.id = ANY($9::bigint[]) AND other.holder = $8::int)
      LIMIT 1) IS NULL`;
const next = (from: string, count: string) => `
    SELECT i.id FROM "InboxUpdate" i
    WHERE i.id = ANY(ARRAY(SELECT id FROM ${from})) AND i.state = 'new' AND i.holder IS NULL
    ORDER BY i.rank, i.id
    LIMIT ${count}
    FOR UPDATE OF i SKIP LOCKED`;
/**
 * How many of its rank and chat came before it in the same window; no further than matters. State by state and in the order
 * of the index of a chat's rows, which is then the cheaper one also where the table has no statistics yet: by the index of
 * a bot's updates each claim read all that the bot ever received.
 */
const earlier = `(
      SELECT count(*)::int FROM (
        SELECT 1 FROM unnest('{new,done,failed}'::text[]) AS counted (state), LATERAL (
          SELECT 1 FROM "InboxUpdate" before
          WHERE before.channel = taken.channel AND before.bot = taken.bot AND before."chatId" = taken."chatId"
            AND before.state = counted.state AND before.rank = taken.rank AND before.id < taken.id
            AND before."receivedAt" >= to_timestamp(
              floor((extract(epoch FROM taken."receivedAt") + ${dayOffset}) / ($11::int[])[taken.rank + 1])
              * ($11::int[])[taken.rank + 1] - ${dayOffset})
          ORDER BY before."receivedAt"
          LIMIT ($12::int[])[taken.rank + 1] + 1) AS of_state
        LIMIT ($12::int[])[taken.rank + 1] + 1) AS of_window)`;

/**
 * Asks the same whatever the statistics of the table say, which are older than any flood: the waiting rows come from their
 * own index (not from that of a bot's whole history, hence the names in one), and only of the oldest of them it is asked
 * what else waits in their chat, before they are looked up by their ids. Planned as a join, that compared each of 2,000 with
 * each other, for five seconds, and where all wait behind what is in hand, for minutes. The text is always the same, so that
 * it is planned once.
 */
const claim = `
  WITH handled AS (
      UPDATE "InboxUpdate" done SET state = 'done', error = one.reason, holder = NULL, "doneAt" = $1::timestamptz
      FROM unnest($9::bigint[], $10::text[]) AS one (id, reason)
      WHERE done.id = one.id AND done.holder = $8::int AND done.state = 'new'
      RETURNING done.id, done.channel, done.bot, done."chatId"),${leaving("$13")},
    known AS MATERIALIZED (${waiting("i.rank = 0", "$4::int")}),
    lesser AS MATERIALIZED (${waiting("i.rank > 0", "CASE WHEN $6::int > 0 THEN $4::int ELSE 0 END")}),
    free AS MATERIALIZED (${free("known")}),
    free_lesser AS MATERIALIZED (${free("lesser")}),
    first AS MATERIALIZED (${next("free", "$5::int")}),
    rest AS MATERIALIZED (${next("free_lesser", "least($6::int, $5::int - (SELECT count(*)::int FROM first))")}),
    next AS (SELECT id FROM first UNION ALL SELECT id FROM rest),
    taken AS (
      UPDATE "InboxUpdate" taken SET holder = $8::int, attempts = taken.attempts + 1
      FROM next WHERE taken.id = next.id
      RETURNING taken.id, taken.channel, taken.bot, taken."updateId", taken."chatId", taken.update, taken.interpreted,
        taken."receivedAt", taken.attempts, taken.crashes, taken.rank, ${earlier} AS earlier)
  SELECT whole.more, taken.* FROM (
    SELECT (SELECT count(*) FROM known) = $7::int OR (SELECT count(*) FROM lesser) = $7::int AS more) AS whole
  LEFT JOIN taken ON true`;

async function claimWithin(
  db: Claims,
  holder: number,
  bots: readonly BotName[],
  now: Date,
  { limit, others, bounds, suspects = false }: Wish,
  within: number | null,
  handled: readonly Handled[],
): Promise<{ readonly rows: InboxRow[]; readonly more: boolean }> {
  const found = await db.$queryRawUnsafe<({ readonly more: boolean | null } & RawRow)[]>(
    claim,
    now,
    bots.map(({ name, bot }) => `${name}:${bot}`),
    suspects,
    within,
    limit,
    others,
    within,
    holder,
    handled.map(({ id }) => id),
    handled.map(({ reason }) => reason),
    ranks.map((rank) => bounds[rank].seconds),
    ranks.map((rank) => bounds[rank].allowed),
    leftOf(handled),
  );
  const rows = found.flatMap(({ more: _, chatId, rank, earlier: before, ...row }) =>
    row.id === null
      ? []
      : [
          {
            chatId: chatId === null ? null : Number(chatId),
            rank: ranks[rank] ?? "aside",
            earlier: before ?? 0,
            ...row,
          },
        ],
  );
  return { rows: rows.sort((a, b) => (a.id < b.id ? -1 : 1)), more: found[0]?.more === true };
}

type RawRow = Omit<InboxRow, "chatId" | "rank" | "earlier"> & {
  readonly chatId: bigint | null;
  readonly rank: number;
  readonly earlier: number | null;
};
