import { type Day } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";

export interface AgencyFacts {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly level: string;
  readonly type: string;
  readonly parentCode: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** By code in any case: STP, stp, x24856. */
export async function findAgency(db: Prisma.TransactionClient, code: string): Promise<AgencyFacts | null> {
  const row = await db.agency.findUnique({ where: { code: code.trim().toUpperCase() } });
  return row && facts(row);
}

/** All agencies in the order of the plan. */
export async function listAgencies(db: Prisma.TransactionClient): Promise<AgencyFacts[]> {
  return (await db.agency.findMany({ orderBy: { order: "asc" } })).map(facts);
}

function facts(row: Prisma.AgencyModel): AgencyFacts {
  const { id, code, name, shortName, level, type, parentCode, validFrom, validTo } = row;
  return { id, code, name, shortName, level, type, parentCode, validFrom: dayOf(validFrom), validTo: dayOf(validTo) };
}
