import type { AgencyOfPost } from "../people/roles.js";
import { dutyLabel } from "../reporting/labels.js";
import type { NextDuty } from "../reporting/receipt-text.js";
import { listWork } from "../reporting/work-list.js";
import type { MemberContext } from "./context.js";

/** What a person would do next for this agency: the oldest overdue duty, else the next one due soon. */
export async function nextDuty(ctx: MemberContext, agency: AgencyOfPost): Promise<NextDuty | null> {
  const { overdue, soon } = await listWork(ctx.services.db, agency.id, ctx.today);
  const next = overdue[0] ?? soon[0];
  return next ? { id: next.id, label: dutyLabel(next, ctx.t) } : null;
}
