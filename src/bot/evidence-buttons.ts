import { dayInVietnam } from "../calendar/day.js";
import { agencyToReportFor } from "../people/roles.js";
import { attachFiles, linesOfReceipt } from "../reporting/evidence/attach.js";
import { countFiles } from "../reporting/evidence/files.js";
import { dropFiles, type FileRange, findWaiting, noteRefusal, readRange, refused } from "../reporting/evidence/keep.js";
import { findIssuedReceipt } from "../reporting/issued-receipt.js";
import { itemLabel } from "../reporting/labels.js";
import type { MemberContext } from "./context.js";
import { databaseId } from "./database-id.js";
import { ownerOf } from "./drafts-of-update.js";
import { openDuty } from "./duties.js";
import { askAboutWaiting, askWhatFor } from "./evidence.js";
import { refuseForeign } from "./refuse-foreign.js";
import { say, settleTapped, showStep } from "./show.js";

/** What an answer about waiting files does; the rest is what stands in the button, which anybody may have forged. */
export async function pressAboutFiles(
  ctx: MemberContext,
  name: "evput" | "evduty" | "evask" | "evdrop" | "evwait",
  [files = "", ...numbers]: readonly string[],
): Promise<void> {
  const { db } = ctx.services;
  const range = readRange(files);
  const [id = 0, line = 0] = numbers.map((number) => databaseId(number));
  if (name === "evput") return attach(ctx, range, id, line);
  if (name === "evwait") return askAboutWaiting(ctx);
  const inRange = await findWaiting(db, ownerOf(ctx), range, ctx.now);
  // What came between them and was asked about by itself is not meant.
  const asked = name === "evask" ? id : null;
  const waiting = inRange.filter(({ offeredFor }) => offeredFor === asked || offeredFor === refused);
  if (waiting.length === 0) return say(ctx, ctx.t("evidence.gone"));
  switch (name) {
    case "evduty":
      // The person's own word, however long they waited.
      ctx.files = { ...ctx.files, waiting: waiting.map((file) => ({ ...file, offeredFor: null, recent: true })) };
      return openDuty(ctx, id);
    case "evask":
      await noteRefusal(db, waiting);
      settleTapped(ctx);
      return askWhatFor(
        ctx,
        null,
        waiting.map((file) => ({ ...file, offeredFor: refused })),
      );
    case "evdrop":
      await dropFiles(db, waiting, ctx.now);
      settleTapped(ctx);
      return say(ctx, ctx.t("evidence.dropped", { files: countFiles(waiting, ctx.t) }));
  }
}

/** Handled again, it says the same: what this update attached bears its row. */
async function attach(ctx: MemberContext, range: FileRange, receiptId: number, line: number): Promise<void> {
  const { db } = ctx.services;
  const { t, now, inboxId } = ctx;
  const found = await linesOfReceipt(db, receiptId);
  if (!found || !agencyToReportFor(ctx.member, found.agencyId)) return refuseForeign(ctx, `receipt ${receiptId}`);
  const receipt = await findIssuedReceipt(db, receiptId, ctx.plans);
  const item = receipt.items[line - 1];
  const attached = await db.$transaction(async (tx) => {
    const inRange = await findWaiting(tx, ownerOf(ctx), range, now);
    const waiting = inRange.filter(({ offeredFor }) => offeredFor === receiptId);
    const to = { receiptId, line: item ? line : null };
    const { personId } = ctx.member;
    return attachFiles(tx, waiting, to, { personId, inboxId, now, subject: `receipt ${receipt.number}` });
  });
  if (attached.length === 0) return say(ctx, t("evidence.gone"));
  const said = { files: countFiles(attached, t), receipt: receipt.number };
  await showStep(ctx, {
    text: item
      ? t("evidence.attached", { ...said, label: itemLabel(item, t, dayInVietnam(receipt.issuedAt)) })
      : t("evidence.attachedToAll", said),
    buttons: [],
  });
}
