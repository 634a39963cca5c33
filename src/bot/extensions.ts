import type { Day } from "../calendar/day.js";
import { formatDay, formatDayInFull } from "../calendar/formats.js";
import { quarterOf } from "../calendar/windows.js";
import { addWorkingDays } from "../calendar/working-days.js";
import { readLeave } from "../grammar/leave-wish.js";
import type { Understanding } from "../grammar/understanding.js";
import { agenciesToReportFor, agencyToReportFor, isOffice } from "../people/roles.js";
import { tellOfAsking } from "../reminders/asked-notice.js";
import { describeDutySubject } from "../reporting/audit-subjects.js";
import { askExtension, findAskedExtension } from "../reporting/decisions/extensions.js";
import {
  type DaySaid,
  dayOfUntil,
  type ExtensionSaid,
  readExtension,
  readUntilAndWhy,
  tellsOfExtension,
} from "../reporting/decisions/read-extension.js";
import { checkReason } from "../reporting/decisions/reasons.js";
import { judgeExtension, laterOf } from "../reporting/decisions/rules.js";
import { countWaiting } from "../reporting/decisions/waiting.js";
import type { DutyFacts } from "../reporting/duty-facts.js";
import { dutyPage } from "../reporting/duty-pages.js";
import { findDuty } from "../reporting/find-duties.js";
import { dutyLabel } from "../reporting/labels.js";
import { readNamed } from "../reporting/names-only.js";
import { entriesInHand } from "../reporting/pass/pass.js";
import { readAsideSaid } from "../reporting/read-aside.js";
import { listWork } from "../reporting/work-list.js";
import { formatQuery, query } from "../summary/query.js";
import { action } from "../text/actions.js";
import { chosenMark } from "../text/line.js";
import type { Button, Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { done } from "./done.js";
import { draftsOf } from "./drafts-of-update.js";
import { namesEvent } from "./events.js";
import { findAsked } from "./own-questions.js";
import { listedPlans, planOfYear } from "./plan-of-update.js";
import { askQuestion, type QuestionKind, type QuestionTurn } from "./question.js";
import { asksForElse } from "./reasons.js";
import { refuseForeign } from "./refuse-foreign.js";
import { holidaysOf } from "./rest-days.js";
import { beginsReport } from "./says-else.js";
import { say, sendNew } from "./show.js";
import { read } from "./take-lines.js";
import { inAgency, ofAgency } from "./which-agency.js";

/** Null where it was not said yet. */
interface Wish {
  readonly dutyId: number | null;
  /** What was named, where several agencies of the person have it, or several tasks are called so; only those are offered. */
  readonly tasks?: readonly string[];
  /** Of the duties that are offered. */
  readonly page?: number;
  readonly until: DaySaid | null;
  readonly toDay: Day | null;
  readonly reason: string | null;
}

const nothing: Wish = { dutyId: null, until: null, toDay: null, reason: null };
/** With the way out, a message has at most eight buttons. */
const shownAtOnce = 7;
/** Working days that are offered with a button. */
const offered = [3, 5, 10] as const;

/** /giahan with the words that follow it. */
export async function beginExtension(ctx: MemberContext, words: string): Promise<void> {
  const [agency] = agenciesToReportFor(ctx.member);
  if (!agency && isOffice(ctx.member) && ctx.plan) {
    const wish = readIn(ctx, `xin gia hạn ${words}`, "office");
    return tellWhoExtends(ctx, wish?.task ?? null);
  }
  if (!agency) return say(ctx, ctx.t("reporting.noAgency"));
  if (!ctx.plan) return say(ctx, ctx.t("reporting.noPlan"));
  const said = readIn(ctx, `xin gia hạn ${words}`, agency.code);
  await beginSaid(ctx, said ?? { task: null, indicator: null, period: null, until: null, reason: null });
}

/** A message that asks for more time; false for any other. */
export async function takeExtension(ctx: MemberContext, text: string): Promise<boolean> {
  const [agency] = agenciesToReportFor(ctx.member);
  if (!ctx.plan || (!agency && !isOffice(ctx.member))) return false;
  const said = readIn(ctx, text, agency?.code ?? "office");
  if (!said) return false;
  if (!agency) {
    await tellWhoExtends(ctx, said.task);
    return true;
  }
  // A report in the same message is not recorded with it: that is said, not left to be thought.
  const { items } = await read(ctx, text, agency.code);
  if (items.length > 0 && tellsOfExtension(text)) return false;
  await beginSaid(ctx, said, items.length > 0 ? ctx.t("decisions.extension.apart") : undefined);
  return true;
}

/** The button under a duty. */
export async function extendDuty(ctx: MemberContext, dutyId: number): Promise<void> {
  const duty = await findDuty(ctx.services.db, dutyId);
  if (duty && agencyToReportFor(ctx.member, duty.agencyId)) return begin(ctx, duty, nothing);
  await refuseForeign(ctx, duty ? describeDutySubject(duty) : `duty ${dutyId}`);
}

/** To the office, which moves no day by itself: who asks, where it decides, and how many wait. */
async function tellWhoExtends(ctx: MemberContext, task: string | null): Promise<void> {
  const count = await countWaiting(ctx.services.db);
  const label = task ?? ctx.t("decisions.extension.anyDuty");
  const lines = [ctx.t("decisions.extension.office", { label }), ctx.t("decisions.extension.officeWaiting", { count })];
  const about =
    task &&
    formatQuery(query({ subject: { of: "task", code: task }, period: quarterOf(ctx.today, "calendar"), now: true }));
  const buttons: Button[] = [
    { label: ctx.t("decisions.extension.officeList"), data: action.waiting(1) },
    ...(about ? [{ label: ctx.t("decisions.extension.officeTask", { code: task }), data: action.summary(about) }] : []),
  ];
  await sendNew(ctx, await besideReport(ctx, { text: lines.join("\n"), buttons: [buttons] }));
}

function readIn(ctx: MemberContext, text: string, agency: string): ExtensionSaid | null {
  return readExtension(text, { catalogue: ctx.plan!.catalogue, agency, today: ctx.today, t: ctx.t });
}

async function beginSaid(
  ctx: MemberContext,
  { until, reason, ...about }: ExtensionSaid,
  apart?: string,
): Promise<void> {
  const wish = { ...nothing, until, reason: usable(reason) };
  if (about.indicator)
    return sendNew(ctx, await besideReport(ctx, { text: ctx.t("decisions.extension.figure"), buttons: [] }));
  if (about.task) {
    const asked = await findAsked(ctx, { ...about, agency: null });
    if (asked?.kind === "duty") return begin(ctx, asked.duty, wish, apart);
    if (asked?.kind === "none") return say(ctx, asked.sentence);
    const leads = ctx.plan!.catalogue.tasks.find(({ code }) => code === about.task)?.leads ?? [];
    const several = agenciesToReportFor(ctx.member).filter(({ code }) => leads.includes(code)).length > 1;
    if (several) return askQuestion(ctx, "extension", { ...wish, tasks: [about.task] }, apart);
    if (isOffice(ctx.member)) return tellWhoExtends(ctx, about.task);
    return say(ctx, ctx.t("aside.notYours", { code: about.task }));
  }
  const open = (await draftsOf(ctx)).focused;
  const [only, second] = open ? entriesInHand(open.draft) : [];
  const duty = only?.kind === "task" && !second ? await findDuty(ctx.services.db, only.dutyId) : null;
  if (duty) return begin(ctx, duty, wish, apart);
  if ((await openDuties(ctx)).length === 0) return say(ctx, ctx.t("decisions.extension.none"));
  await askQuestion(ctx, "extension", wish, apart);
}

function usable(reason: string | null): string | null {
  return reason !== null && checkReason(reason).ok ? reason : null;
}

/** `apart`: what of the message is not taken, said first. */
async function begin(ctx: MemberContext, duty: DutyFacts, wish: Wish, apart?: string): Promise<void> {
  const turn = withDuty(ctx, duty, wish);
  const first = (text?: string) => [apart, text].filter(Boolean).join("\n") || undefined;
  if (turn.kind === "done") return sendNew(ctx, { ...turn.message, text: first(turn.message.text)! });
  if (turn.kind === "ask") await askQuestion(ctx, "extension", turn.data, first(turn.sentence));
}

/** The wish about this duty, at the first thing that is not said; what cannot be asked for is said. */
function withDuty(ctx: MemberContext, duty: DutyFacts, wish: Wish): QuestionTurn {
  const plan = planOfYear(ctx, duty.planYear);
  if (!plan || plan.isArchive(ctx.today)) return done(ctx.t("reporting.archive", { year: duty.planYear }));
  const { t, today } = ctx;
  const toDay = wish.toDay ?? (wish.until && dayOfUntil(wish.until, duty.dueOn, today, plan.deadlines.holidays));
  const named = { ...wish, dutyId: duty.id, until: null };
  const judged = judgeExtension(duty, toDay ?? laterDay(duty, today, plan.endsOn), today, plan.endsOn);
  if (judged && (judged.code === "settled" || judged.code === "closed" || toDay === null))
    return done(`${dutyLabel(duty, t, today)}: ${judged.say(t)}`);
  if (judged) return { kind: "ask", data: { ...named, toDay: null }, sentence: judged.say(t) };
  return { kind: "ask", data: { ...named, toDay } };
}

function laterDay({ dueOn }: DutyFacts, today: Day, endsOn: Day): Day {
  const later = laterOf(dueOn, today);
  return later < endsOn ? endsOn : later;
}

/** Which duty, until when, why, and the read-back: what is not said yet is asked. */
export const extensionQuestion: QuestionKind = {
  async show(ctx, data, choice) {
    const wish = data as Wish;
    const leave = { label: ctx.t("common.cancel"), data: choice("leave") };
    if (wish.dutyId === null) return whichDuty(ctx, wish, choice, leave);
    const duty = (await findDuty(ctx.services.db, wish.dutyId))!;
    if (wish.toDay === null) return whichDay(ctx, duty, choice, leave);
    const { t, today } = ctx;
    const label = inAgency(ctx, duty.agencyName, dutyLabel(duty, t, today));
    const days = { label, due: formatDay(duty.dueOn), day: formatDayInFull(wish.toDay, t) };
    if (wish.reason === null)
      return { text: t("decisions.extension.askReason", days), buttons: [[leave]], expects: "figure" };
    const before = await findAskedExtension(ctx.services.db, duty.id);
    const lines: string[] = [
      t("decisions.extension.readBack", {
        ...days,
        label: dutyLabel(duty, t, today),
        agency: duty.agencyName,
        reason: wish.reason,
      }),
      ...(before ? [t("decisions.extension.replaces", { day: formatDay(before.toDay) })] : []),
    ];
    const send = { label: t("decisions.send"), data: choice("send") };
    const edit = { label: t("common.edit"), data: choice("edit") };
    return { text: lines.join("\n"), buttons: [[send, edit, leave]], offer: { yes: send.data, no: leave.data } };
  },
  async begun(ctx, data) {
    const { dutyId, toDay, until, reason } = data as Wish;
    if (dutyId === null && toDay === null && until === null && reason === null) return null;
    const duty = dutyId === null ? null : await findDuty(ctx.services.db, dutyId);
    const label = duty
      ? inAgency(ctx, duty.agencyName, dutyLabel(duty, ctx.t, ctx.today))
      : ctx.t("decisions.extension.someDuty");
    const words = { label };
    return { line: ctx.t("decisions.extension.begun", words), label: ctx.t("decisions.extension.begunLabel", words) };
  },
  again(first, data) {
    const [{ toDay, reason }, wish] = [first as Wish, data as Wish];
    return { ...wish, toDay: wish.toDay ?? toDay, reason: wish.reason ?? reason } satisfies Wish;
  },
  async take(ctx, data, text) {
    const wish = data as Wish;
    if (goesOnLeave(ctx, wish, text)) return { kind: "elsewhere" };
    if (wish.dutyId === null) return takeDuty(ctx, wish, text);
    const duty = (await findDuty(ctx.services.db, wish.dutyId))!;
    if (await saysElse(ctx, duty, text)) return { kind: "elsewhere" };
    const said = readUntilAndWhy(text, ctx.today);
    const anew = said && { ...wish, until: said.until, toDay: null, reason: usable(said.reason) ?? wish.reason };
    if (wish.toDay === null) {
      if (anew) return withDuty(ctx, duty, anew);
      if (!/\d/.test(text) && (await isAbout(ctx, duty, text))) return { kind: "elsewhere" };
      return {
        kind: "ask",
        data,
        sentence: ctx.t("decisions.extension.noDay", { typed: text.slice(0, 40), example: exampleDay(ctx, duty) }),
      };
    }
    if (wish.reason !== null) return anew ? withDuty(ctx, duty, anew) : { kind: "ask", data };
    const reason = checkReason(text);
    return reason.ok
      ? { kind: "ask", data: { ...wish, reason: reason.value } }
      : { kind: "ask", data, sentence: reason.say(ctx.t) };
  },
  async choose(ctx, data, value) {
    const wish = data as Wish;
    const [, dutyId] = /^d(\d{1,9})$/.exec(value) ?? [];
    if (dutyId && wish.dutyId === null) {
      const duty = await findDuty(ctx.services.db, Number(dutyId));
      if (duty && agencyToReportFor(ctx.member, duty.agencyId)) return withDuty(ctx, duty, wish);
    }
    const [, page] = /^p(\d{1,4})$/.exec(value) ?? [];
    if (page && wish.dutyId === null) return { kind: "ask", data: { ...wish, page: Number(page) } };
    const duty = wish.dutyId === null ? null : await findDuty(ctx.services.db, wish.dutyId);
    if (!duty || !agencyToReportFor(ctx.member, duty.agencyId)) return done(ctx.t("reporting.notYours"));
    const [, day] = /^t(\d{4}-\d\d-\d\d)$/.exec(value) ?? [];
    if (day && wish.toDay === null) return withDuty(ctx, duty, { ...wish, toDay: day });
    if (value === "edit") return { kind: "ask", data: { ...wish, toDay: null, reason: null } };
    if (value === "send" && wish.toDay !== null && wish.reason !== null)
      return send(ctx, duty, wish.toDay, wish.reason);
    return done(ctx.t("help.oldButton"));
  },
};

async function send(ctx: MemberContext, duty: DutyFacts, toDay: Day, reason: string): Promise<QuestionTurn> {
  const { db } = ctx.services;
  const { t, today, now, inboxId } = ctx;
  const wish = { dutyId: duty.id, toDay, reason, personId: ctx.member.personId, inboxId, now };
  const asked = await askExtension(db, wish, planOfYear(ctx, duty.planYear)!);
  if (!asked.ok) return done(asked.say(t));
  await tellOfAsking(db, now, holidaysOf(ctx));
  const label = inAgency(ctx, duty.agencyName, dutyLabel(duty, t, today));
  const words = { label, due: formatDay(duty.dueOn), day: formatDayInFull(toDay, t) };
  return done(t("decisions.extension.sent", words));
}

/** Of all agencies of the person, each with the one that is asked for it. */
async function openDuties(ctx: MemberContext) {
  const lists = await Promise.all(
    agenciesToReportFor(ctx.member).map(async ({ id, code }) => {
      const { overdue, soon, later } = await listWork(ctx.services.db, id, listedPlans(ctx), ctx.today);
      return [...overdue, ...soon, ...later].map((duty) => ({ duty, code }));
    }),
  );
  return lists.flat();
}

/** Those that are open; where there are more than a message takes, a page of them. */
async function whichDuty(
  ctx: MemberContext,
  { tasks, page = 1 }: Wish,
  choice: (value: string) => string,
  leave: Button,
): Promise<Message> {
  const { t, today } = ctx;
  const all = await openDuties(ctx);
  const duties = tasks ? all.filter(({ duty }) => tasks.includes(duty.task)) : all;
  const {
    shown,
    left,
    page: at,
  } = duties.length > shownAtOnce ? dutyPage(duties, page) : { shown: duties, left: 0, page: 1 };
  const buttons = shown.map(({ duty, code }) => ({
    label: ofAgency(ctx, code, dutyLabel(duty, t, today)),
    data: choice(`d${duty.id}`),
  }));
  const ways = [
    ...(left > 0 ? [{ label: t("decisions.extension.more", { count: left }), data: choice(`p${at + 1}`) }] : []),
    ...(at > 1 ? [{ label: t("common.back"), data: choice(`p${at - 1}`) }] : []),
    leave,
  ];
  const example = duties.at(-1)?.duty.task ?? "";
  const which = t("decisions.extension.which", { example });
  const text = at > 1 ? `${which}\n${t("decisions.extension.page", { page: at })}` : which;
  return { text, buttons: [...inRows(buttons, 2), ...inRows(ways, 2)] };
}

/** A code that is typed instead of a choice, with the day and the reason where they are said with it. */
async function takeDuty(ctx: MemberContext, wish: Wish, text: string): Promise<QuestionTurn> {
  const agencies = agenciesToReportFor(ctx.member);
  const reading = { catalogue: ctx.plan!.catalogue, agency: agencies[0]?.code ?? "", today: ctx.today, t: ctx.t };
  const isNamed = readNamed(text, reading) !== null;
  const { outcome, problems } = await read(ctx, text, reading.agency);
  if (!isNamed && (outcome === "items" || outcome === "question")) return { kind: "elsewhere" };
  const said = readIn(ctx, `xin gia hạn ${text}`, reading.agency);
  if (said?.indicator) return { kind: "ask", data: wish, sentence: ctx.t("decisions.extension.figure") };
  if (!said?.task) return takeDoubt(ctx, wish, problems);
  const known = { ...wish, until: said.until ?? wish.until, reason: usable(said.reason) ?? wish.reason };
  const asked = await findAsked(ctx, { ...said, agency: null });
  if (asked?.kind === "duty") return withDuty(ctx, asked.duty, known);
  if (asked?.kind === "none") return { kind: "ask", data: known, sentence: asked.sentence };
  const isOpen = (await openDuties(ctx)).some(({ duty }) => duty.task === said.task);
  if (isOpen) return { kind: "ask", data: { ...known, tasks: [said.task], page: 1 } };
  return { kind: "ask", data: known, sentence: ctx.t("aside.notYours", { code: said.task }) };
}

/** "VII.2", where two sections are printed so: those are offered. What else is doubtful is asked as of any report. */
async function takeDoubt(ctx: MemberContext, wish: Wish, [doubt]: Understanding["problems"]): Promise<QuestionTurn> {
  const meant = doubt?.choices.map(({ value }) => value.replaceAll(chosenMark, "")) ?? [];
  const known = new Set(ctx.plan!.catalogue.tasks.map(({ code }) => code));
  if (!doubt || meant.length === 0 || !meant.every((code) => known.has(code))) return { kind: "elsewhere" };
  const open = (await openDuties(ctx)).filter(({ duty }) => meant.includes(duty.task));
  const data = open.length > 0 ? { ...wish, tasks: meant, page: 1 } : wish;
  return { kind: "ask", data, sentence: doubt.sentence };
}

function whichDay(ctx: MemberContext, duty: DutyFacts, choice: (value: string) => string, leave: Button): Message {
  const { t, today } = ctx;
  const { deadlines, endsOn } = planOfYear(ctx, duty.planYear)!;
  const from = laterOf(duty.dueOn, today);
  const days = offered.map((count) => ({ count, day: addWorkingDays(from, count, deadlines.holidays) }));
  const buttons = days
    .filter(({ day }) => day <= endsOn)
    .map(({ count, day }) => [
      { label: t("decisions.extension.plus", { count, day: formatDay(day) }), data: choice(`t${day}`) },
    ]);
  const label = inAgency(ctx, duty.agencyName, dutyLabel(duty, t, today));
  const words = { label, due: formatDay(duty.dueOn), example: exampleDay(ctx, duty) };
  return { text: t("decisions.extension.askDay", words), buttons: [...buttons, [leave]], expects: "figure" };
}

function exampleDay(ctx: MemberContext, duty: DutyFacts): string {
  const { holidays } = planOfYear(ctx, duty.planYear)!.deadlines;
  return formatDay(addWorkingDays(laterOf(duty.dueOn, ctx.today), 5, holidays));
}

/** Words of a leave are no day; why more time is asked for may be one, unless somebody is named who stands in. */
function goesOnLeave(ctx: MemberContext, { dutyId, toDay, reason }: Wish, text: string): boolean {
  const said = readLeave(text, { today: ctx.today, holidays: holidaysOf(ctx) });
  if (!said) return false;
  const asksWhy = dutyId !== null && toDay !== null && reason === null;
  return !asksWhy || (said.kind === "away" && said.instead !== undefined);
}

/** Whether words in which no day can be are of reports, or ask something. */
async function isAbout(ctx: MemberContext, { agency }: DutyFacts, text: string): Promise<boolean> {
  const { outcome } = await read(ctx, text, agency);
  return outcome === "ask" || outcome === "question";
}

/** A report is no reason and no day; neither is "đã rõ", a list that is asked for, or more time for another task, a code alone. */
async function saysElse(ctx: MemberContext, { agency, task }: DutyFacts, text: string): Promise<boolean> {
  if ((await read(ctx, text, agency)).outcome === "items" || (await asksForElse(ctx, text))) return true;
  if ((await namesEvent(ctx, text)) || (await beginsReport(ctx, text, (code) => code === task))) return true;
  const reading = { catalogue: ctx.plan!.catalogue, agency, today: ctx.today, t: ctx.t };
  // "chờ ý kiến" is a reason, though a task is called so.
  if (/\d/.test(text) && readNamed(text, reading) !== null) return true;
  if ((readIn(ctx, text, agency)?.task ?? task) !== task) return true;
  const aside = readAsideSaid(text, reading);
  return aside !== null && aside.aside !== "extension";
}
