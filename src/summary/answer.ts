import type { Prisma } from "../database/generated/client.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import type { Translate } from "../text/language.js";
import type { Message } from "../text/message.js";
import type { SummaryQuery } from "./query.js";
import { silent } from "./silent.js";
import { summary } from "./summary.js";

/**
 * /tonghop: what the office asked to see. Who may ask is the caller's to decide.
 *
 * @param older plans of earlier years that are still in force
 */
export function summaryMessage(
  db: Prisma.TransactionClient,
  query: SummaryQuery,
  plan: PlanInForce,
  now: Date,
  t: Translate,
  older: readonly PlanInForce[] = [],
): Promise<Message> {
  return summary(query, { db, plan, older, now, t });
}

/** /chuabaocao: who has not, by name. */
export function silentMessage(
  db: Prisma.TransactionClient,
  query: SummaryQuery,
  plan: PlanInForce,
  now: Date,
  t: Translate,
  older: readonly PlanInForce[] = [],
): Promise<Message> {
  return silent(query, { db, plan, older, now, t });
}
