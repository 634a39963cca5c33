import { isDeepStrictEqual } from "node:util";
import { dayInVietnam } from "../calendar/day.js";
import { formatPeriod } from "../calendar/formats.js";
import { isAddressed } from "../grammar/addressed.js";
import { type AgencyOfPost, agenciesToReportFor } from "../people/roles.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { planOfPeriod } from "../plan/which-plan.js";
import { correctedValue } from "../reporting/corrected-value.js";
import { takeAnswer } from "../reporting/dialogue.js";
import type { IssuedReceipt, ReceiptItem } from "../reporting/issued-receipt.js";
import { itemLabel } from "../reporting/labels.js";
import type { DialogueContext } from "../reporting/lookup.js";
import { type Entry, emptyFigure, emptyTask, newDraft, type ReportDraft } from "../reporting/report-draft.js";
import { typedCodeAndPeriod } from "../reporting/typed-code.js";
import { typedFigure, typedState } from "../reporting/typed-content.js";
import { translator } from "../text/language.js";
import type { MemberContext } from "./context.js";
import { dialogueContext, grammarContext } from "./dialogue-context.js";
import { findOfPerson, receiptRepliedTo } from "./latest-receipt.js";
import { planOfYear, takePlan } from "./plan-of-update.js";
import { openReport } from "./report-turn.js";

/**
 * "không, số 19/KH-STP mới đúng" where nothing is open: what was sent last, today, is read back with that in it, as its
 * correction; in reply to a receipt, what that is of. Of several lines that it fits it is asked which. False where it fits
 * none, nothing was sent, or it replies to something else.
 */
export async function mendLatest(ctx: MemberContext, text: string): Promise<boolean> {
  if (correctedValue(text) === null) return false;
  const own = agenciesToReportFor(ctx.member);
  if (own.some(({ code }) => isAddressed(text, grammarContext(ctx, ctx.plan!, code)))) return false;
  const receipt = await findMeant(ctx);
  const agency = own.find(({ id }) => id === receipt?.agencyId);
  if (!receipt || !agency) return false;
  const fitting: Fitting[] = [];
  for (const item of receipt.items) {
    const plan = planOfItem(ctx, item);
    const draft = await mended(item, agency, text, dialogueContext(ctx, plan, agency));
    if (draft) fitting.push({ item, draft, plan });
  }
  const [only, second] = fitting;
  if (!only) return false;
  takePlan(ctx, only.plan);
  await openReport(ctx, second ? whichOf(ctx, fitting, text) : only.draft, agency);
  return true;
}

/** The receipt that is replied to, on whichever day; where nothing is, the last one of today. */
async function findMeant(ctx: MemberContext): Promise<IssuedReceipt | null> {
  const replied = ctx.message?.reply_to_message;
  const number = receiptRepliedTo(replied);
  if (replied) return number === null ? null : ((await findOfPerson(ctx, { number }))?.receipt ?? null);
  const latest = await findOfPerson(ctx, {});
  return latest && dayInVietnam(latest.receipt.issuedAt) === ctx.today ? latest.receipt : null;
}

/** A line of the receipt, and the read-back of its correction. */
interface Fitting {
  readonly item: ReceiptItem;
  readonly draft: ReportDraft;
  readonly plan: PlanInForce;
}

function planOfItem(ctx: MemberContext, item: ReceiptItem): PlanInForce {
  const plan = item.kind === "task" ? planOfYear(ctx, item.duty.planYear) : planOfPeriod(ctx.plans, item.figure.period);
  return plan ?? ctx.plan!;
}

/** What was sent, answered with the text as if it was still read back; null where that does not change it. */
async function mended(
  item: ReceiptItem,
  agency: AgencyOfPost,
  text: string,
  context: DialogueContext,
): Promise<ReportDraft | null> {
  const sent = entryOf(item);
  const turn = await takeAnswer(newDraft(agency.id, "confirm", sent), { kind: "text", text }, context);
  if (turn.kind !== "ask" || turn.sentence !== undefined || turn.draft.step === "doubt") return null;
  const [entry] = turn.draft.entries;
  return entry && saysTheSame(entry, sent) ? null : turn.draft;
}

function saysTheSame(entry: Entry, other: Entry): boolean {
  const said = ({ seen: _, ...content }: Entry) => Object.entries(content).filter(([, value]) => value !== null);
  return isDeepStrictEqual(Object.fromEntries(said(entry)), Object.fromEntries(said(other)));
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
