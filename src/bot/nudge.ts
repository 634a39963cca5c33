import { dayInVietnam } from "../calendar/day.js";
import { understandApart } from "../grammar/apart/understand-apart.js";
import { exampleAgency, exampleTask } from "../grammar/examples.js";
import type { NameDoubt } from "../grammar/named-agencies.js";
import type { Understanding } from "../grammar/understanding.js";
import { unreadWords } from "../grammar/unread-words.js";
import { peopleToldOf } from "../people/leave/told.js";
import { isOffice } from "../people/roles.js";
import { mostWithoutPin, nudgeGoesAt, sendNudge } from "../reminders/nudge.js";
import { findLatestNudge, findNudgeResult } from "../reminders/nudge-result.js";
import { type NudgePlan, nudgePreview, nudgeResult, nudgeSent } from "../summary/nudge-text.js";
import { openDutiesOf } from "../summary/open-duties.js";
import { formatQuery, isOfIndicator, parseQuery, type SummaryQuery } from "../summary/query.js";
import { isKnown } from "../summary/scope.js";
import { action } from "../text/actions.js";
import { asksAboutReminding, asksWhomWasNudged } from "../text/asks-about-reminding.js";
import { asksOfFigures } from "../text/asks-of-figures.js";
import { fold } from "../text/fold.js";
import type { Button, Message } from "../text/message.js";
import { courtesies, owing } from "../text/nudge-words.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { readExcepting } from "./nudge-except.js";
import { mayAskForOffice, queryOf, unreadLine, whichQuestion } from "./office.js";
import { requirePin } from "./pin.js";
import { planOfYear, takePlan, takePlanOfPeriod, takePlanOfQuestion } from "./plan-of-update.js";
import { hourOfPlan } from "./reminder-answers.js";
import { say, sendNew, settleTapped, showStep } from "./show.js";

/** Under the first screen: a nudge of all that are silent. */
export function nudgeButton(query: SummaryQuery, { t }: Pick<MemberContext, "t">): Button {
  return { label: t("nudge.start"), data: action.nudge(formatQuery({ ...query, page: 1 })) };
}

/** /nhac with the words that follow it. */
export async function nudgeCommand(ctx: MemberContext, words: string): Promise<void> {
  if (!(await mayAskForOffice(ctx))) return;
  await nudgeAbout(ctx, words);
}

/** "nhắc các xã chưa báo cáo V.1" */
export async function nudgeInWords(ctx: MemberContext, understood: Understanding): Promise<void> {
  if (asksAboutReminding(understood.text))
    return say(ctx, ctx.t("nudge.isAsked", { time: hourOfPlan(ctx), task: exampleOf(ctx).task }));
  await nudgeAbout(ctx, understood.text);
}

/** Bytes of a button (text/message.ts). */
const longestData = 64;

const wishWord = "(?:nhắc nhở|nhắc|giục|nhac nho|nhac|giuc|nudge)(?![\\p{L}])";

/** What follows the wish itself says whom: "các xã chưa báo cáo V.1", "đơn vị trễ mục V". */
const wish = new RegExp(`^.*?${wishWord}\\s*`, "iu");

/** "nhắc họ", "nhắc các đơn vị này": who is meant stands in a list, and may be another one by now. */
const pointsBack =
  /^(?:(?:cac|nhung|tat ca|het|ca|toan bo|luon|so) )*(?:(?:don vi|co quan|xa|huyen|so|nganh|phuong) )?(?:ho|nay|do|tren|kia|ay)(?: (?:di|nhe|nha|a|giup|luon|het))*[.!]*$/;

/** "ai chưa báo cáo V.1 thì nhắc": whom may stand in front of the wish. */
const aheadOfWish = new RegExp(`^(.*?)[\\s,]*(?:thì|thi)?[\\s,]*${wishWord}`, "iu");
const saysOwing = new RegExp(`(?<![a-z])(?:${owing})(?![a-z])`);
const courtesyOnly = new RegExp(`^(?:(?:${courtesies})[ .!]*)*$`);

function whomOf(words: string): string {
  const behind = words.replace(wish, "");
  if (!courtesyOnly.test(fold(behind.normalize("NFC")).trim())) return behind;
  const ahead = aheadOfWish.exec(words)?.[1] ?? "";
  return saysOwing.test(fold(ahead.normalize("NFC"))) ? ahead : behind;
}

async function nudgeAbout(ctx: MemberContext, words: string): Promise<void> {
  const wished = whomOf(words);
  if (pointsBack.test(fold(wished.normalize("NFC")).trim()))
    return say(ctx, ctx.t("nudge.whom", { words: wished.trim(), task: exampleOf(ctx).task }));
  await takePlanOfQuestion(ctx, `đơn vị nào chưa báo cáo ${wished}`);
  const { catalogue } = ctx.plan!;
  const excepting = readExcepting(wished, catalogue);
  if (excepting && !excepting.isClear)
    return say(ctx, ctx.t("nudge.exceptUnread", { typed: excepting.typed, ...exampleOf(ctx) }));
  const [doubt] = excepting?.except.doubts ?? [];
  if (doubt) return say(ctx, exceptUnclear(ctx, doubt));
  const about = excepting?.about ?? wished;
  const office = { catalogue, agency: "office", today: ctx.today, t: ctx.t };
  const asked = await understandApart(about, office);
  const names = asked.outcome === "question" && (asked.intent === "silent" || asked.intent === "late");
  const understood = names ? asked : await understandApart(`đơn vị nào chưa báo cáo ${about}`, office);
  if (understood.outcome !== "question") {
    const which = await whichQuestion(ctx, understood, "office");
    if (which) return sendNew(ctx, which);
    return say(ctx, understood.sentence ?? understood.problems[0]?.sentence ?? ctx.t("office.unknown"));
  }
  const query = {
    ...ofWished(queryOf(ctx, understood), wished),
    ...(excepting ? { except: excepting.except.codes } : {}),
  };
  if (Buffer.byteLength(action.sendNudge(formatQuery(query))) > longestData)
    return say(ctx, ctx.t("nudge.exceptTooMany"));
  const { text, ...shown } = await preview(ctx, query);
  const unread = unreadWords(understood.text, office);
  await sendNew(ctx, { text: unread === null ? text : `${text}\n${unreadLine(ctx, unread)}`, ...shown });
}

function exceptUnclear({ plan, t }: MemberContext, { typed, choices }: NameDoubt): string {
  const list = choices.map(({ label }) => label);
  return t("nudge.exceptUnclear", {
    typed,
    list: list.join(", "),
    ...exampleOf({ plan }),
    example: list[0] ?? typed,
  });
}

function exampleOf({ plan }: Pick<MemberContext, "plan">) {
  const { catalogue } = plan!;
  return { task: exampleTask({ catalogue, agency: "office" }), example: exampleAgency(catalogue) };
}

/** [Nhắc N đơn vị] under a list. */
export async function previewNudge(ctx: MemberContext, words: string): Promise<void> {
  const query = await readQuery(ctx, words);
  if (query) await showStep(ctx, await preview(ctx, query));
}

/** [Gửi nhắc N đơn vị]: by the rows as they are now; of many only with a PIN. */
export async function sendNudgeTo(ctx: MemberContext, words: string): Promise<void> {
  const query = await readQuery(ctx, words);
  if (!query) return;
  if (isOfFigures(query)) return showStep(ctx, await preview(ctx, query));
  const planned = await plan(ctx, query);
  const count = new Set(planned.duties.map(({ agency }) => agency).filter((code) => planned.joined.has(code))).size;
  if (count === 0 || ctx.plan!.isArchive(ctx.today)) return showStep(ctx, await preview(ctx, query));
  const pressed = action.sendNudge(words);
  if (count > mostWithoutPin && !(await requirePin(ctx, pressed, ctx.t("nudge.pin", { count })))) return;
  const { db } = ctx.services;
  const { holidays } = ctx.plan!.deadlines;
  const { id } = await db.$transaction((tx) =>
    sendNudge(
      tx,
      {
        planId: ctx.plan!.id,
        personId: ctx.member.personId,
        inboxId: ctx.inboxId,
        asked: formatQuery(query),
        duties: planned.duties,
      },
      ctx.now,
      holidays,
    ),
  );
  await sendNew(ctx, nudgeSent(query, id, planned, telling(ctx)));
  settleTapped(ctx);
}

/** What became of a nudge. */
export async function showNudged(ctx: MemberContext, id: number): Promise<void> {
  if (!(await mayAskForOffice(ctx))) return;
  const result = await resultOf(ctx, id);
  return result ? showStep(ctx, result) : say(ctx, ctx.t("help.oldButton"));
}

/** "đã nhắc ai": what became of the latest nudge, of whichever plan; false for anything else. */
export async function answerWhomNudged(ctx: MemberContext, text: string): Promise<boolean> {
  if (!isOffice(ctx.member) || !ctx.plan || !asksWhomWasNudged(text)) return false;
  const latest = await findLatestNudge(
    ctx.services.db,
    ctx.plans.map(({ id }) => id),
    ctx.now,
  );
  const result = latest && (await resultOf(ctx, latest.id));
  const none = { text: ctx.t("nudge.none", { time: hourOfPlan(ctx), task: exampleOf(ctx).task }), buttons: [] };
  await sendNew(ctx, await besideReport(ctx, result ?? none));
  return true;
}

async function resultOf(ctx: MemberContext, id: number): Promise<Message | null> {
  const found = await ctx.services.db.nudge.findUnique({ where: { id } });
  const of = found && ctx.plans.find((one) => one.id === found.planId);
  const query = found && parseQuery(found.asked);
  if (!of || !query) return null;
  takePlan(ctx, planOfYear(ctx, of.year));
  const result = await findNudgeResult(ctx.services.db, id, of.heirs);
  return nudgeResult(query, result!, telling(ctx));
}

async function readQuery(ctx: MemberContext, words: string): Promise<SummaryQuery | null> {
  if (!(await mayAskForOffice(ctx))) return null;
  const query = parseQuery(words);
  if (query) takePlanOfPeriod(ctx, query.period);
  if (query && isKnown(query, ctx.plan!.catalogue)) return query;
  await say(ctx, ctx.t("help.oldButton"));
  return null;
}

/** A nudge is about duties; figures have none. */
function isOfFigures({ subject }: SummaryQuery): boolean {
  return isOfIndicator(subject) || subject.of === "indicators";
}

/** "nhắc số liệu quý I" names no duty: all that is overdue is not what it wants told. */
function ofWished(query: SummaryQuery, wished: string): SummaryQuery {
  const { of } = query.subject;
  const isBroad = of === "whole" || of === "agencies";
  return isBroad && asksOfFigures(wished) ? { ...query, subject: { of: "indicators" } } : query;
}

async function preview(ctx: MemberContext, query: SummaryQuery): Promise<Message> {
  if (ctx.plan!.isArchive(ctx.today))
    return { text: ctx.t("nudge.archive", { number: ctx.plan!.number }), buttons: [] };
  const { subject } = query;
  if (isOfFigures(query)) {
    const code = "code" in subject ? subject.code : null;
    const missing: SummaryQuery = {
      ...query,
      subject: code === null ? { of: "indicators" } : { of: "indicator", code },
      who: "silent",
      page: 1,
    };
    const button = { label: ctx.t("office.button.missing"), data: action.silent(formatQuery(missing)) };
    const text = code === null ? ctx.t("nudge.notOfAnyFigures") : ctx.t("nudge.notOfFigures", { code });
    return { text, buttons: [[button]] };
  }
  return nudgePreview(query, await plan(ctx, query), telling(ctx));
}

async function plan(ctx: MemberContext, query: SummaryQuery): Promise<NudgePlan> {
  const { db } = ctx.services;
  const duties = await openDutiesOf(db, query, ctx.plan!, ctx.now);
  const goesAt = nudgeGoesAt(ctx.now, ctx.plan!.deadlines.holidays);
  const asked = [...new Set(duties.map(({ agencyId }) => agencyId))];
  const listeners = await peopleToldOf(db, asked, dayInVietnam(goesAt), ctx.now);
  const joined = new Set(listeners.map(({ agencyId }) => agencyId));
  return {
    duties,
    joined: new Set(duties.filter(({ agencyId }) => joined.has(agencyId)).map(({ agency }) => agency)),
    people: new Set(listeners.map(({ personId }) => personId)).size,
    later: goesAt > ctx.now ? goesAt : null,
    before: await findLatestNudge(db, [ctx.plan!.id], ctx.now),
  };
}

function telling(ctx: MemberContext) {
  return { plan: ctx.plan!, older: [], plans: ctx.plans, now: ctx.now, t: ctx.t };
}
