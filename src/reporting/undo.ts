import { dayInVietnam } from "../calendar/day.js";
import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import { writeAudit } from "../people/audit.js";
import { describeDutySubject, describeFigureSubject } from "./audit-subjects.js";
import { barredByOffice } from "./office-had-part.js";
import { nextReceiptNumber } from "./receipt-number.js";
import { standAsBefore } from "./stand-as-before.js";

type Tx = Prisma.TransactionClient;

/** Milliseconds after a receipt in which its sender may take it back. */
const undoTime = 10 * 60_000;

export function mayUndo(issuedAt: Date, now: Date): boolean {
  return now.getTime() - issuedAt.getTime() <= undoTime;
}

export interface Undoing {
  readonly receiptId: number;
  readonly personId: number;
  readonly channel: string;
  /** The confirming update: handled again, it takes back nothing more. */
  readonly inboxId: bigint;
  readonly now: Date;
}

/** The receipt of what was taken back. */
export interface Undone {
  readonly receiptId: number;
}

type Refusal = "not_sender" | "taken_back" | "late" | "changed" | "returned" | "resent" | "locked";

/**
 * Takes a receipt back: for each of its lines a row without a value that replaces it, under a receipt of its own; duties
 * stand again as before it. Both are kept, with an audit entry for each line, in one transaction. Fails with `changed`
 * where somebody has reported one of the lines again since: that is not undone with it;
 * and where the office had its part in it.
 */
export async function undoReceipt(db: PrismaClient, undoing: Undoing): Promise<Outcome<Undone, Refusal>> {
  return db.$transaction(async (tx) => {
    const { inboxId, now, personId } = undoing;
    const done = await tx.receipt.findUnique({ where: { inboxId }, include: { undoes: true } });
    if (done?.undoes) return success({ receiptId: done.id });
    const locked = await tx.receipt.findUnique({ where: { id: undoing.receiptId }, select: { agencyId: true } });
    // Who reports takes the same lock (submit.ts); what stands behind it is read after.
    if (locked)
      await tx.$queryRaw`SELECT id FROM "Agency" WHERE id = (
      SELECT coalesce(a."heirId", a.id) FROM "Agency" a WHERE a.id = ${locked.agencyId}) FOR UPDATE`;
    const receipt = await findToUndo(tx, undoing.receiptId);
    if (!receipt || receipt.personId !== personId) return failure("not_sender" as const, (t) => t("undo.notSender"));
    const said = { number: receipt.number };
    if (receipt.undoneBy || receipt.undoesId !== null)
      return failure("taken_back" as const, (t) => t("undo.takenBack", said));
    if (!mayUndo(receipt.issuedAt, now)) return failure("late" as const, (t) => t("undo.late", said));
    if ([...receipt.reports, ...receipt.figures].some(({ replacedBy }) => replacedBy && !replacedBy.takenBackAt))
      return failure("changed" as const, (t) => t("undo.changed", said));
    const barred = await barredByOffice(tx, receipt.id);
    if (barred) return barred;
    return success({ receiptId: await write(tx, receipt, undoing) });
  });
}

type ToUndo = NonNullable<Awaited<ReturnType<typeof findToUndo>>>;

function findToUndo(tx: Tx, id: number) {
  const agency = { select: { code: true } } as const;
  const replacedBy = { select: { takenBackAt: true } } as const;
  return tx.receipt.findUnique({
    where: { id },
    include: {
      undoneBy: { select: { id: true } },
      reports: { orderBy: { id: "asc" }, include: { replacedBy, duty: { include: { agency, task: true } } } },
      figures: { orderBy: { id: "asc" }, include: { replacedBy, agency, indicator: { select: { code: true } } } },
    },
  });
}

async function write(tx: Tx, receipt: ToUndo, { personId, channel, inboxId, now }: Undoing): Promise<number> {
  const { agencyId, onTime, reports, figures } = receipt;
  const number = await nextReceiptNumber(tx, Number(dayInVietnam(now).slice(0, 4)));
  const { id: receiptId } = await tx.receipt.create({
    data: { number, agencyId, personId, issuedAt: now, onTime, inboxId, undoesId: receipt.id },
  });
  const row = { reportedAt: now, personId, channel, receiptId, takenBackAt: now };
  for (const { id, dutyId, period, replacedBy } of reports) {
    // What came after it and was taken back is replaced with it: a row is replaced once.
    const last = replacedBy && (await tx.statusReport.findFirst({ where: { dutyId }, orderBy: { id: "desc" } }));
    await tx.statusReport.create({ data: { ...row, dutyId, period, status: null, replacesId: last?.id ?? id } });
  }
  for (const { id, replacedBy, indicatorId, agencyId: givenBy, period } of figures) {
    const of = { indicatorId, agencyId: givenBy, period };
    const last = replacedBy && (await tx.figure.findFirst({ where: of, orderBy: { id: "desc" } }));
    await tx.figure.create({ data: { ...row, ...of, replacesId: last?.id ?? id } });
  }
  const those = (list: readonly { readonly id: number }[]) => ({ id: { in: list.map(({ id }) => id) } });
  await tx.statusReport.updateMany({ where: those(reports), data: { takenBackAt: now } });
  await tx.figure.updateMany({ where: those(figures), data: { takenBackAt: now } });
  const audit = { at: now, personId, action: "undo", inboxId, new: null } as const;
  for (const { duty, status } of reports) {
    await standAsBefore(tx, duty);
    const { task, agency, period, part } = duty;
    const subject = describeDutySubject({ task: task.code, part: part || null, agency: agency.code, period });
    await writeAudit(tx, { ...audit, subject, old: status });
  }
  for (const { indicator, agency, period, percent, value } of figures) {
    const subject = describeFigureSubject({ indicator: indicator.code, agency: agency.code, period });
    await writeAudit(tx, { ...audit, subject, old: String(percent ?? value ?? "0/0") });
  }
  return receiptId;
}
