import { quarterEnding } from "../calendar/windows.js";
import type { Prisma } from "../database/generated/client.js";
import { type Failure, failure } from "../outcome.js";

/**
 * Why the sender alone can no longer take a receipt back: the office sent something of it back, or it is what was sent
 * again for that, or its quarter is approved, or it was written by the office's yes. Null where nothing of it is so.
 */
export async function barredByOffice(
  tx: Prisma.TransactionClient,
  receiptId: number,
): Promise<Failure<"returned" | "resent" | "locked"> | null> {
  const receipt = await tx.receipt.findUniqueOrThrow({
    where: { id: receiptId },
    select: {
      number: true,
      reports: {
        select: { id: true, duty: { select: { quarter: true, task: { select: { planId: true, origin: true } } } } },
      },
      figures: { select: { id: true, period: true, indicator: { select: { planId: true } } } },
    },
  });
  const { number, reports, figures } = receipt;
  const ids = (rows: readonly { readonly id: number }[]) => ({ in: rows.map(({ id }) => id) });
  const returned = await tx.return.count({
    where: { state: "open", OR: [{ reportId: ids(reports) }, { figureId: ids(figures) }] },
  });
  if (returned > 0) return failure("returned", (t) => t("undo.returned", { number }));
  if ((await tx.return.count({ where: { receiptId } })) > 0)
    return failure("resent", (t) => t("undo.resent", { number }));
  const ofPlan = reports.filter(({ duty }) => duty.task.origin !== "request");
  const quarters = [
    ...ofPlan.map(({ duty }) => ({ planId: duty.task.planId, quarter: duty.quarter })),
    ...figures.map(({ indicator, period }) => ({ planId: indicator.planId, quarter: quarterEnding(period) })),
  ];
  const approved = await tx.approval.count({ where: { reopenedAt: null, OR: quarters } });
  const granted = await tx.lateChange.count({ where: { receiptId } });
  return approved + granted > 0 ? failure("locked", (t) => t("undo.locked", { number })) : null;
}
