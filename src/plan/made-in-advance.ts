import { Prisma } from "../database/generated/client.js";
import { onRequestKinds } from "../text/deadline-kinds.js";

/** The tasks of a plan whose duties an import makes. Those of events and requests, and on-request ones, come when they come. */
export function dutiesInAdvance(planId: number): Prisma.TaskWhereInput {
  return { planId, origin: "plan", deadlineKind: { notIn: onRequestKinds } };
}

/** The same for statements that have a task `k`. */
export const isMadeInAdvance = Prisma.sql`(k.origin = 'plan' AND k."deadlineKind" <> ALL(${onRequestKinds}))`;
