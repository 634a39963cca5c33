import type { Prisma } from "../../database/generated/client.js";
import type { FileKind, KeptFile } from "./files.js";

/** A file of a report, with what it takes to send it again. */
export interface EvidenceFile extends KeptFile {
  readonly channel: string;
  readonly bot: string;
  readonly fileId: string;
  readonly name: string | null;
  readonly mediaType: string | null;
  /** Its path below FILES_DIR; null where it is not downloaded. */
  readonly storedAs: string | null;
  readonly at: Date;
}

/**
 * The files of these reports (`StatusReport.id`), oldest first: those given with one of them, and those given with a whole
 * receipt that it was a line of. Reports without any are not in the map. A report that was corrected keeps its own.
 */
export async function evidenceOf(
  db: Prisma.TransactionClient,
  reportIds: readonly number[],
): Promise<ReadonlyMap<number, readonly EvidenceFile[]>> {
  if (reportIds.length === 0) return new Map();
  const reports = await db.statusReport.findMany({
    where: { id: { in: [...reportIds] } },
    select: { id: true, receiptId: true },
    orderBy: { id: "asc" },
  });
  const files = await db.evidence.findMany({
    where: {
      OR: [
        { reportId: { in: reports.map(({ id }) => id) } },
        { receiptId: { in: reports.map(({ receiptId }) => receiptId) }, reportId: null, figureId: null },
      ],
    },
    orderBy: { id: "asc" },
  });
  const of = ({ id, receiptId }: { id: number; receiptId: number }) =>
    files.filter((file) => file.reportId === id || (file.reportId === null && file.receiptId === receiptId));
  return new Map(
    reports.map((report) => [report.id, of(report).map(evidenceFile)] as const).filter(([, list]) => list.length > 0),
  );
}

/** What a button or another room asks the files of. */
export type EvidenceOwner =
  | { readonly kind: "report"; readonly id: number }
  | { readonly kind: "figure"; readonly id: number }
  | { readonly kind: "receipt"; readonly number: string };

/** `12` a status report, `f12` a figure, `BN-2024-000123` a receipt; null for anything else. */
export function readEvidenceOwner(text: string): EvidenceOwner | null {
  if (/^BN-\d{4}-\d{6,9}$/.test(text)) return { kind: "receipt", number: text };
  const [, figure, digits] = /^(f?)(\d{1,9})$/.exec(text) ?? [];
  if (digits === undefined) return null;
  return { kind: figure ? "figure" : "report", id: Number(digits) };
}

/** Whose report it is, by which receipt, and its files; null where there is no such report. */
export async function findEvidence(
  db: Prisma.TransactionClient,
  owner: EvidenceOwner,
): Promise<{
  readonly agencyId: number;
  readonly agencyName: string;
  readonly receipt: string;
  readonly files: readonly EvidenceFile[];
} | null> {
  const lines = owner.kind === "report" ? { reports: { some: { id: owner.id } } } : {};
  const figures = owner.kind === "figure" ? { figures: { some: { id: owner.id } } } : {};
  const numbered = owner.kind === "receipt" ? { number: owner.number } : {};
  const receipt = await db.receipt.findFirst({
    where: { ...lines, ...figures, ...numbered },
    include: { agency: { select: { name: true } }, evidence: { orderBy: { id: "asc" } } },
  });
  if (!receipt) return null;
  const files = receipt.evidence.filter(({ reportId, figureId }) => {
    if (owner.kind === "receipt" || (reportId === null && figureId === null)) return true;
    return owner.kind === "report" ? reportId === owner.id : figureId === owner.id;
  });
  const { agencyId, agency, number } = receipt;
  return { agencyId, agencyName: agency.name, receipt: number, files: files.map(evidenceFile) };
}

type Row = Prisma.EvidenceGetPayload<object>;

function evidenceFile({ id, kind, channel, bot, fileId, name, mediaType, storedAs, at }: Row): EvidenceFile {
  return { id, kind: kind as FileKind, channel, bot, fileId, name, mediaType, storedAs, at };
}
