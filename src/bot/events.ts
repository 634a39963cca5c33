import { addDays } from "../calendar/day.js";
import { findEvent, findEventDuties, listEvents, type OpenedEvent } from "../events/find.js";
import { tellsOfEvent } from "../events/likely.js";
import { readEventDays } from "../events/setting.js";
import { eventMessage, eventsMessage, type Listening, type Looking } from "../events/texts.js";
import { type Happened, nothingTold, readTold, type Setting, type Told, tasksToOpen } from "../events/told.js";
import { focalPointsOf } from "../people/focal-points.js";
import { type AgencyOfPost, agenciesToReportFor, isOffice } from "../people/roles.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { nudgeGoesAt } from "../reminders/nudge.js";
import { idsOf } from "../requests/send.js";
import { fold } from "../text/fold.js";
import { normalise } from "../text/normalise.js";
import type { MemberContext } from "./context.js";
import { takePlan } from "./plan-of-update.js";
import { askQuestion } from "./question.js";
import { noteRefusal, refuseForeign } from "./refuse-foreign.js";
import { say, showStep } from "./show.js";
import { read } from "./take-lines.js";
import { chooseAgency } from "./work.js";

/** /phatsinh: what has happened so far, and the way to tell of something; with words, what has happened. */
export async function eventCommand(ctx: MemberContext, words: string): Promise<void> {
  if (!ctx.plan) return say(ctx, ctx.t("reporting.noPlan"));
  if (words === "") return showEvents(ctx, 1);
  await begin(ctx, words);
}

/** [Việc phát sinh mới] */
export async function newEvent(ctx: MemberContext): Promise<void> {
  await begin(ctx, "");
}

const SPEAKS = /^(?:(?:co|bao|vua|moi|cos) )*(?:viec |su viec )?phat sinh(?: viec| su viec)?[\s:,.–-]+/;
/** "III.4 phát sinh ngày 20/2": behind the code; "III.4 phát sinh vướng mắc" says how it stands. */
const SPEAKS_BEHIND =
  /^([ivx]+[a-z]?\.\d+|\d+\.\d+)[\s:,–-]+(?:(?:co|vua|moi) )*phat sinh(?=[:,]| *$| (?:ngay|hom|tu|quyet dinh|qd|van ban|vbqppl|nghi quyet|su viec|viec)(?![a-z]))[\s:,.–-]*/;
const HAPPENED = /^(?:vua|moi|da|hom nay|sang nay|chieu nay|hom qua)(?: moi| vua| co)* /;

/**
 * Something that happened, told in words: "vừa ban hành quyết định công bố … ngày 10/5", "phát sinh III.4 …". False for
 * anything that does not speak of it as the plan does, or names a task that is reported as any.
 */
export async function takeEvent(ctx: MemberContext, text: string): Promise<boolean> {
  const spoken = await readSpoken(ctx, text);
  if (!spoken) return false;
  const { words, speaks, task } = spoken;
  const openers = openersOf(ctx);
  const tasks = openers.flatMap((agency) => tasksToOpen(ctx.plan!.catalogue, agency?.code ?? null));
  if (!(speaks && task !== null) && !tellsOfEvent(words, tasks)) return false;
  // What is a report as it stands is one.
  if (!speaks)
    for (const agency of openers) if (agency && (await read(ctx, text, agency.code)).items.length > 0) return false;
  await begin(ctx, words);
  return true;
}

/**
 * "phát sinh III.4 …": it says of what task something happened, and so is no answer to whatever is asked, but of that same
 * task (`own`).
 */
export async function namesEvent(ctx: MemberContext, text: string, own: string | null = null): Promise<boolean> {
  const task = (await readSpoken(ctx, text, true))?.task ?? null;
  return task !== null && task !== own;
}

/**
 * `speaks`: it says "phát sinh"; `mustSpeak`: nothing else is looked at, nor anything asked of the database. Null for what
 * tells of nothing that happens, or names what is no such task.
 */
async function readSpoken(ctx: MemberContext, text: string, mustSpeak = false) {
  const { plan } = ctx;
  if (!plan || text.includes("\n") || text.length > 400) return null;
  const typed = normalise(text).trim();
  const folded = fold(typed);
  const behind = SPEAKS_BEHIND.exec(folded);
  const speaks = behind ?? SPEAKS.exec(folded);
  if (!speaks && (mustSpeak || !HAPPENED.test(folded))) return null;
  const rest = typed.slice(speaks?.[0].length ?? 0);
  const words = behind ? `${typed.slice(0, behind[1]!.length)} ${rest}`.trim() : rest;
  const told = readTold(words, nothingTold(null), await settingOf(ctx, plan));
  if ("refused" in told && told.refused !== "led_by_others") return null;
  return { words, speaks: speaks !== null, task: "refused" in told ? null : told.task };
}

/** For whom a person may open something: their agencies, and the office (null). */
function openersOf({ member }: MemberContext): readonly (AgencyOfPost | null)[] {
  return [...agenciesToReportFor(member), ...(isOffice(member) ? [null] : [])];
}

async function begin(ctx: MemberContext, words: string): Promise<void> {
  const plan = ctx.plan!;
  if (plan.isArchive(ctx.today)) return say(ctx, ctx.t("nudge.archive", { number: plan.number }));
  if (isOffice(ctx.member)) return beginFor(ctx, null, words);
  // Of several agencies, for the first that may open what is named.
  const setting = await settingOf(ctx, plan);
  const able = agenciesToReportFor(ctx.member).filter(({ code }) => {
    const told = readTold(words, nothingTold(code), setting);
    return tasksToOpen(plan.catalogue, code).length > 0 && !("refused" in told);
  });
  const [only, second] = able;
  if (!only || second === undefined || words !== "")
    return beginFor(ctx, only ?? agenciesToReportFor(ctx.member)[0]!, words);
  await chooseAgency(ctx, (agency) => beginFor(ctx, agency, words), "work");
}

async function beginFor(ctx: MemberContext, agency: AgencyOfPost | null, words: string): Promise<void> {
  const plan = ctx.plan!;
  const setting = await settingOf(ctx, plan);
  const start = nothingTold(agency?.code ?? null);
  const told = words === "" ? start : readTold(words, start, setting);
  if ("refused" in told) {
    if (told.refused === "led_by_others") await noteRefusal(ctx, `event ${told.code} ${agency?.code ?? ""}`.trim());
    const codes = tasksToOpen(plan.catalogue, start.agency).map(({ code }) => code);
    return say(ctx, ctx.t(`event.refused.${told.refused}`, { code: told.code, codes: codes.join(", ") }));
  }
  const tasks = tasksToOpen(plan.catalogue, start.agency);
  if (tasks.length === 0) return say(ctx, ctx.t("event.nothingToOpen"));
  const [only, second] = tasks;
  const known = told.task === null && !second ? { ...told, task: only!.code } : told;
  await askQuestion(ctx, "event", { planId: plan.id, told: known, agencyId: agency?.id ?? null, edit: null });
}

/** The days that an event of a plan may have are its year's, and those on which it takes reports. */
export async function settingOf({ services, today, t }: MemberContext, plan: PlanInForce): Promise<Setting> {
  const { catalogue, deadlines, beginsOn, endsOn } = plan;
  const workingDays = await readEventDays(services.db);
  return { catalogue, holidays: deadlines.holidays, today, beginsOn: addDays(beginsOn, -31), endsOn, workingDays, t };
}

/** Who would hear it, by the rows as they are now. */
export async function listeningTo(ctx: MemberContext, { leads }: Happened): Promise<Listening> {
  const { db } = ctx.services;
  const plan = ctx.plan!;
  const ids = await idsOf(db, plan.id, leads, ctx.today);
  const listeners = await focalPointsOf(db, [...ids.values()]);
  const goesAt = nudgeGoesAt(ctx.now, plan.deadlines.holidays);
  const joined = [...ids].filter(([, id]) => listeners.some(({ agencyId }) => agencyId === id));
  return { joined: new Set(joined.map(([code]) => code)), later: goesAt > ctx.now ? goesAt : null };
}

/** What has happened in the plan: all of it to the office, to others what they lead or opened. */
export async function showEvents(ctx: MemberContext, page: number): Promise<void> {
  const plan = ctx.plan!;
  const { db } = ctx.services;
  const agencies = agenciesToReportFor(ctx.member);
  const seesAll = isOffice(ctx.member);
  const of = seesAll ? null : { agencies: agencies.map(({ code }) => code), personId: ctx.member.personId };
  const events = await listEvents(db, plan.id, of);
  const canOpen =
    !plan.isArchive(ctx.today) &&
    openersOf(ctx).some((one) => tasksToOpen(plan.catalogue, one?.code ?? null).length > 0);
  if (events.length === 0 && canOpen) return begin(ctx, "");
  const taskIds = events.map(({ taskId }) => taskId);
  const duties = await findEventDuties(db, taskIds, plan.heirs);
  const looking = { page, canOpen, seesAll, agencyIds: agencies.map(({ id }) => id) };
  await showStep(ctx, eventsMessage(events, duties, looking, { plan, t: ctx.t }));
}

/** What became of one. */
export async function showEvent(ctx: MemberContext, id: number): Promise<void> {
  const event = await eventFor(ctx, id, maySee);
  if (!event) return;
  const plan = ctx.plan!;
  const duties = (await findEventDuties(ctx.services.db, [event.taskId], plan.heirs)).get(event.taskId) ?? [];
  await showStep(ctx, eventMessage(event, duties, lookingAt(ctx, event), { plan, t: ctx.t }));
}

function lookingAt({ member }: MemberContext, event: OpenedEvent): Looking {
  const agencyIds = agenciesToReportFor(member).map(({ id }) => id);
  return { seesAll: isOffice(member), mayWithdraw: mayWithdraw(member, event), agencyIds };
}

/** The office, and who opened it while they answer for that agency. */
function mayWithdraw(member: MemberContext["member"], { personId, agencyId }: OpenedEvent): boolean {
  if (isOffice(member)) return true;
  return personId === member.personId && agenciesToReportFor(member).some(({ id }) => id === agencyId);
}

/** The office, who leads it, and who opened it. */
function maySee(member: MemberContext["member"], { leads, personId }: OpenedEvent): boolean {
  if (isOffice(member) || personId === member.personId) return true;
  return agenciesToReportFor(member).some(({ code }) => leads.includes(code));
}

/** [Thu hồi]: asks why. */
export async function askToWithdrawEvent(ctx: MemberContext, id: number): Promise<void> {
  const event = await withdrawable(ctx, id);
  if (!event) return;
  if (event.withdrawn) return say(ctx, ctx.t("event.withdrawnBefore", { task: event.task }));
  await askQuestion(ctx, "event-withdraw", { event: id });
}

/** An event that the person may take back; null, and refused, where there is none. */
export function withdrawable(ctx: MemberContext, id: number): Promise<OpenedEvent | null> {
  return eventFor(ctx, id, mayWithdraw);
}

/** An event that the person may do this with; null, and refused, where there is none. */
async function eventFor(ctx: MemberContext, id: number, may: typeof mayWithdraw): Promise<OpenedEvent | null> {
  const event = await findEvent(ctx.services.db, id);
  const plan = event && ctx.plans.find((one) => one.id === event.planId);
  takePlan(ctx, plan);
  if (event && plan && may(ctx.member, event)) return event;
  await refuseForeign(ctx, event ? event.task : `event ${id}`);
  return null;
}

/** The told words as a question keeps them. */
export interface EventData {
  readonly planId: number;
  readonly told: Told;
  readonly agencyId: number | null;
  /** A part that is to be said anew; null: what is missing. */
  readonly edit: "menu" | "task" | "what" | "day" | "leads" | null;
}
