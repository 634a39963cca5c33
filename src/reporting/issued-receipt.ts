import { type Day, dayInVietnam } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { numberOf } from "../database/numbers.js";
import type { Status } from "../grammar/understanding.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import type { DutyFacts, FigureFacts } from "./duty-facts.js";
import { findDuties } from "./find-duties.js";
import { findFigures } from "./find-figures.js";

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
      readonly value: number | null;
      readonly note: string | null;
    }
);

/** Reads a receipt that is known to exist. */
export async function findIssuedReceipt(
  db: Prisma.TransactionClient,
  id: number,
  plan: PlanInForce,
): Promise<IssuedReceipt> {
  const row = await db.receipt.findUniqueOrThrow({
    where: { id },
    include: {
      agency: true,
      reports: { orderBy: { id: "asc" } },
      figures: { orderBy: { id: "asc" }, include: { indicator: { select: { code: true } } } },
    },
  });
  const issuedOn = dayInVietnam(row.issuedAt);
  const duties = await findDuties(
    db,
    row.reports.map((report) => report.dutyId),
  );
  const codes = row.figures.map((given) => given.indicator.code);
  const figures = codes.length > 0 ? await findFigures(db, plan, row.agency, codes) : [];
  const tasks = row.reports.map((report): ReceiptItem => {
    const duty = duties.find((one) => one.id === report.dutyId)!;
    return {
      kind: "task",
      onTime: issuedOn <= duty.dueOn || (duty.settledOn !== null && duty.settledOn <= duty.dueOn),
      duty,
      status: report.status as Status,
      percent: numberOf(report.percent),
      document: report.document,
      documentDate: dayOf(report.documentDate),
      note: report.result ?? report.difficulty,
    };
  });
  const values = row.figures.map((given): ReceiptItem => {
    const figure = figures.find((one) => one.indicator === given.indicator.code && one.period === given.period)!;
    return {
      kind: "figure",
      onTime: figure.firstOnTime ?? issuedOn <= figure.dueOn,
      figure,
      numerator: numberOf(given.numerator),
      denominator: numberOf(given.denominator),
      percent: numberOf(given.percent),
      value: numberOf(given.value),
      note: given.note,
    };
  });
  return {
    number: row.number,
    agencyId: row.agencyId,
    agencyName: row.agency.name,
    issuedAt: row.issuedAt,
    onTime: row.onTime,
    mendUntil: dayOf(row.mendUntil),
    items: [...tasks, ...values],
  };
}
