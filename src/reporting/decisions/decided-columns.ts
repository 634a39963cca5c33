import { Prisma } from "../../database/generated/client.js";
import { isOfPlan } from "../../plan/task-and-events.js";

/** Of a statement that joins duty `d` and its task `t`: its quarter of the plan is approved. */
export const isApproved = Prisma.sql`(${isOfPlan} AND EXISTS (
  SELECT 1 FROM "Approval" ap WHERE ap."openKey" = t."planId" || ':' || d."quarter"))`;

/** Of a statement that reads duty `d`: its report, or that of one it took over, is with its agency again. */
export const isReturned = Prisma.sql`EXISTS (
  SELECT 1 FROM "Return" back JOIN "Duty" bd ON bd."id" = back."dutyId"
  WHERE back."state" = 'open' AND (back."dutyId" = d."id" OR bd."takenById" = d."id"))`;

/** The same for statements that list duties, joined as `back`, with by when it is to be sent again. */
export const joinReturned = Prisma.sql`
  LEFT JOIN (
    SELECT coalesce(bd."takenById", bd."id") AS "dutyId", min(r."answerBy") AS "answerBy"
    FROM "Return" r JOIN "Duty" bd ON bd."id" = r."dutyId" WHERE r."state" = 'open' GROUP BY 1) back
    ON back."dutyId" = d."id"`;

/** What `isLocked` needs beside `joinReturned`. */
export const joinApproval = Prisma.sql`
  LEFT JOIN "Approval" approval ON approval."openKey" = t."planId" || ':' || d."quarter" AND ${isOfPlan}`;

/** Approved, and nothing of it was sent back, which is taken in an approved quarter too. */
export const isLocked = Prisma.sql`(approval.id IS NOT NULL AND back."dutyId" IS NULL) AS locked`;
