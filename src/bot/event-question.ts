import { parseDay } from "../calendar/day.js";
import { findEvent } from "../events/find.js";
import { openEvent } from "../events/open.js";
import { askedMessage, editMenu, openedMessage, readBack } from "../events/texts.js";
import {
  chooseDay,
  chooseLeads,
  chooseTask,
  happenedOf,
  longestSaid,
  nextStep,
  readDay,
  readLeads,
  readTold,
  type Setting,
  type Step,
  sayWhat,
  settleDoubt,
  type Told,
  tasksToOpen,
} from "../events/told.js";
import { withdrawEvent } from "../events/withdraw.js";
import type { Intent } from "../grammar/understanding.js";
import { agencyToReportFor, isOffice } from "../people/roles.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { shorten } from "../reporting/labels.js";
import { idsOf } from "../requests/send.js";
import { action } from "../text/actions.js";
import { comesWithEvents } from "../text/catalogue.js";
import { readDueDays } from "../text/due-days.js";
import type { Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import type { MemberContext } from "./context.js";
import { done } from "./done.js";
import { type EventData, listeningTo, namesEvent, settingOf, withdrawable } from "./events.js";
import { takePlan } from "./plan-of-update.js";
import type { QuestionKind, QuestionTurn } from "./question.js";
import { askedReason, asksByItself, editReason, isAnsweredAside, takeReason, withdrawalBegun } from "./reasons.js";
import { refuseForeign } from "./refuse-foreign.js";
import { asksForLeave, asksForTime, beginsReport, reports, reportsAtOnce } from "./says-else.js";
import { read } from "./take-lines.js";
import { yesOrNo } from "./yes-or-no.js";

/** Asks what happened, one part after another or all at once; reads it back with the deadline; opens it. */
export const eventQuestion: QuestionKind = {
  async show(ctx, data, choice): Promise<Message> {
    const { told, edit } = data as EventData;
    const plan = planOf(ctx, data);
    const setting = await settingOf(ctx, plan);
    const telling = { plan, setting, now: ctx.now, t: ctx.t, choice };
    if (edit === "menu") return editMenu(telling);
    const step = edit ?? nextStep(told, setting);
    if (step !== "confirm") return askedMessage(step, edit === null ? told : anew(told), telling);
    const happened = happenedOf(told, setting)!;
    return readBack(happened, await listeningTo(ctx, happened), telling);
  },
  begun(ctx, data) {
    const { said, task } = (data as EventData).told;
    const what = said === "" ? task : said;
    return what === null
      ? null
      : { line: ctx.t("event.begun", { what: shorten(what, 60) }), label: ctx.t("event.begunLabel") };
  },
  async take(ctx, data, text) {
    const asked = data as EventData;
    const setting = await settingOf(ctx, planOf(ctx, data));
    const step = asked.edit === "menu" ? "confirm" : (asked.edit ?? nextStep(asked.told, setting));
    if (text.length > longestSaid) {
      const sentence = ctx.t("event.tooLong", { n: formatCount(text.length), most: formatCount(longestSaid) });
      return { kind: "ask", data, sentence };
    }
    // "có" and "không" say neither what happened nor for whom.
    if (ctx.assent) return { kind: "ask", data };
    if (await saysElse(ctx, asked, step, text)) return { kind: "elsewhere" };
    const answer = answerOf(step, text, asked.told, setting);
    if (answer === null) return { kind: "elsewhere" };
    if ("refused" in answer) {
      const codes = tasksToOpen(setting.catalogue, asked.told.agency).map(({ code }) => code);
      const sentence = ctx.t(`event.refused.${answer.refused}`, { code: answer.code, codes: codes.join(", ") });
      return { kind: "ask", data, sentence };
    }
    return { kind: "ask", data: { ...asked, told: answer, edit: null } satisfies EventData };
  },
  async choose(ctx, data, value) {
    const asked = data as EventData;
    const setting = await settingOf(ctx, planOf(ctx, data));
    if (value === "send") return open(ctx, asked, setting);
    const edit = edits[value];
    if (edit !== undefined) return { kind: "ask", data: { ...asked, edit } satisfies EventData };
    const told = chosen(value, asked.told, setting);
    return { kind: "ask", data: told ? ({ ...asked, told, edit: null } satisfies EventData) : data };
  },
};

/** The plan by which it was begun, which the update is then about. */
function planOf(ctx: MemberContext, data: unknown): PlanInForce {
  takePlan(
    ctx,
    ctx.plans.find(({ id }) => id === (data as EventData).planId),
  );
  return ctx.plan!;
}

const edits: Readonly<Record<string, EventData["edit"]>> = {
  edit: "menu",
  task: "task",
  what: "what",
  day: "day",
  leads: "leads",
  back: null,
};

/** What happened is told in words that many a question has too ("quyết định công bố"); these are of nothing that happens. */
const asksForOwn: readonly Intent[] = ["duties", "report", "figures", "help", "export"];

/** What was wrong before is not said of what is asked anew. */
function anew(told: Told): Told {
  return { ...told, unread: null, wrong: null };
}

/** A report is no answer, nor is a question, or what is asked for besides. */
async function saysElse(ctx: MemberContext, { told }: EventData, step: Step, text: string): Promise<boolean> {
  const own = told.task ?? "";
  if (asksForTime(ctx, text, step === "what") || asksForLeave(ctx, text)) return true;
  if ((await asksByItself(ctx, text)) || isAnsweredAside(ctx, text)) return true;
  if (step === "task") return (await reports(ctx, text)) || (await asksOrBegins(ctx, told, text, isOfEvents(ctx)));
  if (await namesEvent(ctx, text, own)) return true;
  // What happened may be told in the words of a task.
  if (step === "what") return reportsAtOnce(ctx, text, own);
  return (await reports(ctx, text)) || (await asksOrBegins(ctx, told, text));
}

async function asksOrBegins(
  ctx: MemberContext,
  { agency }: Told,
  text: string,
  isOwn?: (code: string) => boolean,
): Promise<boolean> {
  if (readDueDays(text) !== null || (await beginsReport(ctx, text, isOwn))) return true;
  const { intent } = await read(ctx, text, agency ?? "office");
  return intent !== null && asksForOwn.includes(intent);
}

/** The code of what is opened may stand in front of what happened. */
function isOfEvents({ plan }: MemberContext): (code: string) => boolean {
  return (code) => plan!.catalogue.tasks.some((task) => task.code === code && comesWithEvents(task));
}

/** Null for what is no answer: under the read-back only its buttons are. */
function answerOf(step: Step, text: string, told: Told, setting: Setting): ReturnType<typeof readTold> | null {
  switch (step) {
    case "task":
      return readTold(text, { ...told, task: null }, setting);
    case "what":
      return sayWhat(text, told, setting);
    case "day":
      return readDay(text, told, setting);
    case "which":
    case "leads":
      return readLeads(text, { ...told, doubts: [] }, setting);
    case "confirm":
      return null;
  }
}

function chosen(value: string, told: Told, setting: Setting): Told | null {
  const [what = "", of = ""] = [value.slice(0, value.indexOf(":")), value.slice(value.indexOf(":") + 1)];
  if (value === "all") return chooseLeads("all", told, setting);
  if (value === "known") return { ...told, unread: null };
  if (what === "lead") return chooseLeads(of, told, setting);
  if (what === "which") return settleDoubt(of, told, setting);
  if (what === "task" && tasksToOpen(setting.catalogue, told.agency).some(({ code }) => code === of))
    return chooseTask(of, told, setting);
  const day = what === "day" ? parseDay(of) : null;
  return day ? chooseDay(day, told, setting) : null;
}

/** [Xác nhận]: as it was read back, by who may still open it. */
async function open(ctx: MemberContext, { told, agencyId }: EventData, setting: Setting): Promise<QuestionTurn> {
  const plan = ctx.plan!;
  const happened = happenedOf(told, setting);
  const may = agencyId === null ? isOffice(ctx.member) : agencyToReportFor(ctx.member, agencyId) !== undefined;
  if (!happened || plan.isArchive(ctx.today)) return done(ctx.t("help.oldButton"));
  if (!may) {
    await refuseForeign(ctx, `event ${happened.task.code}`);
    return { kind: "elsewhere" };
  }
  const { db } = ctx.services;
  const opening = { plan, agencyId, personId: ctx.member.personId, inboxId: ctx.inboxId, now: ctx.now };
  const id = await db.$transaction((tx) => openEvent(tx, happened, opening));
  const event = (await findEvent(db, id))!;
  return { kind: "done", message: openedMessage(event, happened, await listeningTo(ctx, happened), ctx.t) };
}

interface Withdrawal {
  readonly event: number;
  /** Null where it was not said yet. */
  readonly reason?: string | null;
}

/** Asks why an event is taken back, reads the reason back, for everybody who heard of it gets it, and takes it back. */
export const eventWithdrawQuestion: QuestionKind = {
  async show(ctx, data, choice): Promise<Message> {
    const { event: id, reason } = data as Withdrawal;
    const event = (await findEvent(ctx.services.db, id))!;
    const named = { task: event.task, what: shorten(event.what, 120) };
    if (reason) return yesOrNo(ctx, ctx.t("event.withdrawReadBack", { ...named, reason }), choice, true);
    return askedReason(ctx, ctx.t("event.askReason", named), choice);
  },
  async begun(ctx, data) {
    const { task } = (await findEvent(ctx.services.db, (data as Withdrawal).event))!;
    return withdrawalBegun(ctx, task);
  },
  take: async (ctx, data, text) => takeReason(ctx, data as Withdrawal, text),
  async choose(ctx, data, value) {
    const { event: id, reason } = data as Withdrawal;
    if (value === "edit") return editReason(data as Withdrawal);
    if (value !== "yes" || !reason) return { kind: "elsewhere" };
    const event = await withdrawable(ctx, id);
    if (!event) return { kind: "elsewhere" };
    const plan = ctx.plan!;
    const { db } = ctx.services;
    const by = { reason, plan, personId: ctx.member.personId, inboxId: ctx.inboxId, now: ctx.now };
    const coordinators = plan.catalogue.tasks.find(({ code }) => code === event.of)?.coordinators ?? [];
    const helping = plan.catalogue.agencies.filter(({ code }) => coordinators.includes(code));
    const ids = await idsOf(db, plan.id, helping, ctx.today);
    const withdrawn = await db.$transaction((tx) => withdrawEvent(tx, event, { ...by, helpers: [...ids.values()] }));
    const sentence = ctx.t(withdrawn ? "event.withdrawn" : "event.withdrawnBefore", { task: event.task });
    const back = { label: ctx.t("common.back"), data: action.events() };
    return { kind: "done", message: { text: sentence, buttons: [[back]] } };
  },
};
