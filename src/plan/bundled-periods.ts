import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Prisma } from "../database/generated/client.js";
import { bundledPlanFolder } from "./data-folder.js";
import type { Regime } from "./regime.js";

type Windows = Pick<Regime, "figures" | "furtherFigures">;
type Kinds = Regime["furtherFigures"];

/** The kinds of periods for which the bundled plan takes figures and this one does not. */
export function kindsLeftOut(now: Windows, bundled: Windows): Kinds {
  const taken = new Set([...now.figures, ...now.furtherFigures]);
  return [...bundled.figures, ...bundled.furtherFigures].filter((kind) => !taken.has(kind));
}

/** The bundled plan of an edition that this database has not seen yet. */
export interface NewlyBundled {
  /**
   * What a plan does not take figures of only because the edition that it was imported from did not name it: of the bundled
   * plan itself, and each kind once, so that whoever leaves one out afterwards keeps it out.
   */
  kindsFor(plan: { readonly year: number; readonly number: string; readonly regime: Regime }): Kinds;
  /** Notes that it was seen, in the transaction that brings its kinds. */
  remember(): Promise<void>;
}

const key = "bundledPeriods";
const noted = z
  .object({ edition: z.string(), seen: z.record(z.string(), z.array(z.string())) })
  .catch({ edition: "", seen: {} });

/** Null where this edition's was seen already, which costs one file and one row. */
export async function findNewlyBundled(db: Prisma.TransactionClient): Promise<NewlyBundled | null> {
  const { edition, before } = await look(db);
  if (before.edition === edition) return null;
  // Not what reads plans of files: a start has seldom anything to read.
  const { readPlan } = await import("./read-plan.js");
  const read = await readPlan(bundledPlanFolder());
  if (!read.ok) return null;
  const { year, number, regime } = read.value;
  const seen = before.seen[year] ?? [];
  return {
    kindsFor: (plan) =>
      plan.year === year && plan.number === number
        ? kindsLeftOut(plan.regime, regime).filter((kind) => !seen.includes(kind))
        : [],
    remember: () => note(db, edition, before, read.value),
  };
}

/** That the bundled plan was imported as it is: a start finds nothing new in it. */
export async function noteBundled(db: Prisma.TransactionClient, plan: Bundled): Promise<void> {
  const { edition, before } = await look(db);
  if (before.edition !== edition) await note(db, edition, before, plan);
}

type Bundled = { readonly year: number; readonly regime: Windows };

async function look(db: Prisma.TransactionClient) {
  const file = await readFile(join(bundledPlanFolder(), "plan.yaml"));
  const row = await db.setting.findUnique({ where: { key } });
  return { edition: createHash("sha256").update(file).digest("hex"), before: noted.parse(row?.value) };
}

async function note(
  db: Prisma.TransactionClient,
  edition: string,
  { seen }: z.infer<typeof noted>,
  { year, regime }: Bundled,
): Promise<void> {
  const value = { edition, seen: { ...seen, [year]: [...regime.figures, ...regime.furtherFigures] } };
  await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}
