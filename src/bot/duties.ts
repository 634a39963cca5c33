import { writeAudit } from "../people/audit.js";
import { agenciesToReportFor } from "../people/roles.js";
import { describeDutySubject } from "../reporting/audit-subjects.js";
import { findOpenDraft } from "../reporting/drafts.js";
import type { DutyFacts } from "../reporting/duty-facts.js";
import { findDuty } from "../reporting/find-duties.js";
import { dutyLabel } from "../reporting/labels.js";
import { emptyTask, type ReportDraft, subjectOf } from "../reporting/report-draft.js";
import { judgeReport } from "../reporting/rules.js";
import { action } from "../text/actions.js";
import type { MemberContext } from "./context.js";
import { openReport, resumeReport } from "./report-turn.js";
import { say, showStep } from "./show.js";

/** Opens the report of a duty, or goes on with one that is half finished. */
export async function openDuty(ctx: MemberContext, dutyId: number): Promise<void> {
  const duty = await ownDuty(ctx, dutyId);
  if (!duty) return;
  const plan = ctx.plan!;
  if (plan.isArchive(ctx.today)) return say(ctx, ctx.t("reporting.archive", { year: plan.catalogue.year }));
  const judged = judgeReport({ ...duty, reported: duty.latest !== null }, ctx.today);
  if (!judged.ok) return say(ctx, `${dutyLabel(duty, ctx.t)}: ${judged.say(ctx.t)}`);
  const draft: ReportDraft = {
    agencyId: duty.agencyId,
    step: "status",
    entries: [emptyTask(duty.id, duty.latest?.id ?? null)],
    refused: [],
    doubt: null,
  };
  const open = await findOpenDraft(ctx.services.db, ctx.member.personId, subjectOf(draft));
  if (open && open.lastInput !== ctx.inboxId) return resumeReport(ctx, open);
  const agency = agenciesToReportFor(ctx.member).find((one) => one.id === duty.agencyId)!;
  return openReport(ctx, draft, agency);
}

/** The plan's text of a duty, whole. */
export async function showDutyText(ctx: MemberContext, dutyId: number): Promise<void> {
  const duty = await ownDuty(ctx, dutyId);
  if (!duty) return;
  const text = duty.part ? ctx.t("reporting.connectionText") : duty.taskText;
  await showStep(ctx, {
    text: [dutyLabel(duty, ctx.t), text, ctx.t("reporting.timing", { timing: duty.timing })].join("\n"),
    buttons: [[{ label: ctx.t("reporting.reportIt"), data: action.duty(duty.id) }]],
  });
}

/** Null, and a sentence sent, where the duty is another agency's; a duty that does not exist is answered alike. */
async function ownDuty(ctx: MemberContext, dutyId: number): Promise<DutyFacts | null> {
  const duty = await findDuty(ctx.services.db, dutyId);
  if (duty && agenciesToReportFor(ctx.member).some((agency) => agency.id === duty.agencyId)) return duty;
  await writeAudit(ctx.services.db, {
    at: ctx.now,
    personId: ctx.member.personId,
    action: "refuse",
    subject: duty ? describeDutySubject(duty) : `duty ${dutyId}`,
    inboxId: ctx.inboxId,
  });
  await say(ctx, ctx.t("reporting.notYours"));
  return null;
}
