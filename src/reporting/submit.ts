import { type Day, dayInVietnam } from "../calendar/day.js";
import { dateColumn } from "../database/days.js";
import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import { writeAudit } from "../people/audit.js";
import type { Deadlines } from "../plan/plan-in-force.js";
import { describeDutySubject, describeFigureSubject } from "./audit-subjects.js";
import type { DutyFacts, FigureFacts } from "./duty-facts.js";
import { findDuty } from "./find-duties.js";
import { findFigure } from "./find-figures.js";
import { findIssuedReceipt, type IssuedReceipt } from "./issued-receipt.js";
import { nextReceiptNumber } from "./receipt-number.js";
import type { FigureEntry, ReportDraft, TaskEntry } from "./report-draft.js";
import { afterReport, judgeReport, reportIsOnTime } from "./rules.js";

export interface Submission {
  readonly draftId: number;
  readonly draft: ReportDraft;
  readonly personId: number;
  readonly channel: string;
  /** The confirming update: the key under which everything is written once. */
  readonly inboxId: bigint;
  readonly now: Date;
}

type Refusal = "not_begun" | "locked" | "changed" | "incomplete";

/**
 * Writes receipt, reports, figures and audit of a confirmed draft in one transaction. A receipt that comes back is in
 * the database. Handled again for the same update, it returns the receipt of the first time and writes nothing.
 * Reports of one agency are written one after another, so that a correction always points to the latest.
 *
 * Fails with `changed` where somebody reported the same thing since the person was shown it, so that what stands above
 * the button is what is saved.
 */
export async function submitDraft(
  db: PrismaClient,
  submission: Submission,
  deadlines: Deadlines,
): Promise<Outcome<IssuedReceipt, Refusal>> {
  return db.$transaction(
    async (tx) => {
      const { draft, inboxId } = submission;
      await tx.$queryRaw`SELECT "id" FROM "Agency" WHERE "id" = ${draft.agencyId} FOR UPDATE`;
      const before = await tx.receipt.findUnique({ where: { inboxId }, select: { id: true } });
      if (before) return success(await findIssuedReceipt(tx, before.id, deadlines));
      const prepared = await prepareAll(tx, submission, deadlines);
      if (!prepared.ok) return prepared;
      return success(await write(tx, submission, prepared.value, deadlines));
    },
    { maxWait: 15_000, timeout: 15_000 },
  );
}

type Prepared =
  | { readonly kind: "task"; readonly entry: TaskEntry; readonly duty: DutyFacts; readonly onTime: boolean }
  | { readonly kind: "figure"; readonly entry: FigureEntry; readonly figure: FigureFacts; readonly onTime: boolean };

async function prepareAll(
  tx: Prisma.TransactionClient,
  submission: Submission,
  deadlines: Deadlines,
): Promise<Outcome<Prepared[], Refusal>> {
  const today = dayInVietnam(submission.now);
  const prepared: Prepared[] = [];
  for (const entry of submission.draft.entries) {
    const one =
      entry.kind === "task"
        ? await prepareTask(tx, entry, submission.draft.agencyId, today)
        : await prepareFigure(tx, entry, submission.draft.agencyId, today, deadlines);
    if (!one.ok) return one;
    prepared.push(one.value);
  }
  return prepared.length > 0 ? success(prepared) : incomplete();
}

async function prepareTask(
  tx: Prisma.TransactionClient,
  entry: TaskEntry,
  agencyId: number,
  today: Day,
): Promise<Outcome<Prepared, Refusal>> {
  const duty = await findDuty(tx, entry.dutyId);
  if (!duty || duty.agencyId !== agencyId || entry.status === null) return incomplete();
  if ((duty.latest?.id ?? null) !== entry.seen) return changed();
  const judged = judgeReport({ ...duty, reported: duty.latest !== null }, today);
  if (!judged.ok) return judged;
  return success({ kind: "task", entry, duty, onTime: reportIsOnTime(duty, entry.status, today) });
}

async function prepareFigure(
  tx: Prisma.TransactionClient,
  entry: FigureEntry,
  agencyId: number,
  today: Day,
  deadlines: Deadlines,
): Promise<Outcome<Prepared, Refusal>> {
  const figure = await findFigure(tx, agencyId, entry.indicator, entry.period, deadlines);
  if (!figure || !entry.given) return incomplete();
  if ((figure.latest?.id ?? null) !== entry.seen) return changed();
  const judged = judgeReport(
    { beginsOn: figure.first, lockOn: figure.lockOn, reported: figure.latest !== null },
    today,
  );
  if (!judged.ok) return judged;
  return success({ kind: "figure", entry, figure, onTime: figure.firstOnTime ?? today <= figure.dueOn });
}

async function write(
  tx: Prisma.TransactionClient,
  submission: Submission,
  prepared: readonly Prepared[],
  deadlines: Deadlines,
): Promise<IssuedReceipt> {
  const { now, personId, channel, inboxId, draft } = submission;
  const today = dayInVietnam(now);
  // Of several, the first that will be locked; what is locked already cannot be mended any more.
  const locks = prepared.map((one) => (one.kind === "task" ? one.duty.lockOn : one.figure.lockOn));
  const mendUntil = locks.filter((lock) => lock >= today).sort()[0] ?? null;
  const receipt = await tx.receipt.create({
    data: {
      number: await nextReceiptNumber(tx, Number(today.slice(0, 4))),
      agencyId: draft.agencyId,
      personId,
      issuedAt: now,
      onTime: prepared.every((one) => one.onTime),
      mendUntil: dateColumn(mendUntil),
      inboxId,
    },
  });
  const reported = { reportedAt: now, personId, channel, receiptId: receipt.id };
  for (const one of prepared) {
    if (one.kind === "task") await writeTask(tx, one.entry, one.duty, reported, today);
    else await writeFigure(tx, one.entry, one.figure, reported);
    const replaces = one.kind === "task" ? one.duty.latest : one.figure.latest;
    await writeAudit(tx, {
      at: now,
      personId,
      action: replaces ? "correct" : "report",
      subject: one.kind === "task" ? describeDutySubject(one.duty) : describeFigureSubject(one.figure),
      ...auditValues(one),
      inboxId,
    });
  }
  await tx.draft.updateMany({
    where: { id: submission.draftId, personId },
    data: { state: "sent", openKey: null, focused: false, receiptId: receipt.id, lastInput: inboxId, updatedAt: now },
  });
  return findIssuedReceipt(tx, receipt.id, deadlines);
}

interface Reported {
  readonly reportedAt: Date;
  readonly personId: number;
  readonly channel: string;
  readonly receiptId: number;
}

async function writeTask(
  tx: Prisma.TransactionClient,
  entry: TaskEntry,
  duty: DutyFacts,
  reported: Reported,
  today: Day,
): Promise<void> {
  const status = entry.status!;
  await tx.statusReport.create({
    data: {
      ...reported,
      dutyId: duty.id,
      status,
      percent: entry.percent,
      // Free text goes to the difficulty when the work is blocked, else to the result.
      result: status === "blocked" ? null : entry.note,
      difficulty: status === "blocked" ? entry.note : null,
      document: entry.document,
      documentDate: dateColumn(entry.documentDate),
      replacesId: duty.latest?.id ?? null,
    },
  });
  const after = afterReport(duty, { status, percent: entry.percent }, today);
  await tx.duty.update({
    where: { id: duty.id },
    data: {
      status: after.status,
      percent: after.percent,
      answeredOn: dateColumn(after.answeredOn),
      settledOn: dateColumn(after.settledOn),
    },
  });
}

async function writeFigure(
  tx: Prisma.TransactionClient,
  entry: FigureEntry,
  figure: FigureFacts,
  reported: Reported,
): Promise<void> {
  await tx.figure.create({
    data: {
      ...reported,
      indicatorId: figure.indicatorId,
      agencyId: figure.agencyId,
      period: figure.period,
      numerator: entry.numerator === null ? null : BigInt(entry.numerator),
      denominator: entry.denominator === null ? null : BigInt(entry.denominator),
      percent: entry.percent,
      note: entry.note,
      replacesId: figure.latest?.id ?? null,
    },
  });
}

/** Statuses and percentages only: the text of a report stays in the report. */
function auditValues(one: Prepared): { old: string | null; new: string } {
  if (one.kind === "task") return { old: one.duty.latest?.status ?? null, new: one.entry.status! };
  const value = (percent: number | null) => (percent === null ? "0/0" : String(percent));
  return { old: one.figure.latest ? value(one.figure.latest.percent) : null, new: value(one.entry.percent) };
}

function incomplete() {
  return failure("incomplete" as const, (t) => t("reporting.incomplete"));
}

function changed() {
  return failure("changed" as const, (t) => t("reporting.changed"));
}
