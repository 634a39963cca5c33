import { dayInVietnam } from "../calendar/day.js";
import { agencyToReportFor } from "../people/roles.js";
import { findIssuedReceipt, type IssuedReceipt } from "../reporting/issued-receipt.js";
import { itemLabel } from "../reporting/labels.js";
import { barredByOffice } from "../reporting/office-had-part.js";
import { takenBackText } from "../reporting/taken-back-text.js";
import { mayUndo, undoReceipt } from "../reporting/undo.js";
import { action } from "../text/actions.js";
import type { MemberContext } from "./context.js";
import { refuseForeign } from "./refuse-foreign.js";
import { say, sendNew, showStep } from "./show.js";
import { inAgency } from "./which-agency.js";

/** "hoàn tác": asks whether the person's last receipt is to be taken back. False where it is too late for that. */
export async function offerUndo(ctx: MemberContext, id: number, receipt: IssuedReceipt): Promise<boolean> {
  if (!mayUndo(receipt.issuedAt, ctx.now)) return false;
  const barred = await barredByOffice(ctx.services.db, id);
  if (barred) {
    await say(ctx, barred.say(ctx.t));
    return true;
  }
  const what = receipt.items.map((item) => itemLabel(item, ctx.t, dayInVietnam(receipt.issuedAt))).join(", ");
  const yes = { label: ctx.t("undo.yes"), data: action.undo(id) };
  const no = { label: ctx.t("undo.no"), data: action.decline() };
  await sendNew(ctx, {
    text: ctx.t("undo.ask", { number: receipt.number, what: inAgency(ctx, receipt.agencyName, what) }),
    buttons: [[yes, no]],
    offer: { yes: yes.data, no: no.data },
  });
  return true;
}

/** [Rút lại] */
export async function pressUndo(ctx: MemberContext, receiptId: number): Promise<void> {
  const { db, channel } = ctx.services;
  const row = await db.receipt.findUnique({ where: { id: receiptId }, select: { agencyId: true } });
  if (!row || !agencyToReportFor(ctx.member, row.agencyId)) return refuseForeign(ctx, `receipt ${receiptId}`);
  const { inboxId, now } = ctx;
  const { personId } = ctx.member;
  const undone = await undoReceipt(db, { receiptId, personId, channel: channel.name, inboxId, now });
  if (!undone.ok) return say(ctx, undone.say(ctx.t));
  await showStep(ctx, {
    text: takenBackText(await findIssuedReceipt(db, undone.value.receiptId, ctx.plans), ctx.today, ctx.t),
    buttons: [[{ label: ctx.t("reporting.work.mine"), data: action.work() }]],
  });
  ctx.services.onReported?.();
}
