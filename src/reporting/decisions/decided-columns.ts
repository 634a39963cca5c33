import { Prisma } from "../../database/generated/client.js";
import { isOfPlan } from "../../plan/task-and-events.js";

/** Of a statement that joins duty `d` and its task `t`: its quarter of the plan is approved. */
export const isApproved = Prisma.sql`(${isOfPlan} AND EXISTS (
  SELECT 1 FROM "Approval" ap WHERE ap."openKey" = t."planId" || ':' || d."quarter"))`;

/** Of a statement that reads duty `d`: its report, or that of one it took over, is with its agency again. */
export const isReturned = Prisma.sql`EXISTS (
  SELECT 1 FROM "Return" back JOIN "Duty" bd ON bd."id" = back."dutyId"
  WHERE back."state" = 'open' AND (back."dutyId" = d."id" OR bd."takenById" = d."id"))`;
