import { addDays, type Day, parseDay } from "../calendar/day.js";
import { formatDayInFull, formatDayShort, formatDayWithWeekday } from "../calendar/formats.js";
import { addWorkingDays } from "../calendar/working-days.js";
import { readLeave } from "../grammar/leave-wish.js";
import { type Colleague, findColleagues } from "../people/leave/colleagues.js";
import { findLeaves, formatLeaveDays, judgeLeave, keepLeave, type LeaveDays } from "../people/leave/leaves.js";
import { displayName, nameAtPost } from "../people/names.js";
import type { AgencyOfPost } from "../people/roles.js";
import { tellStandIns } from "../reminders/leave-notice.js";
import { fold } from "../text/fold.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { normalise } from "../text/normalise.js";
import type { MemberContext } from "./context.js";
import { done } from "./done.js";
import { namesEvent } from "./events.js";
import { agenciesToLeave, roleToLeave, standInNames } from "./leave-names.js";
import type { QuestionKind, QuestionTurn } from "./question.js";
import { holidaysOf } from "./rest-days.js";
import { asksForTime, beginsReport, reports } from "./says-else.js";

/** What was said so far: null where it was not. `personId` null: nobody is to stand in there. */
export interface Wish {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly standIns: readonly { readonly agencyId: number; readonly personId: number | null }[];
  /** Who stands in, as typed and not looked for yet. */
  readonly instead?: string | undefined;
}

type Step =
  | { readonly ask: "days" }
  | { readonly ask: "to"; readonly from: Day }
  | {
      readonly ask: "stand-in";
      readonly days: LeaveDays;
      readonly agency: AgencyOfPost;
      readonly among: readonly Colleague[];
    }
  | { readonly ask: "confirm"; readonly days: LeaveDays };

/** With "nobody" and the way out, a message has at most eight buttons. */
const mostColleagues = 6;

/** From when to when, who stands in at each agency, and the read-back: what is not said yet is asked. */
export const leaveQuestion: QuestionKind = {
  async show(ctx, data, choice) {
    const { wish, unknown } = await lookForStandIn(ctx, data as Wish);
    const step = await stepOf(ctx, wish);
    const leave = { label: ctx.t("common.cancel"), data: choice("leave") };
    switch (step.ask) {
      case "days":
        return whichDays(ctx, choice, leave);
      case "to":
        return untilWhen(ctx, step.from, choice, leave);
      case "stand-in":
        return below(unknown, whoInstead(ctx, step, choice, leave));
      case "confirm":
        return below(unknown, await readBack(ctx, wish, step.days, { choice, leave }));
    }
  },
  begun({ t }, data) {
    const { from, to } = data as Wish;
    if (from === null) return null;
    return { line: t("leave.begun", { days: daysOf(from, to, t) }), label: t("leave.begunLabel") };
  },
  async take(ctx, data, text) {
    const { wish } = await lookForStandIn(ctx, data as Wish);
    const step = await stepOf(ctx, wish);
    if (step.ask === "stand-in") {
      const chosen = readWho(text, step.among);
      if (chosen !== undefined) return choose(wish, step.agency.id, chosen);
    }
    // "có" says no days; what it was said to is shown again.
    if (ctx.assent) return { kind: "ask", data };
    if (await saysElse(ctx, text)) return { kind: "elsewhere" };
    const turn = takeDays(ctx, wish, step, text);
    const isAnother = readLeave(text, { today: ctx.today, holidays: holidaysOf(ctx) }) !== null;
    return isAnother ? sayDropped(ctx, wish, turn) : turn;
  },
  async choose(ctx, data, value) {
    const { wish } = await lookForStandIn(ctx, data as Wish);
    const step = await stepOf(ctx, wish);
    const [, from = "", to = ""] = /^d(\d{4}-\d\d-\d\d):(\d{4}-\d\d-\d\d)$/.exec(value) ?? [];
    const days = { from: parseDay(from), to: parseDay(to) };
    if (days.from && days.to && (step.ask === "days" || step.ask === "to"))
      return withDays(ctx, { from: days.from, to: days.to }, wish.instead);
    const [, agencyId, personId] = /^s(\d{1,9}):(\d{1,9})$/.exec(value) ?? [];
    if (step.ask === "stand-in" && Number(agencyId) === step.agency.id) {
      const chosen = Number(personId);
      if (chosen === 0 || step.among.some((one) => one.personId === chosen))
        return choose(wish, step.agency.id, chosen === 0 ? null : chosen);
    }
    if (step.ask === "confirm" && value === "edit")
      return { kind: "ask", data: { from: null, to: null, standIns: [] } };
    if (step.ask === "confirm" && value === "send") return keep(ctx, wish, step.days);
    return done(ctx.t("help.oldButton"));
  },
};

/** Who was named stands in wherever one colleague is called so; `unknown` says that nobody, or more than one, is. */
async function lookForStandIn(ctx: MemberContext, data: Wish): Promise<{ wish: Wish; unknown: string | null }> {
  const { instead, ...wish } = data;
  const { from, to } = wish;
  if (instead === undefined || from === null || to === null) return { wish: data, unknown: null };
  const standIns = [...wish.standIns];
  const { personId } = ctx.member;
  for (const { id: agencyId } of agenciesToLeave(ctx)) {
    const among = await findColleagues(ctx.services.db, { agencyId, personId, from, to });
    const chosen = readWho(instead, among);
    if (chosen !== undefined) standIns.push({ agencyId, personId: chosen });
  }
  const isFound = standIns.length > wish.standIns.length;
  return { wish: { ...wish, standIns }, unknown: isFound ? null : ctx.t("leave.unknownStandIn", { typed: instead }) };
}

function below(sentence: string | null, message: Message): Message {
  if (sentence === null) return message;
  const { text, ...rest } = message;
  return { text: `${sentence}\n${text}`, ...rest };
}

async function stepOf(ctx: MemberContext, { from, to, standIns }: Wish): Promise<Step> {
  if (from === null) return { ask: "days" };
  if (to === null) return { ask: "to", from };
  const days = { from, to };
  const { personId } = ctx.member;
  for (const agency of agenciesToLeave(ctx)) {
    if (standIns.some(({ agencyId }) => agencyId === agency.id)) continue;
    const among = await findColleagues(ctx.services.db, { agencyId: agency.id, personId, ...days });
    if (among.length > 0) return { ask: "stand-in", days, agency, among };
  }
  return { ask: "confirm", days };
}

function whichDays(ctx: MemberContext, choice: (value: string) => string, leave: Button): Message {
  const { t, today } = ctx;
  const tomorrow = addDays(today, 1);
  const from = addWorkingDays(today, 1, holidaysOf(ctx));
  const example = t("leave.example", {
    from: formatDayShort(from),
    to: formatDayShort(addWorkingDays(from, 3, holidaysOf(ctx))),
  });
  const day = (label: string, on: Day): Button => ({ label, data: choice(`d${on}:${on}`) });
  const buttons = [[day(t("leave.button.today"), today), day(t("leave.button.tomorrow"), tomorrow)], [leave]];
  return { text: t("leave.askDays", { example }), buttons, expects: "figure" };
}

function untilWhen(ctx: MemberContext, from: Day, choice: (value: string) => string, leave: Button): Message {
  const { t } = ctx;
  const only: Button = {
    label: t("leave.button.only", { day: formatDayShort(from) }),
    data: choice(`d${from}:${from}`),
  };
  const example = formatDayShort(addWorkingDays(from, 3, holidaysOf(ctx)));
  const text = t("leave.askTo", { from: formatDayWithWeekday(from, t), example });
  return { text, buttons: [[only], [leave]], expects: "figure" };
}

function whoInstead(
  ctx: MemberContext,
  { agency, among, days }: Extract<Step, { ask: "stand-in" }>,
  choice: (value: string) => string,
  leave: Button,
): Message {
  const { t } = ctx;
  const one = (label: string, personId: number): Button[] => [{ label, data: choice(`s${agency.id}:${personId}`) }];
  const names = among.slice(0, mostColleagues).map((who) => one(nameOf(ctx, who, agency, among), who.personId));
  const text = t(roleToLeave(ctx, agency.id) === "leader" ? "leave.askWhoLeads" : "leave.askWho", {
    agency: agency.name,
    days: formatLeaveDays(days, t),
  });
  return { text, buttons: [...names, one(t("leave.button.nobody"), 0), [leave]] };
}

/** By name; a person who gave none by post, with their number where several are of the same. */
function nameOf(ctx: MemberContext, who: Colleague, agency: AgencyOfPost, among: readonly Colleague[]): string {
  const post = { role: who.role, agency };
  if (who.name) return who.role === "leader" ? nameAtPost(who, post, ctx.t) : displayName(who, null, ctx.t);
  const alike = among.filter((one) => !one.name && one.role === who.role).length > 1;
  const shown = displayName(who, post, ctx.t);
  return alike ? `${shown} ${who.personId}` : shown;
}

async function readBack(
  ctx: MemberContext,
  wish: Wish,
  days: LeaveDays,
  { choice, leave }: { readonly choice: (value: string) => string; readonly leave: Button },
): Promise<Message> {
  const { t } = ctx;
  const before = (await findLeaves(ctx.services.db, ctx.member.personId, ctx.today)).filter(
    ({ from, to }) => from <= days.to && to >= days.from,
  );
  const agencies = agenciesToLeave(ctx);
  const of = (agencies.length > 0 ? agencies : ctx.member.posts.flatMap(({ agency }) => agency ?? []))
    .map(({ name }) => name)
    .join(", ");
  const lines: string[] = [
    t("leave.readBack", { agency: of, days: formatLeaveDays(days, t) }),
    ...(await insteadOf(ctx, wish)),
    ...before.map((one) => t("leave.replaces", { days: formatLeaveDays(one, t) })),
  ];
  const send = { label: t("common.confirm"), data: choice("send") };
  const edit = { label: t("common.edit"), data: choice("edit") };
  return { text: lines.join("\n"), buttons: [[send, edit, leave]], offer: { yes: send.data, no: leave.data } };
}

/** Who is told of the work meanwhile, a line for each agency. */
async function insteadOf(ctx: MemberContext, wish: Wish): Promise<string[]> {
  const { t } = ctx;
  const { personId } = ctx.member;
  const { from, to } = wish as LeaveDays;
  const lines: string[] = [];
  const agencies = agenciesToLeave(ctx);
  for (const agency of agencies) {
    const chosen = wish.standIns.find(({ agencyId }) => agencyId === agency.id)?.personId ?? null;
    const among = await findColleagues(ctx.services.db, { agencyId: agency.id, personId, from, to });
    const head = agencies.length > 1 ? `${agency.shortName} · ` : "";
    const who = among.find((one) => one.personId === chosen);
    const leads = roleToLeave(ctx, agency.id) === "leader";
    if (who) lines.push(head + t("leave.instead", { who: nameOf(ctx, who, agency, among) }));
    else if (leads && among.some(({ role }) => role === "leader")) lines.push(head + t("leave.otherLeaders"));
    else if (leads) lines.push(head + t("leave.officeForLeader"));
    else if (among.some(({ role }) => role === "focal_point")) lines.push(head + t("leave.others"));
    else lines.push(head + t(among.length > 0 ? "leave.leader" : "leave.office"));
  }
  return lines;
}

/** Undefined where it names nobody; null: nobody is to stand in. */
function readWho(text: string, among: readonly Colleague[]): number | null | undefined {
  const said = fold(normalise(text))
    .replace(/^(?:dc|d\/c|dong chi|anh|chi|co|chu) |(?: lam)? thay(?: em| toi)?[.! ]*$|[.!]+$/g, "")
    .trim();
  if (/^(?:khong|ko|k|chua)(?: (?:co|ai|co ai|co nguoi thay|ai thay|can|nguoi thay))?(?: a| thay a| thay)?$/.test(said))
    return null;
  const named = among.filter(({ name }) => name !== null && said.length > 1 && ` ${fold(name)}`.endsWith(` ${said}`));
  return named.length === 1 ? named[0]!.personId : undefined;
}

function choose(wish: Wish, agencyId: number, personId: number | null): QuestionTurn {
  return { kind: "ask", data: { ...wish, standIns: [...wish.standIns, { agencyId, personId }] } satisfies Wish };
}

/** "V.1 xong 18/KH-STP 23/2" says no days of leave, nor does "xin gia hạn V.2 đến 14/3". */
async function saysElse(ctx: MemberContext, text: string): Promise<boolean> {
  if (asksForTime(ctx, text, true) || (await namesEvent(ctx, text))) return true;
  return (await reports(ctx, text)) || (await beginsReport(ctx, text));
}

/** Days are taken at every step, under the read-back too. */
function takeDays(ctx: MemberContext, wish: Wish, step: Step, text: string): QuestionTurn {
  const said = readLeave(text, { today: ctx.today, holidays: holidaysOf(ctx) }, true);
  if (said?.kind === "no_such_day") return { kind: "ask", data: wish, sentence: ctx.t("leave.noSuchDay") };
  if (said?.kind === "away" && (said.from || said.to)) {
    const isOne = said.from !== null && said.from === said.to;
    if (step.ask === "to" && isOne)
      return withDays(ctx, { from: step.from, to: said.to! }, said.instead ?? wish.instead);
    const { from, to, instead } = said;
    if (from && to) return withDays(ctx, { from, to }, instead ?? wish.instead);
    return { kind: "ask", data: { from, to, standIns: [], instead: instead ?? wish.instead } satisfies Wish };
  }
  const isAsked = step.ask === "days" || step.ask === "to";
  if (isAsked && /\d/.test(text) && text.length < 40)
    return { kind: "ask", data: wish, sentence: ctx.t("leave.unread", { typed: text.slice(0, 40) }) };
  return { kind: "elsewhere" };
}

/** Another leave takes the place of the one that was not confirmed, which is said; days alone mend that one. */
function sayDropped(ctx: MemberContext, { from, to }: Wish, turn: QuestionTurn): QuestionTurn {
  if (turn.kind !== "ask" || turn.sentence !== undefined || from === null) return turn;
  const now = turn.data as Wish;
  if (now.from === from && (to === null || now.to === to)) return turn;
  return { ...turn, sentence: ctx.t("leave.inPlaceOf", { days: daysOf(from, to, ctx.t) }) };
}

function daysOf(from: Day, to: Day | null, t: Translate): string {
  return to === null ? t("leave.fromDay", { from: formatDayInFull(from, t) }) : formatLeaveDays({ from, to }, t);
}

function withDays(ctx: MemberContext, days: LeaveDays, instead?: string): QuestionTurn {
  const wrong = judgeLeave(days, ctx.today);
  if (wrong) return { kind: "ask", data: { from: null, to: null, standIns: [] }, sentence: wrong.say(ctx.t) };
  return { kind: "ask", data: { ...days, standIns: [], instead } satisfies Wish };
}

async function keep(ctx: MemberContext, wish: Wish, days: LeaveDays): Promise<QuestionTurn> {
  const { db } = ctx.services;
  const { personId } = ctx.member;
  const wrong = judgeLeave(days, ctx.today);
  if (wrong) return { kind: "ask", data: { from: null, to: null, standIns: [] }, sentence: wrong.say(ctx.t) };
  const mine = agenciesToLeave(ctx).map(({ id }) => id);
  const standIns = wish.standIns.flatMap((one) =>
    one.personId !== null && mine.includes(one.agencyId) ? [{ agencyId: one.agencyId, personId: one.personId }] : [],
  );
  const kept = await keepLeave(db, { personId, ...days, standIns }, ctx);
  await tellStandIns(db, { leave: kept.leave, over: kept.replaced }, ctx.now);
  const { t } = ctx;
  const names = await standInNames(ctx, kept.leave.standIns);
  const lines: string[] = [
    t("leave.kept", { days: formatLeaveDays(days, t) }),
    ...(names === "" ? [] : [t("leave.told", { names })]),
    t(mine.some((id) => roleToLeave(ctx, id) === "focal_point") ? "leave.howBack" : "leave.howBackLeader"),
  ];
  return done(lines.join("\n"));
}
