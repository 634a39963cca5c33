import type { Message } from "grammy/types";
import { dayInVietnam } from "../calendar/day.js";
import type { Prisma } from "../database/generated/client.js";
import { exampleShort } from "../grammar/examples.js";
import { agenciesToReportFor } from "../people/roles.js";
import { countFiles, refuseFile, stillWaiting } from "../reporting/evidence/files.js";
import {
  type Arrival,
  goesAlong,
  isAsked,
  keepFiles,
  noteOffer,
  noteRefusal,
  rangeOf,
  type WaitingFile,
} from "../reporting/evidence/keep.js";
import { findIssuedReceipt, type IssuedReceipt } from "../reporting/issued-receipt.js";
import { dutyLabel, itemLabel, shorten } from "../reporting/labels.js";
import { listWork } from "../reporting/work-list.js";
import { action, staying } from "../text/actions.js";
import type { Button, Message as Shown } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { act } from "./act.js";
import type { MemberContext } from "./context.js";
import { draftsOf, ownerOf } from "./drafts-of-update.js";
import { receiptRepliedTo } from "./latest-receipt.js";
import { answerNoText } from "./no-text.js";
import { carryOffer } from "./offers.js";
import { takeOwnWorkbook } from "./own-workbook.js";
import { listedPlans } from "./plan-of-update.js";
import { enterReport, takeTurn } from "./report-turn.js";
import type { Turn } from "./route.js";
import { fileIn } from "./sent-by-people.js";
import { say, sendNew } from "./show.js";
import { read } from "./take-lines.js";
import { inAgency } from "./which-agency.js";

/** Milliseconds after a receipt in which a file that comes alone is offered to it. */
const afterReceipt = 30 * 60_000;
const offeredDuties = 6;

/**
 * Takes a picture or file: it is kept, then goes with what its caption reports, or with the open report; else it is asked
 * what it is for, and it waits. Nothing of it is recorded before the person has confirmed or said where it belongs.
 */
export async function takeFiles(ctx: MemberContext, caption: Turn | null): Promise<void> {
  const { capabilities } = ctx.services.channel;
  if (!ctx.plan) return say(ctx, ctx.t("reporting.noPlan"));
  if (agenciesToReportFor(ctx.member).length === 0) return answerNoText(ctx, ctx.t("evidence.notReporter"), caption);
  const refused = refuseFile(fileIn(ctx.message!)!, capabilities.largestFile, ctx.t);
  if (refused) return answerNoText(ctx, refused, caption);
  const isSilent = caption === null || (await isUnread(ctx, caption));
  const workbook = isSilent ? await takeOwnWorkbook(ctx, fileIn(ctx.message!)!) : null;
  if (workbook?.is === "taken") return;
  const kept = await keepFiles(ctx.services.db, ownerOf(ctx), await arrivalsOf(ctx), ctx.now);
  if ("takenWith" in kept) return carryOffer(ctx, kept.takenWith);
  ctx.files = { ...ctx.files, sent: kept, waiting: [...ctx.files.waiting.filter(isNot(kept)), ...kept] };
  if (!isSilent) {
    await act(ctx, caption);
    if (ctx.files.taken || kept.length === 0) return;
    return askWhatFor(ctx);
  }
  const replied = receiptRepliedTo(ctx.message?.reply_to_message);
  const { answered, focused } = await draftsOf(ctx);
  const report = answered ?? (replied === null ? focused : null);
  if (report) {
    const outcome = await takeTurn(ctx, { draftId: report.id, answer: { kind: "files" } });
    if (outcome === "open") return enterReport(ctx);
    if (outcome === "closed") return;
  }
  const unread = caption ? ctx.t("evidence.captionUnread", { text: captionOf(ctx) }) : null;
  await offerReceipt(ctx, replied, workbook?.sentence ?? unread);
}

function captionOf(ctx: MemberContext): string {
  return shorten(ctx.heard.text ?? "", 60);
}

/** A caption that reports nothing, asks nothing and answers nothing: named together with what is asked about its picture. */
async function isUnread(ctx: MemberContext, caption: Turn): Promise<boolean> {
  if (caption.kind !== "text") return false;
  for (const { code } of agenciesToReportFor(ctx.member))
    if ((await read(ctx, caption.text, code)).outcome !== "other") return false;
  return true;
}

/** What this message brought, and the pictures of the same album that have come already and say nothing themselves. */
async function arrivalsOf(ctx: MemberContext): Promise<Arrival[]> {
  const message = ctx.message!;
  const album = message.media_group_id ?? null;
  const own = { inboxId: ctx.inboxId, album, file: fileIn(message)! };
  if (album === null) return [own];
  const { channel, bot, chatId } = ownerOf(ctx);
  const rows = await ctx.services.db.$queryRaw<{ id: bigint; message: Message }[]>`
    SELECT id, update->'message' AS message FROM "InboxUpdate"
    WHERE channel = ${channel} AND bot = ${bot} AND "chatId" = ${BigInt(chatId)} AND state = 'new' AND id > ${ctx.inboxId}
      AND update->'message'->>'media_group_id' = ${album} AND update->'message'->>'caption' IS NULL
    ORDER BY id LIMIT 9`;
  const others = rows.flatMap(({ id, message: other }) => {
    const file = fileIn(other);
    const isGood = file && refuseFile(file, ctx.services.channel.capabilities.largestFile, ctx.t) === null;
    return isGood ? [{ inboxId: id, album, file }] : [];
  });
  return [own, ...others];
}

/** Asks whether the files belong to the receipt replied to, or to one just issued; where there is none, what they are for. */
async function offerReceipt(ctx: MemberContext, replied: string | null, before: string | null): Promise<void> {
  const found = await findOwnReceipt(ctx, replied);
  // Those that were asked about another receipt stay with that question.
  const files = ctx.files.waiting.filter((file) => goesAlong(file) || file.offeredFor === found?.id);
  if (!found || files.length === 0) return askWhatFor(ctx, before);
  await noteOffer(ctx.services.db, files, found.id);
  const message = offerOf(ctx, found.id, found.receipt, files);
  const others = ctx.files.waiting.filter((file) => isAsked(file) && file.offeredFor !== found.id);
  const text = [...(before === null ? [] : [before]), message.text, ...stillWaiting(others, ctx.t)].join("\n");
  await sendNew(ctx, { ...message, text });
}

/** Asks about what waits the longest, and what was asked about together with it: the question that was put before. */
export async function askAboutWaiting(ctx: MemberContext): Promise<void> {
  const [first] = ctx.files.waiting;
  if (!first) return say(ctx, ctx.t("evidence.gone"));
  const files = ctx.files.waiting.filter(({ offeredFor }) => offeredFor === first.offeredFor);
  const receipt = isAsked(first) ? await findToOffer(ctx, { id: first.offeredFor! }) : null;
  if (receipt) return sendNew(ctx, offerOf(ctx, receipt.id, receipt.receipt, files));
  // What it was asked about is no more.
  if (isAsked(first)) await noteRefusal(ctx.services.db, files);
  await askWhatFor(ctx, null, files);
}

async function findOwnReceipt(
  ctx: MemberContext,
  number: string | null,
): Promise<{ readonly id: number; readonly receipt: IssuedReceipt } | null> {
  const since = new Date(ctx.now.getTime() - afterReceipt);
  return findToOffer(ctx, number === null ? { personId: ctx.member.personId, issuedAt: { gte: since } } : { number });
}

/** The latest receipt of the person's agencies that is such, and was not taken back. */
async function findToOffer(
  ctx: MemberContext,
  which: Prisma.ReceiptWhereInput,
): Promise<{ readonly id: number; readonly receipt: IssuedReceipt } | null> {
  const agencies = agenciesToReportFor(ctx.member).flatMap(({ id, formerIds = [] }) => [id, ...formerIds]);
  const found = await ctx.services.db.receipt.findFirst({
    where: { ...which, agencyId: { in: agencies }, undoesId: null, undoneBy: null },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return found && { id: found.id, receipt: await findIssuedReceipt(ctx.services.db, found.id, ctx.plans) };
}

function offerOf(ctx: MemberContext, id: number, receipt: IssuedReceipt, waiting: readonly WaitingFile[]): Shown {
  const { t } = ctx;
  const range = rangeOf(waiting);
  const files = countFiles(waiting, t);
  const no = { label: t("evidence.notThere"), data: action.askFiles(range, id) };
  const [only, second] = receipt.items;
  if (only && !second) {
    const yes = { label: t("evidence.attach"), data: action.attachFiles(range, id, 1) };
    const label = inAgency(ctx, receipt.agencyName, itemLabel(only, t, dayInVietnam(receipt.issuedAt)));
    return {
      text: t("evidence.attachTo", { files, label, receipt: receipt.number }),
      buttons: [[yes, no]],
      offer: { yes: yes.data, no: no.data },
    };
  }
  const lines = receipt.items
    .slice(0, offeredDuties)
    .map((item, index): Button[] => [
      { label: itemLabel(item, t, dayInVietnam(receipt.issuedAt)), data: action.attachFiles(range, id, index + 1) },
    ]);
  const all = { label: t("evidence.allOfReceipt"), data: action.attachFiles(range, id, 0) };
  const text = inAgency(ctx, receipt.agencyName, t("evidence.attachToWhich", { files, receipt: receipt.number }));
  return { text, buttons: [...lines, [all, no]] };
}

/**
 * Asks which report the waiting files go with: the open duties as buttons. A typed report takes those along that just came;
 * what was refused once comes with no report by itself, so it is sent again with its words.
 */
export async function askWhatFor(
  ctx: MemberContext,
  before: string | null = null,
  waiting = ctx.files.waiting.filter(goesAlong),
): Promise<void> {
  const { t } = ctx;
  if (waiting.length === 0) return say(ctx, t("evidence.gone"));
  const typed = waiting.every(goesAlong) ? "typed" : "sentAgain";
  const files = countFiles(waiting, t);
  const buttons = await dutyButtons(ctx, rangeOf(waiting));
  const [agency] = agenciesToReportFor(ctx.member);
  const example = exampleShort({ catalogue: ctx.plan!.catalogue, agency: agency!.code });
  const lines = [
    ...(before === null ? [] : [before]),
    t("evidence.whatFor", { files }),
    t(`evidence.${buttons.length > 0 ? "whichDuty" : "whichReport"}.${typed}`, { example }),
  ];
  const drop = { label: t("evidence.leaveOut", { files }), data: staying(action.dropFiles(rangeOf(waiting))) };
  await sendNew(ctx, { text: lines.join("\n"), buttons: [...inRows(buttons, 2), [drop]] });
}

/** The duties that press most; of several agencies each says whose it is. */
async function dutyButtons(ctx: MemberContext, range: string): Promise<Button[]> {
  const agencies = agenciesToReportFor(ctx.member);
  const buttons: Button[] = [];
  for (const agency of agencies) {
    const { overdue, soon } = await listWork(ctx.services.db, agency.id, listedPlans(ctx), ctx.today);
    for (const duty of [...overdue, ...soon.filter(({ settledOn }) => settledOn === null)]) {
      const label = dutyLabel(duty, ctx.t, ctx.today);
      const data = action.reportWithFiles(range, duty.id);
      buttons.push({ label: agencies.length > 1 ? `${label} · ${agency.shortName}` : label, data });
    }
  }
  return buttons.slice(0, offeredDuties);
}

function isNot(kept: readonly WaitingFile[]) {
  return ({ id }: WaitingFile) => !kept.some((one) => one.id === id);
}
