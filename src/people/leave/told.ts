import type { Day } from "../../calendar/day.js";
import { dayOf } from "../../database/days.js";
import { Prisma } from "../../database/generated/client.js";
import { agenciesOfFocalPoint } from "../focal-points.js";
import type { Naming } from "../names.js";
import type { AgencyOfPost } from "../roles.js";

type Client = Prisma.TransactionClient;

/** Of a leave `l`: whether it goes on that day, as it was known at that moment. */
export function goesOn(day: Day, at: Date): Prisma.Sql {
  return Prisma.sql`l."fromDay" <= ${day}::date AND l."toDay" >= ${day}::date AND l.at <= ${at}
    AND (l."withdrawnAt" IS NULL OR l."withdrawnAt" > ${at})`;
}

/** Ids of who is on leave that day, as it was known at that moment. */
export function away(day: Day, at: Date): Prisma.Sql {
  return Prisma.sql`(SELECT l."personId" FROM "Leave" l WHERE ${goesOn(day, at)})`;
}

export function heldAt(at: Date, holding: "h" | "other" | "own" = "h"): Prisma.Sql {
  const name = Prisma.raw(holding);
  return Prisma.sql`${name}.since <= ${at} AND (${name}."until" IS NULL OR ${name}."until" > ${at})`;
}

/**
 * Who is told of the work of which agency on a day: rows of "personId", "agencyId", and "since" when. That is its focal
 * points, but who is on leave; their stand-ins; and where that leaves nobody, its leaders. Who came back is told from then
 * on. One statement for everybody, to be joined by others; a person may stand twice for an agency.
 */
export function toldOf(day: Day, at: Date): Prisma.Sql {
  return Prisma.sql`(
    WITH away AS MATERIALIZED ${away(day, at)},
    back AS MATERIALIZED (
      SELECT b."personId", max(b."withdrawnAt") AS since FROM "Leave" b
      WHERE b."fromDay" <= ${day}::date AND b."toDay" >= ${day}::date AND b."withdrawnAt" <= ${at}
      GROUP BY b."personId"),
    working AS (
      SELECT h."personId", post."agencyId", greatest(h.since, back.since) AS since
      FROM "Holding" h JOIN "Post" post ON post.id = h."postId" AND post.role = 'focal_point'
      LEFT JOIN back ON back."personId" = h."personId"
      WHERE ${heldAt(at)} AND h."personId" NOT IN (SELECT "personId" FROM away)),
    instead AS (${standIns(day, at)}),
    left_out AS MATERIALIZED (
      SELECT DISTINCT post."agencyId"
      FROM "Holding" h JOIN "Post" post ON post.id = h."postId" AND post.role = 'focal_point'
      WHERE ${heldAt(at)} AND h."personId" IN (SELECT "personId" FROM away)
        AND NOT EXISTS (SELECT 1 FROM instead WHERE instead."agencyId" = post."agencyId")
        AND NOT EXISTS (
          SELECT 1 FROM "Holding" other JOIN "Post" same ON same.id = other."postId"
          WHERE same.role = 'focal_point' AND same."agencyId" = post."agencyId"
            AND ${heldAt(at, "other")} AND other."personId" NOT IN (SELECT "personId" FROM away)))
    SELECT "personId", "agencyId", since FROM working
    UNION ALL SELECT "personId", "agencyId", since FROM instead
    UNION ALL
    SELECT h."personId", post."agencyId", h.since
    FROM "Holding" h JOIN "Post" post ON post.id = h."postId" AND post.role = 'leader'
    WHERE ${heldAt(at)} AND h."personId" NOT IN (SELECT "personId" FROM away)
      AND post."agencyId" IN (SELECT "agencyId" FROM left_out))`;
}

/**
 * Stand-ins that are there, of those on leave who hold this role at the agency; of a unit that is no more, for its heir. From
 * the first day of the leave on, or from when they were chosen.
 */
export function standIns(day: Day, at: Date, role: "focal_point" | "leader" = "focal_point"): Prisma.Sql {
  return Prisma.sql`
    SELECT s."personId", coalesce(named."heirId", named.id) AS "agencyId",
      greatest(l.at, own.since, (l."fromDay"::text || ' 00:00+07')::timestamptz) AS since,
      l."personId" AS "absentId", l."toDay"
    FROM "Leave" l
    JOIN "StandIn" s ON s."leaveId" = l.id
    JOIN "Agency" named ON named.id = s."agencyId"
    JOIN "Post" mine ON mine."agencyId" = coalesce(named."heirId", named.id) AND mine.role IN ('focal_point', 'leader')
    JOIN "Holding" own ON own."postId" = mine.id AND own."personId" = s."personId" AND ${heldAt(at, "own")}
    WHERE ${goesOn(day, at)}
      AND s."personId" NOT IN ${away(day, at)}
      AND EXISTS (
        SELECT 1 FROM "Holding" h JOIN "Post" post ON post.id = h."postId" AND post.role = ${role}
        WHERE h."personId" = l."personId" AND post."agencyId" = coalesce(named."heirId", named.id) AND ${heldAt(at)})`;
}

/** The agencies of whose work a person is told that day. */
export async function agenciesToldOf(db: Client, personId: number, day: Day, now: Date): Promise<readonly number[]> {
  const rows = await db.$queryRaw<{ agencyId: number }[]>`
    SELECT DISTINCT told."agencyId" FROM ${toldOf(day, now)} told WHERE told."personId" = ${personId}`;
  return rows.map(({ agencyId }) => agencyId);
}

/** Who is told of the work of these agencies that day; where nobody is left, the focal points themselves. */
export async function peopleToldOf(
  db: Client,
  agencyIds: readonly number[],
  day: Day,
  now: Date,
): Promise<readonly { readonly personId: number; readonly agencyId: number }[]> {
  const ids = [...agencyIds];
  return db.$queryRaw`
    WITH told AS MATERIALIZED (
      SELECT DISTINCT t."personId", t."agencyId" FROM ${toldOf(day, now)} t WHERE t."agencyId" = ANY(${ids}))
    SELECT "personId", "agencyId" FROM told
    UNION
    SELECT h."personId", post."agencyId"
    FROM "Holding" h JOIN "Post" post ON post.id = h."postId" AND post.role = 'focal_point'
    WHERE ${heldAt(now)} AND post."agencyId" = ANY(${ids}) AND post."agencyId" NOT IN (SELECT "agencyId" FROM told)
    ORDER BY "personId", "agencyId"`;
}

/** Somebody on leave, for whose agency another one is told. */
export interface Absence extends Naming {
  readonly personId: number;
  readonly agency: AgencyOfPost;
  readonly until: Day;
  /** Whether that one was chosen for it; else they lead the agency, and nobody else is left. */
  readonly chosen: boolean;
}

/** For whom this person is told of the work of these agencies that day. */
export async function absencesBehind(
  db: Client,
  personId: number,
  agencyIds: readonly number[],
  day: Day,
  now: Date,
): Promise<readonly Absence[]> {
  const rows = await db.$queryRaw<AbsenceRow[]>`
    WITH chosen AS (SELECT * FROM (${standIns(day, now)}) s WHERE s."personId" = ${personId})
    SELECT p.id AS "personId", p.name, p.title, max(l."toDay") AS until,
      a.id, a.code, a.name AS "agencyName", a."shortName", a.level,
      EXISTS (SELECT 1 FROM chosen c WHERE c."absentId" = p.id AND c."agencyId" = a.id) AS chosen
    FROM "Leave" l
    JOIN "Person" p ON p.id = l."personId"
    JOIN "Holding" h ON h."personId" = p.id AND ${heldAt(now)}
    JOIN "Post" post ON post.id = h."postId" AND post.role = 'focal_point' AND post."agencyId" = ANY(${[...agencyIds]})
    JOIN "Agency" a ON a.id = post."agencyId"
    WHERE ${goesOn(day, now)} AND p.id <> ${personId}
    GROUP BY p.id, a.id
    ORDER BY a."order", p.id`;
  const own = await agenciesOfFocalPoint(db, personId);
  // A focal point of the agency is told in any case, and stands in only where that was said.
  return rows.map(toAbsence).filter(({ chosen, agency }) => chosen || !own.includes(agency.id));
}

/** Those on leave that day at whose agencies nobody at all is told of the work. */
export function findUnattended(db: Client, day: Day, now: Date): Promise<readonly Absence[]> {
  return findAbsentFrom(db, "focal_point", toldOf(day, now), day, now);
}

/** Those on leave that day from such posts at the agencies that are not among these rows (with "agencyId"). */
export async function findAbsentFrom(
  db: Client,
  role: "focal_point" | "leader",
  told: Prisma.Sql,
  day: Day,
  now: Date,
): Promise<readonly Absence[]> {
  const rows = await db.$queryRaw<AbsenceRow[]>`
    SELECT p.id AS "personId", p.name, p.title, max(l."toDay") AS until,
      a.id, a.code, a.name AS "agencyName", a."shortName", a.level, false AS chosen
    FROM "Leave" l
    JOIN "Person" p ON p.id = l."personId"
    JOIN "Holding" h ON h."personId" = p.id AND ${heldAt(now)}
    JOIN "Post" post ON post.id = h."postId" AND post.role = ${role}
    JOIN "Agency" a ON a.id = post."agencyId"
    WHERE ${goesOn(day, now)} AND a.id NOT IN (SELECT t."agencyId" FROM ${told} t)
    GROUP BY p.id, a.id
    ORDER BY a."order", p.id`;
  return rows.map(toAbsence);
}

export interface AbsenceRow extends Naming {
  readonly personId: number;
  readonly until: Date;
  readonly id: number;
  readonly code: string;
  readonly agencyName: string;
  readonly shortName: string;
  readonly level: string;
  readonly chosen: boolean;
}

export function toAbsence({
  personId,
  name,
  title,
  until,
  chosen,
  id,
  code,
  agencyName,
  shortName,
  level,
}: AbsenceRow): Absence {
  return {
    ...{ personId, name, title, until: dayOf(until), chosen },
    agency: { id, code, name: agencyName, shortName, level },
  };
}
