import { dayOf } from "../../database/days.js";
import type { Prisma } from "../../database/generated/client.js";
import { numberOf } from "../../database/numbers.js";
import type { Status } from "../../grammar/understanding.js";
import type { GivenFigure, ReportFacts } from "../duty-facts.js";
import type { OwnKey } from "./layout.js";

/**
 * The reports that a file showed when it was made, by their ids: only those on the duties and figures that its own rows are
 * about, whatever its hidden cells say.
 */
export async function findShownReports(
  db: Prisma.TransactionClient,
  keys: readonly OwnKey[],
): Promise<ReadonlyMap<number, ReportFacts & { readonly dutyId: number }>> {
  const tasks = keys.filter((key) => key.kind === "task");
  const dutyIds = tasks.map(({ dutyId }) => dutyId);
  const rows = await db.statusReport.findMany({
    where: {
      id: { in: tasks.map(({ seen }) => seen) },
      duty: { OR: [{ id: { in: dutyIds } }, { takenById: { in: dutyIds } }] },
    },
    include: { receipt: { select: { number: true } }, duty: { select: { id: true, takenById: true } } },
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        dutyId: row.duty.takenById ?? row.duty.id,
        receipt: row.receipt.number,
        status: row.status as Status,
        percent: numberOf(row.percent),
        result: row.result,
        difficulty: row.difficulty,
        document: row.document,
        documentDate: dayOf(row.documentDate),
        reportedAt: row.reportedAt.toISOString(),
        personId: row.personId,
      },
    ]),
  );
}

/** The same of figures, of these agencies only. */
export async function findShownFigures(
  db: Prisma.TransactionClient,
  keys: readonly OwnKey[],
  agencyIds: readonly number[],
): Promise<ReadonlyMap<number, GivenFigure & { readonly indicator: string }>> {
  const figures = keys.filter((key) => key.kind === "figure");
  const rows = await db.figure.findMany({
    where: { id: { in: figures.map(({ seen }) => seen) }, agencyId: { in: [...agencyIds] } },
    include: { receipt: { select: { number: true } }, indicator: { select: { code: true } } },
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        indicator: row.indicator.code,
        receipt: row.receipt.number,
        period: row.period,
        numerator: row.numerator === null ? null : Number(row.numerator),
        denominator: row.denominator === null ? null : Number(row.denominator),
        percent: numberOf(row.percent),
        value: numberOf(row.value),
        note: row.note,
        reportedAt: row.reportedAt.toISOString(),
        personId: row.personId,
      },
    ]),
  );
}
