import { type Day, dayInVietnam } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import type { Deadlines } from "../plan/plan-in-force.js";
import type { Status } from "../text/understanding.js";
import type { DutyFacts, FigureFacts } from "./duty-facts.js";
import { findDuty } from "./find-duties.js";
import { findFigure } from "./find-figures.js";

/** A receipt with what it is for, as it is shown. */
export interface IssuedReceipt {
  readonly number: string;
  readonly agencyId: number;
  readonly agencyName: string;
  readonly issuedAt: Date;
  readonly onTime: boolean;
  readonly mendUntil: Day | null;
  readonly items: readonly ReceiptItem[];
}

export type ReceiptItem = { readonly onTime: boolean } & (
  | {
      readonly kind: "task";
      readonly duty: DutyFacts;
      readonly status: Status;
      readonly percent: number | null;
      readonly document: string | null;
      readonly documentDate: Day | null;
      readonly note: string | null;
    }
  | {
      readonly kind: "figure";
      readonly figure: FigureFacts;
      readonly numerator: number | null;
      readonly denominator: number | null;
      readonly percent: number | null;
      readonly note: string | null;
    }
);

/** Reads a receipt that is known to exist. */
export async function findIssuedReceipt(
  db: Prisma.TransactionClient,
  id: number,
  deadlines: Deadlines,
): Promise<IssuedReceipt> {
  const row = await db.receipt.findUniqueOrThrow({
    where: { id },
    include: {
      agency: { select: { name: true } },
      reports: { orderBy: { id: "asc" } },
      figures: { orderBy: { id: "asc" }, include: { indicator: { select: { code: true } } } },
    },
  });
  const items: ReceiptItem[] = [];
  const issuedOn = dayInVietnam(row.issuedAt);
  for (const report of row.reports) {
    const duty = await findDuty(db, report.dutyId);
    if (!duty) continue;
    items.push({
      kind: "task",
      onTime: issuedOn <= duty.dueOn || (duty.settledOn !== null && duty.settledOn <= duty.dueOn),
      duty,
      status: report.status as Status,
      percent: report.percent === null ? null : Number(report.percent),
      document: report.document,
      documentDate: report.documentDate && dayOf(report.documentDate),
      note: report.result ?? report.difficulty,
    });
  }
  for (const given of row.figures) {
    const figure = await findFigure(db, row.agencyId, given.indicator.code, given.period, deadlines);
    if (!figure) continue;
    items.push({
      kind: "figure",
      onTime: figure.firstOnTime ?? issuedOn <= figure.dueOn,
      figure,
      numerator: given.numerator === null ? null : Number(given.numerator),
      denominator: given.denominator === null ? null : Number(given.denominator),
      percent: given.percent === null ? null : Number(given.percent),
      note: given.note,
    });
  }
  return {
    number: row.number,
    agencyId: row.agencyId,
    agencyName: row.agency.name,
    issuedAt: row.issuedAt,
    onTime: row.onTime,
    mendUntil: row.mendUntil && dayOf(row.mendUntil),
    items,
  };
}
