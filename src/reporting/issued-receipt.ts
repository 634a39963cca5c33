import { type Day, dayInVietnam } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { numberOf } from "../database/numbers.js";
import type { Status } from "../grammar/understanding.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { planOfPeriod } from "../plan/which-plan.js";
import type { DutyFacts, FigureFacts } from "./duty-facts.js";
import { findDuties } from "./find-duties.js";
import { figuresOf } from "./find-figures.js";
import { mendableUntil, type Reportable } from "./rules.js";

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

export type ReceiptItem = {
  readonly onTime: boolean;
  /** Null where its plan is gone. */
  readonly mendUntil: Day | null;
} & (
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

/**
 * Reads a receipt that is known to exist.
 *
 * @param plans all that there are: its lines may be of two
 */
export async function findIssuedReceipt(
  db: Prisma.TransactionClient,
  id: number,
  plans: readonly PlanInForce[],
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
  const given = row.figures.map((figure) => ({ ...figure, indicator: figure.indicator.code }));
  const figures = await figuresOf(db, row.agency, given, plans);
  const mendUntil = ({ lockOn, settledOn, approved }: Reportable, plan: PlanInForce | null | undefined) =>
    // What was settled before was only mended; in an approved quarter nothing is, without the office's yes.
    plan && !approved ? mendableUntil(lockOn, settledOn && settledOn < issuedOn ? settledOn : issuedOn, plan) : null;
  const tasks = row.reports.map((report): ReceiptItem => {
    const duty = duties.find((one) => one.id === report.dutyId)!;
    return {
      kind: "task",
      onTime: issuedOn <= duty.dueOn || (duty.settledOn !== null && duty.settledOn <= duty.dueOn),
      mendUntil: mendUntil(
        duty,
        plans.find(({ year }) => year === duty.planYear),
      ),
      duty,
      status: report.status as Status,
      percent: numberOf(report.percent),
      document: report.document,
      documentDate: dayOf(report.documentDate),
      note: report.result ?? report.difficulty,
    };
  });
  const values = given.map((one): ReceiptItem => {
    const figure = figures.find(({ indicator, period }) => indicator === one.indicator && period === one.period)!;
    return {
      kind: "figure",
      onTime: figure.firstOnTime ?? issuedOn <= figure.dueOn,
      mendUntil: mendUntil(figure, planOfPeriod(plans, one.period)),
      figure,
      numerator: numberOf(one.numerator),
      denominator: numberOf(one.denominator),
      percent: numberOf(one.percent),
      value: numberOf(one.value),
      note: one.note,
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
