import { Prisma } from "../database/generated/client.js";
import { onRequestKinds } from "../text/deadline-kinds.js";

/** For statements that have a task `t`: whether it is the one of this code, or something that happened opened that one. */
export function isTask(code: string): Prisma.Sql {
  return Prisma.sql`(t."code" = ${code} OR t."ofTaskId" IN (
    SELECT o."id" FROM "Task" o WHERE o."planId" = t."planId" AND o."code" = ${code}))`;
}

/** The same: whether it is reported whenever somebody asks for it, and never due. */
export const isOnRequest = Prisma.sql`(t."deadlineKind" = ANY(${onRequestKinds}))`;
