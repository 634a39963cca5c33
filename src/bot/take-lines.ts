import type { Update } from "grammy/types";
import { understandApart } from "../grammar/apart/understand-apart.js";
import type { Understanding } from "../grammar/understanding.js";
import { type AgencyOfPost, agenciesToReportFor } from "../people/roles.js";
import { shorten } from "../reporting/labels.js";
import { linesOfAgencies } from "../reporting/lines-of-agencies.js";
import { type ReadInPlans, readInPlans } from "../reporting/read-in-plans.js";
import { askingAgain, draftOfLines, isReport, linesOf, type ReadLines, whyClosed } from "../reporting/read-lines.js";
import type { MemberContext } from "./context.js";
import { dialogueContext, grammarContext } from "./dialogue-context.js";
import { planOfYear, takePlanOfText } from "./plan-of-update.js";
import { noteRefusal } from "./refuse-foreign.js";
import { openReport, openReports } from "./report-turn.js";
import { say, sendNew } from "./show.js";

const longestQuote = 60;

/** The message as this agency means it, or "office": in the same words as its lines are read, so that it is read once. */
export function read(ctx: MemberContext, text: string, agency: string): Promise<Understanding> {
  return understandApart(text, grammarContext(ctx, ctx.plan!, agency));
}

/**
 * Opens the read-back of a message that reports, each line under the plan that it means, or says what is wrong with it
 * where nothing of it can be taken.
 *
 * @param chosen the plan of lines that may be of several, where the person said which
 */
export async function takeLines(
  ctx: MemberContext,
  text: string,
  agency: AgencyOfPost,
  chosen?: number,
): Promise<void> {
  const plan = ctx.plan!;
  const context = dialogueContext(ctx, plan, agency);
  const read = await readInPlans(text, context, chosen ?? plan.year);
  if (!isReport(read)) return;
  const closed = [
    ...new Set([plan.year, ...read.items.map((item) => item.plan)].map((year) => whyClosed(year, context))),
  ];
  if (!closed.includes(null)) return say(ctx, closed.join("\n"));
  for (const foreign of foreignIn(ctx, read, agency)) await noteRefusal(ctx, foreign);
  const lines = askingAgain(await linesOf(read, context));
  if (lines.entries.length > 0 || lines.doubt) return openReport(ctx, draftOfLines(agency.id, lines), agency);
  await say(ctx, lines.refused.join("\n"));
}

/**
 * A message that names several of the person's agencies, each in front of its lines: every one is begun, the first is read
 * back, and its receipt leads to the next. False where it is not such a message.
 *
 * @param chosen whose lines those are in front of which none is named; without it such a message is left to be asked about
 */
export async function takeForEach(ctx: MemberContext, text: string, chosen?: AgencyOfPost): Promise<boolean> {
  const own = agenciesToReportFor(ctx.member);
  if (own.length < 2) return false;
  const { catalogue } = ctx.plan!;
  const codes = own.map(({ code }) => code);
  const parts = linesOfAgencies(text, codes, catalogue, chosen?.code ?? null);
  if (parts.length < 2) return false;
  const told: Told[] = [];
  const refused: string[] = [];
  for (const { agency: code, text: said } of parts) {
    const agency = own.find((one) => one.code === code);
    if (!agency) return false;
    const lines = await linesFor(ctx, said, agency);
    const before = told.at(-1);
    if (lines === "undecided") return false;
    if (lines !== null) told.push({ agency, said, ...lines });
    else if (!before) refused.push(ctx.t("reporting.partUnread", { text: shorten(said, longestQuote) }));
    else {
      // "…; Sở Tư pháp đã góp ý": it goes on with what was reported.
      const both = `${before.said}; ${said}`;
      const again = await linesFor(ctx, both, before.agency);
      if (again !== null && again !== "undecided") told[told.length - 1] = { ...before, said: both, ...again };
      else refused.push(ctx.t("reporting.partUnread", { text: shorten(said, longestQuote) }));
    }
  }
  if (told.length + refused.length < 2) return false;
  const able = told.filter(({ lines: { entries, doubt } }) => entries.length > 0 || doubt);
  if (able.length === 0) return false;
  refused.push(...told.flatMap((one) => (able.includes(one) ? [] : one.lines.refused)));
  for (const foreign of told.flatMap((one) => one.foreign)) await noteRefusal(ctx, foreign);
  const drafts = able.map(({ agency, lines }) => ({ agency, draft: draftOfLines(agency.id, lines) }));
  await openReports(ctx, drafts, refused);
  return true;
}

interface Told {
  readonly agency: AgencyOfPost;
  readonly said: string;
  readonly lines: ReadLines;
  /** What its lines would write for others, for the audit. */
  readonly foreign: readonly string[];
}

/** Null where it is no report; "undecided" where a line may be of several plans. */
async function linesFor(
  ctx: MemberContext,
  text: string,
  agency: AgencyOfPost,
): Promise<Pick<Told, "lines" | "foreign"> | null | "undecided"> {
  const context = dialogueContext(ctx, ctx.plan!, agency);
  const read = await readInPlans(text, context);
  if (!isReport(read)) return null;
  if (read.undecided.length > 0) return "undecided";
  return { lines: askingAgain(await linesOf(read, context)), foreign: foreignIn(ctx, read, agency) };
}

/** What the message would write for others: tasks and agencies, and figures that this agency is not asked for. */
function foreignIn(ctx: MemberContext, { problems, items }: ReadInPlans, agency: AgencyOfPost): string[] {
  const asked = (code: string, year: number) =>
    planOfYear(ctx, year)?.catalogue.indicators.some((one) => one.code === code && one.agencies.includes(agency.code));
  return [
    ...problems.flatMap(({ foreign }) => foreign ?? []),
    ...items.flatMap((item) =>
      item.kind === "figure" && !asked(item.indicator, item.plan) ? `${item.indicator} ${agency.code}` : [],
    ),
  ];
}

/** A message of this chat that was asked about, named by its inbox row; its text is kept there for some days. */
export async function takeEarlier(
  ctx: MemberContext,
  agency: AgencyOfPost,
  inboxId: string,
  plan: string | undefined,
): Promise<void> {
  const text = await findEarlierText(ctx, inboxId);
  if (text === null) return say(ctx, ctx.t("help.oldButton"));
  const chosen = plan === undefined ? undefined : planOfYear(ctx, Number(plan))?.year;
  const which = await takePlanOfText(ctx, text, agency, { inboxId: BigInt(inboxId), chosen });
  if (which) return sendNew(ctx, which);
  if (chosen === undefined && (await takeForEach(ctx, text, agency))) return;
  await takeLines(ctx, text, agency, chosen);
}

/** What a message of this chat said, by its inbox row; null where it is not this chat's, or kept no more. */
export async function findEarlierText({ services, member }: MemberContext, inboxId: string): Promise<string | null> {
  if (!/^\d{1,18}$/.test(inboxId)) return null;
  const { channel, bot, chatId } = member;
  const row = await services.db.inboxUpdate.findFirst({
    where: { id: BigInt(inboxId), channel, bot, chatId: BigInt(chatId) },
    select: { update: true },
  });
  const update = row?.update as Partial<Update> | undefined;
  const message = update?.message ?? update?.edited_message;
  return message?.text ?? message?.caption ?? null;
}
