import type { Prisma } from "../database/generated/client.js";
import { bundledPlanFolder } from "../plan/data-folder.js";
import type { PlanData } from "../plan/plan-data.js";
import { readPlan } from "../plan/read-plan.js";
import { type Regime, regime } from "../plan/regime.js";

type Windows = Pick<Regime, "figures" | "furtherFigures">;

/** A plan that was imported from an earlier edition of the bundled data, which took figures of fewer periods. */
export interface OutdatedPlan {
  readonly year: number;
  /** What it does not take yet: "half-year", "year". */
  readonly kinds: readonly Regime["furtherFigures"][number][];
}

/** The kinds of periods for which the bundled plan takes figures and this one does not. */
export function kindsLeftOut(now: Windows, bundled: Windows): OutdatedPlan["kinds"] {
  const taken = new Set([...now.figures, ...now.furtherFigures]);
  return [...bundled.figures, ...bundled.furtherFigures].filter((kind) => !taken.has(kind));
}

/** Of these years the plan that the bundled one would bring up to date when it is imported again; null where none is. */
export async function findOutdatedPlan(
  db: Prisma.TransactionClient,
  years: readonly number[],
): Promise<OutdatedPlan | null> {
  const read = await readPlan(bundledPlanFolder());
  if (!read.ok || !years.includes(read.value.year)) return null;
  const { year, number, regime: bundled }: PlanData = read.value;
  const row = await db.plan.findFirst({ where: { year, number }, select: { regime: true } });
  const kinds = row ? kindsLeftOut(regime.parse(row.regime), bundled) : [];
  return kinds.length > 0 ? { year, kinds } : null;
}
