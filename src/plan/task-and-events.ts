import { Prisma } from "../database/generated/client.js";
import { onRequestKinds } from "../text/deadline-kinds.js";

/** For statements that have a task `t`: whether it is the one of this code, or something that happened opened that one. */
export function isTask(code: string): Prisma.Sql {
  return Prisma.sql`(t."code" = ${code} OR t."ofTaskId" IN (
    SELECT o."id" FROM "Task" o WHERE o."planId" = t."planId" AND o."code" = ${code}))`;
}

/** The same tasks of one plan, as an array of their ids: looked up once, before what is looked up by it. */
export function tasksOf(planId: number, code: string): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT k."id" FROM "Task" k WHERE k."planId" = ${planId} AND (k."code" = ${code}
    OR k."ofTaskId" IN (SELECT o."id" FROM "Task" o WHERE o."planId" = ${planId} AND o."code" = ${code})))`;
}

/** For statements that have a task `t`: whether it is the plan's, and not asked for by the office besides it. */
export const isOfPlan = Prisma.sql`(t."origin" <> 'request')`;

/** For statements that have a task `t`: whether it is reported whenever somebody asks for it, and never due. */
export const isOnRequest = Prisma.sql`(t."deadlineKind" = ANY(${onRequestKinds}))`;
