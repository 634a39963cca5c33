import { dayInVietnam } from "../calendar/day.js";
import { formatPeriod } from "../calendar/formats.js";
import { isAddressed } from "../grammar/addressed.js";
import { type AgencyOfPost, agenciesToReportFor } from "../people/roles.js";
import { correctedValue } from "../reporting/corrected-value.js";
import { takeAnswer } from "../reporting/dialogue.js";
import type { ReceiptItem } from "../reporting/issued-receipt.js";
import { itemLabel } from "../reporting/labels.js";
import { type Entry, emptyFigure, emptyTask, newDraft, type ReportDraft } from "../reporting/report-draft.js";
import { typedCodeAndPeriod } from "../reporting/typed-code.js";
import { typedFigure, typedState } from "../reporting/typed-content.js";
import { translator } from "../text/language.js";
import type { MemberContext } from "./context.js";
import { dialogueContext, grammarContext } from "./dialogue-context.js";
import { findLatest } from "./latest-receipt.js";
import { planOfYear, takePlan } from "./plan-of-update.js";
import { openReport } from "./report-turn.js";

/**
 * "không, số 19/KH-STP mới đúng" where nothing is open: what was sent last, today, is read back with that in it, as its
 * correction; of several lines that it fits it is asked which. False where it fits none, or nothing was sent.
 */
export async function mendLatest(ctx: MemberContext, text: string): Promise<boolean> {
  if (correctedValue(text) === null) return false;
  const own = agenciesToReportFor(ctx.member);
  if (own.some(({ code }) => isAddressed(text, grammarContext(ctx, ctx.plan!, code)))) return false;
  const latest = await findLatest(ctx);
  const agency = own.find(({ id }) => id === latest?.receipt.agencyId);
  if (!latest || !agency || dayInVietnam(latest.receipt.issuedAt) !== ctx.today) return false;
  const fitting: Fitting[] = [];
  for (const item of latest.receipt.items) {
    const draft = await mended(ctx, item, agency, text);
    if (draft) fitting.push({ item, draft });
  }
  const [only, second] = fitting;
  if (!only) return false;
  await openReport(ctx, second ? whichOf(ctx, fitting, text) : only.draft, agency);
  return true;
}

/** A line of the receipt, and the read-back of its correction. */
interface Fitting {
  readonly item: ReceiptItem;
  readonly draft: ReportDraft;
}

/** What was sent, answered with the text as if it was still read back; null where that does not change it. */
async function mended(
  ctx: MemberContext,
  item: ReceiptItem,
  agency: AgencyOfPost,
  text: string,
): Promise<ReportDraft | null> {
  if (item.kind === "task") takePlan(ctx, planOfYear(ctx, item.duty.planYear));
  const before = newDraft(agency.id, "confirm", entryOf(item));
  const turn = await takeAnswer(before, { kind: "text", text }, dialogueContext(ctx, ctx.plan!, agency));
  if (turn.kind !== "ask" || turn.sentence !== undefined || turn.draft.step === "doubt") return null;
  return turn.draft;
}

function entryOf(item: ReceiptItem): Entry {
  if (item.kind === "task") {
    const { status, percent, document, documentDate, note } = item;
    return { ...emptyTask(item.duty.id), status, percent, document, documentDate, note };
  }
  const { numerator, denominator, percent, value, note, figure } = item;
  const given = { given: true, numerator, denominator, percent, value, note };
  return { ...emptyFigure(figure.indicator, figure.period), ...given };
}

function whichOf({ t, today }: MemberContext, fitting: readonly Fitting[], text: string): ReportDraft {
  const choices = fitting.map(({ item, draft }) => ({
    value: lineOf(item, draft.entries[0]!, today),
    label: itemLabel(item, t, today),
  }));
  const doubt = {
    ...{ text, span: { start: 0, end: text.length }, sentence: t("reporting.whichMended"), choices },
    step: "lines" as const,
  };
  return { agencyId: fitting[0]!.draft.agencyId, step: "doubt", entries: [], refused: [], doubt };
}

/** The corrected line as it would be typed. */
function lineOf(item: ReceiptItem, entry: Entry, today: string): string {
  if (item.kind === "task")
    return entry.kind === "task" ? `${typedCodeAndPeriod(item.duty, today)} ${typedState(entry)}` : "";
  const { indicator, period } = item.figure;
  const code = `${indicator} ${formatPeriod(period, translator("vi"))}`;
  return entry.kind === "figure" ? `${code} ${typedFigure({ ...entry, value: entry.value ?? null })}` : "";
}
