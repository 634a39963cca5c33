import type { Prisma } from "../../database/generated/client.js";
import { writeAudit } from "../../people/audit.js";
import type { KeptFile } from "./files.js";

/** What a file is attached to: a receipt, or one of its lines, counted from 1 as the receipt lists them. */
export interface AttachTo {
  readonly receiptId: number;
  readonly line: number | null;
}

/** The rows of a receipt's lines: reports before figures, as it lists them. Null where there is no such receipt. */
export async function linesOfReceipt(db: Prisma.TransactionClient, id: number) {
  const receipt = await db.receipt.findUnique({
    where: { id },
    select: {
      agencyId: true,
      reports: { select: { id: true }, orderBy: { id: "asc" } },
      figures: { select: { id: true }, orderBy: { id: "asc" } },
    },
  });
  if (!receipt) return null;
  const lines = [
    ...receipt.reports.map((one) => ({ reportId: one.id, figureId: null })),
    ...receipt.figures.map((one) => ({ reportId: null, figureId: one.id })),
  ];
  return { agencyId: receipt.agencyId, lines };
}

/**
 * Attaches files to what was reported already, with its audit entry, under the update that said so: done again for it,
 * nothing is written twice. In the caller's transaction. Resolves with the files that this update attached.
 */
export async function attachFiles(
  tx: Prisma.TransactionClient,
  files: readonly KeptFile[],
  to: AttachTo,
  by: { readonly personId: number; readonly inboxId: bigint; readonly now: Date; readonly subject: string },
): Promise<readonly KeptFile[]> {
  const { receiptId, line } = to;
  const found = await linesOfReceipt(tx, receiptId);
  const only = found && found.lines.length === 1 ? found.lines[0] : undefined;
  const { reportId = null, figureId = null } = (line === null ? only : found?.lines[line - 1]) ?? {};
  await tx.evidence.updateMany({
    where: { id: { in: files.map(({ id }) => id) }, receiptId: null, droppedAt: null },
    data: { receiptId, reportId, figureId, attachedAt: by.now, attachedBy: by.inboxId },
  });
  const attached = await tx.evidence.findMany({ where: { attachedBy: by.inboxId }, orderBy: { id: "asc" } });
  if (attached.length === 0) return [];
  const { personId, inboxId, now: at, subject } = by;
  await writeAudit(tx, { at, personId, action: "correct", subject, new: `evidence ${attached.length}`, inboxId });
  return attached.map(({ id, kind }) => ({ id, kind: kind as KeptFile["kind"] }));
}
