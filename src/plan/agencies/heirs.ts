import type { Day } from "../../calendar/day.js";
import { dateColumn } from "../../database/days.js";
import { Prisma } from "../../database/generated/client.js";

type Client = Prisma.TransactionClient;

/**
 * How a successor succeeds: it takes over duties, people and what is left; it is one of several of whom nobody has chosen
 * yet; its people answer for what was due before, where the unit ended without a successor and somebody chose them.
 */
export type SuccessionKind = "takes-over" | "one-of-several" | "answers";

/** Of these at most one a predecessor. */
const deciding: readonly SuccessionKind[] = ["takes-over", "answers"];

/** Who answers today for what is left of each ended agency, through all that followed: `Agency.heirId`. */
export async function settleHeirs(tx: Client): Promise<void> {
  const heirs = await heirsOn(tx, null);
  await tx.$executeRaw`
    UPDATE "Agency" a SET "heirId" = h.heir
    FROM unnest(${[...heirs.keys()]}::int[], ${[...heirs.values()]}::int[]) AS h(id, heir)
    WHERE a.id = h.id AND a."heirId" IS DISTINCT FROM h.heir`;
}

/** The same as it was on a day; null: by all that is known. Agencies that answer for themselves are not among the keys. */
export async function heirsOn(db: Client, day: Day | null): Promise<ReadonlyMap<number, number>> {
  const rows = await db.agencySuccession.findMany({
    where: { kind: { in: [...deciding] }, ...(day === null ? {} : { day: { lte: dateColumn(day) } }) },
    select: { predecessorId: true, successorId: true },
  });
  const next = new Map(rows.map(({ predecessorId, successorId }) => [predecessorId, successorId]));
  const heirs = new Map<number, number>();
  for (const from of next.keys()) {
    const seen = new Set<number>([from]);
    let to = from;
    for (let after = next.get(to); after !== undefined && !seen.has(after); after = next.get(to)) {
      seen.add(after);
      to = after;
    }
    heirs.set(from, to);
  }
  return heirs;
}

/**
 * An agency with all whose duties its people answer for, itself and ended ones that it is the heir of, as an array of ids:
 * `"agencyId" = ANY(${answeredBy(id)})`. It is looked up once, before what is looked up by it.
 */
export function answeredBy(agencyIds: number | readonly number[]): Prisma.Sql {
  const ids = typeof agencyIds === "number" ? [agencyIds] : [...agencyIds];
  return Prisma.sql`ARRAY(SELECT g.id FROM "Agency" g WHERE g.id = ANY(${ids}) OR g."heirId" = ANY(${ids}))`;
}

/**
 * For statements that have a duty or figure with `"agencyId"`: who answers for it as of the day that `heirs` were asked
 * for, as an id.
 */
export function answeringAgency(agencyId: Prisma.Sql, heirs: ReadonlyMap<number, number>): Prisma.Sql {
  if (heirs.size === 0) return agencyId;
  return Prisma.sql`coalesce((
    SELECT s.heir FROM unnest(${[...heirs.keys()]}::int[], ${[...heirs.values()]}::int[]) AS s(id, heir)
    WHERE s.id = ${agencyId}), ${agencyId})`;
}
