import type { Prisma } from "../../database/generated/client.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import type { DutyFacts, FigureFacts } from "../duty-facts.js";
import { findDuties } from "../find-duties.js";
import { figuresOf } from "../find-figures.js";
import type { IssuedReceipt, ReceiptItem } from "../issued-receipt.js";

/** A line of a receipt with what it is about as that stands now. */
export type ReportedItem =
  | (Extract<ReceiptItem, { kind: "task" }> & { readonly duty: DutyFacts })
  | (Extract<ReceiptItem, { kind: "figure" }> & { readonly figure: FigureFacts });

/** The lines of a receipt, in its order. */
export async function findReportedItems(
  db: Prisma.TransactionClient,
  { agencyId, items }: IssuedReceipt,
  plans: readonly PlanInForce[],
): Promise<readonly ReportedItem[]> {
  const agency = await db.agency.findUniqueOrThrow({ where: { id: agencyId } });
  const duties = await findDuties(
    db,
    items.flatMap((item) => (item.kind === "task" ? [item.duty.id] : [])),
  );
  const given = items.flatMap((item) => (item.kind === "figure" ? [item.figure] : []));
  const figures = given.length === 0 ? [] : await figuresOf(db, agency, given, plans);
  return items.map((item): ReportedItem => {
    if (item.kind === "task") return { ...item, duty: duties.find(({ id }) => id === item.duty.id)! };
    const { indicator, period } = item.figure;
    return { ...item, figure: figures.find((one) => one.indicator === indicator && one.period === period)! };
  });
}
