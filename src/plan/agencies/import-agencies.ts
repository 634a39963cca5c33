import { addDays, type Day } from "../../calendar/day.js";
import { dateColumn, dayOf } from "../../database/days.js";
import type { Prisma } from "../../database/generated/client.js";
import { levelOf } from "../../text/levels.js";
import type { PlanProblem } from "../place.js";
import type { AgencyRow, MoveRow } from "./agency-files.js";
import { settleHeirs } from "./heirs.js";
import { joinPlans } from "./join-plans.js";
import { type AgencyChanges, judgeAgencies, type KnownAgency } from "./judge-agencies.js";
import { type DutyMoves, takeOverDuties } from "./take-over-duties.js";

type Tx = Prisma.TransactionClient;

export interface AgenciesImport {
  readonly added: number;
  readonly ended: number;
  readonly renamed: number;
  readonly unchanged: number;
  /** Units that ended now, or have a successor now, each with its successors' ids in the order of the moves. */
  readonly succeeded: readonly { readonly from: AgencyRef; readonly to: readonly AgencyRef[] }[];
  readonly duties: DutyMoves;
  /** Whether anything is otherwise than before. */
  readonly touched: boolean;
}

export interface AgencyRef {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/**
 * Brings the units to what a file says of a day, in the caller's transaction: added and renamed by the file, ended by the
 * moves; what is due from the day on goes over to successors. Null, with problems, where something is wrong: then nothing
 * is written.
 */
export async function writeAgencies(
  tx: Tx,
  { day, rows, moves, now }: { day: Day; rows: readonly AgencyRow[]; moves: readonly MoveRow[]; now: Date },
  problems: PlanProblem[],
): Promise<AgenciesImport | null> {
  const known = await loadKnown(tx);
  const changes = judgeAgencies(day, rows, moves, known, problems);
  if (problems.length > 0) return null;
  await writeChanges(tx, day, changes, known);
  const codes = [...new Set([...changes.added, ...changes.moves.flatMap(({ to }) => to.map((code) => ({ code })))])];
  const there = await existing(
    tx,
    codes.map(({ code }) => code),
    day,
  );
  const succeeded = changes.moves.map(({ from, to }) => ({ from, to: to.map((code) => there.get(code)!) }));
  await tx.agencySuccession.createMany({
    data: succeeded.flatMap(({ from, to }) =>
      to.map(({ id }) => ({
        ...{ predecessorId: from.id, successorId: id, day: dateColumn(day) },
        kind: to.length === 1 ? "takes-over" : "one-of-several",
      })),
    ),
  });
  await settleHeirs(tx);
  const added = changes.added.map(({ code }) => there.get(code)!.id);
  await joinPlans(tx, day, added);
  const duties = await takeOverDuties(
    tx,
    day,
    succeeded
      .filter(({ to }) => to.length < 2)
      .map(({ from, to: [only] }) => ({ from: from.id, to: only?.id ?? null })),
  );
  const touched = [changes.added, changes.changed, changes.goingOn, changes.moves].some((one) => one.length > 0);
  if (touched) await tellPlans(tx, now);
  return {
    ...{ added: added.length, ended: changes.ended.length, renamed: changes.renamed, unchanged: changes.unchanged },
    ...{ succeeded, duties, touched },
  };
}

/** Whoever holds a plan in memory reads it again: the instant of its import is what tells. */
export async function tellPlans(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Plan" SET "importedAt" = greatest(${now}::timestamptz, "importedAt" + interval '1 millisecond')`;
}

async function loadKnown(tx: Tx): Promise<KnownAgency[]> {
  const rows = await tx.agency.findMany({
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
    include: { successors: { select: { successorId: true } } },
  });
  return rows.map((row) => ({
    ...row,
    level: levelOf(row.level),
    ...{ validFrom: dayOf(row.validFrom), validTo: dayOf(row.validTo), endedOn: dayOf(row.endedOn) },
    successors: row.successors.map(({ successorId }) => successorId),
  }));
}

async function writeChanges(tx: Tx, day: Day, changes: AgencyChanges, known: readonly KnownAgency[]): Promise<void> {
  const before = addDays(day, -1);
  await tx.$executeRaw`
    UPDATE "Agency" SET "endedOn" = ${day}::date, "validTo" = least(coalesce("validTo", ${before}::date), ${before}::date)
    WHERE id = ANY(${changes.ended.map(({ id }) => id)})`;
  await tx.agency.updateMany({ where: { id: { in: [...changes.goingOn] } }, data: { validTo: null } });
  for (const { id, columns } of changes.changed) await tx.agency.update({ where: { id }, data: columns });
  const last = Math.max(0, ...known.map(({ order }) => order));
  await tx.agency.createMany({
    data: changes.added.map((one, index) => ({
      ...one,
      validFrom: dateColumn(day),
      order: placeOf(one.code, changes) ?? last + 1 + index,
    })),
  });
}

/** A successor stands in lists where the first of its predecessors stood. */
function placeOf(code: string, { moves }: AgencyChanges): number | null {
  const orders = moves.filter(({ to }) => to.includes(code)).map(({ from }) => from.order);
  return orders.length > 0 ? Math.min(...orders) : null;
}

/** The units of these codes that there are on the day. */
async function existing(tx: Tx, codes: readonly string[], day: Day): Promise<ReadonlyMap<string, AgencyRef>> {
  const rows = await tx.agency.findMany({
    where: {
      ...{ code: { in: [...codes] }, validFrom: { lte: dateColumn(day) } },
      OR: [{ endedOn: null }, { endedOn: { gt: dateColumn(day) } }],
    },
    orderBy: { validFrom: "asc" },
    select: { id: true, code: true, name: true },
  });
  return new Map(rows.map((row) => [row.code, row]));
}
