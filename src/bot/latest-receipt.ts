import type { Message } from "grammy/types";
import type { Prisma } from "../database/generated/client.js";
import { type AgencyOfPost, agenciesToReportFor } from "../people/roles.js";
import { findIssuedReceipt, type IssuedReceipt, type ReceiptItem } from "../reporting/issued-receipt.js";
import type { AsideSaid } from "../reporting/read-aside.js";
import type { MemberContext } from "./context.js";
import { openDuty } from "./duties.js";
import { openFigure } from "./figures.js";
import { takePlanOfPeriod } from "./plan-of-update.js";

type About = Pick<AsideSaid, "task" | "indicator" | "period">;

interface Found {
  readonly id: number;
  readonly receipt: IssuedReceipt;
}

/** The number in a receipt of the bot's that a message replies to; null where it is no such reply. */
export function receiptRepliedTo(message: Message["reply_to_message"]): string | null {
  if (!message?.from?.is_bot) return null;
  return /\bBN-\d{4}-\d{6,9}\b/.exec(message.text ?? "")?.[0] ?? null;
}

/** The person's last receipt, of an agency that is still theirs; `about`: that has this in it. The update becomes one about its plan. */
export async function findLatest(
  ctx: MemberContext,
  about: About = { task: null, indicator: null, period: null },
): Promise<Found | null> {
  const period = about.period === null ? {} : { period: about.period };
  const latest = await findOfPerson(ctx, {
    ...(about.task === null ? {} : { reports: { some: { duty: { task: { code: about.task } }, ...period } } }),
    ...(about.indicator === null ? {} : { figures: { some: { indicator: { code: about.indicator }, ...period } } }),
  });
  const figure = latest?.receipt.items.find((item) => item.kind === "figure");
  if (figure) takePlanOfPeriod(ctx, figure.figure.period);
  return latest;
}

/** The last such receipt of the person's, of an agency that is still theirs. The update stays about the plan it is about. */
export async function findOfPerson(ctx: MemberContext, which: Prisma.ReceiptWhereInput): Promise<Found | null> {
  const { db } = ctx.services;
  const receipt = await db.receipt.findFirst({
    where: {
      personId: ctx.member.personId,
      agencyId: { in: agenciesToReportFor(ctx.member).map(({ id }) => id) },
      // What was taken back is none, nor is what says so.
      ...{ undoesId: null, undoneBy: null },
      ...which,
    },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return receipt && { id: receipt.id, receipt: await findIssuedReceipt(db, receipt.id, ctx.plans) };
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
