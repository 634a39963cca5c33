import { Prisma } from "../database/generated/client.js";
import type { Deadline, DeadlinePart } from "./plan-data.js";

/** The part of a task that a duty is about, as the plan names it; null where the duty is the task's own. */
export function partOf(deadline: unknown, part: string): DeadlinePart | null {
  return part === "" ? null : ((deadline as Deadline).parts.find((one) => one.part === part) ?? null);
}

/**
 * For statements that have a duty `d` and its task `t`: joins `part` with what the plan calls the duty's part (`name`) and
 * what is to be done for it (`text`), both null where the duty is the task's own.
 */
export const joinPart = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT p ->> 'shortName' AS name, p ->> 'text' AS text FROM jsonb_array_elements(t."deadline" -> 'parts') p
    WHERE d."part" <> '' AND p ->> 'part' = d."part" LIMIT 1) part ON true`;

/** For statements that join the plan `pl`: the year of the next plan that there is. */
export const nextPlanYear = Prisma.sql`(SELECT min(n."year") FROM "Plan" n WHERE n."year" > pl."year")`;
