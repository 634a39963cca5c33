import { Prisma } from "../../database/generated/client.js";
import { isOfPlan } from "../../plan/task-and-events.js";

/** Of a statement that joins duty `d` and its task `t`: its quarter of the plan is approved. */
export const isApproved = Prisma.sql`(${isOfPlan} AND EXISTS (
  SELECT 1 FROM "Approval" ap WHERE ap."openKey" = t."planId" || ':' || d."quarter"))`;

/** Of a statement that reads duty `d`: by when a report of it that was returned is to be sent again, null where none was. */
export const joinReturned = Prisma.sql`
  LEFT JOIN (SELECT "dutyId", min("answerBy") AS "answerBy" FROM "Return" WHERE state = 'open' GROUP BY "dutyId") back
    ON back."dutyId" = d.id`;

/**
 * The same for statements that list duties, with `back` of `joinReturned`: what was sent back is taken in an approved quarter
 * too. Joined, not looked up row by row.
 */
export const joinApproval = Prisma.sql`
  LEFT JOIN "Approval" approval ON approval."openKey" = t."planId" || ':' || d."quarter" AND ${isOfPlan}`;
export const isLocked = Prisma.sql`(approval.id IS NOT NULL AND back."dutyId" IS NULL) AS locked`;

/** Of a statement that reads duty `d`: its report, or that of one it took over, is with its agency again. */
export const isReturned = Prisma.sql`EXISTS (
  SELECT 1 FROM "Return" back JOIN "Duty" bd ON bd."id" = back."dutyId"
  WHERE back."state" = 'open' AND (back."dutyId" = d."id" OR bd."takenById" = d."id"))`;
