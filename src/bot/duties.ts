import { agenciesToReportFor } from "../people/roles.js";
import { describeDutySubject } from "../reporting/audit-subjects.js";
import type { DutyFacts } from "../reporting/duty-facts.js";
import { dutyLabel } from "../reporting/labels.js";
import { emptyTask, newDraft } from "../reporting/report-draft.js";
import { dutyView } from "../reporting/views.js";
import type { Message } from "../text/message.js";
import type { MemberContext } from "./context.js";
import { dutyOf, latestFilesOf, pendingOf } from "./dialogue-context.js";
import { draftsAtFirst } from "./drafts-of-update.js";
import { planOfYear, takePlan } from "./plan-of-update.js";
import { refuseForeign } from "./refuse-foreign.js";
import { openReport, resumeReport } from "./report-turn.js";
import { say, showStep } from "./show.js";

/** Opens the report of a duty, or goes on with one that is half finished. */
export async function openDuty(ctx: MemberContext, dutyId: number): Promise<void> {
  const duty = await ownDuty(ctx, dutyId);
  if (!duty) return;
  takePlan(ctx, planOfYear(ctx, duty.planYear));
  const plan = ctx.plan!;
  if (plan.isArchive(ctx.today)) return say(ctx, ctx.t("reporting.archive", { year: plan.catalogue.year }));
  const label = dutyLabel(duty, ctx.t, ctx.today);
  if (duty.takenById) return openDuty(ctx, duty.takenById);
  if (duty.closed) return say(ctx, ctx.t("reporting.closed", { label }));
  const draft = newDraft(duty.agencyId, "status", emptyTask(duty.id));
  const open = (await draftsAtFirst(ctx)).about(draft);
  if (open) return resumeReport(ctx, open);
  const agency = agenciesToReportFor(ctx.member).find((one) => one.id === duty.agencyId)!;
  return openReport(ctx, draft, agency);
}

/** What the plan says of a duty, whole, and how it stands. */
export async function showDutyText(ctx: MemberContext, dutyId: number): Promise<void> {
  const duty = await ownDuty(ctx, dutyId);
  if (!duty) return;
  await showStep(ctx, await viewOfDuty(ctx, duty));
}

export async function viewOfDuty(ctx: MemberContext, duty: DutyFacts): Promise<Message> {
  const pending = await pendingOf(ctx, { kind: "task", dutyId: duty.id }, duty.agencyId);
  return dutyView(duty, await latestFilesOf(ctx, duty), pending, ctx.today, ctx.t);
}

/** Null, and a sentence sent, where the duty is another agency's; a duty that does not exist is answered alike. */
async function ownDuty(ctx: MemberContext, dutyId: number): Promise<DutyFacts | null> {
  const duty = await dutyOf(ctx, dutyId);
  if (duty && agenciesToReportFor(ctx.member).some((agency) => agency.id === duty.agencyId)) return duty;
  await refuseForeign(ctx, duty ? describeDutySubject(duty) : `duty ${dutyId}`);
  return null;
}
