import type { Prisma } from "../database/generated/client.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { withNotBegun } from "./not-begun.js";
import type { SummaryQuery } from "./query.js";
import type { DutyRecord } from "./reports/report-facts.js";
import { silent } from "./silent.js";
import { summary } from "./summary.js";

export interface Beside {
  /** Plans of earlier years that are still in force. */
  readonly older?: readonly PlanInForce[];
  /** All that there are. */
  readonly plans?: readonly PlanInForce[];
  readonly anonymous?: boolean;
  /** What can be done with all that the first screen shows. */
  readonly more?: readonly Button[];
  /** What can be done about a report that is shown. */
  readonly onReport?: (record: DutyRecord) => readonly Button[];
}

type Answer = (
  db: Prisma.TransactionClient,
  query: SummaryQuery,
  plan: PlanInForce,
  now: Date,
  t: Translate,
  beside?: Beside,
) => Promise<Message>;

/** /tonghop: what the office asked to see. Who may ask is the caller's to decide. */
export const summaryMessage: Answer = answering("summary", summary);

/** /chuabaocao: who has not, by name. */
export const silentMessage: Answer = answering("silent", silent);

function answering(command: "summary" | "silent", find: typeof summary | typeof silent): Answer {
  return async (db, query, plan, now, t, beside = {}) => {
    const answer = await find(query, { db, plan, older: [], plans: [plan], ...beside, now, t });
    return withNotBegun(command, answer, query, { plan, now, t });
  };
}
