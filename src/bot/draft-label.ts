import { formatPeriodShort } from "../calendar/formats.js";
import { findDuty } from "../reporting/find-duties.js";
import { dutyLabel, shorten } from "../reporting/labels.js";
import type { ReportDraft } from "../reporting/report-draft.js";
import type { MemberContext } from "./context.js";

/** With "Làm tiếp" it still fits on a button. */
const LONGEST_LINE = 14;

/** How a half-finished report is called: "V.1", "CT-b3 quý I", "3 dòng"; one that is only a doubt yet by its words. */
export async function draftLabel(ctx: MemberContext, draft: ReportDraft): Promise<string> {
  const [only, second] = draft.entries;
  if (!only && draft.doubt)
    return ctx.t("reporting.unclearLine", { text: shorten(draft.doubt.text.trim(), LONGEST_LINE) });
  if (!only || second) return ctx.t("reporting.severalLines", { count: Math.max(draft.entries.length, 1) });
  if (only.kind === "figure") return `${only.indicator} ${formatPeriodShort(only.period, ctx.t)}`;
  const duty = await findDuty(ctx.services.db, only.dutyId);
  return duty ? dutyLabel(duty, ctx.t) : "";
}
