import { Prisma } from "../database/generated/client.js";
import type { ChangeLog } from "./change-log.js";
import { differingFields } from "./differences.js";
import { keepTable, type Removal } from "./keep-table.js";
import type { IndicatorData } from "./plan-data.js";

/** What a figure means: another unit, direction or denominator makes another number of it. */
const definition = ["unit", "direction", "addsUp", "numerator", "denominator"] as const;

/**
 * Brings the indicators of a plan to what is wanted. Where figures were given under a definition that changes, its row is
 * withdrawn with them and the new definition is a row of its own, to which the targets of single agencies go over.
 */
export async function keepIndicators(
  tx: Prisma.TransactionClient,
  planId: number,
  wanted: readonly IndicatorData[],
  log: ChangeLog,
): Promise<Removal> {
  const rows = await tx.indicator.findMany({
    where: { planId },
    orderBy: { version: "asc" },
    include: { figures: { take: 1, select: { id: true } } },
  });
  const latest = new Map(rows.map((row) => [row.code, row]));
  const versions = new Map<string, number>();
  for (const indicator of wanted) {
    const row = latest.get(indicator.code);
    const meant = row && Object.fromEntries(definition.map((field) => [field, row[field]]));
    const fields = meant ? differingFields(meant, Object.fromEntries(definition.map((f) => [f, indicator[f]]))) : [];
    const isRedefined = row !== undefined && fields.length > 0 && row.figures.length > 0;
    versions.set(indicator.code, (row?.version ?? 1) + (isRedefined ? 1 : 0));
    if (isRedefined && row.withdrawnAt === null) {
      await tx.indicator.update({ where: { id: row.id }, data: { withdrawnAt: log.at } });
      log.note("definition", `${row.code} ${row.version}`, "withdrawn", fields);
    }
  }
  const removal = await keepTable(
    tx,
    {
      what: "indicator",
      table: "Indicator",
      scope: Prisma.sql`t."planId" = ${planId}`,
      key: ["code", "version"],
      used: Prisma.sql`EXISTS (SELECT 1 FROM "Figure" f WHERE f."indicatorId" = t.id)`,
      name: ({ code }) => String(code),
    },
    wanted.map(({ where: _where, otherNames, reporters, ...indicator }, order) => ({
      ...{ planId, ...indicator, version: versions.get(indicator.code)!, order },
      ...{ otherNames: [...otherNames], reporters: [...reporters] },
    })),
    log,
  );
  await tx.$executeRaw`
    UPDATE "Target" g SET "indicatorId" = now.id
    FROM "Indicator" old, "Indicator" now
    WHERE g."indicatorId" = old.id AND old."planId" = ${planId} AND old."withdrawnAt" IS NOT NULL
      AND now."planId" = ${planId} AND now.code = old.code AND now."withdrawnAt" IS NULL`;
  return async () => {
    // Nobody has to reach a target of what is no more.
    await tx.$executeRaw`
      DELETE FROM "Target" g USING "Indicator" i
      WHERE g."indicatorId" = i.id AND i."planId" = ${planId}
        AND NOT (i.code = ANY(${wanted.map(({ code }) => code)}))
        AND NOT EXISTS (SELECT 1 FROM "Figure" f WHERE f."indicatorId" = i.id)`;
    await removal();
  };
}
