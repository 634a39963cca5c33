import { Prisma } from "../database/generated/client.js";

/** Of a statement that reads duty `d`: by when a report of it that was returned is to be sent again, null where none was. */
export const joinReturned = Prisma.sql`
  LEFT JOIN (SELECT "dutyId", min("answerBy") AS "answerBy" FROM "Return" WHERE state = 'open' GROUP BY "dutyId") back
    ON back."dutyId" = d.id`;

/** The day on which the duty is waited for: that of its return, where it is the earlier one. */
export const waitedForOn = Prisma.sql`least(d."dueOn", back."answerBy")`;
