import { groupTitle, spokenGroups, typeMeant } from "../grammar/agency-groups.js";
import { understandApart } from "../grammar/apart/understand-apart.js";
import { exampleAgency, exampleSection } from "../grammar/examples.js";
import { partAsked } from "../grammar/part-asked.js";
import { findAnswerable, settle } from "../grammar/settle-problem.js";
import type { Intent, Understanding } from "../grammar/understanding.js";
import { areQualifiers, unreadWords } from "../grammar/unread-words.js";
import { isOffice } from "../people/roles.js";
import { plansInForce } from "../plan/which-plan.js";
import { shorten } from "../reporting/labels.js";
import { silentMessage, summaryMessage } from "../summary/answer.js";
import { mostLine } from "../summary/most-line.js";
import { nearestAgencies, nearestNames, withKind } from "../summary/nearest.js";
import { formatQuery, isOfIndicator, parseQuery, queryFromWords, type SummaryQuery } from "../summary/query.js";
import { wholeList } from "../summary/silent.js";
import { action } from "../text/actions.js";
import { readMost, withoutMost } from "../text/asks-most.js";
import type { Catalogue } from "../text/catalogue.js";
import type { Button, Message } from "../text/message.js";
import { type AskedScreen, askedCloser, unreadCloser, withoutTrend } from "./asked-closer.js";
import { askedData } from "./asked-data.js";
import { besideReport } from "./beside-report.js";
import { compareMessage, comparePeriods, compareTwo } from "./compare.js";
import type { MemberContext } from "./context.js";
import { grammarContext } from "./dialogue-context.js";
import { answerExportQuestion, fileButtons } from "./files.js";
import { findFollowUp } from "./follow-up.js";
import { nudgeButton, nudgeInWords } from "./nudge.js";
import { answerSince, askedBy } from "./office-screens.js";
import { takePlanOfPeriod, takePlanOfQuestion } from "./plan-of-update.js";
import { reportButtons } from "./records.js";
import { noteRefusal } from "./refuse-foreign.js";
import { say, sendNew, showStep } from "./show.js";

type Kind = "summary" | "silent";

const forOffice: readonly Intent[] = ["summary", "silent", "late", "indicator", "task", "agency", "section"];

/** /tonghop and /chuabaocao with the words that follow them. */
export async function answerCommand(ctx: MemberContext, kind: Kind, words: string): Promise<void> {
  if (!(await mayAskForOffice(ctx)) || (await answerSince(ctx, words))) return;
  const prefix = kind === "summary" ? "tổng hợp" : "đơn vị nào chưa báo cáo";
  await takePlanOfQuestion(ctx, `${prefix} ${words}`);
  const { catalogue } = ctx.plan!;
  const understood = await understandApart(`${prefix} ${words}`, {
    catalogue,
    agency: "office",
    today: ctx.today,
    t: ctx.t,
  });
  if (understood.outcome === "question") return sendAnswer(ctx, kind, understood);
  const which = await whichQuestion(ctx, understood, "office");
  if (which) return sendNew(ctx, which);
  await say(ctx, understood.sentence ?? understood.problems[0]?.sentence ?? ctx.t("office.unknown"));
}

/**
 * A question that can be read in several ways ("tổng hợp mục VII"), each way a button; null for what is no question.
 *
 * @param agency for which it was understood, or "office"
 */
export async function whichQuestion(
  ctx: MemberContext,
  understood: Understanding,
  agency: string,
): Promise<Message | null> {
  const asked = understood.outcome === "ask" ? findAnswerable(understood) : null;
  if (!asked) return null;
  const buttons: Button[][] = [];
  for (const { value, label } of asked.choices) {
    const text = settle(understood.text, asked.span, value);
    const settled = await understandApart(text, grammarContext(ctx, ctx.plan!, agency));
    if (settled.outcome !== "question" || !forOffice.includes(settled.intent!)) return null;
    const words = formatQuery(queryOf(ctx, settled));
    buttons.push([{ label, data: kindOf(settled) === "silent" ? action.silent(words) : action.summary(words) }]);
  }
  return { text: asked.sentence, buttons };
}

/** A question in words. */
export async function answerOffice(ctx: MemberContext, understood: Understanding): Promise<void> {
  if (!(await mayAskForOffice(ctx))) return;
  switch (understood.intent) {
    case "export":
      return answerExportQuestion(ctx, understood);
    case "nudge":
      return nudgeInWords(ctx, understood);
    default:
      return sendAnswer(ctx, kindOf(understood), understood);
  }
}

function kindOf({ intent }: Understanding): Kind {
  return intent === "silent" || intent === "late" ? "silent" : "summary";
}

/** What a question asks for, of the plan that the update is about. */
export function queryOf(
  ctx: MemberContext,
  { slots, intent, text }: Pick<Understanding, "slots" | "intent"> & { readonly text?: string },
): SummaryQuery {
  const { catalogue } = ctx.plan!;
  const query = queryFromWords(slots, intent, ctx.today, catalogue);
  if (query.subject.of !== "task" || text === undefined) return query;
  const part = partAsked(text, query.subject.code, { catalogue, agency: "office", today: ctx.today, t: ctx.t });
  return part === null ? query : { ...query, subject: { of: "task", code: part } };
}

/** "Sở Y tế và các huyện": an answer is of one agency or of a group; which of two it leaves out is said. */
function groupLeftOut({ slots }: Understanding, { whose }: SummaryQuery): string | null {
  return slots?.group && whose.of === "agency" ? slots.group : null;
}

function groupName(code: string, catalogue: Catalogue): string {
  const type = typeMeant(code, catalogue);
  if (type) return groupTitle({ name: type });
  const group = spokenGroups(catalogue).find((one) => one.code === code);
  return group ? groupTitle(group) : code;
}

/** A button of an earlier answer. */
export async function answerButton(ctx: MemberContext, kind: Kind, words: string): Promise<void> {
  if (!(await mayAskForOffice(ctx))) return;
  const query = words === "" ? queryOf(ctx, { slots: null, intent: null }) : parseQuery(words);
  if (!query) return say(ctx, ctx.t("help.oldButton"));
  takePlanOfPeriod(ctx, query.period);
  await showStep(ctx, await answer(ctx, kind, query));
  keepAsked(ctx, { kind, query });
}

/** Whoever is not of the office is told so, and what was being written is kept and offered. */
export async function refuseOffice(ctx: MemberContext): Promise<void> {
  await noteRefusal(ctx, "summary");
  await sendNew(ctx, await besideReport(ctx, { text: ctx.t("help.officeOnly"), buttons: [] }));
}

/** Whoever is not of the office is told so; so is everybody where no plan is imported. */
export async function mayAskForOffice(ctx: MemberContext): Promise<boolean> {
  if (!isOffice(ctx.member)) {
    await refuseOffice(ctx);
    return false;
  }
  if (!ctx.plan) {
    await say(ctx, ctx.t("reporting.noPlan"));
    return false;
  }
  return true;
}

/** What was typed and named nothing is said below the answer: it may have been meant to narrow it. */
async function sendAnswer(ctx: MemberContext, kind: Kind, understood: Understanding): Promise<void> {
  const asked = askedCloser(understood, { kind, query: queryOf(ctx, understood) });
  const { catalogue } = ctx.plan!;
  const named = unreadWords(understood.text, { catalogue, agency: "office", today: ctx.today, t: ctx.t });
  const compared = await compareMessage(ctx, understood.text, asked.query, named);
  const periods = compared || asked.kind !== "summary" ? null : await comparePeriods(ctx, asked.query, named);
  const most = compared || periods ? null : await mostOf(ctx, understood.text, asked);
  const { unread, asksTrend } = withoutTrend(
    unreadCloser((compared ?? periods ?? { unread: most === null ? named : withoutMost(named) }).unread, asked.query),
    asked.query,
  );
  const group = compared ? null : groupLeftOut(understood, asked.query);
  const { text, ...shown } = (compared ?? periods)?.message ?? (await answer(ctx, asked.kind, asked.query));
  const lines = [
    text,
    ...(most === null ? [] : [most]),
    ...(group === null ? [] : [ctx.t("office.notNarrowed", { words: groupName(group, catalogue) })]),
    ...(asksTrend && !tellsTrend(text, asked.query) ? [ctx.t("office.noTrend")] : []),
    ...(unread === null ? [] : [unreadLine(ctx, withKind(unread, understood.text))]),
  ];
  await sendNew(ctx, await besideReport(ctx, { ...shown, text: lines.join("\n") }));
  keepAsked(ctx, compared ? { kind: "summary", query: asked.query, versus: compared.versus } : asked);
}

/** "5 đơn vị quá hạn nhiều nhất": of names, who is meant most often; null where that is not asked, or nobody is named. */
async function mostOf(ctx: MemberContext, text: string, { kind, query }: AskedScreen): Promise<string | null> {
  const first = readMost(text);
  if (first === null || kind !== "silent" || isOfIndicator(query.subject)) return null;
  const list = await wholeList(query, askedBy(ctx));
  return list && list.times.size > 0 ? mostLine(list.times, first, ctx.plan!.catalogue, ctx.t) : null;
}

/** The screen of one agency has a line for the period before, whatever was given. */
function tellsTrend(text: string, { whose }: SummaryQuery): boolean {
  return whose.of === "agency" || text.includes("→");
}

/** What was answered stays in the chat for what is asked next with half of the words. */
function keepAsked(ctx: MemberContext, asked: AskedScreen): void {
  ctx.left.offer ??= { yes: askedData(asked), no: null, at: ctx.now };
}

/** "còn Đà Lạt thì sao": false for what is a question of its own. */
export async function answerFollowUp(ctx: MemberContext, text: string): Promise<boolean> {
  const asked = await findFollowUp(ctx, text);
  if (!asked) return false;
  takePlanOfPeriod(ctx, asked.query.period);
  await sendNew(ctx, await besideReport(ctx, await answerAgain(ctx, asked)));
  keepAsked(ctx, asked);
  return true;
}

/** Of two that are compared, both: the names of one alone would be taken for those of both. */
async function answerAgain(ctx: MemberContext, { kind, query, versus }: AskedScreen): Promise<Message> {
  if (!versus) return answer(ctx, kind, query);
  const compared = await compareTwo(ctx, query, versus);
  if (kind === "summary") return compared;
  const [one, other] = [await answer(ctx, kind, query), await answer(ctx, kind, { ...query, whose: versus })];
  return { ...compared, text: `${one.text}\n${other.text}` };
}

/**
 * A task or an indicator beside an agency that there is not: what is asked about it is answered, and the agency named with
 * the nearest that exist. False for anything else.
 */
export async function answerUnknownAgency(ctx: MemberContext, text: string): Promise<boolean> {
  if (!isOffice(ctx.member) || !ctx.plan) return false;
  const asked = `tổng hợp ${text}`;
  const { catalogue } = ctx.plan;
  const office = { catalogue, agency: "office", today: ctx.today, t: ctx.t };
  const understood = await understandApart(asked, office);
  const { task = null, indicator = null, agency = null } = understood.slots ?? {};
  const unread = understood.outcome === "question" ? unreadWords(asked, office) : null;
  if (unread === null || agency !== null || (task ?? indicator) === null) return false;
  if (withKind(unread, asked) === unread) return false;
  await sendAnswer(ctx, "summary", understood);
  return true;
}

/** For the office: which agencies a message may mean that is nothing but a name which there is not; null for any other. */
export function nearestLine({ member, plan, t }: MemberContext, text: string): string | null {
  if (!isOffice(member) || !plan) return null;
  const nearest = nearestAgencies(text, plan.catalogue);
  return nearest.length > 0
    ? t("screens.nearest", { words: shorten(text.trim(), 60), list: nearest.join(", ") })
    : null;
}

export function unreadLine({ plan, plans, t }: MemberContext, unread: string): string {
  const words = shorten(unread, 60);
  if (/^20\d\d$/.test(words))
    return t("office.noPlanOfYear", { year: words, known: plans.map(({ year }) => year).join(", ") });
  const office = { catalogue: plan!.catalogue, agency: "office" };
  if (areQualifiers(words)) return t("office.notNarrowed", { words });
  const nearest = nearestNames(words, plan!.catalogue);
  if (nearest.length > 0) return t("screens.nearest", { words, list: nearest.join(", ") });
  return t("office.unread", { words, section: exampleSection(office), agency: exampleAgency(office.catalogue) });
}

/** Its screens lead by edits to names of persons, and an edit cannot protect: they are protected from the first on. */
async function answer(ctx: MemberContext, kind: Kind, query: SummaryQuery): Promise<Message> {
  const { db } = ctx.services;
  const inForce = plansInForce(ctx.plans, ctx.today);
  const older = inForce.includes(ctx.plan!) ? inForce.filter(({ year }) => year < ctx.plan!.year) : [];
  const make = kind === "summary" ? summaryMessage : silentMessage;
  const message = await make(db, query, ctx.plan!, ctx.now, ctx.t, {
    older,
    plans: ctx.plans,
    more: [nudgeButton(query, ctx), ...fileButtons(query, ctx)],
    onReport: (record) => reportButtons(ctx, record),
  });
  // Lists to choose from have buttons enough.
  const ofAgency = query.whose.of === "agency";
  const offersFiles = kind === "summary" && "code" in query.subject && !ofAgency && message.buttons.flat().length <= 5;
  const files = offersFiles ? [fileButtons(query, ctx)] : [];
  return { ...message, buttons: [...message.buttons, ...files], protected: true };
}
