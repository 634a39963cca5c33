import { anyOf } from "../database/any-of.js";
import { Prisma } from "../database/generated/client.js";
import { draftsToSend, editionOfDrafts, type FoundDraft, foundToSend, type Sending } from "./drafts.js";
import type { FigureAgency } from "./find-figures.js";
import type { Entry } from "./report-draft.js";

/** What is confirmed, as far as it says what has to be looked at. */
export interface Confirmed extends Sending {
  readonly entries: readonly Entry[];
}

/** Who answers for what is confirmed, and the drafts that it is among. */
export type Grounds = ReturnType<typeof draftsToSend> & {
  readonly agency: FigureAgency;
  /** For `standAsRead`. What is read after it, and rests on what it speaks of, is at least as new. */
  readonly edition: string;
};

/** Undefined where there is no such agency. */
export async function readGrounds(db: Prisma.TransactionClient, confirmed: Confirmed): Promise<Grounds | undefined> {
  const [row] = await db.$queryRaw<(FigureAgency & { edition: string; drafts: readonly FoundDraft[] })[]>`
    SELECT a.id, a.code, a.name, a.level, ${editionOf(confirmed)} AS edition, (${foundToSend(confirmed)}) AS drafts
    FROM "Agency" a WHERE a.id = ${answering(confirmed.agencyId)}`;
  if (!row) return undefined;
  const { drafts, edition, ...agency } = row;
  return { agency, edition, ...draftsToSend(drafts, confirmed) };
}

/**
 * Nobody else reports for the agency until the transaction is over. A statement of its own, before the one that asks
 * `standAsRead`: one that waits for a lock reads all else as it was before it waited.
 */
export async function lockAgency(db: Prisma.TransactionClient, agencyId: number): Promise<void> {
  await db.$executeRaw`SELECT 1 FROM "Agency" a WHERE a.id = ${answering(agencyId)} FOR UPDATE`;
}

/** Whether nothing that decides on what is confirmed has changed since its grounds were read. */
export async function doStand(db: Prisma.TransactionClient, confirmed: Confirmed, grounds: Grounds): Promise<boolean> {
  const [row] = await db.$queryRaw<[{ stand: boolean }]>`SELECT ${standAsRead(confirmed, grounds)} AS stand`;
  return row.stand;
}

/** The same as SQL. */
export function standAsRead(confirmed: Confirmed, { edition }: Grounds): Prisma.Sql {
  return Prisma.sql`${editionOf(confirmed)} = ${edition}`;
}

/** The agency that answers for this one. */
const answering = (agencyId: number) =>
  Prisma.sql`(SELECT coalesce(own."heirId", own.id) FROM "Agency" own WHERE own.id = ${agencyId})`;

/**
 * SQL of a text that differs once anything is otherwise that decides whether, and how, the confirmed is written: who answers
 * for it, the drafts, the duties, what was reported and given, what is approved, what is sent back. Of a row that may change
 * it tells which transaction wrote it last; reports and figures are only added, so their number tells it.
 */
function editionOf(confirmed: Confirmed): Prisma.Sql {
  const { agencyId, entries } = confirmed;
  const duties = anyOf(entries.flatMap((entry) => (entry.kind === "task" ? [entry.dutyId] : [])));
  const indicators = entries.flatMap((entry) => (entry.kind === "figure" ? [entry.indicator] : []));
  const by = answering(agencyId);
  const agencies = Prisma.sql`ANY(ARRAY(SELECT g.id FROM "Agency" g WHERE g.id = ${by} OR g."heirId" = ${by}))`;
  return Prisma.sql`json_build_array(${by}, (${editionOfDrafts(confirmed)}),
    (SELECT string_agg(concat_ws(':', d.id, d.xmin, a.id, a."heirId"), ',' ORDER BY d.id)
      FROM "Duty" d JOIN "Agency" a ON a.id = d."agencyId" WHERE d.id = ${duties}),
    (SELECT count(*) FROM "StatusReport" s
      WHERE s."dutyId" = ANY(ARRAY(SELECT d.id FROM "Duty" d WHERE d.id = ${duties} OR d."takenById" = ${duties}))),
    (SELECT count(*) FROM "Figure" f JOIN "Indicator" i ON i.id = f."indicatorId"
      WHERE f."agencyId" = ${agencies} AND i.code = ANY(${indicators})),
    (SELECT string_agg(p."openKey", ',' ORDER BY p."openKey") FROM "Approval" p WHERE p."openKey" IS NOT NULL),
    (SELECT string_agg(r.id::text, ',' ORDER BY r.id) FROM "Return" r
      WHERE r.state = 'open' AND r."agencyId" = ${agencies}))::text`;
}
