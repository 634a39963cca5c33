import { type AgencyOfPost, agenciesToReportFor } from "../people/roles.js";
import { findIssuedReceipt, type IssuedReceipt, type ReceiptItem } from "../reporting/issued-receipt.js";
import type { AsideSaid } from "../reporting/read-aside.js";
import type { MemberContext } from "./context.js";
import { openDuty } from "./duties.js";
import { openFigure } from "./figures.js";
import { takePlanOfPeriod } from "./plan-of-update.js";

type About = Pick<AsideSaid, "task" | "indicator" | "period">;

/** The person's last receipt, of an agency that is still theirs; `about`: that has this in it. */
export async function findLatest(
  ctx: MemberContext,
  about: About = { task: null, indicator: null, period: null },
): Promise<{ readonly id: number; readonly receipt: IssuedReceipt } | null> {
  const { db } = ctx.services;
  const period = about.period === null ? {} : { period: about.period };
  const receipt = await db.receipt.findFirst({
    where: {
      personId: ctx.member.personId,
      agencyId: { in: agenciesToReportFor(ctx.member).map(({ id }) => id) },
      // What was taken back is none, nor is what says so.
      ...{ undoesId: null, undoneBy: null },
      ...(about.task === null ? {} : { reports: { some: { duty: { task: { code: about.task } }, ...period } } }),
      ...(about.indicator === null ? {} : { figures: { some: { indicator: { code: about.indicator }, ...period } } }),
    },
    orderBy: { id: "desc" },
    select: { id: true, figures: { select: { period: true }, take: 1 } },
  });
  if (!receipt) return null;
  takePlanOfPeriod(ctx, receipt.figures[0]?.period ?? "none");
  return { id: receipt.id, receipt: await findIssuedReceipt(db, receipt.id, ctx.plans) };
}

/** "nhầm rồi, cho sửa b4": opens what is named of the last receipt that has it; false where none has. */
export async function mendNamed(ctx: MemberContext, about: About): Promise<boolean> {
  if (about.task === null && about.indicator === null) return false;
  const latest = await findLatest(ctx, about);
  const item = latest?.receipt.items.find((one) => isAbout(one, about));
  if (!item) return false;
  if (item.kind === "task") {
    await openDuty(ctx, item.duty.id);
    return true;
  }
  const { agencyId, indicator, period } = item.figure;
  const agency: AgencyOfPost | undefined = agenciesToReportFor(ctx.member).find(({ id }) => id === agencyId);
  if (!agency) return false;
  takePlanOfPeriod(ctx, period);
  await openFigure(ctx, agency, indicator, period);
  return true;
}

function isAbout(item: ReceiptItem, { task, indicator, period }: About): boolean {
  if (item.kind === "task") return item.duty.task === task && (period === null || item.duty.period === period);
  return item.figure.indicator === indicator && (period === null || item.figure.period === period);
}
