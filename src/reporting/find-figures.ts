import { dayInVietnam } from "../calendar/day.js";
import type { Prisma } from "../database/generated/client.js";
import type { Deadlines } from "../plan/plan-in-force.js";
import type { FigureFacts, GivenFigure } from "./duty-facts.js";
import { figureDeadline, figurePeriods } from "./figure-periods.js";

type Client = Prisma.TransactionClient;

const given = {
  orderBy: { id: "asc" },
  include: { receipt: { select: { number: true } } },
} satisfies Prisma.Indicator$figuresArgs;

/**
 * One indicator for one agency in every period of the plan's year, each with its latest figure. In the order in which
 * the windows end. Whether the agency is asked for it at all is the catalogue's to say.
 */
export async function findFigures(
  db: Client,
  agencyId: number,
  indicatorCode: string,
  deadlines: Deadlines,
): Promise<FigureFacts[]> {
  const agency = await db.agency.findUnique({ where: { id: agencyId } });
  const indicator = await db.indicator.findUnique({
    where: { code: indicatorCode },
    include: {
      plan: { select: { year: true } },
      targets: { where: { agencyId } },
      figures: { ...given, where: { agencyId } },
    },
  });
  if (!agency || !indicator) return [];
  const rowsOf = new Map<string, (typeof indicator.figures)[number][]>();
  for (const row of indicator.figures) rowsOf.set(row.period, [...(rowsOf.get(row.period) ?? []), row]);

  const facts: FigureFacts[] = [];
  for (const { period, first, last } of figurePeriods(indicator.plan.year)) {
    const rows = rowsOf.get(period) ?? [];
    const { dueOn, lockOn } = figureDeadline(last, agency.level, deadlines);
    const earlier = facts.filter((f) => f.latest && f.last < first).at(-1);
    facts.push({
      indicatorId: indicator.id,
      indicator: indicator.code,
      name: indicator.name,
      shortName: indicator.shortName,
      numeratorText: indicator.numerator,
      denominatorText: indicator.denominator,
      wholeUnits: indicator.wholeUnits,
      target: Number(indicator.targets[0]?.value ?? indicator.target),
      agencyId,
      agency: agency.code,
      agencyName: agency.name,
      period,
      first,
      last,
      dueOn,
      lockOn,
      latest: rows.length > 0 ? toGiven(rows.at(-1)!) : null,
      firstOnTime: rows[0] ? dayInVietnam(rows[0].reportedAt) <= dueOn : null,
      previous: earlier?.latest ?? null,
    });
  }
  return facts;
}

export async function findFigure(
  db: Client,
  agencyId: number,
  indicatorCode: string,
  period: string,
  deadlines: Deadlines,
): Promise<FigureFacts | null> {
  const all = await findFigures(db, agencyId, indicatorCode, deadlines);
  return all.find((facts) => facts.period === period) ?? null;
}

function toGiven(row: Prisma.FigureGetPayload<{ include: { receipt: { select: { number: true } } } }>): GivenFigure {
  return {
    id: row.id,
    receipt: row.receipt.number,
    period: row.period,
    numerator: row.numerator === null ? null : Number(row.numerator),
    denominator: row.denominator === null ? null : Number(row.denominator),
    percent: row.percent === null ? null : Number(row.percent),
    note: row.note,
    reportedAt: row.reportedAt.toISOString(),
    personId: row.personId,
  };
}
