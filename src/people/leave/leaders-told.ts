import type { Day } from "../../calendar/day.js";
import { Prisma } from "../../database/generated/client.js";
import type { Naming } from "../names.js";
import type { AgencyOfPost } from "../roles.js";
import { type Absence, type AbsenceRow, away, findAbsentFrom, goesOn, heldAt, standIns, toAbsence } from "./told.js";

type Client = Prisma.TransactionClient;

/**
 * Who hears on a day what the leaders of an agency are to hear: rows of "personId", "agencyId", "leaderId" and "since" when.
 * That is the leaders themselves, but who is on leave, and the stand-ins of these; nobody where one on leave has none. One
 * statement for everybody, to be joined by others; a person may stand twice for an agency.
 */
export function leadersToldOf(day: Day, at: Date): Prisma.Sql {
  return Prisma.sql`(
    SELECT h."personId", post."agencyId", h."personId" AS "leaderId", h.since
    FROM "Holding" h JOIN "Post" post ON post.id = h."postId" AND post.role = 'leader'
    WHERE ${heldAt(at)} AND h."personId" NOT IN ${away(day, at)}
    UNION ALL
    SELECT s."personId", s."agencyId", s."absentId", s.since FROM (${standIns(day, at, "leader")}) s)`;
}

/** An agency of which a person hears what its leader is to hear. */
export interface Led {
  readonly agency: AgencyOfPost;
  /** Whose it is: the person themself, or the leader in whose place they stand. */
  readonly leaderId: number;
  /** The leader on leave; null for one's own. */
  readonly instead: (Naming & { readonly until: Day }) | null;
  readonly since: Date;
}

/** The agencies of which this person hears what their leader is to hear that day, one's own before those of others. */
export async function ledBy(db: Client, personId: number, day: Day, now: Date): Promise<readonly Led[]> {
  const rows = await db.$queryRaw<(AbsenceRow & { readonly leaderId: number; readonly since: Date })[]>`
    SELECT DISTINCT ON (told."leaderId" <> told."personId", a."order", a.id) told."leaderId", told.since,
      p.id AS "personId", p.name, p.title, coalesce(leave.until, ${day}::date) AS until,
      a.id, a.code, a.name AS "agencyName", a."shortName", a.level, true AS chosen
    FROM ${leadersToldOf(day, now)} told
    JOIN "Person" p ON p.id = told."leaderId"
    JOIN "Agency" a ON a.id = told."agencyId"
    LEFT JOIN LATERAL (
      SELECT max(l."toDay") AS until FROM "Leave" l WHERE l."personId" = told."leaderId" AND ${goesOn(day, now)}) leave ON true
    WHERE told."personId" = ${personId}
    ORDER BY told."leaderId" <> told."personId", a."order", a.id, told.since`;
  const led = new Map<number, Led>();
  for (const row of rows) {
    const { agency, name, title, until } = toAbsence(row);
    const instead = row.leaderId === personId ? null : { name, title, until };
    if (!led.has(agency.id)) led.set(agency.id, { agency, leaderId: row.leaderId, instead, since: row.since });
  }
  return [...led.values()];
}

/** Leaders on leave that day of whose agency nobody hears what they would. */
export function findLeaderless(db: Client, day: Day, now: Date): Promise<readonly Absence[]> {
  return findAbsentFrom(db, "leader", leadersToldOf(day, now), day, now);
}
