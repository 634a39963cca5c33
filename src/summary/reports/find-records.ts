import { type PeriodCode, parsePeriod, windowOf } from "../../calendar/windows.js";
import { dayOf } from "../../database/days.js";
import { Prisma } from "../../database/generated/client.js";
import { numberOf } from "../../database/numbers.js";
import { answeredBy } from "../../plan/agencies/heirs.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import { findOpenReturns } from "../../reporting/decisions/open-returns.js";
import { type DefinitionRow, definitionOf } from "../../reporting/definition.js";
import { filesOfFigure, filesOfReport } from "../../reporting/evidence/evidence-of.js";
import type { CountedFile } from "../../reporting/evidence/files.js";
import { figureDeadline } from "../../reporting/figure-periods.js";
import { findDuty } from "../../reporting/find-duties.js";
import { findIssuedReceipt } from "../../reporting/issued-receipt.js";
import { type Succession, successionOfFigure, successionOfReport } from "../../reporting/succession.js";
import { levelOf } from "../../text/levels.js";
import { type AgencyFigure, figurePeriodsOf } from "../combine-figures.js";
import { agencyTargets, targetKey } from "../queries.js";
import { readSeries } from "../trend.js";
import type { ReceiptRecord } from "./receipt-view.js";
import type { DutyRecord, FigureRecord, FigureVersion, Reporter, ReportVersion, Sent } from "./report-facts.js";

type Client = Prisma.TransactionClient;

/** For statements that have `s`, something that was sent: who sent it, by the post held then. */
const joinReporter = Prisma.sql`
  JOIN "Person" p ON p.id = s."personId"
  LEFT JOIN LATERAL (
    SELECT post.role, g.name AS "agencyName" FROM "Holding" h
    JOIN "Post" post ON post.id = h."postId"
    LEFT JOIN "Agency" g ON g.id = post."agencyId"
    WHERE h."personId" = s."personId" AND post.role IN ('focal_point', 'leader')
    ORDER BY coalesce(g.id = s."forAgency", false) DESC, (h.since <= s."reportedAt") DESC,
      (h.until IS NULL OR h.until >= s."reportedAt") DESC, h.since DESC
    LIMIT 1) held ON true`;

interface SentRow extends Reporter {
  readonly id: number;
  readonly receipt: string;
  readonly reportedAt: Date;
  readonly channel: string;
}

/** Something that was reported, with its files and its succession. */
interface ReportedRow extends SentRow {
  readonly files: readonly CountedFile[] | null;
  readonly succession: Succession;
}

function sentOf({ id, receipt, reportedAt, channel, name, title, role, agencyName }: SentRow) {
  return { id, receipt, reportedAt, channel, by: { name, title, role, agencyName } };
}

function reportedOf(row: ReportedRow) {
  return { files: row.files ?? [], succession: row.succession, ...sentOf(row) };
}

/** Null where there is no duty of this id. */
export async function findDutyRecord(db: Client, dutyId: number): Promise<DutyRecord | null> {
  const duty = await findDuty(db, dutyId);
  if (!duty) return null;
  const rows = await db.$queryRaw<VersionRow[]>`
    SELECT s.id, c.number AS receipt, s."reportedAt", s.channel, p.name, p.title, held.role, held."agencyName",
      s.status, s.percent, s.result, s.difficulty, s.document, s."documentDate",
      s."takenBackAt" IS NOT NULL AS "takenBack", ${filesOfReport} AS files, ${successionOfReport} AS succession
    FROM (SELECT r.*, d."agencyId" AS "forAgency" FROM "StatusReport" r JOIN "Duty" d ON d.id = r."dutyId"
      WHERE r."dutyId" = ANY(ARRAY(SELECT m.id FROM "Duty" m WHERE m."takenById" = ${dutyId}) || ${dutyId}::int)) s
    JOIN "Receipt" c ON c.id = s."receiptId"
    ${joinReporter}
    ORDER BY s.id`;
  const returned = duty.returned ? ((await findOpenReturns(db, [dutyId])).get(dutyId) ?? null) : null;
  return { duty, versions: rows.map(toVersion), returned };
}

type VersionRow = ReportedRow &
  Omit<ReportVersion, keyof Sent | "percent" | "documentDate"> & {
    readonly percent: Prisma.Decimal | null;
    readonly documentDate: Date | null;
  };

function toVersion(row: VersionRow): ReportVersion {
  const { status, result, difficulty, document, takenBack } = row;
  return {
    ...reportedOf(row),
    ...{ status, result, difficulty, document, takenBack },
    percent: numberOf(row.percent),
    documentDate: dayOf(row.documentDate),
  };
}

/** All that an agency, or those that became part of it, ever gave of an indicator, the oldest first. */
export async function findFigureVersions(
  db: Client,
  agencyId: number,
  indicator: string,
): Promise<readonly FigureVersion[]> {
  const rows = await db.$queryRaw<
    (ReportedRow & {
      period: string;
      numerator: bigint | null;
      denominator: bigint | null;
      percent: Prisma.Decimal | null;
      value: Prisma.Decimal | null;
      note: string | null;
      target: Prisma.Decimal;
      year: number;
      definition: Omit<DefinitionRow, "withdrawnAt">;
      withdrawnAt: Date | null;
    })[]
  >`
    SELECT s.id, c.number AS receipt, s."reportedAt", s.channel, p.name, p.title, held.role, held."agencyName",
      s.period, s.numerator, s.denominator, s.percent, s.value, s.note, s."reachedFor" AS target, s.year, s.definition,
      s."withdrawnAt",
      ${filesOfFigure} AS files, ${successionOfFigure} AS succession
    FROM (SELECT f.*, f."agencyId" AS "forAgency", coalesce(f.target, i.target) AS "reachedFor", p.year, i."withdrawnAt",
        jsonb_build_object('unit', i.unit, 'direction', i.direction, 'addsUp', i."addsUp", 'numerator', i.numerator,
          'denominator', i.denominator) AS definition
      FROM "Figure" f JOIN "Indicator" i ON i.id = f."indicatorId" JOIN "Plan" p ON p.id = i."planId"
      WHERE f."agencyId" = ANY(${answeredBy(agencyId)}) AND i.code = ${indicator} AND f."takenBackAt" IS NULL) s
    JOIN "Receipt" c ON c.id = s."receiptId"
    ${joinReporter}
    ORDER BY s.id`;
  return rows.map((row) => ({
    ...reportedOf(row),
    period: row.period,
    numerator: numberOf(row.numerator),
    denominator: numberOf(row.denominator),
    percent: numberOf(row.percent),
    value: numberOf(row.value),
    note: row.note,
    madeUnder: definitionOf({ ...row.definition, withdrawnAt: row.withdrawnAt }, row),
  }));
}

/** Null where the plan has no such indicator, agency or period. */
export async function findFigureRecord(
  db: Client,
  plan: PlanInForce,
  plans: readonly PlanInForce[],
  about: { readonly agencyId: number; readonly indicator: string; readonly period: PeriodCode },
): Promise<FigureRecord | null> {
  const agency = await db.agency.findUnique({
    where: { id: about.agencyId },
    select: { id: true, code: true, name: true, level: true },
  });
  const indicator = plan.catalogue.indicators.find(({ code }) => code === about.indicator);
  if (!agency || !indicator || !parsePeriod(about.period)) return null;
  const series = await readSeries(db, plans, indicator, about.period, [agency.code]);
  const versions = await findFigureVersions(db, agency.id, indicator.code);
  const ofPeriod = (period: PeriodCode): AgencyFigure | null =>
    series.points.find((point) => point.period === period)?.state.values[0] ??
    series.points.find((point) => point.period === period)?.state.province ??
    null;
  const figure = ofPeriod(about.period);
  const made = figurePeriodsOf(about.period)
    .filter((period) => (figure?.over ? period !== about.period : period === about.period))
    .flatMap((period) => versions.findLast((version) => version.period === period) ?? []);
  const before = ofPeriod(series.previous);
  const meant = series.points.find(({ period }) => period === series.previous)?.madeUnder;
  const targets = await agencyTargets(db, plan.id, [agency.code]);
  const { last } = windowOf(about.period, plan.catalogue.windows.reckoning);
  const asked = indicator.agencies.includes(agency.code);
  return {
    indicator,
    agencyId: agency.id,
    agencyName: agency.name,
    period: about.period,
    target: targets.get(targetKey(indicator.code, agency.code)) ?? indicator.target,
    figure,
    asked,
    dueOn: asked ? figureDeadline(last, levelOf(agency.level), plan.deadlines).dueOn : null,
    withFiles:
      versions.findLast(({ period, files }) => files.length > 0 && made.some((one) => one.period === period)) ?? null,
    made: made.sort((a, b) => (a.period < b.period ? -1 : 1)),
    corrected: versions.filter(({ period }) => made.some((one) => one.period === period)).length - made.length,
    previous: before && { period: series.previous, figure: before, madeUnder: meant },
    trend: series.points.map(({ period, state, madeUnder }) => ({
      period,
      madeUnder,
      value: (state.values[0] ?? state.province)?.value ?? null,
    })),
  };
}

/**
 * A receipt by its number; null where there is none.
 *
 * @param plans all that there are: its lines may be of two
 */
export async function findReceiptRecord(
  db: Client,
  number: string,
  plans: readonly PlanInForce[],
): Promise<ReceiptRecord | null> {
  const [row] = await db.$queryRaw<SentRow[]>`
    SELECT s.id, s.number AS receipt, s."issuedAt" AS "reportedAt", p.name, p.title, held.role, held."agencyName",
      coalesce((SELECT r.channel FROM "StatusReport" r WHERE r."receiptId" = s.id LIMIT 1),
        (SELECT f.channel FROM "Figure" f WHERE f."receiptId" = s.id LIMIT 1), '') AS channel
    FROM (SELECT c.*, c."agencyId" AS "forAgency", c."issuedAt" AS "reportedAt" FROM "Receipt" c
      WHERE c.number = ${number}) s
    ${joinReporter}`;
  if (!row) return null;
  const { channel, by } = sentOf(row);
  return { receipt: await findIssuedReceipt(db, row.id, plans), channel, by };
}
