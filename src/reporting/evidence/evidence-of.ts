import { Prisma } from "../../database/generated/client.js";
import type { DutyFacts, FigureFacts } from "../duty-facts.js";
import type { CountedFile, FileKind, KeptFile } from "./files.js";

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
 * Of a statement that reads the status report, or the figure, `s`: its files as JSON, oldest first, null where there are
 * none. Those of a whole receipt are of each of its lines. A report that was corrected keeps its own.
 */
export const filesOfReport = filesOf(Prisma.sql`e."reportId" = s.id`);
export const filesOfFigure = filesOf(Prisma.sql`e."figureId" = s.id`);

function filesOf(isOwn: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT json_agg(json_build_object('kind', e.kind) ORDER BY e.id) FROM "Evidence" e
    WHERE e."receiptId" = s."receiptId" AND (${isOwn} OR (e."reportId" IS NULL AND e."figureId" IS NULL)))`;
}

/** How many files of which kind came with what was reported last on a duty, or given of an indicator. */
export async function findLatestFiles(
  db: Prisma.TransactionClient,
  about: DutyFacts | FigureFacts,
): Promise<readonly CountedFile[]> {
  if (!about.latest) return [];
  const { id } = about.latest;
  const [row] = await db.$queryRaw<{ files: readonly CountedFile[] | null }[]>(
    "task" in about
      ? Prisma.sql`SELECT ${filesOfReport} AS files FROM "StatusReport" s WHERE s.id = ${id}`
      : Prisma.sql`SELECT ${filesOfFigure} AS files FROM "Figure" s WHERE s.id = ${id}`,
  );
  return row?.files ?? [];
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
