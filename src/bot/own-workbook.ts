import { InputFile } from "grammy";
import { type AgencyOfPost, agenciesToReportFor, agencyToReportFor, isOffice } from "../people/roles.js";
import { closedPlanLine } from "../reporting/closed-plan.js";
import type { SentFile } from "../reporting/evidence/files.js";
import { wrongLines } from "../reporting/own-workbook/read-back.js";
import type { OwnRead } from "../reporting/own-workbook/read-own.js";
import type { NoFile } from "../summary/files/order.js";
import type { MemberContext } from "./context.js";
import { draftsOf } from "./drafts-of-update.js";
import { answerExport, sendMade } from "./files.js";
import { planOfYear, takePlan } from "./plan-of-update.js";
import { noteRefusal } from "./refuse-foreign.js";
import { enterReport, openReport, takeTurn } from "./report-turn.js";
import { say } from "./show.js";
import { chooseAgency } from "./work.js";

/** "/baocao excel" and words like it: of the office's people who have no agency, or do not name the command, their own files. */
export async function answerOwnWorkbook(ctx: MemberContext, words: string): Promise<void> {
  const isCommand = /^\/?bao ?c[aá]o/iu.test(words.normalize("NFC"));
  if (isOffice(ctx.member) && !(isCommand && agenciesToReportFor(ctx.member).length > 0))
    return answerExport(ctx, words);
  return chooseAgency(ctx, (agency) => sendOwnWorkbook(ctx, agency), "ownWorkbook");
}

/** Sends the agency's own workbook, to be filled in and sent back. */
export async function sendOwnWorkbook(ctx: MemberContext, agency: AgencyOfPost): Promise<void> {
  const plan = ctx.plan!;
  const closed = closedPlanLine(plan, ctx.today, ctx.t);
  if (closed) return say(ctx, closed);
  const { receivesFiles } = ctx.services.channel.capabilities;
  const order = {
    ...({ kind: "own", agency, comesBack: receivesFiles } as const),
    ...{ plan: plan.year, at: ctx.now.getTime(), language: ctx.language },
  };
  await sendMade(ctx, "upload_document", order, {
    failed: ctx.t("ownWorkbook.notMade"),
    deliver: async ({ name, caption, bytes }) => {
      await ctx.replyWithDocument(new InputFile(bytes, name), { caption });
    },
  });
}

/** Whether a file was taken as the agency's own workbook; else it is evidence, with a sentence to say beside that. */
export type WorkbookTurn = { readonly is: "taken" } | { readonly is: "evidence"; readonly sentence: string | null };

const taken: WorkbookTurn = { is: "taken" };
const evidence: WorkbookTurn = { is: "evidence", sentence: null };
/** Milliseconds for which a person waits for a file to be fetched. */
const patience = 20_000;
/** A file that was in hand when two processes ended is not opened by a third. */
const mostEnds = 2;
const mostNoted = 5;

/**
 * Reads a file as the agency's own workbook, if it is one: that stands in it, whatever it is called. What it brings is read
 * back like several lines of a message, and saved like them. Handled again, it shows the same.
 */
export async function takeOwnWorkbook(ctx: MemberContext, file: SentFile): Promise<WorkbookTurn> {
  if (!mayBeWorkbook(file)) return evidence;
  const { db, channel, files } = ctx.services;
  const { answered } = await draftsOf(ctx);
  if (answered?.draft?.workbook) {
    const outcome = await takeTurn(ctx, { draftId: answered.id, answer: { kind: "files" } });
    if (outcome === "open") await enterReport(ctx);
    return taken;
  }
  const row = await db.inboxUpdate.findUnique({ where: { id: ctx.inboxId }, select: { crashes: true } });
  if ((row?.crashes ?? 0) >= mostEnds) return { is: "evidence", sentence: ctx.t("ownWorkbook.tooHard") };
  const limits = { most: channel.capabilities.largestFile, signal: AbortSignal.timeout(patience) };
  const fetched = await channel.fetchFile(file.fileId, limits);
  if (!fetched.ok) return { is: "evidence", sentence: ctx.t("ownWorkbook.notFetched") };
  const { personId } = ctx.member;
  const agencies = agenciesToReportFor(ctx.member);
  const order = { kind: "read", bytes: fetched.bytes, personId, agencies } as const;
  const read = await files.read({ ...order, at: ctx.now.getTime(), language: ctx.language });
  if (!read.ok) return refuse(ctx, read.code);
  return follow(ctx, read.value);
}

/** A document that its sender's program takes for a spreadsheet, or for nothing it knows. */
function mayBeWorkbook({ kind, name, mediaType }: SentFile): boolean {
  if (kind !== "document") return false;
  return (
    mediaType === null ||
    /spreadsheet|excel|zip|octet-stream|x-ole/i.test(mediaType) ||
    /\.(?:xls[xmb]?|ods)$/i.test(name ?? "")
  );
}

async function refuse(ctx: MemberContext, code: NoFile["code"]): Promise<WorkbookTurn> {
  if (code !== "busy") return { is: "evidence", sentence: ctx.t("ownWorkbook.tooHard") };
  await say(ctx, ctx.t("ownWorkbook.busy"));
  return taken;
}

async function follow(ctx: MemberContext, read: OwnRead): Promise<WorkbookTurn> {
  if (read.is === "foreign") return { is: "evidence", sentence: read.sentence };
  if (read.is === "refused") {
    if (read.noted !== null) await noteRefusal(ctx, read.noted);
    await say(ctx, read.sentence);
    return taken;
  }
  for (const subject of read.noted.slice(0, mostNoted)) await noteRefusal(ctx, subject);
  const agency = agencyToReportFor(ctx.member, read.agencyId)!;
  takePlan(ctx, planOfYear(ctx, read.year));
  const { entries, problems, unchanged, emptied } = read;
  if (entries.length > 0) {
    const lines = { entries, refused: problems, doubt: null, workbook: { unchanged, emptied, page: 1 } };
    await openReport(ctx, { agencyId: agency.id, step: "confirm", ...lines }, agency);
    return taken;
  }
  const { name } = agency;
  const count = problems.length;
  const text =
    count === 0
      ? [ctx.t("ownWorkbook.nothingNew", { agency: name })]
      : [ctx.t("ownWorkbook.onlyWrong", { agency: name, count }), ...wrongLines(problems, ctx.t)];
  if (emptied > 0) text.push(ctx.t("ownWorkbook.emptied", { count: emptied }));
  await say(ctx, text.join("\n"));
  return taken;
}
