import type { AgencyOfPost } from "../people/roles.js";
import { closedPlanLine } from "../reporting/closed-plan.js";
import { newPass, partsOfDraft, without } from "../reporting/pass/pass.js";
import { passItems } from "../reporting/pass/plan-pass.js";
import { stillAsking, withItems } from "../reporting/pass/ready.js";
import { hasAnswers, type PassItem } from "../reporting/report-draft.js";
import { listWork } from "../reporting/work-list.js";
import type { MemberContext } from "./context.js";
import { dialogueContext } from "./dialogue-context.js";
import { draftsAtFirst } from "./drafts-of-update.js";
import { listedPlans } from "./plan-of-update.js";
import { openReport, resumeReport } from "./report-turn.js";
import { dueFiguresOf, showWork } from "./work.js";

/**
 * /baocao: all that is due for an agency, one after another; what was begun of it goes on where it was left, with what has
 * fallen due since. Where nothing asks for a report, or all of it is locked, the list of what there is.
 */
export async function beginPass(ctx: MemberContext, agency: AgencyOfPost): Promise<void> {
  const plan = ctx.plan!;
  if (closedPlanLine(plan, ctx.today, ctx.t)) return showWork(ctx, agency);
  const items = await dueItems(ctx, agency);
  const fresh = newPass(agency.id, items);
  const begun = (await draftsAtFirst(ctx)).about(fresh);
  const pass = begun?.draft.pass;
  if (begun && pass && hasAnswers(begun.draft)) {
    const rest = without(items, begun.draft.entries);
    return resumeReport(ctx, begun, withItems({ ...begun.draft, pass }, rest));
  }
  const context = dialogueContext(ctx, plan, agency);
  await context.lookup.load?.(partsOfDraft(fresh));
  const asking = await stillAsking(fresh, context);
  if (asking.step !== "confirm") return openReport(ctx, asking, agency);
  await showWork(ctx, agency, items.length > 0 ? ctx.t("pass.allLocked") : null);
}

async function dueItems(ctx: MemberContext, agency: AgencyOfPost): Promise<readonly PassItem[]> {
  const list = await listWork(ctx.services.db, agency.id, listedPlans(ctx), ctx.today);
  return passItems(list, await dueFiguresOf(ctx, agency), ctx.today);
}
