import { InputFile } from "grammy";
import { formatPeriod } from "../calendar/formats.js";
import { type PeriodCode, parsePeriod, previousPeriod } from "../calendar/windows.js";
import { understandApart } from "../grammar/apart/understand-apart.js";
import { comparedWith, unreadBeside } from "../grammar/compared-with.js";
import { findAnswerable, settle } from "../grammar/settle-problem.js";
import type { Understanding } from "../grammar/understanding.js";
import { unreadWords } from "../grammar/unread-words.js";
import { headOf, shortNameOf, spanOf, whatOf } from "../summary/asked.js";
import { type FileWish, readFileWords } from "../summary/files/file-words.js";
import {
  type FileKind,
  type FileOrder,
  isPicture,
  type MadeFile,
  type NoFile,
  type OwnOrder,
  type PictureKind,
} from "../summary/files/order.js";
import { withKind } from "../summary/nearest.js";
import { notBegun } from "../summary/not-begun.js";
import { formatQuery, parseQuery, queryFromWords, type SummaryQuery } from "../summary/query.js";
import { isKnown } from "../summary/scope.js";
import { sheetNames } from "../summary/workbook/layout.js";
import { action, type FileChoice, fileChoiceOf } from "../text/actions.js";
import { fold } from "../text/fold.js";
import type { Button, Message } from "../text/message.js";
import { formatNumber } from "../text/numbers.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { courtesy } from "./courtesy.js";
import { mayAskForOffice, unreadLine } from "./office.js";
import { takePlanOfPeriod, takePlanOfQuestion } from "./plan-of-update.js";
import { keyboardOf, say, sendNew, showStep } from "./show.js";

/** That agencies are meant one by one. */
const EACH_AGENCY = /(?:^|\s)(?:cac|tung|moi|nhung|theo) (?:don vi|co quan)(?![a-z])/;
/** Of a group its members, where it is not something else of which there are several. */
const EACH_MEMBER = /(?:^|\s)(?:cac|tung|moi|nhung) (?!muc|nhiem vu|dau viec|viec|phan|ky|quy|thang|nam)(?=[a-z])/;
/** Milliseconds after which a messenger forgets that something is being done. */
const actionLasts = 4_000;
/** A file that was in hand when two processes ended is not tried by a third. */
const mostEnds = 2;

/** /xuat with the words that follow it. */
export async function answerExport(ctx: MemberContext, typed: string): Promise<void> {
  if (!(await mayAskForOffice(ctx))) return;
  const wish = readFileWords(typed);
  const text = asExport(wish);
  await takePlanOfQuestion(ctx, text);
  const understood = await understandApart(text, { ...officeOf(ctx), t: ctx.t });
  if (understood.outcome === "question") return grant(ctx, wish, understood);
  const which = await whichFile(ctx, wish, understood);
  if (which) return sendNew(ctx, which);
  await say(ctx, understood.sentence ?? understood.problems[0]?.sentence ?? ctx.t("office.unknown"));
}

/** "xuất excel quý II", "biểu đồ tiến độ". */
export async function answerExportQuestion(ctx: MemberContext, understood: Understanding): Promise<void> {
  if (!(await mayAskForOffice(ctx))) return;
  await grant(ctx, readFileWords(understood.text), understood);
}

/** A button of a menu, of a summary, or under a picture. */
export async function pressFile(ctx: MemberContext, letter: string, words: string): Promise<void> {
  if (!(await mayAskForOffice(ctx))) return;
  const query = parseQuery(words);
  const known = fileChoiceOf(letter);
  if (!query || !known) return say(ctx, ctx.t("help.oldButton"));
  takePlanOfPeriod(ctx, query.period);
  if (!isKnown(query, ctx.plan!.catalogue)) return say(ctx, ctx.t("office.unknown"));
  if (known === "menu") return showStep(ctx, menu(ctx, query));
  await send(ctx, kindOf(known, query), query);
}

/** The row of buttons that takes what is shown away. */
export function fileButtons(query: SummaryQuery, { t }: Pick<MemberContext, "t">): Button[] {
  return (["workbook", "document", "picture"] as const).map((form) => buttonOf(form, query, t));
}

async function grant(ctx: MemberContext, wish: FileWish, understood: Understanding): Promise<void> {
  const query = queryOf(ctx, wish, understood);
  const words = { ...officeOf(ctx), t: ctx.t };
  const named = unreadWords(asExport(wish), words);
  const other = query.whose.of === "all" ? null : comparedWith(`so sánh ${wish.words}`, words);
  const unread = other ? unreadBeside(named, other) : named;
  const second = other && { ...query, whose: { of: other.kind, code: other.code } };
  // Two agencies that are compared are no ranking, unless it is an indicator's.
  const isOrder = wish.form === "ranking" && query.subject.of !== "indicator";
  const form = second && isOrder ? "picture" : comparesAgencies(wish, query) ? "agencies" : wish.form;
  const beside = [
    ...(second ? [oneOfTwo(ctx, query, second)] : []),
    ...(wish.list !== null && (form === "workbook" || form === null)
      ? [ctx.t("files.listIsAt", { sheet: sheetNames[wish.list] })]
      : []),
    ...(unread === null ? [] : [unreadLine(ctx, withKind(unread, wish.words))]),
  ];
  const left = beside.length === 0 ? null : beside.join("\n");
  const also: Button[][] = second
    ? [[{ label: nameIn(ctx, second), data: action.file(form ?? "menu", formatQuery({ ...second, page: 1 })) }]]
    : [];
  if (form !== null) return send(ctx, kindOf(form, query), query, { left, also });
  const { text, buttons: choices } = menu(ctx, query);
  const buttons = [...choices, ...also];
  await sendNew(ctx, await besideReport(ctx, { text: left === null ? text : `${text}\n${left}`, buttons }));
}

/** "biểu đồ các huyện", "biểu đồ so sánh các đơn vị": of each of several, not of all together. */
function comparesAgencies({ form, words }: FileWish, { subject, whose }: SummaryQuery): boolean {
  if (isOfIndicators(subject) || whose.of === "agency") return false;
  if (form === "ranking") return true;
  const said = fold(words);
  return form === "picture" && (EACH_AGENCY.test(said) || (whose.of === "group" && EACH_MEMBER.test(said)));
}

function isOfIndicators({ of }: SummaryQuery["subject"]): boolean {
  return of === "indicators" || of === "indicator";
}

/** Of two that are compared a file shows the first: that is said, with where to see both. */
function oneOfTwo(ctx: MemberContext, first: SummaryQuery, second: SummaryQuery): string {
  return ctx.t("files.oneOfTwo", { name: nameIn(ctx, first), other: nameIn(ctx, second) });
}

function nameIn({ plan, t }: MemberContext, { whose }: SummaryQuery): string {
  return shortNameOf(whose, { plan: plan!, t })!;
}

/** What is asked for, as a sentence that the grammar takes for a wish for a file, without what it says of the form. */
function asExport({ words: wish }: FileWish): string {
  const words = wish.replace(/^(?:gửi|gui|vẽ|ve|lấy|lay|lập|lap|làm|lam|cho)(?![\p{L}\p{N}])\s*/iu, "");
  return /^\/?(?:xuất|xuat|tải|tai|in|export)(?![\p{L}\p{N}])/iu.test(words) ? words : `xuất ${words}`;
}

function queryOf(ctx: MemberContext, wish: FileWish, { slots, intent }: Pick<Understanding, "slots" | "intent">) {
  const query = { ...queryFromWords(slots, intent, ctx.today, ctx.plan!.catalogue), who: "silent" as const };
  const { of } = query.subject;
  if (of !== "whole" && of !== "agencies" && of !== "indicators") return query;
  const ofIndicators = /chỉ tiêu|chi tieu|số liệu|so lieu/iu.test(wish.words);
  return { ...query, subject: { of: ofIndicators ? ("indicators" as const) : ("whole" as const) } };
}

function officeOf({ plan, today }: MemberContext) {
  return { catalogue: plan!.catalogue, agency: "office", today };
}

/** Of pictures the one that fits what is asked about. */
function kindOf(choice: Exclude<FileChoice, "menu">, { subject, whose }: SummaryQuery): FileKind {
  if (choice !== "picture") return choice;
  if (subject.of === "indicators") return "indicators";
  if (subject.of === "indicator") return whose.of === "agency" ? "trend" : "ranking";
  return "progress";
}

/** A wish that can be read in several ways, each way a button. */
async function whichFile(ctx: MemberContext, wish: FileWish, understood: Understanding): Promise<Message | null> {
  const asked = understood.outcome === "ask" ? findAnswerable(understood) : null;
  if (!asked) return null;
  const buttons: Button[][] = [];
  for (const { value, label } of asked.choices) {
    const settled = await understandApart(settle(understood.text, asked.span, value), { ...officeOf(ctx), t: ctx.t });
    if (settled.outcome !== "question") return null;
    const query = queryOf(ctx, wish, settled);
    buttons.push([{ label, data: action.file(wish.form ?? "menu", formatQuery(query)) }]);
  }
  return { text: asked.sentence, buttons };
}

/** Which file, and of which period. */
function menu(ctx: MemberContext, query: SummaryQuery): Message {
  const { t } = ctx;
  const telling = { plan: ctx.plan!, older: [], plans: ctx.plans, now: ctx.now, t };
  const periods = periodsBeside(query, ctx.plan!.year).map((period) => ({
    label: formatPeriod(period, t),
    data: action.file("menu", formatQuery({ ...query, period, now: false })),
  }));
  return {
    text: t("files.choose", { head: headOf(whatOf(query, telling), query, telling, spanOf(query, telling)) }),
    buttons: [fileButtons(query, ctx), ...(periods.length > 0 ? [periods] : [])],
  };
}

function periodsBeside({ period }: SummaryQuery, year: number): readonly PeriodCode[] {
  const parsed = parsePeriod(period);
  const before = parsed && parsed.kind !== "day" ? previousPeriod(period) : null;
  const near = [...(before?.startsWith(`${year}`) ? [before] : []), `${year}-6M`, `${year}`];
  return near.filter((one) => one !== period).slice(0, 3);
}

function buttonOf(choice: Exclude<FileChoice, "menu">, query: SummaryQuery, t: MemberContext["t"]): Button {
  return { label: t(`files.button.${choice}`), data: action.file(choice, formatQuery({ ...query, page: 1 })) };
}

/** What goes with a file. `left`: where in it a list is, what of the wish was not understood; `also`: further buttons. */
interface Beside {
  readonly left: string | null;
  readonly also: Button[][];
}

async function send(
  ctx: MemberContext,
  kind: FileKind,
  query: SummaryQuery,
  told: Beside = { left: null, also: [] },
): Promise<void> {
  const order = {
    kind,
    query: formatQuery(query),
    plan: ctx.plan!.year,
    at: ctx.now.getTime(),
    language: ctx.language,
  };
  await sendMade(ctx, isPicture(kind) ? "upload_photo" : "upload_document", order, {
    deliver: (made) => deliver(ctx, kind, query, made, told),
    instead: (code) => {
      if (code === "empty") return [periodsButtons(ctx, query)];
      return code === "large" && kind === "workbook" ? [smallerFiles(ctx, query)] : [];
    },
  });
}

interface Delivering {
  readonly deliver: (made: MadeFile) => Promise<void>;
  readonly instead?: (code: NoFile["code"]) => Button[][];
  readonly failed?: string;
}

/**
 * Has a file made and delivers it; says why not where there is none, where it is too large, or where it may not have come.
 *
 * @param instead buttons under the sentence that says why there is none
 * @param failed said instead of the office's own sentence where making it took too much
 */
export async function sendMade(
  ctx: MemberContext,
  what: "upload_photo" | "upload_document",
  order: FileOrder | OwnOrder,
  { deliver, instead, failed }: Delivering,
): Promise<void> {
  const { files, db, channel } = ctx.services;
  if (!channel.capabilities.sendsFiles) return say(ctx, ctx.t("files.noAddress"));
  const row = await db.inboxUpdate.findUnique({ where: { id: ctx.inboxId }, select: { crashes: true } });
  if ((row?.crashes ?? 0) >= mostEnds) return say(ctx, failed ?? ctx.t("files.gaveUp"));
  const stopTelling = tellThatItIsMade(ctx, what);
  const made = await files.make(order).finally(stopTelling);
  if (!made.ok) {
    const tookTooMuch = made.code === "slow" || made.code === "large";
    const text = (tookTooMuch ? failed : undefined) ?? made.say(ctx.t);
    return sendNew(ctx, await besideReport(ctx, { text, buttons: instead?.(made.code) ?? [] }));
  }
  const { maxFile } = channel.capabilities;
  if (made.value.bytes.length > maxFile * 1024 * 1024) {
    const text = failed ?? ctx.t("files.tooLarge", { megabytes: formatNumber(maxFile) });
    return sendNew(ctx, await besideReport(ctx, { text, buttons: instead?.("large") ?? [] }));
  }
  try {
    await deliver(made.value);
  } catch (error) {
    // Sent once more already by the channel itself: whoever did not get it asks again.
    if (channel.failureOf(error).kind !== "ambiguous") throw error;
    await say(ctx, ctx.t("files.perhaps"));
  }
}

async function deliver(
  ctx: MemberContext,
  kind: FileKind,
  query: SummaryQuery,
  { name, caption, bytes }: MadeFile,
  { left, also }: Beside,
): Promise<void> {
  const text = left === null ? caption : `${caption}\n${left}`;
  const { text: whole, buttons } = await besideReport(ctx, { text, buttons: [...beside(kind, query, ctx), ...also] });
  const markup = buttons.length > 0 ? { reply_markup: keyboardOf({ buttons }) } : {};
  const file = new InputFile(bytes, name);
  const { protects } = ctx.services.channel.capabilities;
  // A workbook and a document are signed and passed on; a picture is looked at, as the screens that it is drawn of.
  if (isPicture(kind))
    await ctx.replyWithPhoto(file, { caption: whole, ...markup, ...(protects && { protect_content: true }) });
  else await ctx.replyWithDocument(file, { caption: whole, ...markup });
}

/** Under a picture: the others of the same. */
function beside(kind: FileKind, query: SummaryQuery, { t }: MemberContext): Button[][] {
  if (!isPicture(kind)) return [];
  const row = picturesOf(query)
    .filter((one) => one !== kind)
    .map((one) => buttonOf(one, query, t));
  return row.length > 0 ? [row] : [];
}

function picturesOf({ subject: { of }, whose }: SummaryQuery): readonly PictureKind[] {
  if (of === "indicator") return ["ranking", "trend"];
  if (of === "indicators") return [];
  const ofDuties: readonly PictureKind[] = whose.of === "agency" ? ["progress"] : ["progress", "agencies"];
  return of === "whole" ? [...ofDuties, "indicators", "trend"] : ofDuties;
}

/** They tell of the same in less than a workbook takes. */
function smallerFiles({ t }: MemberContext, query: SummaryQuery): Button[] {
  return (["document", "picture"] as const).map((form) => buttonOf(form, query, t));
}

function periodsButtons({ plan, today, t }: MemberContext, query: SummaryQuery): Button[] {
  const instead = notBegun(query, plan!.year, today)?.instead;
  return (instead ? [instead] : periodsBeside(query, plan!.year)).map((period) => ({
    label: formatPeriod(period, t),
    data: action.file("menu", formatQuery({ ...query, period, now: false })),
  }));
}

/** Where a messenger shows it: a file is on its way. Returns how to stop saying so. */
function tellThatItIsMade(ctx: MemberContext, what: "upload_photo" | "upload_document"): () => void {
  const tell = () => courtesy(ctx, (signal) => ctx.replyWithChatAction(what, {}, signal));
  tell();
  const timer = setInterval(tell, actionLasts);
  return () => clearInterval(timer);
}
