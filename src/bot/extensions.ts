import type { Day } from "../calendar/day.js";
import { formatDay, formatDayInFull } from "../calendar/formats.js";
import { addWorkingDays } from "../calendar/working-days.js";
import { agenciesToReportFor, agencyToReportFor } from "../people/roles.js";
import { describeDutySubject } from "../reporting/audit-subjects.js";
import { askExtension, findAskedExtension } from "../reporting/decisions/extensions.js";
import {
  type DaySaid,
  dayOfUntil,
  type ExtensionSaid,
  readExtension,
  readUntil,
} from "../reporting/decisions/read-extension.js";
import { checkReason } from "../reporting/decisions/reasons.js";
import { judgeExtension, laterOf } from "../reporting/decisions/rules.js";
import type { DutyFacts } from "../reporting/duty-facts.js";
import { findDuty } from "../reporting/find-duties.js";
import { dutyLabel } from "../reporting/labels.js";
import { entriesInHand } from "../reporting/pass/pass.js";
import { readAsideSaid } from "../reporting/read-aside.js";
import { listWork } from "../reporting/work-list.js";
import type { Button, Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { draftsOf } from "./drafts-of-update.js";
import { findAsked } from "./own-questions.js";
import { listedPlans, planOfYear } from "./plan-of-update.js";
import { askQuestion, type QuestionKind, type QuestionTurn } from "./question.js";
import { refuseForeign } from "./refuse-foreign.js";
import { say, sendNew } from "./show.js";
import { read } from "./take-lines.js";

/** Null where it was not said yet. */
interface Wish {
  readonly dutyId: number | null;
  readonly until: DaySaid | null;
  readonly toDay: Day | null;
  readonly reason: string | null;
}

const nothing: Wish = { dutyId: null, until: null, toDay: null, reason: null };
const shownDuties = 7;
/** Working days that are offered with a button. */
const offered = [3, 5, 10] as const;

/** /giahan with the words that follow it. */
export async function beginExtension(ctx: MemberContext, words: string): Promise<void> {
  const [agency] = agenciesToReportFor(ctx.member);
  if (!agency) return say(ctx, ctx.t("reporting.noAgency"));
  if (!ctx.plan) return say(ctx, ctx.t("reporting.noPlan"));
  const said = readIn(ctx, `xin gia hạn ${words}`, agency.code);
  await beginSaid(ctx, said ?? { task: null, indicator: null, period: null, until: null, reason: null });
}

/** A message that asks for more time; false for any other. */
export async function takeExtension(ctx: MemberContext, text: string): Promise<boolean> {
  const [agency] = agenciesToReportFor(ctx.member);
  if (!agency || !ctx.plan) return false;
  const said = readIn(ctx, text, agency.code);
  if (!said) return false;
  // A report in the same message is not recorded with it: that is said, not left to be thought.
  const { items } = await read(ctx, text, agency.code);
  await beginSaid(ctx, said, items.length > 0 ? ctx.t("decisions.extension.apart") : undefined);
  return true;
}

/** The button under a duty. */
export async function extendDuty(ctx: MemberContext, dutyId: number): Promise<void> {
  const duty = await findDuty(ctx.services.db, dutyId);
  if (duty && agencyToReportFor(ctx.member, duty.agencyId)) return begin(ctx, duty, nothing);
  await refuseForeign(ctx, duty ? describeDutySubject(duty) : `duty ${dutyId}`);
}

function readIn(ctx: MemberContext, text: string, agency: string): ExtensionSaid | null {
  return readExtension(text, { catalogue: ctx.plan!.catalogue, agency, today: ctx.today, t: ctx.t });
}

async function beginSaid(
  ctx: MemberContext,
  { until, reason, ...about }: ExtensionSaid,
  apart?: string,
): Promise<void> {
  const wish = { ...nothing, until, reason: reason && checkReason(reason).ok ? reason : null };
  if (about.indicator)
    return sendNew(ctx, await besideReport(ctx, { text: ctx.t("decisions.extension.figure"), buttons: [] }));
  if (about.task) {
    const asked = await findAsked(ctx, { ...about, agency: null });
    if (asked?.kind === "duty") return begin(ctx, asked.duty, wish, apart);
    return say(ctx, asked?.kind === "none" ? asked.sentence : ctx.t("aside.notYours", { code: about.task }));
  }
  const open = (await draftsOf(ctx)).focused;
  const [only, second] = open ? entriesInHand(open.draft) : [];
  const duty = only?.kind === "task" && !second ? await findDuty(ctx.services.db, only.dutyId) : null;
  if (duty) return begin(ctx, duty, wish, apart);
  if ((await openDuties(ctx)).length === 0) return say(ctx, ctx.t("decisions.extension.none"));
  await askQuestion(ctx, "extension", wish, apart);
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
  if (!plan || plan.isArchive(ctx.today)) return over(ctx.t("reporting.archive", { year: duty.planYear }));
  const { t, today } = ctx;
  const toDay = wish.toDay ?? (wish.until && dayOfUntil(wish.until, duty.dueOn, today, plan.deadlines.holidays));
  const named = { ...wish, dutyId: duty.id, until: null };
  const judged = judgeExtension(duty, toDay ?? laterDay(duty, today, plan.endsOn), today, plan.endsOn);
  if (judged && (judged.code === "settled" || judged.code === "closed" || toDay === null))
    return over(`${dutyLabel(duty, t, today)}: ${judged.say(t)}`);
  if (judged) return { kind: "ask", data: { ...named, toDay: null }, sentence: judged.say(t) };
  return { kind: "ask", data: { ...named, toDay } };
}

function laterDay({ dueOn }: DutyFacts, today: Day, endsOn: Day): Day {
  const later = laterOf(dueOn, today);
  return later < endsOn ? endsOn : later;
}

function over(text: string): QuestionTurn {
  return { kind: "done", message: { text, buttons: [] } };
}

/** Which duty, until when, why, and the read-back: what is not said yet is asked. */
export const extensionQuestion: QuestionKind = {
  async show(ctx, data, choice) {
    const wish = data as Wish;
    const leave = { label: ctx.t("common.cancel"), data: choice("leave") };
    if (wish.dutyId === null) return whichDuty(ctx, choice, leave);
    const duty = (await findDuty(ctx.services.db, wish.dutyId))!;
    if (wish.toDay === null) return whichDay(ctx, duty, choice, leave);
    const { t, today } = ctx;
    const label = dutyLabel(duty, t, today);
    const days = { label, due: formatDay(duty.dueOn), day: formatDayInFull(wish.toDay, t) };
    if (wish.reason === null)
      return { text: t("decisions.extension.askReason", days), buttons: [[leave]], expects: "figure" };
    const before = await findAskedExtension(ctx.services.db, duty.id);
    const lines: string[] = [
      t("decisions.extension.readBack", { ...days, agency: duty.agencyName, reason: wish.reason }),
      ...(before ? [t("decisions.extension.replaces", { day: formatDay(before.toDay) })] : []),
    ];
    const send = { label: t("decisions.send"), data: choice("send") };
    const edit = { label: t("common.edit"), data: choice("edit") };
    return { text: lines.join("\n"), buttons: [[send, edit, leave]], offer: { yes: send.data, no: leave.data } };
  },
  async take(ctx, data, text) {
    const wish = data as Wish;
    if (wish.dutyId === null) return { kind: "elsewhere" };
    const duty = (await findDuty(ctx.services.db, wish.dutyId))!;
    const until = readUntil(text, ctx.today);
    if (await saysElse(ctx, duty, text)) return { kind: "elsewhere" };
    if (wish.toDay === null) {
      if (until) return withDuty(ctx, duty, { ...wish, until });
      return {
        kind: "ask",
        data,
        sentence: ctx.t("decisions.extension.noDay", { typed: text.slice(0, 40), example: exampleDay(ctx, duty) }),
      };
    }
    if (wish.reason !== null)
      return until ? withDuty(ctx, duty, { ...wish, until, toDay: null }) : { kind: "ask", data };
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
    const duty = wish.dutyId === null ? null : await findDuty(ctx.services.db, wish.dutyId);
    if (!duty || !agencyToReportFor(ctx.member, duty.agencyId)) return over(ctx.t("reporting.notYours"));
    const [, day] = /^t(\d{4}-\d\d-\d\d)$/.exec(value) ?? [];
    if (day && wish.toDay === null) return withDuty(ctx, duty, { ...wish, toDay: day });
    if (value === "edit") return { kind: "ask", data: { ...wish, toDay: null, reason: null } };
    if (value === "send" && wish.toDay !== null && wish.reason !== null)
      return send(ctx, duty, wish.toDay, wish.reason);
    return over(ctx.t("help.oldButton"));
  },
};

async function send(ctx: MemberContext, duty: DutyFacts, toDay: Day, reason: string): Promise<QuestionTurn> {
  const { db } = ctx.services;
  const { t, today, now, inboxId } = ctx;
  const wish = { dutyId: duty.id, toDay, reason, personId: ctx.member.personId, inboxId, now };
  const asked = await askExtension(db, wish, planOfYear(ctx, duty.planYear)!);
  if (!asked.ok) return over(asked.say(t));
  const words = { label: dutyLabel(duty, t, today), due: formatDay(duty.dueOn), day: formatDayInFull(toDay, t) };
  return over(t("decisions.extension.sent", words));
}

async function openDuties(ctx: MemberContext) {
  const lists = await Promise.all(
    agenciesToReportFor(ctx.member).map(({ id }) => listWork(ctx.services.db, id, listedPlans(ctx), ctx.today)),
  );
  return lists.flatMap(({ overdue, soon, later }) => [...overdue, ...soon, ...later]);
}

async function whichDuty(ctx: MemberContext, choice: (value: string) => string, leave: Button): Promise<Message> {
  const duties = (await openDuties(ctx)).slice(0, shownDuties);
  const buttons = duties.map((duty) => ({ label: dutyLabel(duty, ctx.t, ctx.today), data: choice(`d${duty.id}`) }));
  return { text: ctx.t("decisions.extension.which"), buttons: [...inRows(buttons, 2), [leave]] };
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
  const words = { label: dutyLabel(duty, t, today), due: formatDay(duty.dueOn), example: exampleDay(ctx, duty) };
  return { text: t("decisions.extension.askDay", words), buttons: [...buttons, [leave]], expects: "figure" };
}

function exampleDay(ctx: MemberContext, duty: DutyFacts): string {
  const { holidays } = planOfYear(ctx, duty.planYear)!.deadlines;
  return formatDay(addWorkingDays(laterOf(duty.dueOn, ctx.today), 5, holidays));
}

/** A report is no reason and no day; neither is "đã rõ". */
async function saysElse(ctx: MemberContext, { agency }: DutyFacts, text: string): Promise<boolean> {
  if ((await read(ctx, text, agency)).outcome === "items") return true;
  const aside = readAsideSaid(text, { catalogue: ctx.plan!.catalogue, agency, today: ctx.today, t: ctx.t });
  return aside !== null && aside.aside !== "extension";
}
