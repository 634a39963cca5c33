import { formatPeriodShort } from "../calendar/formats.js";
import { findDuty } from "../reporting/find-duties.js";
import { dutyLabel } from "../reporting/labels.js";
import type { ReportDraft } from "../reporting/report-draft.js";
import type { MemberContext } from "./context.js";

/** How a half-finished report is called: "V.1", "CT-b3 quý I", "3 dòng". */
export async function draftLabel(ctx: MemberContext, draft: ReportDraft): Promise<string> {
  const [only, second] = draft.entries;
  if (!only || second) return ctx.t("reporting.severalLines", { count: Math.max(draft.entries.length, 1) });
  if (only.kind === "figure") return `${only.indicator} ${formatPeriodShort(only.period, ctx.t)}`;
  const duty = await findDuty(ctx.services.db, only.dutyId);
  return duty ? dutyLabel(duty, ctx.t) : "";
}
