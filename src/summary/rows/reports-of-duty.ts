import { Prisma } from "../../database/generated/client.js";

/**
 * Which reports `r` stand on a duty `d`: its own and those of the duties that became one with it. Looked up duty by duty:
 * joined as a whole, a table of this size is compared with itself where its statistics are older than its rows, for minutes.
 */
export const reportsOfDuty = Prisma.sql`
  r."dutyId" = ANY(ARRAY(SELECT g.id FROM "Duty" g WHERE g."takenById" = d.id) || d.id) AND r."takenBackAt" IS NULL`;
