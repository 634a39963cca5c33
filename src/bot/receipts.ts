import { formatMoment } from "../calendar/formats.js";
import { type AgencyOfPost, agencyToReportFor } from "../people/roles.js";
import { findIssuedReceipt } from "../reporting/issued-receipt.js";
import { findReceipts, receiptListMessage } from "../reporting/receipt-list.js";
import { receiptAgain } from "../reporting/receipt-text.js";
import { mayUndo } from "../reporting/undo.js";
import { action } from "../text/actions.js";
import type { MemberContext } from "./context.js";
import { refuseForeign } from "./refuse-foreign.js";
import { showStep } from "./show.js";

/** /biennhan: what the agency has sent. */
export async function showReceipts(ctx: MemberContext, agency: AgencyOfPost, page = 1): Promise<void> {
  const found = await findReceipts(ctx.services.db, agency, page, ctx.plans);
  await showStep(ctx, receiptListMessage(found, agency, ctx.today, ctx.t));
}

/** One of them, with what can be mended of it today; another agency's is refused, as is one that does not exist. */
export async function openReceipt(ctx: MemberContext, id: number): Promise<void> {
  const { db } = ctx.services;
  const row = await db.receipt.findUnique({ where: { id }, select: { agencyId: true, personId: true } });
  const agency = row && agencyToReportFor(ctx.member, row.agencyId);
  if (!agency) return refuseForeign(ctx, `receipt ${id}`);
  const receipt = await findIssuedReceipt(db, id, ctx.plans);
  const sentAt = ctx.t("receipts.sentAt", { when: formatMoment(receipt.issuedAt, ctx.today, ctx.t) });
  const list = { label: ctx.t("receipts.list"), data: action.receipts(agency.id, 1) };
  const isOwn = row.personId === ctx.member.personId && mayUndo(receipt.issuedAt, ctx.now);
  const undo = isOwn ? { label: ctx.t("undo.yes"), data: action.undo(id) } : null;
  await showStep(ctx, receiptAgain(receipt, { sentAt, list, undo }, ctx.today, ctx.t));
}
