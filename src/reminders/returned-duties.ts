import { Prisma } from "../database/generated/client.js";

/** The day on which the duty is waited for: that of its return, where it is the earlier one. */
export const waitedForOn = Prisma.sql`least(d."dueOn", back."answerBy")`;
