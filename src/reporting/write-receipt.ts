import type { Day } from "../calendar/day.js";
import type { Prisma } from "../database/generated/client.js";
import type { AuditAction } from "../people/audit.js";
import type { FigureContent, ReportContent } from "./content.js";
import { numberTaken, takeNumber } from "./receipt-number.js";

/** A report on a duty as its row holds it, and what the duty's columns are after it. */
export interface NewReport extends ReportContent {
  readonly dutyId: number;
  readonly period: string;
  readonly replacesId: number | null;
  readonly answeredOn: Day;
  readonly settledOn: Day | null;
  /** Of its line, from 1. */
  readonly place: number;
}

/** A figure as its row holds it; of the indicator of the plan of this id that is in use. */
export interface NewFigure extends FigureContent {
  readonly planId: number;
  readonly indicator: string;
  readonly agencyId: number;
  readonly period: string;
  /** What it has to reach. */
  readonly target: number;
  readonly replacesId: number | null;
  /** Of its line, from 1. */
  readonly place: number;
}

interface NewAudit {
  readonly action: AuditAction;
  readonly subject: string;
  readonly old: string | null;
  readonly new: string;
}

export interface NewReceipt {
  /** In which it is issued: its number is the next one of this year. */
  readonly year: number;
  readonly agencyId: number;
  readonly personId: number;
  readonly channel: string;
  readonly issuedAt: Date;
  readonly onTime: boolean;
  readonly mendUntil: Day | null;
  /** The confirming update: unique among receipts. */
  readonly inboxId: bigint;
  readonly reports: readonly NewReport[];
  readonly figures: readonly NewFigure[];
  readonly audits: readonly NewAudit[];
  readonly draftId: number;
  /** Rows of the pictures and files that were shown with it. */
  readonly evidence: readonly number[];
  /** Open drafts that the sent one takes the place of. */
  readonly covered: readonly number[];
  /** SQL: whether it is written. */
  readonly onlyIf: Prisma.Sql;
}

type Asked = Pick<Prisma.TransactionClient, "$queryRaw">;

const inOrder = (rows: readonly object[]) => JSON.stringify(rows.map((row, order) => ({ order, ...row })));

/**
 * Takes the next number and writes its receipt with all that it is for, the duties' columns, the audit and the drafts, in
 * one statement; lists go in as JSON, so that its text is the same for one line and for thirty. Rows get their ids in the
 * order of the lists. Resolves with the number, or with null where `onlyIf` did not hold and nothing was written. Throws
 * where the update has a receipt, or a report replaces one that is replaced already: the caller has looked, under a lock.
 * In one piece: it is one statement, whose parts need the receipt.
 */
export async function writeReceipt(tx: Asked, receipt: NewReceipt): Promise<string | null> {
  const { issuedAt: at, personId, channel, inboxId, draftId, covered } = receipt;
  const isOne = receipt.reports.length + receipt.figures.length === 1;
  const [written] = await tx.$queryRaw<{ number: string }[]>`
    WITH ${takeNumber(receipt.year, receipt.onlyIf)},
    receipt AS (
      INSERT INTO "Receipt" (number, "agencyId", "personId", "issuedAt", "onTime", "mendUntil", "inboxId")
      SELECT ${numberTaken}, ${receipt.agencyId}::int, ${personId}::int, ${at}::timestamptz, ${receipt.onTime}::boolean,
        ${receipt.mendUntil}::date, ${inboxId}::bigint
      FROM counter
      RETURNING id, number),
    report AS (
      SELECT * FROM jsonb_to_recordset(${inOrder(receipt.reports)}::jsonb) AS r("order" int, "dutyId" int, period text, status text,
        percent numeric, result text, difficulty text, document text, "documentDate" date, "replacesId" int,
        "answeredOn" date, "settledOn" date, "settledLate" boolean, place int)),
    reported AS (
      INSERT INTO "StatusReport" ("dutyId", period, status, percent, result, difficulty, document, "documentDate",
        "reportedAt", "personId", channel, "receiptId", "replacesId", place)
      SELECT r."dutyId", r.period, r.status, r.percent, r.result, r.difficulty, r.document, r."documentDate",
        ${at}::timestamptz, ${personId}::int, ${channel}, receipt.id, r."replacesId", r.place
      FROM report r, receipt ORDER BY r."order"
      RETURNING id),
    duties AS (
      UPDATE "Duty" d SET status = r.status, percent = r.percent, "answeredOn" = r."answeredOn", "settledOn" = r."settledOn",
        "settledLate" = r."settledLate"
      FROM report r, receipt WHERE d.id = r."dutyId"),
    given AS (
      INSERT INTO "Figure" ("indicatorId", "agencyId", period, numerator, denominator, percent, value, note, target,
        "reportedAt", "personId", channel, "receiptId", "replacesId", place)
      SELECT i.id, f."agencyId", f.period, f.numerator, f.denominator, f.percent, f.value, f.note, f.target,
        ${at}::timestamptz, ${personId}::int, ${channel}, receipt.id, f."replacesId", f.place
      FROM jsonb_to_recordset(${inOrder(receipt.figures)}::jsonb) AS f("order" int, "planId" int, indicator text, "agencyId" int,
        period text, numerator bigint, denominator bigint, percent numeric, value numeric, note text, target numeric, "replacesId" int,
        place int)
      CROSS JOIN receipt
      LEFT JOIN "Indicator" i ON i."planId" = f."planId" AND i.code = f.indicator AND i."withdrawnAt" IS NULL
      ORDER BY f."order"
      RETURNING id),
    attached AS (
      UPDATE "Evidence" e SET "receiptId" = receipt.id, "attachedAt" = ${at}::timestamptz, "attachedBy" = ${inboxId}::bigint,
        "reportId" = CASE WHEN ${isOne}::boolean THEN (SELECT id FROM reported) END,
        "figureId" = CASE WHEN ${isOne}::boolean THEN (SELECT id FROM given) END
      FROM receipt WHERE e.id = ANY(${[...receipt.evidence]}::int[]) AND e."personId" = ${personId}
        AND e."receiptId" IS NULL AND e."droppedAt" IS NULL),
    audited AS (
      INSERT INTO "Audit" (at, "personId", action, subject, old, new, "inboxId")
      SELECT ${at}::timestamptz, ${personId}::int, a.action, a.subject, a.old, a.new, ${inboxId}::bigint
      FROM jsonb_to_recordset(${inOrder(receipt.audits)}::jsonb) AS a("order" int, action text, subject text, old text, new text)
      CROSS JOIN receipt
      ORDER BY a."order"),
    sent AS (
      UPDATE "Draft" d SET state = CASE WHEN d.id = ${draftId} THEN 'sent' ELSE 'replaced' END, "openKey" = NULL,
        focused = false, "receiptId" = CASE WHEN d.id = ${draftId} THEN receipt.id ELSE d."receiptId" END,
        "lastInput" = CASE WHEN d.id = ${draftId} THEN ${inboxId}::bigint ELSE d."lastInput" END,
        "updatedAt" = ${at}::timestamptz
      FROM receipt WHERE d.id = ANY(${[draftId, ...covered]}::int[]) AND d."personId" = ${personId})
    SELECT number FROM receipt`;
  return written?.number ?? null;
}
